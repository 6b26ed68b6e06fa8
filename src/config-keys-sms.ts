import type { ConfigKey } from './config-schema.ts';

const secretText = {
  form: '24 to 200 characters without spaces',
  schema: { type: 'string', pattern: '^[\\x21-\\x7e]{24,200}$' },
  secret: true,
} as const;

/** SMS providers and what is known of addresses (ADR 0031); a part of CONFIG_KEYS. */
export const SMS_KEYS: readonly ConfigKey[] = [
  {
    name: 'SHIKRIKI_SMPP_URL',
    description: 'SMS provider `smpp` (SMPP 3.4). Without any provider no SMS are sent.',
    form: 'smpp://user:password@host:port (smpps:// with TLS)',
    schema: { type: 'string', format: 'smpp' },
    secret: true,
  },
  {
    name: 'SHIKRIKI_SMS_HTTP_URL',
    description: 'SMS provider `http`: where messages are posted (SMS over HTTP, below).',
    form: 'an https:// address (http:// only on this machine, and not in production)',
    schema: { type: 'string', format: 'securedWeb' },
    group: 'sms-http',
  },
  {
    name: 'SHIKRIKI_SMS_HTTP_SECRET',
    description: 'Bearer token for that provider.',
    ...secretText,
    group: 'sms-http',
  },
  {
    name: 'SHIKRIKI_SMS_HTTP_REPORT_SECRET',
    description: 'Secrets under which that provider signs its reports: one, or two during a rotation.',
    form: 'one or two secrets of 24 to 200 characters with a comma between',
    schema: { type: 'string', pattern: '^[\\x21-\\x2b\\x2d-\\x7e]{24,200}( *, *[\\x21-\\x2b\\x2d-\\x7e]{24,200})?$' },
    secret: true,
    group: 'sms-http',
  },
  {
    name: 'SHIKRIKI_SMS_SOURCE',
    description: 'Sender of SMS, as agreed with the providers; needed with any of them.',
    form: 'at most 11 letters, digits, dots, hyphens and spaces, or a number',
    schema: { type: 'string', pattern: '^([A-Za-z0-9. -]{1,11}|\\+?[0-9]{3,15})$' },
  },
  {
    name: 'SHIKRIKI_ADDRESS_KEY',
    description:
      'Key of the hashes by which addresses that do not exist are remembered. With another key all of them are forgotten.',
    form: '32 to 200 characters without spaces',
    schema: { type: 'string', pattern: '^[\\x21-\\x7e]{32,200}$' },
    secret: true,
    required: true,
  },
];
