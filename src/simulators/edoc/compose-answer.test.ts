import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { OUTCOMES, STATUS_CODES } from '../../domain/envelope.ts';
import { brokenEnvelopeRule } from '../../domain/envelope-rules.ts';
import { makeEnvelopeSealer } from '../../envelope/seal.ts';
import { type AnswerOrder, composeAnswer, openAnswerFile } from './compose-answer.ts';
import { openKeptBytes } from './kept-bytes.ts';
import { letterPdf } from './letter-pdf.ts';
import { makeSettings } from './settings.ts';
import { simulatorTestKeys } from './test-support/example-keys.ts';
import { EXTENTS, type Word } from './words.ts';

const order = (more: Partial<AnswerOrder> = {}): AnswerOrder => ({
  word: { kind: 'REPLY', outcome: 'ANSWERED' },
  arrival: {
    kind: 'arrival',
    arrivedAt: '2026-11-20T11:42:00.000Z',
    messageId: '0190aaaa-0000-7000-8000-0000000000aa',
    messageKind: 'SUBMISSION',
    agencyCode: 'napr',
    envelopeSha256: 'a'.repeat(64),
    files: [],
    duplicate: false,
    sends: 1,
    first: {
      letter: {
        conversationId: '0190aaaa-0000-7000-8000-0000000000ab',
        legId: '0190aaaa-0000-7000-8000-0000000000ac',
        letterType: 'foi',
        lane: 'interactive',
        traceId: '0af7651916cd43dd8448eb211c80319c',
        gateway: { scheme: 'gateway', code: 'my.gov.ge', name: 'პორტალი', systemId: 'my.gov.ge' },
      },
      registration: { registrationNumber: '№ 08/12345', registeredAt: '2026-11-20T11:42:01.000Z' },
      answers: [],
    },
  },
  agency: { code: 'napr', nameKa: 'საჯარო რეესტრის ეროვნული სააგენტო', nameEn: 'Public Registry' },
  systemCode: 'napr',
  sequenceInConversation: 2,
  settings: makeSettings().current(),
  messageId: '0190aaaa-0000-7000-8000-0000000000ad',
  fileGuid: '0190aaaa-0000-7000-8000-0000000000ae',
  // 00:30 of the next day in Tbilisi.
  now: new Date('2026-11-20T20:30:00Z'),
  ...more,
});

describe('a reply of a simulated agency', () => {
  it.each(OUTCOMES)('with outcome %s keeps the rules of the envelope', async (outcome) => {
    const { envelope } = await composeAnswer(order({ word: { kind: 'REPLY', outcome } }));
    expect(brokenEnvelopeRule(envelope)).toBeUndefined();
    expect(envelope.body).toMatchObject({ reply: { outcome, replyDate: '2026-11-21' } });
  });

  it('carries a PDF whose name holds the number without its slash', async () => {
    const { envelope, fileBytes } = await composeAnswer(order());
    expect(envelope.files[0]).toMatchObject({
      fileName: 'პასუხი № 08-12345.pdf',
      sizeBytes: fileBytes?.length,
      sha256: createHash('sha256')
        .update(fileBytes ?? '')
        .digest('hex'),
    });
  });

  it('gives a large attachment the same bytes at every try', async () => {
    const settings = makeSettings({ replySizeBytes: 300_000 }).current();
    const { files } = await composeAnswer(order({ settings }));
    const [file] = files;
    if (file === undefined) throw new Error('a reply has a file');
    for (const _try of [1, 2]) {
      const hash = createHash('sha256');
      for await (const chunk of await openAnswerFile(openKeptBytes(), 'unused', file)) hash.update(chunk as Buffer);
      expect(hash.digest('hex')).toBe(file.sha256);
    }
  });
});

describe('the letter as a PDF', () => {
  it('is a small PDF, the same for the same words, and every offset in its table is true', () => {
    const pdf = letterPdf('№ 08/12345\n\nგამარჯობა');
    expect(pdf.equals(letterPdf('№ 08/12345\n\nგამარჯობა'))).toBe(true);
    expect(pdf.length).toBeLessThan(60_000);
    const text = pdf.toString('latin1');
    const table = text.slice(Number(/startxref\n(\d+)/.exec(text)?.[1]));
    const offsets = [...table.matchAll(/^(\d{10}) 00000 n/gm)].map(([, at]) => Number(at));
    expect(offsets.length).toBeGreaterThan(4);
    expect(offsets.map((at, index) => text.startsWith(`${index + 1} 0 obj\n`, at))).not.toContain(false);
  });
});

describe('every word of a simulated agency', () => {
  const words: readonly Word[] = [
    { kind: 'REGISTRATION', dueOn: '2026-12-20' },
    ...STATUS_CODES.flatMap((code): Word[] => [
      { kind: 'STATUS', code },
      { kind: 'STATUS', code, reason: 'მიზეზი', legalGround: 'მუხლი 1', dueOn: '2026-12-20', withFile: true },
    ]),
    ...OUTCOMES.map((outcome): Word => ({ kind: 'REPLY', outcome, text: 'პასუხი', reason: 'მიზეზი' })),
    ...EXTENTS.map((extent): Word => ({ kind: 'FORWARD', toAgencyCode: 'mof', extent, withFile: extent === 'WHOLE' })),
  ];
  it.each(words)('keeps the rules and the schema of the envelope: %j', async (word) => {
    const { gatewaySeal } = await simulatorTestKeys();
    const { envelope } = await composeAnswer(order({ word }));
    expect(brokenEnvelopeRule(envelope)).toBeUndefined();
    expect(envelope.files).toHaveLength(word.kind === 'REPLY' || word.withFile === true ? 1 : 0);
    // Sealing validates against the XSD; whose key it is does not matter here.
    const sealed = await makeEnvelopeSealer({ seal: gatewaySeal }).seal(envelope);
    expect(sealed.envelopeXml.length).toBeGreaterThan(0);
  });

  it('forwards under the number and the day of the letter, to the agency as the directory has it', async () => {
    const { envelope } = await composeAnswer(order({ word: { kind: 'FORWARD', toAgencyCode: 'mof', extent: 'PART' } }));
    expect(envelope.body).toMatchObject({
      forward: {
        forwardedFrom: { code: 'napr' },
        forwardedTo: { scheme: 'agency', code: 'mof', systemId: 'mof' },
        originalRegistrationNumber: '№ 08/12345',
        originallySubmittedAt: '2026-11-20T11:42:00.000Z',
        extent: 'PART',
      },
    });
  });
});
