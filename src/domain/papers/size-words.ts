import type { PaperLanguage } from './paper.ts';

const UNITS: { readonly [L in PaperLanguage]: readonly [string, string, string] } = {
  ka: ['ბაიტი', 'კბ', 'მბ'],
  en: ['bytes', 'kB', 'MB'],
};
const KILO = 1000;

/** A size as people read it. */
export const sizeWords = (sizeBytes: number, language: PaperLanguage): string => {
  const [bytes, kilo, mega] = UNITS[language];
  if (sizeBytes < KILO) return `${sizeBytes} ${bytes}`;
  const [amount, unit] = sizeBytes < KILO * KILO ? [sizeBytes / KILO, kilo] : [sizeBytes / (KILO * KILO), mega];
  const text = amount.toFixed(1);
  return `${language === 'ka' ? text.replace('.', ',') : text} ${unit}`;
};
