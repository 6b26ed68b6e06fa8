import { asProblemCode, fail, ok, type ProblemCode, type Result } from '../../domain/problems.ts';

/**
 * What can be made to go wrong at a simulated system. One that picks its letters up (dialect mailbox) does not call while it is down,
 * gives back while it is busy, waits with its confirmation where it is slow, and loses the confirmation's answer with answerLost.
 */
export const FAULT_KINDS = [
  /** Connections are reset before a byte is read; for one agency: after its envelope was read, before it is stored. */
  'down',
  /** Everything is done, then the answer waits `delayMs`. */
  'slow',
  /** HTTP 500 with a page instead of an answer. */
  'status500',
  /** The envelope is refused with `problemCode`, nothing is stored; with `byReceipt` by a sealed receipt, which stands. */
  'refuse',
  /** REGISTRATION and REPLY are sent twice. */
  'duplicate',
  /** Answers are due `delayMs` later. */
  'late',
  /** Everything is stored and registered, then the connection is cut instead of the final answer. */
  'answerLost',
  /** A confirmation of the gateway is cut off before it is noted: the message goes on waiting. edoc-soap-wss, system-wide only. */
  'confirmLost',
  /** Problem Busy with `retryAfterSeconds`: 429 in edoc-rest, a fault in edoc-soap. */
  'busy',
  /** The connection is cut after `afterBytes` of a request's body; bodies that are not longer pass. System-wide only. */
  'truncate',
  /** A system that picks its letters up dies after it has registered one and before it confirms. */
  'crash',
  /** It confirms everything twice. */
  'confirmTwice',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** One fault that is set. */
export interface Fault {
  readonly kind: FaultKind;
  /** Only letters to this agency; without it the whole system. */
  readonly agencyCode?: string;
  /** For the next so many calls; without it until it is cleared. */
  readonly remaining?: number;
  /** slow, late. */
  readonly delayMs: number;
  /** refuse. */
  readonly problemCode: ProblemCode;
  readonly byReceipt: boolean;
  /** busy. */
  readonly retryAfterSeconds: number;
  /** truncate. */
  readonly afterBytes: number;
}

/** The faults of one system. Nothing here is kept over a restart. */
export interface Faults {
  list(): readonly Fault[];
  /** Sets a fault; one of the same kind and agency is replaced. */
  set(fault: Partial<Fault> & Pick<Fault, 'kind'>): void;
  /** Ends faults of a kind, or all. */
  clear(kind?: FaultKind): void;
  /** The fault of this kind for the whole system, if it is set; counts as one call. */
  takeSystemWide(kind: FaultKind): Fault | undefined;
  /** The fault of this kind for this agency alone; counts as one call. */
  takeOwn(kind: FaultKind, agencyCode: string): Fault | undefined;
  /** Either of the two, the agency's own first. */
  take(kind: FaultKind, agencyCode: string): Fault | undefined;
  /** The system-wide fault of this kind without counting a call. */
  peek(kind: FaultKind): Fault | undefined;
}

const DEFAULTS: Omit<Fault, 'kind'> = {
  delayMs: 2_000,
  problemCode: 'Validation',
  byReceipt: false,
  retryAfterSeconds: 1,
  afterBytes: 1_000,
};

/** Starts without faults. */
export const makeFaults = (): Faults => {
  let faults: readonly Fault[] = [];
  const find = (kind: FaultKind, agencyCode: string | undefined) =>
    faults.find((fault) => fault.kind === kind && fault.agencyCode === agencyCode);
  const takeExactly = (kind: FaultKind, agencyCode: string | undefined): Fault | undefined => {
    const found = find(kind, agencyCode);
    if (found?.remaining === undefined) return found;
    const left = { ...found, remaining: found.remaining - 1 };
    faults = faults.flatMap((fault) => (fault !== found ? [fault] : left.remaining > 0 ? [left] : []));
    return found;
  };
  return {
    list: () => faults,
    set: (fault) => {
      const others = faults.filter(({ kind, agencyCode }) => kind !== fault.kind || agencyCode !== fault.agencyCode);
      faults = [...others, { ...DEFAULTS, ...fault }];
    },
    clear: (kind) => {
      faults = kind === undefined ? [] : faults.filter((fault) => fault.kind !== kind);
    },
    takeSystemWide: (kind) => takeExactly(kind, undefined),
    takeOwn: takeExactly,
    take: (kind, agencyCode) => takeExactly(kind, agencyCode) ?? takeExactly(kind, undefined),
    peek: (kind) => find(kind, undefined),
  };
};

const WHOLE_NUMBERS = ['remaining', 'delayMs', 'retryAfterSeconds', 'afterBytes'] as const;

const asFaultKind = (value: unknown): FaultKind | undefined => FAULT_KINDS.find((kind) => kind === value);

/**
 * Reads a fault from JSON or from a form's fields, where everything is text and what is left empty does not count.
 * Problem Validation.
 */
export const readFault = (
  input: Readonly<Record<string, unknown>>,
  agencyCodes: readonly string[],
): Result<Partial<Fault> & Pick<Fault, 'kind'>> => {
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== '' && value != null));
  const kind = asFaultKind(given.kind);
  if (kind === undefined) return fail('Validation', `kind: one of ${FAULT_KINDS.join(', ')}.`);
  const agencyCode = agencyCodes.find((code) => code === given.agencyCode);
  if (given.agencyCode !== undefined && agencyCode === undefined) {
    return fail('Validation', 'agencyCode: not an agency of this system.');
  }
  const problemCode = typeof given.problemCode === 'string' ? asProblemCode(given.problemCode) : undefined;
  if (given.problemCode !== undefined && problemCode === undefined) {
    return fail('Validation', 'problemCode: not in the problem catalogue.');
  }
  const numbers: Partial<Record<(typeof WHOLE_NUMBERS)[number], number>> = {};
  for (const name of WHOLE_NUMBERS) {
    if (given[name] === undefined) continue;
    const value = Number(given[name]);
    if (!Number.isSafeInteger(value) || value < (name === 'remaining' ? 1 : 0)) {
      return fail('Validation', `${name}: a whole number.`);
    }
    numbers[name] = value;
  }
  return ok({
    kind,
    ...(agencyCode !== undefined && { agencyCode }),
    ...(problemCode !== undefined && { problemCode }),
    byReceipt: [true, 'true', 'on'].includes(given.byReceipt as string | boolean),
    ...numbers,
  });
};

/** Reads the kind of fault to clear. @returns undefined where it is none. */
export const readFaultKind = (value: unknown): FaultKind | 'all' | undefined =>
  value === 'all' ? 'all' : asFaultKind(value);
