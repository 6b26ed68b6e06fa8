import { expect, test } from 'vitest';
import { identityOf } from './citizen-identity.ts';

const CLAIMS = {
  sub: 'tamar',
  given_name: 'თამარი',
  family_name: 'მაგალითაძე',
  acr: 'high',
  auth_time: 1_790_000_000,
  email: 'tamar@example.ge',
  phone_number: '+995599000015',
  email_verified: false,
};
const contactsFor = (actingFor: object) => {
  const read = identityOf({ ...CLAIMS, acting_for: actingFor });
  if (!read.ok) throw new Error(read.problem.detail);
  return read.value.contacts;
};
const ORGANISATION = { kind: 'legal', identification_code: '204000001', name: 'შპს მაგალითი' };

test('an organisation without a mailbox is told at the addresses of its person that the provider vouches for', () => {
  expect(contactsFor(ORGANISATION)).toEqual({ language: 'ka', phone: '+995599000015' });
});

test('one with a mailbox is told there, and a person at nobody else’s', () => {
  expect(contactsFor({ ...ORGANISATION, email: 'office@example.ge' })).toEqual({
    language: 'ka',
    email: 'office@example.ge',
  });
  const nino = { kind: 'natural', sub: 'nino', given_name: 'ნინო', family_name: 'მაგალითაძე' };
  expect(contactsFor(nino)).toEqual({ language: 'ka' });
});
