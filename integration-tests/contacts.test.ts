import { describe, expect, test } from 'vitest';
import {
  asked,
  call,
  change,
  codeAt,
  confirm,
  contacts,
  scene,
  somebody,
  useContactScene,
} from './support/contact-scene.ts';
import { addressHash } from './support/parts.ts';
import { claimsOf } from './support/portal-scene.ts';

useContactScene();

const filed = async (as: string) => (await scene.portal.filed({}, as)).caseId;
const registeredOf = async (as: string, caseId: string) => {
  await scene.said.registered(caseId);
  await scene.send();
  return (
    (await scene.notices(caseId, as))
      .filter(({ event }) => event === 'registered')
      // The network's report may be there before we look.
      .map(({ channel, state, reason }) => [channel, state === 'DELIVERED' ? 'SENT' : state, reason])
  );
};

describe('a citizen who changes an address', () => {
  test('gets a code there; the old address stays in use until the code is confirmed, for letters filed before as well', async () => {
    const as = somebody();
    const caseId = await filed(as);
    const address = `${as}@example.ge`;
    await asked(as, 'email', ` ${as}@EXAMPLE.GE `);
    const code = codeAt(address);
    expect(scene.mailsTo(address)[0]?.subject).not.toContain(code);
    expect(await contacts(as)).toMatchObject([
      {
        kind: 'email',
        address: 'nino@example.ge',
        source: 'token',
        pending: { address, triesLeft: 5, codeState: 'SENT' },
      },
      { kind: 'phone', address: '+995599000001' },
    ]);
    const before = scene.mailsTo('nino@example.ge').length;
    await scene.said.registered(caseId);
    await scene.send();
    expect(scene.mailsTo('nino@example.ge')).toHaveLength(before + 1);
    expect(scene.mailsTo(address), 'the code and nothing else').toHaveLength(1);

    const confirmed = await confirm(as, 'email', code);
    expect(confirmed.json).toMatchObject({ kind: 'email', address, source: 'citizen' });
    expect(confirmed.json.pending).toBeUndefined();
    await scene.said.replied(caseId);
    await scene.send();
    expect(scene.mailsTo(address)[0]?.subject).toContain('მიღებულია პასუხი');
    expect(scene.mailsTo('nino@example.ge')).toHaveLength(before + 1);
  });

  test('types a mobile number in any notation, and is told by SMS there', async () => {
    for (const typed of ['599 12 34 56', '0599-123-456', '8 (599) 12 34 56', '00995599123456', '+995 599 12 34 56'])
      expect((await change(somebody(), 'phone', typed)).json.pending.address, typed).toBe('+995599123456');
    const as = somebody();
    const code = await asked(as, 'phone', '+4915112345678');
    expect(scene.smsTo('+4915112345678')[0]?.text).toBe(`კოდი: ${code}. არავის გაუზიაროთ. my.gov.ge`);
    expect((await confirm(as, 'phone', code)).status).toBe(200);
  });

  test('is told clearly that a land line takes no SMS, and what an address must look like', async () => {
    const as = somebody();
    expect((await change(as, 'phone', '(032) 2 43 11 00')).json).toMatchObject({
      status: 422,
      code: 'PhoneNotMobile',
      errors: [{ pointer: '/address' }],
    });
    for (const [kind, typed] of [
      ['phone', '1407'],
      ['phone', 'ჩემი ნომერი'],
      ['email', 'nino@example'],
      ['email', 'nino@@example.ge'],
      ['email', 'nino@example.ge\nBcc: x@example.ge'],
      ['email', 'a..b@example.ge'],
    ] as const)
      expect((await change(as, kind, typed)).json, typed).toMatchObject({
        code: 'Validation',
        errors: [{ pointer: '/address' }],
      });
    expect(await scene.portal.rows('select 1 from contact_codes where subject = $1', as)).toEqual([]);
    expect((await change(as, 'fax', '1')).status).toBe(404);
  });

  test('needs no code for the address that is confirmed already', async () => {
    const as = somebody();
    expect((await change(as, 'email', 'nino@example.ge')).json).toMatchObject({
      address: 'nino@example.ge',
      source: 'token',
    });
    expect(await scene.portal.rows('select 1 from contact_codes where subject = $1', as)).toEqual([]);
  });

  test('gets a code to the address in use where notices to it came back, and is told there again', async () => {
    const as = somebody();
    const address = `${as}@example.ge`;
    await confirm(as, 'email', await asked(as, 'email', address));
    const hash = addressHash('email', address);
    await scene.portal.rows(
      `insert into suppressions (suppression_id, channel, address_hash, reason, notification_id, suppressed_at)
       values (gen_random_uuid(), 'email', $1, 'bounced', gen_random_uuid(), app_now())`,
      hash,
    );
    const code = await asked(as, 'email', address);
    expect(await contacts(as)).toMatchObject([{ address, pending: { address } }, { kind: 'phone' }]);
    expect((await confirm(as, 'email', code)).json).toMatchObject({ address, source: 'citizen' });
    expect(await scene.portal.rows('select 1 from suppressions where address_hash = $1', hash)).toEqual([]);
  });

  test('has to be signed in well', async () => {
    const token = await scene.portal.token({ ...claimsOf(somebody()), acr: 'low' });
    for (const [method, path, body] of [
      ['PUT', '/v1/me/contacts/email', { address: 'x@example.ge' }],
      ['POST', '/v1/me/contacts/email/confirm', { code: '123456' }],
      ['DELETE', '/v1/me/contacts/email', undefined],
      ['PUT', '/v1/me/notice-settings', { switchedOff: [] }],
    ] as const)
      expect(
        (
          await scene.portal.call(method, path, {
            as: null,
            headers: { authorization: `Bearer ${token}` },
            ...(body && { body }),
          })
        ).status,
        `${method} ${path}`,
      ).toBe(403);
  });
});

describe('an address', () => {
  test('that the citizen removed gets nothing, whatever letters carry and the token says; the case says why', async () => {
    const as = somebody();
    const caseId = await filed(as);
    expect((await call(as, 'DELETE', '/phone')).status).toBe(204);
    expect((await call(as, 'DELETE', '/phone')).status).toBe(204);
    expect(await contacts(as)).toMatchObject([{ kind: 'email' }]);
    await filed(as);
    const before = scene.smsTo('+995599000001').length;
    expect(await registeredOf(as, caseId)).toEqual([
      ['email', 'SENT', undefined],
      ['sms', 'SUPPRESSED', 'no_address'],
    ]);
    expect(scene.smsTo('+995599000001')).toHaveLength(before);
  });

  test('that the identity provider does not vouch for gets nothing until its code is confirmed', async () => {
    const as = somebody();
    const token = await scene.portal.token({ ...claimsOf(as), email_verified: false, phone_number_verified: 'true' });
    const headers = { authorization: `Bearer ${token}` };
    const { json } = await scene.portal.call('POST', '/v1/letters', {
      as: null,
      headers: { ...headers, 'idempotency-key': crypto.randomUUID() },
      body: scene.portal.aLetter(),
    });
    expect(await registeredOf(as, json.caseId)).toEqual([
      ['email', 'SUPPRESSED', 'not_confirmed'],
      ['sms', 'SENT', undefined],
    ]);
    const [email] = (await scene.portal.call('GET', '/v1/me/contacts', { as: null, headers })).json.items;
    expect(email.confirmedAt).toBeUndefined();
    const answer = await scene.portal.call('PUT', '/v1/me/contacts/email', {
      as: null,
      headers,
      body: { address: 'nino@example.ge' },
    });
    expect(answer.json.pending).toMatchObject({ address: 'nino@example.ge' });
    await scene.send();
    expect((await confirm(as, 'email', codeAt('nino@example.ge'))).json.confirmedAt).toBeDefined();
  });

  test('of the token follows the provider until the citizen chooses one', async () => {
    const as = somebody();
    const listed = async (email: string) => {
      const token = await scene.portal.token({ ...claimsOf(as), email });
      const headers = { authorization: `Bearer ${token}` };
      return (await scene.portal.call('GET', '/v1/me/contacts', { as: null, headers })).json.items[0].address;
    };
    expect(await listed('first@example.ge')).toBe('first@example.ge');
    expect(await listed('second@example.ge')).toBe('second@example.ge');
    const own = `${as}@example.ge`;
    await confirm(as, 'email', await asked(as, 'email', own));
    expect(await listed('third@example.ge')).toBe(own);
  });

  test('is seen and changed by its own citizen only', async () => {
    const [one, other] = [somebody(), somebody()];
    await confirm(one, 'email', await asked(one, 'email', `${one}@example.ge`));
    expect(JSON.stringify(await contacts(other))).not.toContain(one);
    await call(other, 'DELETE', '/email');
    expect((await contacts(one))[0].address).toBe(`${one}@example.ge`);
  });

  test('is what a letter carries only until there is a record: letters of before still reach their citizen', async () => {
    const as = somebody();
    const caseId = await filed(as);
    await scene.portal.database.poolAs('shikriki_migrator').query('delete from contacts where subject = $1', [as]);
    expect(await registeredOf(as, caseId)).toEqual([
      ['email', 'SENT', undefined],
      ['sms', 'SENT', undefined],
    ]);
  });
});
