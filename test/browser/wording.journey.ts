import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Browser, type Page } from 'playwright-core';
import { signInAll, type Actor } from '../support/actors.js';
import { atScreen, complaints, openBrowser, type AtScreen } from '../support/browser.js';
import { openHouse, type House } from '../support/house.js';

/** Words that leave the next step with her, pointed out while they are typed: with the keyboard only. */
describe('the wording check while typing', () => {
  let house: House;
  let browser: Browser;
  let screen: AtScreen;
  let page: Page;
  let noor: Actor, fatma: Actor;

  beforeAll(async () => {
    house = await openHouse({ profile: 'sqlite' });
    [noor, fatma] = await signInAll(house, 'noor', 'fatma');
    browser = await openBrowser();
    screen = await atScreen(browser, house, 'fatma');
    page = screen.page;
  });
  afterAll(async () => {
    await browser?.close();
    await house?.stop();
  });

  it('offers the owning sentence one key away, and what is typed stays in the browser', async () => {
    const sent: string[] = [];
    page.on('request', (request) => request.method() === 'POST' && sent.push(new URL(request.url()).pathname));
    const { number } = await fatma.claims(await noor.asks('Ik kan me niet aanmelden in Ons.'));
    await page.goto(`${house.url}/desk/${number}`);
    const box = page.getByLabel(/^Antwoord aan/);
    await box.click();
    await page.keyboard.type('Hoi Noor. Daarvoor moet je bij HR zijn. Groet!');
    await page.getByText('Hiermee ligt de volgende stap bij Noor:').waitFor();
    await page.getByText('Ik vraag het zelf voor je na bij HR.').waitFor();
    expect(await complaints(page)).toEqual([]);
    expect(await box.evaluate((field) => field === document.activeElement)).toBe(true);

    await page.keyboard.press('Control+.');
    await page.getByText('Hiermee ligt de volgende stap bij Noor:').waitFor({ state: 'detached' });
    expect(await box.inputValue()).toMatch(
      /^Hoi Noor\. Ik vraag het zelf voor je na bij HR\. Je hoort .* van mij\. Groet!$/,
    );
    expect(sent.filter((path) => path.includes('wording'))).toEqual([]);
    expect(screen.faults).toEqual([]);
  });

  it('says nothing about a note', async () => {
    await page.getByLabel(/^Antwoord aan/).fill('Bel HR maar even.');
    await page.getByText('Hiermee ligt de volgende stap bij Noor:').waitFor();
    await page
      .getByRole('radio', { name: 'Notitie' })
      .or(page.getByRole('button', { name: /^Notitie/ }))
      .first()
      .click();
    await page.getByText('Hiermee ligt de volgende stap bij Noor:').waitFor({ state: 'detached' });
  });
});
