import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext } from 'playwright-core';
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
const LETTERS = ['foi-budget-execution', 'letter-cadastral-correction', 'letter-residence-card-en'];
const PATHS = ['/', '/mail', '/mail/:id', '/sms', '/simulators', '/simulators/napr', '/simulators/mof'];
const WAIT_MS = 30_000;
const PHONE = { width: 360, height: 740 };
/** English pages name the other language in its own letters; these hold notices and names in Georgian as well. */
const GEORGIAN_TITLE = /\p{Script=Georgian}/u;

let sandbox: TestSandbox;
let browser: Browser;
/** The e-mail of the reply, for each language. */
const mailIds: { [L in Lang]?: string } = {};

const sendLetters = async (): Promise<void> => {
  const trackingNumbers = await Promise.all(
    LETTERS.map(async (key) => {
      const letter = exampleLetters.find((candidate) => candidate.key === key);
      if (letter === undefined) throw new Error(`no example letter ${key}`);
      return (await sandbox.citizen(letter.citizenSubject).submit(letter, randomUUID())).trackingNumber;
    }),
  );
  for (const number of trackingNumbers) {
    const mail = await sandbox.mail.waitFor(
      ({ subject, text }) => subject.includes(number) && /პასუხი|repl(y|ied)/i.test(text),
      WAIT_MS,
    );
    await sandbox.sms.waitFor(({ text }) => text.includes(number) && /პასუხი|repl(y|ied)/i.test(text), WAIT_MS);
    mailIds[/repl/i.test(mail.text) ? 'en' : 'ka'] = mail.id;
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
const expectSound = async (context: BrowserContext, url: string, lang: Lang): Promise<void> => {
  const { page, complaints } = await openPage(context, url);
  expect(await page.locator('html').getAttribute('lang')).toBe(lang);
  expect(await page.title()).toMatch(lang === 'ka' ? /\S · შიკრიკი$/u : /\S · Shikriki$/u);
  expect(await page.locator('h1').count()).toBe(1);
  await page.evaluate('document.querySelectorAll("details").forEach((details) => { details.open = true; })');
  expect(await overflow(page)).toEqual({ px: 0, elements: [] });
  expect(await accessibilityViolations(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await page.close();
};

describe.skipIf(WITHOUT_CHROMIUM)(`the pages of the sandbox (${CHROMIUM_NOTE})`, () => {
  beforeAll(async () => {
    [sandbox, browser] = await Promise.all([testSandbox(), startChromium()]);
    for (const { settings } of Object.values(sandbox.systems)) {
      settings.change({ registrationDelayMs: 0, statusDelayMs: 100, replyDelayMs: 200 });
    }
  });
  afterAll(async () => {
    await browser?.close();
    await sandbox?.stop();
  });

  test('are sound before the first letter', () =>
    inWindow({ viewport: PHONE }, async (context) => {
      for (const path of ['/mail', '/sms', '/simulators/mof']) await expectSound(context, addressOf(path, 'ka'), 'ka');
    }));

  describe('when letters have gone through', () => {
    beforeAll(sendLetters);

    for (const lang of LANGS) {
      test.each(PATHS)(`%s is sound in ${lang}, on a phone and on a desk`, async (path) => {
        for (const width of WIDTHS) {
          await inWindow({ viewport: { width, height: 800 } }, (context) =>
            expectSound(context, addressOf(path, lang), lang),
          );
        }
      });
    }
  });
});
