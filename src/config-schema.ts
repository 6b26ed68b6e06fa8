import type { FORMATS } from './config-formats.ts';
import { ALERT_KEYS } from './config-keys-alerts.ts';
import { FILING_KEYS } from './config-keys-filing.ts';
import { NOTICE_KEYS } from './config-keys-notices.ts';
import { PROXY_KEYS } from './config-keys-proxies.ts';
import { REVOCATION_KEYS } from './config-keys-revocation.ts';
import { SCANNER_KEYS } from './config-keys-scanner.ts';
import { SMS_KEYS } from './config-keys-sms.ts';

/** One setting, as an operator reads about it. The table in docs/operations.md is made of these. */
export interface ConfigKey {
  readonly name: string;
  readonly description: string;
  /** What the value is made of; ends the sentence "must be ...". */
  readonly form: string;
  readonly unit?: 'milliseconds' | 'connections' | 'deliveries at once';
  /** Taken where the variable is missing or empty. */
  readonly fallback?: string;
  /** Must be set in production and for every gateway process; has no fallback. */
  readonly required?: true;
  /** The value is a secret or may carry one. */
  readonly secret?: true;
  /** Settings of one group are given all together or not at all. */
  readonly group?: 'seal' | 'tls' | 'wss' | 'tokens' | 'mail' | 'sms-http';
  readonly schema: { readonly type: 'string' | 'integer'; readonly [rule: string]: unknown };
}

const text = { form: 'a text without line breaks', schema: { type: 'string', pattern: '^[^\\r\\n]{1,200}$' } } as const;
const file = { form: 'a file name', schema: { type: 'string', pattern: '^[^\\u0000]{1,4000}$' } } as const;
const fileList = { form: 'file names with commas between', schema: file.schema } as const;
const port = { form: 'a port number', schema: { type: 'integer', minimum: 0, maximum: 65_535 } } as const;
const from = (minimum: number, maximum: number) =>
  ({ form: `a whole number from ${minimum} to ${maximum}`, schema: { type: 'integer', minimum, maximum } }) as const;
const oneOf = (...values: readonly string[]) =>
  ({ form: `one of ${values.join(', ')}`, schema: { type: 'string', enum: values } }) as const;
const url = (format: keyof typeof FORMATS, form: string) => ({ form, schema: { type: 'string', format } }) as const;
const web = url('web', 'an http:// or https:// address (https:// in production)');

/** Every variable that is read, in the order of the documentation. What is not here and begins with SHIKRIKI_ is a mistake. */
export const CONFIG_KEYS: readonly ConfigKey[] = [
  {
    name: 'SHIKRIKI_ENVIRONMENT',
    description: 'What this installation is for. Missing, it is production where NODE_ENV=production, else sandbox.',
    ...oneOf('production', 'sandbox', 'test'),
  },
  {
    name: 'DATABASE_URL',
    description: 'PostgreSQL 15 to 18. Missing in the sandbox, a PostgreSQL of its own is started in the data folder.',
    ...url('postgres', 'a postgres:// address'),
    required: true,
    secret: true,
  },
  {
    name: 'REDIS_URL',
    description: 'Redis for wake-ups between processes. Missing, wake-ups stay within one process.',
    ...url('redis', 'a redis:// or rediss:// address'),
    secret: true,
  },
  {
    name: 'SHIKRIKI_HOST',
    description: 'Address that servers listen on.',
    ...text,
    form: 'a host name or address',
    fallback: '127.0.0.1',
  },
  { name: 'SHIKRIKI_PORTAL_PORT', description: 'Portal API and health.', ...port, fallback: '8080' },
  { name: 'SHIKRIKI_AGENCY_PORT', description: 'SOAP and REST for agencies, mutual TLS.', ...port, fallback: '8443' },
  {
    name: 'SHIKRIKI_PORTAL_ADDRESS',
    description: 'Where citizens find the portal; the link in notices. Missing in the sandbox: this process.',
    ...web,
    required: true,
  },
  {
    name: 'SHIKRIKI_AGENCY_ADDRESS',
    description: 'Where agencies find the gateway. Missing in the sandbox: this process.',
    ...url('web', 'an https:// address'),
    required: true,
  },
  {
    name: 'SHIKRIKI_DATA_DIR',
    description: 'Folder for what a sandbox keeps.',
    ...file,
    form: 'a folder name',
    fallback: '.data',
  },
  {
    name: 'SHIKRIKI_DATABASE_POOL',
    description: 'Most connections to PostgreSQL that one role of a process opens.',
    unit: 'connections',
    ...from(1, 500),
    fallback: '10',
  },
  {
    name: 'SHIKRIKI_WORKER_CONCURRENCY',
    description: 'Deliveries that one worker has under way.',
    unit: 'deliveries at once',
    ...from(1, 1000),
    fallback: '32',
  },
  {
    name: 'SHIKRIKI_RELAY_INTERVAL_MS',
    description: 'Pause between two looks for what is due.',
    unit: 'milliseconds',
    ...from(50, 600_000),
    fallback: '1000',
  },
  {
    name: 'SHIKRIKI_LEASE_MS',
    description: 'How long a claimed delivery is left to a worker that says nothing more.',
    unit: 'milliseconds',
    ...from(1_000, 3_600_000),
    fallback: '30000',
  },
  {
    name: 'SHIKRIKI_GATEWAY_CODE',
    description: 'Code of the gateway as sender and addressee of envelopes.',
    form: 'letters, digits, dots and hyphens',
    schema: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9.-]{0,99}$' },
    fallback: 'my.gov.ge',
  },
  {
    name: 'SHIKRIKI_GATEWAY_NAME',
    description: 'Name of the gateway in envelopes, and as the issuer of papers and packages (PDF, ZIP).',
    ...text,
    fallback: 'ერთიანი პორტალი',
  },
  {
    name: 'SHIKRIKI_SEAL_KEY_FILE',
    description: 'Private keys that seal envelopes, PEM: the first whose certificate is in date seals.',
    ...fileList,
    required: true,
    group: 'seal',
  },
  {
    name: 'SHIKRIKI_SEAL_CERTIFICATE_FILE',
    description: 'Their certificates, PEM, in the same order.',
    ...fileList,
    required: true,
    group: 'seal',
  },
  {
    name: 'SHIKRIKI_TLS_KEY_FILE',
    description: 'Private key of the server for agencies, PEM.',
    ...file,
    required: true,
    group: 'tls',
  },
  {
    name: 'SHIKRIKI_TLS_CERTIFICATE_FILE',
    description: 'Its certificate chain, own certificate first, PEM.',
    ...file,
    required: true,
    group: 'tls',
  },
  {
    name: 'SHIKRIKI_TLS_CLIENT_KEY_FILE',
    description: 'Private key with which agencies are called, PEM.',
    ...file,
    required: true,
    group: 'tls',
  },
  {
    name: 'SHIKRIKI_TLS_CLIENT_CERTIFICATE_FILE',
    description: 'Its certificate chain, PEM.',
    ...file,
    required: true,
    group: 'tls',
  },
  {
    name: 'SHIKRIKI_TLS_CA_FILE',
    description: 'Authorities whose certificates agencies use, PEM.',
    ...file,
    required: true,
    group: 'tls',
  },
  {
    name: 'SHIKRIKI_TLS_CRL_FILES',
    description: 'Revocation lists of those authorities, PEM. With any, every authority of the chain needs one.',
    ...fileList,
  },
  ...REVOCATION_KEYS,
  {
    name: 'SHIKRIKI_WSS_KEY_FILE',
    description:
      'Private key that signs messages of dialect edoc-soap-wss, PEM. Missing, that of the TLS client signs.',
    ...file,
    group: 'wss',
  },
  { name: 'SHIKRIKI_WSS_CERTIFICATE_FILE', description: 'Its certificate, PEM.', ...file, group: 'wss' },
  {
    name: 'SHIKRIKI_AGENCY_PRIVATE_ADDRESSES',
    description: 'Agencies may be called at these private addresses; all other private ones are refused.',
    ...url('addresses', 'host:port or networks such as 10.1.0.0/16, with commas between'),
  },
  {
    name: 'SHIKRIKI_WEBHOOK_PRIVATE_ADDRESSES',
    description: 'Webhooks may be called at these private addresses; all other private ones are refused.',
    ...url('addresses', 'host:port or networks such as 10.1.0.0/16, with commas between'),
  },
  ...PROXY_KEYS,
  {
    name: 'SHIKRIKI_JWT_ISSUER',
    description: 'Issuer (iss) of citizens’ access tokens.',
    ...text,
    required: true,
    group: 'tokens',
  },
  {
    name: 'SHIKRIKI_JWT_AUDIENCE',
    description: 'Audience (aud) that those tokens must have.',
    ...text,
    required: true,
    group: 'tokens',
  },
  {
    name: 'SHIKRIKI_JWKS_URL',
    description: 'Where the issuer publishes its keys.',
    ...web,
    required: true,
    group: 'tokens',
  },
  {
    name: 'SHIKRIKI_JWT_ALGORITHMS',
    description: 'Signature algorithms that are accepted.',
    form: 'ES256, RS256 or both with a comma between',
    schema: { type: 'string', pattern: '^ *(ES256|RS256) *(, *(?!\\1)(ES256|RS256) *)?$' },
    fallback: 'ES256,RS256',
  },
  {
    name: 'SHIKRIKI_SMTP_URL',
    description: 'Mail server for notices.',
    ...url('smtp', 'an smtp:// or smtps:// address'),
    required: true,
    secret: true,
    group: 'mail',
  },
  {
    name: 'SHIKRIKI_MAIL_FROM',
    description: 'Sender of notices.',
    form: 'an e-mail address, alone or as name <address>',
    schema: { type: 'string', pattern: '^([^\\s@<>]+@[^\\s@<>]+|[^\\r\\n@<>]{1,200}<[^\\s@<>]+@[^\\s@<>]+>)$' },
    required: true,
    group: 'mail',
  },
  ...ALERT_KEYS,
  ...SMS_KEYS,
  ...NOTICE_KEYS,
  ...SCANNER_KEYS,
  ...FILING_KEYS,
  {
    name: 'SHIKRIKI_LOG_LEVEL',
    description: 'How much is logged.',
    ...oneOf('info', 'warn', 'error', 'silent'),
    fallback: 'info',
  },
  { name: 'SHIKRIKI_SANDBOX_PORT', description: 'Sandbox: start page.', ...port, fallback: '8090' },
  { name: 'SHIKRIKI_MAIL_PORT', description: 'Sandbox: mail receiver (SMTP).', ...port, fallback: '8025' },
  { name: 'SHIKRIKI_SMS_PORT', description: 'Sandbox: SMS receiver (SMPP).', ...port, fallback: '8775' },
  { name: 'SHIKRIKI_NAPR_PORT', description: 'Sandbox: simulated e-document system napr.', ...port, fallback: '8444' },
  { name: 'SHIKRIKI_MOF_PORT', description: 'Sandbox: simulated e-document system mof.', ...port, fallback: '8445' },
  { name: 'SHIKRIKI_MIA_PORT', description: 'Sandbox: simulated e-document system mia.', ...port, fallback: '8446' },
  { name: 'SHIKRIKI_POSTGRES_PORT', description: 'Sandbox: its PostgreSQL; 0: a free one.', ...port, fallback: '0' },
];
