import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DecidedView } from '@zorg112/contracts';
import { type Browser, type Locator } from 'playwright-core';
import { type Actor, signIn } from '../support/actors.js';
import { atScreen, complaints, DESKTOP, openBrowser, PHONE } from '../support/browser.js';
import { openHouse, type House } from '../support/house.js';

describe('the administrator and the promises', () => {
  let house: House;
  let browser: Browser;
  let noor: Actor;

  beforeAll(async () => {
    house = await openHouse({ profile: 'sqlite' });
    browser = await openBrowser();
    noor = await signIn(house, 'noor');
    await noor.asks('De deur van de tuin klemt.');
  });
  afterAll(async () => {
    await browser?.close();
    await house?.stop();
  });

  it('tries a draft, is told what is wrong with it, saves it, and takes the running clocks along', async () => {
    const { page, faults } = await atScreen(browser, house, 'admin', { viewport: DESKTOP });
    await page.goto(`${house.url}/beheer`);
    await page.getByLabel('Moment').fill('2026-11-20T16:30');
    await page.getByLabel('Spoed').selectOption('week');
    await page.getByText('Klaar vóór ma 23 november').waitFor();
    expect(await page.getByRole('listitem').filter({ hasText: 'hulp erbij' }).first().innerText()).toMatch(
      /ma 23 november.*11\.24 uur\s+hulp erbij: de beste vrije collega \(10%\)/,
    );

    const draft = page.getByLabel('De afspraken (YAML)');
    const text = await draft.inputValue();
    await draft.fill(text.replace('claim: PT4H', 'claim: morgen'));
    await page.getByText('Eén ding klopt nog niet').waitFor();
    await page.getByText('urgencies.week.claim').waitFor();
    expect(await page.getByRole('button', { name: 'Bewaar als nieuwe versie' }).count()).toBe(0);
    await draft.fill(text.replace('claim: PT4H', 'claim: PT2H'));
    await page.getByText('Het concept klopt.').waitFor();
    await page.getByText('Klaar vóór ma 23 november 9.00 uur').or(page.getByText('2026 9.00 uur')).first().waitFor();

    await page.getByRole('button', { name: 'Bewaar als nieuwe versie' }).click();
    await page.getByLabel('Waarom? (mag leeg)').fill('Sneller oppakken');
    await page.getByRole('button', { name: 'Ja, bewaar' }).click();
    await page.getByText('Bewaard. Versie 2 geldt nu.').first().waitFor();
    await page.getByText('Sneller oppakken').waitFor();

    await page.getByRole('button', { name: 'Neem ze mee' }).click();
    await page.getByText(/Dit verzet \d+ klokken/).waitFor();
    await page.getByRole('button', { name: 'Ja, neem ze mee' }).click();
    await page.getByText('Alle lopende klokken volgen wat nu geldt.').waitFor();
    const moved = await house.sql(`SELECT 1 AS one FROM facts WHERE type = 'ClocksRederived'`);
    expect(moved).toHaveLength(1);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('writes what a team’s maatwerk is paid from: only what changed is kept, and what cannot be is pointed out', async () => {
    const { page, faults } = await atScreen(browser, house, 'admin', { viewport: DESKTOP });
    await page.goto(`${house.url}/beheer`);
    const part = page.getByRole('region', { name: 'Kostenplaatsen' });
    await part.getByText('Alle 54 teams hebben een kostenplaats.').waitFor();
    await part.getByText('Toon alle teams').focus();
    await page.keyboard.press('Enter');
    const [linde, duinroos] = ['De Linde', 'De Duinroos'].map((name) => part.getByLabel(name, { exact: true })) as [
      Locator,
      Locator,
    ];
    const kept = await duinroos.inputValue();
    await duinroos.fill('');
    await linde.fill('kpl_7');
    await page.keyboard.press('Enter');
    await part.getByText('1 kostenplaats is bewaard.').waitFor(); // the one before it
    await part.getByRole('alert').filter({ hasText: 'De kostenplaats van De Linde kan zo niet.' }).waitFor();
    expect(await linde.evaluate((box) => box === document.activeElement)).toBe(true);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await complaints(page)).toEqual([]);
    }
    await linde.fill('kpl 7');
    await page.keyboard.press('Enter');
    await part.getByRole('alert').waitFor({ state: 'detached' });
    await part.getByText('1 kostenplaats is bewaard.').waitFor();
    await part.getByText('1 van de 54 teams heeft er nog geen.').waitFor();
    expect(await linde.inputValue()).toBe('KPL 7');
    await page.reload();
    await part.getByText('Toon alle teams').click();
    expect([await linde.inputValue(), await duinroos.inputValue()]).toEqual(['KPL 7', '']);
    await duinroos.fill(kept);
    await part.getByRole('button', { name: 'Bewaar wat veranderd is' }).click();
    await part.getByText('1 kostenplaats is bewaard.').waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('a lead may try but not save, and an agent reads that it is not hers', async () => {
    const els = await atScreen(browser, house, 'els', { viewport: PHONE });
    await els.page.goto(`${house.url}/beheer`);
    const draft = els.page.getByLabel('De afspraken (YAML)');
    await draft.fill((await draft.inputValue()).replace('max: 2', 'max: 3'));
    await els.page.getByText('Het concept klopt.').waitFor();
    await els.page.getByText('Bewaren doet de beheerder.').waitFor();
    expect(await els.page.getByRole('button', { name: 'Bewaar als nieuwe versie' }).count()).toBe(0);
    await els.page.context().close();

    const fatma = await atScreen(browser, house, 'fatma');
    await fatma.page.goto(`${house.url}/beheer`);
    await fatma.page.getByText('De afspraken horen niet bij je rol.').waitFor();
    await fatma.page.context().close();
  });

  it('where no lead is left, what is above the mandate comes to a manager, who decides on her own page', async () => {
    const admin = await signIn(house, 'admin');
    const leads = ['els', 'ruud'].map((who) => signIn(house, who));
    for (const lead of await Promise.all(leads)) await admin.posts(`/people/${lead.id}/disable`);
    const fatma = await signIn(house, 'fatma');
    const ticket = await fatma.claims(await noor.asks('De stoel van mevrouw is kapot'));
    const why = { amountCents: 64_050, reason: 'De stoel is niet te maken', solves: 'Mevrouw eet weer aan tafel' };
    const { decider } = await fatma.posts<DecidedView>(`/tickets/${ticket.id}/decisions`, why);
    const [manager] = await house.sql<{ email: string }>('SELECT email FROM people WHERE id = ?', [decider!.id]);
    const { page, faults } = await atScreen(browser, house, manager!.email.split('@')[0]!, { viewport: DESKTOP });
    await page.waitForURL(/\/dash/);
    const waiting = page.getByRole('region', { name: '1 besluit wacht op jou' });
    await waiting.getByText('Mevrouw eet weer aan tafel').waitFor();
    expect(await complaints(page)).toEqual([]);
    await waiting.getByRole('button', { name: 'Nee, wel iets anders' }).press('Enter');
    await page.keyboard.type('We lenen er een van de Linde');
    await waiting.getByRole('button', { name: 'Terug' }).press('Enter');
    await waiting.getByRole('button', { name: 'Ja, dit mag' }).press('Enter');
    await waiting.waitFor({ state: 'detached' });
    const { decisions } = await fatma.sees(ticket);
    expect(decisions).toMatchObject([{ outcome: 'granted', decidedBy: { id: decider!.id } }]);
    expect(faults).toEqual([]);
    await page.context().close();
    for (const lead of await Promise.all(leads)) await admin.posts(`/people/${lead.id}/enable`);
  });

  it('closes an account by keyboard, having read what happens, and opens it again', async () => {
    const peter = await signIn(house, 'peter');
    const question = await peter.claims(await noor.asks('De zonwering gaat niet omhoog.'));
    const { page, faults } = await atScreen(browser, house, 'admin', { viewport: DESKTOP });
    await page.goto(`${house.url}/beheer`);
    await page.getByLabel('Zoek een collega').fill('peter@demo');
    await page.getByText('1 open vraag', { exact: true }).waitFor();
    await page.getByRole('button', { name: `Zet uit: ${peter.name}` }).press('Enter');
    const dialog = page.getByRole('dialog', { name: `${peter.name} uitzetten?` });
    await dialog.getByText('De open vraag krijgt meteen een nieuwe helper.').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect((await noor.sees(question)).owner.id).toBe(peter.id);

    await page.getByRole('button', { name: `Zet uit: ${peter.name}` }).press('Enter');
    await dialog.getByRole('button', { name: 'Ja, zet uit' }).press('Enter');
    await page.getByText(`${peter.name} staat uit. 1 vraag heeft een nieuwe helper.`).first().waitFor();
    expect((await noor.sees(question)).owner.id).not.toBe(peter.id);
    await page.getByRole('button', { name: `Zet aan: ${peter.name}` }).press('Enter');
    await page.getByText(`${peter.name} kan zich weer aanmelden.`).first().waitFor();
    expect((await signIn(house, 'peter')).id).toBe(peter.id);

    await page.getByLabel('Zoek een collega').fill('admin@');
    await page.getByText('admin@demo.zorg112.nl').waitFor();
    expect(await page.getByRole('button', { name: /^Zet uit/ }).count()).toBe(0);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
