import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Browser } from 'playwright-core';
import { type Actor, nextStep, signInAll } from '../support/actors.js';
import { atScreen, complaints, openBrowser } from '../support/browser.js';
import { type House, openHouse, OPENING_MS } from '../support/house.js';

describe('a shift begins', () => {
  let house: House;
  let browser: Browser;
  let noor: Actor, fatma: Actor, bram: Actor, els: Actor;

  beforeAll(async () => {
    house = await openHouse({});
    browser = await openBrowser();
    [noor, fatma, bram, els] = await signInAll(house, 'noor', 'fatma', 'bram', 'els');
  }, OPENING_MS);
  afterAll(async () => {
    await browser?.close();
    await house?.stop();
  });

  it('on one screen: what is promised, who may be upset, what was said, and what I stand in for', async () => {
    const promised = await fatma.claims(await noor.asks('De lift piept'));
    await fatma.replies(promised, 'Ik bel de monteur.', { nextStep: nextStep('ik bel de monteur', 3_600) });
    const upset = await fatma.claims(await noor.asks('De printer print niet'));
    await fatma.offersSolution(upset, 'Papier erin.');
    await noor.saysNotSolved(upset, 'Hij doet het nog steeds niet');
    const other = await bram.claims(await noor.asks('De deur klemt'));
    await bram.replies(other, 'Ik kijk ernaar.', { nextStep: nextStep('ik kijk ernaar', 7_200) });
    await els.posts(`/tickets/${other.id}/stand-ins`, { personId: fatma.id });

    const { page, faults } = await atScreen(browser, house, 'fatma');
    await page.getByRole('link', { name: 'Begin', exact: true }).click();
    await page.getByRole('heading', { name: 'Begin van je dienst' }).waitFor();
    const part = (name: string) => page.getByRole('region', { name });
    await part('Wat is beloofd')
      .getByRole('link', { name: /De lift piept/ })
      .waitFor();
    await part('Wat is beloofd')
      .getByText(/ik bel de monteur, .*vóór/)
      .waitFor();
    await part('Wie is niet blij').getByText('Noor zei: nog niet klaar.').waitFor();
    await part('Wat is er gezegd').getByText('Hij doet het nog steeds niet').waitFor();
    await part('Voor wie neem je waar')
      .getByRole('link', { name: /De deur klemt/ })
      .waitFor();
    expect(await part('Wat is er gezegd').getByText('De lift piept').count()).toBe(0);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await complaints(page)).toEqual([]);
    }
    await part('Wie is niet blij')
      .getByRole('link', { name: /De printer/ })
      .click();
    await page.locator('#talk').getByText('De printer print niet').first().waitFor();
    expect(faults).toEqual([]);
  });
});
