/** What every connector makes of the answers of a system. */
import { expect, it } from 'vitest';
import { problem } from '../../domain/problems.ts';
import type { DeliveryOutcome } from '../../ports/connector.ts';
import { type Bench, consignmentWith, MB, never, risenBytes } from './bench.contract.ts';
import { sha256Of } from './scripted.peer.ts';

const UNKNOWN_ID = '0190ffff-0000-7000-8000-000000000000';

/** Registers the suite. */
export const answersContract = (bench: Bench): void => {
  it('hands over the same bytes of envelope and files, Georgian names included, however often it is called', async () => {
    const consignment = await consignmentWith(70_000, 1, 200_001);
    const before = bench.peer.arrived().length;
    const outcome = await bench.send(consignment);
    expect(outcome).toMatchObject({ kind: 'acknowledged', httpStatus: 200 });
    expect(outcome.kind === 'acknowledged' && outcome.receiptXml).toEqual(bench.peer.receiptOf(consignment.messageId));
    expect(outcome.kind === 'acknowledged' && outcome.sentBytes).toBeGreaterThanOrEqual(270_002);
    expect(await bench.send(consignment)).toMatchObject({ kind: 'acknowledged' });
    const expected = {
      messageId: consignment.messageId,
      envelopeSha256: sha256Of(consignment.envelopeXml),
      files: consignment.files.map(({ contentId, sizeBytes, sha256 }) => ({ contentId, sizeBytes, sha256 })),
    };
    expect(bench.peer.arrived().slice(before)).toEqual([expected, expected]);
  });

  it('hands over a letter without files', async () => {
    const consignment = await consignmentWith();
    expect(await bench.send(consignment)).toMatchObject({ kind: 'acknowledged' });
    expect(bench.peer.arrived().at(-1)).toEqual({
      messageId: consignment.messageId,
      envelopeSha256: sha256Of(consignment.envelopeXml),
      files: [],
    });
  });

  it.each([[[3_000]], [[]]])(
    'does not know what came of a letter whose answer was lost, and learns it by asking (files: %j)',
    async (sizes) => {
      const consignment = await consignmentWith(...sizes);
      bench.peer.script({ act: 'lose_answer' });
      const outcome = await bench.send(consignment);
      expect(outcome).toMatchObject({ kind: 'unknown', problem: { code: 'TemporarilyUnavailable' } });
      bench.expectNothingGivenAway(outcome);
      const answer = await bench.connector.askStatus(consignment.messageId, bench.endpoint(), never);
      expect(answer).toEqual({ kind: 'received', receiptXml: bench.peer.receiptOf(consignment.messageId) });
    },
  );

  it('learns that a message was never received', async () => {
    expect(await bench.connector.askStatus(UNKNOWN_ID, bench.endpoint(), never)).toEqual({ kind: 'not_received' });
  });

  it.each([
    ['500', { httpStatus: 500 }, 'TemporarilyUnavailable', undefined],
    [
      '502 from a proxy',
      { httpStatus: 502, headers: { 'content-type': 'text/html' }, body: '<h1>Bad gateway</h1>' },
      'TemporarilyUnavailable',
      undefined,
    ],
    ['503 with Retry-After', { httpStatus: 503, headers: { 'retry-after': '17' } }, 'TemporarilyUnavailable', 17_000],
    [
      '503 with a date',
      {
        httpStatus: 503,
        headers: { date: 'Sun, 22 Nov 2026 10:00:00 GMT', 'retry-after': 'Sun, 22 Nov 2026 10:01:00 GMT' },
      },
      'TemporarilyUnavailable',
      60_000,
    ],
    ['429', { httpStatus: 429, headers: { 'retry-after': '5' } }, 'Busy', 5_000],
  ] as const)('takes %s for unavailable, and says when to come back', async (_name, reply, code, retryAfterMs) => {
    bench.peer.script({ act: 'reply', ...reply });
    const outcome = await bench.send();
    expect(outcome).toMatchObject({ kind: 'unavailable', httpStatus: reply.httpStatus, problem: { code } });
    expect(outcome.kind === 'unavailable' && outcome.problem.retryAfterMs).toBe(retryAfterMs);
  });

  it.each(['InvalidAddressee', 'TypeNotAccepted', 'SignatureInvalid', 'ConflictSameIdOtherContent'] as const)(
    'is refused with the code that the system tells: %s',
    async (code) => {
      bench.peer.script({ act: 'problem', problem: problem(code, 'წერილი არ მიიღება.') });
      expect(await bench.send()).toMatchObject({ kind: 'refused', problem: { code, detail: 'წერილი არ მიიღება.' } });
    },
  );

  it.each(['TemporarilyUnavailable', 'Busy', 'InternalError'] as const)(
    'tries again later where the system tells %s',
    async (code) => {
      bench.peer.script({ act: 'problem', problem: problem(code, 'Later.', { retryAfterMs: 30_000 }) });
      expect(await bench.send()).toMatchObject({ kind: 'unavailable', problem: { code, retryAfterMs: 30_000 } });
    },
  );

  it('makes the words of a system fit to be kept', async () => {
    const words = `${bench.peer.address}/x https://user:secret@example.ge me@example.ge 01001000001\u0000\n\u202e ${'ა'.repeat(400)}`;
    bench.peer.script(
      { act: 'reply', httpStatus: 400, headers: { 'content-type': 'text/plain' }, body: words },
      { act: 'problem', problem: problem('Validation', words.replace('\u0000', '')) },
    );
    for (const outcome of [await bench.send(), await bench.send()]) {
      expect(outcome).toMatchObject({ kind: 'refused', problem: { code: 'Validation' } });
      bench.expectNothingGivenAway(outcome);
      const detail = outcome.kind === 'refused' ? outcome.problem.detail : '';
      expect(detail.length).toBeLessThanOrEqual(300);
      expect(detail).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    }
  });

  it('takes a 404 that tells no known code for a refusal', async () => {
    bench.peer.script({ act: 'reply', httpStatus: 404, body: 'nothing here' });
    expect(await bench.send()).toMatchObject({ kind: 'refused', httpStatus: 404, problem: { code: 'Validation' } });
  });

  it('does not follow a redirect', async () => {
    const before = bench.peer.requests().length;
    bench.peer.script({ act: 'reply', httpStatus: 307, headers: { location: `${bench.peer.address}/elsewhere` } });
    expect(await bench.send()).toMatchObject({ kind: 'refused', httpStatus: 307, problem: { code: 'Validation' } });
    expect(bench.peer.requests().slice(before).join()).not.toContain('elsewhere');
  });

  it.each([
    ['a page', { headers: { 'content-type': 'text/html' }, body: '<html>Log in</html>' }],
    ['nothing', {}],
    ['broken XML', { headers: { 'content-type': 'text/xml' }, body: '<soap' }],
    [
      'a compressed body',
      { headers: { 'content-type': 'text/xml', 'content-encoding': 'gzip' }, body: Buffer.from('1f8b08', 'hex') },
    ],
  ])('does not know what came of a letter that is answered 200 with %s', async (_name, reply) => {
    bench.peer.script({ act: 'reply', httpStatus: 200, ...reply });
    expect(await bench.send()).toMatchObject({ kind: 'unknown' });
  });

  it('reads no more of a huge answer than it may', async () => {
    bench.peer.script({ act: 'endless' });
    let outcome: DeliveryOutcome | undefined;
    const risen = await risenBytes(async () => {
      outcome = await bench.send();
    });
    expect(outcome).toMatchObject({ kind: 'unknown' });
    expect(risen).toBeLessThan(60 * MB);
  });
};
