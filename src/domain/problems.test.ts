import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { asProblemCode, fail, isRetryable, ok, PROBLEMS, type ProblemCode, problem } from './problems.ts';

const codes = Object.keys(PROBLEMS) as ProblemCode[];

describe('the catalogue of problems', () => {
  it.each(codes)('tells for %s what is wrong, what to do, and an HTTP status of an error', (code) => {
    const { status, title, remedy } = PROBLEMS[code];
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(600);
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    expect(remedy).toMatch(/^[A-Z].*\.$/);
    // A table row of docs/errors.md.
    expect(title + remedy).not.toMatch(/[|\n]/);
  });

  it('uses codes that a refusing receipt can carry (envelope-1.0.xsd, ProblemCodeType)', () => {
    const xsd = readFileSync(new URL('../../schemas/xsd/envelope-1.0.xsd', import.meta.url), 'utf8');
    const pattern = /name="ProblemCodeType">[\s\S]*?pattern value="([^"]+)"/.exec(xsd)?.[1] ?? 'none';
    for (const code of codes) expect(code).toMatch(new RegExp(`^(?:${pattern})$`));
  });

  it('holds every fault that systems of agencies have to understand', () => {
    expect(codes).toEqual(
      expect.arrayContaining([
        'UnsupportedVersion',
        'Validation',
        'InvalidAddressee',
        'SizeLimitExceeded',
        'TypeNotAccepted',
        'SignatureInvalid',
        'CertificateUnknown',
        'CertificateRevoked',
        'Expired',
        'NotAuthorizedForSender',
        'ConflictSameIdOtherContent',
        'TemporarilyUnavailable',
        'Busy',
      ]),
    );
  });

  it('lets the same message be sent again only where time alone can help', () => {
    expect(codes.filter(isRetryable)).toEqual([
      'TemporarilyUnavailable',
      'Busy',
      'FileBeingChecked',
      'InternalError',
      'DailyLimitReached',
      'TooManyCodes',
    ]);
  });

  it('is published in full in docs/errors.md', () => {
    const page = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8');
    const published = [...page.matchAll(/^\| `(\w+)` \| (\d+) \|/gm)].map((row) => [row[1], Number(row[2])]);
    expect(published).toEqual(codes.map((code) => [code, PROBLEMS[code].status]));
  });
});

describe('a code that came from outside', () => {
  it('is read when the catalogue holds it', () => {
    expect(asProblemCode('Busy')).toBe('Busy');
  });

  it.each([undefined, '', 'busy', 'NoSuchCode', 'toString', '__proto__', 'constructor'])(
    'is not taken over: %s',
    (text) => {
      expect(asProblemCode(text)).toBeUndefined();
    },
  );
});

describe('a result', () => {
  it('is either the value or the problem with its places', () => {
    expect(ok(7)).toEqual({ ok: true, value: 7 });
    const errors = [{ pointer: '/title', detail: 'is missing' }];
    expect(fail('Validation', 'One field is missing.', { errors })).toEqual({
      ok: false,
      problem: { code: 'Validation', detail: 'One field is missing.', errors },
    });
  });

  it('carries how long to wait only where it was told', () => {
    expect(problem('Busy', 'Too many.', { retryAfterMs: 30_000 }).retryAfterMs).toBe(30_000);
    expect(problem('Busy', 'Too many.')).not.toHaveProperty('retryAfterMs');
  });
});
