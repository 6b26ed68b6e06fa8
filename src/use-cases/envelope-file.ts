import type { EnvelopeFile } from '../domain/envelope.ts';
import type { StoredFile } from '../ports/files.ts';

/** How an envelope lists a stored file: its bytes travel under its own id. */
export const envelopeFile = (file: StoredFile, mainComponent: boolean): EnvelopeFile => ({
  fileGuid: file.fileId,
  mainComponent,
  fileName: file.fileName,
  mediaType: file.mediaType,
  sizeBytes: file.sizeBytes,
  sha256: file.sha256,
  contentId: file.fileId,
});
