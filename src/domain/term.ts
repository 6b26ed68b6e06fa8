import type { Day } from './days.ts';
import type { WhyOff } from './work-calendar.ts';

/** How a term is counted. */
export const TERM_UNITS = ['working_day', 'calendar_day', 'month'] as const;
export type TermUnit = (typeof TERM_UNITS)[number];

/** From when a term runs. */
export const TERM_STARTS = ['delivered', 'registered', 'second_working_day_after_registration'] as const;
export type TermStart = (typeof TERM_STARTS)[number];

/** How long a body has, as the law or a policy says. */
export interface Term {
  /** 0: at once, on the day itself. */
  readonly amount: number;
  readonly unit: TermUnit;
  readonly starts: TermStart;
}

/** A term as the row of a letter type states it. */
export interface StatedTerm extends Term {
  /** Where it stands: a law and its article, or `policy`. */
  readonly legalRef: string;
  /** For letters that are filed on this day or later. */
  readonly validFrom: Day;
  /** A lawyer has read the law for it; otherwise it is shown as expected, not as owed. */
  readonly verified: boolean;
}

/** What the citizen can turn to when the answer is refused or late. */
export const REMEDIES = [
  'admin_complaint',
  'admin_complaint_or_court',
  'court',
  'data_protection_service',
  'none',
] as const;
export type Remedy = (typeof REMEDIES)[number];

/** What moves a clock that runs. */
export type ClockEvent =
  /** The body asked the citizen something; what is left of the term is kept. */
  | { readonly kind: 'paused'; readonly on: Day }
  | { readonly kind: 'resumed'; readonly on: Day }
  /** The body named a later day, with reason and ground. */
  | { readonly kind: 'extended'; readonly on: Day; readonly to: Day };

/** One line of how a day was found. Units of `left` and `count` are those that are counted at that point. */
export type TraceStep =
  | { readonly step: 'start'; readonly on: Day; readonly starts: TermStart | 'reopened'; readonly registeredOn?: Day }
  | { readonly step: 'count'; readonly from: Day; readonly to: Day; readonly days: number; readonly unit: DayUnit }
  | { readonly step: 'skip'; readonly on: Day; readonly why: WhyOff }
  | { readonly step: 'months'; readonly months: number; readonly to: Day; readonly shortMonth: boolean }
  /** The end fell on a day off. */
  | { readonly step: 'move'; readonly from: Day; readonly to: Day }
  | { readonly step: 'pause'; readonly on: Day; readonly left: number; readonly unit: DayUnit }
  | { readonly step: 'pause_too_late'; readonly on: Day }
  | { readonly step: 'resume'; readonly on: Day; readonly left: number; readonly unit: DayUnit }
  | { readonly step: 'extend'; readonly on: Day; readonly to: Day }
  | { readonly step: 'extension_not_later'; readonly on: Day; readonly to: Day }
  | { readonly step: 'due'; readonly on: Day };

/** What is counted day by day. */
export type DayUnit = Exclude<TermUnit, 'month'>;
