import type { AlertFacts, AlertKind } from '../domain/alerts.ts';

/** Something operators must know, once for each kind and subject until it is over. */
export interface OperatorAlert {
  readonly kind: AlertKind;
  /** What it is about: a use and a fingerprint, or the name of a source. */
  readonly subject: string;
  readonly facts: AlertFacts;
}

/** Tells operators, each call in a transaction of its own. */
export interface OperatorAlerts {
  raise(alert: OperatorAlert): Promise<void>;
  /**
   * Of this kind only these subjects are still troubled: what else is open is over.
   * @param judged whether the caller can know about a subject; what it cannot stays open.
   */
  keepOnly(kind: AlertKind, subjects: readonly string[], judged: (subject: string) => boolean): Promise<void>;
}
