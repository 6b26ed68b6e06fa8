import { describe, expect, it } from 'vitest';
import { startPage } from './start-page.tsx';

const CANARY = '"\'><script>alert(1)</script>';
const groups = [
  {
    titleKa: 'მოქალაქე',
    titleEn: 'Citizen',
    links: [
      { href: '/mail', labelKa: 'ელფოსტა', labelEn: 'E-mail', noteKa: 'შეტყობინებები', noteEn: 'Notices' },
      { href: 'http://127.0.0.1:8101/', labelKa: 'სისტემა', labelEn: 'System' },
    ],
  },
];

describe('the start page', () => {
  it('lists every address, Georgian first', () => {
    const html = startPage({ groups, lang: 'ka' });
    expect(html).toContain('<html lang="ka"');
    expect(html).toContain('href="/mail"');
    expect(html).toContain('href="http://127.0.0.1:8101/"');
    expect(html).toContain('ელფოსტა');
    expect(html).toContain('href="/?lang=en"');
  });

  it('is complete in English and keeps the language in its own links only', () => {
    const html = startPage({ groups, lang: 'en' });
    expect(html).toContain('href="/mail?lang=en"');
    expect(html).toContain('href="http://127.0.0.1:8101/"');
    // The one Georgian word left names the other language.
    expect(html.replace('ქართული', '')).not.toMatch(/\p{Script=Georgian}/u);
  });

  it('carries no script and no inline style', () => {
    const html = startPage({ groups, lang: 'ka' });
    expect(html).not.toMatch(/<script|<style|\sstyle=|\son\w+=|javascript:/i);
  });

  it('shows markup in a field as text and links no script address', () => {
    const evil = { href: `javascript:alert(1)`, labelKa: CANARY, labelEn: CANARY, noteKa: CANARY, noteEn: CANARY };
    for (const lang of ['ka', 'en'] as const) {
      const html = startPage({
        groups: [{ titleKa: CANARY, titleEn: CANARY, links: [evil, { ...evil, href: `/${CANARY}` }] }],
        lang,
      });
      expect(html).not.toContain('href="javascript:');
      // What is left of a tag stands inside a quoted attribute, where it is no tag.
      expect(html.replace(/="[^"]*"/g, '')).not.toContain('<script');
    }
  });
});
