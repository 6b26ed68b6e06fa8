import { MESSAGE_KINDS, type MessageKind, OUTCOMES, type Outcome } from '../../domain/envelope.ts';
import { fail, ok, type Result } from '../../domain/problems.ts';
import { type Defect, readDefects } from './defects.ts';
import { SCENARIO_NAMES, SCENARIOS, type ScenarioName, type Sequences } from './scenarios.ts';
import { readWord, type TimedWord } from './words.ts';

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
  /** What is said about letters of a kind, in place of all above. */
  readonly sequences: Sequences;
  /** The name of the sequences, where they are among SCENARIOS. */
  readonly scenario: ScenarioName | null;
  /** What the system does wrong on purpose. */
  readonly defects: readonly Defect[];
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
  sequences: {},
  scenario: null,
  defects: [],
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

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const readSequence = (kind: string, given: unknown): Result<readonly TimedWord[]> => {
  if (!Array.isArray(given)) return fail('Validation', `sequences.${kind}: a list of words.`);
  const words: TimedWord[] = [];
  for (const one of given as readonly unknown[]) {
    const fields = isFields(one) ? one : {};
    const word = readWord(fields);
    if (!word.ok) return fail('Validation', `sequences.${kind}: ${word.problem.detail}`);
    const delayMs = Number(fields.delayMs ?? 0);
    if (!Number.isSafeInteger(delayMs) || delayMs < 0)
      return fail('Validation', `sequences.${kind}: delayMs: a whole number.`);
    words.push({ ...word.value, delayMs });
  }
  return ok(words);
};

/** `sequences` as JSON by MessageKind, or `scenario` by name; an empty name ends them. */
const readSequences = (
  input: Readonly<Record<string, unknown>>,
): Result<Partial<Pick<DeskSettings, 'sequences' | 'scenario'>>> => {
  if (input.sequences !== undefined) {
    if (!isFields(input.sequences)) return fail('Validation', 'sequences: lists of words by MessageKind.');
    const sequences: { [K in MessageKind]?: readonly TimedWord[] } = {};
    for (const [kind, given] of Object.entries(input.sequences)) {
      const known = MESSAGE_KINDS.find((one) => one === kind);
      if (known === undefined) return fail('Validation', `sequences: ${kind} is no MessageKind.`);
      const read = readSequence(kind, given);
      if (!read.ok) return read;
      sequences[known] = read.value;
    }
    return ok({ sequences, scenario: null });
  }
  if (input.scenario === undefined) return ok({});
  if (input.scenario === null || input.scenario === '') return ok({ sequences: {}, scenario: null });
  const scenario = SCENARIO_NAMES.find((name) => name === input.scenario);
  return scenario === undefined
    ? fail('Validation', `scenario: one of ${SCENARIO_NAMES.join(', ')}, or nothing.`)
    : ok({ sequences: SCENARIOS[scenario], scenario });
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
  const told = readSequences(input);
  if (!told.ok) return told;
  Object.assign(changes, told.value);
  const defects = readDefects(input.defects);
  if (!defects.ok) return defects;
  if (defects.value !== undefined) changes.defects = defects.value;
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
