import type { ConfigKey } from './config-schema.ts';

/** Where operators are told of alerts (ADR 0022); a part of CONFIG_KEYS. */
export const ALERT_KEYS: readonly ConfigKey[] = [
  {
    name: 'SHIKRIKI_ALERT_EMAIL',
    description: 'Where alerts are mailed. Missing, they are kept in the table alerts only.',
    form: 'an e-mail address',
    schema: { type: 'string', pattern: '^[^\\s@<>]+@[^\\s@<>]+$' },
  },
];
