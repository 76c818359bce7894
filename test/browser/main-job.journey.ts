import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Browser, type Page } from 'playwright-core';
import { atScreen, complaints, openBrowser, PHONE, type AtScreen } from '../support/browser.js';
import { openHouse, type House, type Profile } from '../support/house.js';

const PROFILES: Profile[] = ['sqlite', 'sqlite+redis', 'postgres+redis'];
/** Short enough to be broken while somebody watches. */
const policy = { urgencies: { today: { firstReply: 'PT8S' } } };
const QUESTION = 'De tillift op kamer 14 doet niets meer';

describe.each(PROFILES)('the main job, three people side by side (%s)', (profile) => {
  let house: House;
  let browser: Browser;
  let noor: AtScreen;
  let fatma: AtScreen;
  let bram: AtScreen;

  beforeAll(async () => {
    house = await openHouse({ profile, policy });
    browser = await openBrowser();
    noor = await atScreen(browser, house, 'noor', { viewport: PHONE });
    fatma = await atScreen(browser, house, 'fatma');
    bram = await atScreen(browser, house, 'bram');
    await fatma.page.clock.install();
  });
  afterAll(async () => {
    await browser?.close();
    await house?.stop();
  });

  it('a care worker asks on her phone and reads who keeps watch', async () => {
    const { page } = noor;
    await page.getByLabel('Wat gebeurt er?').fill(QUESTION);
    await page.getByRole('button', { name: 'Verstuur' }).click();
    await sees(page, 'Je vraag is binnen.');
    await sees(page, 'Joost let op je vraag.');
    await page.getByText('Bekijk je vraag').click();
    await page.waitForURL(/\/m\//);
  });

  it('the service centre sees it without reloading; one takes it, the other reads who', async () => {
    await row(fatma.page).click();
    await row(bram.page).click();
    await fatma.page.getByRole('button', { name: 'Pak op' }).click();
    await sees(fatma.page, 'Jij helpt Noor.');
    await sees(bram.page, 'Fatma helpt Noor.');
    await expect(bram.page.getByRole('button', { name: 'Pak op' }).count()).resolves.toBe(0);
    await sees(noor.page, 'Fatma helpt je.');
  });

  it('her helper asks her something; her answer starts a promise, and when it breaks somebody joins beside the helper', async () => {
    await fatma.page.getByLabel('Antwoord aan Noor').fill('Ik zoek het voor je uit. Brandt het lampje rood?');
    await fatma.page.getByLabel('Ik vraag Noor iets').check();
    await fatma.page.getByRole('button', { name: 'Verstuur' }).click();
    await sees(noor.page, 'Fatma vraagt je iets.');
    await noor.page.getByLabel('Antwoord op de vraag van Fatma').fill('Ja, en hij piept.');
    await noor.page.getByRole('button', { name: 'Verstuur' }).click();
    await sees(fatma.page, 'Ja, en hij piept.');
    await sees(fatma.page, /denkt mee|denken mee/);
    await sees(noor.page, /Denkt mee:|Denken mee:|erbij gehaald/);
    const [ticket] = await house.sql<{ owner: string }>(
      'SELECT p.name AS owner FROM tickets t JOIN people p ON p.id = t.owner_id',
    );
    expect(ticket?.owner).toBe('Fatma Yıldız');
  });

  it('a promise with a next step and a time is read on the phone', async () => {
    await fatma.page.getByLabel('Antwoord aan Noor').fill('Ik bel de monteur en blijf erbij.');
    await newStep(fatma.page);
    await fatma.page.getByLabel('Volgende stap').fill('Ik bel de monteur');
    await fatma.page.getByRole('button', { name: '+15 min' }).click();
    await fatma.page.getByRole('button', { name: 'Verstuur' }).click();
    await fatma.page.getByRole('button', { name: 'Nu versturen' }).click();
    await sees(noor.page, 'Ik bel de monteur en blijf erbij.');
    await sees(noor.page, /Je hoort .*vóór .* uur van Fatma/);
  });

  it('the helper says solved, she says it is, and both see it', async () => {
    await fatma.page.getByRole('radio', { name: 'Opgelost?' }).check({ force: true });
    await fatma.page.getByLabel('Wat is er gedaan?').fill('De zekering is vervangen en getest.');
    await fatma.page.getByRole('button', { name: 'Vraag of het klaar is' }).click();
    // She may take it back for eight seconds; nobody needs to sit them out.
    await fatma.page.getByRole('button', { name: 'Nu versturen' }).waitFor();
    await fatma.page.clock.fastForward('00:09');
    await noor.page.getByRole('button', { name: 'Ja, klaar' }).click();
    await noor.page.getByRole('button', { name: 'Klaar', exact: true }).click();
    await sees(noor.page, /Klaar/);
    await noor.page.getByRole('heading', { name: 'Moest je ergens anders aankloppen?' }).waitFor();
    expect(await complaints(noor.page)).toEqual([]);
    await noor.page.getByRole('button', { name: 'Nee', exact: true }).click();
    await noor.page.getByRole('button', { name: 'Bedank Fatma' }).click();
    await noor.page.getByRole('button', { name: 'Bedank Fatma' }).waitFor({ state: 'detached' });
    await sees(fatma.page, 'Klaar, zegt Noor.');
    const [ticket] = await house.sql<{ closed_how: string }>('SELECT closed_how FROM tickets');
    expect(ticket?.closed_how).toBe('confirmed');
  });

  it('a manager reads how it went', async () => {
    const ilse = await atScreen(browser, house, 'ilse');
    await ilse.page.waitForURL(/\/dash/);
    await ilse.page.getByRole('heading', { level: 1 }).waitFor();
    await sees(ilse.page, /\b1\b/);
    expect(ilse.faults).toEqual([]);
  });

  it('no page tripped over its own script, and every question had an owner at every moment', async () => {
    expect([...noor.faults, ...fatma.faults, ...bram.faults]).toEqual([]);
    expect(await house.sql('SELECT id FROM tickets WHERE owner_id IS NULL')).toEqual([]);
  });
});

const row = (page: Page) => page.getByText(QUESTION).first();

async function sees(page: Page, words: string | RegExp): Promise<void> {
  await page.getByText(words).filter({ visible: true }).first().waitFor();
}

/** While a promise runs, a new step is one press away. */
async function newStep(page: Page): Promise<void> {
  const open = page.getByRole('button', { name: 'Nieuwe stap of tijd' });
  if ((await open.count()) > 0) await open.click();
}
