import type { FilingChannel, Initiator, ReplyForm } from '../../domain/envelope.ts';

/** A letter as the portal hands it in; letter-submission.schema.json has been checked. */
export interface Submission {
  readonly letterType: string;
  readonly agencyCode: string;
  readonly language: string;
  readonly title: string;
  readonly text: string;
  readonly form?: { readonly [field: string]: unknown };
  readonly attachments: readonly { readonly uploadId: string; readonly main?: boolean }[];
  readonly preferredReplyForm: ReplyForm;
}

/** One letter to be filed, with who files it and how we know. */
export interface SubmitLetterCommand {
  readonly submission: Submission;
  /** The body as it arrived: its digest is what the filing receipt states and what an idempotent repeat must equal. */
  readonly requestBytes: Buffer;
  readonly idempotencyKey: string;
  readonly ownerSubject: string;
  readonly initiator: Initiator;
  readonly filingChannel: FilingChannel;
  readonly traceId: string;
}

/** The answer to a filing; the same for every repeat. */
export interface FiledLetter {
  readonly caseId: string;
  readonly trackingNumber: string;
  readonly letterId: string;
  readonly state: 'sending';
  readonly filedAt: string;
  readonly filingReceipt: { readonly messageId: string; readonly sha256: string };
}
