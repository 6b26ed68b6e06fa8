import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { NOTIFICATION_REASONS, NOTIFICATION_STATES } from './notifications.ts';

interface Enum {
  readonly enum: readonly string[];
}
interface Shown {
  readonly notifications?: { readonly items: { readonly properties: { readonly state: Enum; readonly reason: Enum } } };
}

it('every state and reason of a notification is one that the portal API names, and the other way round', () => {
  const schema = new URL('../../schemas/json/case-detail.schema.json', import.meta.url);
  const { allOf } = JSON.parse(readFileSync(schema, 'utf8')) as {
    readonly allOf: readonly { readonly properties?: Shown }[];
  };
  const shown = allOf.flatMap(({ properties }) => properties?.notifications ?? [])[0]?.items.properties;
  expect([...NOTIFICATION_STATES].sort()).toEqual([...(shown?.state.enum ?? [])].sort());
  expect([...NOTIFICATION_REASONS].sort()).toEqual([...(shown?.reason.enum ?? [])].sort());
});
