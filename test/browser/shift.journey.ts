import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TicketView } from '@zorg112/contracts';
import { type Browser, type Page } from 'playwright-core';
import { nextStep, signInAll, soon, type Actor } from '../support/actors.js';
import { atScreen, openBrowser, type AtScreen } from '../support/browser.js';
import { openHouse, type House } from '../support/house.js';

/** Beside the queue: going home, what is offered, what rang, and ten questions that are one. By keyboard. */
describe('beside the queue', () => {
  let house: House;
  let browser: Browser;
  let screen: AtScreen;
  let page: Page;
  let noor: Actor, fatma: Actor, bram: Actor;

  beforeAll(async () => {
    house = await openHouse({ profile: 'sqlite' });
    [noor, fatma, bram] = await signInAll(house, 'noor', 'fatma', 'bram');
    browser = await openBrowser();
    screen = await atScreen(browser, house, 'fatma');
    page = screen.page;
  });
  afterAll(async () => {
    await browser?.close();
    await house?.stop();
  });

  const helped = async (text: string): Promise<TicketView> => {
    const ticket = await fatma.claims(await noor.asks(text));
    await fatma.replies(ticket, 'Ik kijk het na.', { nextStep: nextStep('ik bel de monteur', 3_600) });
    return ticket;
  };

  it('dienstwissel: each question gets somebody who stands in, and its owner stays', async () => {
    const first = await helped('De droger piept');
    const second = await helped('De deur klemt');
    await page.goto(`${house.url}/desk`);
    await page.getByRole('button', { name: 'Kies', exact: true }).waitFor();
    await page.keyboard.press('Shift+H');
    await page.getByRole('heading', { name: 'Dienstwissel' }).waitFor();
    await page.getByLabel(`Wie neemt waar voor vraag ${first.number}?`).selectOption({ label: bram.name });
    await page.getByLabel(`Wie neemt waar voor vraag ${second.number}?`).selectOption({ label: 'Niemand nodig' });
    await page.getByRole('button', { name: 'Vraag het voor 1 vraag' }).press('Enter');
    await page.getByText(`${bram.name} is gevraagd. Nog geen ja.`).waitFor();
    expect((await noor.sees(first)).standIn).toBeUndefined();

    const his = await atScreen(browser, house, 'bram');
    await his.page.goto(`${house.url}/desk/dienstwissel`);
    await his.page.getByRole('heading', { name: 'Neem jij waar voor deze vraag?' }).waitFor();
    await his.page.getByRole('button', { name: `Ja, ik neem waar voor vraag ${first.number}` }).press('Enter');
    await his.page.getByRole('heading', { name: 'Neem jij waar voor deze vraag?' }).waitFor({ state: 'detached' });
    await his.page.getByRole('heading', { name: 'Jij neemt waar' }).waitFor();
    await his.page.getByText(`voor ${fatma.name}`).first().waitFor();
    const covered = await noor.sees(first);
    expect(covered.owner.id).toBe(fatma.id);
    expect(covered.standIn).toMatchObject({ person: { id: bram.id }, because: 'agreed' });
    expect((await noor.sees(second)).standIn).toBeUndefined();
    expect(his.faults).toEqual([]);
    await his.page.context().close();
  });

  it('an offer has a list of its own while it waits for me', async () => {
    const ticket = await bram.claims(await noor.asks('De agenda toont de verkeerde week'));
    await page.goto(`${house.url}/desk`);
    expect(await page.getByRole('button', { name: /^Aangeboden/ }).count()).toBe(0);
    await bram.posts(`/tickets/${ticket.id}/handovers`, { toPersonId: fatma.id, reason: 'Jij kent de agenda' });
    await page.getByRole('button', { name: /^Aangeboden 1/ }).press('Enter');
    await page.getByRole('option', { name: /De agenda toont/ }).click();
    await page.getByRole('button', { name: 'Niet overnemen' }).press('Enter');
    await soon(house, 'the offer to be gone', async () => (await bram.sees(ticket)).handover === undefined);
    expect((await noor.sees(ticket)).owner.id).toBe(bram.id);
  });

  it('two questions ticked by key become one outage; who helps keeps helping', async () => {
    const [one, two] = [await noor.asks('Wifi weg op de gang'), await noor.asks('Wifi weg in de huiskamer')];
    await page.goto(`${house.url}/desk`);
    await page.getByRole('option', { name: /Wifi weg in de huiskamer/ }).waitFor();
    await page.getByRole('listbox').focus();
    for (const text of ['Wifi weg op de gang', 'Wifi weg in de huiskamer']) {
      await page.keyboard.press('Home');
      const id = await page.getByRole('option', { name: new RegExp(text) }).getAttribute('id');
      for (let steps = 0; steps < 40; steps += 1) {
        if ((await page.getByRole('listbox').getAttribute('aria-activedescendant')) === id) break;
        await page.keyboard.press('j');
      }
      await page.keyboard.press('x');
    }
    await page.getByText('2 gekozen', { exact: true }).first().waitFor();
    await page.getByRole('button', { name: 'Dit is één storing' }).press('Enter');
    await page.getByLabel('Wat is er stuk?').fill('Wifi in heel De Linde');
    await page.keyboard.press('Enter');
    await page.getByText('Dit is een storing voor meer mensen.').waitFor();
    for (const ticket of [one, two]) {
      const joined = await fatma.sees(ticket);
      expect(joined.outage).toBeDefined();
      expect(joined.owner.id).toBe(fatma.id);
    }
    expect(screen.faults).toEqual([]);
  });
});
