import { addressInDirectory } from '../../src/simulators/edoc/agencies.ts';
import type { Role } from './outcome-story.ts';

/** Who takes part in the stories of each dialect: `first` and `aside` speak it, what is forwarded crosses into two others. */
export const DIALECTS = {
  'edoc-soap': { first: 'psda', aside: 'archives', second: 'rs', third: 'patrol' },
  'edoc-rest': { first: 'treasury', aside: 'economy', second: 'sa', third: 'heritage' },
  'edoc-soap-wss': { first: 'mia', aside: 'ems', second: 'heritage', third: 'moj' },
  mailbox: { first: 'heritage', aside: 'terjola', second: 'matsne', third: 'fas' },
} as const;
export type DialectName = keyof typeof DIALECTS;

/** An agency that is closed, and one whose system is not connected. */
export const CLOSED = 'geostat';
export const UNCONNECTED = 'paper-office';

/** The codes behind the roles. */
export const codesOf = (dialect: DialectName): { [R in Role]: string } => ({
  ...DIALECTS[dialect],
  closed: CLOSED,
  unconnected: UNCONNECTED,
  unknown: 'nobody',
});

const DIALECT_OF_SYSTEM: { readonly [systemCode: string]: DialectName } = {
  napr: 'edoc-soap',
  mof: 'edoc-rest',
  mia: 'edoc-soap-wss',
  postal: 'mailbox',
};

/** The dialect that an agency's system speaks; undefined where it is not connected. */
export const dialectOf = (agencyCode: string): DialectName | undefined =>
  DIALECT_OF_SYSTEM[addressInDirectory(agencyCode).systemId];
