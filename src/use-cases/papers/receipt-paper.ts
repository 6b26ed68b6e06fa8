import type { Fact, Paper } from '../../domain/papers/paper.ts';
import { paperTime } from '../../domain/papers/paper-time.ts';
import { agencyOfLeg, type CaseRecord, type NamedSeal } from './case-record.ts';
import { letterHeading } from './letter-paper.ts';
import { fileBlocks, numberFacts, type Pen, paperCheck, paperFrame, personName } from './paper-parts.ts';

/** A proof of filing or a registration as a paper. Pure. */
export const receiptPaper = (pen: Pen, record: CaseRecord, seal: NamedSeal, code: string): Paper => {
  const { trackingNumber } = record.overview;
  const ofFiling = seal.filingReceipt === true;
  const letter = record.letters.find(({ letterId }) => letterId === seal.letterId);
  const files =
    ofFiling && letter !== undefined ? record.files.filter((file) => file.letterId === letter.letterId) : [];
  return {
    ...paperFrame(pen, {
      heading: pen.say(ofFiling ? 'filingReceipt' : 'registrationReceipt'),
      trackingNumber,
      dated: seal.sealedAt,
    }),
    blocks: [
      { block: 'statement', text: pen.say(ofFiling ? 'filingProof' : 'registrationProof') },
      {
        block: 'facts',
        facts: ofFiling
          ? [
              ...pen.fact('trackingNumber', trackingNumber),
              ...pen.fact('filedAt', paperTime(letter?.createdAt ?? seal.sealedAt)),
              ...pen.fact('author', personName((letter?.words.initiator ?? record.initiator).person)),
              ...pen.fact('addressee', agencyOfLeg(record, seal.legId, pen.language)),
              ...pen.fact('letterType', letter && letterHeading(pen, record, letter)),
              ...pen.fact('title', letter?.words.title ?? record.overview.title),
            ]
          : registrationFacts(pen, record, seal),
      },
      ...fileBlocks(pen, files),
      { block: 'note', text: pen.say('copy') },
    ],
    check: paperCheck(pen, trackingNumber, seal, code),
  };
};

// What this very message said: a later one may have corrected the number of the leg.
const registrationFacts = (pen: Pen, record: CaseRecord, seal: NamedSeal): readonly Fact[] => {
  const event = record.events.find(({ kind, messageId }) => kind === 'registered' && messageId === seal.messageId);
  const leg = record.legs.find(({ legId }) => legId === seal.legId);
  const said =
    event?.facts.registrationNumber === undefined || leg === undefined
      ? leg
      : { ...leg, registrationNumber: event.facts.registrationNumber, registeredAt: event.occurredAt };
  return [
    ...numberFacts(pen, record.overview.trackingNumber, said),
    ...pen.fact('agency', agencyOfLeg(record, seal.legId, pen.language)),
    ...pen.fact('filedAt', paperTime(record.overview.filedAt)),
    ...pen.fact('receivedAt', paperTime(seal.keptAt)),
  ];
};
