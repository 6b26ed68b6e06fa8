import { createHash } from 'node:crypto';
import type { SignedFileFinding } from '../../domain/signed-file.ts';
import { judgeCms, readCms } from './cms.ts';
import type { StoredBytes } from './stored-bytes.ts';

/** Signatures that must be read as a whole are read up to here. */
export const MAX_READ_WHOLE = 16 * 1_048_576;

/** A CMS that holds the letter it signs (.p7m). */
export const lookIntoCms = async (file: StoredBytes): Promise<SignedFileFinding> => {
  if (file.sizeBytes > MAX_READ_WHOLE)
    return {
      kind: 'absent',
      detail: `a signature that holds the letter is read up to ${MAX_READ_WHOLE} bytes; sign as PDF`,
    };
  const cms = readCms(await file.part(0, file.sizeBytes));
  if (cms === undefined) return { kind: 'absent', detail: 'the file holds no CMS signature with its certificate' };
  const { content, hash, certificate, signedAt } = cms;
  if (content === undefined)
    return {
      kind: 'absent',
      detail: 'the signature does not hold the letter that it signs; sign with the content inside',
    };
  if (hash === undefined) return { kind: 'carried', certificate, ...(signedAt !== undefined && { signedAt }) };
  return judgeCms(cms, createHash(hash).update(content).digest());
};
