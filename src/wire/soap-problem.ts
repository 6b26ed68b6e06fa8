import { asProblemCode, PROBLEMS, type Problem, type ProblemCode, problem } from '../domain/problems.ts';
import type { XmlTree } from './bounded-xml.ts';
import { boundedForeignText, escapeText } from './escape-text.ts';

const WRITTEN_ERRORS_MAX = 100;
const READ_ERRORS_MAX = 20;
const RETRY_AFTER_MAX_SECONDS = 604_800;
const NO_TRACE_ID = '0'.repeat(32);

/** An element with text, closed by an end tag as in canonical form; nothing where there is no text. */
export const textElement = (name: string, text: string | undefined): string =>
  text === undefined ? '' : `<${name}>${escapeText(text)}</${name}>`;

/**
 * Writes element Problem, the detail of every SOAP fault of ours.
 * @param namespace of the dialect's messages.
 * @param traceId 32 hex digits; zeros where there is none.
 */
export const problemXml = (namespace: string, told: Problem, traceId: string | undefined): string => {
  const errors = (told.errors ?? [])
    .slice(0, WRITTEN_ERRORS_MAX)
    .map(
      ({ pointer, detail }) =>
        `<Error>${textElement('Pointer', boundedForeignText(pointer))}${textElement('Detail', boundedForeignText(detail))}</Error>`,
    );
  const retryAfterSeconds =
    told.retryAfterMs === undefined
      ? undefined
      : String(Math.min(RETRY_AFTER_MAX_SECONDS, Math.max(0, Math.ceil(told.retryAfterMs / 1_000))));
  return (
    `<Problem xmlns="${namespace}">${textElement('Code', told.code)}${textElement('Title', PROBLEMS[told.code].title)}` +
    `${textElement('Detail', boundedForeignText(told.detail))}${errors.length === 0 ? '' : `<Errors>${errors.join('')}</Errors>`}` +
    textElement('RetryAfterSeconds', retryAfterSeconds) +
    `${textElement('TraceId', traceId !== undefined && /^[0-9a-f]{32}$/.test(traceId) ? traceId : NO_TRACE_ID)}</Problem>`
  );
};

/** A problem that a remote system told; its words are bounded and cleaned, but they are the remote system's. */
export interface ToldProblem {
  readonly problem: Problem;
  readonly traceId?: string;
}

/**
 * Reads what a fault says: the Problem in its detail, or its own words.
 * @param otherwise the code where the detail names none of the catalogue.
 */
export const toldProblem = (
  namespace: string,
  fault: { readonly detail: XmlTree | undefined; readonly words: string },
  otherwise: ProblemCode,
): ToldProblem => {
  const tree = fault.detail?.children.find(
    ({ name, namespaceUri }) => name === 'Problem' && namespaceUri === namespace,
  );
  if (tree === undefined) {
    const words = boundedForeignText(fault.words);
    return { problem: problem(otherwise, words === '' ? 'A fault without words.' : words) };
  }
  const child = (name: string) => tree.children.find((candidate) => candidate.name === name);
  const text = (name: string) => boundedForeignText(child(name)?.text ?? '');
  const errors = (child('Errors')?.children ?? []).slice(0, READ_ERRORS_MAX).map((error) => ({
    pointer: boundedForeignText(error.children.find(({ name }) => name === 'Pointer')?.text ?? ''),
    detail: boundedForeignText(error.children.find(({ name }) => name === 'Detail')?.text ?? ''),
  }));
  const retryAfterSeconds = /^\d{1,6}$/.exec(text('RetryAfterSeconds'))?.[0];
  const traceId = /^[0-9a-f]{32}$/.exec(text('TraceId'))?.[0];
  return {
    problem: problem(asProblemCode(text('Code')) ?? otherwise, text('Detail') || text('Title'), {
      ...(errors.length === 0 ? {} : { errors }),
      ...(retryAfterSeconds === undefined ? {} : { retryAfterMs: Number(retryAfterSeconds) * 1_000 }),
    }),
    ...(traceId === undefined ? {} : { traceId }),
  };
};
