import type { CertificateUse } from '../domain/certificates.ts';
import type { RevocationSource } from './directory.ts';
import type { Transaction } from './transaction.ts';

/** A certificate that is in force: neither ended, nor retired, nor revoked. */
export interface CertificateInForce {
  readonly use: CertificateUse;
  readonly spkiSha256: string;
  readonly certificatePem: string;
  readonly notAfter: Date;
}

/** What is written about checks of registered certificates. */
export interface CertificateChecks {
  inForce(tx: Transaction): Promise<readonly CertificateInForce[]>;
  /** Writes what came of a check; the first revocation stands. @returns true where it is revoked by this. */
  recordCheck(
    tx: Transaction,
    which: Pick<CertificateInForce, 'use' | 'spkiSha256'>,
    check: {
      readonly outcome: string;
      readonly revoked?: { readonly at: Date; readonly source: RevocationSource };
    },
  ): Promise<boolean>;
  /** Notes that operators are told of a step. @returns false where they were told before. */
  noteWarning(
    tx: Transaction,
    warning: { readonly use: string; readonly spkiSha256: string; readonly notAfter: Date; readonly stepDays: number },
  ): Promise<boolean>;
}

/** The right to do one round of what all workers do together. */
export interface RoundClaim {
  readonly name: string;
  readonly fence: number;
}

/** Work that is done once in a while, by one worker at a time. */
export interface Rounds {
  /** Claims a round that is due. @returns undefined where it is not, or another worker is at it. */
  claim(
    tx: Transaction,
    name: string,
    options: { readonly leaseMs: number; readonly evenIfNotDue: boolean },
  ): Promise<RoundClaim | undefined>;
  /** Ends a round; the next is due after `pauseMs`. Changes nothing where the claim was lost. */
  finish(tx: Transaction, claim: RoundClaim, pauseMs: number): Promise<void>;
}
