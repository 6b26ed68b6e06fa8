import { fail, ok, type Result } from './problems.ts';

/**
 * The files a citizen may attach. A file counts as what its first bytes say, and its name must say the same:
 * a program renamed to .pdf is refused, and so is a PDF that calls itself .jpg.
 */
export const FILE_TYPES = [
  { mediaType: 'application/pdf', extensions: ['pdf'] },
  { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', extensions: ['docx'] },
  { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'] },
  { mediaType: 'image/png', extensions: ['png'] },
  { mediaType: 'text/plain', extensions: ['txt'] },
] as const;

/** Containers of a signed letter: a citizen may attach one only with what its signature is (attachments[].signature). */
export const SIGNED_FILE_TYPES = [
  { mediaType: 'application/vnd.etsi.asic-e+zip', extensions: ['asice', 'sce'] },
  { mediaType: 'application/pkcs7-mime', extensions: ['p7m'] },
  { mediaType: 'application/xml', extensions: ['xml'] },
] as const;

/** Everything that can be uploaded. */
export const UPLOAD_TYPES = [...FILE_TYPES, ...SIGNED_FILE_TYPES] as const;
type FileMediaType = (typeof UPLOAD_TYPES)[number]['mediaType'];

/** True for a container that nobody reads without a program for signatures. */
export const isSignedContainer = (mediaType: string): boolean =>
  SIGNED_FILE_TYPES.some((type) => type.mediaType === mediaType);

const startsWith = (bytes: Uint8Array, ...head: readonly number[]): boolean =>
  head.every((byte, index) => bytes[index] === byte);

const containsText = (bytes: Uint8Array, text: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(text, 0, 'latin1');

const isUtf8Text = (bytes: Uint8Array): boolean => {
  if (bytes.includes(0)) return false;
  try {
    // `stream` lets the last character be cut off where the first piece of a longer file ends.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
};

// ASN.1: a SEQUENCE whose first member says signedData (RFC 5652, 5.1).
const SIGNED_DATA_OID = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];
const isSignedData = (head: Uint8Array): boolean =>
  head[0] === 0x30 && Buffer.from(head.subarray(1, 32)).includes(Buffer.from(SIGNED_DATA_OID));

// The first entry of the ZIP is `mimetype`, stored as it is (ETSI EN 319 162-1, A.1).
const isAsicContainer = (head: Uint8Array): boolean =>
  startsWith(head, 0x50, 0x4b, 0x03, 0x04) &&
  Buffer.from(head.subarray(30, 120)).includes('mimetypeapplication/vnd.etsi.asic-e+zip', 0, 'latin1');

const mediaTypeOf = (head: Uint8Array, extension: string | undefined): FileMediaType | undefined => {
  if (startsWith(head, 0x25, 0x50, 0x44, 0x46, 0x2d)) return 'application/pdf';
  if (startsWith(head, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (startsWith(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (isSignedData(head)) return 'application/pkcs7-mime';
  if (isAsicContainer(head)) return 'application/vnd.etsi.asic-e+zip';
  if (startsWith(head, 0x50, 0x4b, 0x03, 0x04)) {
    // Any ZIP begins so; a Word document names its main part among the first entries (ECMA-376, part 2).
    return containsText(head, 'word/') &&
      (containsText(head, '[Content_Types].xml') || containsText(head, '_rels/.rels'))
      ? 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
      : undefined;
  }
  if (!isUtf8Text(head)) return undefined;
  // XML is text as well: only its name tells that it is meant as such.
  return extension === 'xml' && /^\ufeff?\s*</.test(Buffer.from(head.subarray(0, 200)).toString('utf8'))
    ? 'application/xml'
    : 'text/plain';
};

/**
 * Decides what a file is from its first bytes (up to 256 KiB) and checks that its name agrees.
 * Problem FileTypeNotAllowed, which never names the file.
 */
export const checkFileType = (fileName: string, head: Uint8Array): Result<FileMediaType> => {
  const extension = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase();
  const mediaType = mediaTypeOf(head, extension);
  if (mediaType === undefined)
    return fail(
      'FileTypeNotAllowed',
      'The content is none of PDF, DOCX, JPEG, PNG, TXT (UTF-8), or a signed container: ASiC-E, CAdES (.p7m), XAdES (.xml).',
    );
  const allowed: readonly string[] = UPLOAD_TYPES.find((type) => type.mediaType === mediaType)?.extensions ?? [];
  if (extension === undefined || !allowed.includes(extension)) {
    return fail(
      'FileTypeNotAllowed',
      `The content is ${mediaType}, but the name does not end in .${allowed.join(' or .')}.`,
    );
  }
  return ok(mediaType);
};

const MAX_FILE_NAME_LENGTH = 200;

/**
 * Brings a file name into the form that envelopes carry (envelope-1.0.xsd, FileNameType): NFC, no path, no control characters.
 * Problem Validation.
 */
export const checkFileName = (fileName: string): Result<string> => {
  const name = fileName.normalize('NFC').trim();
  if (name === '' || [...name].length > MAX_FILE_NAME_LENGTH)
    return fail('Validation', 'The file name must have 1 to 200 characters.');
  // \p{C}: control and format characters; a right-to-left override could make .exe look like .pdf.
  if (/[/\\\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(name))
    return fail('Validation', 'The file name must not hold a path separator or a control character.');
  return ok(name);
};
