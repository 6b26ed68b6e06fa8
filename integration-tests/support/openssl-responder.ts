import { execFile, spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { FreshCertificates } from './fresh-certificates.ts';

const run = promisify(execFile);

/** Why there is no OpenSSL to test with, or undefined where there is one. */
export const opensslMissing = (): string | undefined =>
  spawnSync('openssl', ['version']).status === 0 ? undefined : 'openssl is not installed';

/** What a certificate is to the responder. */
export type Standing = 'good' | 'revoked' | 'not known';

/** A real OCSP responder (openssl ocsp) on loopback. `openssl` itself would listen on every address, so HTTP is in front of it. */
export interface OpensslResponder {
  readonly url: string;
  say(certificatePem: string, standing: Standing): void;
  /** Whom answers are signed by from now on; at first by the issuing CA itself. */
  signBy(signer: { readonly keyPem: string; readonly certificatePem: string }): Promise<void>;
  /** Changes the bytes of answers on their way. */
  change(answer: (der: Buffer) => Buffer): void;
  /** Answers without a nonce, as responders do that sign beforehand. */
  withoutNonce(): void;
  /** How long answers are good for. */
  goodForMinutes(minutes: number): void;
  asked(): number;
  close(): Promise<void>;
}

const asn1Time = (date: Date): string => `${date.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`;

export const startOpensslResponder = async (fresh: FreshCertificates): Promise<OpensslResponder> => {
  const at = (name: string): string => join(fresh.folder, name);
  const { issuing } = fresh.authorities;
  const standings = new Map<string, { readonly notAfter: Date; standing: Standing }>();
  let asked = 0;
  let minutes = 60;
  let nonce = true;
  let change = (der: Buffer): Buffer => der;

  const signBy: OpensslResponder['signBy'] = async ({ keyPem, certificatePem }) => {
    await writeFile(at('signer.key.pem'), keyPem);
    await writeFile(at('signer.pem'), certificatePem);
  };
  await writeFile(at('issuing.pem'), issuing.certificatePem);
  await signBy({
    keyPem: issuing.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificatePem: issuing.certificatePem,
  });

  const answer = async (request: Buffer): Promise<Buffer> => {
    asked += 1;
    const id = asked;
    const index = [...standings].flatMap(([serial, { notAfter, standing }]) => {
      if (standing === 'not known') return [];
      const revoked = standing === 'revoked' ? `${asn1Time(new Date(Date.now() - 60_000))},keyCompromise` : '';
      return [
        `${standing === 'revoked' ? 'R' : 'V'}\t${asn1Time(notAfter)}\t${revoked}\t${serial}\tunknown\t/CN=${serial}`,
      ];
    });
    // OpenSSL takes an index without any line for a broken one.
    index.push(`V\t${asn1Time(new Date(Date.now() + 86_400_000))}\t\t01\tunknown\t/CN=nobody`);
    await writeFile(at(`index-${id}`), `${index.join('\n')}\n`);
    await writeFile(at(`request-${id}`), request);
    await run('openssl', [
      'ocsp',
      ...['-index', at(`index-${id}`), '-CA', at('issuing.pem'), '-nmin', String(minutes)],
      ...['-rsigner', at('signer.pem'), '-rkey', at('signer.key.pem')],
      ...['-reqin', at(`request-${id}`), '-respout', at(`answer-${id}`)],
    ]);
    return readFile(at(`answer-${id}`));
  };

  const server = createServer((request, response) => {
    void (async () => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const whole = Buffer.concat(parts);
      const der = await answer(nonce ? whole : await withoutNonceIn(whole));
      response.setHeader('content-type', 'application/ocsp-response').end(change(der));
    })().catch(() => response.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');

  // The nonce is the only extension of the request; without it openssl answers without one.
  const withoutNonceIn = async (request: Buffer): Promise<Buffer> => {
    await writeFile(at('with-nonce'), request);
    const { stdout } = await run('openssl', ['ocsp', '-reqin', at('with-nonce'), '-req_text']);
    const serial = /Serial Number: ([0-9A-F]+)/.exec(stdout)?.[1] ?? '';
    await run('openssl', [
      'ocsp',
      ...['-issuer', at('issuing.pem'), '-serial', `0x${serial}`, '-no_nonce', '-reqout', at('without-nonce')],
    ]);
    return readFile(at('without-nonce'));
  };

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/ocsp`,
    say(certificatePem, standing) {
      const { serialNumber, validTo } = new X509Certificate(certificatePem);
      standings.set(serialNumber, { notAfter: new Date(validTo), standing });
    },
    signBy,
    change: (next) => {
      change = next;
    },
    withoutNonce: () => {
      nonce = false;
    },
    goodForMinutes: (next) => {
      minutes = next;
    },
    asked: () => asked,
    async close() {
      server.closeAllConnections();
      server.close();
      if (server.listening) await once(server, 'close');
    },
  };
};

/** A certificate of the issuing CA for a key that may sign answers of the responder. */
export const delegatedResponder = async (
  fresh: FreshCertificates,
): Promise<{ readonly keyPem: string; readonly certificatePem: string }> => {
  const at = (name: string): string => join(fresh.folder, name);
  const { issuing } = fresh.authorities;
  await writeFile(at('ca.key.pem'), issuing.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  await writeFile(at('ca.pem'), issuing.certificatePem);
  await run('openssl', [
    'req',
    ...['-new', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-subj', '/CN=responder'],
    ...['-keyout', at('responder.key.pem'), '-out', at('responder.csr')],
  ]);
  const extensions = at('ocsp.cnf');
  await writeFile(extensions, 'extendedKeyUsage=OCSPSigning\n');
  await run('openssl', [
    'x509',
    ...['-req', '-in', at('responder.csr'), '-CA', at('ca.pem'), '-CAkey', at('ca.key.pem'), '-days', '30'],
    ...['-extfile', extensions, '-out', at('responder.pem'), '-set_serial', '0x4000000000000001'],
  ]);
  return {
    keyPem: await readFile(at('responder.key.pem'), 'utf8'),
    certificatePem: await readFile(at('responder.pem'), 'utf8'),
  };
};
