import type { Readable } from 'node:stream';
import type { CaseId } from '../../domain/ids.ts';
import type { PaperLanguage } from '../../domain/papers/paper.ts';
import { fail, ok, type Result } from '../../domain/problems.ts';
import type { Archive, ArchiveEntry } from '../../ports/archive.ts';
import type { Content } from '../../ports/content.ts';
import { casePapers, readmeEntry, storedBytes, storedEntries, textEntry, withSums } from './case-entries.ts';
import { type CaseRecord, type Citizen, readCaseRecord } from './case-record.ts';
import { caseLanguage, drawKept, type IssuePaperDeps, paperOf, withCodes } from './issue-paper.ts';
import { overviewPaper } from './overview-paper.ts';
import { makePen } from './paper-parts.ts';

/** More than this is fetched file by file: a download of hours that breaks off has to begin anew. */
const MAX_PACKAGE_BYTES = 4 * 1024 ** 3;

/** A case as one file on its way out. */
export interface PackedCase {
  readonly fileName: string;
  readonly stream: Readable;
}

/** Writes what happened in a case as JSON text (case-timeline.schema.json). */
export type WriteTimeline = (record: Pick<CaseRecord, 'overview' | 'legs' | 'events'>) => string;

type PackCaseDeps = IssuePaperDeps & {
  readonly content: Pick<Content, 'stream' | 'get' | 'extent'>;
  readonly archive: Archive;
};

/**
 * Packs a citizen's case: letters and receipts as papers, files, sealed envelopes byte for byte, certificates, the timeline for people and for
 * programs, and the digests of all. Files that may not be shown and envelopes that were erased are left out, and the text in it says so.
 * Streams: nothing is held whole.
 * Problems: NotFound (none, or somebody else's), SizeLimitExceeded.
 */
export const makePackCase =
  (deps: PackCaseDeps) =>
  async (
    actor: Citizen,
    caseId: CaseId,
    writeTimeline: WriteTimeline,
    language?: PaperLanguage,
  ): Promise<Result<PackedCase>> => {
    const read = await readCaseRecord(deps, actor, caseId);
    if (!read.ok) return read;
    const record = read.value;
    const sizeBytes = storedBytes(record);
    if (sizeBytes > MAX_PACKAGE_BYTES)
      return fail(
        'SizeLimitExceeded',
        `The files of this case have ${sizeBytes} bytes together, a ZIP at most ${MAX_PACKAGE_BYTES}. Download them one by one.`,
      );

    const pen = makePen(language ?? caseLanguage(record), deps.place);
    const papers = await withCodes(deps, record, async (give) => {
      const entries: ArchiveEntry[] = [];
      for (const { name, document } of casePapers(record, deps.papers.extension)) {
        const coded = await give(document);
        entries.push({ name, packed: true, open: () => drawKept(deps, actor, paperOf(pen, record, coded), coded) });
      }
      return entries;
    });
    const overview = {
      name: `timeline.${deps.papers.extension}`,
      packed: true,
      open: () => deps.papers.draw(overviewPaper(pen, record)),
    };
    return ok({
      fileName: `${record.overview.trackingNumber}.${deps.archive.extension}`,
      stream: deps.archive.pack(
        withSums([
          readmeEntry(record, deps.place),
          overview,
          textEntry('timeline.json', writeTimeline(record)),
          ...papers,
          ...storedEntries(record, deps.content),
        ]),
      ),
    });
  };

export type PackCase = ReturnType<typeof makePackCase>;
