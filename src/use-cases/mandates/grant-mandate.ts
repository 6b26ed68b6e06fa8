import type { TokenContacts } from '../../domain/contacts.ts';
import { addDays, type Day, dayInTbilisi } from '../../domain/days.ts';
import type { Contacts, Mandate, Person } from '../../domain/envelope.ts';
import { holderKey, type MandateParties, type MandateRights, type MandateScope } from '../../domain/mandate.ts';
import { fail, ok, type Problem, type Result } from '../../domain/problems.ts';
import type { Content } from '../../ports/content.ts';
import type { FoundMandate, Mandates } from '../../ports/mandates.ts';
import type { CitizenActor, Transaction, Transactions } from '../../ports/transaction.ts';
import { type KeepTokenContactsDeps, keepTokenContacts } from '../contacts/keep-token-contacts.ts';
import { type KnownCodes, unknownCodes } from '../unknown-codes.ts';
import { type TellOwnerDeps, tellOwner } from './tell-owner.ts';

/** How long a mandate waits for its holder. */
const ACCEPT_WITHIN_MS = 30 * 24 * 3_600_000;
/** Long enough for a life's errands, short enough that nothing is given for ever by mistake. */
const LONGEST_DAYS = 3653;
// Far more than anybody needs, far less than would hurt.
const MOST_OPEN = 100;

/** A mandate as its owner writes it. */
export interface MandateToGrant extends MandateScope {
  readonly holder: Person;
  readonly rights: MandateRights;
  /** Missing: today. */
  readonly validFrom?: Day;
  readonly validUntil: Day;
}

/** Whose mandate it is, and who signs for an organisation. */
export interface MandateGiver {
  readonly party: Person;
  readonly contacts: Contacts;
  /** Of a person who gives it for themselves: what the provider vouches for goes before what it only names. */
  readonly tokenContacts?: TokenContacts;
  readonly signer?: { readonly person: Person; readonly proof?: Mandate };
}

interface GrantMandateDeps extends TellOwnerDeps, KeepTokenContactsDeps {
  readonly transactions: Pick<Transactions, 'inTransaction' | 'now'>;
  readonly mandates: Pick<Mandates, 'insert' | 'find' | 'countOpen'>;
  readonly content: Pick<Content, 'putJson'>;
  readonly registry: KnownCodes;
}

/**
 * Gives a person or an organisation the right to act for the owner. It is good for nothing until they accept it; they find it by the number
 * that the identity provider vouches for. The owner is told. Problem Validation, with the places.
 */
export const makeGrantMandate =
  (deps: GrantMandateDeps) =>
  async (actor: CitizenActor, owner: MandateGiver, wanted: MandateToGrant): Promise<Result<FoundMandate>> => {
    const granted = await deps.transactions.inTransaction(actor, async (tx) => {
      const grantedAt = await deps.transactions.now(tx);
      const offeredTo = holderKey(wanted.holder);
      const errors = [
        ...placesOfDays(wanted, dayInTbilisi(grantedAt)),
        ...(await placesOfScope(deps, tx, wanted)),
        ...(offeredTo === undefined ? [{ pointer: '/holder', detail: 'is named by a number' }] : []),
        ...(givers(owner).includes(offeredTo) ? [{ pointer: '/holder', detail: 'is who gives the mandate' }] : []),
        ...placesOfProof(owner, wanted),
      ];
      if (errors.length > 0 || offeredTo === undefined)
        return fail('Validation', 'The mandate cannot be given like this.', { errors });
      if ((await deps.mandates.countOpen(tx, actor.subject)) >= MOST_OPEN)
        return fail('Validation', `There are ${MOST_OPEN} mandates already; revoke one first.`);
      if (owner.tokenContacts !== undefined) await keepTokenContacts(deps, tx, owner.tokenContacts);
      const mandateId = deps.ids.uuid();
      const { holder, validFrom = dayInTbilisi(grantedAt), ...terms } = wanted;
      const parties: MandateParties = { owner: owner.party, ownerContacts: owner.contacts, holder };
      await deps.mandates.insert(tx, {
        ...terms,
        mandateId,
        ownerSubject: actor.subject,
        offeredTo,
        validFrom,
        grantedAt,
        grantedBy: actor.by ?? actor.subject,
        acceptUntil: new Date(grantedAt.getTime() + ACCEPT_WITHIN_MS),
        partiesId: await deps.content.putJson(tx, parties),
      });
      const found = await deps.mandates.find(tx, mandateId);
      if (found === undefined) throw new Error('a mandate vanished while it was given');
      return ok({ found, wakeUps: await tellOwner(deps, tx, found, 'delegation_granted') });
    });
    if (!granted.ok) return granted;
    await deps.queue.publish(granted.value.wakeUps);
    return ok(granted.value.found);
  };

export type GrantMandate = ReturnType<typeof makeGrantMandate>;

type Places = NonNullable<Problem['errors']>;

/** Nobody gives a mandate to themselves, nor in the name of an organisation: it would outlast what they speak for it by. */
const givers = ({ party, signer }: MandateGiver): readonly (string | undefined)[] => [
  holderKey(party),
  ...(signer === undefined ? [] : [holderKey(signer.person)]),
];

const placesOfProof = ({ signer }: MandateGiver, { validUntil }: MandateToGrant): Places => {
  const until = signer?.proof?.validUntil;
  return until !== undefined && validUntil > until
    ? [{ pointer: '/validUntil', detail: `is later than ${until}, until when the signer speaks for the organisation` }]
    : [];
};

const placesOfDays = ({ validFrom, validUntil }: MandateToGrant, today: Day): Places => {
  const from = validFrom ?? today;
  return [
    ...(from < today ? [{ pointer: '/validFrom', detail: 'has passed' }] : []),
    ...(validUntil < from ? [{ pointer: '/validUntil', detail: 'is before the first day' }] : []),
    ...(validUntil > addDays(from, LONGEST_DAYS)
      ? [{ pointer: '/validUntil', detail: 'is more than ten years after the first day' }]
      : []),
  ];
};

const placesOfScope = async (
  { registry }: Pick<GrantMandateDeps, 'registry'>,
  tx: Transaction,
  scope: MandateScope,
): Promise<Places> => {
  const unknown = await unknownCodes(registry, tx, scope);
  return [
    ...unknown.letterTypes.map((index) => ({ pointer: `/letterTypes/${index}`, detail: 'unknown letter type' })),
    ...unknown.agencyCodes.map((index) => ({ pointer: `/agencyCodes/${index}`, detail: 'unknown agency' })),
  ];
};
