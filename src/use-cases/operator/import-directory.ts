import { problem } from '../../domain/problems.ts';
import type { Directory, DirectoryCertificate, DirectoryContents, DirectorySpeaker } from '../../ports/directory.ts';
import { refuse } from '../refusal.ts';
import type { ChangeDirectory } from './change-directory.ts';
import type { CheckEntries } from './check-entries.ts';
import { checkSuperior } from './check-superior.ts';
import { countOnlyHere, type Difference, differencesOf, LISTS, over } from './directory-differences.ts';
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

/** Of two ends the one that comes first; an end that only one knows is one. */
const earlier = <T extends Date | string>(a: T | undefined, b: T | undefined): T | undefined =>
  a === undefined || (b !== undefined && b < a) ? b : a;

/** Refuses a file that says two things about one entry. */
const checkNamedOnce = (file: DirectoryContents): void => {
  for (const list of Object.keys(LISTS) as (keyof DirectoryContents)[]) {
    const { kind, keyOf } = LISTS[list] as { readonly kind: string; keyOf(entry: unknown): string };
    const keys = (file[list] as readonly unknown[]).map(keyOf);
    const twice = keys.find((key, index) => keys.indexOf(key) !== index);
    if (twice !== undefined) refuse(problem('Validation', `The file names the ${kind} ${twice} twice.`));
  }
};

/** A key does not come back by a file: the newer certificate, the earlier end and the first revocation hold. */
const noYounger = (known: DirectoryCertificate, wanted: DirectoryCertificate): DirectoryCertificate => {
  const { certificatePem, notBefore, notAfter } = wanted.notAfter < known.notAfter ? known : wanted;
  const { revokedAt, revokedSource } = known.revokedAt === undefined ? wanted : known;
  const retiredAt = earlier(known.retiredAt, wanted.retiredAt);
  return { ...wanted, certificatePem, notBefore, notAfter, retiredAt, revokedAt, revokedSource };
};

const meets = (a: DirectorySpeaker, b: DirectorySpeaker): boolean =>
  (b.validUntil === undefined || a.validFrom < b.validUntil) &&
  (a.validUntil === undefined || b.validFrom < a.validUntil);

/** Refuses what would make two systems speak for an agency at one time: `agencies move` ends the one where the other begins. */
const checkSpeakers = (present: DirectoryContents, changed: readonly DirectorySpeaker[]): void => {
  const { keyOf } = LISTS.speakers;
  const backwards = changed.find(({ validFrom, validUntil }) => validUntil !== undefined && validUntil <= validFrom);
  if (backwards !== undefined)
    refuse(
      problem('Validation', 'A system would stop speaking for an agency before it begins.', {
        errors: [{ pointer: `/agencies/${backwards.agencyCode}/systems`, detail: '"until" is not later than "from"' }],
      }),
    );
  const replaced = new Set(changed.map(keyOf));
  const afterwards = [...present.speakers.filter((speaker) => !replaced.has(keyOf(speaker))), ...changed];
  const clash = changed.find((one) =>
    afterwards.some((other) => other.agencyCode === one.agencyCode && keyOf(other) !== keyOf(one) && meets(one, other)),
  );
  if (clash !== undefined) {
    const { agencyCode, systemCode } = clash;
    refuse(
      problem('Validation', `Besides ${systemCode} another system would speak for ${agencyCode} at the same time.`, {
        errors: [{ pointer: `/agencies/${agencyCode}/systems`, detail: 'give the earlier one an "until"' }],
      }),
    );
  }
};

/**
 * Compares a directory with the one here and, with `apply`, makes it so. What it does not name stays, entries and their fields alike; of
 * two ends (closed, retired, no longer speaking) the earlier holds, so that an older file brings nothing back that has ended; nothing is
 * deleted; a hold stays a hold, and what is revoked here stays revoked. What else the file says differently is done: addresses, limits. Idempotent: a second time there is no difference.
 * Problems: Validation (an unknown owner, a key of somebody else, two active endpoints, two systems that speak for one agency, an end before its
 * beginning).
 */
export const makeImportDirectory =
  (deps: {
    readonly changeDirectory: ChangeDirectory;
    readonly checkEntries: CheckEntries;
    readonly directory: Omit<Directory, 'read' | 'lock'>;
  }) =>
  (by: By, file: DirectoryContents, apply: boolean) =>
    deps.changeDirectory(
      { by, act: 'agencies import', subject: 'directory' },
      async ({
        tx,
        contents,
      }): Promise<{ value: ImportedDirectory; facts: { differences: number } | 'nothing changed' }> => {
        checkNamedOnce(file);
        checkReferences(contents, file);
        const merged = over(contents, file);
        const wanted: DirectoryContents = {
          ...merged,
          agencies: merged.agencies.map((agency) => {
            const known = contents.agencies.find(({ code }) => code === agency.code);
            return { ...agency, closedOn: earlier(known?.closedOn, agency.closedOn) };
          }),
          speakers: merged.speakers.map((speaker) => {
            const known = contents.speakers.find((one) => LISTS.speakers.keyOf(one) === LISTS.speakers.keyOf(speaker));
            return { ...speaker, validUntil: earlier(known?.validUntil, speaker.validUntil) };
          }),
          certificates: merged.certificates.map((certificate) => {
            const known = contents.certificates.find(
              ({ use, spkiSha256 }) => use === certificate.use && spkiSha256 === certificate.spkiSha256,
            );
            if (
              known !== undefined &&
              (known.systemCode !== certificate.systemCode || known.agencyCode !== certificate.agencyCode)
            )
              refuse(problem('Validation', `The key ${certificate.spkiSha256} belongs to somebody else already.`));
            return known === undefined ? certificate : noYounger(known, certificate);
          }),
        };
        const found = {
          systems: differencesOf('systems', contents, wanted),
          endpoints: differencesOf('endpoints', contents, wanted),
          agencies: differencesOf('agencies', contents, wanted),
          speakers: differencesOf('speakers', contents, wanted),
          certificates: differencesOf('certificates', contents, wanted),
        };
        for (const { entry } of found.systems) await deps.checkEntries.system(tx, entry);
        for (const { entry } of found.agencies) {
          await deps.checkEntries.agency(tx, entry);
          checkSuperior(entry, [...contents.agencies, ...wanted.agencies]);
        }
        for (const { entry } of found.endpoints) deps.checkEntries.endpoint(entry);
        checkSpeakers(
          contents,
          found.speakers.map(({ entry }) => entry),
        );
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
