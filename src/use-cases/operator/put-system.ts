import { problem } from '../../domain/problems.ts';
import type { Directory, DirectorySystem } from '../../ports/directory.ts';
import { refuse } from '../refusal.ts';
import type { ChangeDirectory } from './change-directory.ts';
import type { CheckEntries } from './check-entries.ts';
import { systemFound } from './found.ts';
import type { By } from './operator.ts';

interface PutSystemDeps {
  readonly changeDirectory: ChangeDirectory;
  readonly checkEntries: Pick<CheckEntries, 'system'>;
  readonly directory: Pick<Directory, 'putSystem'>;
}

const CODE = /^[a-z][a-z0-9_.-]{0,63}$/;

/** Refuses what cannot be the code of a system or an agency. */
export const checkCode = (code: string): void => {
  if (!CODE.test(code))
    refuse(problem('Validation', 'A code begins with a lower-case Latin letter, then letters, digits, dots, hyphens.'));
};

/** Makes a system known; letters go to it when it has a dialect and an endpoint. Problems: Validation (code, or known already). */
export const makeAddSystem =
  ({ changeDirectory, checkEntries, directory }: PutSystemDeps) =>
  (by: By, system: DirectorySystem) =>
    changeDirectory({ by, act: 'systems add', subject: system.code }, async ({ tx, contents }) => {
      checkCode(system.code);
      await checkEntries.system(tx, system);
      if (contents.systems.some(({ code }) => code === system.code))
        refuse(problem('Validation', `The system ${system.code} is known already; change it with: systems set`));
      await directory.putSystem(tx, system);
      return { value: system };
    });

/** Changes what is given of a system, and nothing else. Idempotent. Problems: NotFound, Validation. */
export const makeSetSystem =
  ({ changeDirectory, checkEntries, directory }: PutSystemDeps) =>
  (by: By, code: string, change: Partial<Omit<DirectorySystem, 'code'>>) =>
    changeDirectory({ by, act: 'systems set', subject: code }, async ({ tx, contents }) => {
      const known = systemFound(contents, code);
      const system = { ...known, ...change };
      await checkEntries.system(tx, system);
      await directory.putSystem(tx, system);
      return { value: system, facts: { changed: Object.keys(change).join(',') } };
    });

export type AddSystem = ReturnType<typeof makeAddSystem>;
export type SetSystem = ReturnType<typeof makeSetSystem>;
