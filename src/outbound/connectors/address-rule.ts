import { lookup as dnsLookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { fail, ok, type Result } from '../../domain/problems.ts';

/** Which addresses may be called: a system's address is set by an admin, and must not lead into our own network. */
export interface AddressRule {
  /** Checks an address as it is written. @returns Validation, which never repeats the address. */
  checkAddress(url: string): Result<void>;
  /**
   * A look-up that lets only allowed addresses through, for the connection itself: what was checked is what is
   * connected to. Fails with code `EADDRESSNOTALLOWED` where one of the addresses of the host is not allowed.
   */
  lookupFor(host: string, port: number): LookupFunction;
}

type Family = 'ipv4' | 'ipv6';
const familyOf = (address: string): Family => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** IANA special-purpose registries: nothing of this is a public host. */
const SPECIAL_IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
];
/** Public hosts are within 2000::/3; these parts of it are not, or carry an IPv4 address that would have to be checked. */
const SPECIAL_IPV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const addNetwork = (list: BlockList, network: string): void => {
  const [address = '', prefix = ''] = network.split('/');
  list.addSubnet(address, Number(prefix), familyOf(address));
};
const networks = (all: readonly string[]): BlockList => {
  const list = new BlockList();
  for (const network of all) addNetwork(list, network);
  return list;
};

const specialIpv4 = networks(SPECIAL_IPV4);
const specialIpv6 = networks(SPECIAL_IPV6);
const globalIpv6 = networks(['2000::/3']);

const isPublic = (address: string): boolean =>
  isIP(address) === 4
    ? !specialIpv4.check(address, 'ipv4')
    : globalIpv6.check(address, 'ipv6') && !specialIpv6.check(address, 'ipv6');

const NETWORK = /^([0-9a-fA-F.:]+)\/(\d{1,3})$/;
const HOST_AND_PORT = /^(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9.-]+):(\d{1,5})$/;

const isNetwork = (entry: string): boolean => {
  const [, address = '', prefix = ''] = NETWORK.exec(entry) ?? [];
  const family = isIP(address);
  return family !== 0 && Number(prefix) <= (family === 4 ? 32 : 128);
};

const withoutBrackets = (host: string): string => host.replace(/^\[(.*)\]$/, '$1');

/** The error of a host that is not allowed. */
const notAllowed = (): NodeJS.ErrnoException =>
  Object.assign(new Error('The host has an address that is not allowed.'), { code: 'EADDRESSNOTALLOWED' });

/**
 * Makes the rule: https only, no user or password, and no host in a loopback, private, link-local or other special
 * range, unless it is listed.
 * @param allowPrivate `host:port` as in the address (an IPv6 host in brackets), or networks such as `10.20.0.0/16`.
 * Throws where an entry is neither.
 */
export const makeAddressRule = (deps: {
  readonly allowPrivate: readonly string[];
  readonly lookup?: typeof dnsLookup;
}): AddressRule => {
  const lookup = deps.lookup ?? dnsLookup;
  const wrong = deps.allowPrivate.find((entry) => !isNetwork(entry) && !HOST_AND_PORT.test(entry));
  if (wrong !== undefined) throw new Error(`allowPrivate: "${wrong}" is neither host:port nor a network.`);
  const allowedNetworks = networks(deps.allowPrivate.filter(isNetwork));
  const allowedHosts = new Set(
    deps.allowPrivate.filter((entry) => !isNetwork(entry)).map((entry) => entry.toLowerCase()),
  );

  const isListed = (host: string, port: number): boolean => {
    const bare = withoutBrackets(host.toLowerCase());
    return allowedHosts.has(`${bare}:${port}`) || allowedHosts.has(`[${bare}]:${port}`);
  };
  const isAllowed = (address: string): boolean =>
    isPublic(address) || allowedNetworks.check(address, familyOf(address));

  return {
    checkAddress(url) {
      const parsed = URL.canParse(url) ? new URL(url) : undefined;
      if (parsed?.protocol !== 'https:') return fail('Validation', 'The address is no https address.');
      if (parsed.username !== '' || parsed.password !== '') {
        return fail('Validation', 'The address holds a user name or a password.');
      }
      const host = withoutBrackets(parsed.hostname);
      const port = parsed.port === '' ? 443 : Number(parsed.port);
      if (isIP(host) !== 0 && !isListed(host, port) && !isAllowed(host)) {
        return fail('Validation', 'The address lies in a network that is not allowed.');
      }
      return ok(undefined);
    },

    lookupFor(host, port) {
      return (hostname, options, callback) => {
        lookup(hostname, { ...options, all: true }, (error, found) => {
          if (error) return callback(error, '', 0);
          const [first] = found;
          const allowed = isListed(host, port) || found.every(({ address }) => isAllowed(address));
          if (first === undefined || !allowed) return callback(notAllowed(), '', 0);
          if (options.all === true) return callback(null, found);
          return callback(null, first.address, first.family);
        });
      };
    },
  };
};
