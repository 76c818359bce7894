import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Browser } from 'playwright-core';
import { type Actor, signInAll } from '../support/actors.js';
import { atScreen, openBrowser, type AtScreen } from '../support/browser.js';
import { openHouse, type House } from '../support/house.js';
import { changes, inStep } from '../support/list-in-step.js';

const CHANGES = 5_000;
const PATIENCE_MS = 60_000;

let house: House;
let browser: Browser;
let [noor, fatma, bram] = [] as unknown as [Actor, Actor, Actor];
let desk: AtScreen;

beforeAll(async () => {
  house = await openHouse({ env: { RATE_TICKETS_PER_MINUTE: '100000' } });
  browser = await openBrowser();
  [noor, fatma, bram] = await signInAll(house, 'noor', 'fatma', 'bram');
  await noor.asks('De tillift op kamer 14 doet niets meer');
  desk = await atScreen(browser, house, 'fatma');
  await desk.page.getByRole('button', { name: /^Alle open/ }).click();
  await desk.page.locator('#search').focus(); // a list that is in use stands still
});
afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

it.each([
  ['while the line is cut', true],
  ['as it listens', false],
])(
  'the console equals the desk after 5,000 changes %s',
  async (_, cut) => {
    const context = desk.page.context();
    await context.setOffline(cut);
    await changes(CHANGES, noor, bram);
    await noor.asks('En nu doet de deur het ook niet');
    await context.setOffline(false);
    await inStep(desk.page, fatma, PATIENCE_MS);
    expect(desk.faults).toEqual([]);
  },
  600_000,
);
