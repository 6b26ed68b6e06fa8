import type { CertificateUse } from '../domain/certificates.ts';
import type { Transaction } from './transaction.ts';

/** What a system or an agency says it can take; what is absent is not limited. Sizes in bytes. */
export interface DirectoryCapabilities {
  readonly letterTypes?: readonly string[] | undefined;
  readonly mediaTypes?: readonly string[] | undefined;
  readonly maxFileBytes?: number | undefined;
  readonly maxFiles?: number | undefined;
}

/** An e-document system as operators see it. */
export interface DirectorySystem extends DirectoryCapabilities {
  readonly code: string;
  readonly nameKa: string;
  readonly nameEn: string;
  /** Undefined while it is not connected. */
  readonly dialect?: string | undefined;
  readonly maxConcurrency: number;
  readonly maxMessageBytes: number;
  /** Which envelopes it reads; one at least. */
  readonly envelopeVersions: readonly string[];
  /** Undefined: no limit. */
  readonly messagesPerMinute?: number | undefined;
  /** Places that bulk letters leave free. */
  readonly interactiveReserve: number;
}

/** An address of a system. One of them is active: there letters go. */
export interface DirectoryEndpoint {
  readonly systemCode: string;
  readonly dialect: string;
  /** https, without a slash at its end. */
  readonly address: string;
  readonly timeoutMs: number;
  readonly active: boolean;
}

export interface DirectoryAgency extends DirectoryCapabilities {
  readonly code: string;
  readonly nameKa: string;
  readonly nameEn: string;
  readonly category: string;
  /** Whether its system's seal may stand for its own. */
  readonly sealBySystem: boolean;
  readonly maxMessageBytes?: number | undefined;
  /** Undefined: what its system reads. */
  readonly envelopeVersions?: readonly string[] | undefined;
  /** Where it is told that letters wait for it. */
  readonly contactEmail?: string | undefined;
  /** YYYY-MM-DD. */
  readonly closedOn?: string | undefined;
  /** The body above it, to which complaints about it go; undefined: it hears them itself. */
  readonly superiorCode?: string | undefined;
}

/** That a system may speak for an agency, since when and until when. */
export interface DirectorySpeaker {
  readonly systemCode: string;
  readonly agencyCode: string;
  readonly validFrom: Date;
  readonly validUntil?: Date | undefined;
  /** Once its right has ended, it may not even answer the letters it was given. */
  readonly cutOff?: true | undefined;
}

/** A key with its certificate, of a system or of an agency. */
export interface DirectoryCertificate {
  readonly use: CertificateUse;
  readonly spkiSha256: string;
  readonly systemCode?: string | undefined;
  readonly agencyCode?: string | undefined;
  readonly certificatePem: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Until when an operator lets it hold. */
  readonly retiredAt?: Date | undefined;
  readonly revokedAt?: Date | undefined;
  readonly revokedSource?: RevocationSource | undefined;
  /** When a revocation list or responder was last asked about it, and what came of it. */
  readonly checkedAt?: Date | undefined;
  readonly checkOutcome?: string | undefined;
}

/** Who said that a certificate is revoked. */
export type RevocationSource = 'operator' | 'ocsp' | 'crl';

/** Who is connected, in full. */
export interface DirectoryContents {
  readonly systems: readonly DirectorySystem[];
  readonly endpoints: readonly DirectoryEndpoint[];
  readonly agencies: readonly DirectoryAgency[];
  readonly speakers: readonly DirectorySpeaker[];
  readonly certificates: readonly DirectoryCertificate[];
}

/**
 * The directory as operators change it. Every `put` makes the row or brings it to what is given, and is idempotent; rows are never
 * deleted, because letters and envelopes point to them.
 */
export interface Directory {
  /** Lets one change at a time read and write, until the transaction ends. */
  lock(tx: Transaction): Promise<void>;
  /** Everything, in the order of codes. A few hundred rows. */
  read(tx: Transaction): Promise<DirectoryContents>;
  putSystem(tx: Transaction, system: DirectorySystem): Promise<void>;
  /** An active one takes the place of the one that was active. */
  putEndpoint(tx: Transaction, endpoint: DirectoryEndpoint): Promise<void>;
  putAgency(tx: Transaction, agency: DirectoryAgency): Promise<void>;
  putSpeaker(tx: Transaction, speaker: DirectorySpeaker): Promise<void>;
  /** Known by use and key: a newer certificate of the same key takes the place of the older. */
  putCertificate(tx: Transaction, certificate: DirectoryCertificate): Promise<void>;
}
