import type { Envelope } from '../../domain/envelope.ts';
import type { VerifiedEnvelope } from '../../ports/envelope.ts';

/**
 * What is kept, as JSON behind the content port, of a reply that matches no case: what was read when its seal was verified, so that
 * its bytes are never opened again, and the receipt that the agency got for it.
 */
export interface KeptReply {
  readonly verified: VerifiedEnvelope;
  readonly receipt: {
    readonly envelope: Envelope;
    readonly messageId: string;
    readonly sha256: string;
    /** The key that sealed it then; another may seal by the time it is matched. */
    readonly sealedBy: string;
  };
}
