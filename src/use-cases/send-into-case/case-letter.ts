import type { CaseLetterKind } from '../../domain/case-letters.ts';
import type { TokenContacts } from '../../domain/contacts.ts';
import type { Initiator } from '../../domain/envelope.ts';
import type { CaseId } from '../../domain/ids.ts';
import type { CitizenActor } from '../../ports/transaction.ts';
import type { Attachment } from '../filing/check-attachments.ts';
import type { PostedLetter } from '../filing/post-letter.ts';

/** One letter on its way into a case, with who sends it and how we know; case-letter.schema.json has been checked. */
export interface SendIntoCaseCommand {
  readonly caseId: CaseId;
  readonly letter: {
    readonly kind: CaseLetterKind;
    /** Whose part of the case it is for. */
    readonly legId?: string;
    readonly title?: string;
    readonly text: string;
    readonly attachments: readonly Attachment[];
  };
  /** The body as it arrived: its digest is what the filing receipt states and what an idempotent repeat must equal. */
  readonly requestBytes: Buffer;
  readonly idempotencyKey: string;
  readonly ownerSubject: string;
  /** The agencies that may be written to under the mandate of who acts; missing: all. */
  readonly withinAgencies?: readonly string[];
  /** Who acts: the owner, or somebody in their name; what is done under a mandate goes into its log. */
  readonly actor: CitizenActor;
  /** As the citizen signed in this time. */
  readonly initiator: Initiator;
  /** What the identity provider says of the writer's contacts at this moment. */
  readonly tokenContacts?: TokenContacts;
}

/** The answer; the same for every repeat. */
export interface SentLetter extends PostedLetter {
  readonly legId: string;
  readonly kind: CaseLetterKind;
}
