import type { DirectoryCertificate, DirectoryContents } from '../../ports/directory.ts';

/** Where a file and the directory are not the same. */
export interface Difference {
  readonly change: 'add' | 'change';
  readonly kind: 'system' | 'endpoint' | 'agency' | 'speaker' | 'certificate';
  readonly key: string;
  /** What is changed, with what it is here and what the file makes of it; empty for what is added. */
  readonly fields: readonly ChangedField[];
}

/** One field of an entry as JSON; undefined where there is nothing. A certificate is named by its first and last day. */
export interface ChangedField {
  readonly name: string;
  readonly here: string | undefined;
  readonly file: string | undefined;
}

type Lists = {
  readonly [K in keyof DirectoryContents]: {
    readonly kind: Difference['kind'];
    keyOf(entry: DirectoryContents[K][number]): string;
    /** What a file decides about; the rest is only true here. */
    readonly fields: readonly (keyof DirectoryContents[K][number])[];
  };
};

const CAPABILITIES = [
  'letterTypes',
  'mediaTypes',
  'maxMessageBytes',
  'maxFileBytes',
  'maxFiles',
  'envelopeVersions',
] as const;

/** How the entries of each list are known, and what of them counts. */
export const LISTS: Lists = {
  systems: {
    kind: 'system',
    keyOf: ({ code }) => code,
    fields: [
      'nameKa',
      'nameEn',
      'dialect',
      'maxConcurrency',
      'messagesPerMinute',
      'interactiveReserve',
      ...CAPABILITIES,
    ],
  },
  endpoints: {
    kind: 'endpoint',
    keyOf: ({ systemCode, dialect, address }) => `${systemCode} ${dialect} ${address}`,
    fields: ['timeoutMs', 'active'],
  },
  agencies: {
    kind: 'agency',
    keyOf: ({ code }) => code,
    fields: [
      'nameKa',
      'nameEn',
      'category',
      'sealBySystem',
      'closedOn',
      'contactEmail',
      'superiorCode',
      ...CAPABILITIES,
    ],
  },
  speakers: {
    kind: 'speaker',
    keyOf: ({ systemCode, agencyCode, validFrom }) => `${systemCode} for ${agencyCode} from ${validFrom.toISOString()}`,
    fields: ['validUntil', 'cutOff'],
  },
  certificates: {
    kind: 'certificate',
    keyOf: ({ use, spkiSha256 }) => `${use} ${spkiSha256}`,
    fields: ['systemCode', 'agencyCode', 'certificatePem', 'retiredAt', 'revokedAt'],
  },
};

const said = (value: unknown): string | undefined =>
  value === undefined ? undefined : value instanceof Date ? value.toISOString() : JSON.stringify(value);

// A page of letters says nothing to a person.
const dated = ({ notBefore, notAfter }: Pick<DirectoryCertificate, 'notBefore' | 'notAfter'>): string =>
  `${notBefore.toISOString().slice(0, 10)} to ${notAfter.toISOString().slice(0, 10)}`;

const changedFields = <E extends object>(here: E, file: E, fields: readonly (keyof E & string)[]): ChangedField[] =>
  fields
    .filter((name) => said(here[name]) !== said(file[name]))
    .map((name) =>
      name === 'certificatePem'
        ? {
            name,
            here: dated(here as unknown as DirectoryCertificate),
            file: dated(file as unknown as DirectoryCertificate),
          }
        : { name, here: said(here[name]), file: said(file[name]) },
    );

/** What a file says of entries that are here, over what they are: what it leaves out stays. */
export const over = (present: DirectoryContents, file: DirectoryContents): DirectoryContents => {
  const merged = <K extends keyof DirectoryContents>(list: K): DirectoryContents[K] => {
    type Entry = DirectoryContents[K][number];
    const keyOf = LISTS[list].keyOf;
    const known = new Map((present[list] as readonly Entry[]).map((entry) => [keyOf(entry), entry]));
    return (file[list] as readonly Entry[]).map((entry) => ({
      ...known.get(keyOf(entry)),
      ...entry,
    })) as unknown as DirectoryContents[K];
  };
  return {
    systems: merged('systems'),
    endpoints: merged('endpoints'),
    agencies: merged('agencies'),
    speakers: merged('speakers'),
    certificates: merged('certificates'),
  };
};

/** The entries of one list that have to be written, each with its difference and what is there now. */
export const differencesOf = <K extends keyof DirectoryContents>(
  list: K,
  present: DirectoryContents,
  wanted: DirectoryContents,
): readonly {
  readonly difference: Difference;
  readonly entry: DirectoryContents[K][number];
  readonly known: DirectoryContents[K][number] | undefined;
}[] => {
  type Entry = DirectoryContents[K][number];
  const { kind, keyOf, fields } = LISTS[list] as unknown as {
    kind: Difference['kind'];
    keyOf(entry: Entry): string;
    fields: readonly (keyof Entry & string)[];
  };
  const known = new Map((present[list] as readonly Entry[]).map((entry) => [keyOf(entry), entry]));
  return (wanted[list] as readonly Entry[]).flatMap((entry) => {
    const key = keyOf(entry);
    const now = known.get(key);
    const changed = now === undefined ? [] : changedFields<Entry>(now, entry, fields);
    if (now !== undefined && changed.length === 0) return [];
    const difference: Difference = { change: now === undefined ? 'add' : 'change', kind, key, fields: changed };
    return [{ difference, entry, known: now }];
  });
};

/** How many entries the directory has that a file does not name. */
export const countOnlyHere = (present: DirectoryContents, wanted: DirectoryContents): number =>
  (Object.keys(LISTS) as (keyof DirectoryContents)[])
    .map((list) => {
      const { keyOf } = LISTS[list] as { keyOf(entry: unknown): string };
      const named = new Set((wanted[list] as readonly unknown[]).map(keyOf));
      return (present[list] as readonly unknown[]).filter((entry) => !named.has(keyOf(entry))).length;
    })
    .reduce((sum, count) => sum + count, 0);
