import { fastify } from 'fastify';
import { exampleCitizens } from '../simulators/citizens/letters.ts';
import { registerSimulatorPages } from '../simulators/edoc/pages.tsx';
import { registerIdentityProvider } from '../simulators/identity/provider.ts';
import { registerMailPages } from '../simulators/mail/pages.tsx';
import type { MailReceiver } from '../simulators/mail/receiver.ts';
import {
  type HttpSmsProvider,
  type HttpSmsProviderOptions,
  registerHttpSmsProvider,
} from '../simulators/sms/http-provider.ts';
import { registerSmsPages } from '../simulators/sms/pages.tsx';
import type { SmsReceiver } from '../simulators/sms/receiver.ts';
import { registerAssets } from '../web/ui/assets.ts';
import { PAGE_HEADERS } from '../web/ui/layout.tsx';
import { startPage } from '../web/ui/start-page.tsx';
import { readLang } from '../web/ui/text.ts';
import { SANDBOX_AUDIENCE } from './gateway-environment.ts';
import { type SandboxPorts, sandboxAddress } from './ports.ts';
import { sandboxLinks } from './sandbox-links.ts';
import type { EdocSimulators } from './simulated-systems.ts';

/**
 * Serves the start page that lists every address, the received mail and SMS, the SMS provider over HTTP, the simulators' ledgers, and the
 * token issuer.
 */
export const startStartPage = async (parts: {
  readonly ports: SandboxPorts;
  readonly host: string;
  readonly dataFolder: string;
  readonly mail: MailReceiver;
  readonly sms: SmsReceiver;
  readonly httpSms: HttpSmsProviderOptions;
  readonly simulators: EdocSimulators;
  readonly scannerAddress: string | undefined;
}): Promise<{ readonly httpSms: HttpSmsProvider; close(): Promise<void> }> => {
  const app = fastify({ forceCloseConnections: true });
  registerAssets(app);
  registerMailPages(app, parts.mail);
  registerSmsPages(app, parts.sms);
  const httpSms = registerHttpSmsProvider(app, parts.httpSms);
  registerSimulatorPages(app, parts.simulators.systems);
  await registerIdentityProvider(app, {
    issuer: sandboxAddress(parts.ports),
    audience: SANDBOX_AUDIENCE,
    citizens: exampleCitizens,
    folder: parts.dataFolder,
    environment: 'sandbox',
  });
  app.get('/', async (request, reply) =>
    reply
      .headers(PAGE_HEADERS)
      .send(startPage({ groups: sandboxLinks(parts.ports, parts.scannerAddress), lang: readLang(request.query) })),
  );
  await app.listen({ host: parts.host, port: parts.ports.sandbox });
  return {
    httpSms,
    close: () => {
      httpSms.close();
      return app.close();
    },
  };
};
