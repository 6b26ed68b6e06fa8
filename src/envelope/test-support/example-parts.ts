import type {
  Address,
  Appeal,
  EnvelopeFile,
  Forward,
  Header,
  Initiator,
  MessageKind,
  Record,
} from '../../domain/envelope.ts';

/** Parts of example envelopes. All persons, numbers and letters are made up; მაგალითი means example. */

const uuid = (number: number): string => `00000000-0000-7000-8000-${number.toString().padStart(12, '0')}`;

/** When the examples are sealed, and an instant at which all of them are in date. */
export const EXAMPLE_CREATED_AT = '2026-11-23T08:30:00Z';
export const EXAMPLE_NOW = new Date('2026-11-23T08:31:00Z');

export const GATEWAY: Address = {
  scheme: 'gateway',
  code: 'shikriki',
  name: 'შიკრიკი (მაგალითი)',
  systemId: 'shikriki',
};
export const AGENCY: Address = {
  scheme: 'agency',
  code: 'napr',
  name: 'საჯარო რეესტრის ეროვნული სააგენტო (მაგალითი)',
  unit: 'კანცელარია',
  systemId: 'napr',
};
export const OTHER_AGENCY: Address = {
  scheme: 'agency',
  code: 'tbilisi',
  name: 'თბილისის მერია (მაგალითი)',
  systemId: 'mof',
};
export const CITIZEN: Address = {
  scheme: 'citizen',
  code: 'example-citizen-1',
  name: 'ნინო მაგალითი',
  systemId: 'portal',
};

/** A header with every field that a kind must have; `number` makes its ids. */
export const exampleHeader = (
  number: number,
  messageKind: MessageKind,
  sender: Address,
  receiver: Address,
  more: Partial<Header> = {},
): Header => ({
  envelopeVersion: '1.0',
  minReaderVersion: '1.0',
  messageId: uuid(100 + number),
  conversationId: uuid(1),
  legId: uuid(2),
  sequenceInConversation: number,
  createdAt: EXAMPLE_CREATED_AT,
  expiresAt: '2027-01-22T08:30:00Z',
  messageKind,
  letterType: 'foi',
  lane: 'interactive',
  traceId: '0af7651916cd43dd8448eb211c80319c',
  sender,
  receiver,
  ...more,
});

export const MAIN_FILE: EnvelopeFile = {
  fileGuid: uuid(11),
  mainComponent: true,
  fileName: 'განცხადება (მაგალითი).pdf',
  mediaType: 'application/pdf',
  sizeBytes: 48_213,
  sha256: 'a3f1'.repeat(16),
  contentId: 'file-1@shikriki.example',
};

export const FURTHER_FILE: EnvelopeFile = {
  fileGuid: uuid(12),
  mainComponent: false,
  fileName: 'მინდობილობა & დანართი <1>.jpg',
  mediaType: 'image/jpeg',
  sizeBytes: 0,
  sha256: '0b9c'.repeat(16),
  contentId: 'file-2@shikriki.example',
};

export const INITIATOR: Initiator = {
  person: {
    kind: 'natural',
    givenName: 'ნინო',
    familyName: 'მაგალითი',
    personalNumber: '00000000019',
    birthDate: '1990-02-28',
    citizenship: 'GE',
  },
  contacts: { email: 'nino.magaliti@example.ge', phone: '+995599000001', language: 'ka' },
  postalAddress: {
    text: 'მაგალითის ქუჩა 1\nბინა 2',
    postalCode: '0000',
    locality: 'მაგალითი',
    country: 'GE',
  },
  filingChannel: 'portal',
  authentication: { method: 'eid', level: 'high', authenticatedAt: '2026-11-23T08:12:44.120Z' },
  signatures: [],
};

export const RECORD: Record = {
  trackingNumber: 'SH-2026-0000123-7',
  title: 'საჯარო ინფორმაციის მოთხოვნა (მაგალითი)',
  language: 'ka',
  text: 'გამარჯობა,\n\n\tგთხოვთ, მომაწოდოთ ინფორმაცია: a < b && c > d, "ციტატა", ]]>, 😀.\n\nპატივისცემით,\nნინო მაგალითი',
  submittedAt: '2026-11-23T08:29:58Z',
  replyDue: { on: '2026-12-07', rule: 'foi-10-working-days; GAC Art. 40' },
  preferredReplyForm: 'electronic',
};

export const FORM: NonNullable<Record['form']> = {
  schemaId: 'urn:shikriki:form:foi:1',
  canonicalJson: '{"documents":["ბრძანება №1"],"reason":"a<b & \\"c\\""}',
};

export const APPEAL: Appeal = {
  body: 'თბილისის საქალაქო სასამართლო (მაგალითი)',
  termAmount: 1,
  termUnit: 'month',
  legalGround: 'ზაკ, მუხლი 180',
  explanation: { ka: 'გადაწყვეტილება შეიძლება გასაჩივრდეს.', en: 'The decision may be appealed.' },
};

export const FORWARD: Forward = {
  forwardedFrom: AGENCY,
  forwardedTo: OTHER_AGENCY,
  occurredAt: '2026-11-23T08:20:00Z',
  reportedAt: '2026-11-23T08:25:00Z',
  reason: { ka: 'საკითხი სხვა უწყების კომპეტენციაა.', en: 'Another body is competent.' },
  legalGround: 'ზაკ, მუხლი 80',
  originallySubmittedAt: '2026-11-20T10:00:00Z',
  originalRegistrationNumber: '01/00123 (მაგალითი)',
  extent: 'WHOLE',
};
