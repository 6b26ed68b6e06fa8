import { readFileSync } from 'node:fs';

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

/** The agencies of one system, in the order of the directory. Reads the seed file from disk. */
export const agenciesOf = (systemCode: string): readonly SimulatedAgency[] =>
  (JSON.parse(readFileSync(SEED, 'utf8')) as readonly SeedRow[])
    .filter(({ system }) => system === systemCode)
    .map(({ code, nameKa, nameEn }) => ({ code, nameKa, nameEn }));
