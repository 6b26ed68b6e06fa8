import type { FastifyRequest } from 'fastify';
import type { TokenContacts } from '../../domain/contacts.ts';
import type { AssuranceLevel, Authentication, Initiator } from '../../domain/envelope.ts';
import { fail, ok, type Problem, problem, type Result } from '../../domain/problems.ts';
import type { CitizenActor } from '../../ports/transaction.ts';
import { actorOf, citizenOf } from './citizen.ts';

const IDEMPOTENCY_KEY = /^[A-Za-z0-9_-]{8,100}$/;

// A letter has legal effect: who only has a password is not known well enough (eIDAS, level low).
const LEVELS_THAT_FILE: readonly AssuranceLevel[] = ['substantial', 'high'];

/** Whether somebody signed in well enough for what has legal effect. */
export const isWellKnown = ({ level }: Authentication): boolean => LEVELS_THAT_FILE.includes(level);

/** Who is not known well enough to file; undefined for all others. Problem Forbidden. */
export const levelProblem = (authentication: Authentication): Problem | undefined =>
  isWellKnown(authentication) ? undefined : problem('Forbidden', 'Filing needs the level substantial.');

const keyOf = (header: string | string[] | undefined): Result<string> => {
  if (header === undefined) return fail('IdempotencyKeyMissing', 'The header Idempotency-Key is missing.');
  return typeof header === 'string' && IDEMPOTENCY_KEY.test(header)
    ? ok(header)
    : fail('Validation', 'Idempotency-Key must have 8 to 100 characters of A-Z, a-z, 0-9, _ and -.');
};

/** What every request that files a letter brings besides the letter. */
interface Filing {
  readonly ownerSubject: string;
  readonly actor: CitizenActor;
  readonly initiator: Initiator;
  readonly tokenContacts?: TokenContacts;
  readonly idempotencyKey: string;
  readonly requestBytes: Buffer;
}

/**
 * Reads who files, under which key, and the bytes of the body. Who writes is taken from the token, never from the body.
 * Problems: Forbidden, IdempotencyKeyMissing, Validation.
 */
export const filingOf = (request: FastifyRequest): Result<Filing> => {
  const { subject, person, contacts, tokenContacts, authentication, acting } = citizenOf(request);
  const level = levelProblem(authentication);
  if (level !== undefined) return { ok: false, problem: level };
  const key = keyOf(request.headers['idempotency-key']);
  if (!key.ok) return key;
  // Another media type has been refused before, and so has a body that is none.
  if (request.bodyBytes === undefined) throw new Error('a JSON body without its bytes');
  return ok({
    ownerSubject: subject,
    // What a person is told is nothing of whom they act for.
    ...(acting === undefined && { tokenContacts }),
    actor: actorOf(request),
    initiator: {
      person,
      contacts,
      ...(acting !== undefined && {
        represented: { party: acting.party, ...(acting.proof !== undefined && { mandate: acting.proof }) },
      }),
      authentication,
      filingChannel: 'portal',
      signatures: [],
    },
    idempotencyKey: key.value,
    requestBytes: request.bodyBytes,
  });
};
