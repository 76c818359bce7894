import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Browser, type Page } from 'playwright-core';
import { type Actor, signInAll, soon } from '../support/actors.js';
import { atScreen, complaints, openBrowser } from '../support/browser.js';
import { type House, openHouse, OPENING_MS } from '../support/house.js';

const SIZES = [
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
];

describe('the wall', () => {
  let house: House;
  let browser: Browser;
  let wall: Page;
  let noor: Actor, joost: Actor;
  const faults: string[] = [];

  beforeAll(async () => {
    house = await openHouse({});
    browser = await openBrowser();
    [noor, joost] = await signInAll(house, 'noor', 'joost');
    const context = await browser.newContext({ viewport: SIZES[0]!, locale: 'nl-NL', timezoneId: 'Europe/Amsterdam' });
    wall = await context.newPage();
    wall.on('pageerror', (fault) => faults.push(fault.message));
  }, OPENING_MS);
  afterAll(async () => {
    await browser?.close();
    await house?.stop();
  });

  /** What of the wall lies outside what hides it: nobody can scroll there. */
  const cutOff = () =>
    wall.evaluate(() => {
      const whole = document.documentElement.getBoundingClientRect();
      const pieces = [...document.querySelectorAll('.board :is(h1, h2, li, dd, dt, p, q)')];
      return pieces.flatMap((piece) => {
        if (piece.closest('.hidden')) return [];
        const { top, bottom, left, right } = piece.getBoundingClientRect();
        const around = piece.closest('.below section')?.getBoundingClientRect() ?? whole;
        const inside =
          top >= around.top - 1 && bottom <= around.bottom + 1 && left >= around.left - 1 && right <= around.right + 1;
        return inside ? [] : [piece.textContent];
      });
    });

  it('shows six digits; a lead types them, and the numbers come', async () => {
    await wall.goto(`${house.url}/bord`);
    const code = wall.locator('.code');
    await code.waitFor();
    expect(await complaints(wall)).toEqual([]);
    const digits = await code.innerText();
    expect(digits).toMatch(/^\d{3}\s\d{3}$/);
    const { page } = await atScreen(browser, house, 'els');
    await page.goto(`${house.url}/beheer`);
    await page.getByLabel('Zes cijfers').fill('12');
    await page.getByRole('button', { name: 'Laat toe' }).click();
    await page.getByText('Typ de zes cijfers die op het scherm staan.').waitFor();
    await page.getByLabel('Zes cijfers').fill(digits);
    await page.getByLabel('Naam van het scherm').fill('Muur servicecentrum');
    await page.getByRole('button', { name: 'Laat toe' }).click();
    await page.getByText('Muur servicecentrum is toegelaten.').first().waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await complaints(page)).toEqual([]);
    }
    await wall.getByText('nog op te pakken').waitFor();
    await page.context().close();
  });

  it.each(SIZES)('can be read at $width by $height by day and by night, and nothing is cut off', async (size) => {
    await noor.asks('De lift staat stil', { careNow: true });
    await joost.posts('/outages', {
      text: 'Het dossier is traag.',
      ticketIds: [(await noor.asks('Dossier traag')).id],
    });
    await wall.setViewportSize(size);
    await wall.reload();
    await wall.getByText('Het dossier is traag.').first().waitFor();
    const number = wall.locator('.numbers dd').first();
    expect(await number.evaluate((at) => parseFloat(getComputedStyle(at).fontSize))).toBeGreaterThan(size.width / 16);
    for (const theme of ['day', 'night']) {
      await wall.evaluate((to) => (document.documentElement.dataset['theme'] = to), theme);
      expect(await cutOff()).toEqual([]);
      expect(await complaints(wall)).toEqual([]);
      await wall.setViewportSize(size);
    }
    expect(await wall.locator('body').innerText()).not.toMatch(/Noor|Hoekstra|Linde/);
  });

  it.each(SIZES)('says how much more there is than fits, at $width by $height', async (size) => {
    const service = (await joost.gets<{ items: { id: string }[] }>('/services')).items[0]!.id;
    for (let i = 0; i < 5; i += 1) {
      await joost.posts('/outages', { text: `Storing ${i}: ${'het dossier is traag '.repeat(8)}`, ticketIds: [] });
      const mine = await joost.claims(await noor.asks('De lift piept'));
      for (const question of ['Kijk je mee?', 'En jij?'])
        await joost.posts(`/tickets/${mine.id}/consults`, { to: { serviceId: service }, question });
    }
    await wall.setViewportSize(size);
    await wall.reload();
    await wall.getByText(/En nog \d+ storing/).waitFor();
    await wall
      .getByText(/^(en nog \d+|\d+ in totaal)$/)
      .first()
      .waitFor();
    expect(await cutOff()).toEqual([]);
    expect(await complaints(wall)).toEqual([]);
    await wall.setViewportSize(size);
  });

  it('says that it is old when the desk does not answer, and goes on when it does', async () => {
    await wall.context().setOffline(true);
    await wall.getByText(/Geen verbinding\. Stand van/).waitFor({ timeout: 60_000 });
    expect(await complaints(wall)).toEqual([]);
    await wall.context().setOffline(false);
    await wall.getByText(/Geen verbinding/).waitFor({ state: 'detached', timeout: 30_000 });
  });

  it('shows digits again, and nothing of before, once it was taken away', async () => {
    const { page } = await atScreen(browser, house, 'els');
    await page.goto(`${house.url}/beheer`);
    await page.getByRole('button', { name: 'Haal weg: Muur servicecentrum' }).click();
    await page.getByText('Muur servicecentrum toont niets meer.').first().waitFor();
    await wall.locator('.code').waitFor();
    expect(await wall.getByText('nog op te pakken').count()).toBe(0);
    await soon(
      house,
      'no board',
      async () => (await house.sql('SELECT id FROM boards WHERE ended_at IS NULL')).length <= 1,
    );
    expect(faults).toEqual([]);
  });
});
