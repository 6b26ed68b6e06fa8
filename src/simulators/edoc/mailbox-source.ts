import type { Readable } from 'node:stream';
import type { Problem, ProblemCode } from '../../domain/problems.ts';

/** A message that a peek brought. */
export interface LeasedMessage {
  readonly messageId: string;
  readonly leaseId: string;
  readonly timesLeased: number;
  readonly agencyCode: string;
}

/** The gateway said no. Connections that break throw errors of their own. */
export class MailboxRefusal extends Error {
  readonly problem: Problem;

  constructor(refusal: Problem) {
    super(refusal.code);
    this.name = 'MailboxRefusal';
    this.problem = refusal;
  }
}

/** The gateway's mailbox as a client sees it, whichever of the two contracts it speaks. Calls throw MailboxRefusal, or the network's error. */
export interface MailboxSource {
  peek(maxMessages: number, leaseSeconds: number, signal: AbortSignal): Promise<readonly LeasedMessage[]>;
  envelope(messageId: string, signal: AbortSignal): Promise<Buffer>;
  /** The bytes of a file from `offset` on. */
  file(messageId: string, contentId: string, offset: number, signal: AbortSignal): Promise<Readable>;
  confirm(
    message: Pick<LeasedMessage, 'messageId' | 'leaseId'>,
    receivedSha256: string,
    receiptXml: Buffer,
    signal: AbortSignal,
  ): Promise<void>;
  giveBack(message: Pick<LeasedMessage, 'messageId' | 'leaseId'>, signal: AbortSignal): Promise<void>;
  refuse(
    message: Pick<LeasedMessage, 'messageId' | 'leaseId'>,
    by: { readonly receiptXml: Buffer } | { readonly code: ProblemCode },
    signal: AbortSignal,
  ): Promise<void>;
  close(): Promise<void>;
}
