import { describe, expect, test } from 'vitest';
import { composeStore } from '../src/compose-store.ts';
import { answerOf } from './support/operator.ts';
import { acts, database, shikriki, useOperatorScene } from './support/operator-scene.ts';
import { ids } from './support/parts.ts';

useOperatorScene();

describe('webhooks of portals', () => {
  test('are paused, set going again and removed by an operator; the secret part of an address is not shown', async () => {
    const { transactions, content, webhooks } = composeStore(database.pool, ids);
    const webhookId = ids.uuid();
    await transactions.inTransaction({ kind: 'worker' }, async (tx) =>
      webhooks.insert(tx, {
        webhookId,
        clientId: 'portal',
        address: 'https://portal.example.ge/hooks/geheim',
        kinds: undefined,
        secretContentId: await content.put(tx, Buffer.from('whsec_x')),
        cursorPosition: 0,
      }),
    );
    const listed = await shikriki('webhooks', 'list');
    expect(listed.out).toContain('portal.example.ge');
    expect(listed.out).not.toContain('geheim');
    expect(await shikriki('webhooks', 'pause', webhookId)).toMatchObject({ code: 0 });
    expect(await answerOf(shikriki('webhooks', 'show', webhookId, '--json'))).toMatchObject({ state: 'paused' });
    expect(await shikriki('webhooks', 'replay', webhookId)).toMatchObject({ code: 0 });
    expect(await answerOf(shikriki('webhooks', 'show', webhookId, '--json'))).toMatchObject({ state: 'active' });
    expect(await shikriki('webhooks', 'remove', webhookId)).toMatchObject({ code: 0 });
    expect(await shikriki('webhooks', 'pause', webhookId)).toMatchObject({ code: 1 });
    expect(await shikriki('webhooks', 'pause', 'no id')).toMatchObject({ code: 1 });
    expect((await acts()).map(({ act }) => act)).toEqual(['webhooks pause', 'webhooks replay', 'webhooks remove']);
  });
});
