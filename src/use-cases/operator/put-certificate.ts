import {
  type CertificateUse,
  certificateStanding,
  isAuthority,
  maySeal,
  readCertificate,
} from '../../domain/certificates.ts';
import { problem } from '../../domain/problems.ts';
import type { Directory, DirectoryCertificate } from '../../ports/directory.ts';
import type { SealKeys } from '../../ports/seal-keys.ts';
import { orRefuse, refuse } from '../refusal.ts';
import type { Change, ChangeDirectory } from './change-directory.ts';
import { agencyFound, certificateFound, systemFound } from './found.ts';
import type { By } from './operator.ts';

interface PutCertificateDeps {
  readonly changeDirectory: ChangeDirectory;
  readonly directory: Pick<Directory, 'putCertificate'>;
}

/** What tells our own keys: nobody else may speak with one. */
interface OwnKeys {
  readonly sealKeys: Pick<SealKeys, 'find'>;
  readonly ownCertificates: readonly { readonly spkiSha256: string }[];
}

/** Whose key it is. */
export type CertificateOwner = { readonly systemCode: string } | { readonly agencyCode: string };

/** What came of registering; `renewed`: in place of an older one of the same key, or of its retirement. */
export interface AddedCertificate {
  readonly certificate: DirectoryCertificate;
  readonly outcome: 'added' | 'renewed' | 'known';
}

const ownerName = (owner: { readonly systemCode?: string | undefined; readonly agencyCode?: string | undefined }) =>
  owner.systemCode === undefined ? `agency ${owner.agencyCode ?? ''}` : `system ${owner.systemCode}`;

const sameOwner = (a: Partial<DirectoryCertificate>, b: Partial<DirectoryCertificate>): boolean =>
  a.systemCode === b.systemCode && a.agencyCode === b.agencyCode;

/**
 * Registers a certificate beside those that are there: both hold (rotation with overlap). A newer certificate of a key that is known
 * takes the older one's place, and a retired one is set going again. Idempotent. Problems: NotFound (owner), Validation (unreadable, ended, a key that may not seal, the key
 * belongs to somebody else or to the gateway, a certificate of an authority, a use that only systems have), CertificateRevoked (the key is revoked: a new certificate does not heal it).
 */
export const makeAddCertificate =
  ({ changeDirectory, directory, sealKeys, ownCertificates }: PutCertificateDeps & OwnKeys) =>
  (by: By, owner: CertificateOwner, use: CertificateUse, certificate: Buffer) =>
    changeDirectory<AddedCertificate>(
      { by, act: 'certificates add', subject: ownerName(owner) },
      async ({ tx, contents, now }) => {
        if ('systemCode' in owner) systemFound(contents, owner.systemCode);
        else agencyFound(contents, owner.agencyCode);
        const { spkiSha256, certificatePem, notBefore, notAfter } = orRefuse(readCertificate(certificate));
        if (use !== 'seal' && 'agencyCode' in owner)
          refuse(problem('Validation', 'An agency has seals only; TLS and WSS keys belong to its system.'));
        if (use === 'seal' && !maySeal(certificatePem))
          refuse(problem('Validation', 'A seal must be an ECDSA P-256 key, or RSA of 2048 bits or more.'));
        if (notAfter <= now) refuse(problem('Validation', 'The certificate has ended.'));
        if (isAuthority(certificatePem))
          refuse(
            problem('Validation', 'This is the certificate of an authority; the one of the key itself is wanted.'),
          );
        if (ownCertificates.some((own) => own.spkiSha256 === spkiSha256) || (await sealKeys.find(tx, spkiSha256)))
          refuse(problem('Validation', 'This is a key of the gateway itself.'));
        const added: DirectoryCertificate = { ...owner, use, spkiSha256, certificatePem, notBefore, notAfter };
        const known = contents.certificates.find((one) => one.use === use && one.spkiSha256 === spkiSha256);
        const facts = { use, spkiSha256, notAfter: notAfter.toISOString() };
        if (known === undefined) {
          await directory.putCertificate(tx, added);
          return { value: { certificate: added, outcome: 'added' }, facts };
        }
        if (!sameOwner(known, added)) refuse(problem('Validation', `This key belongs to ${ownerName(known)} already.`));
        if (known.revokedAt !== undefined)
          refuse(problem('CertificateRevoked', 'This key is revoked; the owner needs a new key.'));
        if (known.notAfter >= notAfter && known.retiredAt === undefined)
          return { value: { certificate: known, outcome: 'known' }, facts: 'nothing changed' };
        await directory.putCertificate(tx, added);
        return { value: { certificate: added, outcome: 'renewed' }, facts };
      },
    );

/** Refuses to leave an owner without any key of a use, which would cut it off. */
const refuseLast = ({ contents }: Change, certificate: DirectoryCertificate, at: Date): void => {
  const others = contents.certificates.filter(
    (one) =>
      one !== certificate &&
      one.use === certificate.use &&
      sameOwner(one, certificate) &&
      certificateStanding(one, at) === 'valid',
  );
  if (others.length === 0)
    refuse(
      problem(
        'Validation',
        `${ownerName(certificate)} has no other valid ${certificate.use} key then; add the new one first, or say --last.`,
      ),
    );
};

/** Which certificate is meant, by its fingerprint or the beginning of it. */
export interface WhichCertificate {
  readonly fingerprint: string;
  readonly use?: CertificateUse | undefined;
}

/**
 * Lets a certificate hold until an instant, and no longer: the end of a rotation. Idempotent. Problems: NotFound, Validation (the last
 * one, without `last`), CertificateRevoked.
 */
export const makeRetireCertificate =
  ({ changeDirectory, directory }: PutCertificateDeps) =>
  (by: By, which: WhichCertificate, until: Date | undefined, last: boolean) =>
    changeDirectory({ by, act: 'certificates retire', subject: which.fingerprint }, async (change) => {
      const { tx, contents, now } = change;
      const known = certificateFound(contents, which.fingerprint, which.use);
      if (known.revokedAt !== undefined) refuse(problem('CertificateRevoked', 'The certificate is revoked already.'));
      const retiredAt = until ?? now;
      if (retiredAt < now)
        refuse(problem('Validation', 'A certificate is retired from now on, or from a later day on.'));
      if (!last) refuseLast(change, known, retiredAt);
      const retired = { ...known, retiredAt };
      await directory.putCertificate(tx, retired);
      return { value: retired, facts: { use: known.use, until: retiredAt.toISOString() } };
    });

/**
 * Revokes a certificate: it is refused from the next request on. For keys in wrong hands; a rotation retires. Idempotent: the first
 * revocation stands. Problems: NotFound, Validation.
 */
export const makeRevokeCertificate =
  ({ changeDirectory, directory }: PutCertificateDeps) =>
  (by: By, which: WhichCertificate) =>
    changeDirectory({ by, act: 'certificates revoke', subject: which.fingerprint }, async ({ tx, contents, now }) => {
      const known = certificateFound(contents, which.fingerprint, which.use);
      if (known.revokedAt !== undefined) return { value: known, facts: 'nothing changed' };
      const revoked: DirectoryCertificate = { ...known, revokedAt: now, revokedSource: 'operator' };
      await directory.putCertificate(tx, revoked);
      return { value: revoked, facts: { use: known.use, spkiSha256: known.spkiSha256 } };
    });

export type AddCertificate = ReturnType<typeof makeAddCertificate>;
export type RetireCertificate = ReturnType<typeof makeRetireCertificate>;
export type RevokeCertificate = ReturnType<typeof makeRevokeCertificate>;
