import { readFileSync } from 'node:fs';
import type { Address } from '../../domain/envelope.ts';

/** An agency that a simulated system serves; the codes and names are those of the directory as it ships. */
export interface SimulatedAgency {
  readonly code: string;
  readonly nameKa: string;
  readonly nameEn: string;
}

interface SeedRow extends SimulatedAgency {
  readonly system: string;
}

const SEED = new URL('../../store/seed/agencies.json', import.meta.url);

const directory = (): readonly SeedRow[] => JSON.parse(readFileSync(SEED, 'utf8')) as readonly SeedRow[];

/** The address of an agency as another one would write it; one that the directory does not hold keeps its code as its name. */
export const addressInDirectory = (code: string): Address => {
  const row = directory().find((one) => one.code === code);
  return { scheme: 'agency', code, name: row?.nameKa ?? code, systemId: row?.system ?? code };
};

/** The agencies of one system, in the order of the directory. Reads the seed file from disk. */
export const agenciesOf = (systemCode: string): readonly SimulatedAgency[] =>
  directory()
    .filter(({ system }) => system === systemCode)
    .map(({ code, nameKa, nameEn }) => ({ code, nameKa, nameEn }));
