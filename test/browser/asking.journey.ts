import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Browser, type BrowserContext, type Page, type Request, type Route } from 'playwright-core';
import { gzipSync } from 'node:zlib';
import { careWorkers, nextStep, signIn } from '../support/actors.js';
import { atScreen, complaints, openBrowser, PHONE } from '../support/browser.js';
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
    await page.goto(house.url);
    await page.waitForFunction(
      () =>
        performance.getEntriesByName('awake').length > 0 &&
        performance.getEntriesByType('resource').some(({ name }) => /rest[^/]*\.js$/.test(name)),
    );
    await page.waitForLoadState('networkidle');
    await page.waitForFunction(() => document.fonts.status === 'loaded');
  }, OPENING_MS);
  afterAll(() => page?.context().close());

  /** The page's own log: scripts and styles asked for before this moment, as they travel, and the styles that came in the page. */
  async function bytes(before?: 'awake'): Promise<{ names: string[]; size: number }> {
    const urls = await page.evaluate((mark) => {
      const end = mark ? performance.getEntriesByName(mark)[0]!.startTime : Infinity;
      const all = performance.getEntriesByType('resource').filter(({ startTime }) => startTime < end);
      return all.map(({ name }) => name).filter((name) => /\.(js|css)$/.test(new URL(name).pathname));
    }, before);
    const within = await page.locator('head style').allTextContents();
    const files = await Promise.all(
      [...new Set(urls)].map(async (url) => Buffer.from(await (await fetch(url)).arrayBuffer())),
    );
    files.push(...within.map((styles) => Buffer.from(styles)));
    const names = urls.map((url) => new URL(url).pathname);
    return { names, size: files.reduce((sum, file) => sum + gzipSync(file, { level: 9 }).length, 0) };
  }

  it('at most 30 kB of scripts and styles until the form works', async () => {
    const { names, size } = await bytes('awake');
    expect(names.length).toBeGreaterThan(0);
    expect(await page.locator('head style').count()).toBe(1);
    expect(size).toBeLessThanOrEqual(UNTIL_IT_WORKS);
  });

  it('at most 40 kB once the page is at rest, what sends and keeps included', async () => {
    const [first, all] = [await bytes('awake'), await bytes()];
    expect(all.names.filter((name) => name.includes('rest'))).not.toEqual([]);
    expect(all.size).toBeGreaterThan(first.size);
    expect(all.size).toBeLessThanOrEqual(AFTER_IDLE);
  });

  it('one font, and nothing waits for it', async () => {
    expect(new Set(fonts).size).toBe(1);
    expect(painted).toBeGreaterThan(0);
    expect(await page.locator('link[rel=preload][as=font]').count()).toBe(0);
  });
});

describe('a subject', () => {
  let page: Page;
  const tile = (name: string) => page.getByRole('radio', { name });
  const words = () => page.getByLabel('Wat gebeurt er?');
  beforeEach(async () => {
    const context = await freshPhone();
    page = await context.newPage();
    await page.goto(house.url);
    await page.locator('html[data-page=awake]').waitFor({ state: 'attached' });
  });
  afterEach(() => page.context().close());
  const sent = async (text: string) => {
    await page.getByRole('button', { name: 'Verstuur' }).click();
    await page.getByText('Je vraag is binnen.').waitFor();
    const [row] = await house.sql<{ category: string | null }>('SELECT category FROM tickets WHERE text = ?', [text]);
    return row!.category;
  };

  it('and a sentence are enough; another sentence takes its place, what she wrote never goes', async () => {
    await tile('Hulpmiddelen').check();
    await page.getByRole('button', { name: 'De tillift doet het niet.' }).click();
    await page.getByRole('button', { name: 'Het bed doet het niet.' }).click();
    expect(await words().inputValue()).toBe('Het bed doet het niet.');
    await words().fill('Het bed doet het niet. Kamer 4.');
    await page.getByRole('button', { name: 'We missen een hulpmiddel.' }).click();
    expect(await words().inputValue()).toBe('Het bed doet het niet. Kamer 4. We missen een hulpmiddel.');
    expect(await sent('Het bed doet het niet. Kamer 4. We missen een hulpmiddel.')).toBe('hulpmiddelen');
    await page.getByRole('button', { name: 'Stel nog een vraag' }).click();
    expect(await page.getByRole('radio').count()).toBe(7);
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
  });

  it('is never needed: it can be not known, or chosen away again', async () => {
    await tile('Weet ik niet / anders').check();
    await words().fill('Er ruikt iets raars');
    expect(await sent('Er ruikt iets raars')).toBe('unknown');
    await page.getByRole('button', { name: 'Stel nog een vraag' }).click();
    await tile('Cliëntdossier').click();
    await tile('Cliëntdossier').click();
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
    await words().fill('Toch iets anders');
    expect(await sent('Toch iets anders')).toBeNull();
  });

  it('is kept with her words when the page goes, and works with the keys alone', async () => {
    const second = page.getByRole('radio').nth(1);
    const none = async () => expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
    await words().focus();
    await page.keyboard.type('Ik typ nog');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    expect(await second.isChecked()).toBe(true);
    await page.keyboard.press('Space'); // chosen again
    await none();
    await page.keyboard.press('Space');
    await page.reload();
    await page.locator('html[data-page=awake]').waitFor({ state: 'attached' });
    expect(await second.isChecked()).toBe(true);
    const sentence = page.locator('.starters button').first();
    const said = await sentence.innerText();
    await sentence.focus();
    await page.keyboard.press('Enter');
    expect(await words().inputValue()).toBe(`Ik typ nog ${said}`);
    await page.getByText('Staat in het tekstvak.').waitFor({ state: 'attached' });
  });

  it('is there in every light, size and language, and big enough for a thumb', async () => {
    await tile('Cliëntdossier').check();
    await page.getByRole('button', { name: 'Het dossier is traag.' }).waitFor();
    for (const language of ['nl', 'en'] as const) {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        expect([language, colorScheme, await complaints(page)]).toEqual([language, colorScheme, []]);
      }
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      const sizes = await page
        .locator('.subjects label, .starters button')
        .evaluateAll((all) => all.map((one) => [one.clientHeight, one.scrollWidth - one.clientWidth] as const));
      expect(sizes.filter(([height, over]) => height < 44 || over > 0)).toEqual([]);
      const tiles = await page.locator('[data-subject]').evaluateAll((all) => all.map((one) => one.clientHeight));
      expect(Math.min(...tiles)).toBeGreaterThanOrEqual(56);
      if (language === 'en') break;
      await page.setViewportSize(PHONE);
      await page.getByText('Noor', { exact: true }).first().click();
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByRole('button', { name: 'The record is slow.' }).waitFor();
      expect(await page.getByRole('radio', { name: 'Client record' }).isChecked()).toBe(true);
    }
  });
});

it('the same question of her team shows when she stops typing; she looks, comes back to her words, and sends anyway', async () => {
  const [mate] = await careWorkers(house, (await signIn(house, 'noor')).teamIds[0]!);
  const colleague = await signIn(house, mate!);
  const known = await colleague.asks('De koffieautomaat lekt op de vloer');
  const fatma = await signIn(house, 'fatma');
  await fatma.claims(known);
  await fatma.replies(known, 'Ik regel het.', { nextStep: nextStep('ik bel de monteur', 3_600) });
  const context = await freshPhone();
  const page = await context.newPage();
  const chunks: string[] = [];
  page.on('request', (request) => void (/Similar/.test(request.url()) && chunks.push(request.url())));
  await page.goto(house.url, { waitUntil: 'networkidle' });
  expect(chunks).toEqual([]);
  const words = page.getByLabel('Wat gebeurt er?');
  const shown = page.getByRole('region', { name: 'Vraagt iemand dit al?' });
  await words.pressSequentially('Er lekt een koffieautomaat');
  await shown.getByText(known.text!).waitFor();
  expect(chunks.length).toBeGreaterThan(0);
  await shown.getByText(/Fatma helpt \S+\.\s+Je hoort .*vóór .+ uur van Fatma\./).waitFor();
  await page.locator('[aria-live=polite]', { hasText: 'Vraagt iemand dit al?' }).waitFor({ state: 'attached' });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect([colorScheme, await complaints(page)]).toEqual([colorScheme, []]);
  }
  const look = shown.getByRole('link', { name: `Bekijk: ${known.text}` });
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  expect((await look.boundingBox())!.height).toBeGreaterThanOrEqual(44);
  await page.setViewportSize(PHONE);

  // Her words changed while the answer to the older ones was still on its way: it is given up, and cannot come last.
  let held: Route | undefined;
  await page.route('**/api/v1/tickets/similar', async (route) => {
    if (!held && /tweede/.test(route.request().postData()!)) held = route;
    else await route.continue();
  });
  const isOlder = (request: Request): boolean =>
    request.url().endsWith('/tickets/similar') && /tweede/.test(request.postData() ?? '');
  const asked = page.waitForRequest(isOlder);
  await words.pressSequentially(' tweede');
  await asked;
  const givenUp = page.waitForEvent('requestfailed', isOlder);
  await words.fill('De xylofoon van de muziekles is zoek');
  await givenUp;
  await shown.waitFor({ state: 'detached' });
  await words.fill('Er lekt een koffieautomaat');
  await shown.getByText(known.text!).waitFor();
  await look.click();
  await page.waitForURL(`**/m/${known.id}`);
  await page.goBack();
  expect(await words.inputValue()).toBe('Er lekt een koffieautomaat');
  await page.getByRole('button', { name: 'Verstuur' }).click();
  await page.getByText('Je vraag is binnen.').waitFor();
  await context.close();
});

it('without a script a subject goes along with the plain form', async () => {
  const { page } = await atScreen(browser, house, 'noor', { javaScriptEnabled: false, viewport: PHONE });
  await page.getByLabel('Wat gebeurt er?').fill('De tillift hapert');
  await page.getByRole('radio', { name: 'Hulpmiddelen' }).check();
  await page.getByRole('button', { name: 'Verstuur' }).click();
  await page.getByText(/Je vraag is binnen\. Nummer \d+\./).waitFor();
  expect(await house.sql(`SELECT category FROM tickets WHERE text = 'De tillift hapert'`)).toEqual([
    { category: 'hulpmiddelen' },
  ]);
  await page.context().close();
});

describe('where she is', () => {
  let page: Page;
  const place = () => page.locator('#location');
  const awake = () => page.locator('html[data-page=awake]').waitFor({ state: 'attached' });
  beforeEach(async () => {
    page = await (await freshPhone()).newPage();
    await page.goto(house.url);
    await awake();
  });
  afterEach(() => page.context().close());

  it('is found in a list with a search, on a screen of its own that the way back closes', async () => {
    const open = page.getByRole('button', { name: /(Kies|Wijzig) Waar ben je\?/ });
    await page.getByLabel('Wat gebeurt er?').fill('Ik ben bezig');
    await open.click();
    const list = page.getByRole('dialog', { name: 'Waar ben je?' });
    await list.getByRole('button', { name: 'De Linde, badkamer' }).waitFor();
    expect(await list.getByRole('listitem').first().innerText()).toMatch(/^De Linde/);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect([colorScheme, await complaints(page)]).toEqual([colorScheme, []]);
    }
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.goBack();
    await list.waitFor({ state: 'detached' });
    expect(await page.getByLabel('Wat gebeurt er?').inputValue()).toBe('Ik ben bezig');
    expect(await open.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await list.getByRole('searchbox').and(page.locator(':focus')).waitFor();
    await page.keyboard.type('singel bad');
    await page.getByText('1 plek', { exact: true }).waitFor();
    await page.keyboard.press('Enter');
    await list.waitFor({ state: 'detached' });
    expect(await place().inputValue()).toBe('De Singel, badkamer');
    await open.click();
    await list.getByRole('searchbox').fill('Achter het schuurtje');
    await list.getByText('Deze plek kennen we nog niet.').waitFor();
    await list.getByRole('button', { name: 'Gebruik: Achter het schuurtje' }).click();
    expect(await place().inputValue()).toBe('Achter het schuurtje');
    await list.waitFor({ state: 'detached' });
    await open.click();
    await list.getByRole('searchbox').and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'detached' });
    expect(new URL(page.url()).pathname).toBe('/');
  });

  it('is remembered for the next question, for her alone', async () => {
    await page.getByLabel('Wat gebeurt er?').fill('Ik sta hier');
    await place().fill('Kamer 9');
    await page.getByRole('button', { name: 'Verstuur' }).click();
    await page.getByText('Je vraag is binnen.').waitFor();
    await house.sql(`UPDATE tickets SET state = REPLACE(state, 'Kamer 9', 'Kamer 10') WHERE text = 'Ik sta hier'`);
    await page.goto(house.url);
    await awake();
    expect(await place().inputValue()).toBe('Kamer 9'); // this phone knows better
    const other = await (await freshPhone()).newPage();
    await other.addInitScript(() => localStorage.setItem('zorg112.place.somebody-else', 'Haar kamer'));
    await other.goto(house.url);
    expect(await other.locator('#location').inputValue()).toBe('Kamer 10'); // the server knows
    await other.context().close();
    await house.sql(`UPDATE tickets SET state = REPLACE(state, 'Kamer 10', 'Kamer 9') WHERE text = 'Ik sta hier'`);
  });

  it('has a number under it, once she asks for it: out of the way, mended where it is wrong, and kept in capitals', async () => {
    const number = page.getByLabel('Nummer van het apparaat');
    expect(await number.isVisible()).toBe(false);
    await page.getByLabel('Wat gebeurt er?').fill('Deze lift tilt niet');
    await page.getByText('Staat er een nummer op?').click();
    await number.fill('tl_0312');
    await page.getByRole('button', { name: 'Verstuur' }).click();
    await page.getByRole('link', { name: /In dit nummer mag een letter/ }).click();
    expect(await number.evaluate((one) => one === document.activeElement)).toBe(true);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect([colorScheme, await complaints(page)]).toEqual([colorScheme, []]);
    }
    await number.fill('');
    expect(await number.isVisible()).toBe(true);
    await number.fill('tl-0312');
    await page.reload();
    await awake();
    await number.waitFor();
    expect(await number.inputValue()).toBe('tl-0312'); // kept with her words
    await page.getByRole('button', { name: 'Verstuur' }).click();
    await page.getByText('Je vraag is binnen.').waitFor();
    expect(await house.sql(`SELECT asset FROM tickets WHERE text = 'Deze lift tilt niet'`)).toEqual([
      { asset: 'TL-0312' },
    ]);
    await page.goto(house.url);
    await awake();
    await page.getByText('Staat er een nummer op?').waitFor();
    expect(await number.count()).toBe(0);
  });

  it('is what the sticker says, also when she has to sign in first, and without a script', async () => {
    const scanned = `${house.url}/n?p=${encodeURIComponent('De Linde, keuken')}&d=${encodeURIComponent('tillift 0412')}&apparaat=TL-0412`;
    await page.goto(scanned);
    await awake();
    expect(await place().inputValue()).toBe('De Linde, keuken · tillift 0412');
    await page.getByLabel('Nummer van het apparaat').and(page.locator(':visible')).waitFor();
    await page.getByRole('heading', { name: 'Wat kunnen we voor je doen?' }).waitFor();
    for (const javaScriptEnabled of [true, false]) {
      const context = await browser.newContext({ viewport: PHONE, javaScriptEnabled });
      const other = await context.newPage();
      await other.goto(scanned);
      await other.locator('input[name=email]').fill('noor@demo.zorg112.nl');
      await other.locator('input[name=password]').fill('zorg112-demo');
      await other.keyboard.press('Enter');
      await other.waitForURL((url) => url.pathname !== '/inloggen');
      expect(await other.locator('#location').inputValue()).toBe('De Linde, keuken · tillift 0412');
      expect(await other.locator('[name=asset]').inputValue()).toBe('TL-0412');
      await context.close();
    }
  });
});

it('stickers are made and printed by a lead: what is in the code leads to the form, filled in', async () => {
  const { page, faults } = await atScreen(browser, house, 'els');
  await page.getByRole('link', { name: 'Stickers' }).click();
  await page.getByLabel('Team').selectOption('De Linde');
  await page.getByLabel('Nieuwe plek').fill('De Linde, serre');
  await page.getByRole('button', { name: 'Voeg toe' }).click();
  const sticker = page.locator('li', { hasText: 'De Linde, serre' });
  await sticker.getByLabel('Hangt hij op een apparaat?').fill('tillift 0412');
  await sticker.getByLabel('Staat er een nummer op?').fill('tl_0412');
  await sticker.getByText('In het nummer mogen alleen letters').waitFor();
  await sticker.getByLabel('Staat er een nummer op?').fill('tl-0412');
  await sticker.getByText('De Linde, serre · tillift 0412 · TL-0412').waitFor();
  await sticker.getByText('Hulp nodig? Scan mij.').waitFor();
  const address = await sticker.locator('.sticker').getAttribute('data-address');
  expect(address).toBe(`${house.url}/n?p=De%20Linde%2C%20serre&d=tillift%200412&apparaat=TL-0412`);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect([colorScheme, await complaints(page)]).toEqual([colorScheme, []]);
  }
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('button', { name: 'Voeg toe' }).isVisible()).toBe(false);
  expect(await page.getByRole('banner').isVisible()).toBe(false);
  expect(await sticker.locator('.sticker').isVisible()).toBe(true);
  await page.emulateMedia({ media: 'screen' });
  await page.goto(address!);
  expect(await page.locator('#location').inputValue()).toBe('De Linde, serre · tillift 0412');
  expect(faults).toEqual([]);
  await page.context().close();
});
