import type { ConfigKey } from './config-schema.ts';

/** When notices go to citizens (ADR 0030); a part of CONFIG_KEYS. */
export const NOTICE_KEYS: readonly ConfigKey[] = [
  {
    name: 'SHIKRIKI_NOTICE_MERGE_MS',
    description:
      'How long a notice waits for others of its case, which then go in one message. 0: each goes at once, by itself.',
    form: 'a whole number from 0 to 3600000',
    unit: 'milliseconds',
    fallback: '300000',
    schema: { type: 'integer', minimum: 0, maximum: 3_600_000 },
  },
  {
    name: 'SHIKRIKI_SMS_QUIET_HOURS',
    description:
      'When no SMS goes to citizens, in Georgia; one-time codes do. A citizen may choose other hours. `none`: SMS go at any hour.',
    form: 'HH:MM-HH:MM, or none',
    fallback: '20:00-09:00',
    schema: {
      type: 'string',
      pattern: '^(none|(([01][0-9]|2[0-3]):[0-5][0-9])-(?!\\2)([01][0-9]|2[0-3]):[0-5][0-9])$',
    },
  },
];
