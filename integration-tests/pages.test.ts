import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleLetters } from '../src/simulators/citizens/letters.ts';
import { LANGS, type Lang, withLang } from '../src/web/ui/text.ts';
import {
  accessibilityViolations,
  CHROMIUM_NOTE,
  openPage,
  overflow,
  startChromium,
  WIDTHS,
  WITHOUT_CHROMIUM,
} from './support/browser.ts';
import { type TestSandbox, testSandbox } from './support/sandbox.ts';

/** Both simulated systems, and notices in both languages. */
const ANSWERED = ['foi-budget-execution', 'letter-cadastral-correction', 'letter-residence-card-en'];
const REPLY = /მიღებულია პასუხი|reply received/i;
const PATHS = ['/', '/mail', '/mail/:id', '/sms', '/simulators', '/simulators/napr', '/simulators/mof'];
const WAIT_MS = 30_000;
const PHONE = { width: 360, height: 740 };

let sandbox: TestSandbox;
let browser: Browser;
const ends: (() => Promise<void>)[] = [];
/** The e-mail of the reply, for each language. */
const mailIds: { [L in Lang]?: string } = {};

const submit = async (key: string): Promise<string> => {
  const letter = exampleLetters.find((candidate) => candidate.key === key);
  if (letter === undefined) throw new Error(`no example letter ${key}`);
  return (await sandbox.citizen(letter.citizenSubject).submit(letter, randomUUID())).trackingNumber;
};

/** Letters that are answered, and one that is refused. */
const sendLetters = async (): Promise<void> => {
  const { faults, ledger } = sandbox.systems.napr;
  faults.set({ kind: 'refuse', agencyCode: 'archives', problemCode: 'Validation', byReceipt: true });
  const trackingNumbers = await Promise.all(ANSWERED.map(submit));
  await submit('letter-archive-certificate');
  await ledger.waitUntil(() => ledger.arrivals().some(({ first }) => first?.refusedWith !== undefined), WAIT_MS);
  faults.clear();
  for (const number of trackingNumbers) {
    const mail = await sandbox.mail.waitFor(({ subject }) => subject.includes(number) && REPLY.test(subject), WAIT_MS);
    await sandbox.sms.waitFor(({ text }) => text.includes(number) && REPLY.test(text), WAIT_MS);
    mailIds[mail.subject.includes('Reply') ? 'en' : 'ka'] = mail.id;
  }
};

const addressOf = (path: string, lang: Lang): string =>
  `${sandbox.addresses.sandbox}${withLang(path.replace(':id', mailIds[lang] ?? 'none'), lang)}`;

/** Runs with a window of this size, and closes it whatever happens. */
const inWindow = async (
  options: { readonly viewport: { width: number; height: number }; readonly javaScriptEnabled?: boolean },
  look: (context: BrowserContext) => Promise<void>,
): Promise<void> => {
  const context = await browser.newContext({ locale: 'ka-GE', ...options });
  try {
    await look(context);
  } finally {
    await context.close();
  }
};

/** What every page must be, whatever it shows. */
const expectSound = (path: string, lang: Lang, widths: readonly number[] = WIDTHS): Promise<void> =>
  inWindow({ viewport: PHONE }, async (context) => {
    const { page, complaints } = await openPage(context, addressOf(path, lang));
    expect(await page.locator('html').getAttribute('lang')).toBe(lang);
    expect(await page.title()).toMatch(lang === 'ka' ? /\S · შიკრიკი$/u : /\S · Shikriki$/u);
    expect(await page.locator('h1').count()).toBe(1);
    await page.evaluate('document.querySelectorAll("details").forEach((details) => { details.open = true; })');
    for (const width of widths) {
      await page.setViewportSize({ width, height: PHONE.height });
      expect(await overflow(page), `${width} px`).toEqual({ px: 0, elements: [] });
      expect(await accessibilityViolations(page), `${width} px`).toEqual([]);
    }
    expect(complaints).toEqual([]);
  });

describe.skipIf(WITHOUT_CHROMIUM)(`the pages of the sandbox (${CHROMIUM_NOTE})`, () => {
  beforeAll(async () => {
    browser = await startChromium();
    ends.push(() => browser.close());
    sandbox = await testSandbox();
    ends.push(() => sandbox.stop());
    for (const { settings } of Object.values(sandbox.systems)) {
      settings.change({ registrationDelayMs: 0, statusDelayMs: 100, replyDelayMs: 200 });
    }
  });
  afterAll(async () => {
    for (const end of ends.reverse()) await end();
  });

  test('are sound before the first letter', async () => {
    for (const path of ['/mail', '/sms', '/simulators/mof']) await expectSound(path, 'ka', [PHONE.width]);
  });

  describe('when letters have gone through', () => {
    beforeAll(sendLetters);

    for (const lang of LANGS) {
      test.each(PATHS)(`%s is sound in ${lang}, on a phone and on a desk`, (path) => expectSound(path, lang));
    }

    test('lead to no dead end', () =>
      inWindow({ viewport: PHONE }, async (context) => {
        const page = await context.newPage();
        const links = new Set<string>();
        for (const address of PATHS.flatMap((path) => LANGS.map((lang) => addressOf(path, lang)))) {
          await page.goto(address);
          for (const link of await page.evaluate<string[]>('[...document.links].map(({ href }) => href)'))
            links.add(link);
        }
        // Notices point at the portal's own first page, which is no part of the sandbox.
        links.delete(`${sandbox.addresses.portal}/`);
        const statuses = await Promise.all([...links].map(async (link) => [link, (await fetch(link)).status]));
        expect(statuses.filter(([, status]) => status !== 200)).toEqual([]);
        expect(links.size).toBeGreaterThan(20);
      }));

    describe('without JavaScript', () => {
      const plain = (look: (page: Page) => Promise<void>): Promise<void> =>
        inWindow({ viewport: PHONE, javaScriptEnabled: false }, async (context) => {
          const { page, complaints } = await openPage(context, addressOf('/', 'ka'));
          await look(page);
          expect(complaints).toEqual([]);
        });
      /** Clicks, and waits for the page it leads to: the address alone does not tell, a form leads back to its own page. */
      const follow = async (what: Locator): Promise<void> => {
        const loaded = what.page().waitForEvent('load');
        await what.click();
        await loaded;
      };
      const path = (page: Page): string => page.url().slice(sandbox.addresses.sandbox.length);

      test('lead from the start page to a mail, to English and back to the list', () =>
        plain(async (page) => {
          await follow(page.getByRole('link', { name: 'ელფოსტა' }));
          expect(path(page)).toBe('/mail');
          await follow(page.locator(`a[href="/mail/${mailIds.ka}"]`));
          expect(await page.locator('article').textContent()).toContain('მიღებულია უწყების პასუხი');
          await follow(page.getByRole('link', { name: 'English' }));
          expect(path(page)).toBe(`/mail/${mailIds.ka}?lang=en`);
          expect(await page.locator('html').getAttribute('lang')).toBe('en');
          expect(await page.locator('article').getAttribute('lang')).toBe('ka');
          await follow(page.getByRole('link', { name: 'All mails' }));
          expect(path(page)).toBe('/mail?lang=en');
          expect(await page.locator('main li').count()).toBe(sandbox.mail.mails().length);
          await follow(page.getByRole('link', { name: 'SMS' }));
          expect(path(page)).toBe('/sms?lang=en');
          expect(await page.locator('main h2').count()).toBe(2);
        }));

      test('let a keyboard skip the menu', () =>
        plain(async (page) => {
          await page.keyboard.press('Tab');
          await page.keyboard.press('Enter');
          await page.waitForURL('**/#main');
        }));

      test('set a fault by the form, show it in the chosen language, and clear it', () =>
        plain(async (page) => {
          await page.goto(addressOf('/simulators/mof', 'en'));
          await page.getByLabel('Fault', { exact: true }).selectOption('slow');
          await page.getByLabel('Agency', { exact: true }).selectOption('mof');
          await page.getByLabel('Delay, milliseconds').fill('300');
          await page.getByLabel('For how many calls').fill('2');
          await follow(page.getByRole('button', { name: 'Set', exact: true }));
          expect(path(page)).toBe('/simulators/mof?lang=en');
          expect(await page.getByText('Slow: answers take long · mof').count()).toBe(1);
          expect(sandbox.systems.mof.faults.list()).toMatchObject([
            { kind: 'slow', agencyCode: 'mof', delayMs: 300, remaining: 2 },
          ]);
          await follow(page.getByRole('button', { name: 'Clear all' }));
          expect(await page.getByText('No fault is set.').count()).toBe(1);
          expect(sandbox.systems.mof.faults.list()).toEqual([]);
        }));

      test('change how a system answers, and show it', () =>
        plain(async (page) => {
          await page.goto(addressOf('/simulators/napr', 'ka'));
          await page.getByLabel('რეგისტრაცია, მილიწამი').fill('700');
          await page.getByLabel('შედეგი').selectOption('REFUSED');
          await follow(page.getByRole('button', { name: 'შენახვა' }));
          expect(path(page)).toBe('/simulators/napr');
          expect(await page.getByLabel('რეგისტრაცია, მილიწამი').inputValue()).toBe('700');
          expect(await page.getByLabel('შედეგი').inputValue()).toBe('REFUSED');
          expect(sandbox.systems.napr.settings.current()).toMatchObject({
            registrationDelayMs: 700,
            outcome: 'REFUSED',
          });
        }));
    });
  });
});
