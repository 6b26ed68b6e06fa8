import { createHash } from 'node:crypto';
import { Agent, request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TlsIdentity } from '../../ports/connector.ts';
import { exampleFile, type Sandbox, sealLetter, startSandbox } from './test-support/sandbox.ts';

let sandbox: Sandbox;
let gatewayLine: Agent;

const line = ({ keyPem, certificatePem, caPem }: TlsIdentity): Agent =>
  new Agent({ connect: { key: keyPem, cert: certificatePem, ca: caPem } });
type Sent = Pick<NonNullable<Parameters<typeof request>[1]>, 'method' | 'headers' | 'body'>;
const call = async (address: string, sent: Sent = {}, dispatcher = gatewayLine) => {
  const { statusCode, headers, body } = await request(address, { ...sent, dispatcher });
  return { status: statusCode, headers, text: await body.text() };
};

beforeAll(async () => {
  sandbox = await startSandbox();
  gatewayLine = line(sandbox.keys.gatewayClient);
});
afterAll(async () => {
  await gatewayLine.close();
  await sandbox.close();
});

describe('who may call a simulated system', () => {
  it('is the gateway alone: another key of the same authority is refused', async () => {
    const other = line(sandbox.keys.otherClient);
    const { napr, mof } = sandbox.simulators.systems;
    const rest = await call(`${mof.address}/v1/envelopes`, { method: 'POST', body: 'x' }, other);
    expect([rest.status, JSON.parse(rest.text).code]).toEqual([403, 'CertificateUnknown']);
    const soap = await call(napr.address, { method: 'POST', body: 'x' }, other);
    expect([soap.status, soap.text]).toEqual([500, expect.stringContaining('<Code>CertificateUnknown</Code>')]);
    await other.close();
  });

  it('needs a client certificate', async () => {
    const without = new Agent({ connect: { ca: sandbox.keys.certificates.caPem } });
    await expect(call(sandbox.simulators.systems.mof.address, {}, without)).rejects.toThrow();
    await without.close();
  });
});

describe.each(['napr', 'mof'] as const)('a call to %s that only proves the connection', (code) => {
  it('is answered, and no fault is spent on it unless the machine is dead', async () => {
    const { address, faults } = sandbox.simulators.systems[code];
    faults.set({ kind: 'status500', remaining: 1 });
    const probe = () => call(code === 'mof' ? `${address}/v1/envelopes` : address, { method: 'HEAD' });
    expect((await probe()).status).toBe(405);
    expect(faults.list()).toHaveLength(1);
    faults.set({ kind: 'down' });
    await expect(probe()).rejects.toThrow();
    faults.clear();
  });
});

describe('edoc-soap at napr', () => {
  it('serves its WSDL with its own address', async () => {
    const { address } = sandbox.simulators.systems.napr;
    const { status, text } = await call(`${address}?wsdl`);
    expect([status, text]).toEqual([200, expect.stringContaining(`location="${address}"`)]);
  });

  it('answers with faults that the contract knows', async () => {
    const { address } = sandbox.simulators.systems.napr;
    const soap = (body: string, contentType = 'text/xml') =>
      call(address, { method: 'POST', headers: { 'content-type': contentType }, body });
    expect((await soap('<nonsense/>')).text).toContain('VersionMismatch');
    expect((await soap('{}', 'application/json')).text).toContain('<Code>MediaTypeNotSupported</Code>');
  });
});

describe('edoc-rest at mof', () => {
  const bytes = Buffer.from('მაგალითი '.repeat(10_000));
  const base = () => `${sandbox.simulators.systems.mof.address}/v1/envelopes`;
  const post = (envelopeXml: Buffer) =>
    call(base(), { method: 'POST', headers: { 'content-type': 'application/xml' }, body: envelopeXml });
  const put = (path: string, body: Buffer, range?: string) =>
    call(`${base()}/${path}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/octet-stream', ...(range !== undefined && { 'content-range': range }) },
      body,
    });
  const codeOf = (answer: { text: string }) => JSON.parse(answer.text).code;

  it('takes a file in parts, and tells where it continues', async () => {
    const file = exampleFile(bytes);
    const letter = await sealLetter(sandbox.keys, 'mof', { files: [file] });
    const created = await post(letter.envelopeXml);
    expect([created.status, JSON.parse(created.text)]).toEqual([
      202,
      {
        MessageId: letter.messageId,
        State: 'RECEIVING',
        Files: [
          {
            FileGuid: file.file.fileGuid,
            ContentId: file.file.contentId,
            SizeBytes: bytes.length,
            ReceivedBytes: 0,
          },
        ],
      },
    ]);
    const path = `${letter.messageId}/files/${file.file.contentId}`;
    const last = bytes.length - 1;
    const half = await put(path, bytes.subarray(0, 1000), `bytes 0-999/${bytes.length}`);
    expect([half.status, half.headers['upload-offset']]).toEqual([204, '1000']);
    const gap = await put(path, bytes.subarray(2000), `bytes 2000-${last}/${bytes.length}`);
    expect([gap.status, codeOf(gap), gap.headers['upload-offset']]).toEqual([409, 'OffsetMismatch', '1000']);
    const head = await call(`${base()}/${path}`, { method: 'HEAD' });
    expect([head.status, head.headers['upload-offset']]).toEqual([200, '1000']);
    expect(codeOf(await call(`${base()}/${letter.messageId}/submit`, { method: 'POST' }))).toBe('FileMissing');
    const status = await call(`${base()}/${letter.messageId}/status`);
    expect(JSON.parse(status.text)).toMatchObject({ State: 'RECEIVING' });
    const rest = await put(path, bytes.subarray(1000), `bytes 1000-${last}/${bytes.length}`);
    expect([rest.status, rest.headers['upload-offset']]).toEqual([204, String(bytes.length)]);
    const submitted = await call(`${base()}/${letter.messageId}/submit`, { method: 'POST' });
    expect([submitted.status, submitted.headers['shikriki-duplicate']]).toEqual([200, undefined]);
    const again = await call(`${base()}/${letter.messageId}/submit`, { method: 'POST' });
    expect([again.text, again.headers['shikriki-duplicate']]).toEqual([submitted.text, 'true']);
    const received = JSON.parse((await call(`${base()}/${letter.messageId}/status`)).text);
    expect(received).toMatchObject({
      State: 'RECEIVED',
      ReceivedSha256: createHash('sha256').update(letter.envelopeXml).digest('hex'),
      Receipt: Buffer.from(submitted.text).toString('base64'),
    });
    const late = await put(path, bytes);
    expect([codeOf(late), late.headers['upload-offset']]).toEqual(['OffsetMismatch', String(bytes.length)]);
  });

  it('starts a file again whose bytes are not those that the envelope lists', async () => {
    const file = exampleFile(bytes);
    const letter = await sealLetter(sandbox.keys, 'mof', { files: [file] });
    await post(letter.envelopeXml);
    const path = `${letter.messageId}/files/${file.file.contentId}`;
    const wrong = await put(path, Buffer.alloc(bytes.length));
    expect([wrong.status, codeOf(wrong), wrong.headers['upload-offset']]).toEqual([422, 'FileDigestMismatch', '0']);
    expect((await put(path, bytes)).status).toBe(204);
    expect((await put(path, bytes)).status).toBe(204);
    expect((await call(`${base()}/${letter.messageId}/submit`, { method: 'POST' })).status).toBe(200);
  });

  it('answers what it does not know or cannot read with problems', async () => {
    const unknown = '0190aaaa-0000-7000-8000-0000000000ff';
    expect(codeOf(await put(`${unknown}/files/a`, bytes))).toBe('UnknownMessage');
    expect(codeOf(await call(`${base()}/${unknown}/submit`, { method: 'POST' }))).toBe('UnknownMessage');
    expect(JSON.parse((await call(`${base()}/${unknown}/status`)).text)).toEqual({
      MessageId: unknown,
      State: 'NOT_RECEIVED',
    });
    expect(codeOf(await call(`${base()}/nonsense/status`))).toBe('Validation');
    expect(codeOf(await call(base(), { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'x' }))).toBe(
      'MediaTypeNotSupported',
    );
    expect(codeOf(await post(Buffer.from('<Envelope/>')))).toBe('Validation');
    expect(codeOf(await post(Buffer.alloc(10_485_761, ' ')))).toBe('SizeLimitExceeded');
    expect((await call(`${base()}/x`)).status).toBe(404);
  });
});
