import { type Problem, type ProblemCode, problem } from '../domain/problems.ts';

/** The SOAP 1.1 fault codes that are in use. */
export type SoapFaultCode = 'Client' | 'Server' | 'VersionMismatch' | 'MustUnderstand';

/**
 * What is wrong with bytes that came from outside. Thrown rather than returned, because it can turn up in the middle
 * of a stream, where a body's reader has to learn of it too.
 */
export class WireProblem extends Error {
  readonly problem: Problem;
  /** Set where SOAP names a fault code of its own for the case. */
  readonly faultCode: SoapFaultCode | undefined;

  constructor(reason: Problem, faultCode?: SoapFaultCode) {
    super(`${reason.code}: ${reason.detail}`);
    this.name = 'WireProblem';
    this.problem = reason;
    this.faultCode = faultCode;
  }
}

/** Makes a WireProblem. `detail` is written by us and never repeats what was sent. */
export const wireProblem = (code: ProblemCode, detail: string, pointer?: string): WireProblem =>
  new WireProblem(problem(code, detail, pointer === undefined ? {} : { errors: [{ pointer, detail }] }));
