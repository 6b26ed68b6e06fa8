import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fail, PROBLEMS, type Problem, type Result } from '../../domain/problems.ts';
import { readLang, withLang } from '../../web/ui/text.ts';
import { type Fault, readFault, readFaultKind } from './faults.ts';
import { readSettings } from './settings.ts';
import type { SimulatedSystem } from './simulated-system.ts';
import { readWord } from './words.ts';

type Controlled = Pick<SimulatedSystem, 'code' | 'agencies' | 'ledger' | 'faults' | 'settings' | 'say'>;
type Fields = Readonly<Record<string, unknown>>;

const FORM = 'application/x-www-form-urlencoded';

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isForm = (request: FastifyRequest): boolean => request.headers['content-type']?.startsWith(FORM) === true;

const sendProblem = (problem: Problem, reply: FastifyReply): FastifyReply =>
  reply.code(PROBLEMS[problem.code].status).send({ code: problem.code, detail: problem.detail });

/**
 * Changes the faults of a system: `{ faults: [...] }` replaces all, `{ clear: "all" or a kind }` ends some, anything else
 * is one fault that is set. @returns the problem, where nothing was changed.
 */
const changeFaults = ({ faults, agencies }: Controlled, fields: Fields): Problem | undefined => {
  const codes = agencies.map(({ code }) => code);
  if (fields.clear !== undefined) {
    const kind = readFaultKind(fields.clear);
    if (kind === undefined) return { code: 'Validation', detail: 'clear: "all", or a kind of fault.' };
    faults.clear(kind === 'all' ? undefined : kind);
    return undefined;
  }
  const given = fields.faults === undefined ? [fields] : fields.faults;
  if (!Array.isArray(given)) return { code: 'Validation', detail: 'faults: a list.' };
  const read: (Partial<Fault> & Pick<Fault, 'kind'>)[] = [];
  for (const one of given as readonly unknown[]) {
    const fault = readFault(isFields(one) ? one : {}, codes);
    if (!fault.ok) return fault.problem;
    read.push(fault.value);
  }
  if (fields.faults !== undefined) faults.clear();
  for (const fault of read) faults.set(fault);
  return undefined;
};

const changeSettings = ({ settings }: Controlled, fields: Fields): Problem | undefined => {
  const read = readSettings(fields);
  if (!read.ok) return read.problem;
  settings.change(read.value);
  return undefined;
};

/** The letter that a word is about: the one that is named, else the newest of a conversation (and of an agency, where one is named). */
const letterMeant = ({ ledger }: Controlled, { messageId, conversationId, agencyCode }: Fields): string | undefined =>
  typeof messageId === 'string' && messageId !== ''
    ? messageId
    : ledger
        .arrivals()
        .findLast(
          ({ first, ...arrival }) =>
            first?.registration !== undefined &&
            first.letter.conversationId === conversationId &&
            (typeof agencyCode !== 'string' || agencyCode === '' || arrival.agencyCode === agencyCode),
        )?.messageId;

/** Lets an agency say something: `{ messageId }` or `{ conversationId, agencyCode? }`, and the fields of a word. */
const sayWord = async (system: Controlled, fields: Fields): Promise<Result<{ readonly turn: string }>> => {
  const word = readWord(fields);
  if (!word.ok) return word;
  const messageId = letterMeant(system, fields);
  return messageId === undefined
    ? fail('UnknownMessage', 'messageId of a letter, or conversationId of a case that has one here.')
    : system.say(messageId, word.value);
};

/**
 * Adds what tests and the pages' forms call: `GET /simulators/<system>/ledger`, and `POST /simulators/<system>/` with `faults`,
 * `settings` and `words`. JSON is answered with the new state, a form with a way back to the page. A page
 * of another site cannot post here.
 */
export const registerSimulatorControls = (app: FastifyInstance, systems: readonly Controlled[]): void => {
  // A scope of its own, so that the parser of forms stays here.
  void app.register(async (scope) => {
    scope.addContentTypeParser(FORM, { parseAs: 'string' }, (_request, body, done) =>
      done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    scope.addHook('onRequest', async (request, reply) => {
      const from = request.headers['sec-fetch-site'];
      if (request.method === 'POST' && (from === 'cross-site' || from === 'same-site')) {
        return sendProblem(
          { code: 'Forbidden', detail: 'Post from the pages of the sandbox, or without a browser.' },
          reply,
        );
      }
      return undefined;
    });

    for (const system of systems) {
      const base = `/simulators/${system.code}`;
      const change =
        (apply: (system: Controlled, fields: Fields) => Problem | undefined, state: () => unknown) =>
        (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
          const problem = apply(system, isFields(request.body) ? request.body : {});
          if (problem !== undefined) return sendProblem(problem, reply);
          return isForm(request) ? reply.redirect(withLang(base, readLang(request.query)), 303) : reply.send(state());
        };

      scope.post(`${base}/words`, async (request, reply) => {
        const said = await sayWord(system, isFields(request.body) ? request.body : {});
        if (!said.ok) return sendProblem(said.problem, reply);
        return isForm(request) ? reply.redirect(withLang(base, readLang(request.query)), 303) : reply.send(said.value);
      });
      scope.get(`${base}/ledger`, async () => ({
        system: system.code,
        counts: system.ledger.counts(),
        arrivals: system.ledger.arrivals(),
        refusals: system.ledger.refusals(),
        answers: system.ledger.answers(),
      }));
      scope.post(
        `${base}/faults`,
        change(changeFaults, () => ({ faults: system.faults.list() })),
      );
      scope.post(
        `${base}/settings`,
        change(changeSettings, () => ({ settings: system.settings.current() })),
      );
    }
  });
};
