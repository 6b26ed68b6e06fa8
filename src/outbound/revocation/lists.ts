import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Clock } from '../../ports/clock.ts';
import type { ListTrouble, ListVerdict, RevocationLists } from '../../ports/revocation.ts';
import { makeAuthorities } from './authorities.ts';
import { fetchBytes } from './fetch-bytes.ts';
import { type ReadList, readLists } from './read-list.ts';

const FETCH_TIMEOUT_MS = 10_000;
// Lists of large national authorities have some megabytes.
const LIST_MAX_BYTES = 32 * 1024 * 1024;

interface RevocationListsOptions {
  /** Names of files, PEM or DER. */
  readonly files: readonly string[];
  /** http:// or https:// addresses. */
  readonly urls: readonly string[];
  readonly caPem: string;
  /** What holds while a list is out of date or cannot be had: `closed` refuses, `soft` goes by the last one. */
  readonly whenStale: 'closed' | 'soft';
  /** Pause between two readings of all sources. */
  readonly intervalMs: number;
  readonly clock: Clock;
}

interface Source {
  readonly name: string;
  read(): Promise<Buffer>;
}

const sourcesOf = ({ files, urls }: RevocationListsOptions): readonly Source[] => [
  ...files.map((file) => ({ name: basename(file), read: () => readFile(file) })),
  ...urls.map((url) => ({
    name: basename(new URL(url).pathname) || new URL(url).hostname,
    read: () => fetchBytes({ url, timeoutMs: FETCH_TIMEOUT_MS, maxBytes: LIST_MAX_BYTES }),
  })),
];

/**
 * Reads revocation lists and keeps reading them (meets port RevocationLists). A list must be signed by one of the authorities; an
 * older one never takes the place of a newer one. The first reading is done when this resolves. Close it when done.
 */
export const startRevocationLists = async (options: RevocationListsOptions): Promise<RevocationLists> => {
  const authorities = makeAuthorities(options.caPem);
  const sources = sourcesOf(options);
  const newest = new Map<string, ReadList>();
  let failed: readonly ListTrouble[] = [];
  let generation = 0;
  let known = '';
  const listeners: (() => void)[] = [];
  const now = (): Date => options.clock.now();
  const isStale = ({ nextUpdate }: ReadList): boolean => nextUpdate <= now();

  const tlsLists = (): readonly string[] => {
    const lists = [...newest.values()];
    // TLS refuses everybody under a list that is out of date, and that is what `closed` wants; for `soft` we check by ourselves.
    return options.whenStale === 'soft' && (failed.length > 0 || lists.some(isStale))
      ? []
      : lists.map(({ pem }) => pem);
  };

  const refresh = async (): Promise<void> => {
    const troubles: ListTrouble[] = [];
    await Promise.all(
      sources.map(async ({ name, read }) => {
        const bytes = await read().catch(() => undefined);
        const lists = bytes && readLists(bytes, authorities);
        if (lists === undefined) {
          troubles.push({
            source: name,
            reason: bytes === undefined ? 'unreadable' : 'not_signed_by_a_known_authority',
          });
        }
        for (const list of lists ?? []) {
          const held = newest.get(list.issuer);
          if (held === undefined || held.thisUpdate <= list.thisUpdate) newest.set(list.issuer, list);
          if (isStale(newest.get(list.issuer) ?? list)) troubles.push({ source: name, reason: 'out_of_date' });
        }
      }),
    );
    failed = troubles;
    // Also where TLS is given no list, and where one went out of date: whoever is connected must be looked at anew.
    const held = [...newest.values()].map((list) => `${list.pem} ${isStale(list)}`);
    const next = [...held, tlsLists().length].join(' ');
    if (next === known) return;
    known = next;
    generation += 1;
    for (const tell of listeners) tell();
  };

  await refresh();
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  const plan = (): void => {
    if (closed || sources.length === 0) return;
    timer = setTimeout(() => void refresh().finally(plan), options.intervalMs);
    timer.unref();
  };
  plan();

  const staleVerdict = (): ListVerdict =>
    options.whenStale === 'closed' ? { kind: 'stale' } : { kind: 'not_covered' };

  return {
    verdictOn(certificate) {
      if (sources.length === 0) return { kind: 'not_covered' };
      const read = new X509Certificate(certificate);
      const issuer = authorities.issuerOf(read);
      const list = issuer && newest.get(issuer.fingerprint256);
      if (list === undefined) {
        // A list that could not be had might be this authority's.
        const mayBeMissing = issuer !== undefined && failed.some(({ reason }) => reason !== 'out_of_date');
        return mayBeMissing ? staleVerdict() : { kind: 'not_covered' };
      }
      const revokedAt = list.revoked.get(BigInt(`0x${read.serialNumber}`));
      if (revokedAt !== undefined) return { kind: 'revoked', revokedAt };
      return isStale(list) && options.whenStale === 'closed' ? { kind: 'stale' } : { kind: 'good' };
    },
    tls: () => ({ crl: tlsLists(), generation }),
    onChange: (tell) => void listeners.push(tell),
    sources: () => sources.map(({ name }) => name),
    troubles: () => failed,
    refresh,
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
};
