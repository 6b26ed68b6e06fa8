import type { EnvelopeFile } from '../domain/envelope.ts';
import type { LetterFile, StoredFile } from '../ports/files.ts';

/** How an envelope lists a stored file: its bytes travel under its own id. */
export const envelopeFile = (file: StoredFile, mainComponent: boolean): EnvelopeFile => ({
  fileGuid: file.fileId,
  mainComponent,
  fileName: file.fileName,
  mediaType: file.mediaType,
  sizeBytes: file.sizeBytes,
  sha256: file.sha256,
  contentId: file.fileId,
});

/** The name with a number before its extension; cut where it would be longer than a name may be (FileNameType, 200). */
const numbered = (name: string, number: number): string => {
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 ? name.slice(dot) : '';
  const mark = ` (${number})`;
  const stem = [...(dot > 0 ? name.slice(0, dot) : name)].slice(0, 200 - extension.length - mark.length).join('');
  return `${stem}${mark}${extension}`;
};

/**
 * How an envelope lists the files of a letter. Names are unique in it: of two files with the same name, as a forward can bring together,
 * the later one gets a number. The same list for the same letter, however often it is asked for.
 */
export const envelopeFiles = (files: readonly LetterFile[]): readonly EnvelopeFile[] => {
  const taken = new Set<string>();
  return files.map((file) => {
    let { fileName } = file;
    for (let number = 2; taken.has(fileName); number++) fileName = numbered(file.fileName, number);
    taken.add(fileName);
    return { ...envelopeFile(file, file.mainComponent), fileName };
  });
};
