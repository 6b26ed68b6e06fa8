import { performance } from 'node:perf_hooks';
import type { Store } from './compose-store.ts';
import type { GatewayConfig } from './config.ts';
import { makeEmailChannel } from './outbound/channels/email.ts';
import { makeHttpSmsChannel } from './outbound/channels/http-sms.ts';
import { reportedStateOf } from './outbound/channels/smpp-receipt.ts';
import { makeSmsChannel } from './outbound/channels/sms.ts';
import type { Channel } from './ports/channel.ts';
import type { Ids } from './ports/clock.ts';
import type { Log } from './ports/log.ts';
import { makeSmsProvidersChannel } from './use-cases/sms/send-by-provider.ts';
import type { TakeDeliveryReport } from './use-cases/take-delivery-report.ts';

// How long a mail server may take to answer one try.
const MAIL_TIMEOUT_MS = 20_000;
// Two providers must fit into the half minute that a notice has (use-cases/notify-citizen.ts).
const SMS_TIMEOUT_MS = 12_000;

/** The names of the SMS providers that the settings name; rows of sms_providers. */
export const smsProviderNames = ({ sms }: Pick<GatewayConfig, 'sms'>): readonly string[] => [
  ...(sms?.smpp === undefined ? [] : ['smpp']),
  ...(sms?.http === undefined ? [] : ['http']),
];

/** The ways to reach citizens: e-mail, and SMS over as many providers as the settings name. They bind and report from here on. */
export const composeChannels = (
  { mail, sms }: Pick<GatewayConfig, 'mail' | 'sms'>,
  store: Store,
  around: {
    readonly ids: Pick<Ids, 'uuid'>;
    readonly random: () => number;
    readonly log: Log;
    readonly takeDeliveryReport: TakeDeliveryReport;
  },
): readonly Channel[] => {
  const channels: Channel[] = [makeEmailChannel({ ...mail, timeoutMs: MAIL_TIMEOUT_MS })];
  if (sms === undefined) return channels;
  const { source: sourceAddress, smpp, http } = sms;
  const providers = new Map<string, Channel>();
  if (smpp !== undefined) {
    const { tls, ...link } = smpp;
    providers.set(
      'smpp',
      makeSmsChannel({
        ...link,
        ...(tls && { tls: {} }),
        sourceAddress,
        timeoutMs: SMS_TIMEOUT_MS,
        onDeliveryReport: async (providerReference, reported) => {
          const state = reportedStateOf(reported);
          if (state === undefined) return;
          // Not stored yet: the provider is asked to say it again.
          if (!(await around.takeDeliveryReport({ provider: 'smpp', message: { providerReference }, state })))
            throw new Error('the reference is not known yet');
        },
      }),
    );
  }
  if (http !== undefined)
    providers.set('http', makeHttpSmsChannel({ ...http, sourceAddress, timeoutMs: SMS_TIMEOUT_MS }));
  channels.push(makeSmsProvidersChannel(providers, { ...store, ...around, stopwatch: () => performance.now() }));
  return channels;
};
