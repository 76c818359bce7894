import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { ExportedPage } from '@zorg112/contracts';
import { FIGURE_NAMES, figureFrom, FIGURES } from '@zorg112/domain';
import { readFile } from 'node:fs/promises';
import { type Browser } from 'playwright-core';
import { type Actor, signIn } from '../support/actors.js';
import { atScreen, openBrowser } from '../support/browser.js';
import { openHouse, OPENING_MS, type House } from '../support/house.js';
import { looksWell } from '../support/looks.js';
import { dayAt, daysOn, midnightOf } from '../support/wall.js';

/** Each page is looked at four times over. */
jest.setTimeout(180_000);

let house: House;
let browser: Browser;
let noor: Actor;
const WORDS = 'De gordijnrail hangt los';

beforeAll(async () => {
  house = await openHouse();
  browser = await openBrowser();
  noor = await signIn(house, 'noor');
  const fatma = await signIn(house, 'fatma');
  const asked = await noor.asks(WORDS, { category: 'techniek_gebouw' });
  await fatma.claims(asked);
  await house.sql(`INSERT INTO counted (what, at, ticket_id, seq, n) VALUES ('claim.broken', ?, ?, 900, 0)`, [
    ...[Date.now(), asked.id],
  ]);
}, OPENING_MS);
afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

it('by keyboard alone a manager comes to every figure, what it means, and the questions it counts', async () => {
  const { page, faults } = await atScreen(browser, house, 'ilse');
  await page.getByRole('link', { name: 'Alle cijfers', exact: true }).press('Enter');
  await page.getByRole('heading', { name: 'Alle cijfers' }).waitFor();
  const figures = page.getByRole('listitem');
  for (const { nl } of Object.values(FIGURES))
    await figures.filter({ has: page.getByRole('heading', { name: nl.title, exact: true }) }).waitFor();
  const row = (name: keyof typeof FIGURES) =>
    figures.filter({ has: page.getByRole('heading', { name: FIGURES[name].nl.title, exact: true }) });
  await row('elsewhere').getByText('Wat mensen ons zeiden, tonen we van het hele huis en vanaf vijf mensen.').waitFor();
  await row('ownerless').getByText('moet 0 zijn, en is het').waitFor();
  await row('claimedInTime').getByText('Te weinig voor een deel van de 100.').waitFor();
  await row('pickUp').getByText('Dit tonen we vanaf vijf keer.').waitFor();
  await page.getByLabel(`Wat betekent “${FIGURES.asked.nl.title}”?`).press('Enter');
  await row('asked').getByText(FIGURES.asked.nl.meaning).waitFor();
  expect(await row('score').getByRole('link').count()).toBe(0);
  await looksWell(page, 'every figure');

  await page.getByRole('link', { name: `Toon de vragen bij “${FIGURES.asked.nl.title}”` }).press('Enter');
  await page.getByRole('heading', { name: FIGURES.asked.nl.title, exact: true }).waitFor();
  await page.getByRole('row').filter({ hasText: 'Gebouw, techniek' }).getByText('opgepakt').waitFor();
  expect(await page.locator('main').innerText()).not.toContain(WORDS);
  await looksWell(page, 'the questions behind one');

  await page.getByRole('link', { name: 'Terug naar alle cijfers' }).press('Enter');
  await row('claimedInTime')
    .getByRole('link', { name: /^Toon wat te laat was/ })
    .press('Enter');
  await page.getByRole('heading', { level: 1, name: `${FIGURES.claimedInTime.nl.title}: wat te laat was` }).waitFor();
  await page.getByRole('row').filter({ hasText: 'Gebouw, techniek' }).getByRole('link').press('Enter');
  await page.getByRole('heading', { level: 1, name: /^Het verhaal van vraag/ }).waitFor();
  await page.getByRole('link', { name: 'Terug naar de vragen' }).press('Enter');
  await page.getByRole('heading', { level: 1, name: `${FIGURES.claimedInTime.nl.title}: wat te laat was` }).waitFor();
  expect(faults).toEqual([]);
  await page.context().close();
});

it('what is chosen stands in the address and survives a reload; of too few people nothing is shown', async () => {
  const { page, faults } = await atScreen(browser, house, 'ilse');
  await page.goto(`${house.url}/dash/cijfers`);
  await page.getByRole('link', { name: '13 weken' }).click();
  await page.getByLabel('Van wie of waarover').selectOption({ label: 'Gebouw, techniek' });
  const few = page.getByText('Daarvan tonen we geen cijfers: minder dan vijf vragers');
  await few.waitFor();
  expect(new URL(page.url()).search).toBe('?periode=91&onderwerp=techniek_gebouw');
  await page.reload();
  await few.waitFor();
  expect(await page.getByLabel('Van wie of waarover').inputValue()).toBe('category:techniek_gebouw');
  expect(await page.getByRole('link', { name: '13 weken' }).getAttribute('aria-current')).toBe('true');
  await page.getByLabel('Van wie of waarover').selectOption({ label: 'Schoonmaak' });
  await page.getByText('Zo ging het met vragen over Schoonmaak.').waitFor();
  await page.getByRole('heading', { name: FIGURES.asked.nl.title, exact: true }).waitFor();
  await page.goBack(); // the choice is one step back, not as many as were passed
  await page.waitForURL(({ search }) => !search.includes('91'));
  expect(faults).toEqual([]);
  await page.context().close();
});

it('the figures go along as a file that is one, and on paper with their meanings and without ways to anywhere', async () => {
  const { page, faults } = await atScreen(browser, house, 'ilse');
  await page.goto(`${house.url}/dash/cijfers?periode=week`);
  const saved = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Voor Excel (XLSX)' }).press('Enter');
  const file = await saved;
  expect(file.suggestedFilename()).toBe('zorg-112-cijfers.xlsx');
  expect((await readFile(await file.path())).subarray(0, 2).toString()).toBe('PK');
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('navigation').count()).toBe(0);
  const notes = page.locator('ol').getByRole('listitem').filter({ hasText: FIGURES.returned.nl.meaning });
  await notes.waitFor();
  expect(faults).toEqual([]);
  await page.context().close();
});

it('what stands behind the figures is tables with their finding as a title', async () => {
  const { page, faults } = await atScreen(browser, house, 'ilse');
  await page.goto(`${house.url}/dash/achter`);
  const waiting = page.getByRole('region', { name: 'Zo lang wacht je, per uur van de week' }).getByRole('table');
  await waiting.waitFor();
  expect(await waiting.getByRole('row').count()).toBe(8);
  // Of one question it is not printed how long somebody waited.
  expect(await waiting.getByRole('cell').filter({ hasText: 'minder dan 5 vragen' }).count()).toBe(1);
  expect(await waiting.getByRole('cell').filter({ hasText: '<1' }).count()).toBe(0);
  await page.getByRole('heading', { name: 'De ene open vraag is nog geen week oud' }).waitFor();
  await page.getByRole('heading', { name: /^\d+ teams vroegen niets$/ }).waitFor();
  await page.getByRole('heading', { name: 'Er is in deze tijd niemand van buiten gemaild' }).waitFor();
  await looksWell(page, 'behind the figures');
  expect(faults).toEqual([]);
  await page.context().close();
});

it('what stands behind them goes along as a file of the days that were chosen, in the language of the reader', async () => {
  const { page, faults } = await atScreen(browser, house, 'ilse');
  await page.goto(`${house.url}/dash/achter?periode=week`);
  const link = page.getByRole('link', { name: 'Neem mee (XLSX)' });
  const week = (await link.getAttribute('href'))!;
  await page.getByRole('link', { name: '13 weken' }).click();
  await page.locator(`a[href*="details.xlsx"]:not([href="${week}"])`).waitFor();
  const query = Object.fromEntries(new URL((await link.getAttribute('href'))!, house.url).searchParams);
  expect(query['lang']).toBe('nl');
  // By the calendar: of these thirteen weeks one day may have had 25 hours.
  expect(query['from']).toBe(new Date(midnightOf(daysOn(dayAt(Date.parse(query['to']!)), -90))).toISOString());
  const saved = page.waitForEvent('download');
  await link.press('Enter');
  const file = await saved;
  expect(file.suggestedFilename()).toBe('zorg-112-achter-de-cijfers.xlsx');
  expect((await readFile(await file.path())).subarray(0, 2).toString()).toBe('PK');
  const ilse = await signIn(house, 'ilse');
  const { items } = await ilse.gets<ExportedPage>('/stats/exports?limit=1');
  expect(items[0]).toMatchObject({ file: 'achter-de-cijfers.xlsx', asked: query });
  await page.emulateMedia({ media: 'print' });
  await page.getByRole('heading', { level: 1, name: 'Achter de cijfers' }).waitFor();
  expect(await link.isVisible()).toBe(false);
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => localStorage.setItem('zorg112.language', 'en'));
  await page.reload();
  const english = await page.getByRole('link', { name: 'Take it along (XLSX)' }).getAttribute('href');
  expect(new URL(english!, house.url).searchParams.get('lang')).toBe('en');
  expect(faults).toEqual([]);
  await page.context().close();
});

it('what runs and is late stands beside what counts once it ends', async () => {
  const late = await noor.asks('De deur klemt');
  const due = (at: number) =>
    house.sql(`UPDATE clocks SET due_at = ? WHERE ticket_id = ? AND kind = 'claim'`, [at, late.id]);
  const [told] = await house.sql<{ due_at: number }>(
    `SELECT due_at FROM clocks WHERE ticket_id = ? AND kind = 'claim'`,
    [late.id],
  );
  await due(Date.now() - 60_000);
  const { page, faults } = await atScreen(browser, house, 'ilse');
  await page.goto(`${house.url}/dash/cijfers`);
  const figure = page.getByRole('listitem').filter({
    has: page.getByRole('heading', { name: FIGURES.claimedInTime.nl.title, exact: true }),
  });
  await figure.getByText(/en nu nog \d+ te laat/).waitFor();
  await due(told!.due_at);
  expect(faults).toEqual([]);
  await page.context().close();
});

it('of one team: too few is said, and that it asked nothing', async () => {
  const { page, faults } = await atScreen(browser, house, 'ilse');
  await page.goto(`${house.url}/dash/team/${noor.teamIds[0]}`);
  await page.getByText('Daarvan tonen we geen cijfers').waitFor();
  expect(await page.getByText('Dit team vroeg niets').count()).toBe(0);
  await page.goto(`${house.url}/dash/achter`);
  const silent = page
    .getByRole('region', { name: /teams vroegen niets/ })
    .getByRole('link')
    .first();
  const name = await silent.innerText();
  await silent.click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await page.getByText('Dit team vroeg niets: deze week, in de laatste 4 weken, in de laatste 13 weken.').waitFor();
  await page.getByRole('heading', { name: FIGURES.asked.nl.title, exact: true }).waitFor();
  await looksWell(page, 'one team');
  expect(faults).toEqual([]);
  await page.context().close();
});

it('a month that is over stands as it was kept, and what changed since beside it', async () => {
  const { page, faults } = await atScreen(browser, house, 'ilse');
  await page.goto(`${house.url}/dash`);
  await page.getByRole('link', { name: 'Maanden' }).press('Enter');
  await page.getByText('Er is nog geen maand voorbij.').waitFor();
  await page.goto(`${house.url}/dash/maanden?periode=2020-01`);
  await page.getByText('Die maand hebben we niet bewaard.').waitFor();

  // Kept with two questions that are not there any more: the figures of now are none.
  for (const month of ['2026-09', '2026-10']) {
    const figures = FIGURE_NAMES.map((name) => figureFrom(name, (what) => ({ n: what === 'asked' ? 2 : 0, sum: 0 })));
    await house.sql('INSERT INTO months (month, taken_at, figures) VALUES (?, ?, ?)', [
      ...[month, Date.parse('2026-11-01T00:10:00+01:00'), JSON.stringify(figures)],
    ]);
  }
  await page.goto(`${house.url}/dash/maanden`);
  await page.getByRole('heading', { level: 1, name: 'oktober 2026' }).waitFor();
  const changed = page
    .getByRole('region', { name: 'Eén cijfer is nu anders' })
    .getByRole('row', { name: FIGURES.asked.nl.title });
  expect(await changed.getByRole('cell').allInnerTexts()).toEqual(['2', '0']);
  await looksWell(page, 'a month that was kept');
  await page.getByRole('combobox', { name: 'Maand' }).selectOption({ label: 'september 2026' });
  await page.waitForURL(/periode=2026-09/);
  expect(faults).toEqual([]);
  await page.context().close();
});
