import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Browser, type Page } from 'playwright-core';
import { atScreen, complaints, openBrowser } from '../support/browser.js';
import { openHouse, OPENING_MS, type House } from '../support/house.js';
import { REAL_LOG } from '../support/other-desk.js';

let house: House;
let browser: Browser;

beforeAll(async () => {
  house = await openHouse();
  browser = await openBrowser();
}, OPENING_MS);
afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

/** A log in which day and month cannot be told apart, with a line too many in it. */
const UNCLEAR = [
  'Meldingnummer;Wijzigingsdatum;Behandelaarsgroep',
  'M1;1-2-2024 10:00;A',
  'M1;3-2-2024 10:00;B',
  'M1;4-2-2024;B;x',
  '',
].join('\n');
const file = (text: string) => ({ name: 'wijzigingen.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
const pick = (page: Page, what: string | ReturnType<typeof file>) =>
  page.getByLabel('Kies het bestand').setInputFiles(what as never);

/** In both lights, on the narrowest phone and the widest screen. */
async function looksWell(page: Page, what: string): Promise<void> {
  for (const [colorScheme, width] of [
    ['light', 320],
    ['dark', 1920],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const wider = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect([what, width, wider <= 0, await complaints(page)]).toEqual([what, width, true, []]);
  }
}

it('a manager reads the log of another desk: chosen, its columns looked at, read, and never without what it does not say', async () => {
  const { page, faults } = await atScreen(browser, house, 'ilse');
  await page.getByRole('link', { name: /Wat kost doorverwijzen/ }).click();
  await page.getByRole('heading', { name: 'Wat kost doorverwijzen?' }).waitFor();
  await looksWell(page, 'choosing');
  await pick(page, REAL_LOG);
  await page.getByText('Dit lijkt een lijst van ServiceNow.').waitFor();
  expect(await page.getByLabel('Nummer van de vraag').inputValue()).toBe('number');
  expect(await page.getByLabel('Hoe vaak doorverwezen').inputValue()).toBe('reassignment_count');
  await page.getByText('Meer kolommen').click();
  await looksWell(page, 'the columns');
  await page.getByRole('button', { name: 'Lees het bestand' }).click();
  await page.getByRole('heading', { name: 'Eén keer doorverwezen: 42 uur. Niet doorverwezen: 0,7 uur.' }).waitFor();
  await page.getByText('Dit zegt niet waar het door komt.').waitFor();
  await page.getByText('Toon als tabel').click();
  expect(await page.getByRole('row').allInnerTexts()).toEqual([
    'Keer doorverwezen\tVragen\tOpgelost\tDe helft klaar in',
    '0\t13.549\t12.003\t0,7 uur',
    '1\t6.238\t6.228\t42 uur',
    '2\t2.283\t2.283\t103 uur',
    '3\t1.234\t1.234\t146 uur',
    '4 of 5\t1.076\t1.076\t192 uur',
    '6 of meer\t538\t538\t337 uur',
  ]);
  await page.getByText('45,6 %').waitFor();
  await page.getByText('Alle regels waren te lezen.').waitFor();
  await looksWell(page, 'the figures');
  expect(faults).toEqual([]);
  await page.context().close();
}, 180_000);

it('asks what comes first in a date, tells which lines it could not read, and speaks English', async () => {
  const { page, faults } = await atScreen(browser, house, 'admin');
  await page.goto(`${house.url}/dash/doorverwijzen`);
  await pick(page, file('Beste collega'));
  await page.getByRole('alert').getByText('Hier zien we geen regels met kolommen.').waitFor();
  await pick(page, file(UNCLEAR));
  await page.getByText('Dit lijkt een lijst van TOPdesk.').waitFor();
  await page.getByText('De dag (31-12)').click();
  await page.getByLabel('Groep die de vraag had').selectOption('');
  await page.getByRole('button', { name: 'Lees het bestand' }).click();
  await page.getByRole('alert').getByText('We missen nog een kolom.').waitFor();
  await page.getByLabel('Groep die de vraag had').selectOption('Behandelaarsgroep');
  await page.getByRole('button', { name: 'Lees het bestand' }).click();
  await page.getByRole('heading', { name: 'Regels die we niet konden lezen: 1' }).waitFor();
  await page.getByRole('row', { name: 'Te veel of te weinig kolommen 1 4' }).waitFor();
  await page.getByText('1 van de 1', { exact: true }).first().waitFor(); // of so few no share
  expect(await page.getByText(/^\d+(,\d)? %$/).count()).toBe(0);
  await page.getByRole('heading', { name: 'Zo lang duurden de vragen' }).waitFor(); // too few to say more
  await looksWell(page, 'lines that could not be read');
  await page.evaluate(() => localStorage.setItem('zorg112.language', 'en'));
  await page.reload();
  await page.getByRole('heading', { name: 'What does sending on cost?' }).waitFor();
  expect(faults).toEqual([]);
  await page.context().close();
});

it('a file that is stopped halfway, or whose line breaks, leaves her where she was', async () => {
  const { page, faults } = await atScreen(browser, house, 'ilse');
  await page.goto(`${house.url}/dash/doorverwijzen`);
  await pick(page, REAL_LOG);
  // Nothing of it arrives: a reading that takes for ever.
  await page.route('**/log-readings?*', () => undefined);
  await page.getByRole('button', { name: 'Lees het bestand' }).click();
  await page.getByRole('heading', { name: 'We lezen het bestand' }).waitFor();
  expect(await complaints(page)).toEqual([]);
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByRole('heading', { name: 'Klopt dit?' }).waitFor();
  await page.unroute('**/log-readings?*');
  await page.route('**/log-readings?*', (route) => route.abort('connectionreset'));
  await page.getByRole('button', { name: 'Lees het bestand' }).click();
  await page.getByRole('alert').getByText('Dat kwam niet door.').waitFor();
  await page.unroute('**/log-readings?*');
  await page.getByRole('button', { name: 'Lees het bestand' }).click();
  await page.getByRole('heading', { name: /Eén keer doorverwezen/ }).waitFor();
  expect(faults).toEqual([]);
  await page.context().close();
});

it('is no page for a care worker or a lead', async () => {
  const { page } = await atScreen(browser, house, 'els');
  await page.goto(`${house.url}/dash/doorverwijzen`);
  await pick(page, file(UNCLEAR));
  await page.getByRole('heading', { name: 'Deze pagina hoort niet bij je rol' }).waitFor();
  await page.context().close();
});
