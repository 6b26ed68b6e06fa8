import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ok } from '../../domain/problems.ts';
import { makeFaults } from './faults.ts';
import { openLedger } from './ledger.ts';
import { registerSimulatorPages, type ShownSystem } from './pages.tsx';
import type { Arrival } from './records.ts';
import { makeSettings } from './settings.ts';
import type { Word } from './words.ts';

const CANARY = '"\'><script>alert(1)</script>';
const gateway = { scheme: 'gateway', code: 'my.gov.ge', name: 'პორტალი', systemId: 'my.gov.ge' } as const;
const arrival = (more: Partial<Arrival> = {}): Arrival => ({
  kind: 'arrival',
  arrivedAt: '2026-11-20T11:42:00.000Z',
  messageId: '0190aaaa-0000-7000-8000-0000000000aa',
  messageKind: 'SUBMISSION',
  agencyCode: 'napr',
  envelopeSha256: 'abc123abc123'.padEnd(64, '0'),
  files: [],
  duplicate: false,
  sends: 1,
  first: {
    letter: { conversationId: 'c', legId: 'l', letterType: 'foi', lane: 'interactive', traceId: 't', gateway },
    registration: { registrationNumber: '№ 02/12345', registeredAt: '2026-11-20T11:42:00.000Z' },
    answers: [],
  },
  ...more,
});
const { first: _, ...repeated } = arrival({ duplicate: true, sends: 2 });

let app: FastifyInstance;
let system: ShownSystem;

/** What the system was asked to say. */
let said: { messageId: string; word: Word }[];

beforeEach(async () => {
  said = [];
  system = {
    code: 'napr',
    dialect: 'edoc-soap',
    agencies: [{ code: 'napr', nameKa: 'საჯარო რეესტრი', nameEn: 'Public Registry' }],
    ledger: await openLedger(),
    faults: makeFaults(),
    settings: makeSettings(),
    say: async (messageId, word) => {
      said.push({ messageId, word });
      return ok({ turn: '1' });
    },
  };
  app = fastify();
  registerSimulatorPages(app, { napr: system });
});
afterEach(() => app.close());

const postForm = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url: path,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(fields).toString(),
  });

describe('the page of a simulated system', () => {
  it('shows each arrival with its number, and repeats as repeats, in both languages', async () => {
    await system.ledger.append(arrival());
    await system.ledger.append(repeated);
    const { body } = await app.inject('/simulators/napr');
    expect(body).toContain('20 ნოემბერი, 2026, 15:42:00');
    expect(body.match(/>№ 02\/12345<\/td>/g)).toHaveLength(2);
    expect(body).toContain('abc123abc123…');
    expect(body.match(/>განმეორება<\/td>/g)).toHaveLength(1);
    expect((await app.inject('/simulators/napr?lang=en')).body).toContain('>Repeat</td>');
  });

  it('says so when nothing has come', async () => {
    expect((await app.inject('/simulators/napr')).body).toContain('ჯერ არაფერი მოსულა.');
    expect((await app.inject('/simulators?lang=en')).body).toContain('edoc-soap');
  });

  it('shows markup as text and has no script', async () => {
    system.settings.change({ replyText: `</textarea>${CANARY}` });
    await system.ledger.append(arrival({ agencyCode: CANARY, messageId: CANARY, envelopeSha256: CANARY }));
    const { body, headers } = await app.inject('/simulators/napr');
    expect(body.replace(/="[^"]*"/g, '')).not.toContain('<script');
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(body).not.toMatch(/\sstyle=/);
  });
});

describe('the controls of a simulated system', () => {
  it('set and clear faults by a form and lead back to the page', async () => {
    const answer = await postForm('/simulators/napr/faults?lang=en', { kind: 'slow', delayMs: '300', agencyCode: '' });
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/simulators/napr?lang=en']);
    expect(system.faults.list()).toMatchObject([{ kind: 'slow', delayMs: 300 }]);
    expect((await app.inject('/simulators/napr?lang=en')).body).toContain('Slow: answers take long · All · 300 ms');
    await postForm('/simulators/napr/faults', { clear: 'all' });
    expect(system.faults.list()).toEqual([]);
  });

  it('replace all faults by JSON, or none of them where one is wrong', async () => {
    const post = (payload: object) => app.inject({ method: 'POST', url: '/simulators/napr/faults', payload });
    await post({ kind: 'down' });
    const wrong = await post({ faults: [{ kind: 'slow' }, { kind: 'explode' }] });
    expect([wrong.statusCode, system.faults.list().map(({ kind }) => kind)]).toEqual([400, ['down']]);
    const answer = await post({ faults: [{ kind: 'busy', agencyCode: 'napr', remaining: 3, retryAfterSeconds: 9 }] });
    expect(answer.json()).toMatchObject({
      faults: [{ kind: 'busy', agencyCode: 'napr', remaining: 3, retryAfterSeconds: 9 }],
    });
  });

  it('change how letters are answered', async () => {
    await postForm('/simulators/napr/settings', {
      registrationDelayMs: '10',
      statusDelayMs: '',
      outcome: 'REFUSED',
      replyText: 'ერთი\r\nორი',
    });
    expect(system.settings.current()).toMatchObject({
      registrationDelayMs: 10,
      statusDelayMs: null,
      replyDelayMs: 15_000,
      outcome: 'REFUSED',
      replyText: 'ერთი\nორი',
    });
    const wrong = await app.inject({ method: 'POST', url: '/simulators/napr/settings', payload: { outcome: 'MAYBE' } });
    expect(wrong.statusCode).toBe(400);
  });

  it('let an agency say something about a letter, by a form and by JSON', async () => {
    await system.ledger.append(arrival());
    const { messageId } = arrival();
    expect((await app.inject('/simulators/napr?lang=en')).body).toContain('№ 02/12345 · napr · SUBMISSION');
    const fields = { messageId, kind: 'STATUS', code: 'EXTENDED', outcome: '', dueOn: '2026-12-24', reason: '' };
    const answer = await postForm('/simulators/napr/words?lang=en', fields);
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/simulators/napr?lang=en']);
    const post = (payload: object) => app.inject({ method: 'POST', url: '/simulators/napr/words', payload });
    await post({ conversationId: 'c', kind: 'FORWARD', toAgencyCode: 'mof', extent: 'PART', withFile: true });
    expect(said).toEqual([
      { messageId, word: { kind: 'STATUS', code: 'EXTENDED', dueOn: '2026-12-24' } },
      { messageId, word: { kind: 'FORWARD', toAgencyCode: 'mof', extent: 'PART', withFile: true } },
    ]);
    for (const wrong of [
      { messageId, kind: 'SHOUT' },
      { messageId, kind: 'STATUS' },
      { messageId, kind: 'REPLY', outcome: 'MAYBE' },
      { messageId, kind: 'FORWARD' },
      { messageId, kind: 'STATUS', code: 'EXTENDED', dueOn: 'tomorrow' },
    ]) {
      expect((await post(wrong)).statusCode).toBe(400);
    }
    expect((await post({ conversationId: 'other', kind: 'REGISTRATION' })).statusCode).toBe(404);
    expect(said).toHaveLength(2);
  });

  it('plan what is said about letters of each kind, by a scenario or word by word', async () => {
    await postForm('/simulators/napr/settings', { scenario: 'clarification' });
    expect(system.settings.current().sequences.CLARIFICATION_REPLY).toMatchObject([
      { kind: 'STATUS' },
      { kind: 'REPLY' },
    ]);
    const post = (payload: object) => app.inject({ method: 'POST', url: '/simulators/napr/settings', payload });
    await post({ sequences: { WITHDRAWAL: [{ kind: 'STATUS', code: 'WITHDRAWAL_CONFIRMED', delayMs: 5 }] } });
    expect(system.settings.current()).toMatchObject({
      scenario: null,
      sequences: { WITHDRAWAL: [{ kind: 'STATUS', code: 'WITHDRAWAL_CONFIRMED', delayMs: 5 }] },
    });
    expect((await post({ sequences: { WITHDRAWAL: [{ kind: 'STATUS' }] } })).statusCode).toBe(400);
    expect((await post({ scenario: 'unheard-of' })).statusCode).toBe(400);
    await postForm('/simulators/napr/settings', { scenario: '' });
    expect(system.settings.current().sequences).toEqual({});
  });

  it('give the ledger as JSON', async () => {
    await system.ledger.append(arrival());
    const { counts, arrivals } = (await app.inject('/simulators/napr/ledger')).json();
    expect(counts).toEqual({ arrivals: 1, uniqueMessages: 1, registered: 1, duplicates: 0, refused: 0 });
    expect(arrivals).toHaveLength(1);
  });

  it('take nothing that a page of another site posts', async () => {
    const answer = await postForm('/simulators/napr/faults', { kind: 'down' }, { 'sec-fetch-site': 'cross-site' });
    expect([answer.statusCode, system.faults.list()]).toEqual([403, []]);
  });
});
