import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BundledView, TicketView } from '@zorg112/contracts';
import { type Browser, type Page } from 'playwright-core';
import { inSeconds, nextStep, signInAll, soon, type Actor } from '../support/actors.js';
import { atScreen, openBrowser, PHONE, type AtScreen } from '../support/browser.js';
import { openHouse, type House } from '../support/house.js';

/** What she can do on her phone beside asking and confirming; the service centre acts over the API. */
describe('her side of every move', () => {
  let house: House;
  let browser: Browser;
  let screen: AtScreen;
  let page: Page;
  let noor: Actor, fatma: Actor, bram: Actor, els: Actor;

  beforeAll(async () => {
    house = await openHouse({ profile: 'sqlite' });
    [noor, fatma, bram, els] = await signInAll(house, 'noor', 'fatma', 'bram', 'els');
    browser = await openBrowser();
    screen = await atScreen(browser, house, 'noor', { viewport: PHONE });
    page = screen.page;
  });
  afterAll(async () => {
    await browser?.close();
    await house?.stop();
  });

  const helped = async (text: string, more: object = {}): Promise<TicketView> => {
    const ticket = await fatma.claims(await noor.asks(text, more));
    await fatma.replies(ticket, 'Ik kijk het na.', { nextStep: nextStep('ik kijk het na', 3_600) });
    await page.goto(`${house.url}/m/${ticket.id}`);
    await sees('Fatma helpt je.');
    return ticket;
  };
  const sees = (words: string | RegExp) => page.getByText(words).filter({ visible: true }).first().waitFor();
  const press = (name: string, exact = true) => page.getByRole('button', { name, exact }).click();
  const offered = (name: string | RegExp) => page.getByRole('button', { name }).count();

  it('tot die tijd stands out, and "kan dit wachten" is answered with one tap', async () => {
    const ticket = await helped('De printer op de gang doet niets');
    await fatma.posts(`/tickets/${ticket.id}/interim`, { text: 'Print zolang bij de receptie, ik heb ze gebeld.' });
    await sees('Tot die tijd:');
    await fatma.posts(`/tickets/${ticket.id}/wait`, { text: 'De monteur komt morgen.', until: inSeconds(86_400) });
    await sees(/Kan dit wachten tot .* uur\?/);
    await press('Ja, dat kan');
    await sees(/Afgesproken: dit mag wachten tot .* uur\./);
    expect(await noor.sees(ticket)).toMatchObject({ status: 'in_progress', laterUntil: expect.any(String) });
    expect(await offered('Ja, dat kan')).toBe(0);
  });

  it('she asks to be called, reads who stands in, asks for somebody else, and reads who helps her on', async () => {
    const ticket = await helped('Ik kan me niet aanmelden');
    await press('Bel mij terug');
    await press('Ja, bel mij');
    await sees(/We bellen je .*vóór .* uur terug\./);
    expect(await offered('Bel mij terug')).toBe(0);
    await fatma.hasStandIn(ticket, bram);
    await sees('Bram neemt waar voor Fatma. Fatma blijft je helpen.');
    await press('Vraag iemand anders');
    await page.getByLabel('Wie wil je?').locator('option', { hasText: bram.name }).waitFor({ state: 'attached' });
    expect(await page.getByLabel('Wie wil je?').locator('option', { hasText: fatma.name }).count()).toBe(0);
    await page.getByLabel('Wie wil je?').selectOption({ label: bram.name });
    await page.getByLabel('Wil je zeggen waarom?').fill('Het klikt niet');
    await press('Vraag iemand anders');
    await sees('We zoeken iemand anders voor je.');
    expect((await els.sees(ticket)).someoneElse).toMatchObject({ person: { id: bram.id }, reason: 'Het klikt niet' });
    expect(await offered('Vraag iemand anders')).toBe(0);
    const offer = await els.posts<{ id: string }>(`/tickets/${ticket.id}/handovers`, {
      ...{ toPersonId: bram.id, reason: 'Noor vroeg om een ander' },
    });
    await bram.posts(`/handovers/${offer.id}/accept`);
    await sees('Bram helpt je verder. Je hoeft niets opnieuw te vertellen.');
  });

  it('she says when she needs it: a step more urgent, and then now', async () => {
    const ticket = await helped('De zonwering hapert', { urgency: 'week' });
    await press('Het kan niet zo lang wachten');
    await page.getByLabel('Vandaag', { exact: true }).check();
    await press('Verander het');
    await soon(house, 'it to be for today', async () => (await noor.sees(ticket)).urgency === 'today');
    await press('Het kan niet wachten');
    await press('Ja, nu');
    await soon(house, 'it to be for now', async () => (await noor.sees(ticket)).urgency === 'now');
    await page.getByRole('button', { name: /kan niet (zo lang )?wachten/ }).waitFor({ state: 'detached' });
  });

  it('honestly unsolved: she sees what was tried, says she saw it, and that she does not agree', async () => {
    const ticket = await helped('De oude tilband kraakt');
    const words = { tried: 'Drie leveranciers gebeld.', alternative: 'Er komt een nieuwe band.' };
    await fatma.posts(`/tickets/${ticket.id}/unsolved`, { ...words, secondPersonId: bram.id });
    await sees('Drie leveranciers gebeld.');
    await sees('Fatma schreef dit op. Bram kijkt nog mee.');
    await press('Gezien');
    await sees(/Je zag dit .* uur\./);
    await press('Ik ben het er niet mee eens');
    await press('Verstuur');
    await sees('Schrijf eerst een paar woorden.');
    await page.getByLabel('Waarom ben je het er niet mee eens?').fill('De nieuwe band is er pas volgende maand.');
    await press('Verstuur');
    await sees('Fatma helpt je.');
    const again = await noor.sees(ticket);
    expect(again).toMatchObject({ status: 'in_progress', owner: { id: fatma.id } });
    expect(again.helpers.map(({ id }) => id)).toContain(els.id);
  });

  it('a known fault is joined with one tap, and at its end she is asked whether it works again', async () => {
    const outage = await bram.posts<BundledView>('/outages', { text: 'Het dossier is traag in alle huizen' });
    await page.goto(house.url);
    await sees('Het dossier is traag in alle huizen');
    await page.getByRole('button', { name: 'Ik ook: Het dossier is traag in alle huizen' }).click();
    await sees('Je vraag is binnen.');
    await page.getByText('Bekijk je vraag').click();
    await sees(/Dit is een bekende storing\. Bram werkt eraan/);
    await page.goto(house.url);
    await sees('Jij staat er al bij.');
    await page.getByRole('link', { name: 'Bekijk je vraag' }).click();
    await bram.posts(`/outages/${outage.id}/end`, { text: 'De leverancier heeft het hersteld.' });
    await page.getByRole('heading', { name: 'Werkt het bij jou weer?' }).waitFor();
    await press('Ja, het werkt weer');
    await press('Klaar');
    await sees('Klaar. Bram hielp je.');
  });

  it('a question she has already joins a known fault with the same tap, instead of a second one', async () => {
    const ticket = await helped('Het dossier van mevrouw laadt niet');
    const { id } = await bram.posts<BundledView>('/outages', { text: 'Inloggen duurt lang in alle huizen' });
    await page.reload();
    await sees('Gaat je vraag hierover?');
    await page.getByRole('button', { name: 'Ik ook: Inloggen duurt lang in alle huizen' }).click();
    await sees(/Dit is een bekende storing\. Fatma werkt eraan/);
    await page.getByText('Gaat je vraag hierover?').waitFor({ state: 'detached' });
    expect((await noor.sees(ticket)).outage).toEqual({ id });
    const { items } = await noor.gets<{ items: { id: string; myTicketId?: string }[] }>('/outages');
    expect(items.find((one) => one.id === id)).toMatchObject({ myTicketId: ticket.id });
    await bram.posts(`/outages/${id}/end`, { text: 'Het werkt weer.' });
  });

  it('her team decides itself within its mandate; above it she reads why not', async () => {
    const ticket = await helped('Mevrouw mist haar stoel bij het raam');
    await press('Zelf iets regelen', false);
    await page.getByLabel('Hoeveel kost het?').fill('300');
    await page.getByLabel('Waarom?').fill('Ze zit graag bij het raam');
    await page.getByLabel('Wat lost het op?').fill('Ze eet weer aan tafel');
    await press('Regel het');
    await sees('Dit is meer dan € 250. Vraag je helper om het te regelen.');
    await page.getByLabel('Hoeveel kost het?').fill('120,50');
    await press('Regel het');
    await sees('Zelf geregeld');
    await sees(/120,50/);
    expect((await noor.sees(ticket)).decisions).toMatchObject([{ amountCents: 12_050, level: 'team' }]);
    expect((await fatma.sees(ticket)).decisions).toHaveLength(1);
  });

  it('it can wait, says she; and it is no longer needed, with why', async () => {
    const ticket = await helped('Lamp op de gang is stuk');
    await press('Het kan wachten');
    await page.getByLabel('Tot later deze week').check();
    await press('Dit kan wachten');
    await page.getByRole('button', { name: 'Dit kan wachten' }).waitFor({ state: 'detached' });
    await press('Niet meer nodig');
    await page.getByLabel('We losten het zelf op').check();
    await press('Ja, stop ermee');
    await sees('Niet meer nodig.');
    expect(await noor.sees(ticket)).toMatchObject({ urgency: 'week', closedHow: 'withdrawn' });
    expect(await offered(/Vraag iemand anders|Bel mij terug|Zelf iets regelen/)).toBe(0);
  });

  it('what belongs together goes on in one question, and she is led there', async () => {
    const first = await helped('Bel van kamer 3 stil');
    const second = await noor.asks('De bel van kamer 3 doet het niet');
    await fatma.posts(`/tickets/${second.id}/merge`, { intoId: first.id });
    await page.goto(`${house.url}/m/${second.id}`);
    await sees(`Deze vraag gaat verder in vraag ${first.number}.`);
    await page.getByRole('link', { name: `Naar vraag ${first.number}` }).click();
    await page.waitForURL(new RegExp(`/m/${first.id}$`));
    await sees('Fatma helpt je.');
  });

  it('no page tripped over its own script', () => {
    expect(screen.faults).toEqual([]);
  });
});

describe('when time passes', () => {
  it('she is reminded; what is too long ago to open again becomes a new question with her words, and leads back', async () => {
    const soonAsked = {
      hours: 'always',
      remindAfter: ['PT1S'],
      closeUnconfirmedAfter: 'P5D',
      reopenWindow: 'PT0.001S',
    };
    const house = await openHouse({ profile: 'sqlite', policy: { confirmation: soonAsked } });
    const browser = await openBrowser();
    try {
      const { page, faults } = await atScreen(browser, house, 'noor', { viewport: PHONE });
      const [noor, fatma] = await signInAll(house, 'noor', 'fatma');
      const waits = await fatma.claims(await noor.asks('De bel is stil'));
      await page.goto(`${house.url}/m/${waits.id}`);
      await fatma.offersSolution(waits, 'De bel is vervangen.');
      await page.getByText('We vroegen dit al eerder en hoorden nog niets van je.').waitFor();
      await page.getByText(/Zonder antwoord ronden we je vraag af: .*\. Weer openen kan daarna nog\./).waitFor();
      const old = await noor.asks('De lift piept');
      await noor.withdraws(old);
      await page.goto(`${house.url}/m/${old.id}`);
      await page.getByRole('button', { name: 'Toch niet klaar' }).click();
      await page.getByLabel('Wat is er nog?').fill('De lift piept weer');
      await page.getByRole('button', { name: 'Verstuur' }).click();
      await page.getByText('Dit hoort bij een eerdere vraag van je.').waitFor();
      await page.getByRole('heading', { name: 'De lift piept weer' }).waitFor();
      await page.getByRole('link', { name: 'Bekijk die vraag' }).click();
      await page.getByRole('heading', { name: 'De lift piept' }).waitFor();
      expect(faults).toEqual([]);
    } finally {
      await browser.close();
      await house.stop();
    }
  });
});
