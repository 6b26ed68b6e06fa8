import type { Transaction } from './transaction.ts';

/** What a hold is about. */
export type HoldSubject =
  | { readonly systemCode: string }
  | { readonly agencyCode: string }
  | { readonly deliveryId: string };

/** A hold that lasts, or a maintenance window that is not over. */
export interface ActiveHold {
  readonly holdId: string;
  readonly kind: 'hold' | 'maintenance';
  readonly systemCode?: string;
  readonly agencyCode?: string;
  readonly deliveryId?: string;
  readonly from: Date;
  /** Undefined until it is released. */
  readonly until?: Date;
  readonly reason: string;
  readonly actor: string;
}

/** Intervals in which nothing is sent; their time does not count towards giving up. */
export interface Holds {
  /** Begins an open hold now. @returns false where the subject is held already. */
  begin(
    tx: Transaction,
    hold: { readonly holdId: string; readonly subject: HoldSubject; readonly actor: string; readonly reason: string },
  ): Promise<boolean>;
  /** Ends the open hold of the subject now. @returns false where there is none. */
  end(tx: Transaction, subject: HoldSubject): Promise<boolean>;
  /** Plans a maintenance window of a system. @returns false where the id is known. */
  plan(
    tx: Transaction,
    window: {
      readonly holdId: string;
      readonly systemCode: string;
      readonly from: Date;
      readonly until: Date;
      readonly actor: string;
      readonly reason: string;
    },
  ): Promise<boolean>;
  /** Ends a window now, or takes it back where it has not begun. @returns false where it is over or unknown. */
  endWindow(tx: Transaction, holdId: string): Promise<boolean>;
  /** Whether there is a maintenance window with this id, over or not. */
  knowsWindow(tx: Transaction, holdId: string): Promise<boolean>;
  /** Holds of systems and agencies that last, and windows that are not over, the earliest first. */
  active(tx: Transaction): Promise<readonly ActiveHold[]>;
  /** Whether there is such a system or agency. Deliveries are looked up by their own port. */
  knows(tx: Transaction, subject: HoldSubject): Promise<boolean>;
}
