import { parseId } from '../domain/ids.ts';
import { fail, ok, type Result } from '../domain/problems.ts';

/** Reads the id that a command names. Problem: NotFound, as for one that nobody knows. */
export const namedId = <Id extends string>(text: string): Result<Id> => {
  const id = parseId<Id>(text.toLowerCase());
  return id === undefined
    ? fail(
        'NotFound',
        'This is no id; one looks like 0190f3a0-7c00-7000-8000-000000000001. Lists and show print ids; a tracking number is none.',
      )
    : ok(id);
};
