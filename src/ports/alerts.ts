import type { AlertFacts, AlertKind } from '../domain/alerts.ts';
import type { Transaction } from './transaction.ts';

/** The right to mail about one alert until the lease ends. */
export interface AlertMail {
  readonly alertId: string;
  readonly kind: AlertKind;
  readonly subject: string;
  readonly facts: AlertFacts;
  readonly raisedAt: Date;
  readonly clearedAt?: Date;
  /** Mails sent before this one. */
  readonly mailCount: number;
}

/** Alerts: one open row for each kind and subject. */
export interface Alerts {
  /** Opens an alert, or brings the facts of the open one up to date. @returns true where it is new. */
  raise(
    tx: Transaction,
    alert: {
      readonly alertId: string;
      readonly kind: AlertKind;
      readonly subject: string;
      readonly facts: AlertFacts;
      /** Mails an open alert at once when its facts change. */
      readonly mailChanges: boolean;
    },
  ): Promise<boolean>;
  /** Ends the open alert. One that nobody was told of ends silently. @returns false where none was open. */
  clear(tx: Transaction, kind: AlertKind, subject: string): Promise<boolean>;
  /** The open alerts, the oldest first. */
  open(
    tx: Transaction,
  ): Promise<readonly Pick<AlertMail, 'alertId' | 'kind' | 'subject' | 'facts' | 'raisedAt' | 'mailCount'>[]>;
  /** Takes one alert whose mail is due; nobody else gets it until `leaseMs` have passed. */
  claimMail(tx: Transaction, leaseMs: number): Promise<AlertMail | undefined>;
  /** Writes that a mail was taken by the mail server; `nextInMs` where the alert is told again. */
  mailed(tx: Transaction, alertId: string, nextInMs: number | undefined): Promise<void>;
}
