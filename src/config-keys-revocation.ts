import type { ConfigKey } from './config-schema.ts';

/** Settings of revocation: lists and responders. */
export const REVOCATION_KEYS: readonly ConfigKey[] = [
  {
    name: 'SHIKRIKI_TLS_CRL_URLS',
    description: 'Where revocation lists are fetched, beside or instead of files.',
    form: 'http:// or https:// addresses with commas between',
    schema: { type: 'string', format: 'webs' },
  },
  {
    name: 'SHIKRIKI_REVOCATION_INTERVAL_MS',
    description: 'Pause between two readings of the revocation lists; a new list holds without a restart.',
    unit: 'milliseconds',
    form: 'a whole number from 1000 to 86400000',
    schema: { type: 'integer', minimum: 1_000, maximum: 86_400_000 },
    fallback: '60000',
  },
  {
    name: 'SHIKRIKI_REVOCATION_WHEN_STALE',
    description:
      'What holds while a list is out of date or cannot be had: closed refuses every certificate of its authority, soft goes by the last list.',
    form: 'closed or soft',
    schema: { type: 'string', enum: ['closed', 'soft'] },
    fallback: 'closed',
  },
  {
    name: 'SHIKRIKI_OCSP_URLS',
    description:
      'OCSP responders that are asked hourly about every registered certificate, in this order. Missing, none is asked.',
    form: 'http:// or https:// addresses with commas between',
    schema: { type: 'string', format: 'webs' },
  },
];
