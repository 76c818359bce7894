import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Browser, type BrowserContext, type Page } from 'playwright-core';
import { signIn } from '../support/actors.js';
import { atScreen, complaints, DESKTOP, openBrowser, PHONE } from '../support/browser.js';
import { openHouse, OPENING_MS, type House } from '../support/house.js';
import { lyingDoor, type LyingDoor } from '../support/lying-door.js';
import { until } from '../support/until.js';

const CODE = '1234';

let house: House;
let browser: Browser;
let door: LyingDoor;
let team: string;
const faults: string[] = [];

beforeAll(async () => {
  house = await openHouse({ profile: 'sqlite', env: { RATE_FAILED_LOGINS: '100' } });
  browser = await openBrowser();
  door = await lyingDoor(house.url);
  [team] = (await signIn(house, 'noor')).teamIds as [string];
}, OPENING_MS);
afterAll(async () => {
  await browser?.close();
  await door?.stop();
  await house?.stop();
  expect(faults).toEqual([]);
});

async function newPhone(): Promise<Page> {
  const options = {
    viewport: PHONE,
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    reducedMotion: 'reduce',
  } as const;
  const page = await (await browser.newContext(options)).newPage();
  page.on('pageerror', (fault) => faults.push(fault.message));
  return page;
}
/** A phone of the ward of its own for each test. */
async function wardPhone(name: string, at = house.url): Promise<{ page: Page; id: string }> {
  const els = await signIn(house, 'els');
  const made = await els.posts<{ id: string; pairingCode: string }>('/devices', {
    name,
    teamId: team,
    place: 'Zusterpost',
  });
  const page = await newPhone();
  await page.goto(`${at}/koppel?c=${made.pairingCode}`);
  await page.getByRole('button', { name: 'Koppel', exact: true }).click();
  await page.getByRole('heading', { name: 'Wie ben je?' }).waitFor();
  return { page, id: made.id };
}
async function chooses(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${name}( |$)`) }).click();
  await page.getByLabel('Je code').fill(CODE);
  await page.getByRole('button', { name: 'Verder' }).click();
  await page.getByLabel('Wat gebeurt er?').waitFor();
}
async function done(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Klaar, wissel van persoon' }).click();
}
const awake = (page: Page) => page.getByText('Verbonden').waitFor();
const tickets = (words: string) =>
  house.sql<{ id: string; by: string }>('SELECT id, requester_id AS by FROM tickets WHERE text = ?', [words]);
/** With Tab alone, until the focus is there. */
async function tabTo(page: Page, name: string): Promise<void> {
  const there = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
  for (let i = 0; i < 60 && (await there()) !== name; i++) await page.keyboard.press('Tab');
  expect(await there()).toBe(name);
}
/** In every light; once, for words in another language have the same colours. */
async function looksWell(page: Page, what: string, language: 'nl' | 'en'): Promise<void> {
  const { width = 0, height = 0 } = page.viewportSize() ?? {};
  for (const colorScheme of language === 'nl' ? (['light', 'dark'] as const) : (['light'] as const)) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect([what, colorScheme, await complaints(page)]).toEqual([what, colorScheme, []]);
  }
  await page.setViewportSize({ width: 320, height: 640 });
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect([what, over]).toEqual([what, 0]);
  await page.setViewportSize({ width, height });
}
const inEnglish = (context: BrowserContext) =>
  context.addInitScript(() => localStorage.setItem('zorg112.language', 'en'));

describe('a phone of the ward', () => {
  it('is paired by a lead and used with the keyboard alone; the next one sees nothing of it', async () => {
    const { page: lead } = await atScreen(browser, house, 'els', { viewport: DESKTOP });
    await lead.getByRole('link', { name: 'Toestellen' }).click();
    await lead.getByRole('button', { name: 'Gedeeld toestel koppelen' }).click();
    await lead.getByText('Geef het toestel een naam.').waitFor();
    await lead.getByLabel('Naam van het toestel').fill('Telefoon boven');
    await lead.getByLabel('Team').selectOption(team);
    await lead.getByLabel('Plek (mag leeg)').fill('Huiskamer boven');
    await lead.getByRole('button', { name: 'Gedeeld toestel koppelen' }).click();
    await lead.getByRole('img', { name: /QR-code/ }).waitFor();
    const code = await lead.locator('#pairing .code').innerText();

    const page = await newPhone();
    await page.goto(`${house.url}/koppel`);
    await page.getByLabel('Code van het toestel').focus();
    await page.keyboard.type(code.toLowerCase().replace('-', ' '));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Wie ben je?' }).waitFor();
    await lead.getByText('Het toestel is gekoppeld.').waitFor();

    await tabTo(page, 'Noor');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Dag Noor' }).waitFor();
    await page.getByLabel('Je code').focus();
    await page.keyboard.type('9317');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Deze code klopt niet').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('problem');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('code');
    await page.keyboard.type(CODE);
    await page.keyboard.press('Enter');
    const text = page.getByLabel('Wat gebeurt er?');
    await text.waitFor();
    await awake(page);
    expect(await page.getByLabel('Waar ben je?').inputValue()).toBe('Huiskamer boven');

    await text.focus();
    await page.keyboard.type('Mijn rooster klopt niet');
    await page.getByLabel('Waar ben je?').fill('Bij mij thuis');
    await page.getByLabel(/Alleen voor mij/).check();
    await tabTo(page, 'Verstuur');
    await page.keyboard.press('Enter');
    await page.getByText('Je vraag is binnen.').waitFor();
    const [asked] = await tickets('Mijn rooster klopt niet');
    expect(asked!.by).toBe((await signIn(house, 'noor')).id);
    await page.goto(house.url);
    await awake(page);
    await text.fill('Nog een half');
    await done(page);
    await page.getByRole('heading', { name: 'Laatst hier' }).waitFor();

    await chooses(page, 'Priya');
    await awake(page);
    expect(await text.inputValue()).toBe('');
    expect(await page.getByLabel('Waar ben je?').inputValue()).toBe('Huiskamer boven');
    await page.goto(`${house.url}/mijn`);
    await page.getByRole('heading', { name: 'Mijn vragen' }).waitFor();
    await awake(page);
    expect(await page.locator('body').innerText()).not.toMatch(/rooster|half|Noor/);
    await page.goto(`${house.url}/m/${asked!.id}`);
    await page.getByText(/bestaat niet/).waitFor();
    const kept = await page.evaluate(async () => {
      const open = indexedDB.open('zorg112');
      const db = await new Promise<IDBDatabase>((opened) => (open.onsuccess = () => opened(open.result)));
      const all = db.transaction('kept').objectStore('kept').getAll();
      const seen = await new Promise<unknown[]>((read) => (all.onsuccess = () => read(all.result)));
      db.close();
      return JSON.stringify([seen, { ...localStorage }]);
    });
    expect(kept).not.toMatch(/rooster|half|Noor|thuis/);
    for (const one of [page, lead]) await one.context().close();
  });

  it('keeps what one could not send for that one alone, says so, and sends it once under her name', async () => {
    const { page } = await wardPhone('Telefoon 2', door.url);
    await chooses(page, 'Noor');
    await awake(page);
    door.becomes((method, path) => (method === 'POST' && path === '/api/v1/tickets' ? 'refuses' : undefined));
    const words = 'De tillift op 14 doet niets';
    await page.getByLabel('Wat gebeurt er?').fill(words);
    await page.getByLabel('Kan iemand nu niet goed geholpen worden?').check();
    await page.getByRole('button', { name: /^(Verstuur|Bewaar)/ }).click();
    await page.getByText('Nog niet verstuurd').first().waitFor();
    await done(page);
    await page.getByRole('dialog').getByText('wacht nog op dit toestel').waitFor();
    await page.getByRole('button', { name: 'Wissel toch' }).click();
    await page.getByRole('heading', { name: 'Wie ben je?' }).waitFor();
    await page.getByText('Nog niet verstuurd, en het kan niet wachten: de vraag van Noor.').waitFor();
    await page.getByRole('link', { name: /^Bel 0/ }).waitFor();
    await page.getByRole('button', { name: /Noor.*1 nog niet verstuurd/s }).waitFor();
    expect(await page.locator('body').innerText()).not.toContain('tillift');

    door.becomes('honest');
    await chooses(page, 'Priya');
    await awake(page);
    await page.goto(`${door.url}/mijn`);
    await page.getByText('Op deze telefoon wacht nog iets van Noor').waitFor();
    expect(await page.locator('body').innerText()).not.toContain('tillift');
    expect(await tickets(words)).toEqual([]);
    await done(page);
    await page.getByRole('heading', { name: 'Wie ben je?' }).waitFor();
    await chooses(page, 'Noor');
    await until(async () => (await tickets(words)).length === 1);
    expect((await tickets(words))[0]!.by).toBe((await signIn(house, 'noor')).id);
    await page.reload();
    await awake(page);
    expect(await tickets(words)).toHaveLength(1);
    await page.context().close();
  });

  it("asks whether she is still there, and is nobody's once she is not; what she was writing waits for her", async () => {
    const { page } = await wardPhone('Telefoon 3');
    await page.clock.install();
    await chooses(page, 'Noor');
    await awake(page);
    await page.getByLabel('Wat gebeurt er?').fill('Half geschreven');
    await page.clock.fastForward('14:05');
    const here = page.getByRole('button', { name: 'Ja, ik ben er nog' });
    await here.waitFor();
    await here.click();
    await here.waitFor({ state: 'detached' });
    await page.clock.fastForward('14:30');
    await here.waitFor();
    await page.clock.fastForward('00:40');
    await page.getByRole('heading', { name: 'Wie ben je?' }).waitFor();
    for (const path of ['/mijn', '/']) {
      await page.goto(house.url + path);
      await page.getByRole('heading', { name: 'Wie ben je?' }).waitFor();
    }
    await chooses(page, 'Priya');
    expect(await page.getByLabel('Wat gebeurt er?').inputValue()).toBe('');
    await awake(page);
    await done(page);
    await page.getByRole('heading', { name: 'Wie ben je?' }).waitFor();
    await chooses(page, 'Noor');
    await until(async () => (await page.getByLabel('Wat gebeurt er?').inputValue()) === 'Half geschreven');
    await page.context().close();
  });

  it("left lying with the page closed, it opens as nobody's, also without a network", async () => {
    const { page } = await wardPhone('Telefoon 5');
    await chooses(page, 'Noor');
    await awake(page);
    await until(() =>
      page.evaluate(async () => !!navigator.serviceWorker.controller && !!(await caches.match('/index.html'))),
    );
    const context = page.context();
    const opened = async () => {
      const next = await context.newPage();
      await next.goto(`${house.url}/mijn`).catch(() => undefined);
      return next;
    };
    await context.setOffline(true);
    const before = await opened();
    await before.getByRole('heading', { name: 'Mijn vragen' }).waitFor(); // while she is there it starts without one
    await before.close();
    // A quarter of an hour later.
    await page.evaluate(async () => {
      const open = indexedDB.open('zorg112');
      const db = await new Promise<IDBDatabase>((done) => (open.onsuccess = () => done(open.result)));
      const kept = db.transaction('kept', 'readwrite').objectStore('kept');
      const who = await new Promise<object>((done) => {
        const asked = kept.get('who');
        asked.onsuccess = () => done(asked.result as object);
      });
      await new Promise((done) => (kept.put({ ...who, until: 1 }, 'who').onsuccess = done));
      db.close();
    });
    await page.close();
    const after = await opened();
    let shown = '';
    await until(async () => (shown = await after.content().catch(() => '')) !== ''); // the browser's own page is still on its way
    expect(shown).not.toMatch(/Noor|Mijn vragen/);
    await context.close();
  });

  it('unpaired, it goes back to signing in', async () => {
    const { page, id } = await wardPhone('Telefoon 4');
    await chooses(page, 'Noor');
    await awake(page);
    await page.getByLabel('Wat gebeurt er?').waitFor();
    const { page: lead } = await atScreen(browser, house, 'els', { viewport: DESKTOP });
    await lead.goto(`${house.url}/beheer#toestellen`);
    await lead.getByRole('button', { name: 'Ontkoppel: Telefoon 4' }).click();
    await lead.getByRole('button', { name: 'Ja, ontkoppel' }).click();
    await lead.getByText('Telefoon 4 is ontkoppeld.').first().waitFor();
    expect(await house.sql('SELECT * FROM sessions WHERE device_id = ?', [id])).toEqual([]);
    await page.getByRole('link', { name: 'Mijn vragen' }).click();
    await page.getByRole('heading', { name: 'Meld je aan' }).waitFor();
    for (const one of [page, lead]) await one.context().close();
  });

  it('works without a script', async () => {
    const made = await (
      await signIn(house, 'els')
    ).posts<{ pairingCode: string }>('/devices', { name: 'Oud', teamId: team });
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: PHONE, locale: 'nl-NL' });
    const page = await context.newPage();
    await page.goto(`${house.url}/koppel?c=${made.pairingCode}`);
    await page.getByRole('button', { name: 'Koppel', exact: true }).click();
    await page.getByLabel('Zoek je naam').fill('noo');
    await page.getByRole('button', { name: 'Zoek' }).click();
    await chooses(page, 'Noor');
    await page.getByLabel('Wat gebeurt er?').fill('Zonder script');
    await page.getByRole('button', { name: 'Verstuur' }).click();
    await page.getByText(/Je vraag is binnen\. Nummer \d+\./).waitFor();
    await done(page);
    await page.getByRole('heading', { name: 'Wie ben je?' }).waitFor();
    await context.close();
  });

  it.each(['nl', 'en'] as const)('looks well in every light, in %s, and fits the narrowest phone', async (language) => {
    const { page } = await wardPhone(`Telefoon ${language}`);
    const say = (nl: string, en: string) => (language === 'nl' ? nl : en);
    if (language === 'en') await inEnglish(page.context());
    const heading = (nl: string, en: string) => page.getByRole('heading', { name: say(nl, en) }).waitFor();
    await page.goto(`${house.url}/koppel`);
    await heading('Koppel dit toestel', 'Pair this device');
    await looksWell(page, 'pairing', language);
    await page.goto(`${house.url}/wie`);
    await heading('Wie ben je?', 'Who are you?');
    await looksWell(page, 'names', language);
    const sizes = await page.locator('.chips button').evaluateAll((all) => all.map((one) => one.clientHeight));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(46);
    await page.getByLabel(say('Zoek je naam', 'Find your name')).fill('noo');
    expect(await page.locator('.chips li:not([hidden])').allInnerTexts()).toEqual(['Noor']);
    await page.getByRole('button', { name: 'Noor' }).click();
    await heading('Dag Noor', 'Hello Noor');
    await page.getByLabel(say('Je code', 'Your code')).fill('5830');
    await page.getByLabel(say('Laat de cijfers zien', 'Show the digits')).check();
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    await looksWell(page, 'her code', language);
    await page.getByRole('link', { name: say('Code vergeten?', 'Forgot your code?') }).click();
    await page.getByLabel(say('Je nieuwe code', 'Your new code')).waitFor();
    await looksWell(page, 'a new code', language);
    await page.getByLabel(say('Wachtwoord van je account', 'Password of your account')).fill('zorg112-demo');
    await page.getByLabel(say('Je nieuwe code', 'Your new code')).fill(CODE);
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText(say('te makkelijk', 'too easy')).waitFor();
    await page.goto(`${house.url}/wie`);
    await page.getByRole('button', { name: 'Noor' }).click();
    await page.getByLabel(say('Je code', 'Your code')).fill(CODE);
    await page.keyboard.press('Enter');
    await page.getByText(say('Verbonden', 'Connected')).waitFor();
    await page.getByRole('button', { name: say('Klaar, wissel van persoon', 'Done, next person') }).waitFor();
    await looksWell(page, 'asking', language);
    await page.goto(`${house.url}/mijn-code`);
    await heading('Mijn code', 'My code');
    await looksWell(page, 'my code', language);
    await page.context().close();

    const { page: lead } = await atScreen(browser, house, 'els', { viewport: PHONE });
    if (language === 'en') await inEnglish(lead.context());
    await lead.goto(`${house.url}/beheer#toestellen`);
    await lead.getByLabel(say('Naam van het toestel', 'Name of the device')).fill('Tablet');
    await lead.getByLabel('Team').selectOption(team);
    await lead.getByRole('button', { name: say('Gedeeld toestel koppelen', 'Pair a shared device') }).click();
    await lead.locator('#pairing svg').waitFor();
    await looksWell(lead, 'the lead pairs', language);
    await lead.context().close();
  });
});
