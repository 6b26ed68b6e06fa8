import type { Problem, Result } from '../../domain/problems.ts';
import type { DraftLetter as DraftLetterJson, LetterSubmission } from '../../generated/schemas.ts';
import type { DraftLetter } from '../../ports/drafts.ts';
import type { Attachment } from '../../use-cases/filing/check-attachments.ts';
import { bodyCheck } from './schemas.ts';

/** Checks a letter that is to be filed now. */
export const checkSubmission = bodyCheck<LetterSubmission>('urn:shikriki:schema:letter-submission:1');

/** Checks a letter as far as it is written: unknown fields and sizes. */
export const checkDraftLetter: (body: unknown) => Result<DraftLetter> = bodyCheck<DraftLetterJson>(
  'urn:shikriki:schema:draft-letter:1',
);

/** What the schema of a letter to be filed says against one that is being written; undefined where it is whole. */
export const shapeProblem = (letter: DraftLetter): Problem | undefined => {
  const checked = checkSubmission(letter);
  return checked.ok ? undefined : checked.problem;
};

/** Uploads in their place in a letter, as the use cases take them. */
export const toAttachments = (attachments: LetterSubmission['attachments']): readonly Attachment[] =>
  (attachments ?? []).map(({ uploadId, main, signature }) => ({
    uploadId,
    ...(main !== undefined && { main }),
    ...(signature !== undefined && {
      signature: {
        type: signature.type,
        signer: signature.signer,
        ...(signature.signedAt !== undefined && { signedAt: signature.signedAt }),
        ...(signature.certificateSerial !== undefined && { certificateSerial: signature.certificateSerial }),
      },
    }),
  }));
