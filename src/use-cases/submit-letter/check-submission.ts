import { canonicalJson } from '../../domain/canonical-json.ts';
import { takesLetterType } from '../../domain/capabilities.ts';
import type { Initiator, PostalAddress } from '../../domain/envelope.ts';
import { fail, ok, type Problem, type Result } from '../../domain/problems.ts';
import type { ClaimedSignature, LetterSignature } from '../../domain/signed-file.ts';
import { normaliseText } from '../../domain/text.ts';
import type { Files, StoredFile } from '../../ports/files.ts';
import type { FormChecks } from '../../ports/form-checks.ts';
import type { LetterType, Receiver, Registry } from '../../ports/registry.ts';
import type { Transaction, Transactions } from '../../ports/transaction.ts';
import { checkAttachments } from '../filing/check-attachments.ts';
import { checkSignatures } from '../filing/check-signatures.ts';
import { MAX_LENGTH, type Places, readText } from '../filing/readable-text.ts';
import type { Submission, SubmitLetterCommand } from './submission.ts';

/** Title and text as they are stored and sealed. */
export interface Words {
  readonly title: string;
  readonly text: string;
}

const readAddress = (written: PostalAddress): { readonly address: PostalAddress; readonly broken: Places } => {
  const text = readText('/postalAddress/text', written.text, MAX_LENGTH.addressText);
  const postalCode =
    written.postalCode === undefined
      ? undefined
      : readText('/postalAddress/postalCode', written.postalCode, MAX_LENGTH.postalCode);
  const locality =
    written.locality === undefined
      ? undefined
      : readText('/postalAddress/locality', written.locality, MAX_LENGTH.locality);
  return {
    address: {
      text: text.text,
      country: written.country,
      ...(postalCode !== undefined && { postalCode: postalCode.text }),
      ...(locality !== undefined && { locality: locality.text }),
    },
    broken: [...text.broken, ...(postalCode?.broken ?? []), ...(locality?.broken ?? [])],
  };
};

/** Problem Validation of words that cannot be carried. */
export const notCarried = (errors: Places): { readonly ok: false; readonly problem: Problem } =>
  fail('Validation', 'A text cannot be carried as it is.', { errors });

const formPlaces = (form: { readonly [field: string]: unknown } | undefined): Places =>
  form === undefined || normaliseText(canonicalJson(form)) !== undefined
    ? []
    : [{ pointer: '/form', detail: 'holds a character that XML cannot carry' }];

/** What of the words of a letter could not be carried, as far as they are written: what is missing or empty is another matter. */
export const wordsPlaces = ({ title = '', text = '', form }: Partial<Words> & Pick<Submission, 'form'>): Places => [
  ...(title === '' ? [] : readText('/title', title, MAX_LENGTH.title).broken),
  ...(text === '' ? [] : readText('/text', text, MAX_LENGTH.text).broken),
  ...formPlaces(form),
];

/** Brings what the citizen wrote into the form that is stored and sealed. Problem Validation, with the places. */
export const checkWords = ({
  submission,
  initiator,
}: Pick<SubmitLetterCommand, 'submission' | 'initiator'>): Result<{ words: Words; initiator: Initiator }> => {
  const title = readText('/title', submission.title, MAX_LENGTH.title);
  const text = readText('/text', submission.text, MAX_LENGTH.text);
  const postal = initiator.postalAddress === undefined ? undefined : readAddress(initiator.postalAddress);
  const errors = [...title.broken, ...text.broken, ...formPlaces(submission.form), ...(postal?.broken ?? [])];
  if (errors.length > 0) return notCarried(errors);
  return ok({
    words: { title: title.text, text: text.text },
    initiator: { ...initiator, ...(postal !== undefined && { postalAddress: postal.address }) },
  });
};

export interface CheckSubmissionDeps {
  readonly transactions: Pick<Transactions, 'now'>;
  readonly registry: Pick<Registry, 'receiverOf' | 'letterType'>;
  readonly files: Pick<Files, 'ownUploads'>;
  readonly formChecks: FormChecks;
}

/** The type of a letter, while it can be filed. Problem TypeNotAccepted. */
export const offeredType = async (
  { registry }: Pick<CheckSubmissionDeps, 'registry'>,
  tx: Transaction,
  code: string,
): Promise<Result<LetterType>> => {
  const type = await registry.letterType(tx, code);
  if (type !== undefined && !type.retired) return ok(type);
  const [detail, at] =
    type === undefined
      ? ['There is no such letter type.', 'unknown letter type']
      : ['Letters of this type are not taken any more.', 'not offered any more'];
  return fail('TypeNotAccepted', detail, { errors: [{ pointer: '/letterType', detail: at }] });
};

/** What is filled in, by the form of the type; what is left out is an empty form. Problem Validation, with every place. */
export const checkForm = (
  { formChecks }: Pick<CheckSubmissionDeps, 'formChecks'>,
  type: Pick<LetterType, 'form'>,
  filledIn: { readonly [field: string]: unknown } = {},
): Result<undefined> => {
  const errors = formChecks.breaks(type.form, filledIn);
  const fields = errors.length === 1 ? 'field of the form is' : 'fields of the form are';
  return errors.length === 0 ? ok(undefined) : fail('Validation', `${errors.length} ${fields} not valid.`, { errors });
};

/** The agency, where it takes letters of this type. Problems: InvalidAddressee, AgencyNotConnected, TypeNotAccepted. */
export const receiverFor = async (
  { registry }: Pick<CheckSubmissionDeps, 'registry'>,
  tx: Transaction,
  agencyCode: string,
  { code, agencyCodes }: Pick<LetterType, 'code' | 'agencyCodes'>,
): Promise<Result<Receiver>> => {
  const receiver = await registry.receiverOf(tx, agencyCode);
  if (!receiver.ok) return receiver;
  if (agencyCodes?.includes(agencyCode) === false)
    return fail('TypeNotAccepted', `Letters of this type go to ${agencyCodes.join(', ')}.`, {
      errors: [{ pointer: '/agencyCode', detail: 'takes no letters of this type' }],
    });
  const taken = takesLetterType(receiver.value.capabilities, code);
  return taken.ok ? receiver : taken;
};

/** A letter that nothing speaks against. */
export interface CheckedSubmission {
  readonly type: LetterType;
  readonly receiver: Receiver;
  readonly uploads: readonly StoredFile[];
  readonly signatures: readonly LetterSignature[];
}

/**
 * Checks a letter against what the directory, its type and the citizen's uploads allow; locks the uploads.
 * Problems: TypeNotAccepted, InvalidAddressee, AgencyNotConnected, SizeLimitExceeded, UploadNotUsable, FileTypeNotAllowed, SignatureRequired,
 * SignatureNotUsable, Validation.
 */
export const checkAgainstDirectory = async (
  deps: CheckSubmissionDeps,
  tx: Transaction,
  { submission, ownerSubject, initiator }: Pick<SubmitLetterCommand, 'submission' | 'ownerSubject' | 'initiator'>,
  claimed: readonly ClaimedSignature[],
): Promise<Result<CheckedSubmission>> => {
  const type = await offeredType(deps, tx, submission.letterType);
  if (!type.ok) return type;
  const receiver = await receiverFor(deps, tx, submission.agencyCode, type.value);
  if (!receiver.ok) return receiver;
  const form = checkForm(deps, type.value, submission.form);
  if (!form.ok) return form;

  const { attachments } = submission;
  const { capabilities } = receiver.value;
  const uploads = await checkAttachments(deps, tx, { ownerSubject, attachments, type: type.value, capabilities });
  if (!uploads.ok) return uploads;
  const signatures = checkSignatures(
    { type: type.value, attachments, uploads: uploads.value, claimed, initiator },
    await deps.transactions.now(tx),
  );
  return signatures.ok
    ? ok({ type: type.value, receiver: receiver.value, uploads: uploads.value, signatures: signatures.value })
    : signatures;
};
