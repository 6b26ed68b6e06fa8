import { OUTCOMES, type Outcome } from '../../domain/envelope.ts';
import { fail, ok, type Result } from '../../domain/problems.ts';

/** How a simulated chancellery works. Delays count from the registration. */
export interface DeskSettings {
  readonly registrationDelayMs: number;
  /** Of STATUS IN_PROGRESS; null: none is sent. */
  readonly statusDelayMs: number | null;
  /** null: letters are never answered. */
  readonly replyDelayMs: number | null;
  readonly outcome: Outcome;
  /** The reply's words; null: a text of ours that fits the outcome. */
  readonly replyText: string | null;
  /** The size of the reply's attachment; null: a letter of some 30 KB. */
  readonly replySizeBytes: number | null;
  /** How a system that picks its letters up speaks to the gateway. */
  readonly mailboxProtocol: MailboxProtocol;
  /** How long it waits after a peek that brought nothing. */
  readonly mailboxPollMs: number;
  /** The lease it asks for, from 10 to 3600. */
  readonly mailboxLeaseSeconds: number;
}

/** The two contracts of dialect mailbox. */
export const MAILBOX_PROTOCOLS = ['rest', 'soap'] as const;
export type MailboxProtocol = (typeof MAILBOX_PROTOCOLS)[number];

/** Settings that can be changed while the system runs; what was planned before stays as it was planned. */
export interface Settings {
  current(): DeskSettings;
  change(more: Partial<DeskSettings>): void;
}

const DEFAULTS: DeskSettings = {
  registrationDelayMs: 2_000,
  statusDelayMs: 5_000,
  replyDelayMs: 15_000,
  outcome: 'ANSWERED',
  replyText: null,
  replySizeBytes: null,
  mailboxProtocol: 'rest',
  mailboxPollMs: 300,
  mailboxLeaseSeconds: 300,
};

/** A single file of the envelope may be larger; this bounds what a sandbox writes to a disk by a slip of the finger. */
const LARGEST_REPLY_BYTES = 200_000_000;
const SMALLEST_LARGE_REPLY_BYTES = 2_000;

/** Starts with the defaults of a sandbox: registered after 2 s, in progress after 5 s, answered after 15 s. */
export const makeSettings = (initial: Partial<DeskSettings> = {}): Settings => {
  let settings = { ...DEFAULTS, ...initial };
  return {
    current: () => settings,
    change: (more) => {
      settings = { ...settings, ...more };
    },
  };
};

const NUMBERS = [
  'registrationDelayMs',
  'statusDelayMs',
  'replyDelayMs',
  'replySizeBytes',
  'mailboxPollMs',
  'mailboxLeaseSeconds',
] as const;
/** Those that may be nothing. */
const NULLABLE = ['statusDelayMs', 'replyDelayMs', 'replySizeBytes'] as const;
type Nullable = (typeof NULLABLE)[number];
const isNullable = (name: (typeof NUMBERS)[number]): name is Nullable => (NULLABLE as readonly string[]).includes(name);

const readNumber = (name: (typeof NUMBERS)[number], value: unknown): Result<number | null> => {
  if (value === null || value === '') {
    return isNullable(name) ? ok(null) : fail('Validation', `${name}: a whole number.`);
  }
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < 0) return fail('Validation', `${name}: a whole number, or nothing.`);
  if (name === 'replySizeBytes' && (number < SMALLEST_LARGE_REPLY_BYTES || number > LARGEST_REPLY_BYTES)) {
    return fail('Validation', `${name}: from ${SMALLEST_LARGE_REPLY_BYTES} to ${LARGEST_REPLY_BYTES} bytes.`);
  }
  if (name === 'mailboxPollMs' && number < 10) return fail('Validation', `${name}: at least 10 ms.`);
  if (name === 'mailboxLeaseSeconds' && (number < 10 || number > 3_600)) {
    return fail('Validation', `${name}: from 10 to 3600.`);
  }
  return ok(number);
};

/** Reads settings from JSON or from a form's fields; what is missing stays as it is. Problem Validation. */
export const readSettings = (input: Readonly<Record<string, unknown>>): Result<Partial<DeskSettings>> => {
  const changes: { -readonly [K in keyof DeskSettings]?: DeskSettings[K] } = {};
  for (const name of NUMBERS) {
    if (input[name] === undefined) continue;
    const read = readNumber(name, input[name]);
    if (!read.ok) return read;
    if (isNullable(name)) changes[name] = read.value;
    else changes[name] = read.value ?? 0;
  }
  if (input.mailboxProtocol !== undefined) {
    const protocol = MAILBOX_PROTOCOLS.find((known) => known === input.mailboxProtocol);
    if (protocol === undefined) return fail('Validation', `mailboxProtocol: one of ${MAILBOX_PROTOCOLS.join(', ')}.`);
    changes.mailboxProtocol = protocol;
  }
  if (input.outcome !== undefined) {
    const outcome = OUTCOMES.find((known) => known === input.outcome);
    if (outcome === undefined) return fail('Validation', `outcome: one of ${OUTCOMES.join(', ')}.`);
    changes.outcome = outcome;
  }
  const text = input.replyText;
  if (text !== undefined) {
    if (text !== null && (typeof text !== 'string' || text.length > 20_000)) {
      return fail('Validation', 'replyText: at most 20000 characters.');
    }
    // Forms send CRLF; envelopes hold LF and NFC.
    changes.replyText = text === null || text.trim() === '' ? null : text.replaceAll('\r\n', '\n').normalize('NFC');
  }
  return ok(changes);
};
