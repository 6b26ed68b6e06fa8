/** The first page of the sandbox: every address it offers. */
import { renderPage } from './layout.tsx';
import { type Lang, withLang } from './text.ts';
import { BreakableAddress } from './wrapping.tsx';

/** One address. A path of our own keeps the language; a whole URL is linked as it is. Only http(s) and paths are linked. */
export interface StartLink {
  readonly href: string;
  readonly labelKa: string;
  readonly labelEn: string;
  /** What one finds there, one sentence; accounts and examples too. */
  readonly noteKa?: string;
  readonly noteEn?: string;
  /** Shown and not linked: a browser by itself, without a token or a client certificate, would get no answer there. */
  readonly forPrograms?: true;
}

export interface StartGroup {
  readonly titleKa: string;
  readonly titleEn: string;
  readonly links: readonly StartLink[];
}

const TEXT = {
  ka: {
    title: 'სატესტო გარემო',
    lead: 'აქ არის სატესტო გარემოს ყველა მისამართი. წერილები, ელფოსტა და SMS ამ კომპიუტერს არ ტოვებს.',
    banner: 'სატესტო გარემო: ყველა ადამიანი და წერილი გამოგონილია.',
  },
  en: {
    title: 'Sandbox',
    lead: 'Every address of the sandbox. No letter, e-mail or SMS leaves this computer.',
    banner: 'Sandbox: all people and letters are made up.',
  },
} satisfies Record<Lang, unknown>;

const hrefOf = (href: string, lang: Lang): string => {
  if (href.startsWith('/') && !href.startsWith('//')) return withLang(href, lang);
  return /^https?:\/\//.test(href) ? href : '#';
};

const Link = ({ link, lang }: { link: StartLink; lang: Lang }): JSX.Element => {
  const label = lang === 'ka' ? link.labelKa : link.labelEn;
  const note = lang === 'ka' ? link.noteKa : link.noteEn;
  return (
    <li>
      {link.forPrograms === true ? (
        <b safe>{label}</b>
      ) : (
        <a class="ds-link" href={hrefOf(link.href, lang)} safe>
          {label}
        </a>
      )}
      {link.href.startsWith('/') ? (
        ''
      ) : (
        <p class="ui-mono">
          <BreakableAddress address={link.href} />
        </p>
      )}
      {note === undefined ? (
        ''
      ) : (
        <p class="ui-subtle">
          <BreakableAddress address={note} />
        </p>
      )}
    </li>
  );
};

/** The start page as a whole HTML document. */
export const startPage = ({ groups, lang }: { groups: readonly StartGroup[]; lang: Lang }): string => {
  const text = TEXT[lang];
  return renderPage({
    lang,
    title: text.title,
    path: '/',
    banner: text.banner,
    content: (
      <>
        <h1 class="ds-heading" data-size="lg" safe>
          {text.title}
        </h1>
        <p class="ui-lead" safe>
          {text.lead}
        </p>
        <div class="ui-groups">
          {groups.map((group) => (
            <section class="ds-card ui-card ui-group">
              <h2 class="ds-heading" data-size="xs" safe>
                {lang === 'ka' ? group.titleKa : group.titleEn}
              </h2>
              <ul class="ui-plain-list ui-links">
                {group.links.map((link) => (
                  <Link link={link} lang={lang} />
                ))}
              </ul>
            </section>
          ))}
        </div>
      </>
    ),
  });
};
