import type { MessageKind } from '../domain/envelope.ts';
import type { CaseId, LetterId } from '../domain/ids.ts';
import type { Transaction } from './transaction.ts';

/** What has a code: a letter, or the envelope of a receipt or registration. */
export type CodedDocument = { readonly letterId: LetterId } | { readonly messageId: string };

/** A document that somebody checks: nothing of what was written. */
export interface CheckedDocument {
  /** Missing where it is a receipt or registration. */
  readonly letter?: { readonly direction: 'to_agency' | 'to_citizen'; readonly kind: MessageKind };
  readonly filedAt: Date;
  readonly writtenAt: Date;
  readonly agency: { readonly code: string; readonly nameKa: string; readonly nameEn: string };
  readonly registration?: { readonly number: string; readonly registeredAt: Date };
  /** Missing until the letter is sealed. */
  readonly seal?: {
    readonly messageKind: MessageKind;
    readonly direction: 'out' | 'in';
    readonly sealedAt: Date;
    readonly keptAt: Date;
    readonly sha256: string;
    /** Of whoever sealed it; missing where no certificate of the key was kept. */
    readonly certificatePem?: string;
  };
  /** Of every PDF of the document that was handed out. */
  readonly paperSha256s: readonly string[];
  /** Of the files that belong to it. */
  readonly fileSha256s: readonly string[];
}

/** Codes of documents, as they are printed on papers. */
export interface VerificationCodes {
  /** The code of a document; `fresh` becomes it where it has none yet. */
  codeOf(tx: Transaction, caseId: CaseId, document: CodedDocument, fresh: string): Promise<string>;
  /** Remembers the certificate of a seal key of ours; repeating it changes nothing. */
  keepOwnCertificate(tx: Transaction, spkiSha256: string, certificatePem: string): Promise<void>;
  /** Remembers the digest of a PDF that is handed out; repeating it changes nothing. */
  keepIssued(tx: Transaction, code: string, sha256: string): Promise<void>;
  /** In nobody's name. One look, whether the code is wrong, the number, or both. */
  find(tx: Transaction, trackingNumber: string, code: string): Promise<CheckedDocument | undefined>;
}
