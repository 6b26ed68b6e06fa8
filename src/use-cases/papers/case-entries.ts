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

/** The certificate of a seal, and where it stands; one file for each key. Undefined where none is known. */
const certificateOf = ({ signer, sealedBy }: NamedSeal) =>
  signer && { path: `certificates/${sealedBy.slice(0, 16)}.pem`, ...signer };

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

/** The seals of a case, each with the path of its file. They are numbered with those that were erased: papers of both keep their number. */
const sealFiles = ({ seals }: CaseRecord) => {
  const numberedSeals = seals.map((seal, at) => ({ seal, path: `${sealStem(seal, at + 1)}.xml` }));
  return {
    kept: numberedSeals.filter(({ seal }) => seal.erased !== true),
    erased: numberedSeals.filter(({ seal }) => seal.erased === true),
  };
};

/** How many stored bytes a case has to give. */
export const storedBytes = (record: CaseRecord): number =>
  [...distinctFiles(record).filter(mayShow), ...sealFiles(record).kept.map(({ seal }) => seal)].reduce(
    (sum, { sizeBytes }) => sum + sizeBytes,
    0,
  );

/** The text that explains a package: how each of its seals is checked, and what is not in it. */
export const readmeEntry = (record: CaseRecord, place: PaperPlace): ArchiveEntry => {
  const { kept, erased } = sealFiles(record);
  return textEntry(
    'README.txt',
    packageReadme({
      ...place,
      trackingNumber: record.overview.trackingNumber,
      seals: kept.map(({ seal, path }) => {
        const certificate = certificateOf(seal);
        return { path, ...(certificate !== undefined && { certificate }) };
      }),
      leftOut: [
        ...distinctFiles(record)
          .filter((file) => !mayShow(file))
          .map((file) => ({ fileName: file.fileName, why: whyLeftOut(file) })),
        ...erased.map(({ path }) => ({ fileName: path, why: 'erased' as const })),
      ],
    }),
  );
};

/** Everything of a case that is stored: files that may be shown, sealed envelopes byte for byte, and certificates. */
export const storedEntries = (record: CaseRecord, content: Pick<Content, 'stream'>): readonly ArchiveEntry[] => {
  const { kept } = sealFiles(record);
  const certificates = new Map(
    kept.flatMap(({ seal }) => {
      const certificate = certificateOf(seal);
      return certificate === undefined ? [] : [[certificate.path, certificate.certificatePem]];
    }),
  );
  return [
    ...distinctFiles(record).flatMap((file, at) =>
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
    ...kept.map(({ seal, path }) => ({ name: path, open: () => content.stream(record.actor, seal.contentId) })),
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
