import { plainSerial } from './certificates.ts';
import type { SignatureMetadata } from './envelope.ts';
import { fail, ok, type Problem, type Result } from './problems.ts';

/** In which form a file carries a signature. */
export type SignatureForm = SignatureMetadata['type'];

/** The media type of the files that carry a signature of each form. */
export const CARRIED_BY: { readonly [F in SignatureForm]: string } = {
  PAdES: 'application/pdf',
  CAdES: 'application/pkcs7-mime',
  XAdES: 'application/xml',
  ASiC: 'application/vnd.etsi.asic-e+zip',
};

/** What the citizen says about the signature of a file. */
export interface SignatureClaim {
  readonly type: SignatureForm;
  readonly signer: string;
  /** ISO 8601 UTC. */
  readonly signedAt?: string;
  /** Hexadecimal, of the signer's certificate. */
  readonly certificateSerial?: string;
}

/** What the signer's certificate says of itself. */
export interface SignerCertificate {
  /** The person it was issued to. */
  readonly signer: string;
  readonly issuer: string;
  /** Upper-case hexadecimal without leading zeros. */
  readonly serial: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** What the subject's serialNumber says, where there is one: the personal number, with a prefix for the kind of it. */
  readonly personNumber?: string;
}

/**
 * What a look into a file found. `fits`: the digest is that of the file and the signature that of the certificate in it; whether the
 * certificate's issuer is to be trusted is not judged. `carried`: there is a signature, and it was not computed.
 */
export type SignedFileFinding =
  | { readonly kind: 'fits'; readonly certificate: SignerCertificate; readonly signedAt?: Date }
  | { readonly kind: 'carried'; readonly certificate: SignerCertificate; readonly signedAt?: Date }
  /** The file is no signed one of this form, or too large to be read as one; `detail` says what was looked for. */
  | { readonly kind: 'absent'; readonly detail: string }
  /** The signature is that of other bytes, or of another key. */
  | { readonly kind: 'broken'; readonly detail: string };

/** A signature as it is kept with its letter. */
export interface LetterSignature {
  readonly fileId: string;
  readonly type: SignatureForm;
  readonly signer: string;
  readonly signedAt?: string;
  /** When it was found to fit; absent where it was not computed. */
  readonly verifiedAt?: string;
  readonly certificate: {
    readonly serial: string;
    readonly issuer: string;
    /** ISO 8601 UTC. */
    readonly validFrom: string;
    readonly validUntil: string;
  };
}

/** A signature that is claimed for a file, with what the file shows of it. */
export interface ClaimedSignature {
  readonly fileId: string;
  /** Where the claim stands in the request. */
  readonly pointer: string;
  readonly claim: SignatureClaim;
  readonly finding: SignedFileFinding;
}

/** What speaks against a certificate; names neither the signer nor a number. */
const wrongCertificate = (
  { claim, pointer }: ClaimedSignature,
  certificate: SignerCertificate,
  signedAt: Date,
  personalNumber: string | undefined,
): { pointer: string; detail: string } | undefined => {
  const { serial, notBefore, notAfter, personNumber } = certificate;
  if (claim.certificateSerial !== undefined && plainSerial(claim.certificateSerial) !== serial)
    return { pointer: `${pointer}/certificateSerial`, detail: 'is not that of the certificate in the file' };
  if (signedAt < notBefore || signedAt > notAfter)
    return { pointer, detail: 'the certificate was not valid when the file was signed' };
  const digits = personNumber?.replace(/\D/g, '');
  if (personalNumber !== undefined && digits !== undefined && digits.length === 11 && digits !== personalNumber)
    return { pointer, detail: 'the certificate was issued to another person than the one who files' };
  return undefined;
};

const refused = (pointer: string, detail: string, errors?: Problem['errors']) =>
  fail('SignatureNotUsable', 'The signature of an attachment cannot be used.', {
    errors: errors ?? [{ pointer, detail }],
  });

/**
 * Judges a claimed signature by what the file shows. What can be read from the certificate is kept instead of what was claimed. Pure.
 * Problems: SignatureNotUsable, Validation, with the place. @param personalNumber of who files; compared where both are known.
 */
export const judgeSignature = (
  claimed: ClaimedSignature,
  now: Date,
  personalNumber: string | undefined,
): Result<LetterSignature> => {
  const { fileId, pointer, claim, finding } = claimed;
  if (finding.kind === 'absent' || finding.kind === 'broken') return refused(pointer, finding.detail);
  const said = claim.signedAt === undefined ? undefined : new Date(claim.signedAt);
  // The schema takes leap seconds, which Date does not know.
  if (said !== undefined && Number.isNaN(said.getTime()))
    return fail('Validation', 'The time of a signature cannot be read.', {
      errors: [{ pointer: `${pointer}/signedAt`, detail: 'must be a time that there was; leap seconds are not taken' }],
    });
  const { certificate } = finding;
  // envelope-1.0.xsd, NameType: one line, in NFC.
  const signer = certificate.signer
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cs}\s]+/gu, ' ')
    .trim();
  if (signer === '') return refused(`${pointer}/signer`, 'must not be only white space');
  const signedAt = finding.signedAt ?? said;
  const wrong = wrongCertificate(claimed, certificate, signedAt ?? now, personalNumber);
  if (wrong !== undefined) return refused(pointer, '', [wrong]);
  return ok({
    fileId,
    type: claim.type,
    signer,
    ...(signedAt !== undefined && { signedAt: signedAt.toISOString() }),
    ...(finding.kind === 'fits' && { verifiedAt: now.toISOString() }),
    certificate: {
      serial: certificate.serial,
      issuer: certificate.issuer,
      validFrom: certificate.notBefore.toISOString(),
      validUntil: certificate.notAfter.toISOString(),
    },
  });
};
