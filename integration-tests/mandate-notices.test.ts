import { expect, test } from 'vitest';
import { mandateNumber } from '../src/domain/mandate.ts';
import { cast, grant, MARIAM, NINO, portal, useMandateScene, whileMailing, worked } from './support/mandate-scene.ts';
import { addressHash } from './support/parts.ts';

useMandateScene();

/** The notices about a mandate, the oldest first. */
const noticesOf = (mandateId: string) =>
  portal.rows<{ event: string; state: string; reason: string | null }>(
    `select event, state, reason from notifications where facts ->> 'mandateId' = $1 order by created_at`,
    mandateId,
  );

test('what is told of a mandate is told in the language that the owner chose, also after it was given', async () => {
  const { mandateId } = cast.must(await grant(), 201).json;
  const number = mandateNumber(mandateId);
  expect((await worked()).map(({ language, subject }) => [language, subject])).toEqual([
    ['ka', `[${number}] მინდობილობა გაიცა`],
  ]);
  cast.must(await cast.ask(NINO, 'PUT', '/v1/me/notice-settings', { body: { language: 'en', switchedOff: [] } }), 200);
  cast.must(await cast.ask(NINO, 'DELETE', `/v1/me/mandates/${mandateId}`), 204);
  const [told] = await worked();
  expect(told).toMatchObject({ language: 'en', subject: `[${number}] Mandate ended` });
  expect(told?.text).toContain('was revoked');
});

test('a notice about a mandate that cannot be sent says whether there is no address, or one that nobody vouches for', async () => {
  const { mandateId } = cast.must(await grant(), 201).json;
  await worked();
  const ending = async (change: string, mandate: string) => {
    await portal.database
      .poolAs('shikriki_migrator')
      .query(`update contacts set ${change} where subject = 'nino' and kind = 'email'`);
    await cast.ask(MARIAM, 'DELETE', `/v1/me/principals/${mandate}`);
    expect(await worked()).toEqual([]);
    return noticesOf(mandate);
  };
  expect(await ending('confirmed_at = null', mandateId)).toEqual([
    { event: 'delegation_granted', state: 'SENT', reason: null },
    { event: 'delegation_revoked', state: 'SUPPRESSED', reason: 'not_confirmed' },
  ]);
  const { mandateId: other } = cast.must(await grant(), 201).json;
  expect(await ending('address = null, confirmed_at = null', other)).toEqual([
    { event: 'delegation_granted', state: 'SUPPRESSED', reason: expect.any(String) },
    { event: 'delegation_revoked', state: 'SUPPRESSED', reason: 'no_address' },
  ]);
});

test('a mail about a mandate can be told from others by its address while it is on its way: it may come back at once', async () => {
  await portal.database
    .poolAs('shikriki_migrator')
    .query(
      `update contacts set address = 'nino@example.ge', confirmed_at = now() where subject = 'nino' and kind = 'email'`,
    );
  const known: unknown[] = [];
  whileMailing(async ({ notificationId, to }) => {
    const [row] = await portal.rows<{ address_hash: Buffer | null }>(
      'select address_hash from notifications where notification_id = $1',
      notificationId,
    );
    known.push(row?.address_hash?.equals(addressHash('email', to)));
  });
  cast.must(await grant(), 201);
  expect(await worked()).toHaveLength(1);
  expect(known).toEqual([true]);
});
