import { isDay, startOfDay } from '../../domain/days.ts';
import type { DeliveryId } from '../../domain/ids.ts';
import { fail, problem, type Result } from '../../domain/problems.ts';
import type { Cases } from '../../ports/cases.ts';
import type { Holds } from '../../ports/holds.ts';
import type { Transactions } from '../../ports/transaction.ts';
import type { RecordCaseEvents } from '../record-case-events.ts';
import type { ActOnDelivery } from './act-on-delivery.ts';
import type { By, Done } from './operator.ts';

const HALF_A_DAY_MS = 12 * 3_600_000;

/**
 * Enters the number and the day under which an agency registered a letter that was handed over by a person. The case shows both, marked
 * as entered by hand; a sealed registration of the agency that comes later wins. `registeredOn` is a day of Asia/Tbilisi, YYYY-MM-DD.
 * Idempotent: a letter that is registered under this number already stays as it is. Problems: Validation, NotFound, NotInThisState
 * (registered under another number).
 */
export const makeRegisterByHand =
  (deps: {
    readonly actOnDelivery: ActOnDelivery;
    readonly transactions: Pick<Transactions, 'inTransaction' | 'now'>;
    readonly cases: Pick<Cases, 'legs'>;
    readonly holds: Pick<Holds, 'end'>;
    readonly recordCaseEvents: RecordCaseEvents;
  }) =>
  async (
    deliveryId: DeliveryId,
    registered: { readonly registrationNumber: string; readonly registeredOn: string },
    by: By,
  ): Promise<Result<Done>> => {
    const registrationNumber = registered.registrationNumber.normalize('NFC').trim();
    if (!/^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]{1,200}$/u.test(registrationNumber))
      return invalid('/registrationNumber', 'one line of 1 to 200 characters');
    if (!isDay(registered.registeredOn)) return invalid('/registeredOn', 'a day, YYYY-MM-DD');
    const day = startOfDay(registered.registeredOn);
    const now = await deps.transactions.inTransaction({ kind: 'operator', name: by.actor }, deps.transactions.now);
    if (day > now) return invalid('/registeredOn', 'not a day to come');
    return deps.actOnDelivery(deliveryId, by, {
      act: 'delivery.register_by_hand',
      // A number is given to what opens a leg; receipts and later letters have none.
      onlyTo: ['SUBMISSION', 'FORWARD'],
      event: 'registered',
      doneIn: ['REGISTERED'],
      mayDo: async (tx, { locked, delivery }) => {
        if (day.getTime() + 2 * HALF_A_DAY_MS <= locked.filedAt.getTime())
          return invalid('/registeredOn', 'not a day before the letter was filed').problem;
        const leg = (await deps.cases.legs(tx, delivery.caseId)).find(({ legId }) => legId === delivery.legId);
        return delivery.state !== 'REGISTERED' || leg?.registrationNumber === registrationNumber
          ? undefined
          : problem(
              'NotInThisState',
              `The letter is registered already, under ${leg?.registrationNumber ?? 'another number'}.`,
            );
      },
      goesOn: false,
      async also(tx, on) {
        await deps.holds.end(tx, { deliveryId });
        const { legId, agencyCode } = on.delivery;
        const occurredAt = instantWithin(day, on.locked.filedAt, on.now);
        const facts = { registrationNumber, enteredByHand: true };
        return deps.recordCaseEvents(
          tx,
          on.locked,
          [{ kind: 'registered', legId, occurredAt, facts }],
          on.now,
          agencyCode,
        );
      },
    });
  };

const invalid = (pointer: string, detail: string) =>
  fail('Validation', 'The registration cannot be entered like this.', { errors: [{ pointer, detail }] });

/** Only the day is known: noon, but not before the letter was filed and not after now. */
const instantWithin = (day: Date, filedAt: Date, now: Date): Date =>
  new Date(Math.min(Math.max(day.getTime() + HALF_A_DAY_MS, filedAt.getTime()), now.getTime()));

export type RegisterByHand = ReturnType<typeof makeRegisterByHand>;
