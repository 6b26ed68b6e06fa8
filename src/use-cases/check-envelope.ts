import { createHash } from 'node:crypto';
import type { Address } from '../domain/envelope.ts';
import type { LegId } from '../domain/ids.ts';
import type { Problem } from '../domain/problems.ts';
import { VERIFICATION_STEPS, type VerificationStep } from '../domain/verification-steps.ts';
import type { Cases } from '../ports/cases.ts';
import type { VerifiedEnvelope } from '../ports/envelope.ts';
import type { EnvelopeInspector, VerificationDigests } from '../ports/envelope-inspection.ts';
import type { Inbox } from '../ports/inbox.ts';
import type { Registry } from '../ports/registry.ts';
import type { RevocationLists } from '../ports/revocation.ts';
import type { Transaction, Transactions } from '../ports/transaction.ts';
import { inboundContext } from './verify-inbound.ts';

/** What would become of an envelope whose seal holds, if it were handed over now. */
export interface EnvelopeProspect {
  readonly messageId: string;
  readonly messageKind: string;
  /** new: it would be received. repeat: its receipt would come again. conflict: the id was received with other bytes. */
  readonly arrival: 'new' | 'repeat' | 'conflict';
  /** Whether its ConversationId and LegId are those of a letter to the Sender. */
  readonly conversation: 'known' | 'unknown';
}

/** What the door says about an envelope, step by step. */
export interface EnvelopeCheck {
  /** Lower-case hex, of the bytes as they came: compare with what was meant to be sent. */
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly steps: readonly {
    readonly step: VerificationStep;
    readonly verdict: 'passed' | 'refused' | 'not_reached';
  }[];
  readonly digests: VerificationDigests;
  /** Set exactly where a step refused it. */
  readonly problem?: Problem;
  readonly prospect?: EnvelopeProspect;
}

interface CheckEnvelopeDeps {
  readonly transactions: Pick<Transactions, 'inTransaction' | 'now'>;
  readonly registry: Pick<Registry, 'sealKeysOf'>;
  readonly inspector: EnvelopeInspector;
  readonly inbox: Pick<Inbox, 'find'>;
  readonly cases: Pick<Cases, 'findLeg'>;
  readonly gateway: Address;
  readonly revocationLists?: Pick<RevocationLists, 'verdictOn'> | undefined;
}

const prospectOf = async (
  deps: CheckEnvelopeDeps,
  tx: Transaction,
  systemCode: string,
  { envelope: { header }, sha256 }: VerifiedEnvelope,
): Promise<EnvelopeProspect> => {
  const received = await deps.inbox.find(tx, systemCode, header.messageId);
  const leg = await deps.cases.findLeg(tx, header.legId as LegId);
  return {
    messageId: header.messageId,
    messageKind: header.messageKind,
    arrival: received === undefined ? 'new' : received.sha256 === sha256 ? 'repeat' : 'conflict',
    // Another agency's letter and none at all are not told apart.
    conversation: leg?.caseId === header.conversationId && leg.agencyCode === header.sender.code ? 'known' : 'unknown',
  };
};

/**
 * Takes an envelope of an authenticated system through the verification profile and says what each step found, for vendors who build
 * their side. The same keys, the same rules and the same code as for an envelope that is handed over; nothing is stored.
 */
export const makeCheckEnvelope =
  (deps: CheckEnvelopeDeps) =>
  (systemCode: string, envelopeXml: Buffer): Promise<EnvelopeCheck> =>
    deps.transactions.inTransaction({ kind: 'system', code: systemCode }, async (tx) => {
      const now = await deps.transactions.now(tx);
      const trace = await deps.inspector.inspect(envelopeXml, inboundContext(deps, tx, systemCode, now));
      const { passed, refusedAt, digests, result } = trace;
      return {
        sha256: createHash('sha256').update(envelopeXml).digest('hex'),
        sizeBytes: envelopeXml.byteLength,
        steps: VERIFICATION_STEPS.map((step) => ({
          step,
          verdict: passed.includes(step) ? 'passed' : step === refusedAt ? 'refused' : 'not_reached',
        })),
        digests,
        ...(result.ok
          ? { prospect: await prospectOf(deps, tx, systemCode, result.value) }
          : { problem: result.problem }),
      };
    });

export type CheckEnvelope = ReturnType<typeof makeCheckEnvelope>;
