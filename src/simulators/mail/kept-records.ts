/** The last N records of a sandbox receiver: in memory, and as one JSON file each where a folder is given. */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface KeptRecord {
  /** Seven digits, counting up; survives a restart where a folder is given. */
  readonly id: string;
}

export interface KeptRecords<T extends KeptRecord> {
  /** Newest first. */
  all(): readonly T[];
  /** Stores a record under the next id and drops the oldest beyond `keep`. Writes a file where a folder is given. */
  add(record: Omit<T, 'id'>): T;
  /**
   * The newest kept or the next arriving record that matches.
   * @throws when none came within timeoutMs, or the list was closed.
   */
  waitFor(predicate: (record: T) => boolean, timeoutMs: number): Promise<T>;
  /** Ends every waiting. The files stay. */
  close(): void;
}

interface Waiting<T> {
  readonly predicate: (record: T) => boolean;
  readonly found: (record: T) => void;
  readonly giveUp: (reason: Error) => void;
}

const FILE_NAME = /^\d{7}\.json$/;

/** Reads what an earlier run left; a file cut short by a crash is passed over. */
const readFolder = <T extends KeptRecord>(folder: string): T[] => {
  mkdirSync(folder, { recursive: true });
  return readdirSync(folder)
    .filter((name) => FILE_NAME.test(name))
    .sort()
    .reverse()
    .flatMap((name) => {
      try {
        return [JSON.parse(readFileSync(join(folder, name), 'utf8')) as T];
      } catch {
        return [];
      }
    });
};

/** Opens the list; with a folder it starts with what is there. */
export const openKeptRecords = <T extends KeptRecord>(options: { folder?: string; keep: number }): KeptRecords<T> => {
  const { folder, keep } = options;
  const records: T[] = folder === undefined ? [] : readFolder<T>(folder);
  const waiting = new Set<Waiting<T>>();
  let lastId = Number(records[0]?.id ?? 0);

  const fileOf = (id: string): string => join(folder ?? '', `${id}.json`);
  const dropOldest = (): void => {
    for (const old of records.splice(keep)) if (folder !== undefined) rmSync(fileOf(old.id), { force: true });
  };
  dropOldest();

  return {
    all: () => records,
    add: (fields) => {
      lastId += 1;
      const record = { ...fields, id: String(lastId).padStart(7, '0') } as T;
      if (folder !== undefined) {
        // Renamed into place, so that a crash leaves no half file under a valid name.
        writeFileSync(`${fileOf(record.id)}.part`, JSON.stringify(record));
        renameSync(`${fileOf(record.id)}.part`, fileOf(record.id));
      }
      records.unshift(record);
      dropOldest();
      for (const one of waiting) if (one.predicate(record)) one.found(record);
      return record;
    },
    waitFor: (predicate, timeoutMs) => {
      const kept = records.find(predicate);
      if (kept !== undefined) return Promise.resolve(kept);
      return new Promise<T>((resolve, reject) => {
        const done = (settle: () => void): void => {
          clearTimeout(timer);
          waiting.delete(one);
          settle();
        };
        const one: Waiting<T> = {
          predicate,
          found: (record) => done(() => resolve(record)),
          giveUp: (reason) => done(() => reject(reason)),
        };
        const timer = setTimeout(
          () => one.giveUp(new Error(`Nothing that matches arrived within ${timeoutMs} ms.`)),
          timeoutMs,
        );
        waiting.add(one);
      });
    },
    close: () => {
      for (const one of [...waiting]) one.giveUp(new Error('The receiver was closed.'));
    },
  };
};
