import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { PreferencesView } from '@zorg112/contracts';
import { type Browser } from 'playwright-core';
import { type Actor, signIn } from '../support/actors.js';
import { atScreen, openBrowser } from '../support/browser.js';
import { openHouse, OPENING_MS, type House } from '../support/house.js';
import { looksWell } from '../support/looks.js';
import { until } from '../support/until.js';

/** Each page is looked at in both lights and at three sizes. */
jest.setTimeout(180_000);

let house: House;
let silent: House;
let browser: Browser;
let ilse: Actor;

beforeAll(async () => {
  const env = { SMTP_URL: 'smtp://localhost:1', MAIL_FROM: 'centrum@zorg.example' };
  [house, silent] = await Promise.all([openHouse({ env }), openHouse()]);
  browser = await openBrowser();
  ilse = await signIn(house, 'ilse');
  await house.sql(`INSERT INTO months (month, taken_at, figures) VALUES ('2026-01', 0, '[]')`);
}, OPENING_MS);
afterAll(async () => {
  await browser?.close();
  await Promise.all([house?.stop(), silent?.stop()]);
});

const chosen = () => ilse.gets<PreferencesView>('/me/preferences');
const MAIL = 'Stuur mij elke maand de stand per mail';

it('by keyboard alone a manager asks for the report of each month, reads one, and stops it again', async () => {
  const views = [{ name: 'Linde', words: 'plek:linde' }];
  await ilse.calls('/me/preferences', { method: 'PUT', body: { density: 'compact', views } });
  const { page, faults } = await atScreen(browser, house, 'ilse');
  await page.goto(`${house.url}/dash/maanden#mail`);
  const box = page.getByRole('checkbox', { name: MAIL });
  await box.waitFor();
  await page.waitForFunction(() => document.querySelector('#mail')!.getBoundingClientRect().top < innerHeight);
  expect(await box.isChecked()).toBe(false);
  await page.getByText('Op de eerste van de maand, naar ilse@demo.zorg112.nl.').waitFor();
  await box.focus();
  await page.keyboard.press('Space');
  await until(async () => (await chosen()).monthReport);
  // What was chosen on another screen is still so.
  expect(await chosen()).toMatchObject({ density: 'compact', views, monthReport: true });
  await page.getByText('Je krijgt elke maand de stand.').waitFor({ state: 'attached' });
  await looksWell(page, 'all figures, with the months');
  await page.reload();
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#mail input')?.checked);

  await page.getByRole('link', { name: 'januari 2026' }).press('Enter');
  await page.getByRole('heading', { name: 'De stand van januari 2026' }).waitFor();
  await looksWell(page, 'the report');
  const look = page.getByRole('link', { name: 'Bekijk januari 2026 in zorg-112' });
  expect(await look.getAttribute('href')).toMatch(/\/dash\?periode=2026-01$/);
  await page.goto(`${house.url}/dash?periode=2026-01`);
  await page.getByText('In januari 2026 was er nog niets te meten.').waitFor();
  expect(await page.getByRole('link', { name: 'januari 2026' }).getAttribute('aria-current')).toBe('true');
  await page.getByRole('link', { name: 'Alle cijfers', exact: true }).press('Enter');
  await page.getByText('Van donderdag 1 januari tot en met zaterdag 31 januari.').waitFor();
  await page.getByText('De pijl vergelijkt met de maand daarvoor.').waitFor();

  await page.getByRole('link', { name: 'Maanden', exact: true }).press('Enter');
  await page.getByRole('checkbox', { name: MAIL, checked: true }).press('Space');
  await until(async () => !(await chosen()).monthReport);
  expect(faults).toEqual([]);
  await page.context().close();
});

it('where it could not be kept the tick goes back, and that is said', async () => {
  const { page } = await atScreen(browser, house, 'ilse');
  await page.goto(`${house.url}/dash/maanden`);
  const box = page.getByRole('checkbox', { name: MAIL });
  await box.waitFor();
  await page.route('**/api/v1/me/preferences', (route) => route.abort());
  await box.press('Space');
  await page.getByRole('alert').filter({ hasText: 'Dat lukte niet.' }).waitFor();
  expect(await box.isChecked()).toBe(false);
  await page.context().close();
});

it('in a house without mail it cannot be chosen, and the reason stands beside it', async () => {
  const { page, faults } = await atScreen(browser, silent, 'ilse');
  await page.goto(`${silent.url}/dash/maanden`);
  const box = page.getByRole('checkbox', { name: MAIL });
  await box.waitFor();
  expect([await box.isDisabled(), await box.getAttribute('aria-describedby')]).toEqual([true, 'mailed']);
  await page.locator('#mailed').getByText('Dit kan nog niet: hier is geen mail ingesteld.').waitFor();
  await page.getByText('Er is nog geen maand voorbij').first().waitFor();
  await looksWell(page, 'without mail');
  expect(faults).toEqual([]);
  await page.context().close();
});
