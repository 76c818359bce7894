import type axe from 'axe-core';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { type House } from './house.js';

/** A real Chromium, without the calls home that a closed network would refuse. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch(quietly());
}

/** The same with a folder to keep things in, as a browser on a phone has. */
export async function openBrowserOn(disk: string, options: BrowserContextOptions): Promise<BrowserContext> {
  return chromium.launchPersistentContext(disk, { ...quietly(), ...options });
}

function quietly(): { executablePath: string; args: string[] } {
  const executablePath = process.env['ZORG_TEST_CHROMIUM'];
  if (!executablePath) throw new Error('ZORG_TEST_CHROMIUM names no browser: run the tests with npm test');
  const quiet = ['background-networking', 'component-update', 'sync', 'gpu', 'quic'].map((what) => `--disable-${what}`);
  return { executablePath, args: ['--no-sandbox', '--no-first-run', ...quiet] };
}

export const PHONE = { width: 360, height: 720 };
export const DESKTOP = { width: 1440, height: 900 };

/** Somebody at a screen of their own. Faults of the page's scripts fail the test that looks at `page.faults`. */
export interface AtScreen {
  readonly page: Page;
  readonly faults: string[];
}

/** Signs in through the form, with the keyboard, and lands where this person works. */
export async function atScreen(
  browser: Browser,
  house: House,
  who: string,
  options: BrowserContextOptions = {},
): Promise<AtScreen> {
  const context = await browser.newContext({
    viewport: DESKTOP,
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    ...options,
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (fault) => faults.push(fault.message));
  await page.goto(`${house.url}/inloggen`);
  await page.locator('input[name=email]').fill(`${who}@demo.zorg112.nl`);
  await page.locator('input[name=password]').fill('zorg112-demo');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname !== '/inloggen');
  return { page, faults };
}

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe has against this page, in words; an empty list is what must be. */
export async function complaints(page: Page): Promise<string[]> {
  await unroll(page);
  await bringAxe(page);
  return page.evaluate(async (tags) => {
    // Only what is wrong is written out: half the time.
    const { violations } = await window.axe.run({
      resultTypes: ['violations'],
      runOnly: { type: 'tag', values: tags },
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
    );
  }, WCAG);
}

/** Once for each document: reading axe costs a browser several times what looking with it does. */
async function bringAxe(page: Page): Promise<void> {
  for (const frame of page.frames()) {
    if (await frame.evaluate(() => 'axe' in window)) continue;
    axeItself ??= readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    await frame.evaluate(await axeItself);
  }
}
let axeItself: Promise<string> | undefined;

/** The whole page at once, so that a bar that stays in place hides nothing that scrolling would show. */
async function unroll(page: Page): Promise<void> {
  const { width = 0, height = 0 } = page.viewportSize() ?? {};
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  if (whole > height) await page.setViewportSize({ width, height: whole + 100 });
}
