import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Browser, type Page } from 'playwright-core';
import { signInAll, soon, type Actor } from '../support/actors.js';
import { atScreen, complaints, openBrowser, type AtScreen } from '../support/browser.js';
import { openHouse, type House } from '../support/house.js';

/** Section 8 on the screen of the service centre: suggested, begun, followed step by step, or declined. */
describe('more than a question', () => {
  let house: House;
  let browser: Browser;
  let screen: AtScreen;
  let page: Page;
  let noor: Actor, fatma: Actor;

  beforeAll(async () => {
    house = await openHouse({ profile: 'sqlite' });
    [noor, fatma] = await signInAll(house, 'noor', 'fatma');
    browser = await openBrowser();
    screen = await atScreen(browser, house, 'fatma');
    page = screen.page;
  });
  afterAll(async () => {
    await browser?.close();
    await house?.stop();
  });

  const opens = async (text: string) => {
    const ticket = await fatma.claims(await noor.asks(text));
    await page.goto(`${house.url}/desk/${ticket.number}`);
    return ticket;
  };
  const group = (name: string | RegExp) => page.getByRole('group', { name });

  it('danger stands out in the list and on top of the question; the steps are ticked by keyboard', async () => {
    const text = 'Meneer ligt op de grond in de badkamer en reageert niet';
    const ticket = await noor.asks(text);
    await page.goto(`${house.url}/desk`);
    await page
      .getByRole('option', { name: /Gevaar\?/ })
      .filter({ hasText: text })
      .waitFor();
    await fatma.claims(ticket);
    await page.goto(`${house.url}/desk/${ticket.number}`);
    await group('Is er nu iemand in gevaar?').waitFor();
    expect(await complaints(page)).toEqual([]);
    await group('Dit klinkt dringender: nu.').getByRole('button', { name: 'Ja, nu' }).press('Enter');
    await group('Dit klinkt dringender: nu.').waitFor({ state: 'detached' });
    await group('Is er nu iemand in gevaar?').getByRole('button', { name: 'Ja, volg de stappen' }).press('Enter');
    await page.getByText('nog 5 stappen').waitFor();
    expect(await complaints(page)).toEqual([]);
    for (const left of ['nog 4 stappen', 'nog 3 stappen', 'nog 2 stappen', 'nog 1 stap']) {
      await page.locator('.followed input:not(:checked)').first().press('Space');
      await page.getByText(left, { exact: true }).waitFor();
    }
    await page.locator('.followed input:not(:checked)').first().press('Space');
    await page.getByText('alle stappen gedaan').waitFor();
    const { urgency, paths } = await fatma.sees(ticket);
    expect(urgency).toBe('now');
    expect(paths).toMatchObject([{ path: 'danger', done: ['safety', 'call_112', 'hands', 'meanwhile', 'after'] }]);
    expect(screen.faults).toEqual([]);
  });

  it('a suggestion that does not fit goes with one press', async () => {
    const ticket = await opens('Mijn werktelefoon is gestolen in de bus');
    await group('Kunnen gegevens bij iemand anders zijn?').getByRole('button', { name: 'Nee', exact: true }).click();
    await group('Kunnen gegevens bij iemand anders zijn?').waitFor({ state: 'detached' });
    await soon(house, 'it to be declined', async () => !!(await fatma.sees(ticket)).paths?.[0]?.declinedAt);
  });

  it('a path nobody suggested is begun from the menu, and its clock of 72 hours shows', async () => {
    await opens('De map van kamer 3, waar ligt die?');
    await page.getByLabel('Meer met deze vraag').click();
    await page.getByRole('button', { name: 'Gevaar, incident of datalek', exact: true }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Wat is er aan de hand?').selectOption('data_leak');
    await form.getByRole('button', { name: 'Begin', exact: true }).click();
    await form.waitFor({ state: 'detached' });
    await page.getByText('Bel zelf de privacy officer.').waitFor();
    await page.getByText('Datalek gemeld').or(page.getByText('72 uur')).first().waitFor();
  });
});
