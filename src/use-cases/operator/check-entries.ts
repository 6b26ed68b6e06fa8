import { AGENCY_FILE_TYPES } from '../../domain/agency-file-types.ts';
import { problem } from '../../domain/problems.ts';
import type {
  DirectoryAgency,
  DirectoryCapabilities,
  DirectoryEndpoint,
  DirectorySystem,
} from '../../ports/directory.ts';
import type { LetterTypeBook } from '../../ports/letter-type-book.ts';
import type { Transaction } from '../../ports/transaction.ts';
import { refuse } from '../refusal.ts';

/** What entries of the directory are checked against. */
interface CheckEntriesDeps {
  readonly letterTypeBook: Pick<LetterTypeBook, 'read'>;
  /** Dialects that the gateway speaks. */
  readonly dialects: readonly string[];
  /** Our own code in envelopes: no agency can have it. */
  readonly gatewayCode: string;
}

type Places = readonly { readonly pointer: string; readonly detail: string }[];

// directory-file.schema.json has the same bounds.
const MAX_BYTES = 10 * 1024 ** 3;
const within = (pointer: string, value: number | undefined, least: number, most: number): Places =>
  value === undefined || (Number.isInteger(value) && value >= least && value <= most)
    ? []
    : [{ pointer, detail: `a whole number from ${least} to ${most}` }];

const oneLine = (pointer: string, text: string, most: number): Places =>
  /^[^\p{Cc}\p{Zl}\p{Zp}]+$/u.test(text) && text.trim() !== '' && text.length <= most
    ? []
    : [{ pointer, detail: `one line of 1 to ${most} characters` }];

const among = (pointer: string, words: readonly string[] | undefined, known: readonly string[]): Places => {
  if (words?.length === 0) return [{ pointer, detail: 'names one at least; none takes the limit away' }];
  const unknown = words?.find((word) => !known.includes(word));
  return unknown === undefined ? [] : [{ pointer, detail: `${unknown} is not one of: ${known.join(', ')}` }];
};

const versions = (words: readonly string[] | undefined): Places =>
  words === undefined || (words.length > 0 && words.every((word) => /^\d{1,3}\.\d{1,3}$/.test(word)))
    ? []
    : [{ pointer: '/envelopeVersions', detail: 'one version at least, each as 1.0' }];

const RESERVED = ['gateway', 'citizen', 'system', 'agency'];

const refuseWhereBroken = (what: string, errors: Places): void => {
  if (errors.length > 0) refuse(problem('Validation', `The ${what} cannot be like this.`, { errors: [...errors] }));
};

/**
 * Makes the checks of what operators say about systems and agencies, by command or by file: a word that the gateway does not know would
 * only be found out when the letters stop. Each refuses with Validation and all places.
 */
export const makeCheckEntries = ({ letterTypeBook, dialects, gatewayCode }: CheckEntriesDeps) => {
  const capabilities = async (tx: Transaction, can: DirectoryCapabilities): Promise<Places> => {
    // Also those that are retired: what an agency takes is not changed by what is offered.
    const types = (await letterTypeBook.read(tx)).map(({ code }) => code);
    return [
      ...among('/letterTypes', can.letterTypes, types),
      ...among('/mediaTypes', can.mediaTypes, Object.keys(AGENCY_FILE_TYPES)),
      ...within('/maxFileBytes', can.maxFileBytes, 1, MAX_BYTES),
      ...within('/maxFiles', can.maxFiles, 0, 1000),
    ];
  };
  const names = ({ nameKa, nameEn }: { readonly nameKa: string; readonly nameEn: string }): Places => [
    ...oneLine('/nameKa', nameKa, 300),
    ...oneLine('/nameEn', nameEn, 300),
  ];
  return {
    async system(tx: Transaction, system: DirectorySystem): Promise<void> {
      const { dialect, maxConcurrency, interactiveReserve } = system;
      refuseWhereBroken(`system ${system.code}`, [
        ...names(system),
        ...among('/dialect', dialect === undefined ? undefined : [dialect], dialects),
        ...within('/maxConcurrency', maxConcurrency, 1, 1000),
        ...within('/interactiveReserve', interactiveReserve, 0, Math.max(0, Math.min(1000, maxConcurrency - 1))),
        ...within('/messagesPerMinute', system.messagesPerMinute, 1, 1_000_000),
        ...within('/maxMessageBytes', system.maxMessageBytes, 1, MAX_BYTES),
        ...versions(system.envelopeVersions),
        ...(await capabilities(tx, system)),
      ]);
    },

    async agency(tx: Transaction, agency: DirectoryAgency): Promise<void> {
      const isOurs = agency.code === gatewayCode || RESERVED.includes(agency.code);
      refuseWhereBroken(`agency ${agency.code}`, [
        ...(isOurs ? [{ pointer: '/code', detail: 'means something else here' }] : []),
        ...names(agency),
        ...oneLine('/category', agency.category, 64),
        ...within('/maxMessageBytes', agency.maxMessageBytes, 1, MAX_BYTES),
        ...versions(agency.envelopeVersions),
        ...(await capabilities(tx, agency)),
      ]);
    },

    endpoint({ systemCode, dialect, address, timeoutMs }: DirectoryEndpoint): void {
      const url = URL.canParse(address) ? new URL(address) : undefined;
      const plain =
        url?.protocol === 'https:' &&
        url.username === '' &&
        url.password === '' &&
        url.search === '' &&
        url.hash === '';
      refuseWhereBroken(`endpoint of ${systemCode}`, [
        ...(plain
          ? []
          : [{ pointer: '/address', detail: 'https, without a name, a password, a question or a mark in it' }]),
        ...among('/dialect', [dialect], dialects),
        ...within('/timeoutMs', timeoutMs, 100, 600_000),
      ]);
    },
  };
};

export type CheckEntries = ReturnType<typeof makeCheckEntries>;
