import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { XmlDocument } from 'libxml2-wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { canonicalBytes } from '../envelope/canonical.ts';
import { makeContractTls, registeredKey } from '../outbound/connectors/bench.contract.ts';
import type { RegisteredKey } from '../ports/envelope.ts';
import {
  type MessageSigner,
  makeMessageSigner,
  readWssAnswer,
  readWssRequest,
  signedWssFault,
  signedWssMessage,
  WireProblem,
  type WssMessage,
} from './edoc-soap-wss.ts';

const NOW = new Date('2026-11-22T10:00:00Z');
const messageId = '0190aaaa-0000-7000-8000-0000000000aa';
const SOAP12 = 'application/soap+xml; charset=utf-8';

/** Good on the day of the examples, whenever they were made. */
const goodKey = (certificatePem: string): RegisteredKey => ({
  ...registeredKey(certificatePem),
  notBefore: new Date('2026-01-01T00:00:00Z'),
  notAfter: new Date('2028-01-01T00:00:00Z'),
});
const shownIn = (xml: string): RegisteredKey => {
  const token = /<wsse:BinarySecurityToken[^>]*>([^<]+)</.exec(xml)?.[1] ?? '';
  return goodKey(`-----BEGIN CERTIFICATE-----\n${token}\n-----END CERTIFICATE-----`);
};
const request = (xml: string | Buffer, keys: readonly RegisteredKey[], now = NOW) =>
  readWssRequest(SOAP12, Readable.from([Buffer.from(xml)]), { keys, now });
const refusalOf = async (promise: Promise<unknown>): Promise<string> => {
  try {
    await promise;
  } catch (error) {
    if (error instanceof WireProblem) return error.problem.code;
    throw error;
  }
  throw new Error('The message was accepted.');
};

let ecdsa: { signer: MessageSigner; key: RegisteredKey };
let rsa: typeof ecdsa;
beforeAll(async () => {
  const tls = await makeContractTls();
  ecdsa = { signer: makeMessageSigner(tls.peer.wss), key: goodKey(tls.peer.wss.certificatePem) };
  const { signingKey } = tls.messageSecurity;
  rsa = { signer: makeMessageSigner(signingKey), key: goodKey(signingKey.certificatePem) };
  await tls.remove();
}, 60_000);

describe('the examples of edoc-soap-wss', () => {
  const examples = (folder: 'valid' | 'invalid') => {
    const place = new URL(`../../schemas/examples/${folder}/`, import.meta.url);
    return readdirSync(place)
      .filter((name) => name.includes('edoc-soap-wss-'))
      .map((name) => ({ name, xml: readFileSync(new URL(name, place), 'utf8') }));
  };
  const isAnswer = ({ name }: { name: string }) => /response|fault/.test(name);

  it.each(examples('valid'))('$name is signed and valid', async ({ name, xml }) => {
    if (!isAnswer({ name })) return expect(await request(xml, [shownIn(xml)])).toHaveProperty('operation');
    const httpStatus = name.includes('fault') ? 400 : 200;
    const body = Readable.from([Buffer.from(xml)]);
    const answer = await readWssAnswer({ httpStatus, contentType: SOAP12, body }, { keys: [shownIn(xml)], now: NOW });
    expect(answer.kind).toBe(name.includes('fault') ? 'fault' : 'message');
  });

  it.each(examples('invalid'))('$name is refused with the code in its name', async ({ name, xml }) => {
    const keys = /CertificateUnknown|not-signed/.test(name) ? [rsa.key] : [shownIn(xml)];
    expect(await refusalOf(request(xml, keys))).toBe(name.split('--')[0]);
  });
});

describe('a signed message', () => {
  const contents = fc.uint8Array({ maxLength: 3_000 }).map((bytes) => Buffer.from(bytes));
  const messages: fc.Arbitrary<WssMessage> = fc.oneof(
    fc.record({ operation: fc.constant('SubmitEnvelope' as const), envelope: contents }),
    fc.record({
      operation: fc.constant('ConfirmMessage' as const),
      messageId: fc.constant(messageId),
      receipt: contents,
    }),
    fc.record({
      operation: fc.constant('UploadChunk' as const),
      messageId: fc.constant(messageId),
      contentId: fc.constant('file-1@example.ge'),
      totalBytes: fc.nat(),
      fileSha256: fc.constant('0'.repeat(64)),
      offset: fc.nat(),
      content: contents,
    }),
    fc.record({ operation: fc.constant('ListMessages' as const), limit: fc.integer({ min: 1, max: 100 }) }),
  );

  it('comes out as it went in, signed with either kind of key', async () => {
    await fc.assert(
      fc.asyncProperty(messages, fc.boolean(), async (message, withRsa) => {
        const { signer, key } = withRsa ? rsa : ecdsa;
        const { body, contentType } = signedWssMessage(message, signer, NOW);
        const read = await readWssRequest(contentType, Readable.from([body]), { keys: [rsa.key, ecdsa.key], now: NOW });
        expect(read).toEqual(message);
        expect(await refusalOf(request(body, [key === rsa.key ? ecdsa.key : rsa.key]))).toBe('CertificateUnknown');
      }),
      { numRuns: 60 },
    );
  });

  it('is written in canonical form: what is digested is what is sent', () => {
    const fault = { code: 'Validation', detail: 'ა & <b> "c" \r\n', errors: [{ pointer: '/a', detail: 'x' }] } as const;
    for (const { body } of [
      signedWssMessage({ operation: 'GetUploadOffset', messageId, contentId: 'a@b' }, rsa.signer, NOW),
      signedWssFault(fault, undefined, ecdsa.signer, NOW),
    ]) {
      const document = XmlDocument.fromBuffer(body);
      const namespaces = { s: 'http://www.w3.org/2003/05/soap-envelope', ds: 'http://www.w3.org/2000/09/xmldsig#' };
      for (const path of ['//s:Body', '//ds:SignedInfo', '//*[local-name()="Timestamp"]']) {
        expect(body.includes(canonicalBytes(document, document.get(path, namespaces) as never)), path).toBe(true);
      }
      document.dispose();
    }
  });

  it('is refused, never a crash, when bytes of it are changed; only what no signature covers may change', async () => {
    const message = { operation: 'GetDeliveryStatus', messageId } as const;
    const { body } = signedWssMessage(message, ecdsa.signer, NOW);
    const change = fc.record({ at: fc.nat(body.length - 1), byte: fc.integer({ min: 1, max: 255 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
        const changed = Buffer.from(body);
        for (const { at, byte } of changes) changed[at] = byte;
        const outcome = await request(changed, [ecdsa.key]).catch((error: unknown) => error);
        if (!(outcome instanceof WireProblem)) expect(outcome).toEqual(message);
      }),
      { numRuns: 400 },
    );
  });

  it('is in date for five minutes of difference between the clocks, on either side', async () => {
    const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
    const { body } = signedWssMessage({ operation: 'GetDeliveryStatus', messageId }, rsa.signer, NOW);
    for (const minutes of [-5, 0, 10]) expect(await request(body, [rsa.key], at(minutes))).toMatchObject({ messageId });
    for (const minutes of [-5.1, 10.1]) {
      expect(await refusalOf(request(body, [rsa.key], at(minutes)))).toBe('SignatureInvalid');
    }
  });

  it('is refused where its key is revoked or out of date, and taken where the next key is registered already', async () => {
    const { body } = signedWssMessage({ operation: 'GetDeliveryStatus', messageId }, rsa.signer, NOW);
    expect(await refusalOf(request(body, [{ ...rsa.key, revokedAt: NOW }]))).toBe('CertificateRevoked');
    expect(await refusalOf(request(body, [{ ...rsa.key, notAfter: new Date(0) }]))).toBe('CertificateRevoked');
    expect(await request(body, [ecdsa.key, rsa.key])).toMatchObject({ messageId });
    expect(await refusalOf(request(body, []))).toBe('CertificateUnknown');
  });

  it('is no request where it is an answer, and is not read where it is no SOAP 1.2', async () => {
    const { body } = signedWssMessage({ operation: 'ConfirmMessageResponse', messageId }, rsa.signer, NOW);
    expect(await refusalOf(request(body, [rsa.key]))).toBe('Validation');
    const trust = { keys: [rsa.key], now: NOW };
    expect(await refusalOf(readWssRequest('text/xml', Readable.from([body]), trust))).toBe('MediaTypeNotSupported');
    const answer = { httpStatus: 502, contentType: 'text/html', body: Readable.from(['<h1>']) };
    expect(await readWssAnswer(answer, trust)).toEqual({ kind: 'no_soap' });
    const lie = { httpStatus: 500, contentType: SOAP12, body: Readable.from([body]) };
    expect(await readWssAnswer(lie, trust)).toMatchObject({ kind: 'not_believed' });
  });

  it('is refused where it gives itself a life of more than 15 minutes', async () => {
    const { body } = signedWssMessage({ operation: 'GetDeliveryStatus', messageId }, rsa.signer, NOW);
    const long = body.toString().replace(/<wsu:Expires>[^<]*/, '<wsu:Expires>2026-11-22T10:15:01Z');
    // Signed anew, as somebody with the key could.
    const timestamp = /<wsu:Timestamp .*<\/wsu:Timestamp>/s.exec(long)?.[0] ?? '';
    const digest = createHash('sha256').update(timestamp).digest('base64');
    const digested = long.replace(/(URI="#Timestamp".*?<ds:DigestValue>)[^<]*/s, `$1${digest}`);
    const signedInfo = /<ds:SignedInfo .*<\/ds:SignedInfo>/s.exec(digested)?.[0] ?? '';
    const value = rsa.signer.sign(Buffer.from(signedInfo)).toString('base64');
    const resigned = digested.replace(/<ds:SignatureValue>[^<]*/, `<ds:SignatureValue>${value}`);
    expect(await refusalOf(request(resigned, [rsa.key]))).toBe('Validation');
    await expect(request(resigned, [rsa.key])).rejects.toThrow('15 minutes');
  });
});
