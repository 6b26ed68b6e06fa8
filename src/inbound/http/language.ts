const weightOf = (parameters: readonly string[]): number => {
  const q = parameters.map((parameter) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/i.exec(parameter)?.[1]).find(Boolean);
  return q === undefined ? 1 : Number(q);
};

/**
 * Which of our languages an Accept-Language header prefers (RFC 9110, 12.5.4). Georgian where it names neither, or both alike, or cannot be
 * read.
 */
export const languageOf = (acceptLanguage: string | undefined): 'ka' | 'en' => {
  const weights = { ka: 0, en: 0 };
  for (const range of (acceptLanguage ?? '').split(',')) {
    const [tag = '', ...parameters] = range.split(';');
    const primary = tag.trim().toLowerCase().split('-')[0];
    if (primary === 'ka' || primary === 'en') weights[primary] = Math.max(weights[primary], weightOf(parameters));
  }
  return weights.en > weights.ka ? 'en' : 'ka';
};
