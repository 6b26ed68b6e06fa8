import type { Appeal, Forward, Reply, Status } from '../../domain/envelope.ts';
import { formFacts } from '../../domain/papers/form-facts.ts';
import { KIND_WORDS, OUTCOME_WORDS, STATUS_WORDS, termWords } from '../../domain/papers/letter-words.ts';
import type { Block, Fact, Paper } from '../../domain/papers/paper.ts';
import { paperDay, paperTime } from '../../domain/papers/paper-time.ts';
import type { LetterOverview } from '../../ports/case-reads.ts';
import { agencyOfLeg, type CaseRecord, sealOfLetter } from './case-record.ts';
import { fileBlocks, numberFacts, type Pen, paperCheck, paperFrame, personFacts, personName } from './paper-parts.ts';

/** What a letter is called on paper. */
export const letterHeading = (pen: Pen, record: CaseRecord, { kind }: LetterOverview): string =>
  pen.pick(kind === 'SUBMISSION' ? record.typeName : KIND_WORDS[kind]);

/** A letter of either direction as a paper. Pure. */
export const letterPaper = (pen: Pen, record: CaseRecord, letter: LetterOverview, code: string): Paper => {
  const { trackingNumber } = record.overview;
  const leg = record.legs.find(({ legId }) => legId === letter.legId);
  const toAgency = letter.direction === 'to_agency';
  return {
    ...paperFrame(pen, { heading: letterHeading(pen, record, letter), trackingNumber, dated: letter.createdAt }),
    blocks: [
      {
        block: 'facts',
        facts: [
          ...numberFacts(pen, trackingNumber, leg),
          ...(toAgency ? citizenFacts(pen, record, letter) : agencyFacts(pen, record, letter)),
        ],
      },
      ...wordsOf(pen, letter),
      ...formBlocks(pen, record, letter),
      ...appealBlocks(pen, letter.words.reply?.appeal ?? letter.words.status?.appeal),
      ...fileBlocks(
        pen,
        record.files.filter(({ letterId }) => letterId === letter.letterId),
      ),
      { block: 'note', text: pen.say('copy') },
    ],
    check: paperCheck(pen, trackingNumber, sealOfLetter(record, letter), code),
  };
};

const citizenFacts = (
  pen: Pen,
  record: CaseRecord,
  { words, legId, createdAt, kind }: LetterOverview,
): readonly Fact[] => {
  const { person, represented } = words.initiator ?? record.initiator;
  const written = words.submittedAt === undefined ? createdAt : new Date(words.submittedAt);
  return [
    ...personFacts(pen, 'author', person),
    ...(represented === undefined ? [] : personFacts(pen, 'onBehalfOf', represented.party)),
    ...pen.fact('addressee', agencyOfLeg(record, legId, pen.language)),
    ...(kind === 'SUBMISSION' ? [] : pen.fact('letterType', pen.pick(record.typeName))),
    ...pen.fact('filedAt', paperTime(written)),
    ...pen.fact('replyForm', words.preferredReplyForm && pen.say(words.preferredReplyForm)),
    ...forwardFacts(pen, words.forward),
  ];
};

const agencyFacts = (pen: Pen, record: CaseRecord, { words, legId, createdAt }: LetterOverview): readonly Fact[] => [
  ...pen.fact('author', agencyOfLeg(record, legId, pen.language)),
  ...pen.fact('addressee', personName(record.initiator.represented?.party ?? record.initiator.person)),
  ...pen.fact('receivedAt', paperTime(createdAt)),
  ...replyFacts(pen, words.reply),
  ...statusFacts(pen, words.status),
  ...forwardFacts(pen, words.forward),
  ...pen.fact('refusalCode', words.problem?.code),
];

const replyFacts = (pen: Pen, reply: Reply | undefined): readonly Fact[] => {
  if (reply === undefined) return [];
  const { replyNumber, replyDate, ground, post } = reply;
  const number = [replyNumber, replyDate && paperDay(replyDate)].filter(Boolean).join(', ');
  return [
    ...pen.fact('agencyLetter', number),
    ...pen.fact('outcome', pen.pick(OUTCOME_WORDS[reply.outcome])),
    ...pen.fact('ground', ground?.legalGround),
    ...pen.fact('posted', post && [paperDay(post.postedOn), post.postalReference].filter(Boolean).join(', ')),
    ...pen.fact('responsible', reply.responsiblePerson),
  ];
};

const statusFacts = (pen: Pen, status: Status | undefined): readonly Fact[] =>
  status === undefined
    ? []
    : [
        ...pen.fact('status', pen.pick(STATUS_WORDS[status.code])),
        ...pen.fact('lastDay', status.newDueOn && paperDay(status.newDueOn)),
        ...pen.fact('ground', status.legalGround),
        ...pen.fact('responsible', status.responsiblePerson),
      ];

const forwardFacts = (pen: Pen, forward: Forward | undefined): readonly Fact[] =>
  forward === undefined
    ? []
    : [
        ...pen.fact('forwardedFrom', forward.forwardedFrom.name),
        ...pen.fact('forwardedTo', forward.forwardedTo.name),
        ...pen.fact('reason', pen.pick(forward.reason)),
        ...pen.fact('ground', forward.legalGround),
      ];

/** The title and the words themselves, in the language they were written in. */
const wordsOf = (pen: Pen, { words }: LetterOverview): readonly Block[] => {
  const { reply, status, problem, title } = words;
  const text = reply === undefined ? words.text : reply.text;
  const said = [
    text,
    status?.reason && pen.pick(status.reason),
    reply?.ground?.reason && pen.pick(reply.ground.reason),
    problem?.detail,
  ]
    .flatMap((one) => one ?? [])
    .filter((one) => one.trim() !== '');
  // A forward has said its reason among the facts.
  if (said.length === 0 && (words.forward !== undefined || status !== undefined)) return [];
  return [
    ...(title === undefined || title.trim() === '' ? [] : [{ block: 'heading' as const, text: title }]),
    said.length === 0 ? { block: 'note', text: pen.say('noText') } : { block: 'words', text: said.join('\n\n') },
  ];
};

const formBlocks = (pen: Pen, { formSchema }: CaseRecord, { words }: LetterOverview): readonly Block[] => {
  const facts = words.form === undefined ? [] : formFacts(words.form.canonicalJson, formSchema, pen.language);
  return facts.length === 0
    ? []
    : [
        { block: 'heading', text: pen.say('form') },
        { block: 'facts', facts },
      ];
};

const appealBlocks = (pen: Pen, appeal: Appeal | undefined): readonly Block[] =>
  appeal === undefined
    ? []
    : [
        {
          block: 'facts',
          facts: [
            ...pen.fact('appealTo', appeal.body),
            ...pen.fact('appealTerm', pen.pick(termWords(appeal.termAmount, appeal.termUnit))),
            ...pen.fact('ground', appeal.legalGround),
            ...pen.fact('reason', appeal.explanation && pen.pick(appeal.explanation)),
          ],
        },
      ];
