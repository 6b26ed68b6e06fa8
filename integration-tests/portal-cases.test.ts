import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aPdf, type PortalScene, portalScene, sha256 } from './support/portal-scene.ts';

let portal: PortalScene;
beforeAll(async () => {
  portal = await portalScene();
});
afterAll(() => portal.close());

const idsOf = (answer: { json: { items: readonly { caseId: string }[] } }): string[] =>
  answer.json.items.map((found) => found.caseId);

/** All pages of a list; `between` runs after each page. */
const allPages = async (
  path: string,
  as: string,
  between: () => Promise<unknown> = async () => undefined,
): Promise<string[]> => {
  const seen: string[] = [];
  for (let cursor = ''; ; ) {
    const page = await portal.call('GET', `${path}${cursor}`, { as });
    seen.push(...idsOf(page));
    if (page.json.nextCursor === undefined) return seen;
    cursor = `&cursor=${page.json.nextCursor}`;
    await between();
  }
};

describe('a case', () => {
  test('shows the letter as it was written, its files and its filing', async () => {
    const { uploadId } = (await portal.upload('ქუჩა.pdf', aPdf())).json;
    const second = (await portal.upload('გეგმა.pdf', aPdf())).json.uploadId;
    const { caseId, trackingNumber } = await portal.filed({
      text: 'პირველი\r\nმეორე',
      attachments: [{ uploadId: second }, { uploadId, main: true }],
    });
    const { json } = await portal.call('GET', `/v1/cases/${caseId}`);
    expect(json).toMatchObject({
      trackingNumber,
      title: 'ქუჩის შეკეთება',
      agencyCode: 'mof',
      state: 'sending',
      unreadReplies: 0,
    });
    expect(json.outcome).toBeUndefined();
    expect(json.timeline.map((event: { event: string }) => event.event)).toEqual(['filed']);
    expect(json.letters).toHaveLength(1);
    expect(json.letters[0]).toMatchObject({ kind: 'submission', direction: 'to_agency', text: 'პირველი\nმეორე' });
    expect(
      json.letters[0].files.map((file: { fileName: string; main: boolean }) => [file.fileName, file.main]),
    ).toEqual([
      ['ქუჩა.pdf', true],
      ['გეგმა.pdf', false],
    ]);
  });

  test('shows registration, reply, its file, its seal and the notices', async () => {
    const { caseId } = await portal.filed();
    await portal.agencySays(caseId, 'REGISTRATION', portal.aRegistration('№ 08/12345'));
    const { messageId } = await portal.agencySays(
      caseId,
      'REPLY',
      portal.aReply({
        outcome: 'ANSWERED_BY_POST',
        replyNumber: '№ 08/13001',
        replyDate: '2026-12-01',
        post: { postedOn: '2026-12-01', postalReference: 'RR1' },
      }),
      [{ fileName: 'პასუხი № 1.pdf', bytes: aPdf() }],
    );
    const { json } = await portal.call('GET', `/v1/cases/${caseId}`);
    expect(json).toMatchObject({
      state: 'answered',
      outcome: 'answered',
      registrationNumber: '№ 08/12345',
      unreadReplies: 1,
    });
    expect(json.legs).toMatchObject([
      { agencyCode: 'mof', state: 'answered', outcome: 'answered', registrationNumber: '№ 08/12345' },
    ]);
    expect(json.letters[1]).toMatchObject({
      kind: 'reply',
      direction: 'to_citizen',
      outcome: 'answered',
      text: 'ორმოები ამოვსებულია.',
      replyNumber: '№ 08/13001',
      post: { postedOn: '2026-12-01', postalReference: 'RR1' },
      files: [{ fileName: 'პასუხი № 1.pdf', main: true, sha256: sha256(aPdf()) }],
    });
    expect(json.letters[1].sealedBy.subject).toMatch(/^CN=.+, .*C=GE/);
    const reply = json.timeline.find((event: { event: string }) => event.event === 'reply');
    expect(reply).toMatchObject({ agencyCode: 'mof', outcome: 'answered', messageId });
    expect(json.notifications).toContainEqual(
      expect.objectContaining({ event: 'reply', channel: 'email', state: 'PENDING' }),
    );
    expect(json.notifications).toContainEqual(
      expect.objectContaining({ event: 'submitted', channel: 'email', state: 'PENDING' }),
    );
    expect(json.notifications).toHaveLength(5);
  });

  test('shows why an agency refused and where one can appeal', async () => {
    const { caseId } = await portal.filed();
    const ground = { legalGround: 'სზაკ, მუხლი 99', reason: { ka: 'ინფორმაცია დახურულია.' } };
    const appeal = { body: 'თბილისის საქალაქო სასამართლო', termAmount: 1, termUnit: 'month' as const };
    await portal.agencySays(caseId, 'REPLY', portal.aReply({ outcome: 'REFUSED', ground, appeal }));
    const { json } = await portal.call('GET', `/v1/cases/${caseId}`);
    expect(json.letters[1]).toMatchObject({ outcome: 'refused', ground, appeal });
    expect(json).toMatchObject({ state: 'refused', outcome: 'refused' });
  });

  test('lists its envelopes, each with the bytes that were sealed', async () => {
    const { caseId } = await portal.filed();
    const { messageId, envelopeXml } = await portal.agencySays(caseId, 'REGISTRATION', portal.aRegistration('№ 1'));
    const { json } = await portal.call('GET', `/v1/cases/${caseId}/envelopes`);
    const registration = json.items.find((envelope: { messageId: string }) => envelope.messageId === messageId);
    expect(registration).toMatchObject({
      direction: 'in',
      messageKind: 'REGISTRATION',
      agencyCode: 'mof',
      sha256: sha256(envelopeXml),
      sizeBytes: envelopeXml.length,
    });
    expect((await portal.call('GET', registration.href)).bytes.equals(envelopeXml)).toBe(true);
    const filing = json.items[0];
    expect([filing.messageKind, filing.direction, filing.agencyCode]).toEqual(['RECEIPT', 'out', undefined]);
  });
});

describe('marking a case as opened', () => {
  const openedEvents = async (caseId: string) =>
    (await portal.call('GET', `/v1/cases/${caseId}`)).json.timeline.filter(
      (event: { event: string }) => event.event === 'opened',
    ).length;

  test('makes its replies read, appears once in the timeline, and can be repeated', async () => {
    const { caseId } = await portal.filed();
    await portal.agencySays(caseId, 'REPLY', portal.aReply());
    expect((await portal.call('GET', `/v1/cases/${caseId}`)).json.unreadReplies).toBe(1);
    expect(await openedEvents(caseId)).toBe(0);
    const answers = await Promise.all([1, 2, 3].map(() => portal.call('PUT', `/v1/cases/${caseId}/opened`)));
    expect(answers.map((answer) => answer.status)).toEqual([204, 204, 204]);
    const { json } = await portal.call('GET', `/v1/cases/${caseId}`);
    expect([json.unreadReplies, json.state, json.outcome]).toEqual([0, 'answered', 'answered']);
    expect(await openedEvents(caseId)).toBe(1);
  });

  test('before there is a reply says nothing, so that the reply is still noted when it is read', async () => {
    const { caseId } = await portal.filed();
    expect((await portal.call('PUT', `/v1/cases/${caseId}/opened`)).status).toBe(204);
    expect(await openedEvents(caseId)).toBe(0);
    await portal.agencySays(caseId, 'REPLY', portal.aReply());
    await portal.call('PUT', `/v1/cases/${caseId}/opened`);
    expect(await openedEvents(caseId)).toBe(1);
  });

  test('a reply that comes afterwards is unread again', async () => {
    const { caseId } = await portal.filed();
    await portal.agencySays(caseId, 'REPLY', portal.aReply());
    await portal.call('PUT', `/v1/cases/${caseId}/opened`);
    await portal.agencySays(caseId, 'REPLY', portal.aReply());
    expect((await portal.call('GET', `/v1/cases/${caseId}`)).json.unreadReplies).toBe(1);
  });
});

describe('the list of cases', () => {
  test('stays in order and complete while new letters are filed between two pages', async () => {
    const filed: string[] = [];
    for (let n = 0; n < 7; n++) filed.unshift((await portal.filed({ title: `წერილი ${n}` }, 'pager')).caseId);
    const seen = await allPages('/v1/cases?limit=2', 'pager', () => portal.filed({ title: 'ახალი' }, 'pager'));
    expect(seen).toEqual(filed);
  });

  test('pages through cases that were filed in the same instant', async () => {
    for (let n = 0; n < 5; n++) await portal.filed({}, 'same-instant');
    await portal.database
      .poolAs('shikriki_migrator')
      .query(`update cases set filed_at = '2026-11-22T09:00:00.123456Z' where owner_subject = 'same-instant'`);
    const seen = await allPages('/v1/cases?limit=2', 'same-instant');
    expect(new Set(seen).size).toBe(5);
    expect(seen).toHaveLength(5);
  });

  test('finds by title in Georgian, capital and Latin letters, by tracking number and by registration number', async () => {
    const { caseId, trackingNumber } = await portal.filed({ title: 'ჭავჭავაძის ქუჩა' }, 'finder');
    await portal.filed({ title: 'სხვა', text: 'სხვა რამ.' }, 'finder');
    await portal.agencySays(caseId, 'REGISTRATION', portal.aRegistration('№ 08/ABC-77'));
    for (const search of [
      'ჭავჭავაძის',
      'ᲭᲐᲕᲭᲐᲕᲐᲫᲘᲡ',
      'chavchavadzis kucha',
      'KUCHA',
      trackingNumber,
      trackingNumber.toLowerCase().slice(3),
      '08/abc',
    ]) {
      expect(
        idsOf(await portal.call('GET', `/v1/cases?search=${encodeURIComponent(search)}`, { as: 'finder' })),
        search,
      ).toEqual([caseId]);
    }
  });

  test('is filtered by state, agency, type and day of filing in Tbilisi', async () => {
    const { caseId } = await portal.filed({}, 'filters');
    const { caseId: foi } = await portal.filed({ letterType: 'foi', form: { period: '2025' } }, 'filters');
    await portal.agencySays(caseId, 'REGISTRATION', portal.aRegistration('№ 1'));
    // 00:30 in Tbilisi on 2 November is still 1 November in UTC.
    await portal.database
      .poolAs('shikriki_migrator')
      .query(`update cases set filed_at = '2026-11-01T20:30:00Z' where case_id = $1`, [caseId]);
    const found = async (query: string) => idsOf(await portal.call('GET', `/v1/cases?${query}`, { as: 'filters' }));
    expect(await found('state=registered')).toEqual([caseId]);
    expect(await found('letterType=foi')).toEqual([foi]);
    expect(await found('agencyCode=mof')).toHaveLength(2);
    expect(await found('agencyCode=rs')).toEqual([]);
    expect(await found('filedFrom=2026-11-02&filedTo=2026-11-02')).toEqual([caseId]);
    expect(await found('filedTo=2026-11-01')).toEqual([]);
    for (const query of ['state=lost', 'filedFrom=2026-13-01', 'filedFrom=yesterday', 'outcome=answered']) {
      expect((await portal.call('GET', `/v1/cases?${query}`, { as: 'filters' })).json.code, query).toBe('Validation');
    }
  });

  test('holds nothing of anybody else', async () => {
    await portal.filed({}, 'somebody');
    expect(idsOf(await portal.call('GET', '/v1/cases', { as: 'nobody-yet' }))).toEqual([]);
    expect(idsOf(await portal.call('GET', '/v1/completed-tasks', { as: 'nobody-yet' }))).toEqual([]);
  });
});

describe('completed tasks', () => {
  test('hold every case with an outcome: unread ones first, then the newest completed; also page by page', async () => {
    const as = 'completer';
    const completed: string[] = [];
    for (let n = 0; n < 5; n++) {
      const { caseId } = await portal.filed({}, as);
      await portal.rows(`update cases set filed_at = '2026-09-30' where case_id = $1`, caseId);
      await portal.agencySays(
        caseId,
        'REPLY',
        portal.aReply({
          outcome: n === 0 ? 'PARTLY_ANSWERED' : 'ANSWERED',
          occurredAt: new Date(Date.UTC(2026, 9, 1 + n)).toISOString(),
        }),
      );
      completed.unshift(caseId);
    }
    await portal.filed({}, as);
    const [newest, ...older] = completed;
    const oldest = completed.at(-1) ?? '';
    for (const caseId of completed.slice(0, -1)) await portal.call('PUT', `/v1/cases/${caseId}/opened`, { as });
    const inOrder = [oldest, newest, ...older.slice(0, -1)];
    expect(idsOf(await portal.call('GET', '/v1/completed-tasks', { as }))).toEqual(inOrder);
    expect(await allPages('/v1/completed-tasks?limit=1', as)).toEqual(inOrder);

    const found = async (query: string) => idsOf(await portal.call('GET', `/v1/completed-tasks?${query}`, { as }));
    expect(await found('outcome=partially_answered')).toEqual([oldest]);
    expect(await found('outcome=answered')).toHaveLength(4);
    expect(await found('outcome=returned')).toEqual([]);
    expect(await found('completedFrom=2026-10-05')).toEqual([newest]);
  });

  test('hold a letter that an agency returned', async () => {
    const as = 'returned';
    const { caseId } = await portal.filed({}, as);
    const now = new Date().toISOString();
    await portal.agencySays(caseId, 'STATUS', {
      block: 'status',
      status: { code: 'RETURNED', occurredAt: now, reportedAt: now, reason: { ka: 'მისამართი არასწორია.' } },
    });
    const { json } = await portal.call('GET', '/v1/completed-tasks?outcome=returned', { as });
    expect(json.items).toMatchObject([{ caseId, state: 'returned', outcome: 'returned' }]);
    expect((await portal.call('GET', `/v1/cases/${caseId}`, { as })).json.letters[1]).toMatchObject({
      kind: 'status',
      text: 'მისამართი არასწორია.',
    });
  });
});
