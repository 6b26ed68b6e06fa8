import { describe, expect, it } from 'vitest';
import { removalNote, removalNoteName } from './removal-note.ts';
import { type CheckedFile, fileCheckOf, mayAttach, mayShow, scanRetryDelayMs } from './scan-state.ts';

const removed = { at: new Date(0), because: 'infected' } as const;
const STATES: readonly CheckedFile[] = [
  { scanState: 'not_scanned' },
  { scanState: 'not_scanned', scannerAway: true },
  { scanState: 'clean' },
  { scanState: 'infected', removed },
  { scanState: 'held' },
  { scanState: 'held', removed: { ...removed, because: 'not_checkable' } },
];

describe('a file', () => {
  it('is shown and sent in one state only', () => {
    expect(STATES.filter(mayShow)).toEqual([{ scanState: 'clean' }]);
  });

  it('may be attached while nothing speaks against it', () => {
    expect(STATES.map(mayAttach)).toEqual([true, true, true, false, false, false]);
  });

  it('is tried again soon, then each minute', () => {
    expect([1, 2, 3, 5, 6, 7, 1000].map(scanRetryDelayMs)).toEqual([2000, 4000, 8000, 32_000, 60_000, 60_000, 60_000]);
  });
});

describe('a letter', () => {
  it('waits for what takes longest', () => {
    expect(STATES.map((file) => fileCheckOf([file]))).toEqual([
      'being_checked',
      'delayed',
      undefined,
      undefined,
      'held',
      undefined,
    ]);
    expect(fileCheckOf(STATES)).toBe('held');
    expect(fileCheckOf(STATES.slice(0, 4))).toBe('delayed');
    expect(fileCheckOf([])).toBeUndefined();
  });
});

describe('the note about removed files', () => {
  it('lists each with name, size, digest and reason, in both languages', () => {
    const note = removalNote([
      { fileName: 'ა.docx', sizeBytes: 5, sha256: 'ab'.repeat(32), because: 'infected' },
      { fileName: 'ბ.zip', sizeBytes: 7, sha256: 'cd'.repeat(32), because: 'not_checkable' },
    ]);
    expect(note.split('\n').slice(3)).toEqual([
      '1. ა.docx',
      '   ზომა / size: 5 bytes',
      `   SHA-256: ${'ab'.repeat(32)}`,
      '   მიზეზი / reason: აღმოჩნდა მავნე პროგრამა / malware was found',
      '',
      '2. ბ.zip',
      '   ზომა / size: 7 bytes',
      `   SHA-256: ${'cd'.repeat(32)}`,
      '   მიზეზი / reason: შემოწმება ვერ მოხერხდა / it could not be checked',
      '',
    ]);
  });

  it('has a name of its own', () => {
    expect(removalNoteName([])).toBe('removed-files.txt');
    expect(removalNoteName(['removed-files.txt', 'removed-files-2.txt'])).toBe('removed-files-3.txt');
  });
});
