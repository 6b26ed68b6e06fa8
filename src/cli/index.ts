import { agencies } from './agencies.ts';
import { certificates } from './certificates.ts';
import type { Noun } from './command.ts';
import { endpoints } from './endpoints.ts';
import type { OperatorDesk } from './operator-desk.ts';
import { systems } from './systems.ts';
import { webhooks } from './webhooks.ts';

/** What commands are about: a new noun is its file and its name here. */
export const NOUNS: { readonly [name: string]: Noun<OperatorDesk> } = {
  systems,
  agencies,
  certificates,
  endpoints,
  webhooks,
};
