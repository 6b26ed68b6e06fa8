import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readExampleKeyPair } from '../certs-example/make-certs.ts';
import { type AgencyAnswer, type AgencyClient, agencyClient, SOAP_PATH } from './support/agency-client.ts';
import {
  type AgencyWord,
  agencyWord,
  readReceipt,
  registrationOf,
  replyOf,
  replyPdf,
  sha256Of,
  type WordFile,
  wordFile,
} from './support/agency-words.ts';
import { exampleCertificates } from './support/certificates.ts';
import { type ArrivedLetter, type TestSandbox, testSandbox } from './support/sandbox.ts';

const REST = '/edoc-rest/v1/envelopes';
const UNKNOWN_ID = '0190ffff-0000-7000-8000-000000000000';
const CHUNK_BYTES = 256 * 1024;

let sandbox: TestSandbox;
let mof: AgencyClient;
let napr: AgencyClient;
/** A letter to the agency mof, delivered over edoc-rest. */
let letter: ArrivedLetter;
let caseId: string;

beforeAll(async () => {
  sandbox = await testSandbox();
  mof = await agencyClient(sandbox.addresses.agency, 'system-mof-client');
  napr = await agencyClient(sandbox.addresses.agency, 'system-napr-client');
});
afterAll(async () => {
  await mof?.close();
  await napr?.close();
  await sandbox?.stop();
});
const delivered = async (agencyCode: string) => {
  const arrived = await sandbox.arrived({ agencyCode });
  caseId = arrived.filed.caseId;
  await sandbox
    .citizen()
    .caseWhen(caseId, 'acknowledged', ({ timeline }) => timeline.some(({ event }) => event === 'acknowledged'));
  return arrived.letter;
};
beforeEach(async () => {
  letter = await delivered('mof');
});

const filePath = ({ messageId }: AgencyWord, { contentId }: WordFile): string =>
  `${REST}/${messageId}/files/${encodeURIComponent(contentId)}`;
const problemOf = ({ status, json }: AgencyAnswer) => ({ status, code: json?.code });

/** How much is kept of what agencies sent; a refused message must change none of it. */
const kept = async (): Promise<Record<string, number>> => {
  // Without the notices that were sent meanwhile.
  const tables = [
    'inbox',
    'inbox_files',
    'envelopes',
    'letters',
    'files',
    'receipts',
    'content',
    `events where kind <> 'notified'`,
  ];
  const [row] = await sandbox.rows<Record<string, number>>(
    `select ${tables.map((table) => `(select count(*)::int from ${table}) as ${table.split(' ')[0]}`).join(', ')}`,
  );
  return row!;
};
const filesOfReply = async () =>
  (await sandbox.citizen().readCase(caseId)).letters
    .filter(({ direction }) => direction === 'to_citizen')
    .flatMap(({ files }) => files);

/** A request whose body the test writes itself, so that it may break off. */
const byHand = async (method: string, path: string, headers: Readonly<Record<string, string | number>>) => {
  const set = await exampleCertificates();
  const { keyPem, chainPem } = await readExampleKeyPair(set, 'system-mof-client');
  return httpsRequest(`${sandbox.addresses.agency}${path}`, {
    method,
    headers,
    agent: false,
    key: keyPem,
    cert: chainPem,
    ca: await readFile(set.caChainFile),
  });
};

describe('at the door of the agency port', () => {
  test.each([
    ['no client certificate', undefined],
    ['a certificate of a foreign authority', 'foreign-seal'],
    ['a revoked certificate', 'revoked-client'],
    ['a certificate that is out of date', 'expired-client'],
  ])('a caller with %s gets no HTTP answer at all, whatever it asks', async (_what, certificateName) => {
    const stranger = await agencyClient(sandbox.addresses.agency, certificateName);
    const asked = await Promise.allSettled([
      stranger.rest.status(UNKNOWN_ID),
      stranger.call('GET', `${SOAP_PATH}?wsdl`),
    ]);
    expect(asked.map((one) => (one.status === 'fulfilled' ? one.value.status : 'refused by TLS'))).toEqual([
      'refused by TLS',
      'refused by TLS',
    ]);
    await stranger.close();
    expect((await mof.rest.status(UNKNOWN_ID)).json, 'a registered system is heard').toEqual({
      MessageId: UNKNOWN_ID,
      State: 'NOT_RECEIVED',
    });
  });

  test('a certificate of our authority that no system has registered is refused by name, in both dialects', async () => {
    const unregistered = await agencyClient(sandbox.addresses.agency, 'gateway-client');
    expect(problemOf(await unregistered.rest.status(UNKNOWN_ID))).toEqual({ status: 403, code: 'CertificateUnknown' });
    expect(await unregistered.soap.status(UNKNOWN_ID)).toMatchObject({
      kind: 'fault',
      problem: { code: 'CertificateUnknown' },
    });
    await unregistered.close();
  });

  test('a key that is revoked in the registry is refused at once, on the connection that is open', async () => {
    const revoke = (when: string) =>
      sandbox.rows(`update certificates set revoked_at = ${when} where use = 'tls' and system_code = 'mof'`);
    const word = await agencyWord(letter, registrationOf('№ 1'));
    const before = await kept();
    const open = await agencyClient(sandbox.addresses.agency, 'system-mof-client');
    expect((await open.rest.status(UNKNOWN_ID)).status).toBe(200);
    await revoke('app_now()');
    try {
      expect(problemOf(await open.rest.envelope(word.envelopeXml))).toEqual({
        status: 403,
        code: 'CertificateRevoked',
      });
      expect(open.connections(), 'the connection is the one that was open').toBe(1);
      expect(await open.soap.submit(word)).toMatchObject({ kind: 'fault', problem: { code: 'CertificateRevoked' } });
      expect(await kept()).toEqual(before);
    } finally {
      await revoke('null');
    }
    expect((await open.rest.envelope(word.envelopeXml)).status).toBe(200);
    await open.close();
  });
});

describe('edoc-rest', () => {
  test('answers a registration with a sealed receipt; the same bytes again, five at once, with the same receipt', async () => {
    const word = await agencyWord(letter, registrationOf('№ 08/100'));
    const answers = await Promise.all(Array.from({ length: 5 }, () => mof.rest.envelope(word.envelopeXml)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(answers.map(({ headers }) => headers['shikriki-duplicate'] ?? 'first').sort()).toEqual([
      'first',
      'true',
      'true',
      'true',
      'true',
    ]);
    expect(new Set(answers.map(({ bytes }) => sha256Of(bytes))).size, 'one receipt').toBe(1);
    const later = await mof.rest.envelope(word.envelopeXml);
    expect(later.headers['shikriki-duplicate']).toBe('true');
    expect(later.bytes.equals(answers[0]!.bytes)).toBe(true);

    const receipt = await readReceipt(later.bytes, 'mof');
    expect(receipt.header.refToMessageId).toBe(word.messageId);
    expect(receipt.body).toMatchObject({ receipt: { verdict: 'ACCEPTED', receivedSha256: word.sha256 } });
    const found = await sandbox.citizen().readCase(caseId);
    expect(found.registrationNumber).toBe('№ 08/100');
    expect(found.timeline.filter(({ event }) => event === 'registered')).toHaveLength(1);
  });

  test('refuses other bytes under a known id, and nothing changes', async () => {
    const word = await agencyWord(letter, registrationOf('№ 1'));
    expect((await mof.rest.envelope(word.envelopeXml)).status).toBe(200);
    const before = await kept();
    const other = await agencyWord(letter, registrationOf('№ 2'), { header: { messageId: word.messageId } });
    expect(problemOf(await mof.rest.envelope(other.envelopeXml))).toEqual({
      status: 409,
      code: 'ConflictSameIdOtherContent',
    });
    expect(await kept()).toEqual(before);
    expect((await sandbox.citizen().readCase(caseId)).registrationNumber).toBe('№ 1');
  });

  test('refuses who speaks for another, answers another’s case, or sends what is not sealed by it; nothing of it is kept', async () => {
    const unknownCase = { conversationId: UNKNOWN_ID, legId: UNKNOWN_ID };
    const whole = await agencyWord(letter, replyOf());
    const changed = Buffer.from(whole.envelopeXml.toString().replace('ამოვსებულია', 'ამოსავსებია'));
    const files = Array.from({ length: 3 }, (_, index) => ({
      ...wordFile(`${index}.pdf`, replyPdf('x')),
      sizeBytes: 100_000_000,
      mainComponent: index === 0,
    }));
    const refused: readonly (readonly [string, AgencyClient, Buffer, number, string])[] = [
      [
        'an agency of another system',
        napr,
        (await agencyWord(letter, replyOf())).envelopeXml,
        403,
        'NotAuthorizedForSender',
      ],
      [
        'the same under its own systemId',
        napr,
        (await agencyWord(letter, replyOf(), { systemCode: 'napr' })).envelopeXml,
        403,
        'NotAuthorizedForSender',
      ],
      [
        'the case of another agency of the same system',
        mof,
        (await agencyWord(letter, replyOf(), { agencyCode: 'rs' })).envelopeXml,
        404,
        'UnknownConversation',
      ],
      [
        'the case of another system’s agency',
        napr,
        (await agencyWord(letter, replyOf(), { agencyCode: 'napr', systemCode: 'napr' })).envelopeXml,
        404,
        'UnknownConversation',
      ],
      [
        'a case that is none',
        mof,
        (await agencyWord(letter, replyOf(), { header: unknownCase })).envelopeXml,
        404,
        'UnknownConversation',
      ],
      ['words changed after sealing', mof, changed, 400, 'SignatureInvalid'],
      ['no envelope at all', mof, Buffer.from('<Letter/>'), 400, 'Validation'],
      ['no XML at all', mof, Buffer.from('გამარჯობა'), 400, 'Validation'],
      ['nothing', mof, Buffer.alloc(0), 400, 'Validation'],
      [
        'out of date',
        mof,
        (
          await agencyWord(letter, replyOf(), {
            header: {
              expiresAt: new Date(Date.now() - 1000).toISOString(),
              createdAt: new Date(Date.now() - 9000).toISOString(),
            },
          })
        ).envelopeXml,
        410,
        'Expired',
      ],
      [
        'files of 300 MB together',
        mof,
        (await agencyWord(letter, replyOf(), { files })).envelopeXml,
        413,
        'SizeLimitExceeded',
      ],
    ];
    const before = await kept();
    const answers = [];
    for (const [what, client, bytes] of refused) answers.push([what, problemOf(await client.rest.envelope(bytes))]);
    expect(answers).toEqual(refused.map(([what, , , status, code]) => [what, { status, code }]));
    expect(await kept()).toEqual(before);
    expect((await mof.rest.status(whole.messageId)).json).toEqual({
      MessageId: whole.messageId,
      State: 'NOT_RECEIVED',
    });
  });

  test('refuses a body that is too large, or is of another type, saying which it reads', async () => {
    const before = await kept();
    // Told by its headers, before a byte of it is sent.
    const announced = await byHand('POST', REST, {
      'content-type': 'application/xml',
      'content-length': 10 * 1024 * 1024 + 1,
    });
    announced.flushHeaders();
    const [answer] = (await once(announced, 'response')) as [IncomingMessage];
    expect(answer.statusCode).toBe(413);
    announced.destroy();

    const json = await mof.call('POST', REST, {
      headers: { 'content-type': 'application/json' },
      body: Buffer.from('{}'),
    });
    expect(problemOf(json)).toEqual({ status: 415, code: 'MediaTypeNotSupported' });
    expect(json.json.detail).toContain('application/xml');
    expect(problemOf(await mof.call('POST', REST, { body: Buffer.from('<Letter/>') }))).toEqual({
      status: 415,
      code: 'MediaTypeNotSupported',
    });
    expect(problemOf(await mof.call('POST', REST))).toEqual({ status: 400, code: 'Validation' });
    const pdf = await mof.call('PUT', `${REST}/${UNKNOWN_ID}/files/a.pdf`, {
      headers: { 'content-type': 'application/pdf' },
      body: Buffer.from('x'),
    });
    expect(problemOf(pdf)).toEqual({ status: 415, code: 'MediaTypeNotSupported' });
    expect(pdf.json.detail).toContain('application/octet-stream');
    expect(await kept()).toEqual(before);
  });

  test('goes on with a file where the broken connection left it, and the citizen gets the whole of it', async () => {
    const file = wordFile('პასუხი.pdf', replyPdf('დიდი', 3 * CHUNK_BYTES + 12_345));
    const word = await agencyWord(letter, replyOf(), { files: [file] });
    const status = async () => (await mof.rest.status(word.messageId)).json;
    expect(await status()).toEqual({ MessageId: word.messageId, State: 'NOT_RECEIVED' });

    const begun = await mof.rest.envelope(word.envelopeXml);
    expect(begun.status).toBe(202);
    expect(begun.json).toEqual({
      MessageId: word.messageId,
      State: 'RECEIVING',
      Files: [{ FileGuid: file.fileGuid, ContentId: file.contentId, SizeBytes: file.sizeBytes, ReceivedBytes: 0 }],
    });
    expect(await status()).toMatchObject({ State: 'RECEIVING', ReceivedSha256: word.sha256 });
    expect(problemOf(await mof.rest.submit(word.messageId))).toEqual({ status: 409, code: 'FileMissing' });
    expect((await mof.rest.submit(word.messageId)).json.errors).toEqual([
      { pointer: file.contentId, detail: '0 bytes received so far' },
    ]);

    const cut = await byHand('PUT', filePath(word, file), {
      'content-type': 'application/octet-stream',
      'content-length': file.sizeBytes,
      'content-range': `bytes 0-${file.sizeBytes - 1}/${file.sizeBytes}`,
    });
    cut.on('error', () => undefined);
    cut.write(file.bytes.subarray(0, 2 * CHUNK_BYTES + 100));
    const offset = async () => Number((await mof.rest.offset(word.messageId, file)).headers['upload-offset']);
    await expect.poll(offset, { timeout: 20_000 }).toBe(2 * CHUNK_BYTES);
    cut.destroy();

    expect((await mof.rest.envelope(word.envelopeXml)).json.Files[0].ReceivedBytes).toBe(2 * CHUNK_BYTES);
    const wrong = await mof.rest.put(word.messageId, file, { from: 100, to: file.sizeBytes });
    expect(problemOf(wrong)).toEqual({ status: 409, code: 'OffsetMismatch' });
    expect(wrong.headers['upload-offset']).toBe(String(2 * CHUNK_BYTES));
    const middle = 2 * CHUNK_BYTES + 777;
    const part = await mof.rest.put(word.messageId, file, { from: 2 * CHUNK_BYTES, to: middle });
    expect([part.status, part.headers['upload-offset']]).toEqual([204, String(middle)]);
    const rest = await mof.rest.put(word.messageId, file, { from: middle, to: file.sizeBytes });
    expect([rest.status, rest.headers['upload-offset']]).toEqual([204, String(file.sizeBytes)]);

    const received = await mof.rest.submit(word.messageId);
    expect(received.status).toBe(200);
    const again = await mof.rest.submit(word.messageId);
    expect(again.headers['shikriki-duplicate']).toBe('true');
    expect(again.bytes.equals(received.bytes)).toBe(true);
    expect(await status()).toMatchObject({
      State: 'RECEIVED',
      ReceivedSha256: word.sha256,
      Receipt: received.bytes.toString('base64'),
    });
    const late = await mof.rest.putWhole(word.messageId, file);
    expect([late.status, late.headers['upload-offset']]).toEqual([409, String(file.sizeBytes)]);
    expect(await filesOfReply()).toMatchObject([
      { fileName: 'პასუხი.pdf', sizeBytes: file.sizeBytes, sha256: file.sha256 },
    ]);
  });

  test('drops wrong bytes, tells so on the same connection, and takes the right ones; an empty file is a file', async () => {
    const file = wordFile('პასუხი.pdf', replyPdf('სწორი', CHUNK_BYTES + 5));
    const empty = { ...wordFile('ცარიელი.txt', Buffer.alloc(0)), mediaType: 'text/plain', mainComponent: false };
    const word = await agencyWord(letter, replyOf(), { files: [file, empty] });
    expect((await mof.rest.envelope(word.envelopeXml)).status).toBe(202);

    const wrong = replyPdf('მცდარი', file.sizeBytes);
    const tooLong = Buffer.alloc(12 * CHUNK_BYTES, 'x');
    expect(problemOf(await mof.rest.put(word.messageId, file, { from: 0, to: file.sizeBytes, bytes: wrong }))).toEqual({
      status: 422,
      code: 'FileDigestMismatch',
    });
    expect(problemOf(await mof.rest.putWhole(word.messageId, file, wrong))).toEqual({
      status: 422,
      code: 'FileDigestMismatch',
    });
    expect(problemOf(await mof.rest.putWhole(word.messageId, file, tooLong))).toEqual({
      status: 422,
      code: 'FileDigestMismatch',
    });
    expect(problemOf(await mof.rest.putWhole(word.messageId, file, wrong.subarray(9)))).toEqual({
      status: 422,
      code: 'FileDigestMismatch',
    });
    expect((await mof.rest.offset(word.messageId, file)).headers['upload-offset']).toBe('0');
    const talker = await byHand('PUT', filePath(word, file), {
      'content-type': 'application/octet-stream',
      'content-length': 16_000_000,
      connection: 'keep-alive',
    });
    talker.end(Buffer.alloc(16_000_000, 'x'));
    // A sender that listens only when all is sent.
    const [[late]] = (await Promise.all([once(talker, 'response'), once(talker, 'finish')])) as [
      [IncomingMessage],
      unknown,
    ];
    expect(late.statusCode).toBe(422);
    talker.destroy();
    expect(
      problemOf(
        await mof.call('PUT', `${REST}/${word.messageId}/files/none.pdf`, {
          headers: { 'content-type': 'application/octet-stream' },
          body: wrong,
        }),
      ),
    ).toEqual({
      status: 404,
      code: 'UnknownMessage',
    });
    expect((await mof.rest.putWhole(word.messageId, file)).status).toBe(204);
    expect((await mof.rest.putWhole(word.messageId, file)).status, 'again, left as it is').toBe(204);
    expect((await mof.rest.putWhole(word.messageId, empty)).status).toBe(204);
    expect((await mof.rest.submit(word.messageId)).status).toBe(200);
    expect((await filesOfReply()).map(({ sha256 }) => sha256)).toEqual([file.sha256, empty.sha256]);
  });

  test('lets no other system see, continue or end a message', async () => {
    const file = wordFile('პასუხი.pdf', replyPdf('ჩემი'));
    const word = await agencyWord(letter, replyOf(), { files: [file] });
    expect((await mof.rest.envelope(word.envelopeXml)).status).toBe(202);
    expect((await napr.rest.status(word.messageId)).json).toEqual({ MessageId: word.messageId, State: 'NOT_RECEIVED' });
    expect(await napr.soap.status(word.messageId)).toMatchObject({ status: { state: 'NOT_RECEIVED' } });
    expect((await napr.rest.offset(word.messageId, file)).status).toBe(404);
    expect(problemOf(await napr.rest.put(word.messageId, file))).toEqual({ status: 404, code: 'UnknownMessage' });
    expect(problemOf(await napr.rest.submit(word.messageId))).toEqual({ status: 404, code: 'UnknownMessage' });
    expect((await mof.rest.handOver(word)).status).toBe(200);
    expect((await napr.rest.status(word.messageId)).json).toEqual({ MessageId: word.messageId, State: 'NOT_RECEIVED' });
  });
});

describe('edoc-soap', () => {
  let toNapr: ArrivedLetter;
  beforeEach(async () => {
    toNapr = await delivered('napr');
  });
  const naprWord = (
    body: Parameters<typeof agencyWord>[1],
    more: Parameters<typeof agencyWord>[2] = {},
  ): Promise<AgencyWord> => agencyWord(toNapr, body, { systemCode: 'napr', ...more });

  test('says by GET what it is: its WSDL with its own address, and the schema that the WSDL names', async () => {
    const address = `${sandbox.addresses.agency}${SOAP_PATH}`;
    const wsdl = await napr.call('GET', `${SOAP_PATH}?wsdl`);
    expect([wsdl.status, wsdl.headers['content-type']]).toEqual([200, 'text/xml; charset=utf-8']);
    expect(wsdl.bytes.toString()).toContain(`location="${address}"`);
    expect(wsdl.bytes.toString()).toContain(`schemaLocation="${address}?xsd"`);
    const xsd = await napr.call('GET', `${SOAP_PATH}?xsd`);
    expect(xsd.bytes.toString()).toContain('targetNamespace="urn:shikriki:edoc-soap:1"');
  });

  test('takes a reply with files as MTOM, and its repeats, with one receipt', async () => {
    const files = [
      wordFile('ერთი.pdf', replyPdf('ერთი', 700_000)),
      { ...wordFile('ორი.pdf', replyPdf('ორი')), mainComponent: false },
    ];
    const word = await naprWord(replyOf(), { files });
    expect(await napr.soap.status(word.messageId)).toMatchObject({ status: { state: 'NOT_RECEIVED' } });
    const first = await napr.soap.submit(word);
    expect(first).toMatchObject({
      kind: 'acknowledgement',
      httpStatus: 200,
      acknowledgement: { receivedSha256: word.sha256, duplicate: false },
    });
    const again = await Promise.all(Array.from({ length: 3 }, () => napr.soap.submit(word)));
    const status = await napr.soap.status(word.messageId);
    expect(status).toMatchObject({ status: { state: 'RECEIVED', receivedSha256: word.sha256 } });
    const receipts = [first, ...again, status].map((answer) =>
      'receiptXml' in answer ? sha256Of(answer.receiptXml!) : answer.kind,
    );
    expect(new Set(receipts).size, 'one receipt').toBe(1);
    for (const answer of again) expect(answer).toMatchObject({ acknowledgement: { duplicate: true } });
    expect((await filesOfReply()).map(({ sha256 }) => sha256)).toEqual(files.map(({ sha256 }) => sha256));
  });

  test('takes a message anew whose sending broke off', async () => {
    const file = wordFile('პასუხი.pdf', replyPdf('გაწყვეტილი', 4 * CHUNK_BYTES));
    const word = await agencyWord(letter, replyOf(), { files: [file] });
    const cut = await byHand('POST', SOAP_PATH, {
      'content-type': 'multipart/related; type="application/xop+xml"; boundary="b"; start="<m>"',
    });
    cut.on('error', () => undefined);
    const include = (id: string) => `<xop:Include xmlns:xop="http://www.w3.org/2004/08/xop/include" href="cid:${id}"/>`;
    const part = (id: string, type: string) => `\r\n--b\r\nContent-Type: ${type}\r\nContent-ID: <${id}>\r\n\r\n`;
    cut.write(
      `${part('m', 'application/xop+xml; type="text/xml"')}<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>` +
        `<SubmitEnvelope xmlns="urn:shikriki:edoc-soap:1"><Envelope>${include('e')}</Envelope><Files><File><FileGuid>${file.fileGuid}</FileGuid>` +
        `<ContentId>${file.contentId}</ContentId><Content>${include('f')}</Content></File></Files></SubmitEnvelope></s:Body></s:Envelope>${part('e', 'application/octet-stream')}`,
    );
    cut.write(word.envelopeXml);
    cut.write(part('f', 'application/octet-stream'));
    cut.write(file.bytes.subarray(0, 2 * CHUNK_BYTES));
    const state = async () => {
      const answer = await mof.soap.status(word.messageId);
      return answer.kind === 'status' ? answer.status.state : answer.kind;
    };
    await expect.poll(state, { timeout: 20_000 }).toBe('RECEIVING');
    cut.destroy();
    // RECEIVING would mean "ask again", for ever.
    await expect.poll(state, { timeout: 20_000 }).toBe('NOT_RECEIVED');
    expect(await mof.soap.submit(word)).toMatchObject({
      kind: 'acknowledgement',
      acknowledgement: { duplicate: false },
    });
    expect(await state()).toBe('RECEIVED');
  });

  test('tells every refusal by a fault with its code, and keeps nothing of it', async () => {
    const file = wordFile('პასუხი.pdf', replyPdf('x'));
    const whole = await naprWord(replyOf(), { files: [file] });
    const unlisted = { ...file, fileGuid: UNKNOWN_ID };
    const fault = (code: string) => ({ kind: 'fault', httpStatus: 500, problem: { code } });
    const xml = 'text/xml; charset=utf-8';
    const soap = (body: string) =>
      Buffer.from(
        `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${body}</s:Body></s:Envelope>`,
      );
    const before = await kept();
    expect(await napr.soap.submit(await agencyWord(letter, replyOf()))).toMatchObject(fault('NotAuthorizedForSender'));
    expect(
      await napr.soap.submit(
        await naprWord(replyOf(), { header: { conversationId: letter.conversationId, legId: letter.legId } }),
      ),
    ).toMatchObject(fault('UnknownConversation'));
    expect(await napr.soap.submit({ ...whole, envelopeXml: Buffer.from('<Letter/>') })).toMatchObject(
      fault('Validation'),
    );
    expect(await napr.soap.status('not-a-uuid')).toMatchObject(fault('Validation'));
    expect(await napr.soap.raw(xml, Buffer.from('გამარჯობა'))).toMatchObject(fault('Validation'));
    expect(await napr.soap.raw(xml, Buffer.alloc(0))).toMatchObject(fault('Validation'));
    expect(await napr.soap.raw(xml, soap('<Other xmlns="urn:other"/>'))).toMatchObject(fault('Validation'));
    expect(
      await napr.soap.raw(xml, Buffer.from(`<!DOCTYPE a [<!ENTITY b "c">]>${soap('<a>&b;</a>').toString()}`)),
    ).toMatchObject(fault('Validation'));
    expect(await napr.soap.raw('application/json', Buffer.from('{}'))).toMatchObject(fault('MediaTypeNotSupported'));
    expect(
      await napr.soap.raw('multipart/related; type="application/xop+xml"; boundary=b', Buffer.from('no parts')),
    ).toMatchObject(fault('Validation'));
    expect(await kept()).toEqual(before);
    // The envelope is good, its files are not: it is not received, and may be sent again.
    expect(await napr.soap.submit({ ...whole, files: [] })).toMatchObject(fault('FileMissing'));
    expect(await napr.soap.submit({ ...whole, files: [unlisted] })).toMatchObject(fault('Validation'));
    expect(await napr.soap.submit({ ...whole, files: [{ ...file, bytes: replyPdf('y') }] })).toMatchObject(
      fault('FileDigestMismatch'),
    );
    expect(await napr.soap.status(whole.messageId)).toMatchObject({ status: { state: 'NOT_RECEIVED' } });
    const { envelopes, letters, receipts, events } = before;
    expect(await kept()).toMatchObject({ envelopes, letters, receipts, events });
    expect(await napr.soap.submit(whole), 'the same envelope with its own file is taken').toMatchObject({
      kind: 'acknowledgement',
      acknowledgement: { duplicate: false },
    });
  });
});
