import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { MailboxMessages, MailboxSettled, MailboxStatus } from '../src/generated/schemas.ts';
import { bodyCheck } from '../src/inbound/portal/schemas.ts';
import type { Fault } from '../src/simulators/edoc/faults.ts';
import { replyPdf } from './support/agency-words.ts';
import { CURL_NOTE, type Curl, curlAs, WITHOUT_CURL } from './support/curl.ts';
import { AFTER_THE_LEASE, LEASE_SECONDS, type MailboxScene, mailboxScene, PROTOCOLS } from './support/mailbox-scene.ts';
import { SILENT_DESK } from './support/sandbox.ts';

let scene: MailboxScene;
beforeAll(async () => {
  scene = await mailboxScene();
});
afterAll(() => scene.close());

const postal = () => scene.sandbox.systems.postal;
const setFault = (fault: Partial<Fault> & Pick<Fault, 'kind'>) => postal().faults.set({ remaining: 1, ...fault });
const settled = async (messageId: string, state: string) =>
  expect.poll(async () => (await scene.delivery(messageId)).state, { timeout: 15_000, interval: 30 }).toBe(state);
describe.each(PROTOCOLS)('the simulated system that picks its letters up over %s', (protocol) => {
  beforeEach(() => {
    postal().faults.clear();
    postal().settings.change({
      ...SILENT_DESK,
      mailboxProtocol: protocol,
      mailboxPollMs: 30,
      mailboxLeaseSeconds: LEASE_SECONDS,
    });
  });

  test('registers, reports and answers a letter with a file', async () => {
    postal().settings.change({ registrationDelayMs: 0, statusDelayMs: 0, replyDelayMs: 0 });
    const { caseId, messageId } = await scene.placed('heritage', [await scene.upload(replyPdf('plan', 300_000))]);
    const found = await scene.sandbox.citizen().caseWhen(caseId, 'a reply', ({ state }) => state === 'answered');
    expect(found.registrationNumber).toBeDefined();
    expect(found.timeline.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['acknowledged', 'delivered', 'registered', 'in_progress', 'reply']),
    );
    expect(await scene.delivery(messageId)).toMatchObject({ state: 'REGISTERED' });
    expect(postal().ledger.first(messageId)?.files).toMatchObject([{ sizeBytes: 300_000 }]);
  });

  test('that dies between registering and confirming gets the letter again, and registers it once', async () => {
    setFault({ kind: 'crash' });
    const { messageId } = await scene.placed();
    await postal().ledger.waitUntil(() => postal().ledger.sends(messageId) === 1, 15_000);
    expect(await scene.delivery(messageId)).toMatchObject({ state: 'SENDING' });
    await scene.sandbox.shiftClock(AFTER_THE_LEASE);
    await settled(messageId, 'AGENCY_ACCEPTED');
    expect(await scene.attempts(messageId)).toEqual(['interrupted', 'acknowledged']);
    expect(postal().ledger.sends(messageId)).toBe(2);
    const first = postal()
      .ledger.arrivals()
      .filter((arrival) => arrival.messageId === messageId && !arrival.duplicate);
    expect(first, 'one number').toHaveLength(1);
  });

  test.each(['confirmTwice', 'answerLost'] as const)('that meets the fault %s is confirmed once', async (kind) => {
    setFault({ kind });
    const { messageId } = await scene.placed();
    await settled(messageId, 'AGENCY_ACCEPTED');
    expect(await scene.attempts(messageId)).toEqual(['acknowledged']);
    expect(
      await scene.sandbox.rows(`select from receipts where about_message_id = $1 and level = 'R1'`, messageId),
    ).toHaveLength(1);
  });

  test('that confirms after its lease has ended is believed', async () => {
    setFault({ kind: 'slow', delayMs: 400 });
    const { messageId } = await scene.placed();
    await postal().ledger.waitUntil(() => postal().ledger.sends(messageId) === 1, 15_000);
    await scene.leasesEnd();
    await settled(messageId, 'AGENCY_ACCEPTED');
    expect(postal().ledger.sends(messageId)).toBe(1);
  });

  test('that is busy gives the letter back, and takes it later', async () => {
    setFault({ kind: 'busy' });
    const { messageId } = await scene.placed();
    await settled(messageId, 'AGENCY_ACCEPTED');
    expect(await scene.attempts(messageId)).toEqual(['given_back', 'acknowledged']);
  });

  test.each([false, true])('that refuses (by a sealed receipt: %s) ends the letter', async (byReceipt) => {
    setFault({ kind: 'refuse', problemCode: 'TypeNotAccepted', byReceipt });
    const { caseId, messageId } = await scene.placed();
    await settled(messageId, 'REFUSED');
    expect(await scene.sandbox.citizen().readCase(caseId)).toMatchObject({ state: 'failed' });
  });

  test('that is cut in the middle of a file goes on where it was', async () => {
    setFault({ kind: 'truncate', afterBytes: 100_000 });
    const { messageId } = await scene.placed('terjola', [await scene.upload(replyPdf('plan', 900_000))]);
    await settled(messageId, 'AGENCY_ACCEPTED');
    expect(await scene.attempts(messageId)).toEqual(['acknowledged']);
    expect(postal().faults.list()).toEqual([]);
  });
});

describe.skipIf(WITHOUT_CURL)(`a system that is a script around curl (${CURL_NOTE})`, () => {
  let postalCurl: Curl;
  beforeAll(async () => {
    postalCurl = await curlAs('postal');
    postal().faults.set({ kind: 'down' });
  });
  const address = (path: string): string => `${scene.sandbox.addresses.agency}/mailbox/v1${path}`;
  const curl = (path: string, ...more: string[]): Promise<Buffer> => postalCurl.call(...more, address(path));
  /** Calls with curl and reads the answer, which must keep the schema of this name. */
  const json = async <T>(schema: string, path: string, body?: object): Promise<T> => {
    const options = body === undefined ? [] : ['-H', 'Content-Type: application/json', '-d', JSON.stringify(body)];
    const answer: unknown = JSON.parse((await curl(path, ...options)).toString());
    const checked = bodyCheck<T>(`urn:shikriki:schema:${schema}:1`)(answer);
    if (!checked.ok) throw new Error(JSON.stringify(checked.problem.errors));
    return checked.value;
  };
  const peeked = async (messageId: string, asked: object = {}) => {
    const { Messages } = await json<MailboxMessages>('mailbox-messages', '/peek', asked);
    const found = Messages.find(({ MessageId }) => MessageId === messageId);
    if (found === undefined) throw new Error('the message was not given out');
    return found;
  };
  const status = (messageId: string) => json<MailboxStatus>('mailbox-status', `/messages/${messageId}/status`);

  test('peeks, fetches the envelope and a part of a file, asks for the status and confirms', async () => {
    const { messageId } = await scene.placed('terjola', [await scene.upload(replyPdf('plan', 40_000))]);
    const message = await peeked(messageId);
    expect(message).toMatchObject({
      TimesLeased: 1,
      MessageKind: 'SUBMISSION',
      LetterType: 'letter',
      Lane: 'interactive',
      ReceiverCode: 'terjola',
      Files: [{ SizeBytes: 40_000 }],
    });
    const envelopeXml = await curl(`/messages/${messageId}/envelope`);
    expect(envelopeXml).toHaveLength(message.EnvelopeSizeBytes);
    const contentId = message.Files[0]?.ContentId ?? '';
    const end = await curl(`/messages/${messageId}/files/${contentId}`, '-H', 'Range: bytes=39000-');
    expect(end).toEqual(replyPdf('plan', 40_000).subarray(39_000));
    expect(await status(messageId)).toMatchObject({ Direction: 'TO_SYSTEM', State: 'LEASED' });
    const { envelopeXml: receipt } = await scene.receiptFor(envelopeXml);
    const confirmation = {
      LeaseId: message.LeaseId,
      ReceivedSha256: message.EnvelopeSha256,
      Receipt: receipt.toString('base64'),
    };
    const confirm = () => json<MailboxSettled>('mailbox-settled', `/messages/${messageId}/confirm`, confirmation);
    const confirmed = await confirm();
    expect(confirmed).toMatchObject({ MessageId: messageId, State: 'CONFIRMED', Duplicate: false });
    expect(await confirm()).toEqual({ ...confirmed, Duplicate: true });
    expect(await status(messageId)).toMatchObject({ State: 'CONFIRMED' });
  });

  test('is told in a problem what is wrong with a body, and that nothing is known of a foreign id', async () => {
    await expect(json('problem', '/peek', { LeaseSeconds: 5, Everything: true })).rejects.toThrow(
      /"code":"Validation".*\/LeaseSeconds/s,
    );
    const unknown = crypto.randomUUID();
    await expect(json('problem', `/messages/${unknown}/give-back`, { LeaseId: '1' })).rejects.toThrow(/UnknownMessage/);
    await expect(json('problem', `/messages/${unknown}/refuse`, { LeaseId: '1' })).rejects.toThrow(/Validation/);
    expect(await status(unknown)).toEqual({
      MessageId: unknown,
      Direction: 'UNKNOWN',
      State: 'NOT_RECEIVED',
    });
  });

  test('that is killed in the middle of a file loses nothing: the letter comes again to the next', async () => {
    const { messageId } = await scene.placed('terjola', [await scene.upload(replyPdf('plan', 2_000_000))]);
    const { Files } = await peeked(messageId, { LeaseSeconds: LEASE_SECONDS });
    const file = address(`/messages/${messageId}/files/${Files[0]?.ContentId ?? ''}`);
    const slow = postalCurl.start('--limit-rate', '50k', '-N', file);
    await once(slow.stdout, 'data');
    slow.kill('SIGKILL');
    await once(slow, 'close');
    postal().settings.change({ mailboxProtocol: 'rest', mailboxPollMs: 30 });
    postal().faults.clear();
    await scene.leasesEnd();
    await settled(messageId, 'AGENCY_ACCEPTED');
    expect(await scene.attempts(messageId)).toEqual(['interrupted', 'acknowledged']);
    expect(postal().ledger.sends(messageId)).toBe(1);
  });
});
