import type { TlsIdentity } from '../../ports/connector.ts';
import { addressOf, type GatewayClient, type LateAddress } from './gateway-client.ts';
import { startMailboxLoop } from './mailbox-loop.ts';
import { makeMailboxRestSource } from './mailbox-rest-source.ts';
import { makeMailboxSoapSource } from './mailbox-soap-source.ts';
import { makeRestClient } from './rest-client.ts';
import type { Settings } from './settings.ts';
import type { Dialect } from './simulated-system.ts';
import { makeSoapClient } from './soap-client.ts';

/** Both clients, each used while the settings say so. */
const switching = (rest: GatewayClient, soap: GatewayClient, settings: Pick<Settings, 'current'>): GatewayClient => {
  const chosen = (): GatewayClient => (settings.current().mailboxProtocol === 'soap' ? soap : rest);
  return {
    submit: (answer, signal) => chosen().submit(answer, signal),
    askStatus: (messageId, signal) => chosen().askStatus(messageId, signal),
    close: async () => {
      await Promise.all([rest.close(), soap.close()]);
    },
  };
};

/**
 * Dialect mailbox: nobody calls this system. It picks its letters up, and answers by edoc-rest or, where it speaks SOAP, by edoc-soap.
 */
export const mailboxDialect = (
  gateway: {
    readonly restUrl: LateAddress;
    readonly soapUrl: LateAddress;
    readonly mailbox?: { readonly restUrl: LateAddress; readonly soapUrl: LateAddress };
  },
  tls: TlsIdentity,
  settings: Settings,
): Dialect => ({
  name: 'mailbox',
  client: switching(
    makeRestClient({ address: gateway.restUrl, tls }),
    makeSoapClient({ address: gateway.soapUrl, tls }),
    settings,
  ),
  start: async ({ desk, faults }) => {
    const { mailbox } = gateway;
    if (mailbox === undefined) return { port: 0, close: async () => undefined };
    return startMailboxLoop({
      desk,
      faults,
      settings,
      sources: {
        rest: makeMailboxRestSource({ address: mailbox.restUrl, tls }),
        soap: makeMailboxSoapSource({ address: mailbox.soapUrl, tls }),
      },
    });
  },
  addressOf: () => (gateway.mailbox === undefined ? '' : addressOf(gateway.mailbox.restUrl)),
});
