import type { TokenContacts } from '../../domain/contacts.ts';
import type { FilingChannel, Initiator, ReplyForm } from '../../domain/envelope.ts';
import type { CitizenActor } from '../../ports/transaction.ts';
import type { Attachment } from '../filing/check-attachments.ts';
import type { PostedLetter } from '../filing/post-letter.ts';

/** A letter as the portal hands it in; letter-submission.schema.json has been checked. */
export interface Submission {
  readonly letterType: string;
  readonly agencyCode: string;
  readonly language: string;
  readonly title: string;
  readonly text: string;
  readonly form?: { readonly [field: string]: unknown };
  readonly attachments: readonly Attachment[];
  readonly preferredReplyForm: ReplyForm;
  /** The draft that it was written as; gone once it is filed. */
  readonly draftId?: string;
  /** Of that draft; a newer one, saved in another window, stays. */
  readonly draftVersion?: number;
  /** The citizen knows that a letter like it was filed before. */
  readonly confirmDuplicate?: boolean;
}

/** One letter to be filed, with who files it and how we know. */
export interface SubmitLetterCommand {
  readonly submission: Submission;
  /** The body as it arrived: its digest is what the filing receipt states and what an idempotent repeat must equal. */
  readonly requestBytes: Buffer;
  readonly idempotencyKey: string;
  readonly ownerSubject: string;
  /** Who acts: the owner, or somebody in their name; what is done under a mandate goes into its log. */
  readonly actor: CitizenActor;
  readonly initiator: Initiator;
  /** What the identity provider says of the writer's contacts at this moment. */
  readonly tokenContacts?: TokenContacts;
  readonly filingChannel: FilingChannel;
  readonly traceId: string;
}

/** The answer to a filing; the same for every repeat. */
export interface FiledLetter extends PostedLetter {
  readonly state: 'sending';
}
