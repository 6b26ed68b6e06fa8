import { fail, type Problem, type ProblemCode } from '../../domain/problems.ts';

/** A refusal with the place it is about. `detail` says what is wrong and what to do; never a value of the envelope. */
export const refuse = (code: ProblemCode, pointer: string, detail: string): { ok: false; problem: Problem } =>
  fail(code, `${pointer}: ${detail}`, { errors: [{ pointer, detail }] });
