import { describe, expect, it } from 'vitest';
import { classifySmtpFailure } from './smtp-outcome.ts';

const refusal = (response: string, command = 'RCPT TO') =>
  classifySmtpFailure({ code: 'EENVELOPE', command, response, responseCode: Number(response.slice(0, 3)) }, false);

describe('a refusal of a mail server', () => {
  it.each([
    '550 5.1.1 <someone@example.ge> no such mailbox',
    '550-5.1.10 unknown here',
    '553 5.1.3 bad address syntax',
    '556 5.1.10 the domain takes no mail',
    '550 5.2.1 mailbox disabled',
    '550 no such user',
  ])('says that nobody has the address: %s', (response) => {
    expect(refusal(response)).toMatchObject({ kind: 'permanent_failure', noSuchAddress: true });
  });

  it.each([
    ['554 5.7.1 blocked by a list', 'RCPT TO'],
    ['550 5.7.1 relaying denied', 'RCPT TO'],
    ['552 5.2.2 mailbox full', 'RCPT TO'],
    ['554 transaction failed', 'RCPT TO'],
    ['550 5.1.1 no such mailbox', 'DATA'],
    ['550 5.6.0 the content is refused', 'DATA'],
  ])('may be about us or this mail: %s at %s', (response, command) => {
    const outcome = refusal(response, command);
    expect(outcome.kind).toBe('permanent_failure');
    expect(outcome).not.toHaveProperty('noSuchAddress');
  });

  it.each(['450 4.2.1 try later', '452 4.2.2 mailbox full'])('that may pass suppresses nothing: %s', (response) => {
    expect(refusal(response)).toEqual({ kind: 'temporary_failure', detail: expect.stringMatching(/^SMTP 45\d/) });
  });
});
