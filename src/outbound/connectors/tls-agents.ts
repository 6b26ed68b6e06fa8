import { Agent, buildConnector } from 'undici';
import type { TlsIdentity } from '../../ports/connector.ts';
import type { RevocationLists } from '../../ports/revocation.ts';
import type { AddressRule } from './address-rule.ts';
import type { HttpsRequest } from './https-calls.ts';
import { checkServerKey } from './server-key.ts';

const CONNECTIONS_PER_SYSTEM = 16;
const CONNECT_TIMEOUT_MS = 30_000;

type Which = Pick<HttpsRequest, 'url' | 'serverKeys'>;

/** Kept connections to every system, each opened under the trust of the moment. */
export interface TlsAgents {
  /** The connections for a call. Where pins or lists have changed since the last one, none of the old connections is used again. */
  agentFor(request: Which): Agent;
  close(): Promise<void>;
}

/**
 * Makes the pools of kept connections, one per system: mutual TLS, HTTP/1.1, redirects not followed, each connection to addresses that
 * the rule lets through, to a server whose certificate no list revokes and whose key is pinned where any is (`server-key.ts`).
 * Time-outs are those of the call (`https-calls.ts`), which sees whether bytes move.
 */
export const makeTlsAgents = (
  tls: TlsIdentity,
  rule: Pick<AddressRule, 'lookupFor'>,
  lists?: Pick<RevocationLists, 'tls' | 'verdictOn'>,
): TlsAgents => {
  const open = new Map<string, { readonly trust: string; readonly agent: Agent }>();

  const newAgent = ({ url, serverKeys }: Which): Agent => {
    const port = Number(url.port) || 443;
    const crl = lists?.tls().crl ?? [];
    return new Agent({
      connections: CONNECTIONS_PER_SYSTEM,
      pipelining: 1,
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: buildConnector({
        key: tls.keyPem,
        cert: tls.certificatePem,
        ca: tls.caPem,
        ...(crl.length > 0 && { crl: [...crl] }),
        rejectUnauthorized: true,
        minVersion: 'TLSv1.2',
        lookup: rule.lookupFor(url.hostname, port),
        timeout: CONNECT_TIMEOUT_MS,
        checkServerIdentity: (host, peer) => checkServerKey(host, peer, { serverKeys, lists }),
      }),
    });
  };

  return {
    agentFor(request) {
      const trust = `${lists?.tls().generation ?? 0} ${request.serverKeys?.join(' ') ?? 'not pinned'}`;
      const known = open.get(request.url.origin);
      if (known?.trust === trust) return known.agent;
      // Calls under way end in peace; what is kept idle is closed.
      void known?.agent.close();
      const agent = newAgent(request);
      open.set(request.url.origin, { trust, agent });
      return agent;
    },
    async close() {
      await Promise.all([...open.values()].map(({ agent }) => agent.destroy()));
    },
  };
};
