import { agencies } from './agencies.ts';
import { alerts } from './alerts.ts';
import { calendar } from './calendar.ts';
import { certificates } from './certificates.ts';
import type { Noun } from './command.ts';
import { deliveries } from './deliveries.ts';
import { endpoints } from './endpoints.ts';
import { files } from './files.ts';
import { letterTypes } from './letter-types.ts';
import { maintenance } from './maintenance.ts';
import type { OperatorDesk } from './operator-desk.ts';
import { polls } from './polls.ts';
import { smsProviders } from './sms-providers.ts';
import { suppressions } from './suppressions.ts';
import { systems } from './systems.ts';
import { unmatched } from './unmatched.ts';
import { webhooks } from './webhooks.ts';

/** What commands are about: a new noun is its file and its name here. */
export const NOUNS: { readonly [name: string]: Noun<OperatorDesk> } = {
  systems,
  agencies,
  certificates,
  endpoints,
  maintenance,
  calendar,
  'letter-types': letterTypes,
  alerts,
  deliveries,
  unmatched,
  files,
  polls,
  webhooks,
  'sms-providers': smsProviders,
  suppressions,
};
