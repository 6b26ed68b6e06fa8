/** The time and new ids come through here, so that tests are exact. */
export interface Clock {
  /** The instant now. Leases, due times and back-off use the database's app_now() instead. */
  now(): Date;
}

export interface Ids {
  /** A new lower-case UUIDv7: sorts by the time it was made. */
  uuid(): string;
  /** A new W3C trace id: 32 hex digits. */
  traceId(): string;
}
