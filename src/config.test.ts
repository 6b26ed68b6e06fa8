import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeExampleCertificates, readExampleKeyPair } from '../certs-example/make-certs.ts';
import {
  CONFIG_KEYS,
  configTable,
  type EnvironmentVariables,
  readConfig,
  readGatewayConfig,
  refuseExampleKeys,
} from './config.ts';

const COMPLETE = {
  DATABASE_URL: 'postgres://shikriki:geheim@db.example:5432/shikriki',
  REDIS_URL: 'rediss://:geheim@redis.example:6380/1',
  SHIKRIKI_PORTAL_ADDRESS: 'https://my.gov.ge.example',
  SHIKRIKI_AGENCY_ADDRESS: 'https://exchange.my.gov.ge.example',
  SHIKRIKI_SEAL_KEY_FILE: '/keys/seal.key.pem',
  SHIKRIKI_SEAL_CERTIFICATE_FILE: '/keys/seal.pem',
  SHIKRIKI_TLS_KEY_FILE: '/keys/server.key.pem',
  SHIKRIKI_TLS_CERTIFICATE_FILE: '/keys/server.pem',
  SHIKRIKI_TLS_CLIENT_KEY_FILE: '/keys/client.key.pem',
  SHIKRIKI_TLS_CLIENT_CERTIFICATE_FILE: '/keys/client.pem',
  SHIKRIKI_TLS_CA_FILE: '/keys/ca.pem',
  SHIKRIKI_TLS_CRL_FILES: '/keys/a.pem, /keys/b.pem',
  SHIKRIKI_AGENCY_PRIVATE_ADDRESSES: '10.1.0.0/16,edoc.example:8443,[::1]:443,fd00::/8',
  SHIKRIKI_JWT_ISSUER: 'https://id.example',
  SHIKRIKI_JWT_AUDIENCE: 'portal',
  SHIKRIKI_JWKS_URL: 'https://id.example/jwks.json',
  SHIKRIKI_JWT_ALGORITHMS: 'ES256',
  SHIKRIKI_SCANNER_ADDRESS: 'clamd.example.ge:3310',
  SHIKRIKI_SMTP_URL: 'smtps://user:geheim@mail.example:465',
  SHIKRIKI_MAIL_FROM: 'no-reply@my.gov.ge.example',
  SHIKRIKI_SMPP_URL: 'smpps://user:ge%40heim@sms.example:2776',
  SHIKRIKI_SMS_HTTP_URL: 'https://sms2.example/v1/messages',
  SHIKRIKI_SMS_HTTP_SECRET: 'geheim-geheim-geheim-geheim',
  SHIKRIKI_SMS_HTTP_REPORT_SECRET: 'geheim-geheim-geheim-new-1, geheim-geheim-geheim-old-1',
  SHIKRIKI_SMS_SOURCE: 'MY.GOV.GE',
  SHIKRIKI_ADDRESS_KEY: 'geheim-geheim-geheim-geheim-geheim',
};

const mistakesOf = (env: EnvironmentVariables): readonly string[] => {
  const result = readConfig(env);
  return result.ok ? [] : result.mistakes;
};

describe('settings', () => {
  it('need nothing in the sandbox', () => {
    const result = readConfig({ PATH: '/bin', HOME: '/root' });
    expect(result).toMatchObject({
      ok: true,
      config: {
        environment: 'sandbox',
        host: '127.0.0.1',
        portalPort: 8080,
        agencyPort: 8443,
        databaseUrl: undefined,
        seals: undefined,
        portalAddress: 'http://127.0.0.1:8080',
        gateway: { code: 'my.gov.ge', name: 'ერთიანი პორტალი' },
        sandbox: { ports: { sandbox: 8090, postgres: 0 } },
      },
    });
  });

  it('are read in production, with lists and addresses taken apart', () => {
    for (const production of [{ NODE_ENV: 'production' }, { SHIKRIKI_ENVIRONMENT: 'production' }]) {
      expect(readConfig({ ...COMPLETE, ...production })).toMatchObject({
        ok: true,
        config: {
          environment: 'production',
          tls: {
            server: { keyFile: '/keys/server.key.pem' },
            client: { certificateFile: '/keys/client.pem' },
            crlFiles: ['/keys/a.pem', '/keys/b.pem'],
          },
          agencyPrivateAddresses: ['10.1.0.0/16', 'edoc.example:8443', '[::1]:443', 'fd00::/8'],
          tokens: { algorithms: ['ES256'] },
          sms: {
            source: 'MY.GOV.GE',
            smpp: { host: 'sms.example', port: 2776, tls: true, systemId: 'user', password: 'ge@heim' },
            http: { reportSecrets: ['geheim-geheim-geheim-new-1', 'geheim-geheim-geheim-old-1'] },
          },
        },
      });
    }
  });

  it('are all asked for in production, and by a gateway process anywhere', () => {
    const required = CONFIG_KEYS.filter((key) => key.required)
      .map(({ name }) => `${name}: is missing`)
      .sort();
    expect(mistakesOf({ NODE_ENV: 'production' })).toEqual(required);
    expect(readGatewayConfig({})).toEqual({ ok: false, mistakes: required });
    expect(readGatewayConfig(COMPLETE)).toMatchObject({ ok: true, config: { environment: 'sandbox' } });
    expect(required).toHaveLength(17);
  });

  it('name several seals, each with its certificate', () => {
    const pairs = {
      ...COMPLETE,
      SHIKRIKI_SEAL_KEY_FILE: 'new.key, old.key',
      SHIKRIKI_SEAL_CERTIFICATE_FILE: 'new.pem,old.pem',
    };
    expect(readConfig(pairs)).toMatchObject({
      config: {
        seals: [
          { keyFile: 'new.key', certificateFile: 'new.pem' },
          { keyFile: 'old.key', certificateFile: 'old.pem' },
        ],
      },
    });
    expect(mistakesOf({ ...pairs, SHIKRIKI_SEAL_CERTIFICATE_FILE: 'new.pem' })).toEqual([
      'SHIKRIKI_SEAL_CERTIFICATE_FILE: must name as many files as SHIKRIKI_SEAL_KEY_FILE',
    ]);
  });

  it('are told all mistakes at once, and never a value', () => {
    const mistakes = mistakesOf({
      ...COMPLETE,
      NODE_ENV: 'production',
      SHIKRIKI_ENVIRONMENT: 'sandbox',
      DATABASE_URL: 'mysql://shikriki:geheim@db.example/x',
      SHIKRIKI_PORTAL_PORT: '80a',
      SHIKRIKI_LEASE_MS: '10',
      SHIKRIKI_PORTAL_PROT: 'geheim',
      SHIKRIKI_JWKS_URL: 'http://geheim.example',
      SHIKRIKI_JWT_ALGORITHMS: 'none',
      SHIKRIKI_SMPP_URL: 'smpp://sms.example',
      SHIKRIKI_AGENCY_PRIVATE_ADDRESSES: '10.0.0.0/33,edoc.example',
      SHIKRIKI_SEAL_KEY_FILE: ' ',
      SHIKRIKI_SCANNER_ADDRESS: 'builtin:eicar-only',
    });
    expect(mistakes.map((mistake) => mistake.split(':')[0])).toEqual([
      'DATABASE_URL',
      'SHIKRIKI_AGENCY_PRIVATE_ADDRESSES',
      'SHIKRIKI_ENVIRONMENT',
      'SHIKRIKI_JWKS_URL',
      'SHIKRIKI_JWT_ALGORITHMS',
      'SHIKRIKI_LEASE_MS',
      'SHIKRIKI_PORTAL_PORT',
      'SHIKRIKI_PORTAL_PROT',
      'SHIKRIKI_SCANNER_ADDRESS',
      'SHIKRIKI_SEAL_KEY_FILE',
      'SHIKRIKI_SEAL_KEY_FILE',
      'SHIKRIKI_SMPP_URL',
    ]);
    expect(mistakes.join()).not.toMatch(/geheim|mysql|80a|10\.0|sms\.example/);
  });

  it.each(['clamd:3310', '[::1]:3310', '/run/clamav/clamd.ctl', 'builtin:eicar-only'])(
    'accept the scanner %s',
    (scanner) => {
      expect(mistakesOf({ SHIKRIKI_SCANNER_ADDRESS: scanner })).toEqual([]);
    },
  );

  it.each(['clamd', 'builtin:none', 'http://clamd:3310', '/'])('refuse the scanner %s', (scanner) => {
    expect(mistakesOf({ SHIKRIKI_SCANNER_ADDRESS: scanner })).toHaveLength(1);
  });

  it('of one group are given together or not at all', () => {
    expect(mistakesOf({ SHIKRIKI_SMPP_URL: COMPLETE.SHIKRIKI_SMPP_URL })).toEqual([
      'SHIKRIKI_SMS_SOURCE: is missing, SHIKRIKI_SMPP_URL needs it',
    ]);
  });

  it('name a sender of SMS and the secrets of both sides with a provider over HTTP', () => {
    expect(mistakesOf({ SHIKRIKI_SMS_HTTP_URL: COMPLETE.SHIKRIKI_SMS_HTTP_URL })).toEqual([
      'SHIKRIKI_SMS_HTTP_REPORT_SECRET: is missing, SHIKRIKI_SMS_HTTP_URL needs it',
      'SHIKRIKI_SMS_HTTP_SECRET: is missing, SHIKRIKI_SMS_HTTP_URL needs it',
      'SHIKRIKI_SMS_SOURCE: is missing, SHIKRIKI_SMS_HTTP_URL needs it',
    ]);
  });

  it('send secrets in clear text to this machine only, and in production nowhere', () => {
    const at = (url: string, more: EnvironmentVariables = {}) =>
      mistakesOf({ ...COMPLETE, ...more, SHIKRIKI_SMS_HTTP_URL: url }).map((mistake) => mistake.split(':')[0]);
    expect(at('http://127.0.0.1:8090/v1/messages')).toEqual([]);
    expect(at('http://sms.example/v1/messages')).toEqual(['SHIKRIKI_SMS_HTTP_URL']);
    expect(at('http://127.0.0.1.sms.example/v1/messages')).toEqual(['SHIKRIKI_SMS_HTTP_URL']);
    expect(at('http://127.0.0.1:8090/v1/messages', { NODE_ENV: 'production' })).toEqual(['SHIKRIKI_SMS_HTTP_URL']);
  });

  it('hold no example secret in production', () => {
    const examples = {
      SHIKRIKI_SMS_HTTP_SECRET: 'example-secret-of-a-sandbox',
      SHIKRIKI_SMS_HTTP_REPORT_SECRET: `${'x'.repeat(24)},example-secret-of-a-sandbox`,
      SHIKRIKI_ADDRESS_KEY: 'example-address-key-of-every-sandbox',
    };
    expect(mistakesOf({ ...COMPLETE, ...examples })).toEqual([]);
    const mistakes = mistakesOf({ ...COMPLETE, ...examples, NODE_ENV: 'production' });
    expect(mistakes.map((mistake) => mistake.split(':')[0])).toEqual(Object.keys(examples).sort());
  });

  it.each(['ES256,RS256', 'RS256, ES256', 'RS256'])('accept the algorithms %s', (algorithms) => {
    expect(mistakesOf({ SHIKRIKI_JWT_ALGORITHMS: algorithms })).toEqual([]);
  });

  it.each(['ES256,ES256', 'HS256', 'ES256,none', 'ES256,'])('refuse the algorithms %s', (algorithms) => {
    expect(mistakesOf({ SHIKRIKI_JWT_ALGORITHMS: algorithms })).toHaveLength(1);
  });

  it('cannot be changed afterwards', () => {
    const result = readGatewayConfig(COMPLETE);
    if (!result.ok) throw new Error('refused');
    expect(() => Object.assign(result.config.tls.server, { keyFile: 'other' })).toThrow(TypeError);
    expect(() => (result.config.agencyPrivateAddresses as string[]).push('0.0.0.0/0')).toThrow(TypeError);
  });

  it('have no fallback where they are secret or required, and fallbacks that are valid themselves', () => {
    expect(
      CONFIG_KEYS.filter(({ fallback, secret, required }) => fallback !== undefined && (secret ?? required)),
    ).toEqual([]);
    const fallbacks = CONFIG_KEYS.flatMap(({ name, fallback }) => (fallback === undefined ? [] : [[name, fallback]]));
    expect(mistakesOf(Object.fromEntries(fallbacks) as EnvironmentVariables)).toEqual([]);
  });

  it('are listed in a table, one row each', () => {
    const rows = configTable().trim().split('\n');
    expect(rows).toHaveLength(CONFIG_KEYS.length + 2);
    for (const row of rows) expect(row.split('|')).toHaveLength(6);
  });
});

describe('when notices go', () => {
  const noticesOf = (env: EnvironmentVariables) => {
    const read = readConfig(env);
    return read.ok ? read.config.notices : read.mistakes;
  };

  it('is five minutes later, and by SMS not at night, where nothing is said', () => {
    expect(noticesOf({})).toEqual({ mergeMs: 300_000, smsQuietHours: { from: '20:00', to: '09:00' } });
  });

  it('may be at once and at any hour', () => {
    expect(noticesOf({ SHIKRIKI_NOTICE_MERGE_MS: '0', SHIKRIKI_SMS_QUIET_HOURS: 'none' })).toEqual({
      mergeMs: 0,
      smsQuietHours: undefined,
    });
  });

  it.each(['20:00', '20:00-20:00', '24:00-09:00', '20:00 - 09:00', 'night'])('is no such hours as %s', (hours) => {
    expect(noticesOf({ SHIKRIKI_SMS_QUIET_HOURS: hours })).toEqual([
      'SHIKRIKI_SMS_QUIET_HOURS: must be HH:MM-HH:MM, or none',
    ]);
  });
});

it('example certificates are refused in production, alone and in a chain', { timeout: 60_000 }, async () => {
  const outDir = await mkdtemp(join(tmpdir(), 'shikriki-config-'));
  try {
    const set = await makeExampleCertificates({ outDir, agencyCodes: ['moj'], systems: [], rsaAgencyCodes: [] });
    for (const name of ['gateway-seal-ecdsa', 'gateway-server', 'foreign-seal']) {
      const { certificatePem, chainPem } = await readExampleKeyPair(set, name);
      expect(refuseExampleKeys(certificatePem, 'production')).toBe('an example certificate is not for production');
      expect(refuseExampleKeys(chainPem, 'production')).toBeDefined();
      expect(refuseExampleKeys(chainPem, 'sandbox')).toBeUndefined();
    }
    expect(refuseExampleKeys(await readFile(set.issuingCaCertificateFile, 'utf8'), 'production')).toBeDefined();
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
});

it('a file without a readable certificate is refused everywhere', () => {
  expect(refuseExampleKeys('words', 'sandbox')).toBe('there is no certificate in the file');
  expect(refuseExampleKeys('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----', 'sandbox')).toBe(
    'the certificate cannot be read',
  );
});
