import { createHash } from 'node:crypto';
import type { SignedFileFinding } from '../../domain/signed-file.ts';
import { absentCms, judgeCms, readCms } from './cms.ts';
import type { StoredBytes } from './stored-bytes.ts';

/** Signatures that must be read as a whole are read up to here. */
export const MAX_READ_WHOLE = 16 * 1_048_576;

/** The finding for a file that is larger. */
export const TOO_LARGE_TO_READ_WHOLE: SignedFileFinding = {
  kind: 'absent',
  detail: `too large to be read: a signature that holds the letter is read up to ${MAX_READ_WHOLE} bytes; sign as PDF`,
};

/** A CMS that holds the letter it signs (.p7m). */
export const lookIntoCms = async (file: StoredBytes): Promise<SignedFileFinding> => {
  if (file.sizeBytes > MAX_READ_WHOLE) return TOO_LARGE_TO_READ_WHOLE;
  const cms = readCms(await file.part(0, file.sizeBytes));
  if (typeof cms === 'string') return absentCms(cms, 'the file holds no CMS signature with its certificate');
  const { content, hash } = cms;
  if (content === undefined)
    return {
      kind: 'absent',
      detail: 'the signature does not hold the letter that it signs; sign with the content inside',
    };
  return judgeCms(cms, hash === undefined ? undefined : createHash(hash).update(content).digest());
};
