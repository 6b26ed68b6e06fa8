import type { CaseEvent } from '../../domain/case.ts';
import { type CaseLetterKind, type LegHistory, possibleFrom, possibleKinds } from '../../domain/case-letters.ts';
import type { LegClock } from '../../domain/leg-clock.ts';
import { fail, ok, type Problem, type Result } from '../../domain/problems.ts';
import type { Leg } from '../../ports/cases.ts';
import type { CaseClocks } from '../case-clocks.ts';

/** A leg with what was said in it. */
export type LegWithHistory = Leg & LegHistory;

/** Deals the events of a case out to its legs, each with its clock. Pure. */
export const withHistory = <L extends { readonly legId: string; readonly agencyCode: string }>(
  legs: readonly L[],
  events: readonly CaseEvent[],
  { clockOf }: Pick<CaseClocks, 'clockOf'>,
): readonly (L & Pick<LegHistory, 'events'> & { readonly clock?: LegClock })[] =>
  legs.map((leg) => {
    const ofLeg = events.filter((event) => event.legId === leg.legId);
    const clock = clockOf(leg.agencyCode, ofLeg);
    return { ...leg, events: ofLeg, ...(clock !== undefined && { clock }) };
  });

/**
 * Finds the leg that a letter is for: the one that is named, else the only one that takes this kind now. Pure.
 * Problems: Validation (no such leg; several take it), LetterNotPossibleNow (with what is possible, and from when this kind is).
 */
export const chooseLeg = (
  legs: readonly LegWithHistory[],
  { kind, legId }: { readonly kind: CaseLetterKind; readonly legId?: string },
  now: Date,
): Result<LegWithHistory> => {
  const asked = legId === undefined ? legs : legs.filter((leg) => leg.legId === legId);
  if (asked.length === 0)
    return fail('Validation', 'The case has no such leg.', {
      errors: [{ pointer: '/legId', detail: 'is no leg of this case' }],
    });
  const fitting = asked.filter((leg) => possibleKinds(leg, now).includes(kind));
  const [only] = fitting;
  if (only === undefined) return { ok: false, problem: notPossible(asked, kind, now) };
  if (fitting.length === 1) return ok(only);
  const legIds = fitting.map((leg) => leg.legId).join(', ');
  return fail('Validation', 'Several agencies of this case could get this letter; name the leg.', {
    errors: [{ pointer: '/legId', detail: `is required here: one of ${legIds}` }],
  });
};

const notPossible = (legs: readonly LegWithHistory[], kind: CaseLetterKind, now: Date): Problem => {
  const possible = [...new Set(legs.flatMap((leg) => possibleKinds(leg, now)))];
  const list = possible.length === 0 ? 'nothing' : possible.join(', ');
  const later = legs
    .flatMap((leg) => {
      const from = possibleFrom(kind, leg);
      return from instanceof Date ? [from] : [];
    })
    .sort((a, b) => a.getTime() - b.getTime())[0];
  const from = later === undefined ? '' : ` This kind: from ${later.toISOString()}.`;
  return fail('LetterNotPossibleNow', `A ${kind} cannot be sent now. Possible now: ${list}.${from}`, {
    errors: [{ pointer: '/kind', detail: `possible now: ${list}` }],
  }).problem;
};
