import type { AlertFacts, AlertKind } from '../domain/alerts.ts';
import type { Transaction } from './transaction.ts';

/** The kinds of alerts that stand in the rows themselves: raised while there are such rows, over when there are none. */
export const TROUBLE_KINDS = [
  'scanner_down',
  'files_held',
  'replies_unmatched',
  'messages_put_aside',
  'answers_not_collected',
  'webhook_paused',
] as const satisfies readonly AlertKind[];

/** Something that waits for a person. */
export interface Trouble {
  readonly kind: (typeof TROUBLE_KINDS)[number];
  readonly subject: string;
  /** Counts and instants. */
  readonly facts: AlertFacts;
}

/** What waits for a person, as the rows say it now. */
export interface Troubles {
  /** @param patience.scannerMs how long a file may wait for its scan. @param patience.looks how many looks at a system may fail in a row. */
  find(tx: Transaction, patience: { readonly scannerMs: number; readonly looks: number }): Promise<readonly Trouble[]>;
}
