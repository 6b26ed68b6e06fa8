import { canonicalJson } from '../../domain/canonical-json.ts';
import { dayInTbilisi } from '../../domain/days.ts';
import type { Initiator } from '../../domain/envelope.ts';
import type { CaseId, LegId } from '../../domain/ids.ts';
import type { LetterSignature } from '../../domain/signed-file.ts';
import { trackingNumber } from '../../domain/tracking-number.ts';
import type { Cases } from '../../ports/cases.ts';
import type { StoredFile } from '../../ports/files.ts';
import type { LetterType, Receiver } from '../../ports/registry.ts';
import type { Transaction, Transactions } from '../../ports/transaction.ts';
import { mainFileOf } from '../filing/check-attachments.ts';
import type { FilingRequest } from '../filing/filing.ts';
import { type Posted, type PostLetterDeps, postLetter } from '../filing/post-letter.ts';
import type { Words } from './check-submission.ts';
import type { FiledLetter, SubmitLetterCommand } from './submission.ts';

export interface FileLetterDeps extends PostLetterDeps {
  readonly transactions: Pick<Transactions, 'now'>;
  readonly cases: Pick<Cases, 'nextTrackingSerial' | 'insertCase' | 'insertParty'> & PostLetterDeps['cases'];
}

/** A letter that was checked and is to be filed. */
export interface LetterToFile {
  readonly request: FilingRequest;
  readonly command: SubmitLetterCommand;
  readonly words: Words;
  readonly receiver: Receiver;
  readonly uploads: readonly StoredFile[];
  readonly type: Pick<LetterType, 'form'>;
  readonly signatures: readonly LetterSignature[];
}

// Whose letter it is: notices go to them, and later letters look up here where paper goes.
const ownerOf = ({ represented, ...initiator }: Initiator): Initiator => ({
  ...initiator,
  ...(represented !== undefined && { person: represented.party }),
});

/** Writes a new case with everything that belongs to it, in the caller's transaction. */
export const fileLetter = async (
  deps: FileLetterDeps,
  tx: Transaction,
  { request, command, words, receiver, uploads, type, signatures }: LetterToFile,
): Promise<Posted<FiledLetter>> => {
  const { submission, ownerSubject, traceId } = command;
  const { letterType, language, form } = submission;
  const filedAt = await deps.transactions.now(tx);
  const caseId = deps.ids.uuid() as CaseId;
  const legId = deps.ids.uuid() as LegId;
  const year = Number(dayInTbilisi(filedAt).slice(0, 4));
  const number = trackingNumber(year, await deps.cases.nextTrackingSerial(tx));
  const theCase = { caseId, trackingNumber: number, letterType, language, ownerSubject, traceId, filedAt };

  await deps.cases.insertCase(tx, { ...theCase, legId, agencyCode: receiver.agency.code, title: words.title });
  await deps.cases.insertParty(tx, {
    caseId,
    role: 'owner',
    subject: ownerSubject,
    filingChannel: command.filingChannel,
    contentId: await deps.content.putJson(tx, ownerOf(command.initiator)),
  });
  const { represented } = command.initiator;
  if (represented !== undefined)
    await deps.cases.insertParty(tx, {
      caseId,
      role: 'actor',
      subject: command.actor.by ?? ownerSubject,
      filingChannel: command.filingChannel,
      contentId: await deps.content.putJson(tx, command.initiator),
    });
  const letter = {
    request,
    theCase,
    legId,
    messageKind: 'SUBMISSION' as const,
    event: 'filed' as const,
    words: {
      ...words,
      language,
      ...(represented !== undefined && { initiator: command.initiator }),
      preferredReplyForm: submission.preferredReplyForm,
      ...(form !== undefined && {
        form: { schemaId: type.form.schemaId, canonicalJson: canonicalJson(form).normalize('NFC') },
      }),
      ...(signatures.length > 0 && { signatures }),
    },
    initiator: command.initiator,
    actor: command.actor,
    receiver,
    uploads,
    mainId: mainFileOf(submission.attachments),
    filedAt,
    earlierReceipts: 0,
  };
  return postLetter(deps, tx, letter, (posted): FiledLetter => ({ ...posted, state: 'sending' }));
};
