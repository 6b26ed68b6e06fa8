import { inflateRawSync } from 'node:zlib';
import type { SignedFileFinding } from '../../domain/signed-file.ts';
import { absentCms, judgeCms, readCms } from './cms.ts';
import type { StoredBytes } from './stored-bytes.ts';
import { lookIntoXml } from './xades.ts';

// The end of a ZIP with the longest comment there can be (APPNOTE, 4.3.16), and a directory of some thousand entries.
const MAX_END = 22 + 65_535;
const MAX_DIRECTORY = 1_048_576;
const MAX_SIGNATURE = 2_097_152;
// A file name of the longest that Windows takes, in Georgian, with a folder.
const MAX_NAME = 1_024;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packedBytes: number;
  readonly at: number;
}

/** The directory of a ZIP. @returns undefined where there is none that can be read. */
const entriesOf = async (file: StoredBytes): Promise<readonly Entry[] | undefined> => {
  const tailAt = Math.max(0, file.sizeBytes - MAX_END);
  const tail = await file.part(tailAt, file.sizeBytes);
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end === -1 || end + 22 > tail.length) return undefined;
  const [length, start] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  if (length > MAX_DIRECTORY || start + length > file.sizeBytes) return undefined;
  const directory = await file.part(start, start + length);
  const entries: Entry[] = [];
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === 0x02014b50; ) {
    const nameLength = directory.readUInt16LE(at + 28);
    if (nameLength > MAX_NAME) return undefined;
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      packedBytes: directory.readUInt32LE(at + 20),
      at: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
};

/** The bytes of an entry. @returns undefined where they are too large to be read. */
const unpacked = async (file: StoredBytes, { at, packedBytes, method }: Entry): Promise<Buffer | undefined> => {
  if (packedBytes > MAX_SIGNATURE) return undefined;
  const head = await file.part(at, at + 30);
  if (head.length < 30) return Buffer.alloc(0);
  const from = at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  const packed = await file.part(from, from + packedBytes);
  try {
    return method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: MAX_SIGNATURE });
  } catch (error) {
    // Broken is not the same as too large.
    return (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? undefined : Buffer.alloc(0);
  }
};

const isSignature = ({ name }: Entry): boolean => {
  const lower = name.toLowerCase();
  return (
    lower.startsWith('meta-inf/') &&
    lower.lastIndexOf('/') === 'meta-inf'.length &&
    lower.includes('signature') &&
    (lower.endsWith('.xml') || lower.endsWith('.p7s'))
  );
};

const NOTHING_SIGNED = 'the container carries no signature in META-INF, or nothing that is signed';

/**
 * The signature in an ASiC-E container (ETSI EN 319 162-1): that there is one, over which there is something, with its certificate. It
 * counts as carried.
 */
export const lookIntoAsic = async (file: StoredBytes): Promise<SignedFileFinding> => {
  const absent = { kind: 'absent', detail: NOTHING_SIGNED } as const;
  const entries = await entriesOf(file);
  const signature = entries?.find(isSignature);
  const holds = entries?.some(
    ({ name }) => name !== 'mimetype' && !name.startsWith('META-INF/') && !name.endsWith('/'),
  );
  if (signature === undefined || holds !== true) return absent;
  const bytes = await unpacked(file, signature);
  if (bytes === undefined) return absentCms('too large', NOTHING_SIGNED);
  if (signature.name.toLowerCase().endsWith('.xml')) {
    const found = lookIntoXml(bytes.toString('utf8'));
    return found.kind === 'absent' ? absent : found;
  }
  const cms = readCms(bytes);
  // What it signs is a list of the files with their digests, which is not computed.
  return typeof cms === 'string' ? absentCms(cms, NOTHING_SIGNED) : judgeCms(cms, undefined);
};
