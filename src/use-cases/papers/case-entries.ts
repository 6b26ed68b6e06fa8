import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { dayInTbilisi } from '../../domain/days.ts';
import { safeFileName } from '../../domain/handed-over.ts';
import { packageReadme, type WhyLeftOut } from '../../domain/papers/package-readme.ts';
import { mayShow } from '../../domain/scan-state.ts';
import type { ArchiveEntry } from '../../ports/archive.ts';
import type { FileOverview } from '../../ports/case-reads.ts';
import type { Content } from '../../ports/content.ts';
import type { CodedDocument } from '../../ports/verification-codes.ts';
import { type CaseRecord, isReceipt, type NamedSeal } from './case-record.ts';
import type { PaperPlace } from './paper-parts.ts';

const numbered = (position: number): string => String(position).padStart(2, '0');

/** An entry of text that is at hand. */
export const textEntry = (name: string, text: string | (() => string)): ArchiveEntry => ({
  name,
  open: () => Readable.from([Buffer.from(typeof text === 'string' ? text : text())]),
});

/** Names of our own are plain: programs unpack them whatever language they speak. */
const sealStem = (seal: NamedSeal, position: number): string =>
  `${isReceipt(seal) ? 'receipts' : 'envelopes'}/${numbered(position)}-${seal.messageKind.toLowerCase()}-${seal.messageId}`;

/** Where the certificate of a seal stands; one file for each key. */
const certificatePath = ({ signer, sealedBy }: NamedSeal): string | undefined =>
  signer && `certificates/${sealedBy.slice(0, 16)}.pem`;

/** The papers of a case: where each stands, and what it is about. */
export const casePapers = (
  record: CaseRecord,
  extension: string,
): readonly { readonly name: string; readonly document: CodedDocument }[] => [
  ...record.letters.map(({ letterId, kind, createdAt }, at) => ({
    name: `letters/${numbered(at + 1)}-${kind.toLowerCase()}-${dayInTbilisi(createdAt)}.${extension}`,
    document: { letterId },
  })),
  ...record.seals.flatMap((seal, at) =>
    isReceipt(seal)
      ? [{ name: `${sealStem(seal, at + 1)}.${extension}`, document: { messageId: seal.messageId } }]
      : [],
  ),
];

// A file that two letters of a case share, because it was forwarded, is one file.
const distinctFiles = ({ files }: CaseRecord): readonly FileOverview[] => [
  ...new Map(files.map((file) => [file.fileId, file])).values(),
];

const whyLeftOut = ({ removed }: FileOverview): WhyLeftOut => removed?.because ?? 'being_checked';

/** How many stored bytes a case has to give. */
export const storedBytes = (record: CaseRecord): number =>
  [...distinctFiles(record).filter(mayShow), ...record.seals].reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);

/** Everything of a case that is stored: files that may be shown, sealed envelopes byte for byte, certificates, and the text that explains. */
export const storedEntries = (
  record: CaseRecord,
  content: Pick<Content, 'stream'>,
  place: PaperPlace,
): readonly ArchiveEntry[] => {
  const files = distinctFiles(record);
  const certificates = new Map<string, string>();
  for (const seal of record.seals) {
    const path = certificatePath(seal);
    if (path !== undefined && seal.signer !== undefined) certificates.set(path, seal.signer.certificatePem);
  }
  return [
    textEntry(
      'README.txt',
      packageReadme({
        ...place,
        trackingNumber: record.overview.trackingNumber,
        seals: record.seals.map((seal, at) => {
          const path = certificatePath(seal);
          const certificate = path !== undefined && seal.signer !== undefined && { path, ...seal.signer };
          return { path: `${sealStem(seal, at + 1)}.xml`, ...(certificate !== false && { certificate }) };
        }),
        leftOut: files
          .filter((file) => !mayShow(file))
          .map((file) => ({ fileName: file.fileName, why: whyLeftOut(file) })),
      }),
    ),
    ...files.flatMap((file, at) =>
      mayShow(file)
        ? [
            {
              name: `files/${safeFileName(at + 1, file.fileName)}`,
              packed: file.mediaType !== 'text/plain',
              open: () => content.stream(record.actor, file.contentId),
            },
          ]
        : [],
    ),
    ...record.seals.map((seal, at) => ({
      name: `${sealStem(seal, at + 1)}.xml`,
      open: () => content.stream(record.actor, seal.contentId),
    })),
    ...Array.from(certificates, ([name, pem]) => textEntry(name, pem)),
  ];
};

/** Entries that are digested while they are read, with the list of their digests at the end, as sha256sum writes it. */
export const withSums = (entries: readonly ArchiveEntry[]): readonly ArchiveEntry[] => {
  const sums = new Map<string, string>();
  const digested = entries.map((entry) => ({
    ...entry,
    open: () => {
      const hash = createHash('sha256');
      const stream = entry.open();
      return stream
        .on('data', (chunk: Buffer) => hash.update(chunk))
        .pause()
        .on('end', () => sums.set(entry.name, hash.digest('hex')));
    },
  }));
  const list = (): string => [...sums].map(([name, sha256]) => `${sha256}  ${name}\n`).join('');
  return [...digested, textEntry('SHA256SUMS', list)];
};
