import { randomBytes } from 'node:crypto';
import type { Endpoint, MessageSecurity, TlsIdentity } from '../../ports/connector.ts';
import type { RevocationLists } from '../../ports/revocation.ts';
import type { AddressRule } from './address-rule.ts';
import { type HttpsRequest, makeHttpsCalls } from './https-calls.ts';
import { makeProvenCalls, type ProvenCalls } from './proven-calls.ts';
import { makeTlsAgents } from './tls-agents.ts';

/** What every connector is made of. */
export interface ConnectorDeps {
  readonly tls: TlsIdentity;
  readonly addressRule: AddressRule;
  /** Left out: servers are not checked by lists. */
  readonly revocationLists?: Pick<RevocationLists, 'tls' | 'verdictOn'> | undefined;
  /** Missing: messages are signed with the TLS key, and no system's signature is believed. */
  readonly messageSecurity?: MessageSecurity;
  /** For Retry-After dates of systems that send no Date; the system's clock where left out. */
  readonly now?: () => Date;
}

/** The way out of one connector: its calls, and how its kept connections are closed. */
export const makeWayOut = (deps: ConnectorDeps): { calls: ProvenCalls; close(): Promise<void> } => {
  const agents = makeTlsAgents(deps.tls, deps.addressRule, deps.revocationLists);
  return {
    calls: makeProvenCalls((request, read) => makeHttpsCalls(agents.agentFor(request))(request, read)),
    close: agents.close,
  };
};

/** The parts of a request that are the same in each step of a call. */
export const callTo = (
  { timeoutMs, serverKeys }: Pick<Endpoint, 'timeoutMs' | 'serverKeys'>,
  signal: AbortSignal,
): Pick<HttpsRequest, 'timeoutMs' | 'signal' | 'serverKeys'> => ({
  timeoutMs,
  signal,
  ...(serverKeys !== undefined && { serverKeys }),
});

/** W3C Trace Context; no header where the trace id is none. */
export const traceparent = (traceId: string): Record<string, string> =>
  /^(?!0{32})[0-9a-f]{32}$/.test(traceId) ? { traceparent: `00-${traceId}-${randomBytes(8).toString('hex')}-01` } : {};
