import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { PreferencesView, TicketView } from '@zorg112/contracts';
import { type Browser, type Page } from 'playwright-core';
import { type Actor, signInAll, soon } from '../support/actors.js';
import { type AtScreen, atScreen, complaints, openBrowser } from '../support/browser.js';
import { type House, openHouse, OPENING_MS } from '../support/house.js';

const SENDS_AWAY = /doorsturen|doorverbinden|toewijzen|overzetten|\bsluiten/i;

describe('one’s own screen', () => {
  let house: House;
  let browser: Browser;
  let screen: AtScreen;
  let page: Page;
  let noor: Actor, fatma: Actor, bram: Actor;
  let ticket: TicketView;

  beforeAll(async () => {
    house = await openHouse({});
    browser = await openBrowser();
    [noor, fatma, bram] = await signInAll(house, 'noor', 'fatma', 'bram');
    ticket = await noor.asks('De tillift piept', { location: 'De Linde, badkamer' });
    screen = await atScreen(browser, house, 'fatma');
    page = screen.page;
  }, OPENING_MS);
  afterAll(async () => {
    await browser?.close();
    await house?.stop();
  });
  afterEach(() => expect(screen.faults).toEqual([]));

  const menu = () => page.getByRole('combobox', { name: /Typ wat je wilt doen/ });
  const options = () => page.getByRole('listbox', { name: 'Wat wil je doen?' }).getByRole('option');
  const opens = async (typed = ''): Promise<void> => {
    await page.keyboard.press('Control+k');
    await menu().fill(typed);
  };
  const shows = async (at: Page, { number, text }: TicketView): Promise<void> => {
    await at.goto(`${house.url}/desk/${number}`);
    await at.locator('#talk').getByText(text!).first().waitFor();
  };
  const atDesk = async (): Promise<void> => {
    await page.goto(`${house.url}/desk`);
    await page.getByRole('heading', { name: 'Wachtrij' }).first().waitFor();
  };
  const chosen = () => fatma.gets<PreferencesView>('/me/preferences');
  const isChosen = (what: string, true_: (view: PreferencesView) => boolean) =>
    soon(house, what, async () => true_(await chosen()));

  describe('everything that can be done, by its name', () => {
    beforeAll(() => fatma.claims(ticket));

    it.each([
      ['doorsturen', 'Haal iemand erbij'],
      ['toewijzen', 'Haal iemand erbij'],
      ['transfer', 'Haal iemand erbij'],
      ['sluiten', 'Opgelost?'],
      ['close', 'Opgelost?'],
      ['dienstrooster', 'Diensten'],
      ['notitei', 'Notitie'],
      ['maatw', 'Maatwerk'],
      ['dubbel', 'Voeg samen'],
    ])('“%s” finds %s', async (typed, label) => {
      if (!page.url().includes('/desk/')) await shows(page, ticket);
      await opens(typed);
      await options().filter({ hasText: label }).first().waitFor();
      const texts = (await options().allInnerTexts()).filter((text) => !text.startsWith('Zoek “'));
      expect(texts.join('\n')).not.toMatch(SENDS_AWAY);
      expect((await options().allInnerTexts()).at(-1)).toContain(typed);
      await page.keyboard.press('Escape');
      await menu().waitFor({ state: 'detached' });
    });

    it('opens while writing, is clean in light and dark, and Enter does what is chosen', async () => {
      await shows(page, ticket);
      await page.locator('#write').fill('Ik kijk ernaar');
      await opens();
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        expect(await complaints(page)).toEqual([]);
      }
      await menu().fill('erbij');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog', { name: 'Wie kan meekijken?' }).waitFor();
      await page.keyboard.press('Escape');
      expect(await page.locator('#write').inputValue()).toBe('Ik kijk ernaar');
      await page.locator('#write').fill('');
    });

    it('a number opens that question, other words are looked for, and from another page too', async () => {
      await page.goto(`${house.url}/desk/diensten`);
      await page.getByRole('heading', { name: 'Diensten' }).first().waitFor();
      await opens(String(ticket.number));
      await page.keyboard.press('Enter');
      await page.locator('#talk').getByText('De tillift piept').first().waitFor();
      await opens('tillift');
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Enter');
      await page.waitForURL(/q=tillift/);
      await page.keyboard.press('Escape');
      await opens('alle open');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Alle open' }).first().waitFor();
      await page.keyboard.press('g');
      await page.keyboard.press('m');
      await page.getByRole('heading', { name: 'Van mij' }).first().waitFor();
    });

    it('shows the key that does the same, one after another too, and none once letters are off', async () => {
      await atDesk();
      const shows = async (typed: string, row: RegExp) => {
        await opens(typed);
        await options().filter({ hasText: row }).first().waitFor();
        await page.keyboard.press('Escape');
      };
      await shows('dienstwissel', /^Dienstwissel\s*Shift\+H$/);
      await shows('wachtrij', /^Wachtrij\s*G Q$/);
      await shows('van mij', /^Van mij\s*G M$/);
      await shows('zoek', /^Zoek\s*\/$/);
      await page.locator('#list').focus();
      await page.keyboard.press('?');
      const sheet = page.getByRole('dialog', { name: 'Toetsen en scherm' });
      await sheet.getByText('dan Q wachtrij, M van mij, H ik denk mee, A alle open').waitFor();
      await sheet.getByLabel('Losse letters gebruiken').uncheck();
      await page.keyboard.press('Escape');
      await shows('dienstwissel', /^Dienstwissel\s*$/);
      await shows('wachtrij', /^Wachtrij\s*$/);
      await opens('toetsen');
      await page.keyboard.press('Enter');
      await sheet.getByLabel('Losse letters gebruiken').check();
      await page.keyboard.press('Escape');
      await page.keyboard.press('Shift+H');
      await page.getByRole('heading', { name: 'Dienstwissel' }).first().waitFor();
      await opens('zoeken');
      await page.keyboard.press('Enter');
      await soon(house, 'the search field', () => page.evaluate(() => document.activeElement?.id === 'search'));
    });

    it('has only what is possible now', async () => {
      await atDesk();
      await opens('pak op');
      expect((await options().allInnerTexts()).filter((text) => text.startsWith('Pak op'))).toEqual([]);
      await page.keyboard.press('Escape');
    });
  });

  describe('keys', () => {
    const sheet = () => page.getByRole('dialog', { name: 'Toetsen en scherm' });

    it('are others when somebody wants so, never two for one, on every computer; and are put back', async () => {
      await noor.asks('De zonwering klemt');
      await page.goto(`${house.url}/desk`);
      await page.getByText('De zonwering klemt').first().waitFor();
      await page.keyboard.press('?');
      await sheet().getByRole('button', { name: 'Wijzig toetsen' }).click();
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        expect(await complaints(page)).toEqual([]);
      }
      const field = sheet().getByLabel('Toets voor Pak op');
      await field.press('r');
      await sheet().getByText('R is al ‘Antwoord’. Kies een andere.').waitFor();
      await field.press('p');
      await isChosen('another key', ({ keys }) => keys.some(({ deed, key }) => deed === 'claim' && key === 'p'));
      expect(await field.inputValue()).toBe('P');
      await sheet().getByRole('button', { name: 'Klaar' }).click();

      const { page: other } = await atScreen(browser, house, 'fatma');
      await other.getByText('De zonwering klemt').first().click();
      const claim = other.getByRole('button', { name: 'Pak op' });
      await claim.waitFor();
      await soon(
        house,
        'the key beside the button',
        async () => (await claim.getAttribute('aria-keyshortcuts')) === 'P',
      );
      await other.locator('#talk').focus();
      await other.keyboard.press('c');
      await other.keyboard.press('p');
      await other.getByText('Jij helpt Noor.').first().waitFor();
      await other.context().close();

      await page.keyboard.press('?');
      await sheet().getByRole('button', { name: 'Wijzig toetsen' }).click();
      await sheet().getByRole('button', { name: 'Zet alles terug' }).click();
      await isChosen('the usual keys', ({ keys }) => keys.length === 0);
      await sheet().getByLabel('Losse letters gebruiken').uncheck();
      await isChosen('no letters', ({ letters }) => !letters);
      await sheet().getByRole('button', { name: 'Klaar' }).click();
      await page.locator('#list').focus();
      await page.keyboard.press('?');
      expect(await sheet().count()).toBe(0);
      await opens('toetsen');
      await page.keyboard.press('Enter');
      await sheet().getByLabel('Losse letters gebruiken').check();
      await page.keyboard.press('Escape');
    });
  });

  it('rows are compact when somebody wants so, and the list is walked as before', async () => {
    for (let i = 0; i < 30; i++) await noor.asks(`Vraag nummer ${i} over de wasdroger op de gang`);
    await atDesk();
    await opens('compact');
    await page.keyboard.press('Enter');
    await isChosen('compact rows', ({ density }) => density === 'compact');
    await page.locator('#list').focus();
    for (let i = 0; i < 25; i++) await page.keyboard.press('j');
    const active = page.locator('[role=option].active');
    const box = (await active.boundingBox())!;
    const list = (await page.locator('#list').boundingBox())!;
    expect(box.height).toBe(44);
    expect(box.y).toBeGreaterThanOrEqual(list.y - 1);
    expect(box.y + box.height).toBeLessThanOrEqual(list.y + list.height + 1);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await complaints(page)).toEqual([]);
    }
    await opens('ruime');
    await page.keyboard.press('Enter');
    await isChosen('roomy rows', ({ density }) => density === 'roomy');
    expect((await active.boundingBox())!.height).toBe(68);
  });

  it('a sound is heard where somebody chose one, and shown first', async () => {
    await page.evaluate(() => {
      Object.assign(window, { chimes: 0 });
      document.addEventListener('chime', () => ((window as never as { chimes: number }).chimes += 1));
    });
    const chimes = () => page.evaluate(() => (window as never as { chimes: number }).chimes);
    const waiting = () => page.getByRole('navigation', { name: 'Lijsten' }).locator('b').first().innerText();
    const before = Number(await waiting());
    await noor.asks('De bel doet het niet');
    await soon(house, 'one more that waits', async () => Number(await waiting()) === before + 1);
    expect(await chimes()).toBe(0);
    await page.locator('#list').focus();
    await page.keyboard.press('?');
    await page.getByRole('button', { name: 'Laat horen' }).click();
    expect(await chimes()).toBe(1);
    await page.getByLabel('Bij een vraag die zorg nu raakt').check();
    await isChosen('a sound', ({ sound }) => sound === 'now');
    await page.keyboard.press('Escape');
    await noor.asks('De gordijnen zijn vies', { urgency: 'normal' });
    await noor.asks('Er staat iemand vast in de lift', { careNow: true });
    await soon(house, 'the sound', async () => (await chimes()) === 2);
  });

  it('a question that is fetched by itself, before the list brings it, sounds all the same', async () => {
    const told: string[] = [];
    page.once('websocket', (socket) => socket.on('framereceived', ({ payload }) => told.push(String(payload))));
    await page.goto(`${house.url}/desk`);
    await page.evaluate(() => document.addEventListener('chime', () => Object.assign(window, { chimed: true })));
    await isChosen('a sound', ({ sound }) => sound === 'now');
    await soon(house, 'the live line', async () => told.length > 0);
    let letGo = (): void => undefined;
    const held = new Promise<void>((done) => (letGo = done));
    let lists = 0;
    await page.route(/\/api\/v1\/queue/, async (route) => {
      const answer = await route.fetch();
      lists += 1;
      await held;
      await route.fulfill({ response: answer });
    });
    await noor.asks('De verwarming is uit', { urgency: 'normal' });
    await soon(house, 'a list without the next question', async () => lists > 0);
    const { id } = await noor.asks('Er staat weer iemand vast in de lift', { careNow: true });
    await soon(house, 'the nudge about that question', async () =>
      told.some((one) => one.includes('ticket.changed') && one.includes(id)),
    );
    const byItself = page.waitForResponse(
      (answer) => answer.url().includes(`/tickets?ids=`) && answer.url().includes(id),
    );
    letGo();
    await byItself;
    await page.waitForFunction(() => 'chimed' in window);
    await page.unroute(/\/api\/v1\/queue/);
  });

  describe('the browser itself tells, while the tab is out of sight', () => {
    const outside = (at: Page) => at.getByLabel('Seintje van de browser als dit tabblad niet in beeld is');
    /** What the real browser was asked and told; nothing is decided here. */
    const record = (at: Page) =>
      at.addInitScript(() => {
        const log = { asked: 0, told: [] as { title: string; options: object; one: Notification }[], focused: 0 };
        Object.assign(window, { log, focus: () => (log.focused += 1) });
        window.Notification = class extends window.Notification {
          static override requestPermission(): Promise<NotificationPermission> {
            log.asked += 1;
            return super.requestPermission();
          }
          constructor(title: string, options?: NotificationOptions) {
            super(title, options);
            log.told.push({ title, options: { ...options }, one: this });
          }
        };
      });
    type Log = { asked: number; told: { title: string; options: object; one: Notification }[]; focused: number };
    const logOf = (at: Page) =>
      at.evaluate(() => {
        const { asked, told, focused } = (window as never as { log: Log }).log;
        return { asked, told: told.map(({ title, options }) => ({ title, options })), focused };
      });
    const sight = (at: Page, hidden: boolean) =>
      at.evaluate((is) => Object.defineProperty(document, 'hidden', { configurable: true, get: () => is }), hidden);
    const opensSheet = async (at: Page) => {
      await record(at);
      await at.goto(`${house.url}/desk`);
      await at.locator('#list').focus();
      await at.keyboard.press('?');
      await outside(at).waitFor();
    };

    it('is asked when somebody presses, and says so honestly when the browser refuses', async () => {
      await opensSheet(page);
      expect(await logOf(page)).toMatchObject({ asked: 0 });
      await outside(page).click();
      await page.getByText('Je browser laat dit niet toe.').waitFor();
      expect(await outside(page).isChecked()).toBe(false);
      expect(await logOf(page)).toMatchObject({ asked: 1 });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        expect(await complaints(page)).toEqual([]);
      }
      await page.keyboard.press('Escape');
    });

    it('that something came in, once, without a word or a name; and a click leads here', async () => {
      const { page: at, faults } = await atScreen(browser, house, 'fatma');
      await at.context().grantPermissions(['notifications'], { origin: house.url });
      await opensSheet(at);
      await soon(house, 'the choice she made before', () =>
        at.getByLabel('Bij een vraag die zorg nu raakt').isChecked(),
      );
      await at.getByLabel('Geen geluid').check();
      await isChosen('no sound', ({ sound }) => sound === 'none');
      await outside(at).check();
      await at.reload();
      await at.locator('#list').focus();
      await at.keyboard.press('?');
      await soon(house, 'the choice, kept in this browser', () => outside(at).isChecked());
      await at.keyboard.press('Escape');
      const asks = async (text: string) => {
        await noor.asks(text);
        await at
          .getByRole('navigation', { name: 'Lijsten' })
          .getByText(/Wachtrij/)
          .waitFor();
        const { items } = await fatma.gets<{ items: TicketView[] }>('/queue');
        const waits = items.filter(({ status }) => status === 'waiting_for_helper').length;
        const badge = at.getByRole('navigation', { name: 'Lijsten' }).locator('b').first();
        await soon(house, text, async () => Number(await badge.innerText()) === waits);
      };
      await asks('Terwijl hij kijkt');
      expect((await logOf(at)).told).toEqual([]);
      await sight(at, true);
      await asks('De trilplaat rammelt');
      await asks('De bladblazer ook');
      const { told } = await logOf(at);
      expect(told).toEqual([{ title: 'Nieuwe vraag bij het servicecentrum', options: { tag: 'zorg112.outside' } }]);
      await at.evaluate(() => (window as never as { log: Log }).log.told[0]!.one.dispatchEvent(new Event('click')));
      expect(await logOf(at)).toMatchObject({ focused: 1 });
      expect(faults).toEqual([]);
      await at.context().close();
    });
  });

  it('a choice made before what was chosen earlier has come goes on from that', async () => {
    let letGo = (): void => undefined;
    const held = new Promise<void>((done) => (letGo = done));
    await page.route('**/api/v1/me/preferences', async (route) => {
      if (route.request().method() === 'GET') await held;
      await route.continue();
    });
    const { version } = await chosen();
    await page.evaluate(() => localStorage.clear());
    await atDesk();
    await opens('toetsen');
    await page.keyboard.press('Enter');
    const saving = page.waitForRequest((request) => request.method() === 'PUT');
    await page.getByLabel('Compact').check();
    letGo();
    expect((await saving).headers()['if-match']).toContain(String(version));
    await isChosen('compact rows', ({ density }) => density === 'compact');
    await page.unroute('**/api/v1/me/preferences');
    await page.keyboard.press('Escape');
  });

  it('a choice made while the one before is still on its way is kept too', async () => {
    await atDesk();
    let letGo = (): void => undefined;
    const held = new Promise<void>((done) => (letGo = done));
    let first = true;
    await page.route('**/api/v1/me/preferences', async (route) => {
      const holds = first && route.request().method() === 'PUT';
      if (holds) first = false;
      if (holds) await held;
      await route.continue();
    });
    await opens('toetsen');
    await page.keyboard.press('Enter');
    await page.getByLabel('Compact').check();
    await page.getByLabel('Als iemand op jou wacht').check();
    letGo();
    await isChosen('both', ({ density, sound }) => density === 'compact' && sound === 'mine');
    await page.unroute('**/api/v1/me/preferences');
    await page.getByLabel('Ruim').check();
    await isChosen('roomy rows', ({ density }) => density === 'roomy');
    await page.keyboard.press('Escape');
  });

  describe('what somebody looks for often', () => {
    const search = () => page.locator('#search');
    const view = (name: string) => page.getByRole('navigation', { name: 'Lijsten' }).getByRole('button', { name });

    it('is taken apart into chips, kept under a name, found again after a reload, and shared by its address', async () => {
      await page.goto(`${house.url}/desk`);
      await search().fill('plek:linde status:loopt tillift');
      await page.getByRole('button', { name: 'status:loopt: haal weg' }).click();
      expect(await search().inputValue()).toBe('plek:linde tillift');
      await page.getByRole('button', { name: 'Bewaar als weergave' }).click();
      await page.getByLabel('Hoe heet hij?').fill('Tilliften Linde');
      expect(await complaints(page)).toEqual([]);
      await page.keyboard.press('Enter');
      await view('Tilliften Linde').waitFor();
      await isChosen('the view', ({ views }) => views[0]?.words === 'plek:linde tillift');
      await page.goto(`${house.url}/desk`);
      await view('Tilliften Linde').click();
      await page.getByRole('option', { name: /De tillift piept/ }).waitFor();
      expect(await view('Tilliften Linde').getAttribute('aria-current')).toBe('true');

      const { page: his } = await atScreen(browser, house, 'bram');
      await his.goto(page.url());
      await his.getByRole('option', { name: /De tillift piept/ }).waitFor();
      expect(await his.locator('#search').inputValue()).toBe('plek:linde tillift');
      expect((await bram.gets<PreferencesView>('/me/preferences')).views).toEqual([]);
      await his.context().close();
    });

    it('is called otherwise, and taken away', async () => {
      await page.getByRole('button', { name: 'Noem hem anders' }).click();
      await page.getByLabel('Hoe heet hij?').fill('Tilliften');
      await page.keyboard.press('Enter');
      await view('Tilliften').waitFor();
      await page.getByRole('button', { name: 'Haal weergave weg' }).click();
      await view('Tilliften').waitFor({ state: 'detached' });
      await isChosen('no view', ({ views }) => views.length === 0);
    });
  });

  it('shows one’s own figures to oneself, found by what one calls them', async () => {
    await atDesk();
    await opens('mijn cijfers');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Mijn cijfers' }).waitFor();
    await page.getByText('Klaar, zegt de vrager').waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await complaints(page)).toEqual([]);
    }
    expect(await page.getByText('Alleen jij ziet dit.').count()).toBe(1);
  });
});
