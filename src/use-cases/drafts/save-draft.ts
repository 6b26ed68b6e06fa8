import { createHash } from 'node:crypto';
import type { FileId } from '../../domain/ids.ts';
import { type Problem, problem, type Result } from '../../domain/problems.ts';
import type { DraftLetter, DraftState, Drafts } from '../../ports/drafts.ts';
import type { FormChecks } from '../../ports/form-checks.ts';
import type { Registry } from '../../ports/registry.ts';
import type { CitizenActor, Transaction, Transactions } from '../../ports/transaction.ts';
import { refusable, refuse } from '../refusal.ts';

/** How many letters a person can be writing at once. */
const MAX_DRAFTS = 50;

/** All drafts of one person together with the uploads that they name: room for a few letters of the largest size. */
const MAX_KEPT_BYTES = 512 * 1024 * 1024;

/** A draft that was not changed for so long is deleted. */
export const DRAFT_LIFE_MS = 90 * 24 * 3_600_000;

interface SaveDraftDeps {
  readonly transactions: Pick<Transactions, 'inTransaction'>;
  readonly drafts: Drafts;
  readonly registry: Pick<Registry, 'letterType'>;
  readonly formChecks: FormChecks;
}

/** A draft to be saved as a whole. */
export interface SaveDraftCommand {
  readonly actor: CitizenActor;
  readonly draftId: string;
  readonly letter: DraftLetter;
  /** The version that was changed; undefined for a new draft. */
  readonly basedOn: number | undefined;
}

/** A draft as it is kept now, and what speaks against its form. */
export interface SavedDraft extends DraftState {
  readonly created: boolean;
  readonly formBreaks: NonNullable<Problem['errors']>;
}

const checkVersion = (known: DraftState | undefined, basedOn: number | undefined): Problem | undefined => {
  if (known === undefined)
    return basedOn === undefined
      ? undefined
      : problem(
          'DraftChanged',
          'The draft is not there any more: it was filed or deleted. Leave If-Match out to keep it as a new one.',
        );
  if (basedOn === known.version) return undefined;
  const now = `It has version ${known.version} now`;
  return problem(
    'DraftChanged',
    basedOn === undefined
      ? `There is a draft with this id. ${now}: say in If-Match which version you changed.`
      : `The draft was saved by somebody else since version ${basedOn}. ${now}.`,
  );
};

/** What a draft's form would be refused for; empty where no type is chosen. */
export const formBreaksOf = async (
  { registry, formChecks }: Pick<SaveDraftDeps, 'registry' | 'formChecks'>,
  tx: Transaction,
  { letterType, form }: DraftLetter,
): Promise<NonNullable<Problem['errors']>> => {
  const type = letterType === undefined ? undefined : await registry.letterType(tx, letterType);
  return type === undefined ? [] : formChecks.breaks(type.form, form ?? {});
};

/**
 * Keeps a letter that is being written, whole, over what was kept of it before. Saving the same again changes nothing and answers as before,
 * whatever version is named. Problems: DraftChanged (somebody saved it meanwhile, or it is gone), DraftLimitReached.
 */
export const makeSaveDraft =
  (deps: SaveDraftDeps) =>
  ({ actor, draftId, letter, basedOn }: SaveDraftCommand): Promise<Result<SavedDraft>> => {
    const ownerSubject = actor.subject;
    const bytes = Buffer.from(JSON.stringify(letter), 'utf8');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const uploadIds = [...new Set((letter.attachments ?? []).map(({ uploadId }) => uploadId as FileId))];
    return refusable(deps.transactions, actor, async (tx) => {
      await deps.drafts.lock(tx, ownerSubject);
      const known = await deps.drafts.find(tx, ownerSubject, draftId);
      const formBreaks = await formBreaksOf(deps, tx, letter);
      if (known?.sha256 === sha256) return { ...known, created: false, formBreaks };
      const stale = checkVersion(known, basedOn);
      if (stale !== undefined) refuse(stale);

      const kept = await deps.drafts.kept(tx, ownerSubject, draftId);
      if (kept.drafts >= MAX_DRAFTS) refuse(problem('DraftLimitReached', `${MAX_DRAFTS} drafts are kept; delete one.`));
      const named = [...new Set([...kept.uploadIds, ...uploadIds])];
      const allBytes = kept.sizeBytes + bytes.length + (await deps.drafts.uploadBytes(tx, ownerSubject, named));
      if (allBytes > MAX_KEPT_BYTES)
        refuse(
          problem(
            'DraftLimitReached',
            `Drafts and their uploads may have ${MAX_KEPT_BYTES} bytes together; with this one they have ${allBytes}.`,
          ),
        );
      const { letterType, agencyCode, title } = letter;
      const summary = {
        ...(letterType !== undefined && { letterType }),
        ...(agencyCode !== undefined && { agencyCode }),
        ...(title !== undefined && title !== '' && { title }),
      };
      await deps.drafts.save(tx, { ownerSubject, draftId, bytes, sha256, summary, uploadIds });
      const saved = await deps.drafts.find(tx, ownerSubject, draftId);
      if (saved === undefined) throw new Error('a draft vanished while it was saved');
      return { ...saved, created: known === undefined, formBreaks };
    });
  };

export type SaveDraft = ReturnType<typeof makeSaveDraft>;
