import { asProblemCode, fail, ok, type Problem, type Result } from '../../domain/problems.ts';

const NO_DETAIL = 'The system gave no more words.';

/**
 * What a refusal is based on: the agency's receipt, or a problem of the catalogue. The schema lets one of the two through.
 * Problem Validation: a code that the catalogue does not hold.
 */
export const refusalOf = (
  receiptXml: Buffer | undefined,
  given: { readonly code: string; readonly detail?: string | undefined } | undefined,
): Result<{ readonly receiptXml: Buffer } | { readonly problem: Problem }> => {
  if (receiptXml !== undefined) return ok({ receiptXml });
  const code = asProblemCode(given?.code);
  if (code === undefined) return fail('Validation', 'The code of the problem is not one of the catalogue.');
  return ok({ problem: { code, detail: given?.detail ?? NO_DETAIL } });
};
