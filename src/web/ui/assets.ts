/** Style sheets, fonts and the icon, under addresses that hold a digest of their bytes and so may be cached for ever. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';

/** One file as it is served. */
export interface Asset {
  /** For example `/assets/ui-1a2b3c4d5e6f.css`. */
  readonly path: string;
  readonly contentType: string;
  readonly body: Buffer;
}

export interface PageAssets {
  readonly all: readonly Asset[];
  /** Paths of the style sheets, in the order in which a page links them. */
  readonly styles: readonly string[];
  readonly icon: string;
}

interface FontFace {
  readonly family: string;
  readonly weight: 400 | 700;
  readonly file: string;
  readonly range: string;
}

const CONTENT_TYPES: { readonly [extension: string]: string } = {
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};

/** Subsets of Noto Sans Georgian with the ranges the package states; a page loads those it needs. */
const NOTO_RANGES = {
  georgian: 'U+10A0-10FF,U+1C90-1CBA,U+1CBD-1CBF,U+2D00-2D2F',
  latin:
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  'latin-ext':
    'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C0',
} as const;

/** No Noto Sans Georgian file has the number sign №, arrows or check marks: they come from a second family. */
const SIGNS_RANGE = 'U+20BE,U+2116,U+2190-2193,U+25CF,U+26A0,U+2713-2717';

const WEIGHTS = [400, 700] as const;
const FONT_FACES: readonly FontFace[] = WEIGHTS.flatMap((weight) => [
  ...Object.entries(NOTO_RANGES).map(([subset, range]) => ({
    family: 'Noto Sans Georgian',
    weight,
    file: `@fontsource/noto-sans-georgian/files/noto-sans-georgian-${subset}-${weight}-normal.woff2`,
    range,
  })),
  {
    family: 'DejaVu Sans',
    weight,
    file: `@fontsource/dejavu-sans/files/dejavu-sans-latin-${weight}-normal.woff2`,
    range: SIGNS_RANGE,
  },
]);

/** Theme first: it defines the variables that the components use; ours last. */
const PACKAGE_STYLES = ['@digdir/designsystemet-theme', '@digdir/designsystemet-css'] as const;

const resolvePackageFile = createRequire(import.meta.url).resolve;
const ownFile = (name: string): Buffer => readFileSync(fileURLToPath(new URL(name, import.meta.url)));

const makeAsset = (name: string, extension: string, body: Buffer): Asset => {
  const contentType = CONTENT_TYPES[extension];
  if (contentType === undefined) throw new Error(`No content type for ${extension}`);
  const digest = createHash('sha256').update(body).digest('hex').slice(0, 12);
  return { path: `/assets/${name}-${digest}${extension}`, contentType, body };
};

const fontRule = ({ family, weight, range }: FontFace, path: string): string =>
  `@font-face{font-family:"${family}";font-weight:${weight};font-style:normal;font-display:swap;src:url("${path}") format("woff2");unicode-range:${range}}`;

const build = (): PageAssets => {
  const fonts = FONT_FACES.map((face) => {
    const name = face.file.slice(face.file.lastIndexOf('/') + 1, -'.woff2'.length);
    return makeAsset(name, extname(face.file), readFileSync(resolvePackageFile(face.file)));
  });
  const fontRules = FONT_FACES.map((face, index) => fontRule(face, fonts[index]?.path ?? '')).join('\n');
  const styles = [
    ...PACKAGE_STYLES.map((name) => {
      const file = resolvePackageFile(name);
      return makeAsset(name.slice(name.lastIndexOf('/') + 1), '.css', readFileSync(file));
    }),
    makeAsset('ui', '.css', Buffer.concat([Buffer.from(`${fontRules}\n`), ownFile('ui.css')])),
  ];
  const icon = makeAsset('icon', '.svg', ownFile('icon.svg'));
  return { all: [...fonts, ...styles, icon], styles: styles.map((style) => style.path), icon: icon.path };
};

let built: PageAssets | undefined;

/** All assets; read from disk on the first call. @throws when a package file is missing. */
export const pageAssets = (): PageAssets => {
  built ??= build();
  return built;
};

/** Serves the assets. Register once per server. */
export const registerAssets = (app: FastifyInstance): void => {
  for (const { path, contentType, body } of pageAssets().all) {
    app.get(path, (_request, reply) =>
      reply
        .header('content-type', contentType)
        .header('cache-control', 'public, max-age=31536000, immutable')
        .header('x-content-type-options', 'nosniff')
        .send(body),
    );
  }
};
