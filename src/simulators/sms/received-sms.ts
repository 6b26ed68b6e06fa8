import type { KeptRecord } from '../mail/kept-records.ts';

/** One SMS as it arrived at one of the sandbox's providers. */
export interface ReceivedSms extends KeptRecord {
  /** ISO 8601, UTC. */
  readonly receivedAt: string;
  readonly provider: 'smpp' | 'http';
  readonly from: string;
  /** With + where the type of number says international. */
  readonly to: string;
  readonly text: string;
  /** SMPP data_coding: 8 is UCS-2, 0 the default alphabet. What the HTTP provider would choose. */
  readonly dataCoding: number;
  /** SMPP: the sender's own reference; the same on a repeat. */
  readonly userMessageReference?: number;
  /** HTTP: the sender's own reference. */
  readonly reference?: string;
  /** HTTP: under which a repeat is recognised; it never gets so far as to be kept. */
  readonly idempotencyKey?: string;
}

/** What becomes of a message, by the last digits of its number. Every other number gets it. */
const FATES: ReadonlyMap<string, Exclude<Fate, 'good'>> = new Map([
  ['0550', 'refused'],
  ['0451', 'busy'],
  ['0480', 'undeliverable'],
  ['0481', 'unknown'],
]);

/** `refused`: no such number. `busy`: come later. `undeliverable`, `unknown` (subscriber): taken, and reported so. */
export type Fate = 'refused' | 'busy' | 'undeliverable' | 'unknown' | 'good';

/** What the sandbox's providers do with a number. */
export const fateOf = (number: string): Fate => FATES.get(number.slice(-4)) ?? 'good';
