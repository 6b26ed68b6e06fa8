import { dayInTbilisi } from '../../domain/days.ts';
import { UPLOAD_TYPES } from '../../domain/file-types.ts';
import { termChanges } from '../../domain/letter-type-terms.ts';
import { problem, type Result } from '../../domain/problems.ts';
import { CARRIED_BY } from '../../domain/signed-file.ts';
import type { LetterTypeBook, LetterTypeEntry } from '../../ports/letter-type-book.ts';
import type { Registry } from '../../ports/registry.ts';
import type { Transaction, Transactions } from '../../ports/transaction.ts';
import { orRefuse, refusable, refuse } from '../refusal.ts';
import { type By, checkBy, type Done, type KeepAct } from './operator.ts';

interface PutLetterTypeDeps {
  readonly transactions: Pick<Transactions, 'inTransaction' | 'now'>;
  readonly letterTypeBook: LetterTypeBook;
  readonly registry: Pick<Registry, 'agencyNames'>;
  readonly keepAct: KeepAct;
}

const broken = (pointer: string, detail: string): never =>
  refuse(problem('Validation', 'The letter type cannot be like this.', { errors: [{ pointer, detail }] }));

const MEDIA_TYPES: readonly string[] = UPLOAD_TYPES.map(({ mediaType }) => mediaType);
const SIGNABLE = Object.values(CARRIED_BY);

const checkType = async ({ registry }: PutLetterTypeDeps, tx: Transaction, type: LetterTypeEntry): Promise<void> => {
  const { mediaTypes, signatureRequired, attachmentsRequired, maxFiles } = type;
  const unknown = mediaTypes?.find((mediaType) => !MEDIA_TYPES.includes(mediaType));
  if (unknown !== undefined) broken('/attachments/mediaTypes', `${unknown} is not one of: ${MEDIA_TYPES.join(', ')}`);
  if (maxFiles === 0 && (attachmentsRequired || signatureRequired))
    broken('/attachments/maxFiles', 'a file is demanded, so one must be allowed');
  if (signatureRequired && mediaTypes !== undefined && !mediaTypes.some((mediaType) => SIGNABLE.includes(mediaType)))
    broken('/attachments/mediaTypes', `none of them carries a signature: ${SIGNABLE.join(', ')}`);
  for (const [at, code] of (type.agencyCodes ?? []).entries())
    if ((await registry.agencyNames(tx, code)) === undefined) broken(`/agencies/${at}`, `${code} is no agency`);
};

// As text: the order of a form's fields is the order in which they are asked for.
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The form under its id: added where it is new; never another one than it was. */
const putForm = async ({ letterTypeBook }: PutLetterTypeDeps, tx: Transaction, { form }: LetterTypeEntry) => {
  const known = await letterTypeBook.findForm(tx, form.schemaId);
  if (known === undefined) return letterTypeBook.addForm(tx, form);
  if (!same(known.schema, form.schema))
    broken('/form/$id', 'another form has this id, and letters were filled in by it; give this one the next number');
};

/** What a change writes; `changed` names fields, `terms` days. */
interface PutLetterType extends Done {
  readonly changed: readonly string[];
}

const fieldsOf = ({ terms: _terms, retiredAt: _retiredAt, ...fields }: LetterTypeEntry): { [field: string]: unknown } =>
  fields;

const makePut =
  (deps: PutLetterTypeDeps, act: 'add' | 'change') =>
  (said: By, type: LetterTypeEntry): Promise<Result<PutLetterType>> =>
    refusable(deps.transactions, { kind: 'operator', name: said.actor }, async (tx) => {
      const by = orRefuse(checkBy(said));
      await deps.letterTypeBook.lock(tx);
      const known = (await deps.letterTypeBook.read(tx)).find(({ code }) => code === type.code);
      if (act === 'change' && known === undefined) refuse(problem('NotFound', `There is no letter type ${type.code}.`));
      if (act === 'add' && known !== undefined)
        refuse(
          problem('Validation', `The letter type ${type.code} is known already; change it with: letter-types change`),
        );
      await checkType(deps, tx, type);
      const today = dayInTbilisi(await deps.transactions.now(tx));
      const terms = orRefuse(termChanges(known?.terms, type.terms, today));
      await putForm(deps, tx, type);
      const [before, after] = [known === undefined ? {} : fieldsOf(known), fieldsOf(type)];
      const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
      const changed = [
        ...names.filter((name) => !same(before[name], after[name])),
        ...[...terms.put.map(({ validFrom }) => validFrom), ...terms.remove].map((day) => `term ${day}`),
      ];
      if (changed.length === 0) return { repeated: true, changed };
      await deps.letterTypeBook.put(tx, type);
      for (const term of terms.put) await deps.letterTypeBook.putTerm(tx, type.code, term);
      for (const day of terms.remove) await deps.letterTypeBook.removeTerm(tx, type.code, day);
      await deps.keepAct(
        tx,
        { ...by, reason: `${by.reason} (${changed.join(', ')})` },
        `letter-types ${act}`,
        type.code,
      );
      return { repeated: false, changed };
    });

/**
 * Adds a letter type: from its commit on every process offers and takes it. Problems: Validation (known already, no such agency or type of
 * file, a form's id that is another form's).
 */
export const makeAddLetterType = (deps: PutLetterTypeDeps) => makePut(deps, 'add');

/**
 * Makes a letter type what it is said to be. Letters that were filed keep their form and their term; the target of a first answer
 * and the remedy are those of the type now. Idempotent.
 * Problems: NotFound, Validation (as for adding; a term that letters were filed under).
 */
export const makeChangeLetterType = (deps: PutLetterTypeDeps) => makePut(deps, 'change');

/**
 * Takes a letter type out of what can be filed, or brings it back; its cases go on either way. Idempotent. Problems: NotFound, Validation.
 */
export const makeRetireLetterType =
  (deps: Pick<PutLetterTypeDeps, 'transactions' | 'letterTypeBook' | 'keepAct'>) =>
  (said: By, code: string, retired: boolean): Promise<Result<Done>> =>
    refusable(deps.transactions, { kind: 'operator', name: said.actor }, async (tx) => {
      const by = orRefuse(checkBy(said));
      await deps.letterTypeBook.lock(tx);
      const known = (await deps.letterTypeBook.read(tx)).find((type) => type.code === code);
      if (known === undefined) return refuse(problem('NotFound', `There is no letter type ${code}.`));
      if ((known.retiredAt !== undefined) === retired) return { repeated: true };
      await deps.letterTypeBook.setRetired(tx, code, retired);
      await deps.keepAct(tx, by, retired ? 'letter-types retire' : 'letter-types restore', code);
      return { repeated: false };
    });

export type AddLetterType = ReturnType<typeof makeAddLetterType>;
export type ChangeLetterType = ReturnType<typeof makeChangeLetterType>;
export type RetireLetterType = ReturnType<typeof makeRetireLetterType>;
