import { describe, expect, it } from 'vitest';
import type { LogFields } from '../ports/log.ts';
import { type LogLevel, makeLog } from './log.ts';

const capture = (level: LogLevel = 'info', pretty = false) => {
  const lines: string[] = [];
  const log = makeLog({ level, pretty, stream: { write: (line) => void lines.push(line) } });
  return {
    log,
    lines,
    text: () => lines.join(''),
    last: () => JSON.parse(lines.at(-1) ?? '') as { [field: string]: unknown },
  };
};

// Each is a value of a made-up person, or made to look like a secret.
const CANARIES = [
  'magaliti@example.ge',
  'write to magaliti@example.ge now',
  '+995 599 00 00 00',
  '+995599000000',
  '995599000000',
  '599 00 00 00',
  '599000000',
  '01001012345',
  'personal number 01001012345.',
  'P01001012345',
  '01 001 012345',
  'ნინო მაგალითი',
  'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl',
  'Bearer abcdef',
  '-----BEGIN PRIVATE KEY-----\nAAAA',
  'postgres://shikriki:geheim@127.0.0.1/shikriki',
];

describe('the log', () => {
  it.each(CANARIES)('never carries %j, in whatever place it comes', (canary) => {
    for (const pretty of [false, true]) {
      const { log, text } = capture('info', pretty);
      const error = Object.assign(new Error(canary, { cause: new Error(canary) }), {
        code: canary,
        detail: canary,
        safe: true,
      });
      const hostile = Object.assign(new Error(`first\n    at ${canary} (file:1:1)`), { name: canary });
      log.note('test.noted', { state: canary, title: canary, [canary]: canary });
      log.warn(canary, { reason: `before ${canary} after` });
      log.error('test.failed', error, { problemCode: canary });
      log.error('test.failed', hostile);
      log.error('test.failed', canary);
      log.error('test.failed', { message: canary });
      expect(text()).not.toContain(canary);
      expect(text()).not.toContain(JSON.stringify(canary).slice(1, -1));
    }
  });

  it('carries event names, ids, codes, counts and facts as they are', () => {
    const { log, last } = capture();
    const fields = {
      deliveryId: '019f0000-0000-7000-8000-a12345678901',
      messageId: '019f0000-0000-7000-8000-00595599123456'.slice(0, 36),
      traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
      sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      trackingNumber: 'MG-2026-0004217-1',
      problemCode: 'TemporarilyUnavailable',
      systemCode: 'napr',
      sizeBytes: 52_428_800,
      durationMs: 12.5,
      ok: false,
    };
    log.note('delivery.attempted', fields);
    expect(last()).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-.*Z$/),
      event: 'delivery.attempted',
      ...fields,
    });
  });

  it('leaves out fields that nobody listed and values that are not primitive, and says how many', () => {
    const { log, last } = capture();
    const fields = {
      caseId: 'c',
      subject: 'words',
      letter: 'words',
      state: { words: 'words' },
    } as unknown as LogFields;
    log.note('test.noted', fields);
    expect(last()).toMatchObject({ caseId: 'c', leftOut: 3 });
    expect(JSON.stringify(last())).not.toContain('words');
  });

  it('cuts long values and hides numbers that may be a person’s', () => {
    const { log, last } = capture();
    log.note('test.noted', { reason: 'x'.repeat(5_000), count: 10_010_123_456, sizeBytes: 1_700_000_000_000 });
    expect(last()).toMatchObject({ reason: `${'x'.repeat(200)}…`, count: '[redacted]', sizeBytes: 1_700_000_000_000 });
  });

  it('keeps name, code and places of an error, and the words only of our own', () => {
    const { log, last } = capture();
    log.error('test.failed', Object.assign(new TypeError('row (words)'), { code: '23505', detail: 'Key (words)' }));
    expect(last()).toMatchObject({ level: 'error', error: { name: 'TypeError', code: '23505' } });
    expect(JSON.stringify(last())).not.toContain('words');
    expect((last().error as { stack: string[] }).stack[0]).toMatch(/^at .*log\.test\.ts:\d+:\d+\)?$/);
    log.error('test.failed', new Error('row\n    at words (file:1:1)'));
    expect(JSON.stringify(last())).not.toContain('words');
    log.error('test.failed', Object.assign(new Error('the disk is full'), { safe: true }));
    expect(last()).toMatchObject({ error: { message: 'the disk is full' } });
  });

  it('survives whatever is thrown', () => {
    const { log, lines } = capture();
    const trap = new Proxy(new Error('x'), {
      get: () => {
        throw new Error('trap');
      },
    });
    const circle = new Error('circle');
    circle.cause = circle;
    for (const thrown of [undefined, null, 7, trap, circle, Object.create(null)]) log.error('test.failed', thrown);
    expect(lines).toHaveLength(6);
  });

  it('writes one line an event, also for people', () => {
    const { log, lines } = capture('info', true);
    log.note('delivery.attempted', { systemCode: 'napr', reason: 'two words\nand a line' });
    expect(lines).toEqual([
      expect.stringMatching(/^[\d:.]{12} delivery\.attempted systemCode=napr reason="two words\\nand a line"\n$/),
    ]);
  });

  it('writes nothing below its level', () => {
    const { log, lines } = capture('warn');
    log.note('test.noted');
    log.warn('test.warned');
    expect(lines).toHaveLength(1);
  });
});
