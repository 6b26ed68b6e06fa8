import { problem } from '../../domain/problems.ts';
import type { Directory, DirectoryContents } from '../../ports/directory.ts';
import { refuse } from '../refusal.ts';
import type { ChangeDirectory } from './change-directory.ts';
import { countOnlyHere, type Difference, differencesOf } from './directory-differences.ts';
import type { By } from './operator.ts';

/** What came of comparing, and of applying where that was asked for. */
export interface ImportedDirectory {
  readonly differences: readonly Difference[];
  /** Entries of the directory that the file does not name; they stay as they are. */
  readonly onlyHere: number;
}

/** Refuses what points to a system or an agency that neither the file nor the directory has, and two active endpoints of a system. */
const checkReferences = (present: DirectoryContents, wanted: DirectoryContents): void => {
  const systems = new Set([...present.systems, ...wanted.systems].map(({ code }) => code));
  const agencies = new Set([...present.agencies, ...wanted.agencies].map(({ code }) => code));
  const missing = [...wanted.speakers, ...wanted.certificates, ...wanted.endpoints].find(
    (entry) =>
      (entry.systemCode !== undefined && !systems.has(entry.systemCode)) ||
      ('agencyCode' in entry && entry.agencyCode !== undefined && !agencies.has(entry.agencyCode)),
  );
  if (missing !== undefined) refuse(problem('Validation', 'An entry belongs to a system or agency that nobody knows.'));
  const active = wanted.endpoints.filter((endpoint) => endpoint.active).map(({ systemCode }) => systemCode);
  if (new Set(active).size < active.length) refuse(problem('Validation', 'A system has two active endpoints.'));
};

/**
 * Compares a directory with the one here and, with `apply`, makes it so. What it does not name stays; nothing is deleted; a hold stays
 * a hold, and what is revoked here stays revoked. Idempotent: a second time there is no difference.
 * Problems: Validation (an unknown owner, a key of somebody else, two active endpoints).
 */
export const makeImportDirectory =
  (deps: { readonly changeDirectory: ChangeDirectory; readonly directory: Omit<Directory, 'read' | 'lock'> }) =>
  (by: By, file: DirectoryContents, apply: boolean) =>
    deps.changeDirectory(
      { by, act: 'agencies import', subject: 'directory' },
      async ({
        tx,
        contents,
      }): Promise<{ value: ImportedDirectory; facts: { differences: number } | 'nothing changed' }> => {
        checkReferences(contents, file);
        const wanted: DirectoryContents = {
          ...file,
          certificates: file.certificates.map((certificate) => {
            const known = contents.certificates.find(
              ({ use, spkiSha256 }) => use === certificate.use && spkiSha256 === certificate.spkiSha256,
            );
            if (
              known !== undefined &&
              (known.systemCode !== certificate.systemCode || known.agencyCode !== certificate.agencyCode)
            )
              refuse(problem('Validation', `The key ${certificate.spkiSha256} belongs to somebody else already.`));
            const { revokedAt = certificate.revokedAt, revokedSource = certificate.revokedSource } = known ?? {};
            return { ...certificate, ...(revokedAt !== undefined && { revokedAt, revokedSource }) };
          }),
        };
        const found = {
          systems: differencesOf('systems', contents, wanted),
          endpoints: differencesOf('endpoints', contents, wanted),
          agencies: differencesOf('agencies', contents, wanted),
          speakers: differencesOf('speakers', contents, wanted),
          certificates: differencesOf('certificates', contents, wanted),
        };
        if (apply) {
          for (const { entry } of found.systems) await deps.directory.putSystem(tx, entry);
          // Those that stop being active first, so that each system has one at most at any time.
          for (const { entry } of found.endpoints.toSorted((a, b) => Number(a.entry.active) - Number(b.entry.active)))
            await deps.directory.putEndpoint(tx, entry);
          for (const { entry } of found.agencies) await deps.directory.putAgency(tx, entry);
          for (const { entry } of found.speakers) await deps.directory.putSpeaker(tx, entry);
          for (const { entry } of found.certificates) await deps.directory.putCertificate(tx, entry);
        }
        const differences = Object.values(found).flatMap((list) => list.map(({ difference }) => difference));
        return {
          value: { differences, onlyHere: countOnlyHere(contents, wanted) },
          facts: apply && differences.length > 0 ? { differences: differences.length } : 'nothing changed',
        };
      },
    );

export type ImportDirectory = ReturnType<typeof makeImportDirectory>;
