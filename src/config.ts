import { Ajv, type ErrorObject } from 'ajv';
import { FORMATS, splitList } from './config-formats.ts';
import { filingRulesOf } from './config-keys-filing.ts';
import { CONFIG_KEYS } from './config-schema.ts';
import { exampleSecretMistakes, type SmsConfig, smsConfigOf, smsMistakes } from './config-sms.ts';
import { type QuietHours, readQuietHours } from './domain/quiet-hours.ts';
import type { FilingRules } from './use-cases/filing/count-filing.ts';

export { refuseExampleKeys } from './config-example-keys.ts';
export { CONFIG_KEYS } from './config-schema.ts';

/** What an installation is for. Example keys and simulators are refused in production. */
export type Environment = 'production' | 'sandbox' | 'test';

/** What a gateway process needs and a sandbox makes for itself where it is missing. */
export interface GatewayConfig extends Config {
  readonly databaseUrl: string;
  readonly seals: NonNullable<Config['seals']>;
  readonly tls: NonNullable<Config['tls']>;
  readonly tokens: NonNullable<Config['tokens']>;
  readonly mail: NonNullable<Config['mail']>;
  readonly scannerAddress: string;
  readonly addressKey: string;
}

/** The settings, frozen. Each is described in CONFIG_KEYS; `...File` are names of files, not yet read. */
export interface Config {
  readonly environment: Environment;
  readonly databaseUrl: string | undefined;
  readonly redisUrl: string | undefined;
  readonly host: string;
  readonly portalPort: number;
  readonly agencyPort: number;
  readonly portalAddress: string;
  readonly agencyAddress: string;
  readonly dataDir: string;
  readonly databasePool: number;
  readonly workerConcurrency: number;
  readonly relayIntervalMs: number;
  readonly leaseMs: number;
  readonly gateway: { readonly code: string; readonly name: string };
  /** The first whose certificate is in date seals. */
  readonly seals: readonly { readonly keyFile: string; readonly certificateFile: string }[] | undefined;
  readonly tls:
    | {
        readonly server: { readonly keyFile: string; readonly certificateFile: string };
        readonly client: { readonly keyFile: string; readonly certificateFile: string };
        readonly caFile: string;
        readonly crlFiles: readonly string[];
      }
    | undefined;
  readonly revocation: {
    readonly crlUrls: readonly string[];
    readonly intervalMs: number;
    readonly whenStale: 'closed' | 'soft';
    readonly ocspUrls: readonly string[];
  };
  readonly wss: { readonly keyFile: string; readonly certificateFile: string } | undefined;
  readonly agencyPrivateAddresses: readonly string[];
  readonly webhookPrivateAddresses: readonly string[];
  readonly trustedProxies: readonly string[];
  readonly tokens:
    | {
        readonly issuer: string;
        readonly audience: string;
        readonly jwksUrl: string;
        readonly algorithms: readonly ('ES256' | 'RS256')[];
      }
    | undefined;
  readonly mail: { readonly smtpUrl: string; readonly from: string } | undefined;
  readonly alertEmail: string | undefined;
  readonly notices: { readonly mergeMs: number; readonly smsQuietHours: QuietHours | undefined };
  readonly sms: SmsConfig | undefined;
  /** Key of the hashes of suppressed addresses. */
  readonly addressKey: string | undefined;
  /** clamd at host:port or a unix socket, or the sandbox's stand-in. */
  readonly scannerAddress: string | undefined;
  /** What one owner may file a day, and for how many days letters are compared (0: never). */
  readonly filingRules: FilingRules;
  readonly logLevel: 'info' | 'warn' | 'error' | 'silent';
  readonly sandbox: {
    readonly ports: {
      readonly sandbox: number;
      readonly mail: number;
      readonly sms: number;
      readonly napr: number;
      readonly mof: number;
      readonly mia: number;
      readonly postgres: number;
    };
  };
}

/** Environment variables, as in process.env. */
export type EnvironmentVariables = Readonly<{ [name: string]: string | undefined }>;

/** All mistakes at once, one sentence each, beginning with the variable's name; never a value. */
export type ConfigResult<T> =
  | { readonly ok: true; readonly config: T }
  | { readonly ok: false; readonly mistakes: readonly string[] };

/**
 * Reads the settings. Empty variables count as missing; unknown ones that begin with SHIKRIKI_ are mistakes. In production
 * all that is `required` must be there; elsewhere what a sandbox makes for itself is undefined.
 */
export const readConfig = (env: EnvironmentVariables = process.env): ConfigResult<Config> => read(env, false);

/** Reads the settings of a gateway process (api, worker): as readConfig, and all that is `required` must be there in every environment. */
export const readGatewayConfig = (env: EnvironmentVariables = process.env): ConfigResult<GatewayConfig> =>
  // The schema has checked that every group is there.
  read(env, true) as ConfigResult<GatewayConfig>;

/** Whether this is a production environment, whatever else is wrong with the settings. */
export const isProduction = (env: EnvironmentVariables = process.env): boolean =>
  env.NODE_ENV === 'production' || env.SHIKRIKI_ENVIRONMENT === 'production';

const READ_NAMES = new Set(CONFIG_KEYS.map(({ name }) => name));

const read = (env: EnvironmentVariables, gateway: boolean): ConfigResult<Config> => {
  const given = Object.entries(env).filter(
    (entry): entry is [string, string] =>
      !!entry[1]?.trim() && (READ_NAMES.has(entry[0]) || entry[0].startsWith('SHIKRIKI_')),
  );
  const values: { [name: string]: string | number | undefined } = Object.fromEntries(given);
  const production = isProduction(env);
  const ajv = new Ajv({ allErrors: true, coerceTypes: true });
  for (const [name, check] of Object.entries(FORMATS)) ajv.addFormat(name, check);
  const check = ajv.compile(configSchema(production || gateway));
  const mistakes = check(values) ? [] : (check.errors ?? []).map(mistakeOf);
  if (production) mistakes.push(...productionMistakes(values));
  mistakes.push(...unpairedSeals(values), ...smsMistakes(values));
  if (mistakes.length > 0) return { ok: false, mistakes: [...new Set(mistakes)].sort() };
  return { ok: true, config: freeze(configOf(values, production)) };
};

/** JSON Schema of the environment, reduced to our variables. `complete`: everything a gateway process needs must be there. */
const configSchema = (complete: boolean) => ({
  type: 'object',
  additionalProperties: false,
  properties: Object.fromEntries(CONFIG_KEYS.map(({ name, schema }) => [name, schema])),
  required: complete ? CONFIG_KEYS.filter(({ required }) => required).map(({ name }) => name) : [],
  dependencies: Object.fromEntries(
    CONFIG_KEYS.flatMap(({ name, group }) =>
      group === undefined
        ? []
        : [[name, CONFIG_KEYS.filter((other) => other.group === group).map((other) => other.name)]],
    ),
  ),
});

const mistakeOf = ({ keyword, params, instancePath }: ErrorObject): string => {
  const named = params as { readonly [name: string]: unknown };
  if (keyword === 'additionalProperties') return `${String(named.additionalProperty)}: is not a setting of Shikriki`;
  if (keyword === 'required') return `${String(named.missingProperty)}: is missing`;
  if (keyword === 'dependencies')
    return `${String(named.missingProperty)}: is missing, ${String(named.property)} needs it`;
  const name = instancePath.slice(1);
  return `${name}: must be ${CONFIG_KEYS.find((key) => key.name === name)?.form ?? 'another value'}`;
};

const HTTPS_IN_PRODUCTION = [
  'SHIKRIKI_PORTAL_ADDRESS',
  'SHIKRIKI_AGENCY_ADDRESS',
  'SHIKRIKI_JWKS_URL',
  'SHIKRIKI_SMS_HTTP_URL',
];

const productionMistakes = (values: EnvironmentValues): string[] => [
  ...(values.SHIKRIKI_ENVIRONMENT === undefined || values.SHIKRIKI_ENVIRONMENT === 'production'
    ? []
    : ['SHIKRIKI_ENVIRONMENT: must be production where NODE_ENV is production']),
  ...HTTPS_IN_PRODUCTION.filter((name) => String(values[name] ?? 'https:').startsWith('http:')).map(
    (name) => `${name}: must begin with https:// in production`,
  ),
  ...exampleSecretMistakes(values),
  ...(String(values.SHIKRIKI_SCANNER_ADDRESS ?? '').startsWith('builtin:')
    ? ['SHIKRIKI_SCANNER_ADDRESS: must lead to a clamd in production; the built-in stand-in protects nobody']
    : []),
];

const unpairedSeals = (values: EnvironmentValues): string[] => {
  const [keys, certificates] = ['SHIKRIKI_SEAL_KEY_FILE', 'SHIKRIKI_SEAL_CERTIFICATE_FILE'].map((name) =>
    splitList(String(values[name] ?? '')),
  );
  // Where one of the two is missing, that is said already.
  return keys?.length === 0 || certificates?.length === 0 || keys?.length === certificates?.length
    ? []
    : ['SHIKRIKI_SEAL_CERTIFICATE_FILE: must name as many files as SHIKRIKI_SEAL_KEY_FILE'];
};

type EnvironmentValues = Readonly<{ [name: string]: string | number | undefined }>;

const FALLBACKS = new Map(CONFIG_KEYS.map(({ name, fallback }) => [name, fallback]));

const configOf = (values: EnvironmentValues, production: boolean): Config => {
  const optional = (name: string): string | undefined => values[name]?.toString() ?? FALLBACKS.get(name);
  const text = (name: string): string => optional(name) ?? '';
  const number = (name: string): number => Number(text(name));
  const list = (name: string): string[] => splitList(text(name));
  const pair = (name: string) => ({
    keyFile: text(`${name}_KEY_FILE`),
    certificateFile: text(`${name}_CERTIFICATE_FILE`),
  });
  // The schema has checked that a group is whole where one of its settings is there.
  const group = <T>(name: string, build: () => T): T | undefined =>
    optional(name) === undefined ? undefined : build();

  return {
    environment: production ? 'production' : values.SHIKRIKI_ENVIRONMENT === 'test' ? 'test' : 'sandbox',
    databaseUrl: optional('DATABASE_URL'),
    redisUrl: optional('REDIS_URL'),
    host: text('SHIKRIKI_HOST'),
    portalPort: number('SHIKRIKI_PORTAL_PORT'),
    agencyPort: number('SHIKRIKI_AGENCY_PORT'),
    portalAddress: optional('SHIKRIKI_PORTAL_ADDRESS') ?? `http://127.0.0.1:${text('SHIKRIKI_PORTAL_PORT')}`,
    agencyAddress: optional('SHIKRIKI_AGENCY_ADDRESS') ?? `https://127.0.0.1:${text('SHIKRIKI_AGENCY_PORT')}`,
    dataDir: text('SHIKRIKI_DATA_DIR'),
    databasePool: number('SHIKRIKI_DATABASE_POOL'),
    workerConcurrency: number('SHIKRIKI_WORKER_CONCURRENCY'),
    relayIntervalMs: number('SHIKRIKI_RELAY_INTERVAL_MS'),
    leaseMs: number('SHIKRIKI_LEASE_MS'),
    gateway: { code: text('SHIKRIKI_GATEWAY_CODE'), name: text('SHIKRIKI_GATEWAY_NAME') },
    seals: group('SHIKRIKI_SEAL_KEY_FILE', () => {
      const certificateFiles = list('SHIKRIKI_SEAL_CERTIFICATE_FILE');
      return list('SHIKRIKI_SEAL_KEY_FILE').map((keyFile, at) => ({
        keyFile,
        certificateFile: certificateFiles[at] ?? '',
      }));
    }),
    tls: group('SHIKRIKI_TLS_KEY_FILE', () => ({
      server: pair('SHIKRIKI_TLS'),
      client: pair('SHIKRIKI_TLS_CLIENT'),
      caFile: text('SHIKRIKI_TLS_CA_FILE'),
      crlFiles: list('SHIKRIKI_TLS_CRL_FILES'),
    })),
    revocation: {
      crlUrls: list('SHIKRIKI_TLS_CRL_URLS'),
      intervalMs: number('SHIKRIKI_REVOCATION_INTERVAL_MS'),
      whenStale: text('SHIKRIKI_REVOCATION_WHEN_STALE') as 'closed' | 'soft',
      ocspUrls: list('SHIKRIKI_OCSP_URLS'),
    },
    wss: group('SHIKRIKI_WSS_KEY_FILE', () => pair('SHIKRIKI_WSS')),
    agencyPrivateAddresses: list('SHIKRIKI_AGENCY_PRIVATE_ADDRESSES'),
    webhookPrivateAddresses: list('SHIKRIKI_WEBHOOK_PRIVATE_ADDRESSES'),
    trustedProxies: list('SHIKRIKI_TRUSTED_PROXIES'),
    tokens: group('SHIKRIKI_JWKS_URL', () => ({
      issuer: text('SHIKRIKI_JWT_ISSUER'),
      audience: text('SHIKRIKI_JWT_AUDIENCE'),
      jwksUrl: text('SHIKRIKI_JWKS_URL'),
      algorithms: list('SHIKRIKI_JWT_ALGORITHMS') as ('ES256' | 'RS256')[],
    })),
    mail: group('SHIKRIKI_SMTP_URL', () => ({ smtpUrl: text('SHIKRIKI_SMTP_URL'), from: text('SHIKRIKI_MAIL_FROM') })),
    alertEmail: optional('SHIKRIKI_ALERT_EMAIL'),
    notices: {
      mergeMs: number('SHIKRIKI_NOTICE_MERGE_MS'),
      smsQuietHours: readQuietHours(text('SHIKRIKI_SMS_QUIET_HOURS')),
    },
    sms: smsConfigOf(values),
    addressKey: optional('SHIKRIKI_ADDRESS_KEY'),
    scannerAddress: optional('SHIKRIKI_SCANNER_ADDRESS'),
    filingRules: filingRulesOf(number),
    logLevel: text('SHIKRIKI_LOG_LEVEL') as Config['logLevel'],
    sandbox: {
      ports: {
        sandbox: number('SHIKRIKI_SANDBOX_PORT'),
        mail: number('SHIKRIKI_MAIL_PORT'),
        sms: number('SHIKRIKI_SMS_PORT'),
        napr: number('SHIKRIKI_NAPR_PORT'),
        mof: number('SHIKRIKI_MOF_PORT'),
        mia: number('SHIKRIKI_MIA_PORT'),
        postgres: number('SHIKRIKI_POSTGRES_PORT'),
      },
    },
  };
};

const freeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) for (const part of Object.values(Object.freeze(value))) freeze(part);
  return value;
};

/** The name of the login that gives a command, where the shell says it. */
export const loginName = (env: EnvironmentVariables = process.env): string | undefined => env.USER?.trim() || undefined;

/** The settings as a Markdown table, for docs/operations.md. */
export const configTable = (): string =>
  [
    '| Variable | Meaning | Value | Default |',
    '| --- | --- | --- | --- |',
    ...CONFIG_KEYS.map(({ name, description, form, unit, fallback, required, secret }) => {
      const value = [form, unit, secret && 'secret'].filter(Boolean).join('; ');
      const otherwise = fallback === undefined ? (required ? 'required in production' : 'none') : `\`${fallback}\``;
      return `| \`${name}\` | ${description} | ${value} | ${otherwise} |`;
    }),
    '',
  ].join('\n');
