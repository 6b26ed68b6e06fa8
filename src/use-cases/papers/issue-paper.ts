import { createHash } from 'node:crypto';
import { pipeline, type Readable, Transform } from 'node:stream';
import { dayInTbilisi } from '../../domain/days.ts';
import type { CaseId, LetterId } from '../../domain/ids.ts';
import type { Paper, PaperLanguage } from '../../domain/papers/paper.ts';
import { fail, ok, type Result } from '../../domain/problems.ts';
import type { Papers } from '../../ports/papers.ts';
import type { Transactions } from '../../ports/transaction.ts';
import type { CodedDocument, VerificationCodes } from '../../ports/verification-codes.ts';
import { type CaseRecord, type CaseRecordDeps, type Citizen, isReceipt, readCaseRecord } from './case-record.ts';
import { letterPaper } from './letter-paper.ts';
import { overviewPaper } from './overview-paper.ts';
import { makePen, type PaperPlace, type Pen } from './paper-parts.ts';
import { receiptPaper } from './receipt-paper.ts';

/** Which paper of a case: a letter, a proof of filing or registration by its MessageId, or the case as a whole. */
export type WantedPaper = { readonly letterId: LetterId } | { readonly messageId: string } | 'overview';

/** A paper on its way out. */
export interface IssuedPaper {
  readonly fileName: string;
  readonly mediaType: string;
  readonly stream: Readable;
}

export type IssuePaperDeps = CaseRecordDeps & {
  readonly transactions: Pick<Transactions, 'inSnapshot' | 'inTransaction'>;
  readonly verificationCodes: Pick<VerificationCodes, 'codeOf' | 'keepOwnCertificate' | 'keepIssued'>;
  readonly papers: Papers;
  readonly newCode: () => string;
  readonly place: PaperPlace;
};

/**
 * Draws a paper of a citizen's case. A letter or receipt gets its verification code with its first paper; the digest of every paper is kept
 * before its last byte leaves, so that whoever holds it can be told that it is one of ours. Problem NotFound: no such paper, or not the
 * citizen's.
 */
export const makeIssuePaper =
  (deps: IssuePaperDeps) =>
  async (
    actor: Citizen,
    caseId: CaseId,
    wanted: WantedPaper,
    language?: PaperLanguage,
  ): Promise<Result<IssuedPaper>> => {
    const record = await readCaseRecord(deps, actor, caseId);
    if (!record.ok) return record;
    const document = wanted === 'overview' ? undefined : documentOf(record.value, wanted);
    if (wanted !== 'overview' && document === undefined) return fail('NotFound', 'There is nothing with this id.');
    const pen = makePen(language ?? caseLanguage(record.value), deps.place);
    const { trackingNumber } = record.value.overview;
    const named = (paper: Paper): string =>
      `${trackingNumber} ${paper.heading} ${dayInTbilisi(paper.dated)}.${deps.papers.extension}`;

    if (document === undefined) {
      const paper = overviewPaper(pen, record.value);
      return ok({ fileName: named(paper), mediaType: deps.papers.mediaType, stream: deps.papers.draw(paper) });
    }
    const coded = await withCodes(deps, record.value, (give) => give(document));
    const paper = paperOf(pen, record.value, coded);
    return ok({
      fileName: named(paper),
      mediaType: deps.papers.mediaType,
      stream: drawKept(deps, actor, paper, coded),
    });
  };

export type IssuePaper = ReturnType<typeof makeIssuePaper>;

/** The language that the citizen filed in. */
export const caseLanguage = ({ overview }: CaseRecord): PaperLanguage => (overview.language === 'en' ? 'en' : 'ka');

const documentOf = (record: CaseRecord, wanted: Exclude<WantedPaper, 'overview'>): CodedDocument | undefined =>
  'letterId' in wanted
    ? record.letters.find(({ letterId }) => letterId === wanted.letterId) && wanted
    : record.seals.find((seal) => seal.messageId === wanted.messageId && isReceipt(seal)) && wanted;

/** A letter or receipt with its code. */
export type Coded = CodedDocument & { readonly code: string };

/** Gives documents of a case their codes, one after the other in one transaction, and keeps whose our seals are for those who check them. */
export const withCodes = <T>(
  deps: Pick<IssuePaperDeps, 'transactions' | 'verificationCodes' | 'newCode'>,
  { actor, overview, seals }: CaseRecord,
  work: (give: (document: CodedDocument) => Promise<Coded>) => Promise<T>,
): Promise<T> =>
  deps.transactions.inTransaction(actor, async (tx) => {
    const own = new Map(
      seals.flatMap(({ direction, sealedBy, signer }) =>
        direction === 'out' && signer !== undefined ? [[sealedBy, signer.certificatePem]] : [],
      ),
    );
    for (const [spkiSha256, pem] of own) await deps.verificationCodes.keepOwnCertificate(tx, spkiSha256, pem);
    return work(async (document) => ({
      ...document,
      code: await deps.verificationCodes.codeOf(tx, overview.caseId, document, deps.newCode()),
    }));
  });

/** The paper of a letter or receipt of the record. */
export const paperOf = (pen: Pen, record: CaseRecord, document: Coded): Paper => {
  if ('letterId' in document) {
    const letter = record.letters.find(({ letterId }) => letterId === document.letterId);
    if (letter === undefined) throw new Error('a letter of another case');
    return letterPaper(pen, record, letter, document.code);
  }
  const seal = record.seals.find(({ messageId }) => messageId === document.messageId);
  if (seal === undefined) throw new Error('an envelope of another case');
  return receiptPaper(pen, record, seal, document.code);
};

/** Draws a paper and keeps its digest before the stream ends. */
export const drawKept = (
  deps: Pick<IssuePaperDeps, 'transactions' | 'verificationCodes' | 'papers'>,
  actor: Citizen,
  paper: Paper,
  { code }: Coded,
): Readable => {
  const hash = createHash('sha256');
  const keep = (): Promise<void> =>
    deps.transactions.inTransaction(actor, (tx) => deps.verificationCodes.keepIssued(tx, code, hash.digest('hex')));
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
    flush(done) {
      keep().then(() => done(), done);
    },
  });
  // Whoever reads the result hears of an error; there is nobody else to tell.
  return pipeline(deps.papers.draw(paper), through, () => undefined);
};
