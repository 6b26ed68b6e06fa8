import type { Appeal, BilingualText, Forward, Reply, Status } from '../domain/envelope.ts';
import type { LetterWords } from '../ports/cases.ts';

type Texts = readonly (string | undefined)[];

const both = (text: BilingualText | undefined): Texts => [text?.ka, text?.en];

const ofAppeal = (appeal: Appeal | undefined): Texts =>
  appeal === undefined ? [] : [appeal.body, appeal.legalGround, ...both(appeal.explanation)];

const ofReply = (reply: Reply | undefined): Texts =>
  reply === undefined
    ? []
    : [
        ...[reply.text, reply.replyNumber, reply.responsiblePerson, reply.post?.postalReference],
        ...[reply.ground?.legalGround, ...both(reply.ground?.reason), ...ofAppeal(reply.appeal)],
      ];

const ofStatus = (status: Status | undefined): Texts =>
  status === undefined
    ? []
    : [...both(status.reason), status.legalGround, status.unit, status.responsiblePerson, ...ofAppeal(status.appeal)];

const ofForward = (forward: Forward | undefined): Texts =>
  forward === undefined
    ? []
    : [...both(forward.reason), forward.legalGround, forward.originalRegistrationNumber, forward.forwardedTo.name];

// The values of a form, at whatever depth; its member names are the contract's, not the citizen's.
const ofForm = (value: unknown): Texts => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(ofForm) : [];
};

/**
 * All that a citizen may remember of a letter: what its writer wrote, and the names of its files. Who wrote it is left out: names and
 * personal numbers are no words of the letter.
 */
export const letterTexts = (words: LetterWords, fileNames: readonly string[]): readonly string[] =>
  [
    ...[words.title, words.text, words.problem?.detail],
    ...ofForm(words.form === undefined ? undefined : JSON.parse(words.form.canonicalJson)),
    ...[...ofReply(words.reply), ...ofStatus(words.status), ...ofForward(words.forward)],
    ...fileNames,
  ].filter((text) => text !== undefined);
