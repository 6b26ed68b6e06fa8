import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CASES } from './cases/index.ts';
import type { ConformanceOptions } from './run-conformance.ts';

/** What each dialect's system is called where no `--system` is given: the systems of the directory as it ships. */
const DIALECTS: {
  readonly [dialect: string]: { readonly system: string; readonly agency: string; readonly called: boolean };
} = {
  'edoc-rest': { system: 'mof', agency: 'mof', called: true },
  'edoc-soap': { system: 'napr', agency: 'napr', called: true },
  'edoc-soap-wss': { system: 'mia', agency: 'mia', called: true },
  mailbox: { system: 'postal', agency: 'heritage', called: false },
};

export const USAGE = `shikriki conformance --dialect DIALECT --endpoint URL [options]

Asks an e-document system whether it keeps the contract (docs/agency-guide.md, Conformance), from a temporary gateway on this machine.
Ends with 0 where everything holds, 1 where something does not, 2 where this command is not written as below.

The system under test
  --dialect DIALECT        one of ${Object.keys(DIALECTS).join(', ')}
  --endpoint URL           where it is called: https, without a slash at its end; not for mailbox
  --system CODE            its code in envelopes; left out: that of the sandbox
  --agency CODE=CERT.pem   an agency that it serves, and the certificate of its seal; may be repeated; letters go to the first
  --client-cert CERT.pem   the certificate with which it calls the gateway
  --server-cert-pin CERT.pem  its server certificate, where no other is to be trusted
  --message-cert CERT.pem  edoc-soap-wss: the certificate that signs its messages

The gateway that it calls, and that calls it
  --listen HOST:PORT       where it listens for the system; left out: 127.0.0.1:8443
  --address URL            how the system reaches it; left out: https:// and --listen
  --code CODE              its code in envelopes; left out: my.gov.ge
  --ca CA.pem              the authorities that both sides trust for TLS
  --server-key, --server-cert   its TLS server key and certificate, PEM
  --tls-key, --tls-cert         its TLS client key and certificate, PEM
  --seal-key, --seal-cert       the key and certificate that seal, PEM
  --message-key, --message-cert-ours   edoc-soap-wss: the key and certificate that sign our messages; left out: the TLS client's
  --example-certs DIR      takes all keys above that are not given from the example certificates of the sandbox (.data/certs)

The run
  --only ID                one case; may be repeated; left out: all
  --large-mb NUMBER        size of the large file in megabytes; left out: 50
  --patience SECONDS       how long one word of the system is waited for; left out: 60
  --settle SECONDS         how long a wrong word is waited for at the end; left out: 3
  --limit SECONDS          the longest that the run may take; left out: 900
  --json FILE              writes the report as JSON, too
  --log LEVEL              of the temporary gateway: info, warn, error; left out: silent`;

const OPTIONS = {
  dialect: { type: 'string' },
  endpoint: { type: 'string', default: '' },
  system: { type: 'string' },
  agency: { type: 'string', multiple: true },
  'client-cert': { type: 'string' },
  'server-cert-pin': { type: 'string' },
  'message-cert': { type: 'string' },
  'message-key': { type: 'string' },
  'message-cert-ours': { type: 'string' },
  listen: { type: 'string', default: '127.0.0.1:8443' },
  address: { type: 'string' },
  code: { type: 'string', default: 'my.gov.ge' },
  ca: { type: 'string' },
  'server-key': { type: 'string' },
  'server-cert': { type: 'string' },
  'tls-key': { type: 'string' },
  'tls-cert': { type: 'string' },
  'seal-key': { type: 'string' },
  'seal-cert': { type: 'string' },
  'example-certs': { type: 'string' },
  only: { type: 'string', multiple: true },
  'large-mb': { type: 'string', default: '50' },
  patience: { type: 'string', default: '60' },
  settle: { type: 'string', default: '3' },
  limit: { type: 'string', default: '900' },
  json: { type: 'string' },
  log: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

/** What was asked for on the command line. */
export type ReadOptions =
  | { readonly kind: 'run'; readonly options: ConformanceOptions; readonly jsonFile?: string }
  | { readonly kind: 'help' }
  | { readonly kind: 'mistake'; readonly mistake: string };

class Mistake extends Error {}

const number = (name: string, text: string, most: number): number => {
  const value = Number(text);
  if (!(value > 0 && value <= most)) throw new Mistake(`--${name}: a number up to ${most}.`);
  return value;
};

const pem = async (name: string, file: string): Promise<string> => {
  const text = await readFile(file, 'utf8').catch(() => '');
  if (!text.includes('-----BEGIN ')) throw new Mistake(`--${name}: ${file} is no PEM file that can be read.`);
  return text;
};

const read = async (words: readonly string[]): Promise<ReadOptions> => {
  const { values } = parseArgs({ args: [...words], options: OPTIONS });
  if (values.help) return { kind: 'help' };
  const dialect = Object.hasOwn(DIALECTS, values.dialect ?? '') ? DIALECTS[values.dialect ?? ''] : undefined;
  if (dialect === undefined) throw new Mistake(`--dialect: one of ${Object.keys(DIALECTS).join(', ')}.`);
  if (dialect.called && !/^https:\/\/[^/]+(\/.*[^/])?$/.test(values.endpoint))
    throw new Mistake('--endpoint: an https address without a slash at its end.');
  const [, host = '', port = ''] = /^(.+):(\d+)$/.exec(values.listen) ?? [];
  if (host === '') throw new Mistake('--listen: HOST:PORT.');
  const unknown = values.only?.find((id) => !CASES.some((one) => one.id === id));
  if (unknown !== undefined)
    throw new Mistake(`--only: there is no case ${unknown}; there are ${CASES.map(({ id }) => id).join(', ')}.`);

  const folder = values['example-certs'];
  const file = (name: keyof typeof values, given: string | undefined, example: string): string => {
    const found = given ?? (folder && join(folder, example));
    if (found === undefined) throw new Mistake(`--${name} is missing (or --example-certs).`);
    return found;
  };
  const signed = values.dialect === 'edoc-soap-wss';
  const system = values.system ?? dialect.system;
  const agencies =
    values.agency ??
    (folder === undefined ? [] : [`${dialect.agency}=${join(folder, `agency-${dialect.agency}-seal.cert.pem`)}`]);
  const seals = new Map<string, string>();
  for (const agency of agencies) {
    const [, code = '', certificate = ''] = /^([a-z][a-z0-9_.-]{0,63})=(.+)$/.exec(agency) ?? [];
    if (code === '') throw new Mistake('--agency: CODE=CERT.pem.');
    seals.set(code, await pem('agency', certificate));
  }
  const [agencyCode] = seals.keys();
  if (agencyCode === undefined) throw new Mistake('--agency is missing (or --example-certs).');

  return {
    kind: 'run',
    ...(values.json !== undefined && { jsonFile: values.json }),
    options: {
      vendor: {
        systemCode: system,
        dialect: values.dialect ?? '',
        endpoint: values.endpoint,
        agencyCode,
        seals,
        clientCertificate: await pem(
          'client-cert',
          file('client-cert', values['client-cert'], `system-${system}-client.cert.pem`),
        ),
        ...(values['server-cert-pin'] !== undefined && {
          serverCertificate: await pem('server-cert-pin', values['server-cert-pin']),
        }),
        ...(signed && {
          messageCertificate: await pem(
            'message-cert',
            file('message-cert', values['message-cert'], `system-${system}-wss.cert.pem`),
          ),
        }),
      },
      gateway: {
        code: values.code,
        host,
        port: Number(port),
        address: values.address ?? `https://${values.listen}`,
        caFile: file('ca', values.ca, 'ca-chain.pem'),
        serverKeyFile: file('server-key', values['server-key'], 'gateway-server.key.pem'),
        serverCertificateFile: file('server-cert', values['server-cert'], 'gateway-server.chain.pem'),
        clientKeyFile: file('tls-key', values['tls-key'], 'gateway-client.key.pem'),
        clientCertificateFile: file('tls-cert', values['tls-cert'], 'gateway-client.chain.pem'),
        ...(signed &&
          (values['message-key'] !== undefined || folder !== undefined) && {
            messageKeyFile: file('message-key', values['message-key'], 'gateway-wss.key.pem'),
            messageCertificateFile: file('message-cert-ours', values['message-cert-ours'], 'gateway-wss.cert.pem'),
          }),
        sealKeyFile: file('seal-key', values['seal-key'], 'gateway-seal-ecdsa.key.pem'),
        sealCertificateFile: file('seal-cert', values['seal-cert'], 'gateway-seal-ecdsa.cert.pem'),
      },
      ...(values.only !== undefined && { only: values.only }),
      ...(values.log !== undefined && { logLevel: values.log }),
      largeFileBytes: Math.round(number('large-mb', values['large-mb'], 100) * 1_000_000),
      patienceMs: number('patience', values.patience, 86_400) * 1_000,
      settleMs: number('settle', values.settle, 3_600) * 1_000,
      limitMs: number('limit', values.limit, 24 * 3_600) * 1_000,
    },
  };
};

/** Reads the command line, and the certificates that it names. A mistake is a sentence that begins with the option's name. */
export const readOptions = async (words: readonly string[]): Promise<ReadOptions> => {
  try {
    return await read(words);
  } catch (error) {
    const isMistake =
      error instanceof Mistake || (error as { code?: unknown }).code?.toString().startsWith('ERR_PARSE_ARGS');
    if (isMistake) return { kind: 'mistake', mistake: (error as Error).message };
    throw error;
  }
};
