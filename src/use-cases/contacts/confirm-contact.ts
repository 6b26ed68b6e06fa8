import { CHANNEL_OF, type ContactKind } from '../../domain/contacts.ts';
import { MAX_CODE_TRIES } from '../../domain/one-time-code.ts';
import { fail, ok, type Result } from '../../domain/problems.ts';
import type { CitizenContacts } from '../../ports/citizen-contacts.ts';
import type { ContactCodes, OpenCode } from '../../ports/contact-codes.ts';
import type { Log } from '../../ports/log.ts';
import type { Notifications } from '../../ports/notifications.ts';
import type { LiftByConfirmation } from '../suppressions/lift-by-confirmation.ts';
import { isCode } from './code-hash.ts';
import { type ContactOverview, contactsOf, type ReadContactsDeps } from './read-contacts.ts';

interface ConfirmContactDeps extends ReadContactsDeps {
  readonly citizenContacts: Pick<CitizenContacts, 'lock' | 'of' | 'put'>;
  readonly contactCodes: Pick<ContactCodes, 'open' | 'end' | 'countTry'>;
  readonly notifications: Pick<Notifications, 'drop'>;
  readonly liftByConfirmation: LiftByConfirmation;
  readonly log: Pick<Log, 'note'>;
}

const noCodeWaiting = () => fail('NoCodeWaiting', 'No address waits for a code here.');

/**
 * Confirms the address that waits for a code: notices go there from now on, also where it was suppressed, and the old address is forgotten.
 * Problems: NoCodeWaiting, CodeExpired, CodeTriesUsedUp, CodeWrong (says how many tries are left). Tries are counted before the code is
 * looked at, so that many at once are no more than one after the other.
 */
export const makeConfirmContact =
  (deps: ConfirmContactDeps) =>
  async (subject: string, kind: ContactKind, code: string): Promise<Result<ContactOverview>> => {
    const tried = await countTry(deps, subject, kind);
    if (!tried.ok) return tried;
    const open = tried.value;
    if (!(await isCode(code, open))) {
      const left = MAX_CODE_TRIES - open.tries - 1;
      deps.log.note('contact.code_wrong', { kind, attempt: open.tries + 1 });
      return fail(
        'CodeWrong',
        left === 0 ? 'No tries are left.' : `${left} ${left === 1 ? 'try is' : 'tries are'} left.`,
      );
    }
    const confirmed = await deps.transactions.inTransaction({ kind: 'citizen', subject }, async (tx) => {
      await deps.citizenContacts.lock(tx, subject);
      if (!(await deps.contactCodes.end(tx, open.codeId))) return noCodeWaiting();
      await deps.notifications.drop(tx, open.notificationId, 'code_ended');
      await deps.citizenContacts.put(tx, subject, { kind, address: open.address, source: 'citizen', confirmed: true });
      await deps.liftByConfirmation(tx, CHANNEL_OF[kind], open.address);
      const overview = (await contactsOf(deps, tx, subject)).find((contact) => contact.kind === kind);
      return ok(overview ?? { kind });
    });
    if (confirmed.ok) deps.log.note('contact.confirmed', { kind });
    return confirmed;
  };

export type ConfirmContact = ReturnType<typeof makeConfirmContact>;

const countTry = (deps: ConfirmContactDeps, subject: string, kind: ContactKind): Promise<Result<OpenCode>> =>
  deps.transactions.inTransaction({ kind: 'citizen', subject }, async (tx) => {
    await deps.citizenContacts.lock(tx, subject);
    const open = (await deps.contactCodes.open(tx, subject)).find((one) => one.kind === kind);
    if (open === undefined) return noCodeWaiting();
    if (open.expiresAt <= (await deps.transactions.now(tx)))
      return fail('CodeExpired', 'The code holds for 10 minutes, which are over.');
    if (open.tries >= MAX_CODE_TRIES) return fail('CodeTriesUsedUp', `A code can be tried ${MAX_CODE_TRIES} times.`);
    await deps.contactCodes.countTry(tx, open.codeId);
    return ok(open);
  });
