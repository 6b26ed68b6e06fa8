import { expect, test } from 'vitest';
import { database, deliveryIds, never, rows, setting, unwrap, useExchangeScene } from './support/exchange-scene.ts';
import { aSubmission } from './support/submission.ts';

useExchangeScene();

test('letters go on while a column is added under workers that have claimed before', async () => {
  const at = setting();
  for (let n = 0; n < 2; n++) unwrap(await at.api.submitLetter(aSubmission()));
  const [first, second] = deliveryIds(at.queue);
  const worker = at.worker();
  await rows(`update deliveries set due_at = app_now() + interval '1 hour' where delivery_id = $1`, second);
  await worker.deliverEnvelope(first!, never);
  expect(at.peer.sent).toHaveLength(1);

  await database.poolAs('shikriki_migrator').query('alter table deliveries add column of_tomorrow text');
  await rows('update deliveries set due_at = app_now() where delivery_id = $1', second);
  await worker.deliverEnvelope(second!, never);
  expect(at.peer.sent).toHaveLength(2);
});
