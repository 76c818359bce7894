import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TicketView } from '@zorg112/contracts';
import { type Browser, type Page } from 'playwright-core';
import { call, signInAll, soon, type Actor } from '../support/actors.js';
import { atScreen, complaints, openBrowser, PHONE, type AtScreen } from '../support/browser.js';
import { openHouse, type House } from '../support/house.js';

const TOKEN = 'an-exchange-for-the-screens';

/** The phone on the screen of the desk: it rings beside the work, and is answered by keyboard. */
describe('the phone rings', () => {
  let house: House;
  let browser: Browser;
  let screen: AtScreen;
  let page: Page;
  let noor: Actor, bram: Actor;

  beforeAll(async () => {
    house = await openHouse({ profile: 'sqlite', env: { CTI_EXCHANGES: `generic:${TOKEN}` } });
    [noor, bram] = await signInAll(house, 'noor', 'bram');
    browser = await openBrowser();
    screen = await atScreen(browser, house, 'fatma');
    page = screen.page;
  });
  afterAll(async () => {
    await browser?.close();
    await house?.stop();
  });

  const tells = async (event: string, callId: string, more: object = {}): Promise<void> => {
    const body = { event, callId, from: '0612345601', to: '0113112112', direction: 'in', ...more };
    expect(await call(house, `/api/v1/cti/${TOKEN}`, { method: 'POST', body })).toMatchObject({ status: 200 });
  };
  const rings = (who: string, on = page) => on.getByRole('article', { name: `${who} belt nu` });
  const gone = async (callId: string, on = page): Promise<void> => {
    await tells('hangup', callId);
    await on.getByRole('article').waitFor({ state: 'detached' });
  };
  const ready = async (on = page): Promise<void> => {
    await on.goto(`${house.url}/desk`);
    await on.getByText('Verbonden').first().waitFor();
  };

  it('who calls stands beside the work with what they have open, is said once, and takes no focus; Alt+A answers', async () => {
    const open = await noor.asks('De deur van de medicijnkast klemt');
    await ready();
    await page.locator('#search').focus();
    await tells('newCall', 'call-1');
    await rings('Noor Hoekstra').waitFor();
    await rings('Noor Hoekstra').getByText(`${open.number} De deur van de medicijnkast klemt`).waitFor();
    await rings('Noor Hoekstra').getByText('De Linde · 06 12345601').waitFor();
    expect(await page.locator('[aria-live=polite]').textContent()).toContain('Noor Hoekstra belt.');
    const focused = () => page.evaluate(() => document.activeElement?.id);
    expect(await focused()).toBe('search');
    expect(await complaints(page)).toEqual([]);
    await page.keyboard.press('Alt+KeyA');
    await page.waitForURL(`**/desk/${open.number}`);
    expect(await noor.sees(open)).toMatchObject({ status: 'in_progress', owner: { name: 'Fatma Yıldız' } });
    const talks = page.getByRole('article', { name: /^Noor Hoekstra aan de telefoon sinds/ });
    await talks.getByText('Jij helpt.').waitFor();
    expect(await complaints(page)).toEqual([]);
    await gone('call-1');
    expect(screen.faults).toEqual([]);
  });

  it('Alt+D leaves it to a colleague, who sees it ring still', async () => {
    const his = await atScreen(browser, house, 'bram');
    await ready();
    await ready(his.page);
    await tells('newCall', 'call-2');
    await rings('Noor Hoekstra').waitFor();
    await rings('Noor Hoekstra', his.page).waitFor();
    await page.keyboard.press('Alt+KeyD');
    await rings('Noor Hoekstra').waitFor({ state: 'detached' });
    expect(await rings('Noor Hoekstra', his.page).count()).toBe(1);
    await gone('call-2', his.page);
    await his.page.context().close();
  });

  it('the phone of a ward: it is asked who calls, on a small screen in the dark', async () => {
    const small = await atScreen(browser, house, 'bram', { viewport: PHONE, colorScheme: 'dark', hasTouch: true });
    const { page: phone, faults } = small;
    await ready(phone);
    await tells('newCall', 'call-3', { from: '0113550201' });
    await rings('0113 550 201', phone).waitFor();
    expect(await complaints(phone)).toEqual([]);
    const wide = await phone.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(wide).toBe(false);
    await phone.setViewportSize(PHONE);
    await phone.getByRole('button', { name: 'Neem op (0113 550 201)' }).click();
    await phone.getByText('Dit is de telefoon van De Linde. Vraag wie er belt.').waitFor();
    await phone.getByRole('searchbox', { name: 'Wie belt er?' }).fill('Noor Hoek');
    await phone.getByRole('list', { name: 'Wie belt er?' }).getByRole('button', { name: noor.name }).waitFor();
    expect(await complaints(phone)).toEqual([]);
    await phone.getByRole('list', { name: 'Wie belt er?' }).getByRole('button', { name: noor.name }).click();
    await phone.waitForURL(/\/desk\/\d+$/);
    await gone('call-3', phone);
    expect(faults).toEqual([]);
    await phone.context().close();
  });

  it('an unknown number can be remembered; a wrong number is gone in one press', async () => {
    await ready();
    await tells('newCall', 'call-4', { from: '0612340099' });
    await page.getByRole('button', { name: 'Neem op (06 12340099)' }).press('Enter');
    await page.getByText('Onbekend nummer.').waitFor();
    await page.getByRole('searchbox', { name: 'Wie belt er?' }).fill('Ilse de');
    await page.getByLabel('Onthoud dit nummer bij deze naam').check();
    await page.getByRole('button', { name: 'Ilse de Groot' }).press('Enter');
    await page.waitForURL(/\/desk\/\d+$/);
    await gone('call-4');
    await tells('newCall', 'call-5', { from: '0612340099' });
    await rings('Ilse de Groot').waitFor();
    await tells('answer', 'call-5', { answeringNumber: '21' });
    await page.getByText('Jij helpt.').waitFor();
    await gone('call-5');
    await tells('newCall', 'call-6', { from: '0612340055' });
    await page.getByRole('button', { name: 'Verkeerd nummer (06 12340055)' }).press('Enter');
    await gone('call-6');
    await soon(house, 'nothing of it', async () => {
      const open = (await bram.gets<{ items: TicketView[] }>('/tickets?status=open&limit=100')).items;
      return !open.some(({ requester }) => requester.name === '06 12340055');
    });
    expect(screen.faults).toEqual([]);
  });

  it('a known fault is there to read out', async () => {
    const ticket = await noor.asks('Het ECD is traag');
    await bram.posts('/outages', { text: 'Het ECD is traag, overal.', ticketIds: [ticket.id] });
    await ready();
    await tells('newCall', 'call-7', { from: 'anonymous' });
    await rings('Nummer verborgen').waitFor();
    await page.getByRole('region', { name: 'Telefoon' }).getByText('Het ECD is traag, overal.').waitFor();
    expect(await complaints(page)).toEqual([]);
    await gone('call-7');
  });
});
