import type { Connector, MessageSecurity, TlsIdentity } from '../../ports/connector.ts';
import type { RevocationLists } from '../../ports/revocation.ts';
import { makeAddressRule } from './address-rule.ts';
import { makeEdocRestConnector } from './edoc-rest.ts';
import { makeEdocSoapConnector } from './edoc-soap.ts';
import { makeEdocSoapWssConnector } from './edoc-soap-wss.ts';
import type { ConnectorDeps } from './way-out.ts';

/** What a dialect's file exports. */
export type MakeConnector = (deps: ConnectorDeps) => Connector;

/** Every dialect that is spoken: a new connector is its file and its line here. */
export const CONNECTORS: readonly MakeConnector[] = [
  makeEdocRestConnector,
  makeEdocSoapConnector,
  makeEdocSoapWssConnector,
];

/** Connectors by dialect. Throws where two are of the same dialect. */
export const byDialect = (connectors: readonly Connector[]): ReadonlyMap<string, Connector> => {
  const found = new Map<string, Connector>();
  for (const connector of connectors) {
    if (found.has(connector.dialect)) throw new Error(`Two connectors are of the dialect ${connector.dialect}.`);
    found.set(connector.dialect, connector);
  }
  return found;
};

/** The dialects whose systems do not call us. */
export const polledDialects = (connectors: ReadonlyMap<string, Connector>): readonly string[] =>
  [...connectors.values()].filter(({ answers }) => answers !== undefined).map(({ dialect }) => dialect);

/**
 * Makes the connector of every dialect. Close each when done.
 * @param options.allowPrivate the exceptions of the rule of addresses (`address-rule.ts`); throws where one is wrong.
 */
export const connectorsFor = (
  tls: TlsIdentity,
  options: {
    readonly allowPrivate: readonly string[];
    readonly revocationLists?: Pick<RevocationLists, 'tls' | 'verdictOn'> | undefined;
    readonly messageSecurity?: MessageSecurity;
    readonly now?: () => Date;
  },
  makers: readonly MakeConnector[] = CONNECTORS,
): ReadonlyMap<string, Connector> => {
  const { allowPrivate, ...rest } = options;
  const deps: ConnectorDeps = { tls, addressRule: makeAddressRule({ allowPrivate }), ...rest };
  return byDialect(makers.map((make) => make(deps)));
};

const NO_IDENTITY: TlsIdentity = { keyPem: '', certificatePem: '', caPem: '' };

/** The dialects in which systems are called. Makes no call. */
export const calledDialects = (): readonly string[] => [...connectorsFor(NO_IDENTITY, { allowPrivate: [] }).keys()];
