import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SOAP_PATH } from './support/agency-client.ts';
import { type AgencyScene, agencyScene, CHUNK_BYTES, UNKNOWN_ID } from './support/agency-scene.ts';
import {
  type AgencyWord,
  agencyWord,
  registrationOf,
  replyOf,
  replyPdf,
  sha256Of,
  wordFile,
} from './support/agency-words.ts';
import type { ArrivedLetter } from './support/sandbox.ts';

let scene: AgencyScene;
/** A letter to the agency mof, delivered over edoc-rest. */
let letter: ArrivedLetter;
let caseId: string;
beforeAll(async () => {
  scene = await agencyScene();
});
afterAll(() => scene.close());
beforeEach(async () => {
  ({ letter, caseId } = await scene.letterTo('mof'));
});

describe('edoc-soap', () => {
  let toNapr: ArrivedLetter;
  beforeEach(async () => {
    ({ letter: toNapr, caseId } = await scene.letterTo('napr'));
  });
  const naprWord = (
    body: Parameters<typeof agencyWord>[1],
    more: Parameters<typeof agencyWord>[2] = {},
  ): Promise<AgencyWord> => agencyWord(toNapr, body, { systemCode: 'napr', ...more });

  test('says by GET what it is: its WSDL with its own address, and the schema that the WSDL names', async () => {
    const address = `${scene.sandbox.addresses.agency}${SOAP_PATH}`;
    const wsdl = await scene.napr.call('GET', `${SOAP_PATH}?wsdl`);
    expect([wsdl.status, wsdl.headers['content-type']]).toEqual([200, 'text/xml; charset=utf-8']);
    expect(wsdl.bytes.toString()).toContain(`location="${address}"`);
    expect(wsdl.bytes.toString()).toContain(`schemaLocation="${address}?xsd"`);
    const xsd = await scene.napr.call('GET', `${SOAP_PATH}?xsd`);
    expect(xsd.bytes.toString()).toContain('targetNamespace="urn:shikriki:edoc-soap:1"');
  });

  test('takes a reply with files as MTOM, and its repeats, with one receipt', async () => {
    const files = [
      wordFile('ერთი.pdf', replyPdf('ერთი', 700_000)),
      { ...wordFile('ორი.pdf', replyPdf('ორი')), mainComponent: false },
    ];
    const word = await naprWord(replyOf(), { files });
    expect(await scene.napr.soap.status(word.messageId)).toMatchObject({ status: { state: 'NOT_RECEIVED' } });
    const first = await scene.napr.soap.submit(word);
    expect(first).toMatchObject({
      kind: 'acknowledgement',
      httpStatus: 200,
      acknowledgement: { receivedSha256: word.sha256, duplicate: false },
    });
    const again = await Promise.all(Array.from({ length: 3 }, () => scene.napr.soap.submit(word)));
    const status = await scene.napr.soap.status(word.messageId);
    expect(status).toMatchObject({ status: { state: 'RECEIVED', receivedSha256: word.sha256 } });
    const receipts = [first, ...again, status].map((answer) =>
      'receiptXml' in answer ? sha256Of(answer.receiptXml) : answer.kind,
    );
    expect(new Set(receipts).size, 'one receipt').toBe(1);
    for (const answer of again) expect(answer).toMatchObject({ acknowledgement: { duplicate: true } });
    expect((await scene.filesOfReply(caseId)).map(({ sha256 }) => sha256)).toEqual(files.map(({ sha256 }) => sha256));
  });

  test('takes a message anew whose sending broke off', async () => {
    const file = wordFile('პასუხი.pdf', replyPdf('გაწყვეტილი', 4 * CHUNK_BYTES));
    const word = await agencyWord(letter, replyOf(), { files: [file] });
    const cut = await scene.byHand('POST', SOAP_PATH, {
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
      const answer = await scene.mof.soap.status(word.messageId);
      return answer.kind === 'status' ? answer.status.state : answer.kind;
    };
    await expect.poll(state, { timeout: 20_000 }).toBe('RECEIVING');
    cut.destroy();
    // RECEIVING would mean "ask again", for ever.
    await expect.poll(state, { timeout: 20_000 }).toBe('NOT_RECEIVED');
    expect(await scene.mof.soap.submit(word)).toMatchObject({
      kind: 'acknowledgement',
      acknowledgement: { duplicate: false },
    });
    expect(await state()).toBe('RECEIVED');
  });

  test('asks to come again while no seal key of ours is valid, and takes the same message afterwards', async () => {
    const word = await naprWord(replyOf());
    const revoke = (at: string) =>
      scene.sandbox.database.poolAs('shikriki_migrator').query(`update gateway_seal_keys set revoked_at = ${at}`);
    await revoke('now()');
    expect(await scene.napr.soap.submit(word)).toMatchObject({
      kind: 'fault',
      problem: { code: 'TemporarilyUnavailable', retryAfterMs: 5_000 },
    });
    await revoke('null');
    expect(await scene.napr.soap.submit(word)).toMatchObject({ kind: 'acknowledgement' });
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
    const before = await scene.kept();
    expect(await scene.napr.soap.submit(await agencyWord(letter, replyOf()))).toMatchObject(
      fault('NotAuthorizedForSender'),
    );
    expect(
      await scene.napr.soap.submit(
        await naprWord(registrationOf('№ 9'), {
          header: { conversationId: letter.conversationId, legId: letter.legId },
        }),
      ),
    ).toMatchObject(fault('UnknownConversation'));
    expect(await scene.napr.soap.submit({ ...whole, envelopeXml: Buffer.from('<Letter/>') })).toMatchObject(
      fault('Validation'),
    );
    expect(await scene.napr.soap.status('not-a-uuid')).toMatchObject(fault('Validation'));
    expect(await scene.napr.soap.raw(xml, Buffer.from('გამარჯობა'))).toMatchObject(fault('Validation'));
    expect(await scene.napr.soap.raw(xml, Buffer.alloc(0))).toMatchObject(fault('Validation'));
    expect(await scene.napr.soap.raw(xml, soap('<Other xmlns="urn:other"/>'))).toMatchObject(fault('Validation'));
    expect(
      await scene.napr.soap.raw(xml, Buffer.from(`<!DOCTYPE a [<!ENTITY b "c">]>${soap('<a>&b;</a>').toString()}`)),
    ).toMatchObject(fault('Validation'));
    expect(await scene.napr.soap.raw('application/json', Buffer.from('{}'))).toMatchObject(
      fault('MediaTypeNotSupported'),
    );
    expect(
      await scene.napr.soap.raw('multipart/related; type="application/xop+xml"; boundary=b', Buffer.from('no parts')),
    ).toMatchObject(fault('Validation'));
    expect(await scene.kept()).toEqual(before);
    // The envelope is good, its files are not: it is not received, and may be sent again.
    expect(await scene.napr.soap.submit({ ...whole, files: [] })).toMatchObject(fault('FileMissing'));
    expect(await scene.napr.soap.submit({ ...whole, files: [unlisted] })).toMatchObject(fault('Validation'));
    expect(await scene.napr.soap.submit({ ...whole, files: [{ ...file, bytes: replyPdf('y') }] })).toMatchObject(
      fault('FileDigestMismatch'),
    );
    expect(await scene.napr.soap.status(whole.messageId)).toMatchObject({ status: { state: 'NOT_RECEIVED' } });
    const { envelopes, letters, receipts, events } = before;
    expect(await scene.kept()).toMatchObject({ envelopes, letters, receipts, events });
    expect(await scene.napr.soap.submit(whole), 'the same envelope with its own file is taken').toMatchObject({
      kind: 'acknowledgement',
      acknowledgement: { duplicate: false },
    });
  });
});
