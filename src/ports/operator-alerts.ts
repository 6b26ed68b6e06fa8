/** Something operators must know, once for each kind and subject until it is over. */
export interface OperatorAlert {
  readonly kind: 'certificate_expiring' | 'certificate_revoked' | 'revocation_list' | 'revocation_unchecked';
  /** What it is about: a use and a fingerprint, or the name of a source. */
  readonly subject: string;
  readonly facts: { readonly [name: string]: string | number };
}

/** Tells operators. */
export interface OperatorAlerts {
  raise(alert: OperatorAlert): Promise<void>;
  /** It is over; nothing happens where nothing was raised. */
  clear(kind: OperatorAlert['kind'], subject: string): Promise<void>;
}
