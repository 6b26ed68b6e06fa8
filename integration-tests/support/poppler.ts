import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const MOST_OUTPUT = 64 * 1024 * 1024;

// pdftotext says its version on stderr.
const version = /pdftotext version (\S+)/.exec(spawnSync('pdftotext', ['-v'], { encoding: 'utf8' }).stderr)?.[1];

/** True where its tests are left out: never in CI, where missing poppler-utils are a failure. */
export const WITHOUT_POPPLER = version === undefined && process.env.CI !== 'true';

/** What a test's name says about poppler-utils. */
export const POPPLER_NOTE = version === undefined ? 'left out: poppler-utils are not installed' : `poppler ${version}`;

const withFile = async <T>(pdf: Buffer, work: (file: string, folder: string) => Promise<T>): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 'shikriki-pdf-'));
  try {
    const file = join(folder, 'paper.pdf');
    await writeFile(file, pdf);
    return await work(file, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** The text of a PDF as one can select it, lines as they stand. */
export const pdfText = (pdf: Buffer): Promise<string> =>
  withFile(pdf, async (file) => (await run('pdftotext', ['-layout', file, '-'], { maxBuffer: MOST_OUTPUT })).stdout);

/** Title, language, tags and pages, as pdfinfo lists them. */
export const pdfProperties = (pdf: Buffer): Promise<string> =>
  withFile(pdf, async (file) => (await run('pdfinfo', [file])).stdout);

/** Renders each page and tells how much of it is not white. */
export const pageImages = (pdf: Buffer): Promise<readonly { readonly inkShare: number }[]> =>
  withFile(pdf, async (file, folder) => {
    await run('pdftoppm', ['-r', '40', '-gray', file, join(folder, 'page')]);
    const names = (await readdir(folder)).filter((name) => name.endsWith('.pgm')).sort();
    return Promise.all(
      names.map(async (name) => {
        const image = await readFile(join(folder, name));
        // PGM: "P5", width and height, 255, then one byte for each dot.
        const header = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(image.subarray(0, 40).toString('latin1'));
        const dots = image.subarray(header?.[0].length ?? 0);
        return { inkShare: dots.filter((grey) => grey < 160).length / dots.length };
      }),
    );
  });
