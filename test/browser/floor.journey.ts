import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Browser } from 'playwright-core';
import { type Actor, refuses, signInAll } from '../support/actors.js';
import { atScreen, complaints, openBrowser } from '../support/browser.js';
import { type House, openHouse, OPENING_MS } from '../support/house.js';

describe('how it goes this moment', () => {
  let house: House;
  let browser: Browser;
  let noor: Actor, fatma: Actor, ilse: Actor, admin: Actor;

  beforeAll(async () => {
    house = await openHouse({});
    browser = await openBrowser();
    [noor, fatma, ilse, admin] = await signInAll(house, 'noor', 'fatma', 'ilse', 'admin');
  }, OPENING_MS);
  afterAll(async () => {
    await browser?.close();
    await house?.stop();
  });

  it('is there for who leads the shift, in dots and in words, and for nobody else', async () => {
    for (let i = 0; i < 3; i++) await fatma.claims(await noor.asks(`Vraag ${i}`));
    const waits = await noor.asks('De deur klemt');
    const { page, faults } = await atScreen(browser, house, 'els');
    await page.getByRole('link', { name: 'Nu', exact: true }).click();
    await page.getByRole('heading', { name: 'Nu', exact: true }).waitFor();
    const row = page.getByRole('listitem').filter({ hasText: 'Fatma' });
    await row.getByText('●●●').waitFor();
    expect(await row.innerText()).toContain('3 vragen');
    await page.getByText('Joost Visser houdt de wacht.').waitFor();
    await page.getByRole('link', { name: `vraag ${waits.number}` }).waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await complaints(page)).toEqual([]);
    }
    expect(faults).toEqual([]);
    for (const other of [noor, fatma, ilse, admin]) await refuses(() => other.gets('/floor'), 403, 'permission.denied');
    const { page: hers } = await atScreen(browser, house, 'fatma');
    await hers.getByRole('link', { name: 'Diensten' }).waitFor();
    expect(await hers.getByRole('link', { name: 'Nu', exact: true }).count()).toBe(0);
  });
});
