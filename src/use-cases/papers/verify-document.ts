import type { MessageKind } from '../../domain/envelope.ts';
import { fail, ok, type Result } from '../../domain/problems.ts';
import { isMistyped, readTrackingNumber } from '../../domain/tracking-number.ts';
import { readVerificationCode } from '../../domain/verification-code.ts';
import type { Transactions } from '../../ports/transaction.ts';
import type { CheckedDocument, VerificationCodes } from '../../ports/verification-codes.ts';
import { readSigner, type Signer } from './signer.ts';

/** What a person types from a paper, and the digest (lower-case hex) of what they hold, where they want it compared. */
export interface TypedCheck {
  readonly trackingNumber: string;
  readonly code: string;
  readonly sha256?: string;
}

/** What a paper is about. */
export type DocumentKind = 'letter_to_agency' | 'letter_to_citizen' | 'filing_receipt' | 'registration';

/** What a digest is found to be of. */
export type Match = 'envelope' | 'paper' | 'file' | 'nothing';

/** What anybody with number and code is told: when, who and which digests; nothing of what was written, and no citizen's name. */
export interface VerifiedDocument {
  readonly trackingNumber: string;
  readonly document: DocumentKind;
  readonly messageKind: MessageKind;
  readonly checked: CheckedDocument;
  readonly signer?: Signer;
  readonly match?: Match;
}

interface VerifyDocumentDeps {
  readonly transactions: Pick<Transactions, 'readOnce'>;
  readonly verificationCodes: Pick<VerificationCodes, 'find'>;
}

/**
 * Checks a paper in nobody's name. Problems: TrackingNumberMistyped (the number is none, or its check character does not fit), Validation
 * (the code is none), NotFound (a wrong code and a wrong number are answered alike).
 */
export const makeVerifyDocument =
  (deps: VerifyDocumentDeps) =>
  async (typed: TypedCheck): Promise<Result<VerifiedDocument>> => {
    const trackingNumber = readTrackingNumber(typed.trackingNumber);
    if (trackingNumber === undefined) return mistyped('A tracking number looks like MG-2026-0004217-1.');
    const code = readVerificationCode(typed.code);
    if (code === undefined)
      return fail('Validation', 'The code is mistyped: it has 16 letters and digits, as it stands on the paper.', {
        errors: [{ pointer: '/code', detail: 'must have 16 letters and digits' }],
      });
    const checked = await deps.transactions.readOnce((tx) => deps.verificationCodes.find(tx, trackingNumber, code));
    // Looked up first: numbers that were given before the check character was of ISO 7064 are found as they are.
    if (checked === undefined)
      return isMistyped(trackingNumber)
        ? mistyped('The check character does not fit the digits before it.')
        : fail('NotFound', 'Nothing is known under this number and code.');
    const certificatePem = checked.seal?.certificatePem;
    const signer = certificatePem === undefined ? undefined : readSigner(certificatePem);
    return ok({
      trackingNumber,
      document: kindOf(checked),
      messageKind: messageKindOf(checked),
      checked,
      ...(signer !== undefined && { signer }),
      ...(typed.sha256 !== undefined && { match: matchOf(checked, typed.sha256) }),
    });
  };

export type VerifyDocument = ReturnType<typeof makeVerifyDocument>;

const mistyped = (detail: string) =>
  fail('TrackingNumberMistyped', detail, {
    errors: [{ pointer: '/trackingNumber', detail: 'has a typing error' }],
  });

const kindOf = ({ letter, seal }: CheckedDocument): DocumentKind => {
  if (letter !== undefined) return letter.direction === 'to_agency' ? 'letter_to_agency' : 'letter_to_citizen';
  return seal?.messageKind === 'REGISTRATION' ? 'registration' : 'filing_receipt';
};

const messageKindOf = ({ letter, seal }: CheckedDocument): MessageKind => {
  const kind = letter?.kind ?? seal?.messageKind;
  if (kind === undefined) throw new Error('a receipt without its envelope');
  return kind;
};

const matchOf = ({ seal, paperSha256s, fileSha256s }: CheckedDocument, sha256: string): Match => {
  if (seal?.sha256 === sha256) return 'envelope';
  if (paperSha256s.includes(sha256)) return 'paper';
  return fileSha256s.includes(sha256) ? 'file' : 'nothing';
};
