import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Browser, type Page } from 'playwright-core';
import { type Actor, signInAll } from '../support/actors.js';
import { atScreen, openBrowser, type AtScreen } from '../support/browser.js';
import { openHouse, type House } from '../support/house.js';
import { changes, inStep } from '../support/list-in-step.js';
import { until } from '../support/until.js';

const TYPED = 'Ik haal zelf een andere lift op en kom';

describe('the console is never out of step with the desk', () => {
  let house: House;
  let browser: Browser;
  let [noor, fatma, bram] = [] as unknown as [Actor, Actor, Actor];
  let desk: AtScreen;

  beforeAll(async () => {
    house = await openHouse({ env: { RATE_TICKETS_PER_MINUTE: '100000' } });
    browser = await openBrowser();
    [noor, fatma, bram] = await signInAll(house, 'noor', 'fatma', 'bram');
    const { number } = await fatma.claims(await noor.asks('De tillift op kamer 14 doet niets meer'));
    for (let i = 0; i < 60; i++) await noor.asks(`De lamp op kamer ${i} knippert`);
    desk = await atScreen(browser, house, 'fatma');
    await desk.page.goto(`${house.url}/desk/${number}`);
    await desk.page.getByRole('button', { name: /^Alle open/ }).click();
    await answer(desk.page).fill(TYPED);
    await inStep(desk.page, fatma);
  });
  afterAll(async () => {
    await browser?.close();
    await house?.stop();
  });

  it.each([1, 50, 150])('after a cut line in which %i things changed', async (count) => {
    const { page } = desk;
    await page.context().setOffline(true);
    await saysSo(page, /Geen internet|Opnieuw verbinden/);
    await changes(count, noor, bram);
    await page.context().setOffline(false);
    await inStep(page, fatma);
    expect(await answer(page).inputValue()).toBe(TYPED);
  });

  it('after the desk was started again under it', async () => {
    const { page } = desk;
    await house.processes['embedded']!.end();
    await saysSo(page, 'Opnieuw verbinden');
    await house.processes['embedded']!.start();
    await changes(3, noor, bram);
    await inStep(page, fatma);
    expect(await answer(page).inputValue()).toBe(TYPED);
  });

  it('after her session ended: she signs in over the page, and nothing typed is lost or sent by itself', async () => {
    const { page } = desk;
    await house.sql('DELETE FROM sessions');
    [noor, fatma, bram] = await signInAll(house, 'noor', 'fatma', 'bram');
    await changes(4, noor, bram);
    await answer(page).press('Control+Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Wachtwoord').fill('zorg112-demo');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await inStep(page, fatma);
    expect(await answer(page).inputValue()).toBe(TYPED);
    expect(await house.sql(`SELECT id FROM messages WHERE text = ?`, [TYPED])).toEqual([]);
  });

  it('after thirteen hours by the browser’s own clock: what stood in a form waits too, and times are the desk’s', async () => {
    const { page, faults } = await atScreen(browser, house, 'fatma');
    await noor.asks('De lift hangt vast', { careNow: true }); // due within the hour, at any hour of the week
    await page.clock.install();
    await page.goto(desk.page.url());
    await page.getByRole('button', { name: /^Alle open/ }).click();
    await inStep(page, fatma);
    await answer(page).fill(`${TYPED} zo`);
    await page.locator('#talk').focus();
    await page.keyboard.press('h');
    const asking = page.getByRole('dialog', { name: 'Wie kan meekijken?' });
    await asking.getByLabel('Wat wil je weten?').fill('Past de sling van kamer 12?');
    await house.sql('UPDATE sessions SET expires_at = ?', [Date.now() - 3_600_000]);
    await page.clock.fastForward('13:00:00');
    const signIn = page.getByRole('dialog', { name: 'Meld je weer aan' });
    await signIn.waitFor();
    [noor, fatma, bram] = await signInAll(house, 'noor', 'fatma', 'bram');
    await changes(4, noor, bram);
    await signIn.getByLabel('Wachtwoord').fill('zorg112-demo');
    await page.keyboard.press('Enter');
    await signIn.waitFor({ state: 'detached' });
    expect(await asking.getByLabel('Wat wil je weten?').inputValue()).toBe('Past de sling van kamer 12?');
    await page.keyboard.press('Escape');
    await inStep(page, fatma);
    expect(await answer(page).inputValue()).toBe(`${TYPED} zo`);
    expect(await page.evaluate(() => Date.now())).toBeGreaterThan(Date.now() + 12 * 3_600_000);
    await timesAreTheDesks(page);
    await page.clock.setSystemTime(Date.now() - 5 * 3_600_000);
    await page.clock.runFor(3_000); // each second it is said anew
    await timesAreTheDesks(page);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('and no script tripped on the way', () => expect(desk.faults).toEqual([]));
});

const answer = (page: Page) => page.getByLabel('Antwoord aan Noor');

const UNITS: Record<string, number> = { s: 1, m: 60, min: 60, uur: 3_600, dag: 86_400, dagen: 86_400 };

/** The first countdown of the list, in words, says how long it is by this machine's clock, which is the desk's. */
async function timesAreTheDesks(page: Page): Promise<void> {
  const first = page.locator('#list [role=option]:first-child time');
  await until(async () => {
    const [says, dueAt] = [(await first.textContent())!, (await first.getAttribute('datetime'))!];
    const seconds = [...says.matchAll(/(\d+) (\p{L}+)/gu)].reduce((sum, [, n, unit]) => sum + +n! * UNITS[unit!]!, 0);
    const left = (Date.parse(dueAt) - Date.now()) / 1_000;
    return Math.abs((says.includes('te laat') ? -seconds : seconds) - left) < 62;
  });
}

async function saysSo(page: Page, words: string | RegExp): Promise<void> {
  await page.getByText(words).filter({ visible: true }).first().waitFor();
}
