import type { PostalAddress, ReplyForm } from '../domain/envelope.ts';
import type { FileId } from '../domain/ids.ts';
import type { SignatureClaim } from '../domain/signed-file.ts';
import type { Transaction } from './transaction.ts';

/** A letter as far as it is written; draft-letter.schema.json has been checked, and nothing else. */
export interface DraftLetter {
  readonly letterType?: string;
  readonly agencyCode?: string;
  readonly language?: string;
  readonly title?: string;
  readonly text?: string;
  readonly form?: { readonly [field: string]: unknown };
  readonly attachments?: readonly {
    readonly uploadId: string;
    readonly main?: boolean;
    readonly signature?: { readonly [K in keyof SignatureClaim]?: string };
  }[];
  readonly preferredReplyForm?: ReplyForm;
  readonly postalAddress?: { readonly [K in keyof PostalAddress]?: string };
}

/** What a list shows of a draft. */
export interface DraftSummary {
  readonly letterType?: string;
  readonly agencyCode?: string;
  readonly title?: string;
}

/** A draft and when it was saved last. Versions count from 1. */
export interface DraftState {
  readonly draftId: string;
  readonly version: number;
  readonly createdAt: Date;
  readonly savedAt: Date;
  /** Lower-case hex, of the draft as it was saved. */
  readonly sha256: string;
}

/** Letters that are being written; their words are content. */
export interface Drafts {
  /** Until the transaction ends nobody else saves a draft of this owner. */
  lock(tx: Transaction, ownerSubject: string): Promise<void>;
  find(tx: Transaction, ownerSubject: string, draftId: string): Promise<DraftState | undefined>;
  read(
    tx: Transaction,
    ownerSubject: string,
    draftId: string,
  ): Promise<(DraftState & { readonly letter: DraftLetter }) | undefined>;
  /** The newest first. */
  list(tx: Transaction, ownerSubject: string): Promise<readonly (DraftState & { readonly summary: DraftSummary })[]>;
  /** What an owner keeps in drafts other than `exceptDraftId`: how many, their bytes, and their uploads. */
  kept(
    tx: Transaction,
    ownerSubject: string,
    exceptDraftId: string,
  ): Promise<{ readonly drafts: number; readonly sizeBytes: number; readonly uploadIds: readonly FileId[] }>;
  /** How large these uploads of the owner's are together, as far as no letter has taken them. */
  uploadBytes(tx: Transaction, ownerSubject: string, uploadIds: readonly FileId[]): Promise<number>;
  /** Writes a draft over the one that is there, and counts its version up. */
  save(
    tx: Transaction,
    draft: {
      readonly ownerSubject: string;
      readonly draftId: string;
      readonly bytes: Buffer;
      readonly sha256: string;
      readonly summary: DraftSummary;
      readonly uploadIds: readonly FileId[];
    },
  ): Promise<void>;
  /** @param upToVersion leaves a draft that is newer. @returns false where there is none. */
  remove(tx: Transaction, ownerSubject: string, draftId: string, upToVersion?: number): Promise<boolean>;
  /** Removes drafts that were not saved within `olderThanMs`. @returns how many. */
  sweep(tx: Transaction, olderThanMs: number, limit: number): Promise<number>;
}
