import { describe, expect, it } from 'vitest';
import { isSignedBody, signBody } from './signed-body.ts';

const NOW = new Date('2026-11-25T10:00:00Z');
const later = (ms: number) => new Date(NOW.getTime() + ms);
const body = Buffer.from('{"state":"delivered"}');
const SECRET = 'a-secret-of-the-provider-and-us-1';

describe('a signed body', () => {
  // Made by Python's hmac, so that what receivers were promised does not change with us.
  it('has the time, and one digest for each secret in their order', () => {
    expect(signBody(body, [SECRET, 'old'], NOW)).toBe(
      [
        't=1795600800',
        'v1=3b8e59207837341609047a4ced7c8174042db32f33dfc1ab3acd953d71baca30',
        'v1=0f1ccbdbdfde3b031576f0a1c34528adecdbd79582e052714713d23ccca2ddf8',
      ].join(','),
    );
  });

  it('is accepted under each of two secrets, up to five minutes off', () => {
    const header = signBody(body, [SECRET], NOW);
    expect(isSignedBody(body, header, [SECRET], later(300_000))).toBe(true);
    expect(isSignedBody(body, header, ['another-secret-of-the-provider-1', SECRET], later(-300_000))).toBe(true);
    expect(isSignedBody(body, signBody(body, ['old', SECRET], NOW), [SECRET], NOW)).toBe(true);
  });

  it.each([
    ['no header', undefined],
    ['an empty one', ''],
    ['a time alone', 't=1796112000'],
    ['a digest without its time', signBody(body, [SECRET], NOW).replace(/^t=\d+,/, '')],
    ['a digest that is cut', signBody(body, [SECRET], NOW).slice(0, -1)],
    ['another time than was signed', signBody(body, [SECRET], NOW).replace(/^t=\d+/, `t=${NOW.getTime() / 1000 + 1}`)],
    ['another secret', signBody(body, ['x'], NOW)],
    ['another body', signBody(Buffer.from('{}'), [SECRET], NOW)],
    ['an old time', signBody(body, [SECRET], later(-301_000))],
    ['a time ahead', signBody(body, [SECRET], later(301_000))],
  ])('is refused with %s', (_, header) => {
    expect(isSignedBody(body, header, [SECRET], NOW)).toBe(false);
  });

  it('is refused where there is no secret', () => {
    expect(isSignedBody(body, signBody(body, [''], NOW), [], NOW)).toBe(false);
  });
});
