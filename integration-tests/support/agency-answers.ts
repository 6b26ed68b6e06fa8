import type { EnvelopeBody, Reply } from '../../src/domain/envelope.ts';

/** An ordinary reply of an agency, now; fields that are given replace the ordinary ones. */
export const aReply = (change: Partial<Reply> = {}): EnvelopeBody => ({
  block: 'reply',
  reply: {
    outcome: 'ANSWERED',
    occurredAt: new Date().toISOString(),
    reportedAt: new Date().toISOString(),
    text: 'ორმოები ამოვსებულია.',
    language: 'ka',
    signatures: [],
    ...change,
  },
});

/** A registration under this number, now. */
export const aRegistration = (registrationNumber: string): EnvelopeBody => ({
  block: 'registration',
  registration: { registrationNumber, registeredAt: new Date().toISOString(), reportedAt: new Date().toISOString() },
});
