import { ENVELOPE_VERSION } from './envelope.ts';
import { FILE_TYPES } from './file-types.ts';
import { fail, ok, type Result } from './problems.ts';

/** What a system, or one agency on it, says it can take. What is absent is not limited there. Sizes in bytes. */
export interface StatedCapabilities {
  readonly letterTypes?: readonly string[];
  readonly mediaTypes?: readonly string[];
  readonly maxMessageBytes?: number;
  readonly maxFileBytes?: number;
  readonly maxFiles?: number;
  readonly envelopeVersions?: readonly string[];
}

/** What an agency can take, everything considered. */
export interface Capabilities {
  /** Absent: all. */
  readonly letterTypes?: readonly string[];
  /** Absent: all. */
  readonly mediaTypes?: readonly string[];
  /** All files of one letter together. */
  readonly maxMessageBytes: number;
  readonly maxFileBytes: number;
  readonly maxFiles: number;
  readonly envelopeVersions: readonly string[];
}

/** envelope-1.0.xsd, FilesType. */
const MAX_FILES_OF_ENVELOPE = 100;

/** letter-submission.schema.json. */
const MAX_FILES_OF_FILING = 20;

const both = (a: readonly string[] | undefined, b: readonly string[] | undefined): readonly string[] | undefined =>
  a === undefined || b === undefined ? (a ?? b) : a.filter((one) => b.includes(one));

const lowest = (...limits: readonly (number | undefined)[]): number =>
  Math.min(...limits.flatMap((limit) => limit ?? []));

/** An agency can take what both it and its system can take. Pure. */
export const capabilitiesOf = (
  system: StatedCapabilities & { readonly maxMessageBytes: number },
  agency: StatedCapabilities,
): Capabilities => {
  const letterTypes = both(system.letterTypes, agency.letterTypes);
  const mediaTypes = both(system.mediaTypes, agency.mediaTypes);
  const maxMessageBytes = lowest(system.maxMessageBytes, agency.maxMessageBytes);
  return {
    ...(letterTypes !== undefined && { letterTypes }),
    ...(mediaTypes !== undefined && { mediaTypes }),
    maxMessageBytes,
    maxFileBytes: lowest(maxMessageBytes, system.maxFileBytes, agency.maxFileBytes),
    maxFiles: lowest(MAX_FILES_OF_ENVELOPE, system.maxFiles, agency.maxFiles),
    envelopeVersions: both(system.envelopeVersions, agency.envelopeVersions) ?? [ENVELOPE_VERSION],
  };
};

/** What of it a citizen can use, who files no more and no other files than are taken from anybody. Pure. */
export const limitsOfFiling = ({
  mediaTypes,
  maxMessageBytes,
  maxFileBytes,
  maxFiles,
}: Capabilities): Required<Pick<Capabilities, 'mediaTypes' | 'maxMessageBytes' | 'maxFileBytes' | 'maxFiles'>> => {
  const filed = FILE_TYPES.map(({ mediaType }): string => mediaType);
  return {
    mediaTypes: both(filed, mediaTypes) ?? filed,
    maxMessageBytes,
    maxFileBytes,
    maxFiles: lowest(MAX_FILES_OF_FILING, maxFiles),
  };
};

/** Whether an agency takes letters of a type. Problem TypeNotAccepted, which names those that it takes. */
export const takesLetterType = ({ letterTypes }: Capabilities, letterType: string): Result<undefined> => {
  if (letterTypes === undefined || letterTypes.includes(letterType)) return ok(undefined);
  const taken = letterTypes.length === 0 ? 'none' : letterTypes.join(', ');
  return fail('TypeNotAccepted', `This agency accepts the letter types ${taken}.`, {
    errors: [{ pointer: '/letterType', detail: 'not accepted by this agency' }],
  });
};

/**
 * Whether an agency takes one file; `pointer` says where it is named.
 * Problems, each with the limit: SizeLimitExceeded, FileTypeNotAllowed.
 */
export const takesFile = (
  { maxFileBytes, mediaTypes }: Capabilities,
  file: { readonly sizeBytes: number; readonly mediaType: string },
  pointer?: string,
): Result<undefined> => {
  const at = (detail: string) => (pointer === undefined ? {} : { errors: [{ pointer, detail }] });
  if (file.sizeBytes > maxFileBytes) {
    const detail = `A file for this agency may have ${maxFileBytes} bytes.`;
    return fail('SizeLimitExceeded', detail, at(`has ${file.sizeBytes} bytes`));
  }
  if (mediaTypes === undefined || mediaTypes.includes(file.mediaType)) return ok(undefined);
  const taken = mediaTypes.length === 0 ? 'no files' : mediaTypes.join(', ');
  return fail(
    'FileTypeNotAllowed',
    `This agency accepts ${taken}.`,
    at(`this agency does not accept ${file.mediaType}`),
  );
};

/** Whether a system reads the envelopes that we write. */
export const readsOurEnvelopes = ({ envelopeVersions }: Pick<Capabilities, 'envelopeVersions'>): boolean =>
  envelopeVersions.includes(ENVELOPE_VERSION);
