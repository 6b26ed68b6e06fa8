import type { CaseFilter } from '../../ports/case-reads.ts';
import type { CitizenIdentity } from '../http/access-token.ts';

const both = (
  wanted: readonly string[] | undefined,
  allowed: readonly string[] | undefined,
): readonly string[] | undefined =>
  wanted === undefined ? allowed : allowed === undefined ? wanted : wanted.filter((code) => allowed.includes(code));

/** A filter of lists, narrowed to the agencies and letter types of the mandate under which a caller acts. */
export const withinMandate = ({ acting }: Pick<CitizenIdentity, 'acting'>, filter: CaseFilter): CaseFilter => {
  const agencyCodes = both(filter.agencyCodes, acting?.mandate?.agencyCodes);
  const letterTypes = both(filter.letterTypes, acting?.mandate?.letterTypes);
  return {
    ...filter,
    ...(agencyCodes !== undefined && { agencyCodes }),
    ...(letterTypes !== undefined && { letterTypes }),
  };
};
