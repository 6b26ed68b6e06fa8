import type { FastifyInstance } from 'fastify';
import { PROBLEMS, type Problem } from '../../domain/problems.ts';
import type { LetterCheck } from '../../generated/schemas.ts';
import type { Terms } from '../../ports/terms.ts';
import type { CitizenActor, Transactions } from '../../ports/transaction.ts';
import type { CheckLetter, LetterOutlook } from '../../use-cases/check-letter/check-letter.ts';
import { sendProblem } from '../http/problem-reply.ts';
import { actorOf, citizenOf } from './citizen.ts';
import { toDeadline } from './deadline-json.ts';
import { levelProblem } from './filing.ts';
import { checkDraftLetter, shapeProblem } from './letter-shape.ts';

const toProblem = ({ code, detail, errors }: Problem): LetterCheck['problems'][number] => ({
  code,
  title: PROBLEMS[code].title,
  detail,
  ...(errors !== undefined && { errors: errors.slice(0, 100).map((place) => ({ ...place })) }),
});

const toDuplicate = ({ duplicate }: LetterOutlook): Pick<LetterCheck, 'duplicate'> =>
  duplicate === undefined ? {} : { duplicate: { ...duplicate, filedAt: duplicate.filedAt.toISOString() } };

/** POST /v1/letters/check: what filing the letter would lead to, without filing it. */
export const letterCheckRoutes = (
  app: FastifyInstance,
  deps: {
    readonly transactions: Pick<Transactions, 'inTransaction'>;
    readonly terms: Pick<Terms, 'daysOff'>;
    readonly checkLetter: CheckLetter;
  },
): void => {
  const expectedOf = async (
    actor: CitizenActor,
    { letterType, term, today }: LetterOutlook,
    agencyCode: string | undefined,
  ): Promise<Pick<LetterCheck, 'expected'>> => {
    if (letterType === undefined) return {};
    const daysOff = await deps.transactions.inTransaction(actor, (tx) => deps.terms.daysOff(tx, today));
    return { expected: toDeadline(letterType, term, today, daysOff, agencyCode) };
  };

  app.post('/v1/letters/check', async (request, reply) => {
    const { person, acting, authentication } = citizenOf(request);
    const actor = actorOf(request);
    const body = checkDraftLetter(request.body);
    if (!body.ok) return sendProblem(reply, body.problem);
    const shape = shapeProblem(body.value);
    const outlook = await deps.checkLetter({
      actor,
      initiator: { person, ...(acting !== undefined && { represented: { party: acting.party } }) },
      letter: body.value,
      whole: shape === undefined,
    });
    const problems = [levelProblem(authentication) ?? [], shape ?? [], outlook.problems].flat();
    const answer: LetterCheck = {
      ready: problems.length === 0,
      problems: problems.map(toProblem),
      ...toDuplicate(outlook),
      dailyLimit: { ...outlook.dailyLimit, resetsAt: outlook.dailyLimit.resetsAt.toISOString() },
      ...(await expectedOf(actor, outlook, body.value.agencyCode)),
    };
    return reply.send(answer);
  });
};
