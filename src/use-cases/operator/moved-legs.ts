import type { Day } from '../../domain/days.ts';
import type { Deadline } from '../../domain/deadline.ts';
import type { DayOff } from '../../domain/work-calendar.ts';
import type { OpenLeg, OpenLegs } from '../../ports/open-legs.ts';
import type { Terms } from '../../ports/terms.ts';
import type { Transaction } from '../../ports/transaction.ts';
import { makeKnownClocks } from '../case-clocks.ts';

const A_BATCH = 500;

/** What finding moved legs needs. */
export interface MovedLegsDeps {
  readonly openLegs: OpenLegs;
  readonly terms: Terms;
}

/** A leg that is not answered yet and gets another last day; days are absent while its clock rests. */
export interface MovedLeg {
  readonly leg: OpenLeg;
  readonly from: Day | undefined;
  readonly to: Day | undefined;
}

const endOf = ({ dueOn, paused }: Partial<Deadline> = {}): string => JSON.stringify([dueOn, paused]);

/** Which legs that are not answered get another last day, or another rest of their term, by another calendar. Writes nothing. */
export const findMovedLegs = async (
  deps: MovedLegsDeps,
  tx: Transaction,
  before: readonly DayOff[],
  after: readonly DayOff[],
): Promise<{ readonly openLegs: number; readonly moved: readonly MovedLeg[] }> => {
  const [clocksBefore, clocksAfter] = [makeKnownClocks(deps, before), makeKnownClocks(deps, after)];
  const moveOf = async (leg: OpenLeg): Promise<readonly MovedLeg[]> => {
    const { agencyCode, events } = leg;
    const was = (await clocksBefore(tx, leg)).clockOf(agencyCode, events)?.deadline;
    const becomes = (await clocksAfter(tx, leg)).clockOf(agencyCode, events)?.deadline;
    return endOf(was) === endOf(becomes) ? [] : [{ leg, from: was?.dueOn, to: becomes?.dueOn }];
  };
  const moved: MovedLeg[] = [];
  let openLegs = 0;
  let last: string | undefined;
  for (;;) {
    const legs = await deps.openLegs.after(tx, last, A_BATCH);
    for (const leg of legs) moved.push(...(await moveOf(leg)));
    openLegs += legs.length;
    last = legs.at(-1)?.legId;
    if (legs.length < A_BATCH) return { openLegs, moved };
  }
};
