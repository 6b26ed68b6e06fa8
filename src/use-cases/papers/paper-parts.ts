import { dayInTbilisi } from '../../domain/days.ts';
import type { Person } from '../../domain/envelope.ts';
import { type Label, labelsIn } from '../../domain/papers/labels.ts';
import type { Block, Fact, ListedFile, Paper, PaperCheck, PaperLanguage } from '../../domain/papers/paper.ts';
import { paperDay, paperTime } from '../../domain/papers/paper-time.ts';
import { sizeWords } from '../../domain/papers/size-words.ts';
import { WHO_ANSWERS } from '../../domain/plain-words.ts';
import { groupedCode } from '../../domain/verification-code.ts';
import type { FileOverview, LegOverview } from '../../ports/case-reads.ts';
import type { NamedSeal } from './case-record.ts';

/** Where papers come from, and where they are checked. */
export interface PaperPlace {
  /** The name of the gateway. */
  readonly issuer: string;
  /** The public page that checks them. */
  readonly verifyAddress: string;
}

/** What a paper is written with. */
export interface Pen {
  readonly language: PaperLanguage;
  readonly place: PaperPlace;
  say(label: Label): string;
  /** A text that is there in Georgian at least. */
  pick(text: { readonly ka: string; readonly en?: string | undefined }): string;
  /** A fact, or none where there is no value. */
  fact(label: Label, value: string | undefined): readonly Fact[];
}

/** A pen for one language. */
export const makePen = (language: PaperLanguage, place: PaperPlace): Pen => {
  const say = labelsIn(language);
  return {
    language,
    place,
    say,
    pick: (text) => (language === 'en' ? (text.en ?? text.ka) : text.ka),
    fact: (label, value) => (value === undefined || value.trim() === '' ? [] : [{ label: say(label), value }]),
  };
};

/** What all papers have in common. */
export const paperFrame = (
  pen: Pen,
  {
    heading,
    trackingNumber,
    dated,
  }: { readonly heading: string; readonly trackingNumber: string; readonly dated: Date },
): Omit<Paper, 'blocks'> => ({
  language: pen.language,
  documentTitle: `${heading} · ${trackingNumber}`,
  issuer: pen.place.issuer,
  number: trackingNumber,
  heading,
  foot: WHO_ANSWERS[pen.language],
  pageOf: pen.say('pageOf'),
  undrawable: pen.say('undrawable'),
  dated,
});

/** Both numbers of a case: ours, and the agency's once it has registered. */
export const numberFacts = (pen: Pen, trackingNumber: string, leg: LegOverview | undefined): readonly Fact[] => [
  ...pen.fact('trackingNumber', trackingNumber),
  ...pen.fact('registrationNumber', leg?.registrationNumber),
  ...pen.fact('registeredAt', leg?.registeredAt && paperTime(leg.registeredAt)),
];

/** Name and number of a person, as their own paper shows them. */
export const personFacts = (pen: Pen, label: 'author' | 'onBehalfOf', person: Person): readonly Fact[] =>
  person.kind === 'natural'
    ? [...pen.fact(label, personName(person)), ...pen.fact('personalNumber', person.personalNumber)]
    : [...pen.fact(label, person.name), ...pen.fact('organisationNumber', person.organisationNumber)];

/** The name of a person or organisation. */
export const personName = (person: Person): string =>
  person.kind === 'natural' ? `${person.givenName} ${person.familyName}` : person.name;

const whatBecameOf = ({ say }: Pen, { removed, scanState }: FileOverview): readonly string[] => {
  if (removed !== undefined) return [say(removed.because === 'infected' ? 'removedInfected' : 'removedNotCheckable')];
  return scanState === 'clean' ? [] : [say('beingChecked')];
};

const listedFile = (pen: Pen, file: FileOverview): ListedFile => ({
  name: file.fileName,
  about: [
    sizeWords(file.sizeBytes, pen.language),
    file.mediaType,
    ...(file.main ? [pen.say('mainFile')] : []),
    ...whatBecameOf(pen, file),
  ].join(' · '),
  sha256: file.sha256,
});

/** The list of attachments with its heading; nothing where there are none. */
export const fileBlocks = (pen: Pen, files: readonly FileOverview[]): readonly Block[] =>
  files.length === 0
    ? []
    : [
        { block: 'heading', text: pen.say('files') },
        { block: 'files', files: files.map((file) => listedFile(pen, file)) },
      ];

/** How a document is checked: who sealed it, its digest, and the code. */
export const paperCheck = (pen: Pen, trackingNumber: string, seal: NamedSeal | undefined, code: string): PaperCheck => {
  const { say, place } = pen;
  const signer = seal?.signer;
  const grouped = groupedCode(code);
  const day = (at: Date): string => paperDay(dayInTbilisi(at));
  return {
    title: say('check'),
    advice: say('checkAdvice').replace('{address}', () => place.verifyAddress),
    facts: [
      ...pen.fact('trackingNumber', trackingNumber),
      ...pen.fact('sealedBy', seal === undefined ? say('notSealed') : (signer?.name ?? seal.sealedBy)),
      ...pen.fact('sealedAt', seal && paperTime(seal.sealedAt)),
      ...pen.fact('certificate', signer?.serialNumber),
      ...pen.fact('certificateValid', signer && `${day(signer.notBefore)} – ${day(signer.notAfter)}`),
      ...pen.fact('issuedBy', signer?.issuer),
      ...pen.fact('envelopeSha256', seal?.sha256),
    ],
    code: grouped,
    link: `${place.verifyAddress}#${trackingNumber}/${grouped}`,
    linkAlt: say('checkLink'),
  };
};
