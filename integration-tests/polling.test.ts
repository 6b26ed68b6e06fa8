import { createHash } from 'node:crypto';
import type { QueryResultRow } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  type AgencyWord,
  agencyWord,
  readReceipt,
  registrationOf,
  replyOf,
  replyPdf,
  wordFile,
} from './support/agency-words.ts';
import {
  AGENCY,
  database,
  delivered,
  never,
  type Polling,
  peer,
  polling,
  shiftClock,
  usePollingScene,
  waits,
} from './support/polling-scene.ts';
import type { ArrivedLetter } from './support/sandbox.ts';

usePollingScene();
let parts: Polling;
beforeEach(async () => {
  parts = await polling();
});
afterEach(() => parts.close());

const rows = async <T extends QueryResultRow>(sql: string, ...values: unknown[]): Promise<T[]> =>
  (await database.poolAs('shikriki_migrator').query<T>(sql, values)).rows;
const look = () => parts.worker.collectAnswers('mia', never);
const lookWhenDue = async (interval = '1 hour') => {
  await shiftClock(interval);
  await look();
};
/** Makes the row, as the relay does. */
const relay = () => parts.worker.relayDue();
const says = (letter: ArrivedLetter, body: Parameters<typeof agencyWord>[1], more = {}): Promise<AgencyWord> =>
  agencyWord(letter, body, { systemCode: 'mia', ...more });
const events = (caseId: string) =>
  rows<{ kind: string }>('select kind from events where case_id = $1', caseId).then((found) =>
    found.map(({ kind }) => kind),
  );
const putAside = () =>
  rows<{ message_id: string; problem_code: string; tries: number }>(
    'select message_id, problem_code, tries from messages_put_aside order by problem_code',
  );
const fetched = () => peer.asked.flatMap((asked) => (asked.operation === 'FetchMessage' ? [asked.messageId] : []));

test('a letter goes out, and its registration and a reply with a file of 5 MB are collected and confirmed', async () => {
  const letter = await delivered(parts);
  const pdf = replyPdf('five megabytes', 5_000_000);
  const registration = await says(letter, registrationOf('№ 12/34567'));
  const reply = await says(letter, replyOf(), { files: [wordFile('პასუხი.pdf', pdf)] });
  waits(registration);
  waits(reply);

  await relay();
  expect(parts.queue.published).toContainEqual({ topic: 'poll', id: 'mia' });
  await look();

  expect(await events(letter.caseId)).toEqual(expect.arrayContaining(['acknowledged', 'registered', 'reply']));
  expect(peer.waiting.size).toBe(0);
  for (const { messageId, sha256 } of [registration, reply]) {
    const { header, body } = await readReceipt(peer.confirmed.get(messageId) as Buffer, AGENCY);
    expect(header.refToMessageId).toBe(messageId);
    expect(body).toMatchObject({ block: 'receipt', receipt: { verdict: 'ACCEPTED', receivedSha256: sha256 } });
  }
  // The file came in chunks, none larger than half a megabyte, and is kept whole.
  const offsets = peer.asked.flatMap((asked) => (asked.operation === 'FetchChunk' ? [asked.offset] : []));
  expect(offsets).toEqual(Array.from({ length: 10 }, (_, index) => index * 524_288));
  const [file] = await rows<{ sha256: Buffer; size_bytes: number }>(
    `select sha256, size_bytes from files where origin = 'agency'`,
  );
  expect(file?.size_bytes).toBe(5_000_000);
  expect(file?.sha256.toString('hex')).toBe(createHash('sha256').update(pdf).digest('hex'));
  expect(
    await rows(
      `select 1 from polls where leased_until is null and failure_count = 0 and due_at < app_now() + interval '2 seconds'`,
    ),
  ).toHaveLength(1);
});

test('a message whose confirmation was lost is confirmed again with the same receipt, and nothing happens twice', async () => {
  const letter = await delivered(parts);
  const word = await says(letter, replyOf());
  waits(word);
  await relay();
  await look();
  const receipt = peer.confirmed.get(word.messageId);
  const before = await events(letter.caseId);
  // The system never got the confirmation: the message waits on.
  waits(word);
  peer.confirmed.clear();
  await lookWhenDue();
  expect(peer.confirmed.get(word.messageId)).toEqual(receipt);
  expect(fetched()).toEqual([word.messageId]);
  expect(await events(letter.caseId)).toEqual(before);
});

test('messages that cannot be taken are left where they are and stop no other', async () => {
  const letter = await delivered(parts);
  const flipped = await says(letter, replyOf('შეცვლილი'));
  const broken = {
    ...flipped,
    envelopeXml: Buffer.from(flipped.envelopeXml.toString().replace('შეცვლილი', 'შეცვლილა')),
  };
  const elsewhere = await says(letter, registrationOf('№ 1'), {
    header: { conversationId: '0190eeee-0000-7000-8000-000000000000' },
  });
  const foreign = await says(letter, replyOf(), { agencyCode: 'mof' });
  const good = await says(letter, registrationOf('№ 12/34567'));
  for (const word of [broken, elsewhere, foreign, good]) waits(word);
  peer.waiting.set('0190eeee-0000-7000-8000-000000000001', { envelopeXml: good.envelopeXml, files: {} });
  await relay();
  await look();

  expect(await events(letter.caseId)).toContain('registered');
  expect([...peer.confirmed.keys()]).toEqual([good.messageId]);
  expect(peer.waiting.size).toBe(4);
  expect(await putAside()).toMatchObject([
    { message_id: foreign.messageId, problem_code: 'NotAuthorizedForSender', tries: 1 },
    { message_id: broken.messageId, problem_code: 'SignatureInvalid', tries: 1 },
    { message_id: elsewhere.messageId, problem_code: 'UnknownConversation', tries: 1 },
    { message_id: '0190eeee-0000-7000-8000-000000000001', problem_code: 'Validation', tries: 1 },
  ]);
  const count = fetched().length;
  await lookWhenDue('30 seconds');
  expect(fetched()).toHaveLength(count);
  // Tried again later; the one that its system has withdrawn is forgotten.
  peer.waiting.delete(foreign.messageId);
  await lookWhenDue('2 minutes');
  expect((await putAside()).map(({ tries }) => tries)).toEqual([2, 2, 2]);
  for (const line of parts.log.lines) expect(line).not.toContain('შეცვლილ');
});

test('a file whose system goes away in the middle is gone on with where it stopped', async () => {
  const letter = await delivered(parts);
  const word = await says(letter, replyOf(), { files: [wordFile('პასუხი.pdf', replyPdf('cut', 1_500_000))] });
  waits(word);
  await relay();
  let answers = 0;
  peer.alter = (message) => {
    answers += 1;
    // The list, the envelope, one chunk.
    if (answers > 3) throw new Error('the line is cut');
    return message;
  };
  await look();
  expect(peer.confirmed.size).toBe(0);
  peer.alter = undefined;
  peer.asked.splice(0);
  await lookWhenDue();
  expect(peer.asked.flatMap((asked) => (asked.operation === 'FetchChunk' ? [asked.offset] : []))).toEqual([
    524_288, 1_048_576,
  ]);
  expect(fetched()).toEqual([]);
  expect(await events(letter.caseId)).toContain('reply');
});

test('a system that is down is left alone for longer and longer, and looked at again when it is back', async () => {
  await relay();
  const waitedMs: number[] = [];
  peer.alter = () => {
    throw new Error('the line is cut');
  };
  for (let failures = 1; failures <= 3; failures += 1) {
    await look();
    const [row] = await rows<{ failure_count: number; ms: number; last_problem_code: string }>(
      'select failure_count, extract(epoch from due_at - app_now())::float8 * 1000 as ms, last_problem_code from polls',
    );
    expect(row).toMatchObject({ failure_count: failures, last_problem_code: 'TemporarilyUnavailable' });
    waitedMs.push(row?.ms ?? 0);
    await shiftClock('1 hour');
  }
  // 90 % of 60, 120 and 240 seconds.
  expect(waitedMs.map((ms) => Math.round(ms / 1_000))).toEqual([54, 108, 216]);
  peer.alter = undefined;
  await look();
  expect(await rows('select 1 from polls where failure_count = 0 and last_problem_code is null')).toHaveLength(1);
});

test('nothing is taken from answers signed by a key that is revoked, and none that waits is lost', async () => {
  const letter = await delivered(parts);
  waits(await says(letter, replyOf()));
  await rows(`update certificates set revoked_at = app_now() - interval '1 second' where use = 'wss'`);
  await relay();
  await look();
  expect(await rows('select 1 from inbox')).toEqual([]);
  expect(await rows(`select 1 from polls where last_problem_code = 'CertificateRevoked'`)).toHaveLength(1);
  await rows(`update certificates set revoked_at = null where use = 'wss'`);
  await lookWhenDue();
  expect(await events(letter.caseId)).toContain('reply');
});

test('several workers look once, and nobody looks while a system is held or not due', async () => {
  const letter = await delivered(parts);
  waits(await says(letter, registrationOf('№ 12/34567')));
  const holdFor = (hours: number) =>
    rows(`insert into holds (hold_id, kind, system_code, from_at, until_at, reason, actor)
          values (gen_random_uuid(), 'maintenance', 'mia', app_now(), app_now() + ${hours} * interval '1 hour', 'new version', 'eka')`);
  await holdFor(2);
  await relay();
  await look();
  expect(peer.asked.filter(({ operation }) => operation === 'ListMessages')).toEqual([]);
  await rows('update holds set until_at = app_now()');
  await Promise.all([look(), look(), look()]);
  expect(peer.asked.filter(({ operation }) => operation === 'ListMessages')).toHaveLength(1);
  expect(peer.confirmed.size).toBe(1);
  await look();
  expect(peer.asked.filter(({ operation }) => operation === 'ListMessages')).toHaveLength(1);
});

test('what waits is taken page by page, longest waiting first, also behind pages of what was put aside', async () => {
  const letter = await delivered(parts);
  const unreadable = '0190eeee-0000-7000-8000-00000000000';
  for (const n of [1, 2, 3]) peer.waiting.set(`${unreadable}${n}`, { envelopeXml: Buffer.from('<E/>'), files: {} });
  const words = await Promise.all([1, 2, 3].map((n) => says(letter, replyOf(`პასუხი ${n}`))));
  for (const word of words) waits(word);
  peer.pageMax = 2;
  await relay();
  await look();
  expect([...peer.confirmed.keys()]).toEqual(words.map(({ messageId }) => messageId));
});

test('a server whose key is not the pinned one is not looked at', async () => {
  await relay();
  const pinned = { spki: 'a'.repeat(64), system: 'mia' };
  await rows(
    `insert into certificates (spki_sha256, use, system_code, certificate_pem, not_before, not_after)
     select $1, 'tls_server', $2, certificate_pem, now() - interval '1 day', now() + interval '1 day' from certificates limit 1`,
    pinned.spki,
    pinned.system,
  );
  const before = peer.asked.length;
  await lookWhenDue();
  expect(peer.asked.length, 'it was asked nothing').toBe(before);
  expect(await rows('select last_problem_code as code from polls where system_code = $1', 'mia')).toEqual([
    { code: 'CertificateUnknown' },
  ]);
});
