import { splitList } from './config-formats.ts';

type EnvironmentValues = Readonly<{ [name: string]: string | number | undefined }>;

/** How SMS are sent; undefined where no provider is named. */
export interface SmsConfig {
  /** The sender that citizens see. */
  readonly source: string;
  readonly smpp:
    | {
        readonly host: string;
        readonly port: number;
        readonly tls: boolean;
        readonly systemId: string;
        readonly password: string;
      }
    | undefined;
  readonly http:
    | { readonly url: string; readonly secret: string; readonly reportSecrets: readonly string[] }
    | undefined;
}

/** Reads the providers; the schema has checked each value. */
export const smsConfigOf = (values: EnvironmentValues): SmsConfig | undefined => {
  const text = (name: string): string => values[name]?.toString() ?? '';
  const [smppUrl, httpUrl] = [text('SHIKRIKI_SMPP_URL'), text('SHIKRIKI_SMS_HTTP_URL')];
  if (smppUrl === '' && httpUrl === '') return undefined;
  return {
    source: text('SHIKRIKI_SMS_SOURCE'),
    smpp: smppUrl === '' ? undefined : smppOf(new URL(smppUrl)),
    http:
      httpUrl === ''
        ? undefined
        : {
            url: httpUrl,
            secret: text('SHIKRIKI_SMS_HTTP_SECRET'),
            reportSecrets: splitList(text('SHIKRIKI_SMS_HTTP_REPORT_SECRET')),
          },
  };
};

const smppOf = ({ hostname, port, protocol, username, password }: URL): NonNullable<SmsConfig['smpp']> => ({
  host: hostname.replace(/^\[(.*)\]$/, '$1'),
  port: Number(port),
  tls: protocol === 'smpps:',
  systemId: decodeURIComponent(username),
  password: decodeURIComponent(password),
});

/** What is wrong with the settings of SMS together, one sentence each. */
export const smsMistakes = (values: EnvironmentValues): string[] => {
  const provider = ['SHIKRIKI_SMPP_URL', 'SHIKRIKI_SMS_HTTP_URL'].find((name) => values[name] !== undefined);
  return provider !== undefined && values.SHIKRIKI_SMS_SOURCE === undefined
    ? [`SHIKRIKI_SMS_SOURCE: is missing, ${provider} needs it`]
    : [];
};

/** Secrets that a sandbox makes begin so: they lie in its data folder, and are no secrets. */
export const EXAMPLE_SECRET = 'example-';

const SECRETS = ['SHIKRIKI_SMS_HTTP_SECRET', 'SHIKRIKI_SMS_HTTP_REPORT_SECRET', 'SHIKRIKI_ADDRESS_KEY'];

/** Example secrets in production, one sentence each. */
export const exampleSecretMistakes = (values: EnvironmentValues): string[] =>
  SECRETS.filter((name) =>
    splitList(values[name]?.toString() ?? '').some((secret) => secret.startsWith(EXAMPLE_SECRET)),
  ).map((name) => `${name}: an example secret is not for production`);
