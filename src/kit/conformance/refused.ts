import type { ProblemCode } from '../../domain/problems.ts';
import { fail, problem } from '../../domain/problems.ts';
import type { DeliveryOutcome } from '../../ports/connector.ts';
import { type Finding, failed, notApplicable, passed } from './case.ts';
import type { HandOver, Letter, Plan } from './letter.ts';
import type { PostedFile } from './post-letter.ts';
import { outcomeWords, type Run } from './run.ts';
import { askStatus, submit } from './way-out.ts';
import type { ReadSealed } from './word.ts';

// The letters of refusals are not to come again: whatever the system said, the gateway hears a refusal.
const ENDED: DeliveryOutcome = { kind: 'refused', problem: problem('Validation', 'Ended by the conformance run.') };

/** With which code a hand-over was refused, by a problem or by a receipt; a sentence where it was not. */
const refusalOf = async (outcome: DeliveryOutcome, readSealed: ReadSealed): Promise<string> => {
  if (outcome.kind === 'refused' || outcome.kind === 'unavailable') return outcome.problem.code;
  if (outcome.kind === 'unknown') return outcomeWords(outcome);
  const receipt = outcome.receiptXml === undefined ? fail('Validation', '') : await readSealed(outcome.receiptXml);
  const body = receipt.ok ? receipt.value.envelope.body : undefined;
  return body?.block === 'receipt' && body.receipt.verdict === 'REFUSED'
    ? (body.receipt.problem?.code ?? 'no code')
    : outcomeWords(outcome);
};

interface Order {
  readonly name: string;
  readonly codes: readonly ProblemCode[];
  readonly plan?: Plan;
  readonly files?: readonly PostedFile[];
  /** What is handed over in place of the letter. */
  readonly handOver?: (call: HandOver) => Promise<DeliveryOutcome>;
  /** Something before it was rightly taken under this MessageId. */
  readonly takenBefore?: boolean;
  /** Dialect mailbox: what is laid into the mailbox in place of what `handOver` does; left out, there is nothing to ask. */
  readonly laid?: Plan;
}

const WHERE_IT_IS_LEFT = 'It was neither confirmed nor registered, and is left to its lease.';

/** The verdict about a letter that was answered like this. */
const judge = async (run: Run, order: Order, letter: Letter, refusal: string, status?: string): Promise<Finding> => {
  const wanted = order.codes.join(' or ');
  if (!order.codes.some((code) => code === refusal)) {
    const answer = /^[A-Z]/.test(refusal) ? `the answer was ${refusal}` : refusal;
    return failed(`It should be refused with ${wanted}; ${answer}.`);
  }
  if (order.takenBefore === true) return passed(`Refused with ${refusal}.`);
  if (status === 'received') return failed(`Refused with ${refusal}, yet its status is RECEIVED.`);
  await run.afterwards();
  return run.wordsAbout(letter, 'REGISTRATION').length > 0
    ? failed(`Refused with ${refusal}, yet registered.`)
    : passed(`Refused with ${refusal}, and not registered.`);
};

const whereItIsPickedUp = async (run: Run, order: Order): Promise<Finding> => {
  const plan = order.handOver === undefined ? order.plan : order.laid;
  if (plan === undefined)
    return notApplicable('In this dialect a message is picked up by its MessageId, once laid in.');
  const letter = await run.post(order.name, plan, order.files);
  // A system may also leave what it does not believe; it must not confirm it.
  await Promise.race([run.watch.until(() => letter.outcome, run.patienceMs, run.signal), run.afterwards()]);
  const answered = (): DeliveryOutcome | undefined => letter.outcome;
  const outcome = answered();
  if (outcome !== undefined) return judge(run, order, letter, await refusalOf(outcome, run.readSealed));
  await run.afterwards();
  return answered() === undefined && run.wordsAbout(letter, 'REGISTRATION').length === 0
    ? passed(WHERE_IT_IS_LEFT)
    : failed('It was confirmed or registered.');
};

/** Sends a letter that has to be refused: with one of these codes, and never registered. */
export const mustBeRefused = async (run: Run, order: Order): Promise<Finding> => {
  if (run.vendor.dialect === 'mailbox') return whereItIsPickedUp(run, order);
  let refusal: string | undefined;
  let status: string | undefined;
  const handOver = async (call: HandOver): Promise<DeliveryOutcome> => {
    refusal = await refusalOf(await (order.handOver ?? submit)(call), run.readSealed);
    status = (await askStatus(call)).kind;
    return ENDED;
  };
  const letter = await run.send(order.name, { ...order.plan, handOver }, order.files);
  if (refusal === undefined) return notApplicable('The letter was not handed over in the time of this run.');
  return judge(run, order, letter, refusal, status);
};
