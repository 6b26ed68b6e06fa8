/** What the revocation lists of the authorities say about a certificate. */
export type ListVerdict =
  | { readonly kind: 'good' }
  | { readonly kind: 'revoked'; readonly revokedAt: Date }
  /** The authority is none of those whose lists are read, or no lists are read at all. */
  | { readonly kind: 'not_covered' }
  /** Its list is out of date or could not be had, and the setting is to refuse then. */
  | { readonly kind: 'stale' };

/** Why a source of lists is not in order. */
export interface ListTrouble {
  /** The last part of its file name or address. */
  readonly source: string;
  readonly reason: 'unreadable' | 'not_signed_by_a_known_authority' | 'out_of_date';
}

/** Revocation lists (RFC 5280), read again from time to time without a restart. */
export interface RevocationLists {
  /** What the newest lists say about a certificate, PEM or DER. No call, no wait. */
  verdictOn(certificate: string | Buffer): ListVerdict;
  /** What TLS is given: PEM lists, empty where TLS cannot check by itself, and a number that grows with every change. */
  tls(): { readonly crl: readonly string[]; readonly generation: number };
  /** Called after every change of `tls()`. */
  onChange(tell: () => void): void;
  /** The names of all sources that are read, as troubles name them. */
  sources(): readonly string[];
  troubles(): readonly ListTrouble[];
  /** Reads all sources now. Never throws: what is wrong is among the troubles. */
  refresh(): Promise<void>;
  close(): void;
}

/** What a responder (OCSP, RFC 6960) says about a certificate. */
export type ResponderVerdict =
  | { readonly kind: 'good' }
  | { readonly kind: 'revoked'; readonly revokedAt: Date }
  /** The responder does not know the certificate. */
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'no_answer';
      /** `not_trusted`: forged, replayed, or signed by a key that may not answer. `no_issuer`: of none of our authorities. */
      readonly reason: 'not_reached' | 'refused' | 'not_trusted' | 'stale' | 'no_issuer';
    };

/** Responders that are asked about single certificates. */
export interface RevocationResponder {
  /** Asks the responders in turn until one answers. Good answers are kept for as long as they are fresh. Never throws. */
  ask(certificatePem: string): Promise<ResponderVerdict>;
}
