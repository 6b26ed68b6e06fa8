import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { exampleAttachments, largeAttachment, readExampleAttachment } from './attachments.ts';
import { exampleCitizens, exampleLetters } from './letters.ts';

type AgencyRow = { code: string; system: string };

const byKey = (key: string) => {
  const letter = exampleLetters.find((candidate) => candidate.key === key);
  if (!letter) throw new Error(`no letter ${key}`);
  return letter;
};

describe('the example letters', () => {
  it.each(['letter', 'foi', 'admin_complaint'])('hold at least three of the type %s', (letterType) => {
    expect(exampleLetters.filter((letter) => letter.letterType === letterType).length).toBeGreaterThanOrEqual(3);
  });

  it('are mostly Georgian, with two in English, and each has its own key', () => {
    expect(exampleLetters.length).toBeGreaterThanOrEqual(14);
    expect(exampleLetters.filter((letter) => letter.language === 'en')).toHaveLength(2);
    expect(new Set(exampleLetters.map((letter) => letter.key)).size).toBe(exampleLetters.length);
    for (const { text } of exampleLetters.filter((letter) => letter.language === 'ka')) {
      expect(text.match(/[\u10d0-\u10ff]/g)?.length ?? 0).toBeGreaterThan(text.length * 0.6);
    }
  });

  it.each(exampleLetters)('are as long as real ones: $key', ({ text, title }) => {
    expect(text.length).toBeGreaterThanOrEqual(900);
    expect(text.length).toBeLessThanOrEqual(2500);
    expect(title.length).toBeLessThanOrEqual(100);
  });

  it('go to at least eight agencies of the list, reached through four systems', async () => {
    const source = await readFile(new URL('../../store/seed/agencies.json', import.meta.url), 'utf8');
    const systemOf = new Map((JSON.parse(source) as AgencyRow[]).map((agency) => [agency.code, agency.system]));
    const codes = new Set(exampleLetters.map((letter) => letter.agencyCode));
    expect(codes.size).toBeGreaterThanOrEqual(8);
    expect(new Set([...codes].map((code) => systemOf.get(code)))).toEqual(new Set(['napr', 'mof', 'mia', 'postal']));
  });

  it('are written by the example citizens, in their language, with attachments that exist', () => {
    const known = new Set(exampleAttachments.map((attachment) => attachment.key));
    const used = new Set(exampleLetters.flatMap((letter) => letter.attachments));
    expect(used).toEqual(known);
    for (const letter of exampleLetters) {
      const citizen = exampleCitizens.find((candidate) => candidate.subject === letter.citizenSubject);
      expect(citizen?.language).toBe(letter.language);
      expect(letter.text).toContain(citizen?.familyName);
    }
  });

  it('name the act and both its dates in every complaint, and the period in every information request', () => {
    const isoDate: unknown = expect.stringMatching(/^2026-\d\d-\d\d$/);
    for (const { letterType, form } of exampleLetters) {
      if (letterType === 'admin_complaint')
        expect(form).toEqual({ act: expect.stringMatching(/./) as unknown, decidedOn: isoDate, noticeOn: isoDate });
      if (letterType === 'foi') expect(form).toMatchObject({ period: expect.stringMatching(/^20/) as unknown });
    }
  });

  it('carry the difficulties of every day', () => {
    const all = exampleLetters.map((letter) => letter.text).join('\n');
    for (const piece of ['„', '“', '№', '₾', ' & ', ' < ', ' > ', '\n\n']) expect(all).toContain(piece);
    expect(byKey('letter-misdirected-payment').text).toMatch(/<!\[CDATA\[[\s\S]*\]\]>/);
    expect(byKey('letter-kindergarten-queue').text).toMatch(/\p{Extended_Pictographic}/u);
    expect(byKey('complaint-tax-fine').text).toMatch(/^[\u1c90-\u1cba]+$/m);
    expect(byKey('letter-night-noise').text).toMatch(/[^\n]\r\n/);
    expect(byKey('letter-night-noise').text).not.toMatch(/[^\r]\n/);
  });

  it('hold nothing that XML forbids, and are in Unicode normal form C', () => {
    for (const { key, text, title } of exampleLetters) {
      expect(text, key).toBe(text.normalize('NFC'));
      expect(title + text, key).not.toMatch(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u);
    }
  });
});

describe('the citizens of the examples', () => {
  it('are three people whom nobody can take for real ones', () => {
    expect(exampleCitizens).toHaveLength(3);
    for (const citizen of exampleCitizens) {
      expect(citizen.personalNumber).toMatch(/^0{10}\d$/);
      expect(citizen.phone).toMatch(/^\+99559900000\d$/);
      expect(citizen.email).toMatch(/@example\.ge$/);
    }
  });
});

describe('the example attachments', () => {
  it.each([
    ['application-pdf', '255044462d'],
    ['income-docx', '504b0304'],
    ['street-photo', 'ffd8ff'],
    ['payment-screenshot', '89504e470d0a1a0a'],
  ])('are what their media type says: %s', async (key, magicHex) => {
    expect((await readExampleAttachment(key)).toString('hex', 0, magicHex.length / 2)).toBe(magicHex);
  });

  it('hold a photo of a telephone’s size with an EXIF header, and a text with CRLF line ends', async () => {
    const photo = await readExampleAttachment('street-photo');
    expect(photo.length).toBeGreaterThan(3_000_000);
    expect(photo.length).toBeLessThan(5_000_000);
    expect(photo.subarray(0, 64).includes('Exif\0\0')).toBe(true);
    const record = new TextDecoder('utf-8', { fatal: true }).decode(await readExampleAttachment('noise-record'));
    expect(record).toMatch(/^ხმაურის[^\r\n]+\r\n/);
  });

  it('weigh less than 7 MB together', async () => {
    const files = await Promise.all(exampleAttachments.map((attachment) => readExampleAttachment(attachment.key)));
    expect(files.reduce((sum, file) => sum + file.length, 0)).toBeLessThan(7_000_000);
  });

  it('say so when a key is unknown', async () => {
    await expect(readExampleAttachment('no-such-file')).rejects.toThrow('no-such-file');
  });
});

describe('a large attachment', () => {
  const fiftyMegabytes = 50 * 1024 * 1024;
  const stream = async (sizeBytes: number, seed?: number) => {
    const sha256 = createHash('sha256');
    let [streamedBytes, largestChunkBytes] = [0, 0];
    for await (const chunk of largeAttachment(sizeBytes, seed)) {
      sha256.update(chunk);
      streamedBytes += chunk.length;
      largestChunkBytes = Math.max(largestChunkBytes, chunk.length);
    }
    return { streamedBytes, largestChunkBytes, sha256: sha256.digest('hex') };
  };

  it('of 50 MB comes byte for byte the same, in chunks of 64 KiB', async () => {
    const first = await stream(fiftyMegabytes);
    expect(first).toMatchObject({ streamedBytes: fiftyMegabytes, largestChunkBytes: 65_536 });
    expect(await stream(fiftyMegabytes)).toEqual(first);
  });

  it('differs by its seed', async () => {
    expect((await stream(100_000, 1)).sha256).not.toBe((await stream(100_000, 2)).sha256);
  });

  // Around two chunks, so that the end of the PDF once lies in one chunk and once across two.
  it.each([2_000, 65_536, 131_073, 131_272, 200_001])(
    'of %i bytes is a PDF from its first to its last byte',
    async (sizeBytes) => {
      const chunks: Buffer[] = [];
      for await (const chunk of largeAttachment(sizeBytes)) chunks.push(chunk);
      const file = Buffer.concat(chunks);
      const text = file.toString('latin1');
      expect(file).toHaveLength(sizeBytes);
      expect(text.startsWith('%PDF-1.7\n')).toBe(true);
      expect(text.endsWith('\n%%EOF\n')).toBe(true);
      const tableAtBytes = Number(/startxref\n(\d+)/.exec(text)?.[1]);
      expect(text.slice(tableAtBytes, tableAtBytes + 7)).toBe('xref\n0 ');
    },
  );

  it('too small to be a PDF is refused', async () => {
    await expect(stream(100)).rejects.toThrow(RangeError);
  });
});
