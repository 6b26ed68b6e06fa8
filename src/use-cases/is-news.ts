import { byTime, type CaseEvent } from '../domain/case.ts';
import { standingOf } from '../domain/case-standing.ts';
import type { LockedCase } from '../ports/cases.ts';
import type { Terms } from '../ports/terms.ts';
import type { Transaction } from '../ports/transaction.ts';
import { readCaseClocks } from './case-clocks.ts';

// The first registration is the legal one; a second number only joins the timeline. Where the first was typed in by a person, the agency's
// own word is news if it says another number.
const isFirstNumber = (event: CaseEvent, others: readonly CaseEvent[]): boolean =>
  !others.some(
    ({ kind, facts }) =>
      kind === 'registered' &&
      (facts.enteredByHand !== true || facts.registrationNumber === event.facts.registrationNumber),
  );

// A question that came late, behind its own answer or the end of the case, asks nothing any more.
const isOpenQuestion = (event: CaseEvent, ofLeg: readonly CaseEvent[]): boolean =>
  standingOf(ofLeg).state === 'clarification' &&
  ofLeg
    .filter(({ kind }) => kind === event.kind)
    .sort(byTime)
    .at(-1) === event;

const movesTheEnd = async (
  deps: { readonly terms: Terms },
  tx: Transaction,
  theCase: Pick<LockedCase, 'letterType' | 'filedAt'>,
  { event, ofLeg, agencyCode }: { event: CaseEvent; ofLeg: readonly CaseEvent[]; agencyCode: string },
): Promise<boolean> => {
  const { terms, clockOf } = await readCaseClocks(deps, tx, theCase);
  if (terms.term === undefined || clockOf(agencyCode, ofLeg) === undefined) return true;
  const endWith = (events: readonly CaseEvent[]): string => {
    const clock = clockOf(agencyCode, events);
    return JSON.stringify([clock?.deadline.dueOn, clock?.deadline.paused, clock?.stoppedOn]);
  };
  // That the body works on the letter stands either way; only the day is taken out.
  const { newDueOn: _named, ...facts } = event.facts;
  const withoutDay = ofLeg.map((other) => (other === event ? { ...event, facts } : other));
  return endWith(ofLeg) !== endWith(withoutDay);
};

/**
 * Whether a citizen is to be told of an event at once, given all events of the case: not of a second registration, nor of a question or an
 * extension that changes nothing because of what else is known.
 */
export const isNews = async (
  deps: { readonly terms: Terms },
  tx: Transaction,
  theCase: Pick<LockedCase, 'letterType' | 'filedAt'>,
  { event, agencyCode }: { readonly event: CaseEvent; readonly agencyCode: string },
  all: readonly CaseEvent[],
): Promise<boolean> => {
  const ofLeg = all.filter(({ legId }) => legId === event.legId);
  switch (event.kind) {
    case 'registered':
      return isFirstNumber(
        event,
        ofLeg.filter((other) => other !== event),
      );
    case 'clarification_requested':
      return isOpenQuestion(event, ofLeg);
    case 'extended':
      return movesTheEnd(deps, tx, theCase, { event, ofLeg, agencyCode });
    default:
      return true;
  }
};
