import type { RemovalReason } from './scan-state.ts';

/** A file that did not travel, as the note about it names it. */
export interface FileNotSent {
  readonly fileName: string;
  readonly sizeBytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly because: RemovalReason;
}

const WHY: { readonly [R in RemovalReason]: { readonly ka: string; readonly en: string } } = {
  infected: { ka: 'აღმოჩნდა მავნე პროგრამა', en: 'malware was found' },
  not_checkable: { ka: 'შემოწმება ვერ მოხერხდა', en: 'it could not be checked' },
};

/**
 * The text file that takes the place of removed files in an envelope: it tells the agency what the citizen had attached. Georgian, then
 * English; LF line ends; file names are the citizen's own words, as everywhere in the envelope.
 */
export const removalNote = (removed: readonly FileNotSent[]): string =>
  [
    'წერილს თან ერთვოდა ფაილები, რომლებიც არ გადმოგზავნილა, რადგან ისინი უსაფრთხოების შემოწმებამ შეაჩერა. მოქალაქეს ეცნობა.',
    'Files that were attached to this letter were stopped by the malware scan and are not delivered. The citizen has been told.',
    '',
    ...removed.flatMap(({ fileName, sizeBytes, sha256, because }, index) => [
      `${index + 1}. ${fileName}`,
      `   ზომა / size: ${sizeBytes} bytes`,
      `   SHA-256: ${sha256}`,
      `   მიზეზი / reason: ${WHY[because].ka} / ${WHY[because].en}`,
      '',
    ]),
  ].join('\n');

/** A name for the note that no other file of the letter has. */
export const removalNoteName = (taken: readonly string[]): string => {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? 'removed-files.txt' : `removed-files-${number}.txt`;
    if (!taken.includes(name)) return name;
  }
};
