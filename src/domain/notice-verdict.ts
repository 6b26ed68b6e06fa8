import { CHANNEL_OF, type ContactKind, KIND_OF } from './contacts.ts';
import type { Contacts } from './envelope.ts';
import { isLegal, isSwitchedOff, type NoticeSettings } from './notice-settings.ts';
import type { NoticeChannel } from './notice-template.ts';
import { NOTICE_EVENTS, type NoticeEvent } from './notice-templates.ts';
import { type QuietHours, quietUntil } from './quiet-hours.ts';

/** Why a notice is not sent. `waiting_to_merge` and `quiet_hours` pass by themselves. */
export const UNSENT_REASONS = [
  'no_address',
  'not_confirmed',
  'switched_off',
  'no_channel',
  'code_ended',
  'address_suppressed',
  'quiet_hours',
  'waiting_to_merge',
] as const;
export type UnsentReason = (typeof UNSENT_REASONS)[number];

/** How an installation sends notices. */
export interface NoticeRules {
  /** How long a notice waits for others of its case; 0: each is a message of its own. */
  readonly mergeMs: number;
  /** When no SMS is sent, unless the citizen chose other hours; missing: never. */
  readonly smsQuietHours?: QuietHours | undefined;
}

/** Each notice by itself, at any hour. */
export const SEND_AT_ONCE: NoticeRules = { mergeMs: 0 };

/** Where and how a citizen can be reached. An address that the citizen removed is a contact without one. */
export interface Recipient {
  readonly settings: NoticeSettings;
  readonly contacts: {
    readonly [K in ContactKind]?: {
      readonly address?: string;
      readonly confirmed: boolean;
      /** Earlier notices to it came back. */
      readonly suppressed?: boolean;
    };
  };
}

/**
 * Where a citizen is reached: what is on record at this moment counts, also that an address was removed or not confirmed; a kind of contact of
 * which nothing was ever recorded is as it was written then, with a letter or a mandate. Pure.
 */
export const reachedAt = (
  recorded: Recipient['contacts'],
  written: Pick<Contacts, 'email' | 'phone'>,
): Recipient['contacts'] => ({
  ...(written.email !== undefined && { email: { address: written.email, confirmed: true } }),
  ...(written.phone !== undefined && { phone: { address: written.phone, confirmed: true } }),
  ...recorded,
});

/** What is to be done with a notice now. */
export type NoticeVerdict =
  | { readonly kind: 'send'; readonly to: string }
  | { readonly kind: 'wait'; readonly until: Date; readonly reason: 'quiet_hours' }
  | { readonly kind: 'drop'; readonly reason: UnsentReason };

const quietHoursOf = ({ settings }: Recipient, channel: NoticeChannel, rules: NoticeRules): QuietHours | undefined =>
  settings.quietHours[channel] ?? (channel === 'sms' ? rules.smsQuietHours : undefined);

/** When a notice that arises now may go at the earliest, where the citizen's quiet hours make it wait. */
export const quietEnd = (
  recipient: Recipient,
  channel: NoticeChannel,
  rules: NoticeRules,
  at: Date,
): Date | undefined => {
  const quiet = quietHoursOf(recipient, channel, rules);
  return quiet && quietUntil(at, quiet);
};

const reaches = ({ contacts }: Recipient, channel: NoticeChannel): boolean => {
  const contact = contacts[KIND_OF[channel]];
  return contact?.address !== undefined && contact.confirmed && contact.suppressed !== true;
};

/**
 * Whether the citizen's choice keeps a notice from a channel. A choice that would leave a legal notice without any channel that reaches the
 * citizen does not count: an address may have been removed since it was made.
 */
export const isKeptOff = (
  recipient: Recipient,
  event: string,
  channel: NoticeChannel,
  installed: readonly NoticeChannel[],
): boolean => {
  if (!isSwitchedOff(recipient.settings, event, channel)) return false;
  return (
    !isLegal(event) ||
    NOTICE_EVENTS[event as NoticeEvent].channels.some(
      (other) =>
        other !== channel &&
        installed.includes(other) &&
        !isSwitchedOff(recipient.settings, event, other) &&
        reaches(recipient, other),
    )
  );
};

/** Whether a notice is sent now, later or never: by the addresses and the wishes of this moment. Pure. */
export const noticeVerdict = (
  { event, channel }: { readonly event: string; readonly channel: NoticeChannel },
  recipient: Recipient,
  installed: readonly NoticeChannel[],
  rules: NoticeRules,
  now: Date,
): NoticeVerdict => {
  if (!installed.includes(channel)) return { kind: 'drop', reason: 'no_channel' };
  const contact = recipient.contacts[KIND_OF[channel]];
  if (contact?.address === undefined) return { kind: 'drop', reason: 'no_address' };
  if (!contact.confirmed) return { kind: 'drop', reason: 'not_confirmed' };
  if (isKeptOff(recipient, event, channel, installed)) return { kind: 'drop', reason: 'switched_off' };
  if (contact.suppressed === true) return { kind: 'drop', reason: 'address_suppressed' };
  const until = quietEnd(recipient, channel, rules, now);
  return until === undefined ? { kind: 'send', to: contact.address } : { kind: 'wait', until, reason: 'quiet_hours' };
};

/** The channels on which the citizen has, or had, an address: where it makes sense to say what became of a notice. */
const knownChannels = ({ contacts }: Recipient): readonly NoticeChannel[] =>
  (Object.keys(contacts) as ContactKind[]).map((kind) => CHANNEL_OF[kind]);

/** The channels that a legal notice takes where its own reach nobody. */
export const otherChannelsOf = (event: string): readonly NoticeChannel[] => {
  if (!isLegal(event)) return [];
  const own: readonly NoticeChannel[] = NOTICE_EVENTS[event as NoticeEvent].channels;
  return Object.values(CHANNEL_OF).filter((channel) => !own.includes(channel));
};

/**
 * The channels that a notice takes to a citizen: its own, where the citizen has or had an address. A legal notice that reaches the citizen
 * on none of these takes any channel that does: a term must not run out because somebody has a telephone and no e-mail. Pure.
 */
export const channelsFor = (recipient: Recipient, event: NoticeEvent): readonly NoticeChannel[] => {
  const known = knownChannels(recipient);
  const own: readonly NoticeChannel[] = NOTICE_EVENTS[event].channels;
  const others = own.some((channel) => reaches(recipient, channel))
    ? []
    : otherChannelsOf(event).filter((channel) => reaches(recipient, channel));
  return [...own.filter((channel) => known.includes(channel)), ...others];
};
