import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CardPage, TicketView } from '@zorg112/contracts';
import { type Browser, type Page } from 'playwright-core';
import { type Actor, refuses, signInAll, soon } from '../support/actors.js';
import { type AtScreen, atScreen, complaints, openBrowser } from '../support/browser.js';
import { type House, openHouse, OPENING_MS } from '../support/house.js';

describe('what the desk knows', () => {
  let house: House;
  let browser: Browser;
  let screen: AtScreen;
  let page: Page;
  let noor: Actor, fatma: Actor, joost: Actor, sam: Actor, ilse: Actor;

  beforeAll(async () => {
    house = await openHouse({});
    browser = await openBrowser();
    [noor, fatma, joost, sam, ilse] = await signInAll(house, 'noor', 'fatma', 'joost', 'sam', 'ilse');
    screen = await atScreen(browser, house, 'fatma');
    page = screen.page;
  }, OPENING_MS);
  afterAll(async () => {
    await browser?.close();
    await house?.stop();
  });

  const shows = async (at: Page, { number, text }: TicketView): Promise<void> => {
    await at.goto(`${house.url}/desk/${number}`);
    await at.locator('#talk').getByText(text!).first().waitFor();
  };
  const clean = async (): Promise<void> => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await complaints(page)).toEqual([]);
    }
  };
  const beside = () => page.getByRole('region', { name: 'Kennis' });
  const found = (q: string) => fatma.gets<CardPage>(`/cards?q=${encodeURIComponent(q)}`);

  it('stands beside a question like it: used, it comes in the answer; said to have helped, it counts', async () => {
    const ticket = await fatma.claims(await noor.asks('De tillift piept en tilt niet'));
    await shows(page, ticket);
    await beside().getByText('Tillift piept of tilt niet').waitFor();
    await clean();
    await beside().getByRole('button', { name: 'Gebruik: Tillift piept of tilt niet' }).click();
    expect(await page.locator('#write').inputValue()).toContain('Ik haal de accu een minuut los');
    await beside().getByRole('button', { name: 'Ja: Tillift piept of tilt niet' }).press('Enter');
    await soon(house, 'the vote and the use', async () => {
      const [card] = (await found('tillift')).items;
      return card!.helped === 1 && card!.used === 1;
    });
    await beside().getByText('1× geholpen, bij 1 vraag').or(beside().getByText('1× geholpen')).first().waitFor();
  });

  it('is made of a question that was solved with one press, and is bettered at once', async () => {
    const ticket = await fatma.claims(await noor.asks('De koffieautomaat lekt water'));
    await fatma.offersSolution(ticket, 'Hoi Noor, ik heb de lekbak geleegd. Daarna de slang vastgezet.');
    await noor.confirms(ticket);
    await shows(page, ticket);
    await beside().getByRole('button', { name: 'Maak er een kaart van' }).click();
    await beside().getByRole('link', { name: 'Maak hem beter' }).click();
    const form = page.getByRole('dialog', { name: 'Wijzig de kaart' });
    expect(await form.getByLabel('Wel doen').inputValue()).toBe(
      'Ik heb de lekbak geleegd.\nDaarna de slang vastgezet.',
    );
    await form.getByLabel('Wel doen').fill('Leeg de lekbak.\nZet de slang vast.');
    await form.getByLabel('Niet doen').fill('Niet over natte vloer lopen.');
    expect(await complaints(page)).toEqual([]);
    await form.getByRole('button', { name: 'Bewaar' }).click();
    await form.waitFor({ state: 'detached' });
    await page.getByText('Niet over natte vloer lopen.').waitFor();
    const [card] = (await found('koffieautomaat')).items;
    expect(card).toMatchObject({
      version: 2,
      fromNumber: ticket.number,
      dos: ['Leeg de lekbak.', 'Zet de slang vast.'],
    });
  });

  it('is written by hand where the solution sends somebody on', async () => {
    const ticket = await fatma.claims(await noor.asks('De waterkoker is stuk'));
    await fatma.posts(`/tickets/${ticket.id}/solution`, { text: 'Bel de leverancier maar even.', sendAnyway: true });
    await noor.confirms(ticket);
    await shows(page, ticket);
    await beside().getByRole('button', { name: 'Maak er een kaart van' }).click();
    const form = page.getByRole('dialog', { name: 'Nieuwe kaart' });
    await form.getByText(/In de oplossing staat “.*leverancier.*”/).waitFor();
    expect(await complaints(page)).toEqual([]);
    await form.getByLabel('Waar gaat het over?').fill('Waterkoker stuk');
    await form.getByLabel('Wel doen').fill('Ik breng een andere.');
    await form.getByRole('button', { name: 'Bewaar' }).click();
    await beside().getByText('De kaart staat bij Kennis.').waitFor();
    expect((await found('waterkoker')).items[0]).toMatchObject({ fromNumber: ticket.number });
  });

  it('is found, added and put away on a page of its own; what sends somebody on is refused', async () => {
    await page.goto(`${house.url}/desk/kennis`);
    await page.getByRole('heading', { name: 'Kennis', exact: true }).waitFor();
    await page.getByLabel('Zoek in de kaarten').fill('slang');
    await soon(house, 'one card', async () => (await page.getByRole('heading', { level: 3 }).count()) === 1);
    await page.getByLabel('Zoek in de kaarten').fill('');
    await page.getByRole('button', { name: 'Nieuwe kaart' }).click();
    const form = page.getByRole('dialog', { name: 'Nieuwe kaart' });
    await form.getByLabel('Waar gaat het over?').fill('Rolstoel trekt scheef');
    await form.getByLabel('Wel doen').fill('Bel de leverancier maar even.');
    await form.getByRole('button', { name: 'Bewaar' }).click();
    await form.getByRole('alert').filter({ hasText: 'legt de volgende stap bij de vrager' }).waitFor();
    await form.getByLabel('Wel doen').fill('Ik zet de remmen gelijk.');
    await form.getByRole('button', { name: 'Bewaar' }).click();
    await page.getByRole('heading', { name: 'Rolstoel trekt scheef' }).waitFor();
    await clean();
    await page.getByRole('button', { name: 'Leg weg: Rolstoel trekt scheef' }).click();
    await page.getByRole('heading', { name: 'Rolstoel trekt scheef' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Haal terug' }).click();
    await page.getByRole('heading', { name: 'Rolstoel trekt scheef' }).waitFor();
    // What a colleague bettered meanwhile is not written over.
    const { id } = (await found('rolstoel')).items[0]!;
    await page.getByRole('button', { name: 'Leg weg: Rolstoel trekt scheef' }).click();
    await page.getByRole('button', { name: 'Haal terug' }).waitFor();
    const bettered = { title: 'Rolstoel trekt scheef', dos: ['Eerst de banden oppompen.'] };
    await sam.calls(`/cards/${id}`, { method: 'PUT', body: bettered });
    await page.getByRole('button', { name: 'Haal terug' }).click();
    await page.getByText('Een collega veranderde deze kaart net.').first().waitFor();
    expect(await sam.gets(`/cards/${id}`)).toMatchObject({ dos: bettered.dos });
    await page.getByLabel('Welke').selectOption({ label: 'Weggelegd' });
    await page.getByRole('button', { name: 'Haal terug: Rolstoel trekt scheef' }).click();
    await page.getByText('Geen kaart gevonden.').waitFor();
    expect((await found('rolstoel')).items).toHaveLength(1);
    await page.getByLabel('Welke').selectOption({ label: 'Op te ruimen' });
    await page.getByText('Er is niets op te ruimen.').waitFor();
    await page.getByLabel('Welke').selectOption({ label: 'In gebruik' });
    await page.getByRole('button', { name: 'Wijzig Rolstoel trekt scheef' }).click();
    const again = page.getByRole('dialog', { name: 'Wijzig de kaart' });
    await again.getByText('Wat er eerder stond').click();
    await again.getByText('Ik zet de remmen gelijk.').first().waitFor();
    expect(await complaints(page)).toEqual([]);
    await again
      .getByRole('button', { name: /^Zet terug in de velden/ })
      .last()
      .click();
    expect(await again.getByLabel('Wel doen').inputValue()).toBe('Ik zet de remmen gelijk.');
    await again.getByRole('button', { name: 'Bewaar' }).click();
    await again.waitFor({ state: 'detached' });
    expect((await found('rolstoel')).items[0]).toMatchObject({ dos: ['Ik zet de remmen gelijk.'] });
    expect(screen.faults).toEqual([]);
  });

  it('is for who helps: a back office too, and nobody who asks or only reads figures', async () => {
    expect((await sam.gets<CardPage>('/cards')).items.length).toBeGreaterThan(10);
    for (const other of [noor, ilse]) await refuses(() => other.gets('/cards'), 403, 'permission.denied');
    const ticket = await noor.asks('De koffieautomaat lekt weer');
    await refuses(() => sam.gets(`/tickets/${ticket.id}/cards`), 404, 'ticket.not_found');
    expect((await joost.gets<CardPage>(`/tickets/${ticket.id}/cards`)).items[0]!.title).toBe(
      'De koffieautomaat lekt water',
    );
  });
});
