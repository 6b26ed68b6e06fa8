import type { Address, BilingualText, EnvelopeBody, Forward, Reply, Status } from '../../domain/envelope.ts';
import {
  APPEAL,
  EXTENSION_GROUND,
  FORWARD_REASON,
  outcomeParts,
  REASON_OF_STATUS,
  REPLYING_UNIT,
  RESPONSIBLE_PERSON,
  replyText,
} from './answer-words.ts';
import type { Word } from './words.ts';

const DAY_IN_TBILISI = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Tbilisi', dateStyle: 'short' });

/** What a word is written about. */
export interface WordContext {
  readonly sender: Address;
  readonly registrationNumber: string;
  /** ISO 8601 UTC, as `submittedAt`: when the citizen filed, as the letter says. */
  readonly registeredAt: string;
  readonly submittedAt: string;
  /** The agency that a FORWARD names, as the directory has it. */
  readonly addressOf: (agencyCode: string) => Address;
  readonly now: Date;
}

const inWords = (reason: string | undefined, example: BilingualText | undefined): { reason?: BilingualText } =>
  reason !== undefined ? { reason: { ka: reason } } : example === undefined ? {} : { reason: example };

const status = (word: Word, now: string): Status => {
  const code = word.code ?? 'IN_PROGRESS';
  const legalGround = word.legalGround ?? (code === 'EXTENDED' || code === 'RETURNED' ? EXTENSION_GROUND : undefined);
  return {
    code,
    occurredAt: now,
    reportedAt: now,
    ...inWords(word.reason, REASON_OF_STATUS[code]),
    ...(word.dueOn !== undefined && { newDueOn: word.dueOn }),
    ...(legalGround !== undefined && { legalGround }),
    ...(code === 'RETURNED' && { appeal: APPEAL }),
  };
};

const reply = (word: Word, { registrationNumber, now }: WordContext): Reply => {
  const outcome = word.outcome ?? 'ANSWERED';
  const replyDate = DAY_IN_TBILISI.format(now);
  const parts = outcomeParts(outcome, replyDate);
  return {
    outcome,
    occurredAt: now.toISOString(),
    reportedAt: now.toISOString(),
    replyNumber: `${registrationNumber}-1`,
    replyDate,
    text: word.text ?? replyText(outcome, registrationNumber),
    language: 'ka',
    ...parts,
    ...(parts.ground !== undefined && {
      ground: {
        legalGround: word.legalGround ?? parts.ground.legalGround,
        ...inWords(word.reason, parts.ground.reason),
      },
    }),
    responsiblePerson: RESPONSIBLE_PERSON,
    signatures: [],
  };
};

const forward = (word: Word, context: WordContext): Forward => {
  const now = context.now.toISOString();
  return {
    forwardedFrom: context.sender,
    forwardedTo: context.addressOf(word.toAgencyCode ?? ''),
    occurredAt: now,
    reportedAt: now,
    reason: word.reason === undefined ? FORWARD_REASON : { ka: word.reason },
    ...(word.legalGround !== undefined && { legalGround: word.legalGround }),
    originallySubmittedAt: context.submittedAt,
    originalRegistrationNumber: context.registrationNumber,
    extent: word.extent ?? 'WHOLE',
  };
};

/** The block that a word of an agency is sealed as. Pure. */
export const bodyOfWord = (word: Word, context: WordContext): EnvelopeBody => {
  const now = context.now.toISOString();
  switch (word.kind) {
    case 'REGISTRATION':
      return {
        block: 'registration',
        registration: {
          registrationNumber: word.registrationNumber ?? context.registrationNumber,
          registeredAt: word.registrationNumber === undefined ? context.registeredAt : now,
          reportedAt: now,
          unit: REPLYING_UNIT,
          responsiblePerson: RESPONSIBLE_PERSON,
          ...(word.dueOn !== undefined && { replyDueOn: word.dueOn }),
        },
      };
    case 'STATUS':
      return { block: 'status', status: status(word, now) };
    case 'REPLY':
      return { block: 'reply', reply: reply(word, context) };
    case 'FORWARD':
      return { block: 'forward', forward: forward(word, context) };
  }
};
