import { pino } from 'pino';
import type { Log, LogFields } from '../ports/log.ts';
import { LOGGED_FIELDS } from './logged-fields.ts';
import { prettyLine } from './pretty-line.ts';
import { redactNumber, redactText } from './redact.ts';
import { reduceError } from './reduce-error.ts';

/** How much is written. `silent` writes nothing. */
export const LOG_LEVELS = ['info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const EVENT = /^[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*$/;

/**
 * The log: one JSON object a line with `level`, `time`, `event`, the fields and, for errors, `error`.
 * Only fields named in LOGGED_FIELDS pass, and of those only short primitive values that look like nobody's; how many
 * were left out is said in `leftOut`. Never throws. @param stream standard output where not given.
 */
export const makeLog = (options: {
  readonly level: LogLevel;
  /** Lines for people instead of JSON. */
  readonly pretty?: boolean;
  readonly stream?: { write(line: string): void };
}): Log => {
  const stream = options.stream ?? pino.destination(1);
  const logger = pino(
    {
      level: options.level,
      base: null,
      messageKey: 'event',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
    },
    options.pretty === true ? { write: (line: string) => stream.write(prettyLine(line)) } : stream,
  );
  return {
    note: (event, fields) => logger.info(reduceFields(fields), nameOf(event)),
    warn: (event, fields) => logger.warn(reduceFields(fields), nameOf(event)),
    error: (event, error, fields) =>
      logger.error({ ...reduceFields(fields), error: reduceError(error) }, nameOf(event)),
  };
};

// An event is a name in the code; a sentence may have been put together from values.
const nameOf = (event: string): string =>
  EVENT.test(event) && event.length <= 80 ? redactText(event) : 'log.event_is_not_a_name';

const reduceFields = (fields: LogFields = {}): { [field: string]: string | number | boolean } => {
  const kept: { [field: string]: string | number | boolean } = {};
  let leftOut = 0;
  for (const [field, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    if (!LOGGED_FIELDS.has(field)) leftOut += 1;
    else if (typeof value === 'string') kept[field] = redactText(value);
    else if (typeof value === 'number') kept[field] = redactNumber(value);
    else if (typeof value === 'boolean') kept[field] = value;
    else leftOut += 1;
  }
  return leftOut === 0 ? kept : { ...kept, leftOut };
};
