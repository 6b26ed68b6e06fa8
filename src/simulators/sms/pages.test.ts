import fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { registerSmsPages } from './pages.tsx';
import type { ReceivedSms } from './received-sms.ts';

const CANARY = '"\'><script>alert(1)</script>';
const sms = (id: string, more: Partial<ReceivedSms> = {}): ReceivedSms => ({
  id,
  receivedAt: '2026-11-20T11:42:00.000Z',
  provider: 'smpp',
  from: 'MY.GOV.GE',
  to: '+995599000001',
  text: 'MG-2026-0004217-1: მიღებულია პასუხი. იხილეთ my.gov.ge',
  dataCoding: 8,
  ...more,
});

const open = async (path: string, messages: readonly ReceivedSms[]) => {
  const app = fastify();
  registerSmsPages(app, { messages: () => messages });
  const answer = await app.inject(path);
  await app.close();
  return answer;
};

describe('the phones', () => {
  it('show each number as a thread with length and time of every message', async () => {
    const { body } = await open('/sms', [sms('0000003', { to: '+995599000002' }), sms('0000002'), sms('0000001')]);
    expect(body.match(/<h2/g)).toHaveLength(2);
    expect(body.match(/53 \/ 70 UCS-2/g)).toHaveLength(3);
    expect(body).toContain('20 ნოემბერი, 2026, 15:42:00');
  });

  it('mark a repeat, and a message of several parts', async () => {
    const twice = [sms('0000002', { userMessageReference: 7 }), sms('0000001', { userMessageReference: 7 })];
    expect((await open('/sms', twice)).body.match(/განმეორება/g)).toHaveLength(1);
    expect((await open('/sms?lang=en', [sms('0000001', { text: 'ა'.repeat(71) })])).body).toContain(
      '71 / 70 UCS-2 · 2 segments',
    );
  });

  it('tell by which provider a message came', async () => {
    const { body } = await open('/sms', [sms('0000002', { provider: 'http' }), sms('0000001')]);
    expect(body).toMatch(/HTTP[\s\S]+SMPP/);
  });

  it('say so when nothing has come', async () => {
    expect((await open('/sms', [])).body).toContain('შეტყობინება ჯერ არ მოსულა.');
    expect((await open('/sms?lang=en', [])).body).toContain('No message has come yet.');
  });

  it('show markup in a message as text', async () => {
    const { body } = await open('/sms', [
      sms('0000001', { text: CANARY, from: CANARY, to: CANARY, receivedAt: '2026-11-20T11:42:00Z' }),
    ]);
    expect(body).toContain('&lt;script');
    expect(body.replace(/="[^"]*"/g, '')).not.toContain('<script');
  });
});
