import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Browser, type BrowserContext, type Page } from 'playwright-core';
import { atScreen, complaints, DESKTOP, openBrowser, PHONE } from '../support/browser.js';
import { her, type HerQuestions } from '../support/her-questions.js';
import { openHouse, type House } from '../support/house.js';

const DANGER = /Levensgevaar\?.*Bel 112.*of de dienstdoende arts\./s;

/** No button, link or menu word sends a question away. */
const SENDS_AWAY = /doorsturen|doorverbinden|toewijzen|overzetten|\bsluiten/i;

/** Each screen with something on it, and who looks at it. */
const SCREENS: readonly {
  name: string;
  who: string;
  path: string | ((hers: HerQuestions) => string);
  viewport: typeof PHONE;
  ready: (page: Page) => Promise<unknown>;
}[] = [
  {
    name: 'asking',
    who: 'noor',
    path: '/',
    viewport: PHONE,
    ready: (page) => page.getByLabel('Wat gebeurt er?').waitFor(),
  },
  {
    name: 'my questions',
    who: 'noor',
    path: '/mijn',
    viewport: PHONE,
    ready: (page) => page.getByText('Wc verstopt').first().waitFor(),
  },
  {
    name: 'one question',
    who: 'noor',
    path: '/mijn',
    viewport: PHONE,
    ready: (page) =>
      page
        .getByText('Wc verstopt')
        .first()
        .click()
        .then(() => page.getByText('Opgepakt').first().waitFor()),
  },
  {
    name: 'may it wait',
    who: 'noor',
    path: ({ wait }) => `/m/${wait}`,
    viewport: PHONE,
    ready: (page) => page.getByRole('button', { name: 'Ja, dat kan' }).waitFor(),
  },
  {
    name: 'honestly unsolved',
    who: 'noor',
    path: ({ unsolved }) => `/m/${unsolved}`,
    viewport: PHONE,
    ready: async (page) => {
      await page.getByRole('button', { name: 'Ik ben het er niet mee eens' }).click();
      await page.getByLabel('Waarom ben je het er niet mee eens?').waitFor();
    },
  },
  {
    name: 'the maatwerk of her team',
    who: 'noor',
    path: ({ own }) => `/m/${own}`,
    viewport: PHONE,
    ready: async (page) => {
      await page.getByText('Zelf geregeld').waitFor();
      await page.getByRole('button', { name: 'Zelf iets regelen' }).click();
      await page.getByRole('button', { name: 'Regel het' }).click();
      await page.getByText('Schrijf een bedrag').first().waitFor();
    },
  },
  {
    name: 'what is known already',
    who: 'noor',
    path: '/',
    viewport: PHONE,
    ready: (page) => page.getByRole('button', { name: 'Ik ook' }).waitFor(),
  },
  {
    name: 'a known fault her question may be part of',
    who: 'noor',
    path: ({ own }) => `/m/${own}`,
    viewport: PHONE,
    ready: (page) => page.getByRole('button', { name: 'Ik ook' }).waitFor(),
  },
  {
    name: 'no longer needed, with why',
    who: 'noor',
    path: ({ own }) => `/m/${own}`,
    viewport: PHONE,
    ready: (page) => page.getByRole('button', { name: 'Niet meer nodig' }).click(),
  },
  {
    name: 'the queue',
    who: 'fatma',
    path: '/desk',
    viewport: DESKTOP,
    ready: (page) => page.getByText('Wc verstopt').first().waitFor(),
  },
  {
    name: 'a conversation',
    who: 'fatma',
    path: '/desk',
    viewport: DESKTOP,
    ready: (page) =>
      page
        .getByText('Wc verstopt')
        .first()
        .click()
        .then(() => page.getByRole('button', { name: 'Pak op' }).waitFor()),
  },
  {
    name: 'what else may be done, on a phone',
    who: 'fatma',
    path: '/desk',
    viewport: PHONE,
    ready: async (page) => {
      await page.getByText('Wc verstopt').first().click();
      await page.getByLabel('Meer met deze vraag').click();
      await page.getByRole('button', { name: 'Geen vraag', exact: true }).click();
      await page.getByRole('dialog').getByLabel('Waarom?').waitFor();
    },
  },
  {
    name: 'the shifts, for a lead',
    who: 'els',
    path: '/desk/diensten',
    viewport: DESKTOP,
    ready: (page) => page.getByText('Houdt de wacht').waitFor(),
  },
  {
    name: 'the shifts on a phone',
    who: 'fatma',
    path: '/desk/diensten',
    viewport: PHONE,
    ready: (page) => page.getByText('Houdt de wacht').waitFor(),
  },
  {
    name: 'the end of a shift',
    who: 'fatma',
    path: '/desk/dienstwissel',
    viewport: DESKTOP,
    ready: (page) => page.getByText('neemt al waar').first().waitFor(),
  },
  {
    name: 'the end of a shift on a phone',
    who: 'fatma',
    path: '/desk/dienstwissel',
    viewport: PHONE,
    ready: (page) => page.getByText('neemt al waar').first().waitFor(),
  },
  {
    name: 'the register at the desk',
    who: 'els',
    path: '/desk/besluiten',
    viewport: DESKTOP,
    ready: (page) => page.getByRole('table').getByText('Ze eet weer aan tafel').waitFor(),
  },
  {
    name: 'what the desk lacked',
    who: 'fatma',
    path: '/desk/gemist',
    viewport: DESKTOP,
    ready: (page) => page.getByRole('table').getByText('Het recht om het te doen').first().waitFor(),
  },
  {
    name: 'questions chosen to be one outage',
    who: 'fatma',
    path: '/desk',
    viewport: DESKTOP,
    ready: async (page) => {
      await page.getByText('Wc verstopt').first().waitFor();
      await page.getByRole('button', { name: 'Kies', exact: true }).click();
      await page.getByText('Wc verstopt').first().click();
      await page.getByRole('button', { name: 'Dit is één storing' }).click();
      await page.getByLabel('Wat is er stuk?').waitFor();
    },
  },
  {
    name: 'more than a question, on a phone',
    who: 'fatma',
    path: ({ danger }) => `/desk/${danger}`,
    viewport: PHONE,
    ready: async (page) => {
      await page.getByRole('group', { name: 'Is er nu iemand in gevaar?' }).waitFor();
      await page.getByText('Incident met een cliënt (MIC/VIM)').first().waitFor();
    },
  },
  {
    name: 'a question for somebody',
    who: 'fatma',
    path: '/desk',
    viewport: PHONE,
    ready: async (page) => {
      await page.getByRole('button', { name: 'Vraag voor iemand' }).click();
      await page.getByRole('dialog').getByLabel('Hoe kwam het binnen?').waitFor();
    },
  },
  {
    name: 'somebody from outside',
    who: 'fatma',
    path: ({ danger }) => `/desk/${danger}`,
    viewport: PHONE,
    ready: async (page) => {
      await page.getByRole('button', { name: 'Haal iemand erbij' }).click();
      await page.getByText('Iemand van buiten, met een mailadres').click();
      await page.getByLabel('Mailadres', { exact: true }).waitFor();
      await page.getByText('Andere tijd').click();
    },
  },
  {
    name: 'looking along',
    who: 'bram',
    path: ({ looks }) => `/desk/${looks}`,
    viewport: DESKTOP,
    ready: (page) => page.getByRole('button', { name: 'Gezien, ik denk ook dat dit niet kan' }).waitFor(),
  },
  {
    name: 'accounts',
    who: 'admin',
    path: '/beheer',
    viewport: DESKTOP,
    ready: async (page) => {
      await page.getByLabel('Zoek een collega').fill('Bram de Wit');
      await page.getByRole('button', { name: 'Zet uit: Bram de Wit' }).click();
      await page.getByRole('dialog').getByText('Wat er dan gebeurt').waitFor();
    },
  },
  {
    name: 'the numbers',
    who: 'ilse',
    path: '/dash',
    viewport: DESKTOP,
    ready: async (page) => {
      await page.getByRole('table').getByText('Ze eet weer aan tafel').waitFor();
      await page.getByRole('heading', { name: 'Wat misten we om het zelf te doen?' }).waitFor();
    },
  },
  {
    name: 'the promises, with a draft beside them',
    who: 'admin',
    path: '/beheer',
    viewport: DESKTOP,
    ready: async (page) => {
      const draft = page.getByLabel('De afspraken (YAML)');
      await draft.fill((await draft.inputValue()).replace('claim: PT15M', 'claim: PT45M'));
      await page.getByRole('heading', { name: 'Volgens je concept' }).waitFor();
      await page
        .getByText(/Klaar vóór/)
        .nth(1)
        .waitFor();
    },
  },
];

let house: House;
let browser: Browser;
let hers: HerQuestions;

beforeAll(async () => {
  house = await openHouse({ profile: 'sqlite' });
  browser = await openBrowser();
  const noor = await atScreen(browser, house, 'noor');
  await noor.page.getByLabel('Wat gebeurt er?').fill('Wc verstopt op de gang, het loopt over');
  await noor.page.getByRole('button', { name: 'Verstuur' }).click();
  await noor.page.getByText('Je vraag is binnen.').waitFor();
  await noor.page.context().close();
  hers = await her(house);
});
afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

/** Whoever signed in once stays so: the next screen is opened with the same session. */
const sessions = new Map<string, Awaited<ReturnType<BrowserContext['cookies']>>>();

async function look({ who, viewport, path, ready }: (typeof SCREENS)[number]): Promise<Page> {
  const known = sessions.get(who);
  const page = known ? await resumed(known, viewport) : (await atScreen(browser, house, who, { viewport })).page;
  if (!known) sessions.set(who, await page.context().cookies());
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(house.url + (typeof path === 'string' ? path : path(hers)));
  await ready(page);
  return page;
}

async function resumed(cookies: Awaited<ReturnType<BrowserContext['cookies']>>, viewport: typeof PHONE) {
  const context = await browser.newContext({ viewport, locale: 'nl-NL', timezoneId: 'Europe/Amsterdam' });
  await context.addCookies(cookies);
  return context.newPage();
}

/** One visit, looked at in every light: opening a screen costs more than looking at it. Nobody writes here, so two look at once. */
describe('every screen', () => {
  it.concurrent.each(SCREENS.map((screen) => [screen.name, screen] as const))('%s', async (_name, screen) => {
    const page = await look(screen);
    const names = await page.locator('button, a, [role=menuitem], summary, option').allInnerTexts();
    expect(names.filter((name) => SENDS_AWAY.test(name))).toEqual([]);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect([colorScheme, await complaints(page)]).toEqual([colorScheme, []]);
    }
    await page.setViewportSize({ width: 320, height: 640 });
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ).toBeLessThanOrEqual(0);
    await page.context().close();
  });
  it.each(['light', 'dark'] as const)('signing in, %s', async (colorScheme) => {
    const context = await browser.newContext({ colorScheme, viewport: PHONE });
    const page = await context.newPage();
    await page.goto(`${house.url}/inloggen`);
    expect(await complaints(page)).toEqual([]);
    await context.close();
  });
  it('says on every entry screen that danger to life goes to the real 112', async () => {
    for (const { who, path } of [
      { who: 'noor', path: '/' },
      { who: 'fatma', path: '/desk' },
    ]) {
      const { page } = await atScreen(browser, house, who);
      await page.goto(house.url + path);
      await page
        .getByText(/Levensgevaar\?/)
        .first()
        .waitFor();
      expect(await page.locator('body').innerText()).toMatch(DANGER);
      await page.context().close();
    }
    const page = await browser.newPage();
    await page.goto(`${house.url}/inloggen`);
    expect(await page.locator('body').innerText()).toMatch(DANGER);
    await page.close();
  });
});

describe('without a script', () => {
  it('a care worker asks with a plain form, and her words are never lost', async () => {
    const { page } = await atScreen(browser, house, 'noor', { javaScriptEnabled: false, viewport: PHONE });
    await page.goto(house.url);
    await page.getByLabel('Wat gebeurt er?').fill('De printer op de gang doet niets');
    await page.getByLabel('Kan iemand nu niet goed geholpen worden?').check();
    await page.getByRole('button', { name: 'Verstuur' }).click();
    await page.getByText(/Je vraag is binnen\. Nummer \d+\./).waitFor();
    const [ticket] = await house.sql<{ urgency: string }>(
      `SELECT urgency FROM tickets WHERE text LIKE 'De printer op de gang%'`,
    );
    expect(ticket?.urgency).toBe('now');
    await page.context().close();
  });
});

describe('with the keyboard alone', () => {
  it('a question is asked', async () => {
    const { page } = await atScreen(browser, house, 'noor');
    await page.getByLabel('Wat gebeurt er?').waitFor();
    await page.locator('#text').focus();
    await page.keyboard.type('Lamp in de badkamer is stuk');
    for (let i = 0; i < 7 && !(await focusedIs(page, 'Verstuur')); i++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Je vraag is binnen.').waitFor();
    await page.context().close();
  });
  it('a question is found, opened and picked up', async () => {
    const { page } = await atScreen(browser, house, 'bram');
    await page.getByText('Lamp in de badkamer').first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('badkamer');
    await page.keyboard.press('Escape');
    await page.getByText('Lamp in de badkamer').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Pak op' }).waitFor();
    await page.keyboard.press('c');
    await page.getByText('Jij helpt Noor.').first().waitFor();
    await page.context().close();
  });
});

describe('the watch, with the keyboard alone', () => {
  it('is taken over by somebody on shift, and everybody reads so', async () => {
    const { page } = await atScreen(browser, house, 'bram');
    await page.goto(`${house.url}/desk/diensten`);
    const take = page.getByRole('button', { name: 'Ik neem de wacht over' });
    await take.waitFor();
    await page.locator('main#diensten').focus();
    await page.keyboard.press('Tab');
    expect(await focusedIs(page, 'Ik neem de wacht over')).toBe(true);
    const { page: others } = await atScreen(browser, house, 'els');
    await others.goto(`${house.url}/desk/diensten`);
    await others.locator('.watch').getByText('Joost Visser').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.watch').getByText('Jij').waitFor();
    await take.waitFor({ state: 'detached' });
    await others.locator('.watch').getByText('Bram de Wit').waitFor();
    for (const one of [page, others]) await one.context().close();
  });
});

describe('when the network goes', () => {
  it('the console says so within two seconds, keeps what was typed, and is whole again after', async () => {
    const { page } = await atScreen(browser, house, 'joost');
    await page.getByText('Wc verstopt').first().click();
    await page.getByRole('button', { name: 'Pak op' }).click();
    await page.getByLabel('Antwoord aan Noor').fill('Ik kom eraan');
    await page.context().setOffline(true);
    await page
      .getByText(/Geen internet|Opnieuw verbinden/)
      .filter({ visible: true })
      .first()
      .waitFor({ timeout: 2_000 });
    await page.context().setOffline(false);
    await page.getByText('Verbonden').filter({ visible: true }).first().waitFor();
    expect(await page.getByLabel('Antwoord aan Noor').inputValue()).toBe('Ik kom eraan');
    await page.context().close();
  });
});

async function focusedIs(page: Page, name: string): Promise<boolean> {
  return page.evaluate((wanted) => document.activeElement?.textContent?.includes(wanted) ?? false, name);
}
