import type { Speech } from '../../src/simulators/edoc/start-system.ts';

type DialectName = Speech['dialect'];

/** A system of the fleet and whom it serves. */
export interface FleetSystem {
  readonly code: string;
  readonly dialect: DialectName;
  readonly agencyCodes: readonly string[];
}

const SHARED: readonly DialectName[] = ['edoc-soap', 'edoc-rest', 'edoc-soap-wss', 'mailbox'];
const SINGLE: readonly DialectName[] = ['edoc-soap', 'edoc-rest', 'edoc-soap-wss', 'mailbox', 'edoc-soap', 'edoc-rest'];

/** What is broken in a run with faults: one shared system and two of a single agency. */
export const FAULTY = { slow: 'shared-edoc-soap-wss', down: 'single-1', failing: 'single-2' } as const;

/**
 * Four systems, one of each dialect, that serve `sharedAgencies` together, and six with an agency of their own, of mixed dialects.
 * Codes are ours, so that no agency of the directory as it ships is touched.
 */
export const fleetPlan = (sharedAgencies: number): readonly FleetSystem[] => [
  ...SHARED.map((dialect, index) => ({
    code: `shared-${dialect}`,
    dialect,
    agencyCodes: Array.from({ length: sharedAgencies }, (_, n) => n)
      .filter((n) => n % SHARED.length === index)
      .map((n) => `body-${n + 1}`),
  })),
  ...SINGLE.map((dialect, index) => ({
    code: `single-${index + 1}`,
    dialect,
    agencyCodes: [`alone-${index + 1}`],
  })),
];
