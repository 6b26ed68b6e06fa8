import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Envelope, MessageKind } from '../../src/domain/envelope.ts';
import type { ProblemCode } from '../../src/domain/problems.ts';
import { makeEnvelopeVerifier } from '../../src/envelope/verify.ts';
import { answered } from '../../src/sandbox/citizen-client.ts';
import type { Arrival } from '../../src/simulators/edoc/records.ts';
import type { SimulatedSystem } from '../../src/simulators/edoc/simulated-system.ts';
import { sealKey } from './certificates.ts';
import { CLOSED, codesOf, DIALECTS, type DialectName, UNCONNECTED } from './dialect-cast.ts';
import { CASE_LETTER_OF, type Role, type Stage } from './outcome-story.ts';
import type { TestSandbox } from './sandbox.ts';

const WAIT_MS = 60_000;
const LOOK_EVERY_MS = 100;
const PDF = Buffer.from('%PDF-1.7\n% citizen\n');
// Nothing more happens to these unless somebody does something.
const SETTLED = ['AGENCY_ACCEPTED', 'REGISTERED', 'REFUSED', 'EXPIRED'];

/** Closes one agency, adds another whose system is not connected, and lets the systems be looked at, and look, often. */
export const setTheScene = async (sandbox: TestSandbox): Promise<void> => {
  await sandbox.rows('update agencies set closed_on = current_date where code = $1', CLOSED);
  await sandbox.rows(`insert into systems (code, name_ka, name_en) values ('paper', 'ქაღალდი', 'Paper')`);
  await sandbox.rows(
    `insert into agencies (code, name_ka, name_en, category, search_folded)
     select $1, 'ქაღალდის კანცელარია', 'Paper office', category, 'paper' from agencies limit 1`,
    UNCONNECTED,
  );
  await sandbox.rows(`insert into system_agency (system_code, agency_code) values ('paper', $1)`, UNCONNECTED);
  await sandbox.rows('update polls set interval_ms = 200');
  sandbox.systems.postal.settings.change({ mailboxPollMs: 100 });
};

/** What is under way in the exchange, and what its systems said that it did not take. */
export interface UnderWay {
  readonly caseIds: readonly string[];
  readonly putAside: ReadonlyMap<string, ProblemCode>;
}

/** Looks at most ten times a second, however many wait; each sees the exchange as it was after it asked. */
export const lookingAt = (sandbox: Pick<TestSandbox, 'rows'>): (() => Promise<UnderWay>) => {
  const look = async (): Promise<UnderWay> => {
    await delay(LOOK_EVERY_MS);
    next = undefined;
    const [open, aside] = await Promise.all([
      sandbox.rows<{ id: string }>('select case_id as id from deliveries where not state = any($1)', SETTLED),
      sandbox.rows<{ id: string; code: ProblemCode }>(
        'select message_id as id, problem_code as code from messages_put_aside',
      ),
    ]);
    return { caseIds: open.map(({ id }) => id), putAside: new Map(aside.map(({ id, code }) => [id, code])) };
  };
  let next: Promise<UnderWay> | undefined;
  return () => {
    next ??= look();
    return next;
  };
};

/** Does work one after the other. */
export type Turn = <T>(work: () => Promise<T>) => Promise<T>;

/** Begins with nothing to wait for. */
export const turns = (): Turn => {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine;
    return mine;
  };
};

/** What the stories of a sandbox share; `inTurn` is for those of one dialect. */
export interface Play {
  readonly sandbox: TestSandbox;
  readonly look: () => Promise<UnderWay>;
  readonly inTurn: Turn;
}

/**
 * Plays one story through the whole gateway and the simulated systems over real sockets: the citizen by the portal API, the agencies by
 * their words. A letter that is refused or expires goes to an agency of its own, because there the agency is made to do so.
 */
export const dialectStage = async (dialect: DialectName, play: Play): Promise<Stage> => {
  const { sandbox, inTurn } = play;
  const codes = codesOf(dialect);
  const citizen = sandbox.citizen();
  const seal = await sealKey('gateway-seal-ecdsa');
  let caseId = '';

  const systemOf = (role: Role): SimulatedSystem => {
    const found = Object.values(sandbox.systems).find(({ agencies }) =>
      agencies.some(({ code }) => code === codes[role]),
    );
    if (found === undefined) throw new Error(`no system serves ${codes[role]}`);
    return found;
  };
  const lettersTo = (role: Role): readonly Arrival[] =>
    systemOf(role)
      .ledger.arrivals()
      .filter(
        ({ first, agencyCode, messageKind }) =>
          first?.letter.conversationId === caseId && agencyCode === codes[role] && messageKind !== 'RECEIPT',
      );
  const letterTo = async (role: Role, about: MessageKind | undefined): Promise<string> => {
    const kinds: readonly MessageKind[] = about === undefined ? ['SUBMISSION', 'FORWARD'] : [about];
    const find = () => lettersTo(role).findLast(({ messageKind }) => kinds.includes(messageKind))?.messageId;
    await systemOf(role).ledger.waitUntil(() => find() !== undefined, WAIT_MS);
    return find() ?? '';
  };

  const until = async (what: string, holds: (now: UnderWay) => boolean): Promise<void> => {
    const deadline = Date.now() + WAIT_MS;
    while (!holds(await play.look())) {
      if (Date.now() > deadline) throw new Error(`${what}: not within ${WAIT_MS / 1000} s`);
    }
  };
  const settled = (): Promise<void> =>
    until('nothing of the case is under way', ({ caseIds }) => !caseIds.includes(caseId));

  const filed = async (): Promise<void> => {
    const { uploadId } = await citizen.upload('წერილი.pdf', 'application/pdf', PDF);
    const letter = await citizen.portal.POST('/v1/letters', {
      params: { header: { 'Idempotency-Key': randomUUID() } },
      body: {
        letterType: 'letter',
        agencyCode: codes.first,
        language: 'ka',
        title: 'ქუჩის შეკეთება',
        text: 'გთხოვთ, შეაკეთოთ ქუჩა № 7-ში.',
        preferredReplyForm: 'electronic',
        attachments: [{ uploadId, main: true }],
      },
    });
    caseId = answered('filing', letter).caseId;
  };

  const read = async (role: Role, messageId: string): Promise<Envelope> => {
    const place = join(sandbox.dataFolder, 'simulators', systemOf(role).code, 'envelopes', `${messageId}.xml`);
    const verified = await makeEnvelopeVerifier().verify(await readFile(place), {
      receiver: { scheme: 'agency', code: codes[role] },
      now: new Date(),
      keysOf: async () => ({
        ok: true,
        value: [
          { spkiSha256: 'x', certificatePem: seal.certificatePem, notBefore: new Date(0), notAfter: new Date(4e12) },
        ],
      }),
    });
    if (!verified.ok) throw new Error(verified.problem.detail);
    return verified.value.envelope;
  };

  return {
    receiptsAtOnce: true,
    codeOf: (role) => codes[role],
    file: async ({ expired, refusedWith }) => {
      if (!expired && refusedWith === undefined) {
        await filed();
        return settled();
      }
      codes.first = DIALECTS[dialect].aside;
      await inTurn(async () => {
        if (expired) {
          await sandbox.rows(
            `insert into holds (hold_id, kind, agency_code, from_at, reason, actor)
             values (gen_random_uuid(), 'hold', $1, app_now(), 'nobody takes letters', 'test')`,
            codes.first,
          );
          await filed();
          await sandbox.rows('update deliveries set expires_at = app_now() where case_id = $1', caseId);
        } else {
          const problemCode = refusedWith ?? 'Validation';
          const once = { agencyCode: codes.first, remaining: 1, byReceipt: true };
          systemOf('first').faults.set({ kind: 'refuse', problemCode, ...once });
          await filed();
        }
        await settled();
        await sandbox.rows(
          'update holds set until_at = app_now() where agency_code = $1 and until_at is null',
          codes.first,
        );
      });
    },
    says: async (role, word, about) => {
      const messageId = await letterTo(role, about);
      const { ledger, say } = systemOf(role);
      const said = await say(messageId, word);
      if (!said.ok) throw new Error(said.problem.detail);
      const answer = () => ledger.answersTo(messageId).find(({ sealed }) => sealed.turn === said.value.turn);
      let refused: ProblemCode | undefined;
      await until(`${codes[role]} has said ${word.kind}`, ({ putAside }) => {
        const { sealed, confirmed, rejected } = answer() ?? {};
        // A system that is looked at gets no refusing receipt: what it said stays with it, and operators see the code (ADR 0018).
        refused = rejected?.problemCode ?? putAside.get(sealed?.messageId ?? '');
        return (confirmed ?? refused) !== undefined;
      });
      await settled();
      return refused;
    },
    // It was given when the letter came.
    receipts: async (role, _receipt, about) => {
      await letterTo(role, about);
    },
    citizenSends: async (kind) => {
      const sent = await citizen.portal.POST('/v1/cases/{caseId}/letters', {
        params: { path: { caseId }, header: { 'Idempotency-Key': randomUUID() } },
        body: { kind: CASE_LETTER_OF[kind], text: 'დამატებითი წერილი.' },
      });
      answered('a letter into the case', sent);
      await settled();
    },
    shown: () => citizen.readCase(caseId),
    reached: async (role) => Promise.all(lettersTo(role).map(({ messageId }) => read(role, messageId))),
  };
};
