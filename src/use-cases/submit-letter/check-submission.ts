import { canonicalJson } from '../../domain/canonical-json.ts';
import { takesLetterType } from '../../domain/capabilities.ts';
import type { Initiator, PostalAddress } from '../../domain/envelope.ts';
import { fail, ok, type Result } from '../../domain/problems.ts';
import { normaliseText } from '../../domain/text.ts';
import type { Files, StoredFile } from '../../ports/files.ts';
import type { Receiver, Registry } from '../../ports/registry.ts';
import type { Transaction } from '../../ports/transaction.ts';
import { checkAttachments } from '../filing/check-attachments.ts';
import { MAX_LENGTH, type Places, readText } from '../filing/readable-text.ts';
import type { SubmitLetterCommand } from './submission.ts';

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

/** Brings what the citizen wrote into the form that is stored and sealed. Problem Validation, with the places. */
export const checkWords = ({
  submission,
  initiator,
}: Pick<SubmitLetterCommand, 'submission' | 'initiator'>): Result<{ words: Words; initiator: Initiator }> => {
  const title = readText('/title', submission.title, MAX_LENGTH.title);
  const text = readText('/text', submission.text, MAX_LENGTH.text);
  const postal = initiator.postalAddress === undefined ? undefined : readAddress(initiator.postalAddress);
  const formCarries = submission.form === undefined || normaliseText(canonicalJson(submission.form)) !== undefined;
  const form = formCarries ? [] : [{ pointer: '/form', detail: 'holds a character that XML cannot carry' }];
  const errors = [...title.broken, ...text.broken, ...form, ...(postal?.broken ?? [])];
  if (errors.length > 0) return fail('Validation', 'A text cannot be carried as it is.', { errors });
  return ok({
    words: { title: title.text, text: text.text },
    initiator: { ...initiator, ...(postal !== undefined && { postalAddress: postal.address }) },
  });
};

export interface CheckSubmissionDeps {
  readonly registry: Pick<Registry, 'receiverOf' | 'letterTypes'>;
  readonly files: Pick<Files, 'ownUploads'>;
}

/**
 * Checks a letter against what the directory and the citizen's uploads allow; locks the uploads.
 * Problems: TypeNotAccepted, InvalidAddressee, AgencyNotConnected, SizeLimitExceeded, UploadNotUsable, FileTypeNotAllowed, Validation.
 */
export const checkAgainstDirectory = async (
  { registry, files }: CheckSubmissionDeps,
  tx: Transaction,
  { submission, ownerSubject }: SubmitLetterCommand,
): Promise<Result<{ receiver: Receiver; uploads: readonly StoredFile[]; formSchemaId: string }>> => {
  const type = (await registry.letterTypes(tx)).find((known) => known.code === submission.letterType);
  if (type === undefined)
    return fail('TypeNotAccepted', 'There is no such letter type.', {
      errors: [{ pointer: '/letterType', detail: 'unknown letter type' }],
    });
  const receiver = await registry.receiverOf(tx, submission.agencyCode);
  if (!receiver.ok) return receiver;

  const { capabilities } = receiver.value;
  const taken = takesLetterType(capabilities, type.code);
  if (!taken.ok) return taken;

  const { attachments } = submission;
  const uploads = await checkAttachments({ files }, tx, { ownerSubject, attachments, type, capabilities });
  return uploads.ok
    ? ok({ receiver: receiver.value, uploads: uploads.value, formSchemaId: type.formSchemaId })
    : uploads;
};
