import type { ConfigKey } from './config-schema.ts';

/** Who may say for whom it calls (ADR 0033); a part of CONFIG_KEYS. */
export const PROXY_KEYS: readonly ConfigKey[] = [
  {
    name: 'SHIKRIKI_TRUSTED_PROXIES',
    description:
      'Proxies and portals before the portal API whose X-Forwarded-For is believed: public checks of papers are then counted by the address of the visitor. Missing, by that of whoever connects.',
    form: 'addresses and networks such as 10.1.0.0/16, with commas between',
    schema: { type: 'string', format: 'networks' },
  },
];
