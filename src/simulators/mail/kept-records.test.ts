import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type KeptRecord, openKeptRecords } from './kept-records.ts';

interface Note extends KeptRecord {
  readonly text: string;
}

describe('what a sandbox receiver keeps', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kept-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is the last few records, newest first', () => {
    const notes = openKeptRecords<Note>({ keep: 2 });
    for (const text of ['ერთი', 'ორი', 'სამი']) notes.add({ text });
    expect(notes.all().map((note) => note.text)).toEqual(['სამი', 'ორი']);
  });

  it('is still there after a restart, numbered on, and old files are gone', () => {
    const before = openKeptRecords<Note>({ folder, keep: 2 });
    for (const text of ['ერთი', 'ორი', 'სამი']) before.add({ text });
    writeFileSync(join(folder, '0000009.json'), '{"cut sho');
    const after = openKeptRecords<Note>({ folder, keep: 2 });
    expect(after.all().map((note) => note.text)).toEqual(['სამი', 'ორი']);
    expect(after.add({ text: 'ოთხი' }).id).toBe('0000004');
    expect(readdirSync(folder).sort()).toEqual(['0000003.json', '0000004.json', '0000009.json']);
  });

  it('can be waited for, whether it is there already or yet to come', async () => {
    const notes = openKeptRecords<Note>({ keep: 2 });
    notes.add({ text: 'ერთი' });
    expect((await notes.waitFor((note) => note.text === 'ერთი', 1000)).text).toBe('ერთი');
    const coming = notes.waitFor((note) => note.text === 'ორი', 1000);
    notes.add({ text: 'ორი' });
    expect((await coming).text).toBe('ორი');
  });

  it('ends the waiting when time is up and when the receiver is closed', async () => {
    const notes = openKeptRecords<Note>({ keep: 2 });
    await expect(notes.waitFor(() => true, 10)).rejects.toThrow('within 10 ms');
    const waiting = notes.waitFor(() => true, 10_000);
    notes.close();
    await expect(waiting).rejects.toThrow('closed');
  });
});
