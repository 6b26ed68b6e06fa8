import { canonicalJson } from '../../domain/canonical-json.ts';
import type { Initiator, PostalAddress } from '../../domain/envelope.ts';
import type { FileId } from '../../domain/ids.ts';
import { fail, ok, type Problem, type Result } from '../../domain/problems.ts';
import { mayAttach } from '../../domain/scan-state.ts';
import { normaliseText } from '../../domain/text.ts';
import type { Files, StoredFile } from '../../ports/files.ts';
import type { LetterType, Receiver, Registry } from '../../ports/registry.ts';
import type { Transaction } from '../../ports/transaction.ts';
import type { SubmitLetterCommand } from './submission.ts';

/** Title and text as they are stored and sealed. */
export interface Words {
  readonly title: string;
  readonly text: string;
}

// The bounds of envelope-1.0.xsd (TitleType, LetterTextType, ParagraphType, ShortTextType, NameType). The submission's schema has
// them as well, but NFC writes some characters as two or three.
const MAX_LENGTH = { title: 300, text: 100_000, addressText: 4_000, postalCode: 200, locality: 300 };

type Places = NonNullable<Problem['errors']>;

const readText = (
  pointer: string,
  written: string,
  maxLength: number,
): { readonly text: string; readonly broken: Places } => {
  const text = normaliseText(written);
  if (text === undefined) return { text: '', broken: [{ pointer, detail: 'holds a character that XML cannot carry' }] };
  // \p{Cf}: characters without any width, which look as empty as a space.
  if (/^[\s\p{Cf}]*$/u.test(text)) return { text, broken: [{ pointer, detail: 'must not be only white space' }] };
  if ([...text].length > maxLength)
    return { text, broken: [{ pointer, detail: `must not be longer than ${maxLength} characters` }] };
  return { text, broken: [] };
};

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
 * Problems: TypeNotAccepted, InvalidAddressee, AgencyNotConnected, SizeLimitExceeded, UploadNotUsable, Validation.
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

  const wanted = submission.attachments.map((attachment) => attachment.uploadId as FileId);
  if (wanted.length > type.maxFiles)
    return fail('SizeLimitExceeded', `A letter of this type may have ${type.maxFiles} attachments.`);
  const uploads = usableUploads(wanted, await files.ownUploads(tx, ownerSubject, wanted));
  if (!uploads.ok) return uploads;
  const fitting = checkTogether(uploads.value, type, receiver.value);
  return fitting.ok
    ? ok({ receiver: receiver.value, uploads: uploads.value, formSchemaId: type.formSchemaId })
    : fitting;
};

const whyUnusable = (file: StoredFile | undefined): string | undefined => {
  if (file === undefined) return 'no upload of yours has this id';
  if (file.state !== 'complete') return 'the upload is not finished';
  if (file.linkedAt !== undefined) return 'the upload is attached to a letter already';
  if (file.scanState === 'infected') return 'malware was found in the upload';
  return mayAttach(file)
    ? undefined
    : 'the upload cannot be checked for malware; upload it without encryption or in smaller parts';
};

const usableUploads = (wanted: readonly FileId[], found: readonly StoredFile[]): Result<readonly StoredFile[]> => {
  const byId = new Map(found.map((file) => [file.fileId, file]));
  const errors = wanted.flatMap((id, index) => {
    const reason = wanted.indexOf(id) === index ? whyUnusable(byId.get(id)) : 'the upload is named twice';
    return reason === undefined ? [] : [{ pointer: `/attachments/${index}/uploadId`, detail: reason }];
  });
  if (errors.length > 0) return fail('UploadNotUsable', 'Some uploads cannot be attached.', { errors });
  return ok(wanted.flatMap((id) => byId.get(id) ?? []));
};

const checkTogether = (uploads: readonly StoredFile[], type: LetterType, receiver: Receiver): Result<undefined> => {
  const names = uploads.map((file) => file.fileName);
  const twice = names.findIndex((name, index) => names.indexOf(name) !== index);
  if (twice !== -1) {
    return fail('Validation', 'Two attachments have the same file name.', {
      errors: [{ pointer: `/attachments/${twice}`, detail: 'file name used twice' }],
    });
  }
  const totalBytes = uploads.reduce((sum, file) => sum + file.sizeBytes, 0);
  const limitBytes = Math.min(receiver.maxMessageBytes, type.maxTotalBytes);
  return totalBytes > limitBytes
    ? fail('SizeLimitExceeded', `The attachments have ${totalBytes} bytes together; this agency accepts ${limitBytes}.`)
    : ok(undefined);
};
