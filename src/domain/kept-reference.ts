import type { NoticeChannel } from './notice-template.ts';

/**
 * A provider's reference as it is kept. Providers count by themselves: a mail server and an SMS provider can give the same number,
 * and a report about the SMS must not be taken for one about the mail. References of SMS begin with the provider's name.
 */
export const keptReference = (channel: NoticeChannel, providerReference: string): string =>
  `${channel}:${providerReference}`;
