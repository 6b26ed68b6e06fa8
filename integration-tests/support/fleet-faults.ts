import type { SimulatedSystem } from '../../src/simulators/edoc/simulated-system.ts';
import { FAULTY } from './fleet-plan.ts';

/** The faults of a run, which come and go as the load goes on. */
export interface FleetFaults {
  /** Does what is due when this part of the letters, from 0 to 1, has been filed. */
  moveTo(part: number): void;
  /** So many letters are refused by the agency of this code. */
  readonly refused: { readonly agencyCode: string; readonly letters: number };
}

const REFUSED_LETTERS = 3;
const SLOW_MS = 400;

/**
 * One shared system is slow, loses answers, says everything twice and in the wrong order; one single agency is down for a while; another
 * answers with 500s for a while and refuses some letters later.
 */
export const breakAt = (systems: readonly SimulatedSystem[]): FleetFaults => {
  const named = (code: string): SimulatedSystem => {
    const found = systems.find((system) => system.code === code);
    if (found === undefined) throw new Error(`no system ${code}`);
    return found;
  };
  const [slow, down, failing] = [named(FAULTY.slow), named(FAULTY.down), named(FAULTY.failing)];
  const acts: { readonly at: number; readonly act: () => void }[] = [
    {
      at: 0,
      act: () => {
        slow.faults.set({ kind: 'slow', delayMs: SLOW_MS });
        slow.faults.set({ kind: 'duplicate', remaining: 20 });
        slow.faults.set({ kind: 'confirmLost', remaining: 3 });
        // The registration is heard of after what follows from it.
        slow.settings.change({
          sequences: {
            SUBMISSION: [
              { kind: 'STATUS', code: 'IN_PROGRESS', delayMs: 0 },
              { kind: 'REGISTRATION', delayMs: 200 },
            ],
          },
        });
        failing.faults.set({ kind: 'refuse', problemCode: 'TypeNotAccepted', remaining: REFUSED_LETTERS });
      },
    },
    { at: 0.1, act: () => slow.faults.set({ kind: 'answerLost', remaining: 4 }) },
    { at: 0.2, act: () => down.faults.set({ kind: 'down' }) },
    { at: 0.2, act: () => failing.faults.set({ kind: 'status500' }) },
    { at: 0.5, act: () => slow.faults.set({ kind: 'answerLost', remaining: 4 }) },
    { at: 0.7, act: () => failing.faults.clear('status500') },
    { at: 0.8, act: () => down.faults.clear('down') },
    { at: 1, act: () => slow.faults.clear('slow') },
  ];
  return {
    moveTo: (part) => {
      while (acts[0] !== undefined && acts[0].at <= part) acts.shift()?.act();
    },
    refused: { agencyCode: failing.agencies[0]!.code, letters: REFUSED_LETTERS },
  };
};
