import type { FileId } from '../../domain/ids.ts';
import type { ClaimedSignature } from '../../domain/signed-file.ts';
import type { Files } from '../../ports/files.ts';
import type { SignedFiles } from '../../ports/signed-files.ts';
import type { Actor, Transactions } from '../../ports/transaction.ts';
import type { Attachment } from './check-attachments.ts';

export interface LookForSignaturesDeps {
  readonly transactions: Pick<Transactions, 'inTransaction'>;
  readonly files: Pick<Files, 'ownUploads'>;
  readonly signedFiles: SignedFiles;
}

/**
 * Looks into the files for which a signature is claimed, before the transaction that files them: a file never changes once it is complete.
 * What is no upload of the citizen's is left out; the checks of attachments say what is wrong with it.
 */
export const lookForSignatures = async (
  deps: LookForSignaturesDeps,
  actor: Actor,
  ownerSubject: string,
  attachments: readonly Attachment[],
): Promise<readonly ClaimedSignature[]> => {
  const claims = attachments.flatMap(({ uploadId, signature }, index) =>
    signature === undefined ? [] : [{ fileId: uploadId, claim: signature, pointer: `/attachments/${index}/signature` }],
  );
  if (claims.length === 0) return [];
  const uploads = await deps.transactions.inTransaction(actor, (tx) =>
    deps.files.ownUploads(
      tx,
      ownerSubject,
      claims.map(({ fileId }) => fileId as FileId),
    ),
  );
  const looked: ClaimedSignature[] = [];
  for (const { fileId, claim, pointer } of claims) {
    const file = uploads.find((upload) => upload.fileId === fileId);
    if (file?.state !== 'complete' || file.linkedAt !== undefined) continue;
    looked.push({ fileId, pointer, claim, finding: await deps.signedFiles.look(actor, file, claim.type) });
  }
  return looked;
};
