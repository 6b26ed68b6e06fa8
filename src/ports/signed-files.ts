import type { ContentId } from '../domain/ids.ts';
import type { SignatureForm, SignedFileFinding } from '../domain/signed-file.ts';
import type { Actor } from './transaction.ts';

/** Looks into files for the signature that they carry. */
export interface SignedFiles {
  /**
   * Reads a stored file, a piece at a time, outside any transaction. Never more than a fixed part of it is in memory: a signature that would
   * need more is `absent`, and the detail says that it is too large. Whatever the file holds is a finding, never an exception.
   */
  look(
    actor: Actor,
    file: { readonly contentId: ContentId; readonly sizeBytes: number; readonly mediaType: string },
    form: SignatureForm,
  ): Promise<SignedFileFinding>;
}
