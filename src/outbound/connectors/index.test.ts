import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Connector } from '../../ports/connector.ts';
import { byDialect, connectorsFor } from './index.ts';

const NO_TLS = { keyPem: '', certificatePem: '', caPem: '' };
const folder = new URL('./', import.meta.url);
const textOf = (name: string) => readFileSync(new URL(name, folder), 'utf8');

describe('the list of connectors', () => {
  it('holds every connector of this folder', () => {
    const made = readdirSync(folder)
      .filter((name) => name.endsWith('.ts') && !/\.(test|contract|peer)\.ts$/.test(name))
      .filter((name) => /export const make\w+Connector\b/.test(textOf(name)));
    expect(made.length).toBeGreaterThan(0);
    const connectors = connectorsFor(NO_TLS, { allowPrivate: [] });
    expect([...connectors.keys()].map((dialect) => `${dialect}.ts`).sort()).toEqual(made.sort());
  });

  it('has a contract test for every dialect', () => {
    for (const dialect of connectorsFor(NO_TLS, { allowPrivate: [] }).keys()) {
      expect(textOf(`${dialect}.test.ts`)).toContain(`connectorContract('${dialect}'`);
    }
  });

  it('refuses two connectors of one dialect', () => {
    const [one] = connectorsFor(NO_TLS, { allowPrivate: [] }).values();
    expect(() => byDialect([one as Connector, one as Connector])).toThrow('edoc-rest');
  });
});
