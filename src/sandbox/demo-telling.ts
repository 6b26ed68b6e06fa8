import { randomUUID } from 'node:crypto';
import type { CaseDetail, Leg } from '../generated/schemas.ts';
import { exampleLetters } from '../simulators/citizens/letters.ts';
import type { CitizenClient } from './citizen-client.ts';
import type { Sandbox } from './start-sandbox.ts';

/** What a story is told with: the instance it plays on, and where its lines and steps go. */
export interface Telling {
  readonly sandbox: Sandbox;
  say(what: string, detail?: string): void;
  at(step: string): void;
}

// The system of both agencies.
const SYSTEM = 'mof';
/** The agencies of this part of the story: the ministry, and a service below it to which it forwards. */
export const MINISTRY = 'mof';
export const BELOW = 'rs';

/** Sends a command to the simulated agencies, as their page does. */
export const command = async ({ sandbox }: Telling, what: 'settings' | 'words', fields: object): Promise<void> => {
  const response = await fetch(`${sandbox.addresses.sandbox}/simulators/${SYSTEM}/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fields),
  });
  if (!response.ok) throw new Error(`${what}: ${response.status} ${await response.text()}`);
};

/** The leg of a case that an agency has. */
export const legOf = (found: CaseDetail, agencyCode: string): Leg | undefined =>
  found.legs.find((leg) => leg.agencyCode === agencyCode);

/** What an agency owes by when, as the citizen sees it. */
export const clockOf = (found: CaseDetail, agencyCode: string): Leg['clock'] => legOf(found, agencyCode)?.clock;

/** Says what the citizen reads about a case: what happened, what is next, by when, and what they can do. */
export const sayWords = ({ say }: Telling, { plainWords }: CaseDetail): void => {
  const { happened, next, byWhen, youCan } = plainWords;
  say('in plain words', [happened, next, byWhen?.words, youCan].flatMap((words) => words?.en ?? []).join(' '));
};

/** Files an example letter with the agency and waits for its registration. */
export const register = async (citizen: CitizenClient, key: string, agencyCode: string): Promise<CaseDetail> => {
  const letter = exampleLetters.find((candidate) => candidate.key === key);
  if (letter === undefined) throw new Error(`no example letter ${key}`);
  const { caseId } = await citizen.submit({ ...letter, agencyCode }, randomUUID());
  return citizen.caseWhen(caseId, 'registration', (found) => legOf(found, agencyCode)?.state === 'registered');
};
