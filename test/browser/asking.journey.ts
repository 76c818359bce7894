import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Browser, type BrowserContext, type Page } from 'playwright-core';
import { gzipSync } from 'node:zlib';
import { atScreen, openBrowser, PHONE } from '../support/browser.js';
import { openHouse, OPENING_MS, type House } from '../support/house.js';

let house: House;
let browser: Browser;

beforeAll(async () => {
  house = await openHouse({ profile: 'sqlite' });
  browser = await openBrowser();
}, OPENING_MS);
afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

/** Signed in, with nothing of the page on the phone yet. */
async function freshPhone(who = 'noor'): Promise<BrowserContext> {
  const { page } = await atScreen(browser, house, who, { viewport: PHONE });
  const storageState = await page.context().storageState();
  await page.context().close();
  return browser.newContext({ viewport: PHONE, locale: 'nl-NL', timezoneId: 'Europe/Amsterdam', storageState });
}

describe('what the first visit costs', () => {
  const UNTIL_IT_WORKS = 30_000;
  const AFTER_IDLE = 40_000;
  let page: Page;
  let fonts: string[];
  let painted: number;

  beforeAll(async () => {
    const context = await freshPhone();
    page = await context.newPage();
    fonts = [];
    // The font is held up until something stands on the screen: a page that waited for it would never paint.
    await page.route('**/*.woff2', async (route) => {
      fonts.push(route.request().url());
      await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
      painted = await page.evaluate(() => performance.now());
      await route.continue();
    });
    await page.addInitScript(() =>
      new MutationObserver((_all, observer) => {
        if (document.documentElement?.dataset['page'] !== 'awake') return;
        performance.mark('awake');
        observer.disconnect();
      }).observe(document, { attributes: true, subtree: true }),
    );
    await page.goto(house.url, { waitUntil: 'networkidle' });
    await page.waitForFunction(() => document.fonts.status === 'loaded');
  }, OPENING_MS);
  afterAll(() => page?.context().close());

  /** The page's own log: scripts and styles asked for before this moment, as they travel. */
  async function bytes(before?: 'awake'): Promise<{ names: string[]; size: number }> {
    const urls = await page.evaluate((mark) => {
      const end = mark ? performance.getEntriesByName(mark)[0]!.startTime : Infinity;
      const all = performance.getEntriesByType('resource').filter(({ startTime }) => startTime < end);
      return all.map(({ name }) => name).filter((name) => /\.(js|css)$/.test(new URL(name).pathname));
    }, before);
    const files = await Promise.all(
      [...new Set(urls)].map(async (url) => Buffer.from(await (await fetch(url)).arrayBuffer())),
    );
    const names = urls.map((url) => new URL(url).pathname);
    return { names, size: files.reduce((sum, file) => sum + gzipSync(file, { level: 9 }).length, 0) };
  }

  it('at most 30 kB of scripts and styles until the form works', async () => {
    const { names, size } = await bytes('awake');
    expect(names.length).toBeGreaterThan(1);
    expect(size).toBeLessThanOrEqual(UNTIL_IT_WORKS);
  });

  it('at most 40 kB once the page is at rest, what sends and keeps included', async () => {
    const [first, all] = [await bytes('awake'), await bytes()];
    expect(all.names.filter((name) => name.includes('outbox'))).not.toEqual([]);
    expect(all.size).toBeGreaterThan(first.size);
    expect(all.size).toBeLessThanOrEqual(AFTER_IDLE);
  });

  it('one font, and nothing waits for it', async () => {
    expect(new Set(fonts).size).toBe(1);
    expect(painted).toBeGreaterThan(0);
    expect(await page.locator('link[rel=preload][as=font]').count()).toBe(0);
  });
});
