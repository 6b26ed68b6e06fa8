import type { CaseId, LegId } from '../../domain/ids.ts';
import { type Problem, problem, type Result } from '../../domain/problems.ts';
import type { Cases } from '../../ports/cases.ts';
import type { Content } from '../../ports/content.ts';
import type { Deliveries } from '../../ports/deliveries.ts';
import type { AboutLeg, VerifiedEnvelope } from '../../ports/envelope.ts';
import type { ExchangeRecords } from '../../ports/exchange-records.ts';
import type { Inbox } from '../../ports/inbox.ts';
import type { Log } from '../../ports/log.ts';
import type { Queue, WakeUp } from '../../ports/queue.ts';
import type { Registry } from '../../ports/registry.ts';
import type { Transaction, Transactions } from '../../ports/transaction.ts';
import type { UnmatchedReplies, UnmatchedReply } from '../../ports/unmatched-replies.ts';
import type { ApplyEnvelope } from '../apply-envelope.ts';
import { type By, checkBy, type KeepAct } from '../operator/operator.ts';
import { orRefuse, refusable, refuse } from '../refusal.ts';
import { type KeepReceiptDeps, keepReceipt } from '../seal-receipt.ts';
import type { KeptReply } from './kept-reply.ts';

interface MatchReplyDeps extends KeepReceiptDeps {
  readonly transactions: Pick<Transactions, 'inTransaction' | 'now'>;
  readonly unmatchedReplies: Pick<UnmatchedReplies, 'lock' | 'decide'>;
  readonly cases: Pick<Cases, 'legs'>;
  readonly registry: Pick<Registry, 'sealKeysOf'>;
  readonly deliveries: Pick<Deliveries, 'lockByMessage'>;
  readonly inbox: Pick<Inbox, 'lock' | 'files'>;
  readonly content: Pick<Content, 'get' | 'getJson'>;
  readonly records: KeepReceiptDeps['records'] & Pick<ExchangeRecords, 'appendLog'>;
  readonly applyEnvelope: ApplyEnvelope;
  readonly keepAct: KeepAct;
  readonly queue: Pick<Queue, 'publish'>;
  readonly log: Pick<Log, 'note'>;
}

/** Where a reply was put; `repeated` where it had been put there before. */
export interface MatchedReply {
  readonly caseId: CaseId;
  readonly legId: LegId;
  readonly repeated: boolean;
}

/**
 * Puts a reply that matched no case into the one that an operator names, as if it had come so: letter, files, event, notice and
 * receipts. Its bytes stay as they were sealed. A discarded reply may be matched later all the same. Idempotent for the same leg.
 * Problems: NotFound, Validation (who and why), AlreadyDecided (it is in another leg), Validation (the case has no leg of the Sender, or several), NotAuthorizedForSender, and those of
 * ApplyEnvelope.
 */
export const makeMatchReply =
  (deps: MatchReplyDeps) =>
  async (command: {
    readonly unmatchedId: string;
    readonly caseId: CaseId;
    /** Needed only where the agency has several legs in the case. */
    readonly legId?: string;
    /** Who decides and why; kept with the reply and as an act. */
    readonly by: By;
  }): Promise<Result<MatchedReply>> => {
    const { unmatchedId, caseId } = command;
    const by = checkBy(command.by);
    if (!by.ok) return by;
    const operator = by.value.actor;
    const result = await refusable(deps.transactions, { kind: 'operator', name: operator }, async (tx) => {
      const reply = await deps.unmatchedReplies.lock(tx, unmatchedId);
      if (reply === undefined) return refuse(problem('NotFound', 'There is no unmatched reply with this id.'));
      const legId = await legOf(deps, tx, reply, command);
      await checkMaySpeak(deps, tx, reply, { conversationId: caseId, legId });
      const { decision } = reply;
      if (decision?.state === 'matched') {
        if (decision.legId !== legId) refuse(problem('AlreadyDecided', 'The reply was put into another case.'));
        return { matched: { caseId, legId, repeated: true }, wakeUps: [] };
      }
      const wakeUps = await apply(deps, tx, reply, { caseId, legId });
      await deps.unmatchedReplies.decide(tx, unmatchedId, { state: 'matched', caseId, legId, operator });
      await deps.keepAct(tx, by.value, 'unmatched.match', unmatchedId);
      return { matched: { caseId, legId, repeated: false }, wakeUps };
    });
    if (!result.ok) return result;
    await deps.queue.publish(result.value.wakeUps);
    deps.log.note('unmatched.matched', { caseId });
    return { ok: true, value: result.value.matched };
  };

// A case of other agencies only and one that does not exist are refused in the same words.
const noLeg = (): Problem =>
  problem('Validation', 'The case has no leg of the agency that sent the reply.', {
    errors: [{ pointer: '/caseId', detail: 'no leg of the Sender' }],
  });

const legOf = async (
  deps: Pick<MatchReplyDeps, 'cases'>,
  tx: Transaction,
  { agencyCode }: UnmatchedReply,
  { caseId, legId }: { readonly caseId: CaseId; readonly legId?: string },
): Promise<LegId> => {
  const legs = (await deps.cases.legs(tx, caseId)).filter(
    (leg) => leg.agencyCode === agencyCode && (legId === undefined || leg.legId === legId),
  );
  const [only] = legs;
  if (only === undefined) return refuse(noLeg());
  if (legs.length === 1) return only.legId;
  const detail = `one of ${legs.map((leg) => leg.legId).join(', ')}`;
  return refuse(
    problem('Validation', 'The agency has several legs in this case; name one.', {
      errors: [{ pointer: '/legId', detail }],
    }),
  );
};

// A person must not widen what a system that the agency has left may speak about.
const checkMaySpeak = async (
  { registry }: Pick<MatchReplyDeps, 'registry'>,
  tx: Transaction,
  { systemCode, agencyCode }: UnmatchedReply,
  about: AboutLeg,
): Promise<void> => {
  const keys = await registry.sealKeysOf(tx, systemCode, agencyCode, about);
  if (keys.ok || keys.problem.code !== 'NotAuthorizedForSender') return;
  refuse(
    problem(
      'NotAuthorizedForSender',
      'The agency has left the system that sent this reply, and that system was not given this letter.',
      {
        errors: [{ pointer: '/caseId', detail: `${systemCode} may not speak about it` }],
      },
    ),
  );
};

const apply = async (
  deps: MatchReplyDeps,
  tx: Transaction,
  { systemCode, messageId, verifiedContentId, receiptContentId }: UnmatchedReply,
  place: { readonly caseId: CaseId; readonly legId: LegId },
): Promise<readonly WakeUp[]> => {
  const now = await deps.transactions.now(tx);
  const entry = await deps.inbox.lock(tx, systemCode, messageId);
  if (entry === undefined) throw new Error('an unmatched reply without its message');
  const { verified, receipt } = await deps.content.getJson<KeptReply>(tx, verifiedContentId);
  // A file of an agency is scanned once a letter has it.
  const fileIds = (await deps.inbox.files(tx, systemCode, messageId)).map((file) => file.fileId);
  const { wakeUps } = orRefuse(
    await deps.applyEnvelope(tx, {
      verified: await putInto(deps, tx, verified, place),
      envelopeXml: await deps.content.get(tx, entry.contentId),
      systemCode,
      fileIds,
      now,
    }),
  );
  const { header } = receipt.envelope;
  await keepReceipt(deps, tx, {
    envelope: { ...receipt.envelope, header: { ...header, conversationId: place.caseId, legId: place.legId } },
    sealed: {
      messageId: receipt.messageId,
      sha256: receipt.sha256,
      sealedBy: receipt.sealedBy,
      envelopeXml: await deps.content.get(tx, receiptContentId),
    },
    aboutMessageId: messageId,
    ...place,
    now,
  });
  await deps.records.appendLog(tx, {
    entry: 'matched',
    direction: 'in',
    messageId,
    caseId: place.caseId,
    systemCode,
    bytesSha256: verified.sha256,
  });
  return [...wakeUps, ...fileIds.map((id) => ({ topic: 'scan' as const, id }))];
};

/**
 * The reply with the place it should have named. What it refers to is kept only where that was sent in this leg: the reply then
 * counts as an answer to the letter that opened the leg.
 */
const putInto = async (
  deps: Pick<MatchReplyDeps, 'deliveries'>,
  tx: Transaction,
  verified: VerifiedEnvelope,
  { caseId, legId }: { readonly caseId: CaseId; readonly legId: LegId },
): Promise<VerifiedEnvelope> => {
  const { refToMessageId, ...header } = verified.envelope.header;
  const about = refToMessageId === undefined ? undefined : await deps.deliveries.lockByMessage(tx, refToMessageId);
  return {
    ...verified,
    envelope: {
      ...verified.envelope,
      header: {
        ...header,
        conversationId: caseId,
        legId,
        ...(refToMessageId !== undefined && about?.legId === legId && { refToMessageId }),
      },
    },
  };
};

export type MatchReply = ReturnType<typeof makeMatchReply>;
