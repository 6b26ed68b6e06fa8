import type { Registry } from '../ports/registry.ts';
import type { Transaction } from '../ports/transaction.ts';

/** What knows all codes. */
export type KnownCodes = Pick<Registry, 'knownAgencies' | 'everyLetterType'>;

/** Codes that nobody has, each with its place in the list that was asked about. */
export interface UnknownCodes {
  readonly agencyCodes: readonly number[];
  readonly letterTypes: readonly number[];
}

const placesOf = (codes: readonly string[], known: ReadonlySet<string>): readonly number[] =>
  codes.flatMap((code, index) => (known.has(code) ? [] : [index]));

/**
 * Finds the codes of a filter or scope that nobody has or had: closed agencies and retired types are known, because what was filed with them
 * goes on.
 */
export const unknownCodes = async (
  registry: KnownCodes,
  tx: Transaction,
  {
    agencyCodes = [],
    letterTypes = [],
  }: { readonly agencyCodes?: readonly string[]; readonly letterTypes?: readonly string[] },
): Promise<UnknownCodes> => {
  const agencies = agencyCodes.length === 0 ? new Set<string>() : await registry.knownAgencies(tx, agencyCodes);
  const types = letterTypes.length === 0 ? [] : await registry.everyLetterType(tx);
  return {
    agencyCodes: placesOf(agencyCodes, agencies),
    letterTypes: placesOf(letterTypes, new Set(types.map(({ code }) => code))),
  };
};
