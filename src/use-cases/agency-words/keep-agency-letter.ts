import type { Envelope, Status } from '../../domain/envelope.ts';
import type { FileId, LetterId } from '../../domain/ids.ts';
import type { CaseSearch } from '../../ports/case-search.ts';
import type { Cases, Leg, LetterWords } from '../../ports/cases.ts';
import type { Ids } from '../../ports/clock.ts';
import type { Content } from '../../ports/content.ts';
import type { Files } from '../../ports/files.ts';
import type { Transaction } from '../../ports/transaction.ts';
import { letterTexts } from '../letter-texts.ts';

// The code, the instants and the day are in the case event; whatever else a status says is for the citizen to read.
const saysMore = ({ reason, legalGround, appeal }: Status): boolean =>
  reason !== undefined || legalGround !== undefined || appeal !== undefined;

/** The words of an envelope that a citizen is to read. @returns undefined where its case event says everything. */
const wordsOf = ({ body, files }: Envelope): LetterWords | undefined => {
  switch (body.block) {
    case 'reply':
      return { language: body.reply.language, reply: body.reply };
    case 'forward':
      return { language: 'ka', forward: body.forward };
    case 'status':
      return saysMore(body.status) || files.length > 0 ? { language: 'ka', status: body.status } : undefined;
    case 'receipt':
      return body.receipt.problem?.detail === undefined ? undefined : { language: 'ka', problem: body.receipt.problem };
    default:
      return undefined;
  }
};

/**
 * Keeps what an agency wrote to the citizen as a letter of the case, with its files, in the caller's transaction.
 * @returns the letter, or undefined where the envelope carries none.
 */
export const keepAgencyLetter = async (
  deps: {
    readonly cases: Pick<Cases, 'insertLetter'>;
    readonly caseSearch: Pick<CaseSearch, 'add'>;
    readonly content: Pick<Content, 'putJson'>;
    readonly files: Pick<Files, 'attach'>;
    readonly ids: Pick<Ids, 'uuid'>;
  },
  tx: Transaction,
  leg: Leg,
  envelope: Envelope,
  fileIds: readonly FileId[],
  now: Date,
): Promise<LetterId | undefined> => {
  const words = wordsOf(envelope);
  if (words === undefined) return undefined;
  const letterId = deps.ids.uuid() as LetterId;
  await deps.cases.insertLetter(tx, {
    letterId,
    caseId: leg.caseId,
    legId: leg.legId,
    direction: 'to_citizen',
    kind: envelope.header.messageKind,
    contentId: await deps.content.putJson(tx, words),
    createdAt: now,
  });
  await deps.files.attach(
    tx,
    letterId,
    fileIds.map((fileId, index) => ({ fileId, mainComponent: envelope.files[index]?.mainComponent ?? false })),
  );
  const fileNames = envelope.files.map(({ fileName }) => fileName);
  await deps.caseSearch.add(tx, leg.caseId, letterTexts(words, fileNames));
  return letterId;
};
