import type { CaseState } from '../../domain/case.ts';
import type { Envelope, Forward } from '../../domain/envelope.ts';
import { nextLegState } from '../../domain/leg-moves.ts';
import { fail, ok, type Result } from '../../domain/problems.ts';
import type { LinkedLeg } from '../../ports/cases.ts';
import type { Receiver, Registry } from '../../ports/registry.ts';
import type { Transaction } from '../../ports/transaction.ts';

const ADDRESSEE = '/Envelope/Forward/ForwardedTo/Code';

/** What a forward leads to, once it is allowed. */
export interface AllowedForward {
  readonly receiver: Receiver;
  /** The leg of the body that the citizen wrote to. */
  readonly firstLeg: LinkedLeg;
}

/** The leg and those it came from, the newest first. */
const chainOf = (legs: readonly LinkedLeg[], legId: string): readonly LinkedLeg[] => {
  const leg = legs.find((one) => one.legId === legId);
  if (leg === undefined) return [];
  return [leg, ...(leg.forwardedFromLegId === undefined ? [] : chainOf(legs, leg.forwardedFromLegId))];
};

const mayForward = (state: CaseState): boolean =>
  state !== 'forwarded' && nextLegState(state, 'forwarded') === 'forwarded';

/**
 * Whether an agency may forward its letter to another body.
 * Problems: CaseEnded (it answered, gave the letter up or forwarded it as a whole before), Validation (it forwards for somebody else),
 * ForwardLoop (the body had the letter before, however long the chain), InvalidAddressee (not in the directory, or closed),
 * AgencyNotConnected.
 */
export const checkForward = async (
  registry: Pick<Registry, 'receiverOf'>,
  tx: Transaction,
  legs: readonly LinkedLeg[],
  { header }: Envelope,
  forward: Forward,
): Promise<Result<AllowedForward>> => {
  const chain = chainOf(legs, header.legId);
  const [leg] = chain;
  const firstLeg = chain.at(-1);
  if (leg === undefined || firstLeg === undefined)
    throw new Error(`leg ${header.legId} is not among those of its case`);
  if (forward.forwardedFrom.code !== header.sender.code) {
    return fail('Validation', 'A body forwards its own letters only.', {
      errors: [{ pointer: '/Envelope/Forward/ForwardedFrom/Code', detail: 'not the Sender' }],
    });
  }
  if (!mayForward(leg.state)) {
    return fail('CaseEnded', `At the Sender this letter is ${leg.state}; it cannot be forwarded any more.`);
  }
  const to = forward.forwardedTo.code;
  if (chain.some((one) => one.agencyCode === to)) {
    return fail('ForwardLoop', 'This body had the letter before.', {
      errors: [{ pointer: ADDRESSEE, detail: 'among the bodies the letter came through' }],
    });
  }
  const receiver = await registry.receiverOf(tx, to);
  if (receiver.ok) return ok({ receiver: receiver.value, firstLeg });
  const { code, detail, errors = [] } = receiver.problem;
  return fail(code, detail, { errors: errors.map((error) => ({ ...error, pointer: ADDRESSEE })) });
};
