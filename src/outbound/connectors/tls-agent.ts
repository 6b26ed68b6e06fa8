import { Agent, buildConnector } from 'undici';
import type { TlsIdentity } from '../../ports/connector.ts';
import type { AddressRule } from './address-rule.ts';

const CONNECTIONS_PER_SYSTEM = 16;
const CONNECT_TIMEOUT_MS = 30_000;

/**
 * The pools of kept connections, one per system: mutual TLS, HTTP/1.1, redirects not followed, each connection to
 * addresses that the rule lets through. Time-outs are those of the call (`https-calls.ts`), which sees whether bytes move.
 */
export const makeTlsAgent = (tls: TlsIdentity, rule: Pick<AddressRule, 'lookupFor'>): Agent => {
  const connectors = new Map<string, buildConnector.connector>();
  const connectorTo = (host: string, port: number): buildConnector.connector => {
    const key = `${host}:${port}`;
    const known = connectors.get(key);
    if (known !== undefined) return known;
    const connector = buildConnector({
      key: tls.keyPem,
      cert: tls.certificatePem,
      ca: tls.caPem,
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
      lookup: rule.lookupFor(host, port),
      timeout: CONNECT_TIMEOUT_MS,
    });
    connectors.set(key, connector);
    return connector;
  };
  return new Agent({
    connections: CONNECTIONS_PER_SYSTEM,
    pipelining: 1,
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: (options, callback) => connectorTo(options.hostname, Number(options.port) || 443)(options, callback),
  });
};
