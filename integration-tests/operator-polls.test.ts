import { describe, expect, test } from 'vitest';
import { acts, done, refused, shikriki, useExchangeOperator } from './support/exchange-operator.ts';
import { database, rows } from './support/exchange-scene.ts';
import { ids } from './support/parts.ts';

useExchangeOperator();

describe('systems that do not call us', () => {
  test('are looked at now or at another pace, and what was put aside is shown', async () => {
    const worker = database.poolAs('shikriki_worker');
    await worker.query(`insert into polls (system_code, due_at) values ('mia', app_now() + interval '10 minutes')`);
    await worker.query(
      `insert into messages_put_aside values ('mia', $1, 'SignatureInvalid', 3, app_now(), app_now() + interval '1 hour')`,
      [ids.uuid()],
    );
    expect((await shikriki('polls', 'list')).out).toMatch(/mia +30000/);
    expect((await shikriki('polls', 'show', 'mia')).out).toContain('SignatureInvalid');
    expect(await shikriki('polls', 'now', 'mia')).toEqual(done('looked at now'));
    expect(await shikriki('polls', 'set', 'mia', '--interval-ms', '60000')).toEqual(done('every 60000 ms'));
    expect(
      await rows(
        `select interval_ms, due_at <= app_now() as due, next_try_at <= app_now() as tried from polls join messages_put_aside using (system_code)`,
      ),
    ).toEqual([{ interval_ms: 60_000, due: true, tried: true }]);
    expect(await shikriki('polls', 'set', 'mia', '--interval-ms', '99')).toEqual(refused('Validation'));
    for (const words of [
      ['show', 'mof'],
      ['now', 'mof'],
      ['set', 'mof', '--interval-ms', '60000'],
    ])
      expect(await shikriki('polls', ...words)).toEqual(refused('NotFound'));
    expect(await acts()).toEqual(['polls.now', 'polls.set']);
  });
});
