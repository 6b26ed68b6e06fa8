/** The frame of every page: skip link, header, main, footer, language switch. Works without JavaScript. */
import { pageAssets } from './assets.ts';
import { type Lang, withLang } from './text.ts';

const TEXT = {
  ka: {
    brand: 'შიკრიკი',
    skip: 'მთავარ შინაარსზე გადასვლა',
    nav: 'მთავარი მენიუ',
    otherLang: 'English',
    footer: 'შიკრიკი: კურიერი მოქალაქესა და სახელმწიფოს შორის',
  },
  en: {
    brand: 'Shikriki',
    skip: 'Skip to main content',
    nav: 'Main menu',
    otherLang: 'ქართული',
    footer: 'Shikriki: the courier between citizens and the state',
  },
} satisfies Record<Lang, unknown>;

/** A link in the page's header. */
export interface NavLink {
  readonly href: string;
  readonly label: string;
  /** The page that is shown now. */
  readonly current?: boolean;
}

export interface PageOptions {
  readonly lang: Lang;
  /** Plain text; the brand is added behind it. */
  readonly title: string;
  /** Where this page is, without `lang`: the language switch points there. */
  readonly path: string;
  readonly nav?: readonly NavLink[];
  /** One plain sentence above everything, for example that this is a sandbox. */
  readonly banner?: string;
  /** Markup, already escaped. */
  readonly content: JSX.Element;
}

/** Sent with every page. No inline script or style; `data:` images are icons inside the design system's CSS. */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
} as const;

const Header = ({ lang, path, nav = [], banner }: PageOptions): JSX.Element => {
  const other: Lang = lang === 'ka' ? 'en' : 'ka';
  return (
    <header class="ui-top">
      <div class="ui-wrap ui-top-row">
        <a class="ui-brand" href={withLang('/', lang)} safe>
          {TEXT[lang].brand}
        </a>
        <nav class="ui-nav" aria-label={TEXT[lang].nav}>
          {nav.map(({ href, label, current }) => (
            <a
              class="ds-link"
              href={withLang(href, lang)}
              {...(current === true ? { 'aria-current': 'page' } : {})}
              safe
            >
              {label}
            </a>
          ))}
          <a class="ds-link" href={withLang(path, other)} lang={other} hreflang={other} safe>
            {TEXT[lang].otherLang}
          </a>
        </nav>
      </div>
      {banner === undefined ? (
        ''
      ) : (
        <div class="ui-banner">
          <p class="ui-wrap" safe>
            {banner}
          </p>
        </div>
      )}
    </header>
  );
};

const Frame = (page: PageOptions): JSX.Element => (
  <html lang={page.lang} data-color-scheme="light" data-size="md">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light" />
      <title safe>{`${page.title} · ${TEXT[page.lang].brand}`}</title>
      <link rel="icon" href={pageAssets().icon} type="image/svg+xml" />
      {pageAssets().styles.map((href) => (
        <link rel="stylesheet" href={href} />
      ))}
    </head>
    <body>
      <a class="ds-skip-link" href="#main" safe>
        {TEXT[page.lang].skip}
      </a>
      <Header {...page} />
      <main id="main" class="ui-wrap" tabindex="-1">
        {page.content}
      </main>
      <footer class="ui-footer">
        <p class="ui-wrap" safe>
          {TEXT[page.lang].footer}
        </p>
      </footer>
    </body>
  </html>
);

/** A whole HTML document. `content` is trusted markup; everything else is escaped here. */
export const renderPage = (options: PageOptions): string => {
  const html = <Frame {...options} />;
  if (typeof html !== 'string') throw new TypeError('Pages have no asynchronous parts.');
  return `<!doctype html>${html}`;
};
