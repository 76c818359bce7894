import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { ExportedPage } from '@zorg112/contracts';
import { FIGURES } from '@zorg112/domain';
import { readFile } from 'node:fs/promises';
import { type Browser, type Locator, type Page } from 'playwright-core';
import { type Actor, careWorkers, signIn } from '../support/actors.js';
import { atScreen, openBrowser } from '../support/browser.js';
import { openHouse, OPENING_MS, type House } from '../support/house.js';
import { looksWell } from '../support/looks.js';
import { notOverMidnight } from '../support/wall.js';

jest.setTimeout(180_000);
/** The day of a team is looked at last. */
const WHOLE_SUITE_MS = 240_000;

let house: House;
let browser: Browser;
let ilse: Actor;
let team: { id: string; name: string };

beforeAll(async () => {
  await notOverMidnight(WHOLE_SUITE_MS);
  house = await openHouse();
  browser = await openBrowser();
  const noor = await signIn(house, 'noor');
  const fatma = await signIn(house, 'fatma');
  ilse = await signIn(house, 'ilse');
  team = { id: noor.teamIds[0]!, name: '' };
  team.name = (await ilse.gets<{ items: { id: string; name: string }[] }>('/teams')).items.find(
    ({ id }) => id === team.id,
  )!.name;
  const others = await careWorkers(house, team.id);
  const askers = [noor, ...(await Promise.all(others.map((email) => signIn(house, email.split('@')[0]!))))].slice(0, 5);
  for (const asker of askers) {
    const ticket = await asker.asks('De gordijnrail hangt los', { category: 'techniek_gebouw' });
    await fatma.offersSolution(await fatma.claims(ticket), 'Ik heb de rail weer vastgezet.');
    await asker.confirms(ticket);
  }
}, OPENING_MS + WHOLE_SUITE_MS);
afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

const drawing = (page: Page, title: string | RegExp): Locator =>
  page.locator('figure').filter({ has: page.getByRole('heading', { name: title }) });

async function saved(page: Page, button: Locator): Promise<{ name: string; bytes: Buffer }> {
  const download = page.waitForEvent('download');
  await button.press('Enter');
  const file = await download;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

it('by keyboard alone: each drawing is a table too, and its bar leads to the questions of that week', async () => {
  const { page, faults } = await atScreen(browser, house, 'ilse');
  await page.goto(`${house.url}/dash`);
  const weeks = drawing(page, 'Wat is afgerond, per week');
  await weeks.getByText('Toon als tabel').press('Enter');
  const [row] = await weeks.getByRole('row').filter({ hasText: '5' }).all();
  expect(await row!.getByRole('cell').allInnerTexts()).toEqual(['5', '0', '0', '5']);
  for (const name of ['firstContact', 'firstOwner', 'promisesKept', 'firstWords'] as const)
    await page.getByRole('heading', { name: FIGURES[name].nl.title, exact: true }).waitFor();
  // No way leads into a drawing: the same ways stand in the table.
  expect(await page.locator('svg a:not([tabindex="-1"])').count()).toBe(0);
  await looksWell(page, 'the first page');

  await row!.getByRole('link', { name: /^Toon de vragen van de week van/ }).press('Enter');
  await page.getByRole('heading', { name: FIGURES.confirmed.nl.title, exact: true }).waitFor();
  expect(await page.getByRole('row').filter({ hasText: 'Gebouw, techniek' }).count()).toBe(5);
  await page.getByText(/Van \d+ \w+ tot en met \d+ \w+\./).waitFor();
  expect(faults).toEqual([]);
  await page.context().close();
});

it('a pointer on a bar comes to the same questions', async () => {
  const { page, faults } = await atScreen(browser, house, 'ilse');
  await page.goto(`${house.url}/dash`);
  await drawing(page, 'Wat is afgerond, per week').locator('svg a rect').last().click();
  await page.getByRole('heading', { name: FIGURES.confirmed.nl.title, exact: true }).waitFor();
  expect(faults).toEqual([]);
  await page.context().close();
});

it('a drawing goes along as a list that Excel reads and as a picture, and who took it is noted', async () => {
  const { page, faults } = await atScreen(browser, house, 'ilse');
  await page.goto(`${house.url}/dash?periode=91`);
  const weeks = drawing(page, 'Wat is afgerond, per week');
  const csv = await saved(page, weeks.getByRole('button', { name: 'CSV' }));
  expect(csv.name).toBe('zorg-112-weeks.csv');
  const [head, ...lines] = csv.bytes.toString('utf8').split('\r\n');
  expect(head).toBe('\uFEFFWeek van;"meteen, op tijd";"later, op tijd";te laat;samen');
  expect(lines.join('\n')).toMatch(/^\d+ \w+;5;0;0;5$/m);
  const png = await saved(page, weeks.getByRole('button', { name: 'PNG' }));
  expect(png.name).toBe('zorg-112-weeks.png');
  expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
  const inked = await page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width, image.height];
    const pen = canvas.getContext('2d')!;
    pen.drawImage(image, 0, 0);
    const { data } = pen.getImageData(0, 0, image.width, image.height);
    const colours = new Set<number>();
    for (let at = 0; at < data.length; at += 4) colours.add((data[at]! << 16) | (data[at + 1]! << 8) | data[at + 2]!);
    return { wide: image.width, bar: colours.has(0x0f5f63), ground: colours.has(0xffffff) };
  }, png.bytes.toString('base64'));
  expect(inked).toEqual({ wide: inked.wide, bar: true, ground: true });
  expect(inked.wide).toBeGreaterThan(1_000);
  const { items } = await ilse.gets<ExportedPage>('/stats/exports?limit=2');
  expect(items).toMatchObject([
    { file: '/dash.png', by: { id: ilse.id }, asked: { chart: 'weeks', search: '?periode=91' } },
    { file: '/dash.csv', asked: { chart: 'weeks' } },
  ]);
  expect(faults).toEqual([]);
  await page.context().close();
});

it('what could not be noted is not saved', async () => {
  const { page } = await atScreen(browser, house, 'ilse');
  await page.goto(`${house.url}/dash`);
  await page.route('**/stats/exports', (route) => route.abort());
  const weeks = drawing(page, 'Wat is afgerond, per week');
  let taken = 0;
  page.on('download', () => (taken += 1));
  await weeks.getByRole('button', { name: 'CSV' }).press('Enter');
  await weeks.getByText('Bewaren lukte niet. Probeer het opnieuw.').waitFor();
  expect(taken).toBe(0);
  await page.context().close();
});

it('the whole page follows what is chosen, from its address; what cannot be narrowed is said and not shown', async () => {
  const { page, faults } = await atScreen(browser, house, 'ilse');
  await page.goto(`${house.url}/dash`);
  await drawing(page, 'Waar het over ging').waitFor();
  await page.getByLabel('Van wie of waarover').selectOption({ label: team.name });
  await page.getByText('dat kan alleen van alle vragen samen').waitFor();
  await page.locator('.sentence').getByText(`Zo ging het met de vragen van ${team.name}.`).waitFor();
  expect(new URL(page.url()).search).toBe(`?periode=28&team=${team.id}`);
  expect(await drawing(page, 'Waar het over ging').count()).toBe(0);
  const weeks = drawing(page, 'Wat is afgerond, per week');
  await weeks.getByText('Toon als tabel').press('Enter');
  expect(await weeks.getByRole('link').count()).toBe(0); // of one team it would tell who asked
  await looksWell(page, 'the first page of one team');
  await page.reload();
  await page.locator('.sentence').getByText(`Zo ging het met de vragen van ${team.name}.`).waitFor();
  await page.getByLabel('Van wie of waarover').selectOption({ label: 'Schoonmaak' });
  await page.locator('.sentence').getByText('Zo ging het met vragen over Schoonmaak.').waitFor();
  await page.getByRole('heading', { name: 'Er is nog niets afgerond' }).waitFor();
  expect(faults).toEqual([]);
  await page.context().close();
});

it('asks for nothing twice', async () => {
  const { page } = await atScreen(browser, house, 'ilse');
  await page.goto(`${house.url}/dash/cijfers`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    if (pathname.includes('/api/')) asked.push(pathname + decodeURIComponent(search).replace(/:\d\d\.\d{3}Z/g, ''));
  });
  await page.goto(`${house.url}/dash`);
  await page.getByRole('heading', { name: 'Wat misten we om het zelf te doen?' }).waitFor();
  expect(asked.filter((path, at) => asked.indexOf(path) !== at)).toEqual([]);
  expect(asked.filter((path) => path.includes('/stats/'))).toHaveLength(5);
  await page.context().close();
});

it('of one team: how its day goes and what is open longest; what is private or may be danger is counted and not listed', async () => {
  const noor = await signIn(house, 'noor');
  const open = await noor.asks('De kast klemt', { category: 'schoonmaak' });
  await noor.asks('Mijn loonstrookje klopt niet', { private: true });
  await noor.asks('De tillift doet niks meer en mevrouw hangt er nog in');
  const { page, faults } = await atScreen(browser, house, 'ilse');
  await page.goto(`${house.url}/dash/team/${team.id}`);
  const today = page.getByRole('region', { name: 'Vandaag', exact: true });
  await today.getByText('8 erbij, 5 afgerond, 3 nog open.').waitFor();
  expect(await today.getByRole('rowheader').allInnerTexts()).toEqual([String(open.number)]);
  await page.getByRole('link', { name: 'Voor Excel (XLSX)' }).waitFor();
  const doors = page.getByRole('navigation', { name: 'Wat je nu kunt doen' });
  await doors.waitFor();
  expect(await doors.getByRole('link').allInnerTexts()).toEqual(['Bekijk de diensten']);
  await looksWell(page, 'the day of one team');
  await page.getByRole('link', { name: 'Bekijk dit team per week' }).press('Enter');
  await page.locator('.sentence').getByText(`Zo ging het met de vragen van ${team.name}.`).waitFor();
  expect(faults).toEqual([]);
  await page.context().close();
});

it('a lead comes from a team to who is there now, to the shifts and to where questions are made one fault', async () => {
  const { page, faults } = await atScreen(browser, house, 'els');
  await page.goto(`${house.url}/dash/team/${team.id}`);
  const doors = page.getByRole('navigation', { name: 'Wat je nu kunt doen' });
  for (const [name, heading] of [
    ['Zie wie er nu is', 'Nu'],
    ['Bekijk de diensten', 'Diensten'],
  ] as const) {
    await doors.getByRole('link', { name }).press('Enter');
    await page.getByRole('heading', { name: heading, exact: true }).first().waitFor();
    await page.goBack();
  }
  await doors.getByRole('link', { name: 'Maak van vragen één storing, met één bericht' }).press('Enter');
  await page.waitForURL(`${house.url}/desk`);
  expect(faults).toEqual([]);
  await page.context().close();
});

it('days begin by the calendar of the house, also for a manager who is far away', async () => {
  const { page, faults } = await atScreen(browser, house, 'ilse', { timezoneId: 'Asia/Tokyo' });
  const asked = page.waitForRequest((request) => request.url().includes('/stats/figures?'));
  await page.goto(`${house.url}/dash?periode=28`);
  const from = new Date(new URL((await asked).url()).searchParams.get('from')!);
  expect(from.toLocaleTimeString('nl-NL', { timeZone: 'Europe/Amsterdam' })).toBe('00:00:00');
  await page.getByRole('heading', { name: FIGURES.firstContact.nl.title, exact: true }).waitFor();
  expect(faults).toEqual([]);
  await page.context().close();
});
