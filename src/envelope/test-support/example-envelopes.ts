import type { Envelope } from '../../domain/envelope.ts';
import {
  AGENCY,
  APPEAL,
  CITIZEN,
  exampleHeader,
  FORM,
  FORWARD,
  FURTHER_FILE,
  GATEWAY,
  INITIATOR,
  MAIN_FILE,
  OTHER_AGENCY,
  RECORD,
} from './example-parts.ts';

const letter = (
  number: number,
  kind: 'SUBMISSION' | 'FOLLOW_UP' | 'CLARIFICATION_REPLY' | 'WITHDRAWAL' | 'REMINDER' | 'DISPUTE',
): Envelope => ({
  header: exampleHeader(number, kind, GATEWAY, AGENCY, {
    refToMessageId: exampleHeader(1, kind, GATEWAY, AGENCY).messageId,
  }),
  body: { block: 'letter', initiator: INITIATOR, record: RECORD },
  files: [],
});

const { messageId: SUBMISSION_ID } = exampleHeader(1, 'SUBMISSION', GATEWAY, AGENCY);

/** A public-information request with a form and two files, by a lawyer for a company: the fullest letter there is. */
export const SUBMISSION: Envelope = {
  header: exampleHeader(1, 'SUBMISSION', GATEWAY, AGENCY, { notBefore: '2026-11-23T08:30:00.5Z' }),
  body: {
    block: 'letter',
    initiator: {
      ...INITIATOR,
      represented: {
        party: { kind: 'legal', name: 'შპს „მაგალითი“', organisationNumber: '000000000', legalForm: 'შპს' },
        mandate: {
          reference: 'MAG-1/2026',
          kind: 'power_of_attorney',
          validFrom: '2026-01-01',
          validUntil: '2026-12-31',
          fileGuid: FURTHER_FILE.fileGuid,
        },
      },
      signatures: [
        {
          type: 'PAdES',
          signer: 'ნინო მაგალითი',
          signedAt: '2026-11-23T08:20:00Z',
          verifiedAt: '2026-11-23T08:29:59Z',
          fileGuid: MAIN_FILE.fileGuid,
        },
      ],
    },
    record: { ...RECORD, form: FORM },
  },
  files: [MAIN_FILE, FURTHER_FILE],
};

/** A reply with everything a reply can have. */
export const REPLY: Envelope = {
  header: exampleHeader(10, 'REPLY', AGENCY, GATEWAY, { refToMessageId: SUBMISSION_ID, lane: 'bulk' }),
  body: {
    block: 'reply',
    reply: {
      outcome: 'REFUSED',
      occurredAt: '2026-11-23T08:00:00Z',
      reportedAt: '2026-11-23T08:29:00Z',
      replyNumber: '04/77 (მაგალითი)',
      replyDate: '2026-11-23',
      text: 'უარი ეთქვა.\nდეტალები იხილეთ დანართში.',
      language: 'ka',
      ground: { legalGround: 'ზაკ, მუხლი 28', reason: { ka: 'პერსონალური მონაცემები.', en: 'Personal data.' } },
      appeal: APPEAL,
      post: { postedOn: '2026-11-23', postalReference: 'RR000000000GE' },
      responsiblePerson: 'გიორგი მაგალითი',
      signatures: [{ type: 'ASiC', signer: 'გიორგი მაგალითი', fileGuid: MAIN_FILE.fileGuid }],
    },
  },
  files: [MAIN_FILE],
};

/** One example for each kind, and for the second shape of those kinds that have two; the keys are file names. */
export const EXAMPLE_ENVELOPES: { readonly [fileName: string]: Envelope } = {
  SUBMISSION,
  FOLLOW_UP: letter(2, 'FOLLOW_UP'),
  CLARIFICATION_REPLY: { ...letter(3, 'CLARIFICATION_REPLY'), files: [MAIN_FILE] },
  WITHDRAWAL: letter(4, 'WITHDRAWAL'),
  REMINDER: letter(5, 'REMINDER'),
  DISPUTE: {
    header: exampleHeader(6, 'DISPUTE', GATEWAY, AGENCY, { letterType: 'admin_complaint', replaces: SUBMISSION_ID }),
    body: {
      block: 'letter',
      initiator: {
        person: { kind: 'natural', givenName: 'John', familyName: 'Example' },
        contacts: { language: 'en' },
        filingChannel: 'operator_visit',
        authentication: { method: 'passport', level: 'substantial', authenticatedAt: '2026-11-23T08:00:00Z' },
        represented: { party: { kind: 'natural', givenName: 'ლალი', familyName: 'მაგალითი' } },
        signatures: [],
      },
      record: {
        trackingNumber: 'SH-2026-0000124-A',
        title: 'Complaint (example)',
        language: 'en',
        text: '  Spaces and\n\nempty lines count.  ',
        submittedAt: '2026-11-23T08:29:58Z',
        preferredReplyForm: 'paper',
      },
    },
    files: [],
  },
  RECEIPT: {
    header: exampleHeader(7, 'RECEIPT', AGENCY, GATEWAY, { refToMessageId: SUBMISSION_ID }),
    body: {
      block: 'receipt',
      receipt: {
        verdict: 'ACCEPTED',
        receivedSha256: '5d1e'.repeat(16),
        receivedSizeBytes: 6_421,
        receivedAt: '2026-11-23T08:29:59.999999Z',
        logCheckpoint: 'shikriki-example/log\n42\nbWFnYWxpdGk=',
      },
    },
    files: [],
  },
  'RECEIPT-refused': {
    header: exampleHeader(8, 'RECEIPT', AGENCY, GATEWAY, { refToMessageId: SUBMISSION_ID }),
    body: {
      block: 'receipt',
      receipt: {
        verdict: 'REFUSED',
        problem: { code: 'TypeNotAccepted', detail: 'This letter type is not accepted.' },
        receivedSha256: '5d1e'.repeat(16),
        receivedSizeBytes: 6_421,
        receivedAt: '2026-11-23T08:29:59Z',
      },
    },
    files: [],
  },
  'RECEIPT-filing': {
    header: exampleHeader(9, 'RECEIPT', GATEWAY, CITIZEN),
    body: {
      block: 'receipt',
      receipt: {
        verdict: 'ACCEPTED',
        receivedSha256: '77aa'.repeat(16),
        receivedSizeBytes: 2_048,
        receivedAt: '2026-11-23T08:29:58Z',
        trackingNumber: RECORD.trackingNumber,
      },
    },
    files: [MAIN_FILE],
  },
  REGISTRATION: {
    header: exampleHeader(11, 'REGISTRATION', AGENCY, GATEWAY, { refToMessageId: SUBMISSION_ID }),
    body: {
      block: 'registration',
      registration: {
        registrationNumber: '01/00456 (მაგალითი)',
        registeredAt: '2026-11-23T08:10:00Z',
        reportedAt: '2026-11-23T08:29:00Z',
        unit: 'იურიდიული დეპარტამენტი',
        responsiblePerson: 'გიორგი მაგალითი',
        replyDueOn: '2026-12-07',
      },
    },
    files: [],
  },
  STATUS: {
    header: exampleHeader(12, 'STATUS', AGENCY, GATEWAY),
    body: {
      block: 'status',
      status: {
        code: 'EXTENDED',
        occurredAt: '2026-11-23T08:10:00Z',
        reportedAt: '2026-11-23T08:29:00Z',
        reason: { ka: 'საჭიროა დამატებითი გამოკვლევა.' },
        newDueOn: '2026-12-23',
        legalGround: 'ზაკ, მუხლი 100',
        unit: 'იურიდიული დეპარტამენტი',
        responsiblePerson: 'გიორგი მაგალითი',
        appeal: APPEAL,
      },
    },
    files: [],
  },
  REPLY,
  FORWARD: {
    header: exampleHeader(13, 'FORWARD', AGENCY, GATEWAY, { refToMessageId: SUBMISSION_ID }),
    body: { block: 'forward', forward: FORWARD },
    files: [],
  },
  'FORWARD-with-letter': {
    header: exampleHeader(14, 'FORWARD', GATEWAY, OTHER_AGENCY),
    body: { block: 'letter', initiator: INITIATOR, record: RECORD, forward: FORWARD },
    files: [MAIN_FILE],
  },
};
