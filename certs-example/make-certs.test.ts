import { spawn } from 'node:child_process';
import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { createServer, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createSecureContext, type TLSSocket } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  EXAMPLE_ORGANISATION,
  type ExampleCertificates,
  makeExampleCertificates,
  readExampleKeyPair,
} from './make-certs.ts';

const AGENCIES = ['moj', 'patrol'];
const SYSTEMS = ['napr', 'mia'];
// keyUsage, critical, digitalSignature and nonRepudiation, as DER.
const SEAL_KEY_USAGE = Buffer.from('0603551d0f0101ff0404030206c0', 'hex');

let folder: string;
let outDir: string;
let set: ExampleCertificates;
let root: X509Certificate;
let issuing: X509Certificate;

const certificateOf = async (name: string, of = set) =>
  new X509Certificate((await readExampleKeyPair(of, name)).certificatePem);
const lastWrites = async (directory: string) =>
  Promise.all(
    (await readdir(directory)).sort().map(async (file) => [file, (await stat(join(directory, file))).mtimeMs]),
  );

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'example-certs-'));
  outDir = join(folder, 'first');
  set = await makeExampleCertificates({
    outDir,
    agencyCodes: AGENCIES,
    systems: SYSTEMS,
    hosts: ['gateway.example', '10.1.2.3'],
  });
  root = new X509Certificate(await readFile(set.rootCaCertificateFile));
  issuing = new X509Certificate(await readFile(set.issuingCaCertificateFile));
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the example PKI', () => {
  test('the root vouches for the issuing CA, and that one for every certificate but the foreign seal', async () => {
    expect(root.verify(root.publicKey) && root.ca && issuing.ca).toBe(true);
    expect(issuing.verify(root.publicKey) && issuing.checkIssued(root)).toBe(true);
    const vouchedFor = await Promise.all(
      set.certificates.map(async ({ name }) => {
        const certificate = await certificateOf(name);
        return [name, certificate.verify(issuing.publicKey) && certificate.checkIssued(issuing) && !certificate.ca];
      }),
    );
    expect(vouchedFor).toEqual(set.certificates.map(({ name }) => [name, name !== 'foreign-seal']));
    const foreign = await certificateOf('foreign-seal');
    expect(foreign.verify(foreign.publicKey)).toBe(true);
  });

  test('has a seal for each agency and TLS keys for each system and the gateway', () => {
    expect(set.certificates.map(({ name }) => name)).toEqual([
      ...['gateway-seal-ecdsa', 'gateway-seal-rsa', 'gateway-server', 'gateway-client', 'gateway-wss'],
      ...['system-napr-server', 'system-napr-client', 'system-mia-server', 'system-mia-client', 'system-mia-wss'],
      ...['agency-moj-seal', 'agency-patrol-seal'],
      ...['revoked-seal', 'revoked-client', 'expired-seal', 'expired-client', 'foreign-seal'],
    ]);
  });

  test('the index tells the truth about every certificate, and its key is readable by its owner only', async () => {
    expect(JSON.parse(await readFile(set.indexFile, 'utf8'))).toEqual(set.certificates);
    for (const row of set.certificates) {
      const certificate = new X509Certificate(await readFile(join(outDir, row.certificateFile)));
      const key = createPrivateKey(await readFile(join(outDir, row.keyFile)));
      const spki = certificate.publicKey.export({ type: 'spki', format: 'der' });
      expect(certificate.checkPrivateKey(key), row.name).toBe(true);
      expect(row.spkiSha256, row.name).toBe(createHash('sha256').update(spki).digest('hex'));
      expect(new Date(certificate.validFrom), row.name).toEqual(new Date(row.notBefore));
      expect(new Date(certificate.validTo), row.name).toEqual(new Date(row.notAfter));
      expect(key.asymmetricKeyType, row.name).toBe(row.algorithm === 'rsa-3072' ? 'rsa' : 'ec');
      expect((await stat(join(outDir, row.keyFile))).mode & 0o777, row.name).toBe(0o600);
      expect(new Date(row.notAfter) < new Date(), row.name).toBe(row.owner.code === 'example-expired');
    }
  });

  test('each certificate is good for its one use, and carries the mark of an example', async () => {
    for (const { name, use } of set.certificates) {
      const certificate = await certificateOf(name);
      // X509Certificate.keyUsage holds the extended key usages.
      const expected = {
        seal: undefined,
        wss: undefined,
        'tls-client': ['1.3.6.1.5.5.7.3.2'],
        'tls-server': ['1.3.6.1.5.5.7.3.1'],
      }[use];
      expect(certificate.keyUsage, name).toEqual(expected);
      expect(certificate.raw.includes(SEAL_KEY_USAGE), name).toBe(use === 'seal');
      expect(certificate.subject.split('\n'), name).toContain(`O=${EXAMPLE_ORGANISATION}`);
    }
    expect(root.subject.split('\n')).toContain(`O=${EXAMPLE_ORGANISATION}`);
    expect((await certificateOf('system-napr-client')).subject.split('\n')).toContain('CN=napr');
  });

  test('the gateway answers to its local names and to the hosts it was given', async () => {
    const server = await certificateOf('gateway-server');
    expect(server.checkHost('localhost') && server.checkHost('gateway.example')).toBe('gateway.example');
    expect(['127.0.0.1', '::1', '10.1.2.3'].filter((address) => server.checkIP(address) === undefined)).toEqual([]);
    expect(server.checkHost('elsewhere.example')).toBe(undefined);
  });

  test('the revocation list names the revoked certificates and no other', async () => {
    const crl = await readFile(set.crlDerFile);
    for (const { name, revoked } of set.certificates) {
      const { serialNumber } = await certificateOf(name);
      expect(crl.includes(Buffer.from(serialNumber, 'hex')), name).toBe(revoked);
    }
    expect(set.certificates.filter(({ revoked }) => revoked).map(({ name }) => name)).toEqual([
      'revoked-seal',
      'revoked-client',
    ]);
  });

  test('the PKCS#12 file opens with the password beside it and with no other', async () => {
    const pfx = await readFile(set.pkcs12File);
    const passphrase = await readFile(set.pkcs12PasswordFile, 'utf8');
    expect(() => createSecureContext({ pfx, passphrase })).not.toThrow();
    expect(() => createSecureContext({ pfx, passphrase: 'wrong' })).toThrow();
  });
});

const verdict = (socket: TLSSocket): string => (socket.authorized ? 'authorized' : String(socket.authorizationError));

test('a TLS server that asks for a client key lets a system in and refuses the revoked, the expired and the foreign', async () => {
  const own = await readExampleKeyPair(set, 'gateway-server');
  const server = createServer(
    {
      key: own.keyPem,
      cert: own.chainPem,
      ca: root.toString(),
      crl: [await readFile(set.crlFile), await readFile(set.rootCrlFile)],
      requestCert: true,
      // Let in as far as the answer, so that it can tell why the key was not good enough.
      rejectUnauthorized: false,
    },
    ({ socket }, response) => response.end(verdict(socket as TLSSocket)),
  );
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const callAs = async (name: string): Promise<string> => {
    const { keyPem, chainPem } = await readExampleKeyPair(set, name);
    const call = request({ host: '127.0.0.1', port, key: keyPem, cert: chainPem, ca: root.toString(), agent: false });
    const [response] = (await once(call.end(), 'response')) as [IncomingMessage];
    return text(response);
  };
  try {
    expect(await callAs('system-napr-client')).toBe('authorized');
    expect(await callAs('gateway-client')).toBe('authorized');
    expect(await callAs('revoked-client')).toBe('CERT_REVOKED');
    expect(await callAs('expired-client')).toBe('CERT_HAS_EXPIRED');
    expect(await callAs('foreign-seal')).not.toBe('authorized');
    expect(await callAs('gateway-server')).toBe('INVALID_PURPOSE');
  } finally {
    server.close();
    server.closeAllConnections();
  }
});

describe('making them again', () => {
  test('writes nothing when the set is whole', async () => {
    const before = await lastWrites(outDir);
    const again = await makeExampleCertificates({ outDir, agencyCodes: AGENCIES, systems: SYSTEMS });
    expect(again).toEqual({ ...set, made: [] });
    expect(await lastWrites(outDir)).toEqual(before);
  });

  test('adds only the seal of an agency that is new, also when two ask for different ones at once', {
    timeout: 60_000,
  }, async () => {
    const own = join(folder, 'growing');
    const first = await makeExampleCertificates({ outDir: own, agencyCodes: ['moj'], systems: [], rsaAgencyCodes: [] });
    const before = await lastWrites(own);
    const grown = await Promise.all(
      ['geostat', 'sao'].map((code) =>
        makeExampleCertificates({ outDir: own, agencyCodes: [code], systems: [], rsaAgencyCodes: [] }),
      ),
    );
    expect(grown.map(({ made }) => made)).toEqual([['agency-geostat-seal'], ['agency-sao-seal']]);
    const after = await lastWrites(own);
    const untouched = before.filter(([file]) => file !== 'index.json');
    expect(after).toEqual(expect.arrayContaining(untouched));
    const names = (JSON.parse(await readFile(first.indexFile, 'utf8')) as { name: string }[]).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['agency-moj-seal', 'agency-geostat-seal', 'agency-sao-seal']));
  });

  test('renews the certificates that end within 30 days, and puts the newly revoked on the list', {
    timeout: 60_000,
  }, async () => {
    const own = join(folder, 'ageing');
    const request = { outDir: own, agencyCodes: ['moj'], systems: [], rsaAgencyCodes: [] };
    const madeAt = new Date('2026-01-10T00:00:00Z');
    await makeExampleCertificates({ ...request, now: madeAt });
    expect((await makeExampleCertificates({ ...request, now: new Date('2027-12-10T00:00:00Z') })).made).toEqual([]);
    const renewed = await makeExampleCertificates({ ...request, now: new Date('2027-12-12T00:00:00Z') });
    expect(renewed.made).toContain('agency-moj-seal');
    expect(renewed.made).not.toContain('expired-seal');
    const { serialNumber } = await certificateOf('revoked-seal', renewed);
    expect((await readFile(renewed.crlDerFile)).includes(Buffer.from(serialNumber, 'hex'))).toBe(true);
  });

  test('refuses a code that would leave the directory or pass for a broken certificate', async () => {
    for (const code of ['../moj', 'Moj', 'example-revoked', '']) {
      await expect(makeExampleCertificates({ outDir, agencyCodes: [code], systems: [] })).rejects.toThrow('not a code');
    }
  });
});

test('the command refuses to work in production and makes nothing', { timeout: 30_000 }, async () => {
  const nowhere = join(folder, 'production');
  const command = fileURLToPath(new URL('make-certs.ts', import.meta.url));
  const run = spawn(process.execPath, ['--import', 'tsx', command, '--out', nowhere], {
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  run.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  const [exitCode] = await once(run, 'close');
  expect(exitCode).toBe(1);
  expect(complaint).toContain('not for production');
  await expect(stat(nowhere)).rejects.toThrow('ENOENT');
});
