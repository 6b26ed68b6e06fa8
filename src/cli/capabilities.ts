import type { DirectoryAgency, DirectoryCapabilities } from '../ports/directory.ts';
import type { Cell } from './answers.ts';
import type { Call } from './command.ts';

/** Options that say what a system or an agency can take; `none` takes a limit away. */
export const CAPABILITY_OPTIONS = {
  'letter-types': { takes: 'LIST', about: 'letter types that are taken, with commas between; none: all' },
  'media-types': { takes: 'LIST', about: 'types of files, with commas between; none: all that the gateway knows' },
  'max-file-bytes': { takes: 'NUMBER', about: 'the largest file, bytes; none: no limit', form: 'number or none' },
  'max-files': { takes: 'NUMBER', about: 'files of one letter; none: no limit', form: 'number or none' },
} as const;

/** The option that says which envelopes can be read. */
export const VERSIONS_OPTION = { takes: 'LIST', about: 'versions of the envelope, with commas between' } as const;

/** The words of a list with commas between. */
export const wordsOf = (text: string): readonly string[] =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');

/** A number that was given, and undefined in its place where it was `none`; nothing where it was not given. */
export const limitOf = <Field extends string>(
  call: Call,
  option: string,
  field: Field,
): Partial<Record<Field, number | undefined>> => {
  const given = call.option(option);
  if (given === undefined) return {};
  return { [field]: given === 'none' ? undefined : Number(given) } as Record<Field, number | undefined>;
};

const listOf = <Field extends string>(
  call: Call,
  option: string,
  field: Field,
): Partial<Record<Field, readonly string[] | undefined>> => {
  const given = call.option(option);
  if (given === undefined) return {};
  return { [field]: given === 'none' ? undefined : wordsOf(given) } as Record<Field, readonly string[] | undefined>;
};

/** What was said of capabilities. */
export const capabilitiesGiven = (call: Call): DirectoryCapabilities => ({
  ...listOf(call, 'letter-types', 'letterTypes'),
  ...listOf(call, 'media-types', 'mediaTypes'),
  ...limitOf(call, 'max-file-bytes', 'maxFileBytes'),
  ...limitOf(call, 'max-files', 'maxFiles'),
});

/** Capabilities, one a line; a dash is no limit. */
export const capabilityFacts = (
  of: DirectoryCapabilities & Pick<DirectoryAgency, 'maxMessageBytes' | 'envelopeVersions'>,
): { readonly [name: string]: Cell } => ({
  'letter types': of.letterTypes?.join(' '),
  'media types': of.mediaTypes?.join(' '),
  'largest letter, bytes': of.maxMessageBytes,
  'largest file, bytes': of.maxFileBytes,
  'files of one letter': of.maxFiles,
  'envelope versions': of.envelopeVersions?.join(' '),
});
