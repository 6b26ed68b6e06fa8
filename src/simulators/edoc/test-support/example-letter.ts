import type { Initiator, Record } from '../../../domain/envelope.ts';

/** Who writes the letters of these tests; made up. */
export const INITIATOR: Initiator = {
  person: { kind: 'natural', givenName: 'ნინო', familyName: 'მაგალითაძე', personalNumber: '00000000001' },
  contacts: { email: 'nino@example.ge', phone: '+995599000001', language: 'ka' },
  filingChannel: 'portal',
  authentication: { method: 'eid', level: 'high', authenticatedAt: '2026-11-20T08:12:44Z' },
  signatures: [],
};

/** What they write. */
export const RECORD: Record = {
  trackingNumber: 'SH-2026-0000123-7',
  title: 'საჯარო ინფორმაციის მოთხოვნა (მაგალითი)',
  language: 'ka',
  text: 'გამარჯობა,\n\nგთხოვთ, მომაწოდოთ ინფორმაცია: a < b && c > d, ]]>, 😀.\n\nნინო მაგალითაძე',
  submittedAt: '2026-11-20T08:29:58Z',
  preferredReplyForm: 'electronic',
};
