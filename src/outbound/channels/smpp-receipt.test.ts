import type { Pdu } from 'smpp';
import { expect, test } from 'vitest';
import { readDeliveryReport } from './smpp-receipt.ts';

const receipt = (fields: Partial<Pdu>, text = 'id:7 stat:UNDELIV err:000') =>
  readDeliveryReport({ esm_class: 0x04, short_message: { message: text }, ...fields } as Pdu)?.state;

test('a number is unknown only by the word of a GSM network', () => {
  const said = (...octets: number[]) => receipt({ network_error_code: Buffer.from(octets) });
  expect(said(3, 0, 1)).toBe('unknown_subscriber');
  expect(said(3, 0, 27), 'an absent subscriber is there tomorrow').toBe('undeliverable');
  expect(said(1, 0, 1), 'another kind of network has other errors').toBe('undeliverable');
  expect(receipt({}, 'id:7 stat:UNDELIV err:001'), "the provider's own error").toBe('undeliverable');
});

test('optional parameters outrank the text', () => {
  expect(receipt({ message_state: 2 })).toBe('delivered');
  expect(receipt({})).toBe('undeliverable');
  expect(receipt({ esm_class: 0 })).toBeUndefined();
});
