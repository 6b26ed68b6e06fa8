import { type Capabilities, takesFile } from '../../domain/capabilities.ts';
import type { FileId } from '../../domain/ids.ts';
import { fail, ok, type Result } from '../../domain/problems.ts';
import { mayAttach } from '../../domain/scan-state.ts';
import type { SignatureClaim } from '../../domain/signed-file.ts';
import type { Files, StoredFile } from '../../ports/files.ts';
import type { LetterType } from '../../ports/registry.ts';
import type { Transaction } from '../../ports/transaction.ts';

/** An upload in its place in a letter. */
export interface Attachment {
  readonly uploadId: string;
  readonly main?: boolean;
  /** What the citizen says about the signature that the file carries. */
  readonly signature?: SignatureClaim;
}

/** Which file is the letter itself: the one marked as main, else the first. */
export const mainFileOf = (attachments: readonly Attachment[]): string | undefined =>
  (attachments.find((attachment) => attachment.main === true) ?? attachments[0])?.uploadId;

/**
 * Checks that uploads are the citizen's own and whole, and that the letter type and the agency allow them; locks them.
 * Problems: SizeLimitExceeded, UploadNotUsable, FileTypeNotAllowed, Validation.
 * @param letter.type only the first letter of a case has to keep to what the type says about kinds of files.
 */
export const checkAttachments = async (
  { files }: { readonly files: Pick<Files, 'ownUploads'> },
  tx: Transaction,
  letter: {
    readonly ownerSubject: string;
    readonly attachments: readonly Attachment[];
    readonly type: Pick<LetterType, 'maxFiles' | 'maxTotalBytes' | 'mediaTypes'> &
      Partial<Pick<LetterType, 'attachmentsRequired'>>;
    readonly capabilities: Capabilities;
  },
): Promise<Result<readonly StoredFile[]>> => {
  const { type, capabilities } = letter;
  const wanted = letter.attachments.map((attachment) => attachment.uploadId as FileId);
  if (wanted.length === 0 && type.attachmentsRequired === true)
    return fail('Validation', 'A letter of this type needs a file.', {
      errors: [{ pointer: '/attachments', detail: 'is required: one file at least' }],
    });
  if (wanted.length > type.maxFiles)
    return fail('SizeLimitExceeded', `A letter of this type may have ${type.maxFiles} attachments.`, {
      errors: [{ pointer: '/attachments', detail: `has ${wanted.length}` }],
    });
  if (wanted.length > capabilities.maxFiles)
    return fail('SizeLimitExceeded', `A letter to this agency may have ${capabilities.maxFiles} attachments.`, {
      errors: [{ pointer: '/attachments', detail: `has ${wanted.length}` }],
    });
  const uploads = usableUploads(wanted, await files.ownUploads(tx, letter.ownerSubject, wanted));
  if (!uploads.ok) return uploads;
  for (const [index, file] of uploads.value.entries()) {
    const pointer = `/attachments/${index}/uploadId`;
    const taken = takesFile(capabilities, file, pointer);
    if (!taken.ok) return taken;
    if (type.mediaTypes?.includes(file.mediaType) === false)
      return fail('FileTypeNotAllowed', `A letter of this type takes ${type.mediaTypes.join(', ')}.`, {
        errors: [{ pointer, detail: `this letter type does not take ${file.mediaType}` }],
      });
  }
  return checkTogether(uploads.value, Math.min(capabilities.maxMessageBytes, type.maxTotalBytes));
};

const whyUnusable = (file: StoredFile | undefined): string | undefined => {
  if (file === undefined) return 'no upload of yours has this id';
  if (file.state !== 'complete') return 'the upload is not finished';
  if (file.linkedAt !== undefined) return 'the upload is attached to a letter already';
  if (file.scanState === 'infected') return 'malware was found in the upload';
  return mayAttach(file)
    ? undefined
    : 'the upload cannot be checked for malware; upload it without encryption or in smaller parts';
};

const usableUploads = (wanted: readonly FileId[], found: readonly StoredFile[]): Result<readonly StoredFile[]> => {
  const byId = new Map(found.map((file) => [file.fileId, file]));
  const errors = wanted.flatMap((id, index) => {
    const reason = wanted.indexOf(id) === index ? whyUnusable(byId.get(id)) : 'the upload is named twice';
    return reason === undefined ? [] : [{ pointer: `/attachments/${index}/uploadId`, detail: reason }];
  });
  if (errors.length > 0) return fail('UploadNotUsable', 'Some uploads cannot be attached.', { errors });
  return ok(wanted.flatMap((id) => byId.get(id) ?? []));
};

const checkTogether = (uploads: readonly StoredFile[], limitBytes: number): Result<readonly StoredFile[]> => {
  const names = uploads.map((file) => file.fileName);
  const twice = names.findIndex((name, index) => names.indexOf(name) !== index);
  if (twice !== -1) {
    return fail('Validation', 'Two attachments have the same file name.', {
      errors: [{ pointer: `/attachments/${twice}`, detail: 'file name used twice' }],
    });
  }
  const totalBytes = uploads.reduce((sum, file) => sum + file.sizeBytes, 0);
  return totalBytes > limitBytes
    ? fail(
        'SizeLimitExceeded',
        `The attachments have ${totalBytes} bytes together; this agency accepts ${limitBytes}.`,
        {
          errors: [{ pointer: '/attachments', detail: `have ${totalBytes} bytes together` }],
        },
      )
    : ok(uploads);
};
