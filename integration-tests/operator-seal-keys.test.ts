import { describe, expect, test } from 'vitest';
import { done, filed, refused, shikriki, useExchangeOperator } from './support/exchange-operator.ts';
import { rows } from './support/exchange-scene.ts';

useExchangeOperator();

describe('a seal key of the gateway', () => {
  test('that is revoked seals nothing any more', async () => {
    const at = await filed();
    await at.work();
    const next = await filed();
    const [key] = await rows<{ digest: string }>('select spki_sha256 as digest from gateway_seal_keys');
    expect(await shikriki('certificates', 'revoke-own-seal', key?.digest ?? '')).toEqual(
      done('seals nothing any more'),
    );
    expect(await shikriki('certificates', 'revoke-own-seal', key?.digest ?? '')).toEqual(done('is revoked already'));
    expect(await shikriki('certificates', 'revoke-own-seal', 'a'.repeat(64))).toEqual(refused('NotFound'));
    expect(await shikriki('certificates', 'revoke-own-seal', 'abc')).toEqual(refused('Validation'));
    await next.work();
    expect(next.peer.sent).toEqual([]);
    await expect(filed()).rejects.toThrow('no seal key of the gateway is valid now');
  });
});
