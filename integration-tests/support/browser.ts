import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';
// Nothing but the pages themselves: no updates, no variations, no first-run pages.
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const INSTALLED = existsSync(CHROMIUM);

/** True where its tests are left out: never in CI, where a missing Chromium is a failure. */
export const WITHOUT_CHROMIUM = !INSTALLED && process.env.CI !== 'true';

/** What a suite's name says about Chromium. */
export const CHROMIUM_NOTE = INSTALLED ? 'Chromium' : `left out: ${CHROMIUM} is not installed`;

/** Widths in CSS pixels: a small phone and a desk. */
export const WIDTHS = [360, 1280] as const;

/** Starts Debian's Chromium without a window; close it. @throws where it is not installed. */
export const startChromium = (): Promise<Browser> => chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });

/** A page in the browser, and everything that went wrong while it was shown. */
export interface OpenedPage {
  readonly page: Page;
  /** Failed or foreign requests, answers of 400 and above, and errors of the console: CSP violations stand there too. */
  readonly complaints: readonly string[];
}

/** Opens an address in a page of its own and waits for style sheets and fonts. Close the page. */
export const openPage = async (context: BrowserContext, url: string): Promise<OpenedPage> => {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (line) => {
    if (line.type() === 'error' || line.type() === 'warning') complaints.push(`console: ${line.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`script: ${error.message}`));
  page.on('requestfailed', (request) => {
    // A page that is left for the next one no longer needs its icon.
    const why = request.failure()?.errorText ?? 'failed';
    if (why !== 'net::ERR_ABORTED') complaints.push(`${request.url()}: ${why}`);
  });
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(url).origin) complaints.push(`${request.url()}: a foreign address`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.url()}: ${response.status()}`);
  });
  await page.goto(url);
  await page.evaluate('document.fonts.ready.then(() => undefined)');
  return { page, complaints };
};

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// Style sheets and media are not fetched once more: the rules that want them are off by default, or about sound.
const AXE_OPTIONS = JSON.stringify({ resultTypes: ['violations'], preload: false });

interface AxeViolation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** What axe-core, with all of its rules, finds wrong on a page: one line a rule, with the first element. */
export const accessibilityViolations = async (page: Page): Promise<string[]> => {
  // The debugger's protocol puts the script there: the page's own policy lets none in, and stays as it is.
  if (await page.evaluate('typeof axe === "undefined"')) await page.evaluate(`${AXE}; undefined`);
  const violations = await page.evaluate<readonly AxeViolation[]>(
    `axe.run(document, ${AXE_OPTIONS}).then((found) => found.violations)`,
  );
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes[0]?.html ?? ''} ${nodes[0]?.failureSummary ?? ''}`,
  );
};

/** By how many pixels a page is wider than its window, and which elements stick out of it or of the main column. */
export const overflow = (page: Page): Promise<{ readonly px: number; readonly elements: readonly string[] }> =>
  page.evaluate(`(() => {
    const width = document.documentElement.clientWidth;
    const main = document.querySelector('main');
    const column = main.getBoundingClientRect().right - parseFloat(getComputedStyle(main).paddingRight);
    // Words for screen readers only stand in a box of one pixel.
    const unseen = (element) => element !== null && (element.clientWidth === 1 || unseen(element.parentElement));
    const elements = [...document.body.querySelectorAll('*')]
      .filter((element) => !unseen(element))
      .filter((element) => element.getBoundingClientRect().right > (main.contains(element) && element !== main ? column : width) + 1)
      .map((element) => element.outerHTML.slice(0, 120));
    return { px: document.documentElement.scrollWidth - width, elements };
  })()`);
