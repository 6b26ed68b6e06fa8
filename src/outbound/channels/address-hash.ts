import { createHmac } from 'node:crypto';
import type { AddressHash } from '../../ports/suppressions.ts';

/**
 * Makes the keyed hash by which an address is known (HMAC-SHA256, RFC 2104): without the key nobody can try out numbers, of which there
 * are few. Upper and lower case of an e-mail address are one: servers that tell them apart are no longer found, citizens who type
 * either way are.
 */
export const makeAddressHash =
  (key: string): AddressHash =>
  (channel, address) =>
    createHmac('sha256', key)
      .update(`${channel}:${channel === 'email' ? address.trim().normalize('NFC').toLowerCase() : address.trim()}`)
      .digest();
