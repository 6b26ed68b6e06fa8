import type { CaseEvent } from '../../domain/case.ts';
import type { Initiator } from '../../domain/envelope.ts';
import type { CaseId } from '../../domain/ids.ts';
import type { JsonSchema } from '../../domain/letter-form.ts';
import type { PaperLanguage } from '../../domain/papers/paper.ts';
import type { Bilingual } from '../../domain/plain-state-words.ts';
import { fail, ok, type Result } from '../../domain/problems.ts';
import type { CaseOverview, CaseReads, FileOverview, LegOverview, LetterOverview } from '../../ports/case-reads.ts';
import type { CaseSeal, CaseSeals } from '../../ports/case-seals.ts';
import type { Cases } from '../../ports/cases.ts';
import type { Registry } from '../../ports/registry.ts';
import type { Actor, Transaction, Transactions } from '../../ports/transaction.ts';
import { makeSignerOf, type Signer, type SignerDeps } from './signer.ts';

/** A citizen who acts. */
export type Citizen = Extract<Actor, { readonly kind: 'citizen' }>;

/** Everything of a case that papers are made of, as it was at one instant. */
export interface CaseRecord {
  /** In whose name it was read, and its stored bytes are. */
  readonly actor: Citizen;
  readonly overview: CaseOverview;
  readonly typeName: Bilingual;
  /** The form of the type, with the words of its fields. */
  readonly formSchema?: JsonSchema;
  /** Who filed. */
  readonly initiator: Initiator;
  readonly legs: readonly LegOverview[];
  readonly events: readonly CaseEvent[];
  readonly letters: readonly LetterOverview[];
  readonly files: readonly FileOverview[];
  readonly seals: readonly NamedSeal[];
}

/** A seal with who made it; `signer` is missing where no certificate is known. */
export type NamedSeal = CaseSeal & { readonly signer?: Signer };

export type CaseRecordDeps = SignerDeps & {
  readonly transactions: Pick<Transactions, 'inSnapshot'>;
  readonly caseReads: Pick<CaseReads, 'findCase' | 'legs' | 'events' | 'letters' | 'files'>;
  readonly caseSeals: CaseSeals;
  readonly cases: Pick<Cases, 'initiator'>;
  readonly registry: Pick<Registry, 'letterType'>;
};

/** Reads a case of a citizen for papers. Problem NotFound: none, or somebody else's. */
export const readCaseRecord = (deps: CaseRecordDeps, actor: Citizen, caseId: CaseId): Promise<Result<CaseRecord>> =>
  deps.transactions.inSnapshot(actor, async (tx) => {
    const { subject } = actor;
    const overview = await deps.caseReads.findCase(tx, subject, caseId);
    if (overview === undefined) return fail('NotFound', 'There is nothing with this id.');
    const type = await deps.registry.letterType(tx, overview.letterType);
    return ok({
      actor,
      overview,
      typeName: { ka: type?.nameKa ?? overview.letterType, en: type?.nameEn ?? overview.letterType },
      ...(type !== undefined && { formSchema: type.form.schema }),
      initiator: await deps.cases.initiator(tx, caseId),
      legs: await deps.caseReads.legs(tx, subject, caseId),
      events: await deps.caseReads.events(tx, subject, caseId),
      letters: await deps.caseReads.letters(tx, subject, caseId),
      files: await deps.caseReads.files(tx, subject, caseId),
      seals: await namedSeals(deps, tx, await deps.caseSeals.ofCase(tx, subject, caseId)),
    });
  });

const namedSeals = async (
  deps: SignerDeps,
  tx: Transaction,
  seals: readonly CaseSeal[],
): Promise<readonly NamedSeal[]> => {
  const signerOf = makeSignerOf(deps);
  const named: NamedSeal[] = [];
  for (const seal of seals) {
    const signer = await signerOf(tx, seal);
    named.push({ ...seal, ...(signer !== undefined && { signer }) });
  }
  return named;
};

/** The seal of a letter: of one that was sealed again, the newest. */
export const sealOfLetter = ({ seals }: CaseRecord, { letterId, direction }: LetterOverview): NamedSeal | undefined =>
  seals.findLast(
    (seal) =>
      seal.letterId === letterId &&
      (direction === 'to_citizen'
        ? seal.direction === 'in'
        : seal.direction === 'out' && seal.messageKind !== 'RECEIPT'),
  );

/** True for the envelopes that make a receipt on paper: proofs of filing, and registrations. */
export const isReceipt = (seal: CaseSeal): boolean =>
  seal.filingReceipt === true || (seal.direction === 'in' && seal.messageKind === 'REGISTRATION');

/** The name of the agency of a leg. */
export const agencyOfLeg = ({ legs }: CaseRecord, legId: string, language: PaperLanguage): string => {
  const leg = legs.find((one) => one.legId === legId);
  return (language === 'en' ? leg?.agencyNameEn : leg?.agencyNameKa) ?? '';
};
