import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TicketView } from '@zorg112/contracts';
import { type Browser, type Page } from 'playwright-core';
import { signIn, type Actor } from '../support/actors.js';
import { atScreen, complaints, openBrowser, PHONE } from '../support/browser.js';
import { openHouse, type House } from '../support/house.js';

/** A question is found again at the desk: with the keyboard alone, in an address that can be shared, and on a phone. */
describe('finding a question at the desk', () => {
  let house: House;
  let browser: Browser;
  let noor: Actor;
  let open: TicketView, over: TicketView;

  beforeAll(async () => {
    house = await openHouse({ profile: 'sqlite' });
    noor = await signIn(house, 'noor');
    open = await noor.asks('De printer geeft strepen', { location: 'De Linde, gang' });
    over = await noor.asks('De printer is zoek', { location: 'De Linde, serre' });
    await noor.withdraws(over);
    await noor.asks('De kraan drupt', { location: 'De Linde, badkamer' });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await house?.stop();
  });

  const rows = (page: Page) => page.getByRole('option');
  const asked = (page: Page): string => new URL(page.url()).searchParams.get('q') ?? '';

  it('with the keyboard: typed wrong, meant otherwise, opened, and back by the way it came', async () => {
    const { page, faults } = await atScreen(browser, house, 'fatma');
    await rows(page).first().waitFor();
    await page.keyboard.press('/');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('search');
    await page.keyboard.type('linde prnter');
    await page.getByText('Niets gevonden voor “linde prnter”.').first().waitFor();
    expect(asked(page)).toBe('linde prnter');
    expect(await complaints(page)).toEqual([]);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await rows(page).nth(1).waitFor();
    expect(asked(page)).toBe('linde printer');
    expect(await page.getByLabel('Zoek in alle vragen').inputValue()).toBe('linde printer');
    expect((await rows(page).allInnerTexts()).join()).toMatch(/strepen[^]*zoek|zoek[^]*strepen/); // what is over too
    await page.getByRole('heading', { name: 'Gevonden' }).waitFor();
    expect(await complaints(page)).toEqual([]);
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('list');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.locator('#talk').getByText('De printer').first().waitFor();
    expect([new URL(page.url()).pathname, asked(page)]).toEqual([
      expect.stringMatching(new RegExp(`^/desk/(${open.number}|${over.number})$`)),
      'linde printer',
    ]);
    await page.goBack();
    expect([new URL(page.url()).pathname, asked(page)]).toEqual(['/desk', 'linde printer']);
    expect(await rows(page).count()).toBe(2);
    await page.goBack();
    await page.getByRole('heading', { name: 'Wachtrij' }).first().waitFor();
    await rows(page).filter({ hasText: 'De kraan drupt' }).waitFor();
    expect(asked(page)).toBe('');
    await page.goForward();
    await page.getByRole('heading', { name: 'Gevonden' }).waitFor();
    await page.getByLabel('Zoek in alle vragen').focus();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Wachtrij' }).first().waitFor();
    expect(asked(page)).toBe('');
    expect(faults).toEqual([]);
  });

  it('an address with words in it shows what they find, and says what it does not know', async () => {
    const { page } = await atScreen(browser, house, 'fatma', { colorScheme: 'dark' });
    await page.goto(`${house.url}/desk?q=${encodeURIComponent('plek:serre status:klaar')}`);
    await rows(page).filter({ hasText: 'De printer is zoek' }).waitFor();
    expect(await rows(page).count()).toBe(1);
    expect(await complaints(page)).toEqual([]);
    await page.getByLabel('Zoek in alle vragen').fill('status:zomaar');
    await page.getByText('“status:zomaar” kennen we niet.').waitFor();
    expect(await complaints(page)).toEqual([]);
    await page.getByRole('button', { name: /^Van mij/ }).click();
    await page.getByText('Je helpt nu niemand.').waitFor();
    expect(asked(page)).toBe('');
  });

  it('on a phone, in English: found, opened, and back to what was found', async () => {
    const { page } = await atScreen(browser, house, 'fatma', { viewport: PHONE });
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByLabel('Search all questions').fill('place:linde tap');
    await page.getByText('Nothing found for “place:linde tap”.').first().waitFor();
    await page.getByLabel('Search all questions').fill('from:noor kraan');
    await rows(page).filter({ hasText: 'De kraan drupt' }).waitFor();
    expect(await complaints(page)).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(wide).toBe(false);
    await rows(page).first().click();
    await page.locator('#talk').getByText('De kraan drupt').first().waitFor();
    await page.getByRole('button', { name: /^Back/ }).first().click();
    await rows(page).first().waitFor();
    expect(asked(page)).toBe('from:noor kraan');
    expect(await rows(page).count()).toBe(1);
  });
});
