import { describe, expect, test } from 'vitest';
import { capabilitiesOf, limitsOfFiling, readsOurEnvelopes, takesFile, takesLetterType } from './capabilities.ts';

const MB = 1_000_000;

describe('an agency can take', () => {
  test('what its system can, where it says nothing itself', () => {
    const can = capabilitiesOf({ maxMessageBytes: 100 * MB, envelopeVersions: ['1.0'] }, {});
    expect(can).toMatchObject({ maxMessageBytes: 100 * MB, maxFileBytes: 100 * MB, maxFiles: 100 });
    expect([can.letterTypes, can.mediaTypes]).toEqual([undefined, undefined]);
  });

  test('of what citizens file no more than is taken from anybody', () => {
    expect(limitsOfFiling(capabilitiesOf({ maxMessageBytes: MB }, {}))).toMatchObject({ maxFiles: 20 });
    expect(limitsOfFiling(capabilitiesOf({ maxMessageBytes: MB }, {})).mediaTypes).toContain('image/png');
    const few = capabilitiesOf({ maxMessageBytes: MB, maxFiles: 3, mediaTypes: ['image/png', 'video/mp4'] }, {});
    expect(limitsOfFiling(few)).toMatchObject({ maxFiles: 3, mediaTypes: ['image/png'] });
  });

  test('no more than both allow', () => {
    const can = capabilitiesOf(
      {
        maxMessageBytes: 100 * MB,
        maxFileBytes: 30 * MB,
        maxFiles: 5,
        letterTypes: ['letter', 'foi'],
        mediaTypes: ['application/pdf', 'image/png', 'application/zip'],
      },
      {
        maxMessageBytes: 20 * MB,
        maxFiles: 9,
        letterTypes: ['foi', 'pdata'],
        mediaTypes: ['application/pdf', 'text/plain'],
      },
    );
    expect(can).toEqual({
      letterTypes: ['foi'],
      mediaTypes: ['application/pdf'],
      maxMessageBytes: 20 * MB,
      maxFileBytes: 20 * MB,
      maxFiles: 5,
      envelopeVersions: ['1.0'],
    });
  });

  test('nothing of ours where it reads other envelopes', () => {
    expect(readsOurEnvelopes(capabilitiesOf({ maxMessageBytes: MB, envelopeVersions: ['2.0'] }, {}))).toBe(false);
    expect(
      readsOurEnvelopes(
        capabilitiesOf({ maxMessageBytes: MB, envelopeVersions: ['1.0', '2.0'] }, { envelopeVersions: ['2.0'] }),
      ),
    ).toBe(false);
  });
});

describe('the limit is named when', () => {
  const can = capabilitiesOf({ maxMessageBytes: MB, letterTypes: ['letter'], mediaTypes: ['application/pdf'] }, {});
  test.each([
    [
      'the type is not taken',
      takesLetterType(can, 'foi'),
      'TypeNotAccepted',
      'This agency accepts the letter types letter.',
    ],
    [
      'a file is too large',
      takesFile(can, { sizeBytes: MB + 1, mediaType: 'application/pdf' }, '/a'),
      'SizeLimitExceeded',
      'A file for this agency may have 1000000 bytes.',
    ],
    [
      'a file is of another type',
      takesFile(can, { sizeBytes: 1, mediaType: 'image/png' }, '/a'),
      'FileTypeNotAllowed',
      'This agency accepts application/pdf.',
    ],
  ])('%s', (_case, result, code, detail) => {
    expect(result).toMatchObject({ ok: false, problem: { code, detail } });
  });

  test('nothing is wrong: then nothing is said', () => {
    expect(takesLetterType(can, 'letter').ok).toBe(true);
    expect(takesFile(can, { sizeBytes: MB, mediaType: 'application/pdf' }).ok).toBe(true);
  });
});
