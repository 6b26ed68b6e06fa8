import { isIP } from 'node:net';

const hasScheme = (value: string, ...schemes: readonly string[]): boolean =>
  URL.canParse(value) && schemes.some((scheme) => value.startsWith(`${scheme}://`)) && new URL(value).hostname !== '';

const isNetwork = (value: string): boolean => {
  const [address = '', bits, ...rest] = value.split('/');
  const most = { 4: 32, 6: 128 }[isIP(address)];
  return (
    most !== undefined && rest.length === 0 && bits !== undefined && /^\d{1,3}$/.test(bits) && Number(bits) <= most
  );
};

const isHostAndPort = (value: string): boolean => {
  const portNumber = Number(/^(?:[\w.-]+|\[[0-9a-f:.]+\]):(\d{1,5})$/i.exec(value)?.[1]);
  return portNumber >= 1 && portNumber <= 65_535;
};

/** Checks of the formats that the schema names. */
export const FORMATS = {
  postgres: (value: string): boolean => hasScheme(value, 'postgres', 'postgresql'),
  redis: (value: string): boolean => hasScheme(value, 'redis', 'rediss'),
  smtp: (value: string): boolean => hasScheme(value, 'smtp', 'smtps'),
  smpp: (value: string): boolean => {
    if (!hasScheme(value, 'smpp', 'smpps')) return false;
    const { username, password, port: portNumber } = new URL(value);
    return username !== '' && password !== '' && portNumber !== '';
  },
  /** What secrets are sent to: https, or this machine. */
  securedWeb: (value: string): boolean =>
    hasScheme(value, 'https') ||
    (hasScheme(value, 'http') && ['127.0.0.1', '[::1]', 'localhost'].includes(new URL(value).hostname)),
  web: (value: string): boolean => hasScheme(value, 'http', 'https'),
  webs: (value: string): boolean => splitList(value).every((entry) => hasScheme(entry, 'http', 'https')),
  networks: (value: string): boolean => splitList(value).every((entry) => isIP(entry) !== 0 || isNetwork(entry)),
  addresses: (value: string): boolean => splitList(value).every((entry) => isNetwork(entry) || isHostAndPort(entry)),
} as const;

/** The entries of a list with commas between; spaces around them do not count. */
export const splitList = (value: string): string[] =>
  value
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
