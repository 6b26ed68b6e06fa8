import { dayInTbilisi } from '../../domain/days.ts';
import { problem } from '../../domain/problems.ts';
import type { Directory, DirectoryAgency, DirectoryCapabilities, DirectorySpeaker } from '../../ports/directory.ts';
import { refuse } from '../refusal.ts';
import type { Change, ChangeDirectory } from './change-directory.ts';
import type { CheckEntries } from './check-entries.ts';
import { checkSuperior } from './check-superior.ts';
import { agencyFound, systemFound } from './found.ts';
import type { By } from './operator.ts';
import { checkCode } from './put-system.ts';

interface PutAgencyDeps {
  readonly changeDirectory: ChangeDirectory;
  readonly checkEntries: Pick<CheckEntries, 'agency'>;
  readonly directory: Pick<Directory, 'putAgency' | 'putSpeaker'>;
}

/** Makes an agency known, served by a system from now on. Problems: Validation (code, or known already), NotFound (system). */
export const makeAddAgency =
  ({ changeDirectory, checkEntries, directory }: PutAgencyDeps) =>
  (by: By, agency: DirectoryAgency, systemCode: string) =>
    changeDirectory({ by, act: 'agencies add', subject: agency.code }, async ({ tx, contents, now }) => {
      checkCode(agency.code);
      systemFound(contents, systemCode);
      if (contents.agencies.some(({ code }) => code === agency.code))
        refuse(problem('Validation', `The agency ${agency.code} is known already.`));
      await checkEntries.agency(tx, agency);
      const categories = [...new Set(contents.agencies.map(({ category }) => category))].sort();
      if (categories.length > 0 && !categories.includes(agency.category))
        refuse(problem('Validation', `The category is one of: ${categories.join(', ')}.`));
      await directory.putAgency(tx, agency);
      await directory.putSpeaker(tx, { systemCode, agencyCode: agency.code, validFrom: now });
      return { value: agency, facts: { systemCode } };
    });

const speakersOf = ({ contents }: Change, agencyCode: string): readonly DirectorySpeaker[] =>
  contents.speakers.filter((speaker) => speaker.agencyCode === agencyCode);

const holds = ({ validFrom, validUntil }: DirectorySpeaker, at: Date): boolean =>
  validFrom <= at && (validUntil === undefined || validUntil > at);

/**
 * Lets another system speak for an agency from an instant on; until then the old one does. Letters under way stay with the system
 * they were filed for, which goes on answering them unless it is cut off (ADR 0028). Problems: NotFound, Validation (in the past, already so, or a later move is planned).
 */
export const makeMoveAgency =
  ({ changeDirectory, directory }: PutAgencyDeps) =>
  (by: By, agencyCode: string, systemCode: string, from: Date | undefined, cutOff: boolean) =>
    changeDirectory({ by, act: 'agencies move', subject: agencyCode }, async (change) => {
      const { tx, contents, now } = change;
      agencyFound(contents, agencyCode);
      systemFound(contents, systemCode);
      const validFrom = from ?? now;
      if (validFrom < now) refuse(problem('Validation', 'An agency is moved from now on, or from a later day on.'));
      const speakers = speakersOf(change, agencyCode);
      if (speakers.some((speaker) => speaker.validFrom > validFrom))
        refuse(problem('Validation', 'A later move of this agency is planned already.'));
      const current = speakers.filter((speaker) => holds(speaker, validFrom));
      if (current.some((speaker) => speaker.systemCode === systemCode))
        refuse(problem('Validation', `The system ${systemCode} speaks for this agency then anyway.`));
      for (const speaker of current)
        await directory.putSpeaker(tx, { ...speaker, validUntil: validFrom, ...(cutOff && { cutOff }) });
      const moved: DirectorySpeaker = { systemCode, agencyCode, validFrom };
      await directory.putSpeaker(tx, moved);
      return { value: moved, facts: { systemCode, from: validFrom.toISOString(), ...(cutOff && { cutOff }) } };
    });

/** What of an agency an operator sets by itself. */
export type AgencySettings = DirectoryCapabilities &
  Pick<DirectoryAgency, 'maxMessageBytes' | 'envelopeVersions' | 'contactEmail' | 'sealBySystem' | 'superiorCode'>;

/** Changes what is given of an agency, and nothing else. Idempotent. Problems: NotFound, Validation. */
export const makeSetAgency =
  ({ changeDirectory, checkEntries, directory }: PutAgencyDeps) =>
  (by: By, agencyCode: string, change: Partial<AgencySettings>) =>
    changeDirectory({ by, act: 'agencies set', subject: agencyCode }, async ({ tx, contents }) => {
      const agency = { ...agencyFound(contents, agencyCode), ...change };
      if (change.superiorCode !== undefined) checkSuperior(agency, contents.agencies);
      await checkEntries.agency(tx, agency);
      await directory.putAgency(tx, agency);
      return { value: agency, facts: { changed: Object.keys(change).join(',') } };
    });

/**
 * Closes an agency: no new letters from its last day on; what was filed goes on. Idempotent. Problems: NotFound.
 * @param lastDay YYYY-MM-DD; left out: today.
 */
export const makeCloseAgency =
  ({ changeDirectory, directory }: PutAgencyDeps) =>
  (by: By, agencyCode: string, closedOn: string | undefined) =>
    changeDirectory({ by, act: 'agencies close', subject: agencyCode }, async ({ tx, contents, now }) => {
      const known = agencyFound(contents, agencyCode);
      const agency = { ...known, closedOn: closedOn ?? known.closedOn ?? dayInTbilisi(now) };
      if (agency.closedOn === known.closedOn) return { value: agency, facts: 'nothing changed' };
      await directory.putAgency(tx, agency);
      return { value: agency, facts: { closedOn: agency.closedOn } };
    });

/** Opens an agency that was closed, or is to be: letters are taken for it again. Idempotent. Problems: NotFound. */
export const makeReopenAgency =
  ({ changeDirectory, directory }: PutAgencyDeps) =>
  (by: By, agencyCode: string) =>
    changeDirectory({ by, act: 'agencies reopen', subject: agencyCode }, async ({ tx, contents }) => {
      const { closedOn, ...agency } = agencyFound(contents, agencyCode);
      if (closedOn === undefined) return { value: agency, facts: 'nothing changed' };
      await directory.putAgency(tx, agency);
      return { value: agency, facts: { closedOn } };
    });

export type AddAgency = ReturnType<typeof makeAddAgency>;
export type MoveAgency = ReturnType<typeof makeMoveAgency>;
export type SetAgency = ReturnType<typeof makeSetAgency>;
export type CloseAgency = ReturnType<typeof makeCloseAgency>;
export type ReopenAgency = ReturnType<typeof makeReopenAgency>;
