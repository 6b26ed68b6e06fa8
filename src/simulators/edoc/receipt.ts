import type { Envelope } from '../../domain/envelope.ts';
import { newHeader } from '../../domain/envelope-header.ts';
import type { ProblemCode } from '../../domain/problems.ts';
import type { SimulatedAgency } from './agencies.ts';
import type { ArrivingMessage } from './arriving.ts';

// A receipt is proof: it stays valid while anybody can ask for it.
const RECEIPT_LIFE_MS = 3650 * 24 * 3_600_000;

/** The receipt of an agency for a message that is complete, before it is sealed: accepted, or refused with a code. */
export const receiptEnvelope = (
  { verified, arrivedAt }: ArrivingMessage,
  order: {
    readonly refusedWith: ProblemCode | undefined;
    readonly agency: SimulatedAgency;
    readonly systemCode: string;
    readonly sequenceInConversation: number;
    readonly messageId: string;
    readonly now: Date;
  },
): Envelope => {
  const { header } = verified.envelope;
  const { agency, now, refusedWith } = order;
  return {
    header: newHeader({
      messageId: order.messageId,
      conversationId: header.conversationId,
      legId: header.legId,
      sequenceInConversation: order.sequenceInConversation,
      createdAt: now,
      expiresAt: new Date(now.getTime() + RECEIPT_LIFE_MS),
      messageKind: 'RECEIPT',
      letterType: header.letterType,
      lane: header.lane,
      traceId: header.traceId,
      sender: { scheme: 'agency', code: agency.code, name: agency.nameKa, systemId: order.systemCode },
      receiver: header.sender,
      refToMessageId: header.messageId,
    }),
    body: {
      block: 'receipt',
      receipt: {
        verdict: refusedWith === undefined ? 'ACCEPTED' : 'REFUSED',
        ...(refusedWith !== undefined && {
          problem: { code: refusedWith, detail: 'Refused by the simulated agency.' },
        }),
        receivedSha256: verified.sha256,
        receivedSizeBytes: verified.sizeBytes,
        receivedAt: arrivedAt,
      },
    },
    files: [],
  };
};
