import { takesFile, takesLetterType } from '../../domain/capabilities.ts';
import type { Envelope, EnvelopeFile, Forward } from '../../domain/envelope.ts';
import type { DeliveryId, FileId, LegId, LetterId, MessageId } from '../../domain/ids.ts';
import { fail, ok, type Result } from '../../domain/problems.ts';
import type { CaseSearch } from '../../ports/case-search.ts';
import type { Cases, Leg, LockedCase } from '../../ports/cases.ts';
import type { Ids } from '../../ports/clock.ts';
import type { Content } from '../../ports/content.ts';
import type { Deliveries } from '../../ports/deliveries.ts';
import type { Files, StoredFile } from '../../ports/files.ts';
import type { WakeUp } from '../../ports/queue.ts';
import type { Receiver, Registry } from '../../ports/registry.ts';
import type { Transaction } from '../../ports/transaction.ts';
import { ENVELOPE_LIFE_MS } from '../filing/post-letter.ts';
import { type AllowedForward, checkForward } from './check-forward.ts';

export interface ForwardLetterDeps {
  readonly cases: Pick<Cases, 'legs' | 'insertLeg' | 'openingLetter' | 'letterWords' | 'insertLetter' | 'nextSequence'>;
  readonly caseSearch: Pick<CaseSearch, 'add'>;
  readonly content: Pick<Content, 'putJson'>;
  readonly deliveries: Pick<Deliveries, 'insert'>;
  readonly files: Pick<Files, 'attach' | 'ofLetter'>;
  readonly registry: Pick<Registry, 'receiverOf'>;
  readonly ids: Pick<Ids, 'uuid'>;
}

/** What a forward led to. */
export interface Forwarded {
  readonly toLegId: LegId;
  /** The forwarder's word as it stands: day of filing, first number and the new body's name are the gateway's. */
  readonly forward: Forward;
  readonly wakeUps: readonly WakeUp[];
}

/**
 * Whether the new body takes the letter with all its files: what it could not receive is better forwarded on paper at once.
 * Problems: TypeNotAccepted, FileTypeNotAllowed, SizeLimitExceeded.
 */
const checkFits = (
  { agency, capabilities }: Receiver,
  letterType: string,
  files: readonly Pick<StoredFile, 'sizeBytes' | 'mediaType'>[],
  added: readonly EnvelopeFile[],
): Result<undefined> => {
  const type = takesLetterType(capabilities, letterType);
  if (!type.ok) {
    const errors = [{ pointer: '/Envelope/Header/LetterType', detail: 'not accepted by the new body' }];
    return fail(type.problem.code, type.problem.detail, { errors });
  }
  const all = [...files, ...added];
  if (all.length > capabilities.maxFiles) {
    const detail = `A letter to ${agency.code} may have ${capabilities.maxFiles} files; with yours this one has ${all.length}.`;
    return fail('SizeLimitExceeded', detail);
  }
  for (const [index, file] of all.entries()) {
    const pointer = index < files.length ? undefined : `/Envelope/Files/File[${index - files.length + 1}]`;
    const taken = takesFile(capabilities, file, pointer);
    if (!taken.ok) return taken;
  }
  const sizeBytes = all.reduce((sum, file) => sum + file.sizeBytes, 0);
  if (sizeBytes <= capabilities.maxMessageBytes) return ok(undefined);
  return fail(
    'SizeLimitExceeded',
    `The letter has ${sizeBytes} bytes of files; the system of the new body takes ${capabilities.maxMessageBytes}.`,
  );
};

// What the new body reads is built from what is known here: the forwarder's word about the day of filing does not move it.
const forwardBlock = (said: Forward, { receiver, firstLeg }: AllowedForward, locked: LockedCase): Forward => {
  const { originalRegistrationNumber: told, ...forward } = said;
  const number = firstLeg.registrationNumber ?? told;
  return {
    ...forward,
    forwardedTo: {
      scheme: 'agency',
      code: receiver.agency.code,
      name: receiver.agency.nameKa,
      ...(said.forwardedTo.unit !== undefined && { unit: said.forwardedTo.unit }),
      systemId: receiver.systemCode,
    },
    originallySubmittedAt: locked.filedAt.toISOString(),
    ...(number !== undefined && { originalRegistrationNumber: number }),
  };
};

/**
 * Opens a leg at the body that an agency forwards to, with a delivery of the citizen's letter and files, the forwarder's reason, and the
 * files the forwarder added, in the caller's transaction (schemas/xsd/envelope-1.0.xsd, ForwardType).
 * Problems: those of checkForward, and of what the new body's system takes: TypeNotAccepted, FileTypeNotAllowed, SizeLimitExceeded.
 */
export const forwardLetter = async (
  deps: ForwardLetterDeps,
  tx: Transaction,
  locked: LockedCase,
  leg: Leg,
  envelope: Envelope,
  said: Forward,
  addedFileIds: readonly FileId[],
  now: Date,
): Promise<Result<Forwarded>> => {
  const allowed = await checkForward(deps.registry, tx, await deps.cases.legs(tx, leg.caseId), envelope, said);
  if (!allowed.ok) return allowed;
  const { receiver } = allowed.value;

  const opening = await deps.cases.openingLetter(tx, leg.legId);
  const files = await deps.files.ofLetter(tx, opening);
  const fits = checkFits(receiver, locked.letterType, files, envelope.files);
  if (!fits.ok) return fits;

  const forward = forwardBlock(said, allowed.value, locked);
  const toLegId = deps.ids.uuid() as LegId;
  const letterId = deps.ids.uuid() as LetterId;
  const deliveryId = deps.ids.uuid() as DeliveryId;
  const { caseId } = leg;
  await deps.cases.insertLeg(tx, {
    legId: toLegId,
    caseId,
    agencyCode: receiver.agency.code,
    forwardedFromLegId: leg.legId,
  });
  const { createdAt, ...words } = await deps.cases.letterWords(tx, opening);
  await deps.cases.insertLetter(tx, {
    letterId,
    caseId,
    legId: toLegId,
    direction: 'to_agency',
    kind: 'FORWARD',
    contentId: await deps.content.putJson(tx, {
      ...words,
      submittedAt: words.submittedAt ?? createdAt.toISOString(),
      forward,
    }),
    createdAt: now,
  });
  await deps.files.attach(tx, letterId, [
    ...files.map(({ fileId, mainComponent }) => ({ fileId, mainComponent })),
    // Exactly one file is the main one: the citizen's, where there is any.
    ...addedFileIds.map((fileId, index) => ({
      fileId,
      mainComponent: files.length === 0 && (envelope.files[index]?.mainComponent ?? false),
    })),
  ]);
  await deps.caseSearch.add(tx, caseId, [receiver.agency.nameKa, receiver.agency.nameEn]);
  await deps.deliveries.insert(tx, {
    deliveryId,
    messageId: deps.ids.uuid() as MessageId,
    messageKind: 'FORWARD',
    caseId,
    legId: toLegId,
    letterId,
    systemCode: receiver.systemCode,
    agencyCode: receiver.agency.code,
    sequenceInConversation: await deps.cases.nextSequence(tx, toLegId),
    lane: envelope.header.lane,
    expiresAt: new Date(now.getTime() + ENVELOPE_LIFE_MS),
  });
  return ok({ toLegId, forward, wakeUps: [{ topic: 'delivery', id: deliveryId }] });
};
