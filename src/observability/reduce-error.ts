import { redactText } from './redact.ts';

/** What a log keeps of an error. */
export interface ReducedError {
  readonly name: string;
  readonly code?: string;
  /** Only of our own errors: those that carry `safe: true`. Others' words repeat values (PostgreSQL repeats whole rows). */
  readonly message?: string;
  /** Places in the code, innermost first. */
  readonly stack?: readonly string[];
  readonly cause?: ReducedError;
}

const MOST_FRAMES = 15;
const MOST_CAUSES = 3;
const NAME = /^[A-Za-z_$][\w$]{0,60}$/;
const CODE = /^[\w.-]{1,60}$/;
/** `at name (file:line:column)`, or without a name. */
const FRAME =
  /^\s+at (?:(?:async |new )*[\w$.<>[\] ]{1,100} \(([^()\s]+:\d+:\d+|native|<anonymous>)\)|(?:async )?[^()\s]+:\d+:\d+)$/;

/** Reduces whatever was thrown to its name, code and places in the code. Never throws. */
export const reduceError = (error: unknown, depth = 0): ReducedError => {
  try {
    if (!(error instanceof Error)) return { name: `thrown ${error === null ? 'null' : typeof error}` };
    const { code, safe, cause } = error as Error & { readonly code?: unknown; readonly safe?: unknown };
    const stack = framesOf(error);
    return {
      name: NAME.test(error.name) ? redactText(error.name) : 'Error',
      ...(['string', 'number'].includes(typeof code) && CODE.test(String(code)) && { code: redactText(String(code)) }),
      ...(safe === true && { message: redactText(error.message) }),
      ...(stack.length > 0 && { stack }),
      ...(cause !== undefined && depth < MOST_CAUSES && { cause: reduceError(cause, depth + 1) }),
    };
  } catch {
    return { name: 'unreadable error' };
  }
};

const framesOf = ({ stack, message }: Error): string[] => {
  if (typeof stack !== 'string') return [];
  // The words of a message could be made to look like places in the code.
  const places = message === '' ? stack : stack.replace(message, () => '');
  return places
    .split('\n')
    .filter((line) => FRAME.test(line))
    .slice(0, MOST_FRAMES)
    .map((line) => redactText(line.trim()));
};
