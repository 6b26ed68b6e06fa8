import type { CaseId, ContentId, DeliveryId, FileId, LegId } from '../domain/ids.ts';
import type { ScanState } from './files.ts';
import type { NotScannedReason } from './scanner.ts';
import type { Transaction } from './transaction.ts';

/** The right to scan one file until the lease ends. Only the holder of the newest fence may write the verdict. */
export interface ScanClaim {
  readonly fileId: FileId;
  readonly contentId: ContentId;
  readonly sizeBytes: number;
  readonly fence: number;
  /** Earlier tries in which the scanner gave no verdict. */
  readonly failures: number;
  /** Since when the file is complete and waits. */
  readonly waitingSince: Date;
}

/** Where a file comes from once a letter has taken it. */
export interface FilePlace {
  readonly caseId: CaseId;
  readonly legId: LegId;
  readonly agencyCode: string;
  readonly direction: 'to_agency' | 'to_citizen';
  readonly letterCreatedAt: Date;
  /** Letters to the citizen: the MessageId of the agency's envelope. */
  readonly messageId?: string;
  /** Letters to the citizen: how that envelope names the file. */
  readonly fileGuid?: string;
}

/** What a try came to. */
export type ScanResult =
  | { readonly scanState: 'clean' }
  | { readonly scanState: 'infected'; readonly signatureName: string }
  | { readonly scanState: 'held'; readonly reason: NotScannedReason }
  | {
      readonly scanState: 'not_scanned';
      readonly reason: NotScannedReason;
      readonly dueInMs: number;
      readonly failed: boolean;
    };

/** A file that waits for a person. Ids and codes only: its name is content. */
export interface HeldFile {
  readonly fileId: FileId;
  readonly caseId?: CaseId;
  readonly reason: NotScannedReason;
  readonly sizeBytes: number;
  readonly since: Date;
}

/** Scans of files and their claims: PostgreSQL decides who scans what (ADR 0002, ADR 0023). */
export interface FileScans {
  /** Files to scan that nobody is scanning. Files of agencies are due when their message is complete. */
  due(tx: Transaction, limit: number): Promise<readonly FileId[]>;
  claim(tx: Transaction, fileId: FileId, leaseMs: number): Promise<ScanClaim | undefined>;
  /** @returns false where the claim was lost. */
  renew(tx: Transaction, claim: Pick<ScanClaim, 'fileId' | 'fence'>, leaseMs: number): Promise<boolean>;
  /** The letter that brought a file, of all that have it; undefined for an upload that none has taken. Locks nothing. */
  placeOf(tx: Transaction, fileId: FileId): Promise<FilePlace | undefined>;
  /** Locks a file that is still ours to judge. @returns false where the claim was lost. Lock the case first where there is one. */
  lockClaimed(tx: Transaction, claim: Pick<ScanClaim, 'fileId' | 'fence'>): Promise<boolean>;
  /** Writes what came of a try and ends the claim. */
  save(tx: Transaction, claim: Pick<ScanClaim, 'fileId'>, result: ScanResult): Promise<void>;
  /** Deliveries of all letters that have a file: the citizen's, and those by which agencies forward it. */
  deliveriesOf(tx: Transaction, fileId: FileId): Promise<readonly DeliveryId[]>;
  /** Files that wait for a person, the oldest first. */
  held(tx: Transaction, limit: number): Promise<readonly HeldFile[]>;
  /** Locks a file that is held. @returns undefined where it is not, or is removed already. */
  lockHeld(
    tx: Transaction,
    fileId: FileId,
  ): Promise<{ readonly contentId: ContentId; readonly scanState: ScanState } | undefined>;
  /** Lets a held file be scanned again, at once. */
  scanAgain(tx: Transaction, fileId: FileId): Promise<void>;
}
