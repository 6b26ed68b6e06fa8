import { expect, test } from 'vitest';
import { cursorsOf } from './cursor.ts';

const cursors = cursorsOf<{ at: string; caseId: string }>('cases', ['at', 'caseId']);
const caseId = '7c2f4b1d-9e8a-4f60-b1a2-c3d4e5f60718';
const readBack = (at: string) => cursors.read(cursors.write({ at, caseId }, {}), {});

test('a cursor is read back as it was written', () => {
  const position = { at: '2026-02-28T23:59:59.123456Z', caseId };
  expect(readBack(position.at)).toEqual({ ok: true, value: position });
});

test.each(['0000-01-01T00:00:00.000000Z', '2026-02-30T00:00:00.000000Z', '2026-02-03T25:00:00.000000Z'])(
  'one that was forged with an instant that no database has (%s) is none of ours',
  (at) => {
    expect(readBack(at)).toMatchObject({ ok: false, problem: { code: 'CursorInvalid' } });
  },
);
