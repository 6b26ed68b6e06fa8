import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExampleCertificates } from '../../certs-example/make-certs.ts';
import { EXAMPLE_SECRET } from '../config-sms.ts';
import { EICAR_ONLY } from '../outbound/scanner/index.ts';
import { HTTP_SMS_PATH } from '../simulators/sms/http-provider.ts';
import { agencyAddress, portalAddress, type SandboxPorts, sandboxAddress } from './ports.ts';

/** The audience that the sandbox's tokens are for. */
export const SANDBOX_AUDIENCE = 'shikriki-portal-api';

/** What the SMS receiver wants to hear; made once, kept in the data folder. */
export interface SmsLogin {
  readonly systemId: string;
  readonly password: string;
}

/** Reads the login of the sandbox's SMS provider, making it the first time. SMPP allows eight characters. */
export const smsLogin = async (dataFolder: string): Promise<SmsLogin> => {
  const file = join(dataFolder, 'sms-password');
  if (!existsSync(file)) {
    await mkdir(dataFolder, { recursive: true });
    await writeFile(file, randomBytes(6).toString('base64url'), { mode: 0o600 });
  }
  return { systemId: 'shikriki', password: await readFile(file, 'utf8') };
};

/** For runs that file the same letter over and over: many letters a day, and none is compared with earlier ones. */
export const FILED_FREELY = {
  SHIKRIKI_DAILY_LETTERS: '1000000',
  SHIKRIKI_DAILY_CASE_LETTERS: '1000000',
  SHIKRIKI_DAILY_LETTERS_ORGANISATION: '1000000',
  SHIKRIKI_DUPLICATE_DAYS: '0',
} as const;
/** What the sandbox's SMS provider over HTTP and the gateway tell each other; made once, kept in the data folder. */
export interface HttpSmsSecrets {
  readonly secret: string;
  readonly reportSecret: string;
}

const keptSecret = async (dataFolder: string, name: string): Promise<string> => {
  const file = join(dataFolder, name);
  if (!existsSync(file)) {
    await mkdir(dataFolder, { recursive: true });
    await writeFile(file, `${EXAMPLE_SECRET}${randomBytes(18).toString('base64url')}`, { mode: 0o600 });
  }
  return readFile(file, 'utf8');
};

/** Reads the secrets of the sandbox's SMS provider over HTTP, making them the first time; production refuses them. */
export const httpSmsSecrets = async (dataFolder: string): Promise<HttpSmsSecrets> => ({
  secret: await keptSecret(dataFolder, 'sms-http-secret'),
  reportSecret: await keptSecret(dataFolder, 'sms-http-report-secret'),
});

/**
 * The environment variables by which a gateway process finds the parts of a sandbox: what an operator would set by hand.
 * One process or many, with or without Redis, start from the same.
 */
export const gatewayEnvironment = (sandbox: {
  readonly ports: SandboxPorts;
  readonly certificates: ExampleCertificates;
  readonly databaseUrl: string;
  readonly dataFolder: string;
  readonly sms: SmsLogin;
  /** Left out: SMS go over SMPP only. */
  readonly httpSms?: HttpSmsSecrets;
  readonly seal?: 'gateway-seal-ecdsa' | 'gateway-seal-rsa';
  readonly environment?: 'sandbox' | 'test';
  /** As SHIKRIKI_SCANNER_ADDRESS; the stand-in where it is absent. */
  readonly scannerAddress?: string | undefined;
}): { [name: string]: string } => {
  const { ports, certificates } = sandbox;
  const file = (name: string): string => join(certificates.outDir, name);
  const seal = sandbox.seal ?? 'gateway-seal-ecdsa';
  return {
    SHIKRIKI_ENVIRONMENT: sandbox.environment ?? 'sandbox',
    DATABASE_URL: sandbox.databaseUrl,
    SHIKRIKI_DATA_DIR: sandbox.dataFolder,
    SHIKRIKI_PORTAL_PORT: String(ports.portal),
    SHIKRIKI_AGENCY_PORT: String(ports.agency),
    SHIKRIKI_AGENCY_ADDRESS: agencyAddress(ports),
    SHIKRIKI_PORTAL_ADDRESS: portalAddress(ports),
    SHIKRIKI_SEAL_KEY_FILE: file(`${seal}.key.pem`),
    SHIKRIKI_SEAL_CERTIFICATE_FILE: file(`${seal}.cert.pem`),
    SHIKRIKI_TLS_KEY_FILE: file('gateway-server.key.pem'),
    SHIKRIKI_TLS_CERTIFICATE_FILE: file('gateway-server.chain.pem'),
    SHIKRIKI_TLS_CLIENT_KEY_FILE: file('gateway-client.key.pem'),
    SHIKRIKI_TLS_CLIENT_CERTIFICATE_FILE: file('gateway-client.chain.pem'),
    SHIKRIKI_WSS_KEY_FILE: file('gateway-wss.key.pem'),
    SHIKRIKI_WSS_CERTIFICATE_FILE: file('gateway-wss.cert.pem'),
    SHIKRIKI_TLS_CA_FILE: file('ca-chain.pem'),
    SHIKRIKI_TLS_CRL_FILES: [certificates.crlFile, certificates.rootCrlFile].join(','),
    SHIKRIKI_AGENCY_PRIVATE_ADDRESSES: `127.0.0.1:${ports.napr},127.0.0.1:${ports.mof},127.0.0.1:${ports.mia}`,
    SHIKRIKI_JWT_ISSUER: sandboxAddress(ports),
    SHIKRIKI_JWT_AUDIENCE: SANDBOX_AUDIENCE,
    SHIKRIKI_JWKS_URL: `${sandboxAddress(ports)}/jwks.json`,
    SHIKRIKI_SMTP_URL: `smtp://127.0.0.1:${ports.mail}`,
    SHIKRIKI_MAIL_FROM: 'no-reply@my.gov.ge.example',
    SHIKRIKI_SMPP_URL: `smpp://${sandbox.sms.systemId}:${sandbox.sms.password}@127.0.0.1:${ports.sms}`,
    ...(sandbox.httpSms && {
      SHIKRIKI_SMS_HTTP_URL: `${sandboxAddress(ports)}${HTTP_SMS_PATH}`,
      SHIKRIKI_SMS_HTTP_SECRET: sandbox.httpSms.secret,
      SHIKRIKI_SMS_HTTP_REPORT_SECRET: sandbox.httpSms.reportSecret,
    }),
    SHIKRIKI_SMS_SOURCE: 'MY.GOV.GE',
    SHIKRIKI_ADDRESS_KEY: `${EXAMPLE_SECRET}address-key-of-every-sandbox`,
    // Who tries it out does not wait five minutes, nor until the morning.
    SHIKRIKI_NOTICE_MERGE_MS: sandbox.environment === 'test' ? '0' : '500',
    SHIKRIKI_SMS_QUIET_HOURS: 'none',
    SHIKRIKI_SCANNER_ADDRESS: sandbox.scannerAddress ?? EICAR_ONLY,
    // A sandbox shows what citizens would see, and can be shown all day.
    ...(sandbox.environment === 'test' ? FILED_FREELY : { SHIKRIKI_DAILY_LETTERS: '1000' }),
  };
};
