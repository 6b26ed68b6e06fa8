import type { LookupAddress } from 'node:dns';
import { describe, expect, it } from 'vitest';
import { type AddressRule, makeAddressRule } from './address-rule.ts';

const strict = makeAddressRule({ allowPrivate: [] });
const lenient = makeAddressRule({
  allowPrivate: ['127.0.0.1:8443', '[::1]:8443', 'localhost:8443', '10.20.0.0/16', 'fd00:1::/32'],
});

/** What a connection to a host would be given, where the name server says `addresses`. */
const resolve = (
  addresses: readonly string[],
  { all = true, host = 'edoc.example.ge', port = 443, allowPrivate = [] as readonly string[] } = {},
): Promise<unknown> => {
  const found: LookupAddress[] = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  const lookup = ((_host: string, _options: object, callback: (error: null, found: LookupAddress[]) => void) =>
    callback(null, found)) as never;
  const rule = makeAddressRule({ allowPrivate, lookup });
  return new Promise((settle) => {
    rule.lookupFor(host, port)(host, { all }, (error, address) => settle(error ? error.code : address));
  });
};

const allows = (rule: AddressRule, url: string) => rule.checkAddress(url).ok;

describe('the rule of which addresses may be called', () => {
  it.each([
    ['https://edoc.example.ge', true],
    ['https://edoc.example.ge:9443/soap', true],
    ['https://8.8.8.8', true],
    ['https://[2606:4700::1111]/', true],
    ['http://edoc.example.ge', false],
    ['ftp://edoc.example.ge', false],
    ['file:///etc/passwd', false],
    ['edoc.example.ge', false],
    ['', false],
    ['https://user:secret@edoc.example.ge', false],
    ['https://user@edoc.example.ge', false],
    ['https://127.0.0.1', false],
    ['https://127.8.9.1:8443', false],
    ['https://0x7f000001/', false],
    ['https://2130706433/', false],
    ['https://0177.0.0.1/', false],
    ['https://127.1/', false],
    ['https://0.0.0.0', false],
    ['https://10.1.2.3', false],
    ['https://172.16.0.1', false],
    ['https://172.31.255.255', false],
    ['https://172.32.0.1', true],
    ['https://192.168.1.1', false],
    ['https://169.254.169.254/latest/meta-data', false],
    ['https://100.64.0.1', false],
    ['https://224.0.0.1', false],
    ['https://255.255.255.255', false],
    ['https://[::1]', false],
    ['https://[::]', false],
    ['https://[fe80::1]', false],
    ['https://[fd00::1]', false],
    ['https://[::ffff:127.0.0.1]', false],
    ['https://[::ffff:10.0.0.1]', false],
    ['https://[64:ff9b::7f00:1]', false],
    ['https://[2002:7f00:1::]', false],
    ['https://[2001:db8::1]', false],
  ])('%s: %s', (url, allowed) => {
    expect(allows(strict, url)).toBe(allowed);
  });

  it.each([
    ['https://127.0.0.1:8443/soap', true],
    ['https://127.0.0.1:8444', false],
    ['https://127.0.0.1', false],
    ['https://[::1]:8443', true],
    ['https://[::1]:8444', false],
    ['https://10.20.255.1', true],
    ['https://10.21.0.1', false],
    ['https://[fd00:1::5]', true],
    ['https://[fd00:2::5]', false],
    ['http://127.0.0.1:8443', false],
  ])('with a list of exceptions, %s: %s', (url, allowed) => {
    expect(allows(lenient, url)).toBe(allowed);
  });

  it('never repeats the address in the problem', () => {
    for (const url of ['https://user:secret@edoc.example.ge', 'https://10.1.2.3', 'http://edoc.example.ge']) {
      expect(JSON.stringify(strict.checkAddress(url))).not.toMatch(/secret|example|10\.1|user:/);
    }
  });

  it('refuses an exception that is neither a host with a port nor a network', () => {
    for (const entry of ['localhost', '10.0.0.0/33', '10.0.0/8', 'https://localhost:1', '*:443', '']) {
      expect(() => makeAddressRule({ allowPrivate: [entry] }), entry).toThrow(/allowPrivate/);
    }
  });
});

describe('a host by name', () => {
  it('connects to the public addresses it has', async () => {
    expect(await resolve(['8.8.8.8', '2606:4700::1111'])).toEqual([
      { address: '8.8.8.8', family: 4 },
      { address: '2606:4700::1111', family: 6 },
    ]);
    expect(await resolve(['8.8.8.8'], { all: false })).toBe('8.8.8.8');
  });

  it.each([
    [['127.0.0.1']],
    [['8.8.8.8', '10.0.0.1']],
    [['::1']],
    [['::ffff:192.168.0.1']],
    [['169.254.169.254']],
    [[]],
  ])('is refused where it resolves to %j', async (addresses) => {
    expect(await resolve(addresses)).toBe('EADDRESSNOTALLOWED');
    expect(await resolve(addresses, { all: false })).toBe('EADDRESSNOTALLOWED');
  });

  it('may resolve to a private address where host and port, or the network, are listed', async () => {
    expect(
      await resolve(['127.0.0.1'], { host: 'localhost', port: 8443, allowPrivate: ['localhost:8443'], all: false }),
    ).toBe('127.0.0.1');
    expect(await resolve(['127.0.0.1'], { host: 'localhost', port: 9, allowPrivate: ['localhost:8443'] })).toBe(
      'EADDRESSNOTALLOWED',
    );
    expect(await resolve(['10.20.1.1'], { allowPrivate: ['10.20.0.0/16'], all: false })).toBe('10.20.1.1');
  });
});
