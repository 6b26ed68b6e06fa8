import fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { registerMailPages } from './pages.tsx';
import type { ReceivedMail } from './receiver.ts';

const CANARY = '"\'><script>alert(1)</script><img src=x onerror=alert(1)>';
const mail = (id: string, more: Partial<ReceivedMail> = {}): ReceivedMail => ({
  id,
  receivedAt: '2026-11-20T11:42:00.000Z',
  from: 'no-reply@portal.example.ge',
  fromName: 'შიკრიკი',
  to: ['citizen@example.ge'],
  subject: '[MG-2026-0004217-1] მიღებულია პასუხი – მაგალითის უწყება',
  text: 'იხილეთ\nhttps://my.gov.ge\n',
  messageId: `<${id}@portal.example.ge>`,
  headers: [{ name: 'auto-submitted', value: 'auto-generated' }],
  sizeBytes: 900,
  ...more,
});

const open = async (path: string, mails: readonly ReceivedMail[]) => {
  const app = fastify();
  registerMailPages(app, { mails: () => mails });
  const answer = await app.inject(path);
  await app.close();
  return answer;
};
/** The page without its quoted attributes: what is left of a tag there is a real tag. */
const outsideAttributes = (html: string): string => html.replace(/="[^"]*"/g, '');

describe('the mailbox', () => {
  it('lists mails and opens one with its text, times in Tbilisi', async () => {
    const list = await open('/mail', [mail('0000002'), mail('0000001')]);
    expect(list.body).toContain('href="/mail/0000002"');
    const view = await open('/mail/0000002', [mail('0000002')]);
    expect(view.statusCode).toBe(200);
    expect(view.body).toContain('20 ნოემბერი, 2026, 15:42:00');
    expect(view.body).toContain('href="https://my.gov.ge"');
  });

  it('forbids scripts and inline styles, and has none', async () => {
    const { headers, body } = await open('/mail', [mail('0000001')]);
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'self';/);
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(body).not.toMatch(/<script|<style|\sstyle=/i);
  });

  it('says so when it is empty and when a mail is no longer kept, in both languages', async () => {
    expect((await open('/mail', [])).body).toContain('წერილი ჯერ არ მოსულა.');
    expect((await open('/mail?lang=en', [])).body).toContain('No mail has come yet.');
    const missing = await open('/mail/0000009?lang=en', [mail('0000001')]);
    expect(missing.statusCode).toBe(404);
    expect(missing.body).toContain('There is no such mail here');
  });

  it('marks a repeat of an earlier mail', async () => {
    const mails = [mail('0000002', { messageId: '<one@x>' }), mail('0000001', { messageId: '<one@x>' })];
    expect((await open('/mail', mails)).body.match(/განმეორება/g)).toHaveLength(1);
  });

  it('shows markup in a mail as text, wherever it stands', async () => {
    const evil = mail('0000001', {
      from: CANARY,
      fromName: CANARY,
      to: [CANARY],
      subject: CANARY,
      text: `${CANARY} https://x.example/${CANARY}`,
      messageId: CANARY,
      headers: [{ name: CANARY, value: CANARY }],
    });
    for (const path of ['/mail', '/mail/0000001', '/mail?lang=en', '/mail/0000001?lang=en']) {
      const { body } = await open(path, [evil]);
      expect(body).toContain('&lt;script');
      expect(outsideAttributes(body)).not.toMatch(/<script|<img/);
    }
    const { body } = await open(`/mail?lang=${encodeURIComponent(CANARY)}`, [evil]);
    expect(outsideAttributes(body)).not.toMatch(/<script|<img/);
  });
});
