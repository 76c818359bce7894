import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Browser } from 'playwright-core';
import { signInAll, type Actor } from '../support/actors.js';
import { atScreen, complaints, openBrowser, PHONE, type AtScreen } from '../support/browser.js';
import { openHouse, type House } from '../support/house.js';

/** Residents' data stays out: told before it is sent, taken out with one press, masked anyway; and "geen BSN" afterwards. */
describe('a BSN and a name, on the screens', () => {
  let house: House;
  let browser: Browser;
  let hers: AtScreen, desk: AtScreen;
  let noor: Actor, fatma: Actor;

  beforeAll(async () => {
    house = await openHouse({ profile: 'sqlite' });
    [noor, fatma] = await signInAll(house, 'noor', 'fatma');
    browser = await openBrowser();
    hers = await atScreen(browser, house, 'noor', { viewport: PHONE });
    desk = await atScreen(browser, house, 'fatma');
  });
  afterAll(async () => {
    await browser?.close();
    await house?.stop();
  });

  it('is told plainly while she types, and one press takes it out', async () => {
    const { page, faults } = hers;
    await page.goto(house.url);
    const words = page.getByLabel('Wat gebeurt er?');
    await words.fill('De tillift van 1234.56.782 staat stil');
    await page.getByText('Dit lijkt een BSN:', { exact: true }).waitFor();
    expect(await page.locator('mark').textContent()).toBe('1234.56.782');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await complaints(page)).toEqual([]);
    }
    const press = page.getByRole('button', { name: 'Haal het weg' });
    expect((await press.boundingBox())!.height).toBeGreaterThanOrEqual(44);
    await press.click();
    expect(await words.inputValue()).toBe('De tillift van staat stil');
    expect(await words.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await page.getByText('Dit lijkt een BSN:', { exact: true }).count()).toBe(0);
    expect(faults).toEqual([]);
  });

  it('what looks like a resident is hinted at, and holds nobody up', async () => {
    const { page } = hers;
    await page.getByLabel('Wat gebeurt er?').fill('De tillift van mevrouw De Vries staat stil');
    await page.locator('p', { hasText: 'Is dit een bewoner?' }).waitFor();
    expect(await complaints(page)).toEqual([]);
    await page.getByLabel('Wat gebeurt er?').fill('meneer ligt op de grond bij de tillift');
    await page.locator('p', { hasText: 'Is dit een bewoner?' }).waitFor({ state: 'detached' });
  });

  it('sent anyway it reads as dots; who helps says that it is no BSN, and it reads whole for both', async () => {
    const { page, faults } = hers;
    await page.getByLabel('Wat gebeurt er?').fill('Apparaat 123456782 piept');
    await page.getByRole('button', { name: 'Verstuur' }).click();
    await page.getByText('Je vraag is binnen.').waitFor();
    const [ticket] = await noor.lists('sort=newest');
    expect(ticket!.text).toBe('Apparaat ••••••••• piept');
    await page.goto(`${house.url}/m/${ticket!.id}`);
    await page.getByText('We maakten een nummer onleesbaar. Het leek een BSN.').waitFor();

    await fatma.claims(ticket!);
    await desk.page.goto(`${house.url}/desk/${ticket!.number}`);
    const thread = desk.page.getByRole('region', { name: 'Gesprek' });
    await thread.getByText('Een nummer is onleesbaar gemaakt. Het leek een BSN.').waitFor();
    expect(await complaints(desk.page)).toEqual([]);
    await thread.getByRole('button', { name: 'Geen BSN' }).press('Enter');
    await thread.getByText('Apparaat 123456782 piept').waitFor();
    expect(await thread.getByRole('button', { name: 'Geen BSN' }).count()).toBe(0);
    await page.getByRole('heading', { name: 'Apparaat 123456782 piept' }).waitFor();
    expect([...faults, ...desk.faults]).toEqual([]);
  });

  it('the console tells it too, beside an answer and in a dialog', async () => {
    const { page, faults } = desk;
    await page.getByLabel(/^Antwoord aan/).fill('Ik bestel het onder 111222333');
    await page.getByText('Dit lijkt een BSN:', { exact: true }).waitFor();
    expect(await complaints(page)).toEqual([]);
    await page.getByRole('button', { name: 'Haal het weg' }).click();
    expect(await page.getByLabel(/^Antwoord aan/).inputValue()).toBe('Ik bestel het onder');
    await page.getByLabel(/^Antwoord aan/).fill('');
    await page.getByRole('button', { name: /^Haal iemand erbij/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('textarea').fill('Ken je dhr. Jansen?');
    await dialog.locator('p', { hasText: 'Is dit een bewoner?' }).waitFor();
    expect(faults).toEqual([]);
  });
});
