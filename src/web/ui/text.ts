/**
 * Language of a page. Each page keeps its own words beside it as `Record<Lang, ...>`, so that a missing English or
 * Georgian line does not compile. Georgian is first and never upper-case.
 */
export const LANGS = ['ka', 'en'] as const;
export type Lang = (typeof LANGS)[number];

/** Reads `?lang=`; anything unknown is Georgian. */
export const readLang = (query: unknown): Lang =>
  typeof query === 'object' && query !== null && 'lang' in query && query.lang === 'en' ? 'en' : 'ka';

/** A link that stays in the language. Georgian, the default, leaves the address clean. */
export const withLang = (path: string, lang: Lang): string =>
  lang === 'ka' ? path : `${path}${path.includes('?') ? '&' : '?'}lang=${lang}`;

const TIME_FORMATS: Record<Lang, Intl.DateTimeFormat> = {
  ka: new Intl.DateTimeFormat('ka-GE', { dateStyle: 'long', timeStyle: 'medium', timeZone: 'Asia/Tbilisi' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'medium', timeZone: 'Asia/Tbilisi' }),
};

/** An instant (ISO 8601) as people in Tbilisi read it. */
export const formatInstant = (instant: string, lang: Lang): string => TIME_FORMATS[lang].format(new Date(instant));
