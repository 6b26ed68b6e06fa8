import { describe, expect, test } from 'vitest';
import type { Envelope } from './envelope.ts';
import { newHeader } from './envelope-header.ts';
import { cluesOf, matchScore, namesPerson, plainNumber } from './reply-clues.ts';

const party = { scheme: 'agency' as const, code: 'mof', name: 'mof', systemId: 'mof' };

const reply = (change: { text?: string; replyNumber?: string; fileName?: string }): Envelope => ({
  header: newHeader({
    messageId: 'm',
    conversationId: 'c',
    legId: 'l',
    sequenceInConversation: 1,
    createdAt: new Date(0),
    expiresAt: new Date(1),
    messageKind: 'REPLY',
    letterType: 'letter',
    traceId: 't',
    sender: party,
    receiver: party,
  }),
  body: {
    block: 'reply',
    reply: {
      outcome: 'ANSWERED',
      occurredAt: '2026-11-22T09:00:00Z',
      reportedAt: '2026-11-22T09:00:00Z',
      language: 'ka',
      signatures: [],
      ...(change.text !== undefined && { text: change.text }),
      ...(change.replyNumber !== undefined && { replyNumber: change.replyNumber }),
    },
  },
  files:
    change.fileName === undefined
      ? []
      : [
          {
            fileGuid: 'f',
            mainComponent: true,
            fileName: change.fileName,
            mediaType: 'application/pdf',
            sizeBytes: 1,
            sha256: '',
            contentId: 'f',
          },
        ],
});

describe('a number', () => {
  test.each([
    ['№ 08/12345', '08/12345'],
    ['№08/12345', '08/12345'],
    ['(N08/12345),', '08/12345'],
    ['„08/12345“.', '08/12345'],
    ['MOF 2026-15', 'mof2026-15'],
    ['N1', '1'],
    ['თბ-77', 'თბ-77'],
  ])('%s is read as %s', (written, plain) => {
    expect(plainNumber(written)).toBe(plain);
  });
});

describe('the clues of a reply', () => {
  test('are the numbers in its text, its own number and its file names, but no lone years and days', () => {
    const clues = cluesOf(
      reply({ text: '22 ნოემბრის N 08/12345 განცხადება', replyNumber: 'გ 13/9', fileName: '08-777.pdf' }),
    );
    expect(clues.numbers).toEqual(['გ13/9', '13/9', '08/12345', '08-777']);
  });

  test('are tracking numbers, whatever stands around them', () => {
    const clues = cluesOf(reply({ text: 'იხ. „MG-2026-0004217-1“, MG-2026-0004218-L.' }));
    expect(clues.trackingNumbers).toEqual(['MG-2026-0004217-1', 'MG-2026-0004218-L']);
  });
});

describe('a name', () => {
  test.each([
    ['მაგალითაძე', 'ნინო მაგალითაძის განცხადება', true],
    ['მაგალითაშვილი', 'გიორგი მაგალითაშვილს', true],
    ['მაგალითაძე', 'ქუჩის შეკეთება', false],
    ['ჯია', 'ჯიბრი', false],
  ])('%s in "%s": %s', (name, text, found) => {
    expect(namesPerson(text, name)).toBe(found);
  });
});

describe('several reasons', () => {
  test('make surer than one, and never quite sure', () => {
    expect(matchScore(['open_case'])).toBe(10);
    expect(matchScore(['registration_number', 'open_case'])).toBeGreaterThan(matchScore(['registration_number']));
    expect(
      matchScore([
        'same_conversation',
        'ref_to_message',
        'registration_number',
        'tracking_number',
        'name',
        'open_case',
      ]),
    ).toBe(99);
    expect(matchScore([])).toBe(0);
  });
});
