import { describe, expect, test } from 'vitest';
import {
  asked,
  change,
  codeAt,
  confirm,
  contacts,
  newNumber,
  scene,
  somebody,
  useContactScene,
} from './support/contact-scene.ts';

useContactScene();

const anotherThan = (code: string): string => (code === '000000' ? '000001' : '000000');

describe('a code', () => {
  test('that is wrong changes nothing and says how many tries are left; after five, the right one does not help', async () => {
    const as = somebody();
    const code = await asked(as, 'phone', newNumber());
    const details = [];
    for (let tries = 0; tries < 5; tries++) details.push((await confirm(as, 'phone', anotherThan(code))).json.detail);
    expect(details).toEqual([
      '4 tries are left.',
      '3 tries are left.',
      '2 tries are left.',
      '1 try is left.',
      'No tries are left.',
    ]);
    expect((await confirm(as, 'phone', code)).json).toMatchObject({ status: 409, code: 'CodeTriesUsedUp' });
    expect((await contacts(as))[1]).toMatchObject({ address: '+995599000001', pending: { triesLeft: 0 } });
  });

  test('is tried five times also when the tries come at once', async () => {
    const as = somebody();
    const code = await asked(as, 'phone', newNumber());
    const answers = await Promise.all(Array.from({ length: 12 }, () => confirm(as, 'phone', anotherThan(code))));
    expect(answers.filter(({ json }) => json.code === 'CodeWrong')).toHaveLength(5);
    expect(answers.filter(({ json }) => json.code === 'CodeTriesUsedUp')).toHaveLength(7);
  });

  test('is replaced by a newer one, and belongs to one citizen and one kind of address', async () => {
    const as = somebody();
    const [first, second] = [newNumber(), newNumber()];
    const old = await asked(as, 'phone', first);
    const code = await asked(as, 'phone', second);
    if (old !== code) expect((await confirm(as, 'phone', old)).json.code).toBe('CodeWrong');
    expect((await confirm(as, 'email', code)).json).toMatchObject({ status: 409, code: 'NoCodeWaiting' });
    expect((await confirm(somebody(), 'phone', code)).json.code).toBe('NoCodeWaiting');
    expect((await confirm(as, 'phone', code)).json).toMatchObject({ address: second });
    expect((await confirm(as, 'phone', code)).json.code, 'used').toBe('NoCodeWaiting');
  });

  test('of the wrong shape is no try', async () => {
    const as = somebody();
    await asked(as, 'phone', newNumber());
    for (const shape of ['12345', '1234567', '12345a', ''])
      expect((await confirm(as, 'phone', shape)).status).toBe(400);
    expect((await contacts(as))[1].pending.triesLeft).toBe(5);
  });

  test('is sent at most five times an hour, to whatever address', async () => {
    const as = somebody();
    for (let n = 0; n < 5; n++)
      expect(
        (await change(as, n % 2 === 0 ? 'phone' : 'email', n % 2 === 0 ? newNumber() : `${as}-${n}@example.ge`)).status,
      ).toBe(200);
    const refused = await change(as, 'phone', newNumber());
    expect(refused.json).toMatchObject({ status: 429, code: 'TooManyCodes' });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3_500);
    await scene.shiftClock('61 minutes');
    expect((await change(as, 'phone', newNumber())).status).toBe(200);
  });

  test('holds ten minutes, and is not sent any more when they are over', async () => {
    const as = somebody();
    const code = await asked(as, 'phone', newNumber());
    const late = somebody();
    const unsent = newNumber();
    await change(late, 'phone', unsent);
    await scene.shiftClock('10 minutes 1 second');
    expect((await confirm(as, 'phone', code)).json).toMatchObject({ status: 410, code: 'CodeExpired' });
    await scene.send();
    expect(scene.smsTo(unsent)).toEqual([]);
    expect((await contacts(late))[1].pending).toBeUndefined();
  });

  test('is in no log, and in the database only until it was sent', async () => {
    const as = somebody();
    const number = newNumber();
    await change(as, 'phone', number);
    const [before] = await scene.portal.rows<{ code: string }>('select code from contact_codes where subject = $1', as);
    await scene.send();
    const code = codeAt(number);
    expect(before?.code).toBe(code);
    const [kept] = await scene.portal.rows('select * from contact_codes where subject = $1', as);
    expect(JSON.stringify({ ...kept, code_hash: '', salt: '' })).not.toContain(code);
    await confirm(as, 'phone', anotherThan(code));
    await confirm(as, 'phone', code);
    const lines = [...scene.log.lines, ...scene.portal.log.lines].join('\n');
    expect(lines).toContain('contact.confirmed');
    for (const secret of [code, number, 'example.ge']) expect(lines).not.toContain(secret);
    const [ended] = await scene.portal.rows<{ address: string | null }>(
      'select address from contact_codes where subject = $1',
      as,
    );
    expect(ended?.address, 'forgotten when it was confirmed').toBeNull();
  });

  test('that could not be sent yet is kept until it is, and the citizen sees how far it got', async () => {
    const as = somebody();
    const address = `temporary-failure@${as}.example.ge`;
    await change(as, 'email', address);
    await scene.send();
    expect((await contacts(as))[0].pending.codeState).toBe('TEMPORARY_FAILURE');
    const [kept] = await scene.portal.rows<{ code: string | null }>(
      'select code from contact_codes where subject = $1',
      as,
    );
    expect(kept?.code, 'still to be sent').toMatch(/^\d{6}$/);
  });
});

test('old codes are swept after a day', async () => {
  const as = somebody();
  await change(as, 'phone', newNumber());
  await scene.shiftClock('25 hours');
  await scene.worker().keepHouse();
  expect(await scene.portal.rows('select 1 from contact_codes')).toEqual([]);
});
