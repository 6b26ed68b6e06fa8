import { describe, expect, test } from 'vitest';
import { database, useExchangeScene } from './support/exchange-scene.ts';
import { partsStage } from './support/outcome-stage.ts';
import { OUTCOMES_TABLE, play } from './support/outcomes.ts';

useExchangeScene({ oneDatabase: true });

describe('every outcome reaches the citizen', () => {
  test.each(OUTCOMES_TABLE.map((story) => [story.name, story] as const))('%s', async (_, story) => {
    await play(partsStage(), story);
  });
});

describe('a forward', () => {
  const forwarded = OUTCOMES_TABLE.find(({ name }) => name.startsWith('forwarded as a whole: a new leg'));

  test('keeps the instant of filing to the millisecond, and tells two files of one name apart', async () => {
    if (forwarded === undefined) throw new Error('no such story');
    const stage = partsStage();
    await play(stage, forwarded);
    const [filed] = (
      await database.tables.query<{ filed_at: Date }>('select filed_at from cases where case_id = $1', [
        (await stage.shown()).caseId,
      ])
    ).rows;
    const [letter] = await stage.reached('second');
    if (letter?.body.block !== 'letter') throw new Error('no letter was forwarded');
    expect(letter.body.forward?.originallySubmittedAt).toBe(filed?.filed_at.toISOString());
    expect(letter.body.record.submittedAt).toBe(filed?.filed_at.toISOString());
    expect(letter.files.map(({ fileName }) => fileName)).toEqual(['წერილი.pdf', 'წერილი (2).pdf']);
  });

  test('that is refused leaves nothing behind', async () => {
    const stage = partsStage();
    await stage.file({ expired: false });
    const count = async () =>
      (
        await database.tables.query(
          `select (select count(*) from legs) as legs, (select count(*) from letters) as letters,
                  (select count(*) from deliveries) as deliveries, (select count(*) from inbox) as inbox`,
        )
      ).rows;
    const before = await count();
    const refused = { kind: 'FORWARD', toAgencyCode: stage.codeOf('first'), withFile: true } as const;
    expect(await stage.says('first', refused, undefined)).toBe('ForwardLoop');
    // The envelope waits for nothing any more; its files may be kept until they are swept.
    expect((await count()).map(({ legs, letters, deliveries }) => ({ legs, letters, deliveries }))).toEqual(
      before.map(({ legs, letters, deliveries }) => ({ legs, letters, deliveries })),
    );
  });
});
