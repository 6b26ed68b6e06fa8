import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerOf, type Operator, operatorAt } from './support/operator.ts';
import { type PortalScene, portalScene } from './support/portal-scene.ts';

let portal: PortalScene;
let shikriki: Operator;
beforeAll(async () => {
  portal = await portalScene();
  shikriki = operatorAt(portal.database.databaseUrl);
});
afterAll(() => portal.close());

const WORDS = 'პასუხი, რომელსაც უცხო თვალი არ უნდა ნახავდეს';

/** A case, and a reply about its number that names no case. */
const stray = async () => {
  const number = `№ ${randomUUID().slice(0, 8)}/26`;
  const { caseId } = await portal.filed();
  await portal.agencySays(caseId, 'REGISTRATION', portal.aRegistration(number));
  const header = { conversationId: randomUUID(), legId: randomUUID() };
  const said = await portal.agencySays(caseId, 'REPLY', portal.aReply({ text: `${WORDS} ${number}` }), [], {
    from: 'mof',
    header,
  });
  const waiting = await answerOf<{ unmatchedId: string; messageId: string }[]>(shikriki('unmatched', 'list', '--json'));
  const unmatchedId = waiting.find(({ messageId }) => messageId === said.messageId)?.unmatchedId ?? '';
  return { caseId, unmatchedId };
};
const acts = () => portal.rows('select act, actor, reason from operator_acts order by acted_at, act_id');

describe('a reply that matches no case', () => {
  test('is listed with its best guess, shown without its text, and once matched it is in the case', async () => {
    const { caseId, unmatchedId } = await stray();
    const guessed = await shikriki('unmatched', 'list');
    expect(guessed.out).toMatch(new RegExp(`${unmatchedId} +mof .* ANSWERED .* \\d\\d`));
    const shown = await shikriki('unmatched', 'show', unmatchedId);
    expect(shown.out).toContain(caseId);
    expect(shown.out).toContain('registration_number');
    expect(shown.out + guessed.out).not.toContain(WORDS);

    const match = () => shikriki('unmatched', 'match', unmatchedId, '--case', caseId, '--reason', 'asked by phone');
    expect((await match()).out).toContain('The reply is in the case now');
    expect((await match()).out).toContain('It is there already');
    expect((await portal.call('GET', `/v1/cases/${caseId}`)).json.state).toBe('answered');
    expect(await acts()).toEqual([{ act: 'unmatched.match', actor: 'tamar', reason: 'asked by phone' }]);
    expect(await shikriki('unmatched', 'discard', unmatchedId, '--because', 'duplicate')).toMatchObject({
      code: 1,
      err: expect.stringContaining('AlreadyDecided'),
    });
  });

  test('is discarded with a reason, and stays to be found', async () => {
    const { unmatchedId } = await stray();
    expect(await shikriki('unmatched', 'discard', unmatchedId, '--because', 'boredom')).toMatchObject({ code: 1 });
    expect((await shikriki('unmatched', 'discard', unmatchedId, '--because', 'not_ours')).code).toBe(0);
    expect((await shikriki('unmatched', 'list', '--state', 'discarded')).out).toContain(unmatchedId);
    expect((await shikriki('unmatched', 'list')).out).not.toContain(unmatchedId);
    expect((await shikriki('unmatched', 'show', unmatchedId)).out).toMatch(/decision +discarded/);
  });

  test.each([
    ['show', []],
    ['match', ['--case', randomUUID()]],
    ['discard', ['--because', 'not_ours']],
  ])('%s says clearly where there is none', async (verb, more) => {
    for (const id of [randomUUID(), 'x'])
      expect(await shikriki('unmatched', verb, id, ...more)).toMatchObject({
        code: 1,
        err: expect.stringContaining('NotFound'),
      });
    expect((await shikriki('unmatched', verb)).code).toBe(2);
  });
});
