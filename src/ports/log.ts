/** Ids, codes, counts and durations: what may be logged. Never words, names, numbers or addresses of persons. */
export type LogFields = Readonly<{ [field: string]: string | number | boolean | undefined }>;

/** Event names with ids, for operators. */
export interface Log {
  note(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  /** `error` is reduced to its name, code and stack before it is written. */
  error(event: string, error: unknown, fields?: LogFields): void;
}
