import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aPdf, type PortalScene, portalScene } from './support/portal-scene.ts';

let portal: PortalScene;
beforeAll(async () => {
  portal = await portalScene();
});
afterAll(() => portal.close());

const found = async (search: string, as: string, list = '/v1/cases'): Promise<string[]> => {
  const { json } = await portal.call('GET', `${list}?search=${encodeURIComponent(search)}`, { as });
  return json.items.map((item: { title: string }) => item.title);
};

describe('letters are found', () => {
  const as = 'searcher';
  beforeAll(async () => {
    await portal.filed({ title: 'ინფორმაციის მოთხოვნა' }, as);
    await portal.filed({ title: 'წყალი არ მოდის', text: 'მასწავლებლის სახლში, ჭავჭავაძის 5.' }, as);
    await portal.filed({ title: 'ბიუჯეტი', text: 'გადაწყვეტილება, ხელშეკრულება № 77-ბ/2026 და ბავშვთსახლი' }, as);
  });

  test.each([
    // One word in its forms, scripts and spellings.
    ['ინფორმაცია', 'ინფორმაციის მოთხოვნა'],
    ['ინფორმაციის', 'ინფორმაციის მოთხოვნა'],
    ['ინფორმაციებით', 'ინფორმაციის მოთხოვნა'],
    ['ინფორმ', 'ინფორმაციის მოთხოვნა'],
    ['informacia', 'ინფორმაციის მოთხოვნა'],
    ['informatsia', 'ინფორმაციის მოთხოვნა'],
    ['inpormatsiis', 'ინფორმაციის მოთხოვნა'],
    ['INFORMACIA', 'ინფორმაციის მოთხოვნა'],
    ['InForMacia', 'ინფორმაციის მოთხოვნა'],
    ['ᲘᲜᲤᲝᲠᲛᲐᲪᲘᲐ', 'ინფორმაციის მოთხოვნა'],
    ['ᲘᲜფორმაციის', 'ინფორმაციის მოთხოვნა'],
    ['motxovna informaciis', 'ინფორმაციის მოთხოვნა'],
    ['მოთხოვნა, informacia!', 'ინფორმაციის მოთხოვნა'],
    // Letters that Latin has no sign of its own for.
    ['gadacyvetileba', 'ბიუჯეტი'],
    ['gadawyvetileba', 'ბიუჯეტი'],
    ["gadats'q'vetilebis", 'ბიუჯეტი'],
    ['gadatskvetileba', 'ბიუჯეტი'],
    ['xelSekruleba', 'ბიუჯეტი'],
    ['khelshekruleba', 'ბიუჯეტი'],
    ['WavWavaZe', 'წყალი არ მოდის'],
    ['chavchavadze', 'წყალი არ მოდის'],
    // A vowel of the stem that comes and goes.
    ['წყლის', 'წყალი არ მოდის'],
    ['wyali', 'წყალი არ მოდის'],
    ['მასწავლებელი', 'წყალი არ მოდის'],
    // თ and ს side by side are no ც.
    ['ბავშვთსახლი', 'ბიუჯეტი'],
    ['bavshvtsakhli', 'ბიუჯეტი'],
    // Numbers of any writing.
    ['77-ბ/2026', 'ბიუჯეტი'],
    ['N77-ბ', 'ბიუჯეტი'],
    ['№ 77', 'ბიუჯეტი'],
  ])('by "%s"', async (search, title) => {
    expect(await found(search, as)).toEqual([title]);
  });

  test.each([
    'ინფორმატიკა',
    'სახელი',
    'ყვავილი',
    'informacia biujeti',
    '%',
    '_',
    '-',
    '„“',
    '№',
    "' or 1=1 --",
    '\\',
    ':*',
  ])('not by "%s"', async (search) => {
    expect(await found(search, as)).toEqual([]);
  });

  test('by a short word only where it is one, or where it is the last and still being typed', async () => {
    expect(await found('ბ', as)).toEqual(['ბიუჯეტი']);
    expect(await found('ბი', as)).toEqual(['ბიუჯეტი']);
    expect(await found('ბი გადაწყვეტილება', as)).toEqual([]);
    expect(await found('არ მოდის', as)).toEqual(['წყალი არ მოდის']);
  });

  test('by nobody but their owner', async () => {
    await portal.filed({ title: 'სხვისი ინფორმაცია' }, 'somebody-else');
    expect(await found('ინფორმაცია', as)).toEqual(['ინფორმაციის მოთხოვნა']);
    // Neither shown nor counted.
    const { json } = await portal.call('GET', `/v1/cases?search=${encodeURIComponent('ინფორმაცია')}`, { as: 'nobody' });
    expect(json).toEqual({ items: [], count: { matches: 0, more: false }, unread: { matches: 0, more: false } });
  });

  test('within a hundred characters; a longer search is a clear problem', async () => {
    expect(await found('ა'.repeat(100), as)).toEqual([]);
    const { status, json } = await portal.call('GET', `/v1/cases?search=${encodeURIComponent('ა'.repeat(101))}`, {
      as,
    });
    expect([status, json.code]).toEqual([400, 'Validation']);
    expect(json.errors).toEqual([{ pointer: '/search', detail: 'must not be longer than 100 characters' }]);
  });
});

describe('a case is found by all that belongs to it', () => {
  const as = 'owner-of-all';
  let number = '';
  beforeAll(async () => {
    const { uploadId } = (await portal.upload('საკადასტრო-რუკა_2026.pdf', aPdf(), { as })).json;
    const filed = await portal.filed({ title: 'მიწის ნაკვეთი', attachments: [{ uploadId, main: true }] }, as);
    number = filed.trackingNumber;
    await portal.filed({ title: 'სხვა წერილი', agencyCode: 'rs' }, as);
    await portal.agencySays(filed.caseId, 'REGISTRATION', portal.aRegistration('№ 08/0012345-ა'));
    await portal.agencySays(
      filed.caseId,
      'REPLY',
      portal.aReply({ text: 'საზღვრები დადგენილია.', replyNumber: '№ 13/777' }),
      [{ fileName: 'ამონაწერი.pdf', bytes: aPdf() }],
    );
    const sent = await portal.call('POST', `/v1/cases/${filed.caseId}/letters`, {
      as,
      headers: { 'idempotency-key': 'b5c1e7a0-3a6c-4f4e-9a53-0a6f4c1d2e3f' },
      body: { kind: 'followup', text: 'დამატებით გიგზავნით ფოტოსურათს.' },
    });
    if (sent.status !== 201) throw new Error(sent.bytes.toString());
  });

  test.each([
    ['ნაკვეთის', 'its title'],
    ['რუკა', 'the name of a file'],
    ['sakadastro', 'the name of a file in Latin'],
    ['საზღვრები', 'the text of the reply'],
    ['ამონაწერი', 'the name of a file of the reply'],
    ['13/777', 'the number of the reply'],
    ['ფოტოსურათი', 'a later letter'],
    ['№08/0012345', 'the registration number without a space'],
    ['n 08/12345', 'the registration number without zeros'],
    ['0012345', 'a part of the registration number'],
    ['ფინანსთა ნაკვეთი', 'the agency and a word, in different letters'],
    ['finance', 'the English name of the agency'],
  ])('by "%s": %s', async (search) => {
    expect(await found(search, as)).toEqual(['მიწის ნაკვეთი']);
    expect(await found(search, as, '/v1/completed-tasks')).toEqual(['მიწის ნაკვეთი']);
  });

  test('by its tracking number as people write it', async () => {
    const [mg = '', year = '', serial = '', check = ''] = number.split('-');
    for (const search of [
      number,
      number.toLowerCase(),
      `${mg} ${year} ${serial} ${check}`,
      `${mg}${year}${serial}${check}`.toLowerCase(),
      `${mg}-${year}-${serial}`,
      `${year}-${serial}`,
      `${mg}–${year}–${serial}–${check}`,
      serial,
      String(Number(serial)),
    ])
      expect(await found(search, as), search).toContain('მიწის ნაკვეთი');
    expect(await found(number, as)).toHaveLength(1);
  });

  test('and never by who wrote it', async () => {
    expect(await found('მაგალითაძე', as)).toEqual([]);
    expect(await found('00000000001', as)).toEqual([]);
    const [kept] = await portal.rows<{ terms: string }>(
      'select string_agg(terms::text, $2) as terms from case_search where owner_subject = $1',
      as,
      ' ',
    );
    expect(kept?.terms).not.toMatch(/00000000001|599000001|magalita/);
  });
});
