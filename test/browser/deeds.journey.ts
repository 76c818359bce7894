import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BundledView, HandedView, TicketView } from '@zorg112/contracts';
import { type Browser, type Page } from 'playwright-core';
import { nextStep, signInAll, soon, type Actor } from '../support/actors.js';
import { atScreen, complaints, openBrowser, type AtScreen } from '../support/browser.js';
import { openHouse, type House } from '../support/house.js';

/** The deeds beside answering, on the screen of the service centre. */
describe('more than answering', () => {
  let house: House;
  let browser: Browser;
  let screen: AtScreen;
  let page: Page;
  let noor: Actor, fatma: Actor, bram: Actor, els: Actor;

  beforeAll(async () => {
    house = await openHouse({ profile: 'sqlite' });
    [noor, fatma, bram, els] = await signInAll(house, 'noor', 'fatma', 'bram', 'els');
    browser = await openBrowser();
    screen = await atScreen(browser, house, 'fatma');
    page = screen.page;
  });
  afterAll(async () => {
    await browser?.close();
    await house?.stop();
  });

  const helped = async (text: string, more: object = {}): Promise<TicketView> => {
    const ticket = await fatma.claims(await noor.asks(text, more));
    await fatma.replies(ticket, 'Ik kijk het na.', { nextStep: nextStep('ik kijk het na', 3_600) });
    await page.goto(`${house.url}/desk/${ticket.number}`);
    await page.getByText(text).first().waitFor();
    return ticket;
  };
  const form = () => page.getByRole('dialog');
  const choose = async (deed: string): Promise<void> => {
    await page.getByLabel('Meer met deze vraag').click();
    await page.getByRole('button', { name: deed, exact: true }).click();
    await form().waitFor();
  };
  const save = async (name: string): Promise<void> => {
    await form().getByRole('button', { name, exact: true }).click();
    await form().waitFor({ state: 'detached' });
  };
  const sees = (words: string | RegExp) => page.getByText(words).filter({ visible: true }).first().waitFor();

  it('overdragen is an offer, refused in plain words, and taken over by a press', async () => {
    const ticket = await helped('De printer op kamer 3 doet niets');
    await choose('Overdragen');
    await form().getByRole('button', { name: 'Bied aan' }).click();
    await form().getByText('Vul dit eerst in.').waitFor();
    expect(await complaints(page)).toEqual([]);
    await form().getByLabel('Wie?').selectOption({ label: bram.name });
    await form().getByLabel('Waarom?').fill('Bram kent deze printer');
    await save('Bied aan');
    await sees(`Aangeboden aan ${bram.name}. Tot dan blijf jij helpen.`);
    const his = await atScreen(browser, house, 'bram');
    await his.page.goto(`${house.url}/desk/${ticket.number}`);
    await his.page.getByRole('button', { name: 'Overnemen', exact: true }).click();
    await soon(house, 'Bram to own it', async () => (await noor.sees(ticket)).owner.id === bram.id);
    expect(his.faults).toEqual([]);
    await his.page.context().close();
  });

  it('what may not be done now is not on the menu', async () => {
    const ticket = await bram.claims(await noor.asks('Iets voor Bram'));
    await page.goto(`${house.url}/desk/${ticket.number}`);
    await page.getByLabel('Meer met deze vraag').click();
    await page.getByRole('button', { name: 'Koppel', exact: true }).waitFor();
    for (const deed of ['Overdragen', 'Niet op te lossen', 'Maatwerk'])
      expect(await page.getByRole('button', { name: deed, exact: true }).count()).toBe(0);
    await page.keyboard.press('Escape');
  });

  it('tot die tijd, and somebody stands in', async () => {
    const ticket = await helped('De tillift op kamer 9 hapert');
    await choose('Tot die tijd');
    await form().getByLabel('Wat schrijf je?').fill('De lift van boven komt naar je toe.');
    await save('Verstuur');
    await sees('De lift van boven komt naar je toe.');
    await choose('Vraag wie waarneemt');
    await form().getByLabel('Wie?').selectOption({ label: bram.name });
    await save('Vraag het');
    await sees(`${bram.name} is gevraagd om waar te nemen. Nog geen antwoord.`);
    expect((await noor.sees(ticket)).standIn).toBeUndefined();
    const { standInAsked } = await bram.sees(ticket);
    await bram.posts(`/tickets/${ticket.id}/stand-ins/${standInAsked!.id}/agreement`);
    await sees(`${bram.name} neemt waar voor Fatma.`);
    expect((await noor.sees(ticket)).standIn?.person.id).toBe(bram.id);
  });

  it('maatwerk above the mandate is decided by the one who is named', async () => {
    const ticket = await helped('De stoel van mevrouw is kapot');
    await choose('Maatwerk');
    await form().getByLabel('Wat kost het? (€)').fill('640,50');
    await form().getByLabel('Waarom?').fill('De stoel is niet te maken');
    await form().getByLabel('Wat lost het op?').fill('Mevrouw eet weer aan tafel');
    await save('Vraag maatwerk');
    await sees(/Maatwerk gevraagd: €\s640,50/);
    const hers = await atScreen(browser, house, 'els');
    await hers.page.goto(`${house.url}/desk/${ticket.number}`);
    await hers.page.getByText(/Besluit gevraagd: €\s640,50/).waitFor();
    const register = hers.page.getByRole('link', { name: /^Besluiten/ });
    await hers.page.getByRole('link', { name: /1 wacht op jou/ }).waitFor();
    await hers.page.getByRole('button', { name: 'Beslis over maatwerk' }).click();
    await hers.page.getByLabel('Jouw besluit').selectOption('no');
    await hers.page.getByRole('button', { name: 'Beslis', exact: true }).click();
    await hers.page.getByText('Een nee heeft een andere oplossing nodig.').waitFor();
    await hers.page.getByLabel(/Wat kan er wel\?/).fill('We huren er een');
    await hers.page.getByRole('button', { name: 'Beslis', exact: true }).click();
    await sees(/Wel: We huren er een/);
    await hers.page.getByRole('link', { name: /wacht op jou/ }).waitFor({ state: 'detached' });
    expect(await register.count()).toBe(1);
    expect((await els.sees(ticket)).decisions).toMatchObject([{ outcome: 'refused' }]);

    // The same lead hears that she wants somebody else, by a notice and in a list of her own.
    expect(await hers.page.getByRole('button', { name: /^Iemand anders/ }).count()).toBe(0);
    await noor.posts(`/tickets/${ticket.id}/someone-else`, { personId: bram.id });
    await hers.page.getByRole('button', { name: /^Iemand anders 1/ }).click();
    await hers.page.getByRole('option', { name: /De stoel van mevrouw/ }).waitFor();
    await hers.page.getByText(`Noor vraagt om ${bram.name}.`).waitFor();
    await hers.page.getByRole('button', { name: /seintje/ }).click();
    await hers.page.getByRole('dialog').getByText('De vrager wil een andere helper').waitFor();
    expect(hers.faults).toEqual([]);
    await hers.page.context().close();
  });

  it('more urgent by a press, and the least step is what stands chosen', async () => {
    const ticket = await helped('De bladblazer stinkt', { urgency: 'normal' });
    await page.getByRole('button', { name: 'Meer spoed' }).click();
    expect(await form().getByRole('radio', { checked: true }).getAttribute('value')).toBe('week');
    await form().getByText('vandaag', { exact: true }).click();
    await save('Zet op deze spoed');
    await soon(house, 'it to be for today', async () => (await noor.sees(ticket)).urgency === 'today');
  });

  it('a storing is begun from a question, told to all, and ended', async () => {
    const ticket = await helped('Het ECD hangt op de Linde');
    await choose('Hoort bij een storing');
    await form()
      .getByLabel(/Nieuwe storing/)
      .fill('Het ECD is traag');
    await save('Voeg toe');
    await sees('Hoort bij een storing.');
    const { items } = await fatma.gets<{ items: BundledView[] }>('/outages');
    await page.goto(`${house.url}/desk/${items[0]!.number}`);
    await sees('Dit is een storing voor meer mensen.');
    await choose('Storing voorbij');
    await form().getByLabel('Wat schrijf je?').fill('Het ECD werkt weer. Werkt het bij jou ook?');
    await save('Meld dat het voorbij is');
    await soon(house, 'her to be asked', async () => (await noor.sees(ticket)).status === 'solution_offered');
  });

  it('hulp al gegeven is told by the keyboard alone', async () => {
    await page.goto(`${house.url}/desk`);
    await page.getByRole('heading', { name: 'Wachtrij' }).first().waitFor();
    await page.keyboard.press('l');
    await form().getByRole('searchbox').fill('Noor Hoek');
    await form().locator('option', { hasText: noor.name }).waitFor({ state: 'attached' });
    await form().locator('select').selectOption({ label: noor.name });
    await form().getByLabel('Wat was de vraag?').fill('Hoe zet ik de lift op slot?');
    const done = form().getByLabel('Wat heb je gedaan?');
    await done.fill('Bel de leverancier maar even.');
    await page.keyboard.press('Enter');
    await form().getByText('Hiermee ligt de volgende stap bij de vrager.').waitFor();
    await page.keyboard.press('Enter'); // the owning sentence has the focus, and then the box it came in
    expect(await done.inputValue()).toMatch(/^Ik /);
    await done.fill('Voorgedaan bij het bed');
    await page.keyboard.press('Enter');
    await form().waitFor({ state: 'detached' });
    const told = (await noor.lists('mine=true')).find(({ text }) => text === 'Hoe zet ik de lift op slot?');
    expect(told).toMatchObject({ status: 'solution_offered', owner: { id: fatma.id } });
    expect(screen.faults).toEqual([]);
  });

  it('an offer at somebody else’s screen comes and goes by itself', async () => {
    const ticket = await bram.claims(await noor.asks('De deur klemt weer'));
    await page.goto(`${house.url}/desk/${ticket.number}`);
    await page.getByText('De deur klemt weer').first().waitFor();
    const offer = await bram.posts<HandedView>(`/tickets/${ticket.id}/handovers`, {
      toPersonId: fatma.id,
      reason: 'Jij bent er vlakbij',
    });
    await page.getByText(`${bram.name} biedt je deze vraag aan: Jij bent er vlakbij`).waitFor();
    await page.getByRole('button', { name: 'Niet overnemen' }).click();
    await soon(house, 'the offer to be declined', async () => (await bram.sees(ticket)).handover === undefined);
    expect(offer.ticket.owner.id).toBe(bram.id);
  });
});
