import { fail, ok, type Result } from './problems.ts';

/**
 * The files an agency may send: what offices write, pictures, signatures, and archives, which the malware scan looks into. Programs,
 * scripts and web pages are not among them, and neither are archives that the scan cannot open.
 */
export const AGENCY_FILE_TYPES: { readonly [mediaType: string]: readonly string[] } = {
  'application/pdf': ['pdf'],
  'text/plain': ['txt'],
  'text/csv': ['csv'],
  'application/xml': ['xml'],
  'text/xml': ['xml'],
  'application/rtf': ['rtf'],
  'application/msword': ['doc'],
  'application/vnd.ms-excel': ['xls'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/tiff': ['tif', 'tiff'],
  'application/zip': ['zip'],
  'application/vnd.etsi.asic-e+zip': ['asice', 'sce'],
  'application/vnd.etsi.asic-s+zip': ['asics', 'scs'],
  'application/pkcs7-signature': ['p7s'],
  'application/pkcs7-mime': ['p7m'],
};

/**
 * Checks a file that an agency lists in an envelope: its media type is on the list and the ending of its name says the same.
 * Problem TypeNotAccepted, which names the place and never the file.
 */
export const checkAgencyFileType = (fileName: string, mediaType: string, position: number): Result<undefined> => {
  const extensions = Object.hasOwn(AGENCY_FILE_TYPES, mediaType) ? AGENCY_FILE_TYPES[mediaType] : undefined;
  const pointer = `/Envelope/Files/File[${position}]/MediaType`;
  if (extensions === undefined)
    return fail('TypeNotAccepted', 'A file is of a type that is not accepted from agencies.', {
      errors: [{ pointer, detail: 'not on the list of the agency guide, section Limits' }],
    });
  const extension = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase();
  return extension !== undefined && extensions.includes(extension)
    ? ok(undefined)
    : fail('TypeNotAccepted', 'The name of a file says another type than its MediaType.', {
        errors: [{ pointer, detail: `the name must end in .${extensions.join(' or .')}` }],
      });
};
