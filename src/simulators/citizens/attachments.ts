import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export { largeAttachment } from './large-attachment.ts';

/** A file a citizen attaches: `fileName` is what the citizen called it, `path` where its bytes lie on this machine. */
export type ExampleAttachment = {
  readonly key: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly path: string;
};

/** The example files. Their names carry what real ones do: Georgian letters, spaces, quotes, brackets and №. */
export const exampleAttachments: readonly ExampleAttachment[] = [
  {
    key: 'application-pdf',
    fileName: 'განცხადება № 12 „დანართი".pdf',
    mediaType: 'application/pdf',
    path: pathOf('application-with-annexes.pdf'),
  },
  {
    key: 'income-docx',
    fileName: 'საჩივრის დანართი (შემოსავლები & ხარჯები).docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    path: pathOf('income-annex.docx'),
  },
  {
    key: 'street-photo',
    fileName: 'ქუჩის ფოტო (1).jpg',
    mediaType: 'image/jpeg',
    path: pathOf('street-photo.jpg'),
  },
  {
    key: 'payment-screenshot',
    fileName: 'ქვითარი № 000481 - ეკრანის სურათი.png',
    mediaType: 'image/png',
    path: pathOf('payment-screenshot.png'),
  },
  {
    key: 'noise-record',
    fileName: 'ხმაურის ჩანაწერები, ოქტომბერი–ნოემბერი.txt',
    mediaType: 'text/plain',
    path: pathOf('noise-record.txt'),
  },
];

/** Reads the bytes of one example file (at most 5 MB). Throws when the key is not one of `exampleAttachments`. */
export async function readExampleAttachment(key: string): Promise<Buffer> {
  const attachment = exampleAttachments.find((candidate) => candidate.key === key);
  if (!attachment) throw new Error(`There is no example attachment with the key ${key}`);
  return readFile(attachment.path);
}

function pathOf(nameOnDisk: string): string {
  return fileURLToPath(new URL(`./files/${nameOnDisk}`, import.meta.url));
}
