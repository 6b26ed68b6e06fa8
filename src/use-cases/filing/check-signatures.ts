import type { Initiator } from '../../domain/envelope.ts';
import { isSignedContainer } from '../../domain/file-types.ts';
import { fail, ok, type Result } from '../../domain/problems.ts';
import { type ClaimedSignature, judgeSignature, type LetterSignature } from '../../domain/signed-file.ts';
import type { StoredFile } from '../../ports/files.ts';
import type { LetterType } from '../../ports/registry.ts';
import { type Attachment, mainFileOf } from './check-attachments.ts';

/**
 * Checks the signatures of a letter: its type may demand that the main file carries the citizen's own, a container is only taken with what
 * its signature is, and each claim must agree with its file. Pure.
 * Problems: SignatureRequired, FileTypeNotAllowed, UploadNotUsable, SignatureNotUsable.
 */
export const checkSignatures = (
  letter: {
    readonly type: Pick<LetterType, 'code' | 'nameEn' | 'signatureRequired'>;
    readonly attachments: readonly Attachment[];
    readonly uploads: readonly StoredFile[];
    readonly claimed: readonly ClaimedSignature[];
    readonly initiator: Pick<Initiator, 'person'>;
  },
  now: Date,
): Result<readonly LetterSignature[]> => {
  const { type, attachments, uploads, claimed, initiator } = letter;
  const main = attachments.findIndex(({ uploadId }) => uploadId === mainFileOf(attachments));
  if (type.signatureRequired && attachments[main]?.signature === undefined) {
    const detail = `A letter of type ${type.code} must be signed with your own qualified electronic signature: attach the signed letter (PDF, .asice, .p7m or .xml) as the main file and say in its signature what it is.`;
    const pointer = main === -1 ? '/attachments' : `/attachments/${main}/signature`;
    return fail('SignatureRequired', detail, { errors: [{ pointer, detail: 'is required' }] });
  }
  const bare = attachments.findIndex(
    ({ uploadId, signature }) =>
      signature === undefined && isSignedContainer(uploads.find(({ fileId }) => fileId === uploadId)?.mediaType ?? ''),
  );
  if (bare !== -1)
    return fail('FileTypeNotAllowed', 'A signed container is attached only with what its signature is.', {
      errors: [{ pointer: `/attachments/${bare}/signature`, detail: 'is required for a file of this type' }],
    });
  // Finished only after its signature was looked for: the next try finds it.
  const unseen = attachments.findIndex(
    ({ uploadId, signature }) => signature !== undefined && !claimed.some(({ fileId }) => fileId === uploadId),
  );
  if (unseen !== -1)
    return fail('UploadNotUsable', 'Some uploads cannot be attached.', {
      errors: [
        { pointer: `/attachments/${unseen}/uploadId`, detail: 'the upload was not finished; send the letter again' },
      ],
    });
  // An organisation's number stands in no personal certificate.
  const personalNumber = initiator.person.kind === 'natural' ? initiator.person.personalNumber : undefined;
  const signatures: LetterSignature[] = [];
  for (const one of claimed) {
    const judged = judgeSignature(one, now, personalNumber);
    if (!judged.ok) return judged;
    signatures.push(judged.value);
  }
  return ok(signatures);
};
