import { CHANNEL_OF, type ContactKind, type TokenContacts } from '../../domain/contacts.ts';
import type { NotificationId } from '../../domain/ids.ts';
import type { NoticeLanguage } from '../../domain/notice-template.ts';
import { CODE_LIFE_MS, CODE_WINDOW_MS, MAX_CODES_AN_HOUR } from '../../domain/one-time-code.ts';
import { OTP_EVENT } from '../../domain/otp-notice.ts';
import { fail, ok, type Result } from '../../domain/problems.ts';
import type { CitizenContacts } from '../../ports/citizen-contacts.ts';
import type { Ids } from '../../ports/clock.ts';
import type { ContactCodes } from '../../ports/contact-codes.ts';
import type { Log } from '../../ports/log.ts';
import type { Notifications } from '../../ports/notifications.ts';
import type { Queue } from '../../ports/queue.ts';
import type { Recipients } from '../../ports/recipients.ts';
import type { AddressHash, Suppressions } from '../../ports/suppressions.ts';
import { newCode } from './code-hash.ts';
import { type EndCodeDeps, endCode } from './end-code.ts';
import { keepTokenContacts } from './keep-token-contacts.ts';
import { readContact } from './read-contact.ts';
import { type ContactOverview, contactsOf, type ReadContactsDeps } from './read-contacts.ts';

interface ChangeContactDeps extends ReadContactsDeps, EndCodeDeps {
  readonly citizenContacts: Pick<CitizenContacts, 'lock' | 'of' | 'put'>;
  readonly contactCodes: Pick<ContactCodes, 'open' | 'end' | 'asked' | 'insert'>;
  readonly notifications: Pick<Notifications, 'drop' | 'insert'>;
  readonly recipients: Pick<Recipients, 'settingsOf'>;
  readonly suppressions: Pick<Suppressions, 'find'>;
  readonly addressHash: AddressHash;
  readonly ids: Pick<Ids, 'uuid'>;
  readonly queue: Pick<Queue, 'publish'>;
  readonly log: Pick<Log, 'note'>;
}

/** An address that a citizen wants to be told at. */
export interface ContactChange {
  readonly token: TokenContacts;
  readonly kind: ContactKind;
  /** As typed. */
  readonly address: string;
  /** In which the code is sent, where the citizen has not chosen a language. */
  readonly language: NoticeLanguage;
}

/**
 * Sends a one-time code to a new address, over the channel of that address. The old one stays in use until the code is confirmed; asking again
 * replaces an open code. The address that is confirmed already needs no code, unless it is suppressed: who reads the code there lifts that.
 * Problems: Validation, PhoneNotMobile, TooManyCodes.
 */
export const makeChangeContact =
  (deps: ChangeContactDeps) =>
  async ({ token, kind, address: typed, language }: ContactChange): Promise<Result<ContactOverview>> => {
    const read = readContact(kind, typed);
    if (!read.ok) return read;
    const address = read.value;
    const { subject } = token;
    const notificationId = deps.ids.uuid() as NotificationId;
    const changed = await deps.transactions.inTransaction({ kind: 'citizen', subject }, async (tx) => {
      await deps.citizenContacts.lock(tx, subject);
      await keepTokenContacts(deps, tx, token);
      const known = (await deps.citizenContacts.of(tx, subject)).find((contact) => contact.kind === kind);
      const channel = CHANNEL_OF[kind];
      const suppressed = await deps.suppressions.find(tx, channel, deps.addressHash(channel, address));
      const isConfirmed = known?.address === address && known.confirmedAt !== undefined && suppressed === undefined;
      if (!isConfirmed) {
        const { count, since } = await deps.contactCodes.asked(tx, subject, CODE_WINDOW_MS);
        if (count >= MAX_CODES_AN_HOUR && since !== undefined) {
          const waitedMs = (await deps.transactions.now(tx)).getTime() - since.getTime();
          return fail('TooManyCodes', `At most ${MAX_CODES_AN_HOUR} codes are sent in an hour.`, {
            retryAfterMs: CODE_WINDOW_MS - waitedMs,
          });
        }
      }
      await endCode(deps, tx, subject, kind);
      if (!isConfirmed) {
        const settings = await deps.recipients.settingsOf(tx, subject);
        await deps.notifications.insert(tx, {
          notificationId,
          ownerSubject: subject,
          event: OTP_EVENT,
          channel,
          language: settings.language ?? language,
          facts: {},
        });
        // Some 50 ms of work, only for those who may ask.
        await deps.contactCodes.insert(tx, {
          ...(await newCode()),
          codeId: deps.ids.uuid(),
          subject,
          kind,
          address,
          notificationId,
          lifeMs: CODE_LIFE_MS,
        });
      }
      const overview = (await contactsOf(deps, tx, subject)).find((contact) => contact.kind === kind);
      return ok(overview ?? { kind });
    });
    if (!changed.ok || changed.value.pending === undefined) return changed;
    await deps.queue.publish([{ topic: 'notification', id: notificationId }]);
    deps.log.note('contact.code_asked', { kind, notificationId });
    return changed;
  };

export type ChangeContact = ReturnType<typeof makeChangeContact>;
