import { distinguishedName, type Issuer, signatureAlgorithm, signed } from './certificate.ts';
import { enumerated, explicit, positiveInteger, publicKey, sequence, time } from './der.ts';
import { authorityKeyIdentifier, crlNumber, reasonCode } from './extensions.ts';
import { spkiDer } from './key-pair.ts';

/** What one revocation list says; `revokedSerials` are hex, as X509Certificate.serialNumber gives them. */
export type CrlRequest = {
  readonly issuer: Issuer;
  readonly revokedSerials: readonly string[];
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
};

const KEY_COMPROMISE = 1;

/** Issues a version 2 certificate revocation list (RFC 5280 section 5), as DER; every entry's reason is keyCompromise. */
export const issueCrl = ({ issuer, revokedSerials, thisUpdate, nextUpdate }: CrlRequest): Buffer => {
  const revoked = revokedSerials.map((serial) =>
    sequence(
      positiveInteger(Buffer.from(serial, 'hex')),
      time(thisUpdate),
      sequence(reasonCode(enumerated(KEY_COMPROMISE))),
    ),
  );
  // Seconds since 1970 grow with each list; 2^32 on top keeps the first byte at 1, so the integer stays positive.
  const number = Buffer.alloc(5);
  number.writeUIntBE(2 ** 32 + Math.floor(thisUpdate.getTime() / 1000), 0, 5);
  const toBeSigned = sequence(
    positiveInteger(Uint8Array.of(1)),
    signatureAlgorithm(issuer.privateKey),
    distinguishedName(issuer.commonName),
    time(thisUpdate),
    time(nextUpdate),
    // The list must be absent, not empty, when nothing is revoked.
    ...(revoked.length > 0 ? [sequence(...revoked)] : []),
    explicit(0, sequence(authorityKeyIdentifier(publicKey(spkiDer(issuer.publicKey)).keyBits), crlNumber(number))),
  );
  return signed(toBeSigned, issuer.privateKey);
};
