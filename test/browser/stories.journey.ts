import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { FIGURES } from '@zorg112/domain';
import type { TicketView } from '@zorg112/contracts';
import { type Browser, type Page } from 'playwright-core';
import { type Actor, nextStep, signInAll } from '../support/actors.js';
import { atScreen, openBrowser } from '../support/browser.js';
import { openHouse, OPENING_MS, type House } from '../support/house.js';
import { looksWell } from '../support/looks.js';

/** Each page is looked at four times over. */
jest.setTimeout(180_000);

let house: House;
let browser: Browser;
let noor: Actor, fatma: Actor, bram: Actor;
let ordinary: TicketView;
const WORDS = 'De gordijnrail hangt los';

beforeAll(async () => {
  house = await openHouse();
  browser = await openBrowser();
  [noor, fatma, bram] = await signInAll(house, 'noor', 'fatma', 'bram');
  ordinary = await fatma.claims(await noor.asks(WORDS, { category: 'techniek_gebouw' }));
  await fatma.replies(ordinary, 'Ik zoek het uit.', { nextStep: nextStep('Ik bel de monteur', 1_800) });
  await fatma.asksIn(ordinary, { personId: bram.id }, 'Wie maakt de rails?');
  await noor.writes(ordinary, 'De haken liggen op de vensterbank.');
  await fatma.replies(ordinary, 'De monteur komt.', { nextStep: nextStep('De monteur komt', 7_200) });
  const { id } = (await fatma.sees(ordinary)).consults[0]!;
  await bram.answers({ id }, 'De technische dienst', 'knowledge');
  await fatma.offersSolution(ordinary, 'De rail zit weer vast.');
  await noor.saysNotSolved(ordinary, 'Hij hangt scheef.');
  await fatma.replies(ordinary, 'Ik laat hem recht hangen.', { nextStep: nextStep('Ik kijk het na', 3_600) });
  await fatma.offersSolution(ordinary, 'Nu zit hij recht.');
  await noor.confirms(ordinary);
}, OPENING_MS);
afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

/** How many sheets of A4 it takes. */
async function sheets(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;
}

it('by keyboard alone from a figure to the story of one question, and back', async () => {
  const { page, faults } = await atScreen(browser, house, 'ilse');
  await page.goto(`${house.url}/dash/vragen?periode=28&cijfer=confirmed`);
  await page.getByRole('link', { name: `${ordinary.number}: lees het verhaal van deze vraag` }).press('Enter');
  await page.getByRole('heading', { level: 1, name: `Het verhaal van vraag ${ordinary.number}` }).waitFor();
  expect(await page.title()).toBe(`Het verhaal van vraag ${ordinary.number} · zorg-112`);
  const course = page.getByRole('region', { name: 'Zo ging het' }).getByRole('listitem');
  await course.first().getByText('Een zorgmedewerker van een team stelt een vraag.').waitFor();
  await course.last().getByText('De vrager zegt: klaar.').waitFor();
  const short = page.getByRole('region', { name: 'In het kort' });
  await short.getByText('Gebouw, techniek').waitFor();
  await short.getByText('Elk moment één eigenaar.').waitFor();
  expect(await page.locator('main').innerText()).not.toMatch(/Noor|Fatma|Bram|gordijnrail|haken|monteur/);
  await looksWell(page, 'the story');

  await page.getByRole('link', { name: 'Terug naar de vragen' }).press('Enter');
  await page.getByRole('heading', { name: FIGURES.confirmed.nl.title, exact: true }).waitFor();
  expect(new URL(page.url()).search).toBe('?periode=28&cijfer=confirmed');
  expect(faults).toEqual([]);
  await page.context().close();
});

it('an ordinary one prints on one sheet, with what it leaves out; a long one goes on with numbers', async () => {
  const { page, faults } = await atScreen(browser, house, 'ilse');
  await page.goto(`${house.url}/dash/vraag/${ordinary.number}`);
  await page.getByRole('button', { name: 'Druk af' }).waitFor();
  expect(await sheets(page)).toBe(1);
  await page.emulateMedia({ media: 'print' });
  await page.getByText('Zonder namen en zonder woorden uit het gesprek.').waitFor();
  await page.getByText(/^Gemaakt op \d+ \p{L}+ \d{4}$/u).waitFor();
  await page.getByText('zorg-112', { exact: true }).last().waitFor();
  for (const gone of ['Druk af', 'Naar alle cijfers', 'Bel 112'])
    expect([gone, await page.getByText(gone).isVisible()]).toEqual([gone, false]);

  const long = await noor.asks(WORDS);
  for (let n = 0; n < 50; n++) await noor.writes(long, `Nog ${n}`);
  await page.emulateMedia({ media: 'screen' });
  await page.goto(`${house.url}/dash/vraag/${long.number}`);
  await page.getByRole('button', { name: 'Druk af' }).waitFor();
  expect(await sheets(page)).toBeGreaterThan(1);
  expect(faults).toEqual([]);
  await page.context().close();
});

it('what is not there, not theirs, or did not come through is said', async () => {
  const { page, faults } = await atScreen(browser, house, 'ilse');
  const alone = await noor.asks(WORDS, { private: true });
  await page.goto(`${house.url}/dash/vraag/${alone.number}`);
  await page.getByRole('heading', { level: 1, name: 'Dit verhaal is er niet' }).waitFor();
  await page.getByText('Deze vraag bestaat niet, of is alleen van de vrager.').waitFor();
  expect(await page.getByRole('button', { name: 'Druk af' }).count()).toBe(0);
  await looksWell(page, 'no story');

  await page.route('**/story', (route) => route.abort());
  await page.goto(`${house.url}/dash/vraag/${ordinary.number}`);
  await page.getByText('Het verhaal kwam niet door.').waitFor();
  await page.unroute('**/story');
  await page.getByRole('button', { name: 'Probeer opnieuw' }).press('Enter');
  await page.getByText('Elk moment één eigenaar.').waitFor();
  expect(faults).toEqual([]);
  await page.context().close();

  const helper = await atScreen(browser, house, 'fatma');
  await helper.page.goto(`${house.url}/dash/vraag/${ordinary.number}`);
  await helper.page.getByRole('heading', { level: 1, name: 'Deze cijfers horen niet bij je rol' }).waitFor();
  await helper.page.context().close();
});
