import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Browser, type Page } from 'playwright-core';
import { atScreen, complaints, openBrowser, PHONE, type AtScreen } from '../support/browser.js';
import { openHouse, OPENING_MS, type House } from '../support/house.js';
import { cameraPhoto, detail } from '../support/photos.js';
import { until } from '../support/until.js';

let house: House;
let browser: Browser;
let large: Buffer;

beforeAll(async () => {
  house = await openHouse({ profile: 'sqlite' });
  browser = await openBrowser();
  large = await cameraPhoto(900, 600);
}, OPENING_MS);
afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

const STEP = 'Geen bewoner op de foto';
const picks = (page: Page, count = 1) =>
  page
    .locator('input[type=file]')
    .setInputFiles(
      Array.from({ length: count }, (_one, i) => ({ name: `${i}.jpg`, mimeType: 'image/jpeg', buffer: large })),
    );
const uses = (page: Page) => page.getByRole('button', { name: 'Gebruik deze foto' }).click();
const step = (page: Page) => page.getByRole('heading', { name: STEP }).waitFor();
const fields = (page: Page) => page.getByLabel('Wat gebeurt er?');
/** Somebody brings a file to what they write, as a browser tells it. */
const brings = (page: Page, how: 'paste' | 'drop', buffer: Buffer, name: string, type: string) =>
  page.locator('#write').evaluate(
    (field, { how, bytes, name, type }) => {
      const from = new DataTransfer();
      from.items.add(new File([Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0))], name, { type }));
      const given = how === 'paste' ? { clipboardData: from } : { dataTransfer: from };
      const event = how === 'paste' ? ClipboardEvent : DragEvent;
      field.dispatchEvent(new event(how, { ...given, bubbles: true, cancelable: true }));
    },
    { how, bytes: buffer.toString('base64'), name, type },
  );
const alts = (page: Page) =>
  page.getByRole('img', { name: /^Foto/ }).evaluateAll((all) => all.map((one) => one.getAttribute('alt')));
/** Somebody else signs in on the same phone, and asks. */
async function becomes(page: Page, who: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto(`${house.url}/inloggen`);
  await page.locator('input[name=email]').fill(`${who}@demo.zorg112.nl`);
  await page.locator('input[name=password]').fill('zorg112-demo');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname !== '/inloggen');
  await page.goto(house.url);
}
const sentPhotos = (text: string) =>
  house.sql<{ bytes: Buffer; name: string; kind: string }>(
    `SELECT b.bytes, a.name, m.kind FROM attachments a JOIN attachment_bytes b ON b.attachment_id = a.id
     JOIN messages m ON m.id = a.message_id WHERE m.text = ? ORDER BY a.uploaded_at`,
    [text],
  );

describe('a photo with a question, on a phone', () => {
  let noor: AtScreen;
  let page: Page;
  beforeAll(async () => {
    noor = await atScreen(browser, house, 'noor', { viewport: PHONE });
    page = noor.page;
  });
  afterAll(async () => {
    await page.context().close();
    expect(noor.faults).toEqual([]);
  });

  it('by keyboard alone: the box is moved, made larger, and what is in it made unrecognisable', async () => {
    await fields(page).fill('Met het toetsenbord');
    await page.getByRole('button', { name: 'Foto erbij' }).waitFor();
    await picks(page);
    await step(page);
    const photo = page.getByRole('application', { name: 'Je foto. Vak op de foto' });
    await until(() => photo.evaluate((one) => one === document.activeElement));
    for (let i = 0; i < 9; i++) await page.keyboard.press('ArrowLeft');
    for (let i = 0; i < 9; i++) await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Shift+ArrowRight');
    await page
      .getByText('Vak: 0 procent van links, 0 procent van boven, 45 breed en 40 hoog.')
      .waitFor({ state: 'attached' });
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Maak onherkenbaar');
    await page.keyboard.press('Enter');
    await page.getByText('Onherkenbaar gemaakt.').waitFor({ state: 'attached' });
    await uses(page);
    await page.getByRole('img', { name: 'Foto 1' }).waitFor();
    await page.getByRole('button', { name: 'Verstuur', exact: true }).click();
    await page.getByRole('heading', { name: 'We hebben het' }).waitFor();
    const [{ bytes } = { bytes: Buffer.alloc(0) }] = await sentPhotos('Met het toetsenbord');
    const [hidden, seen] = [
      await detail(bytes, { x: 0.02, y: 0.02, w: 0.4, h: 0.35 }),
      await detail(bytes, { x: 0.5, y: 0.5, w: 0.4, h: 0.4 }),
    ];
    expect(hidden).toBeLessThan(seen / 5);
    await page.getByRole('button', { name: 'Nog een vraag' }).click();
  });

  it('by finger: a box is drawn, only that is kept; another photo is taken out, and five are enough', async () => {
    await fields(page).fill('Met de vinger');
    await picks(page);
    await step(page);
    const stage = page.getByRole('application');
    const { x, y, width, height } = (await stage.boundingBox())!;
    await page.mouse.move(x + 4, y + 4);
    await page.mouse.down();
    await page.mouse.move(x + width * 0.5, y + height * 0.5, { steps: 4 });
    await page.mouse.up();
    await page.getByRole('button', { name: 'Alleen dit vak' }).click();
    await until(async () => (await stage.locator('canvas').evaluate((one: HTMLCanvasElement) => one.width)) < 460);
    await page.getByRole('button', { name: 'Begin opnieuw' }).click();
    await until(async () => (await stage.locator('canvas').evaluate((one: HTMLCanvasElement) => one.width)) === 900);
    await page.getByRole('button', { name: 'Niet gebruiken' }).click();
    expect(await page.getByRole('img', { name: /^Foto/ }).count()).toBe(0);

    await picks(page, 6);
    for (let n = 1; n <= 5; n++) {
      await step(page);
      await uses(page);
      await page.getByRole('img', { name: `Foto ${n}` }).waitFor();
    }
    await page.getByText("Hoogstens 5 foto's.").first().waitFor();
    expect(await page.getByRole('button', { name: 'Foto erbij' }).count()).toBe(0);
    expect(await complaints(page)).toEqual([]);
    await page.setViewportSize(PHONE);
    for (let n = 5; n > 1; n--) await page.getByRole('button', { name: `Verwijder foto ${n}` }).click();
    expect(await alts(page)).toEqual(['Foto 1']);
    await page.getByRole('button', { name: 'Verwijder foto 1' }).click();
    await fields(page).fill('');
  });

  it('what is no photo is said to be none, and her words stay', async () => {
    await fields(page).fill('Geen foto');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'a.heic', mimeType: 'image/heic', buffer: Buffer.from('\0\0\0\x18ftypheic') });
    await page.getByText('Deze foto kunnen we niet openen.').first().waitFor();
    expect(await fields(page).inputValue()).toBe('Geen foto');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('waits with her words under her own name only', async () => {
    await fields(page).fill('Nog niet klaar');
    await picks(page);
    await uses(page);
    await page.getByRole('img', { name: 'Foto 1' }).waitFor();
    const other = await page.context().newPage();
    await becomes(other, 'sam');
    await other.getByRole('button', { name: 'Foto erbij' }).waitFor();
    expect(await other.getByRole('img', { name: /^Foto/ }).count()).toBe(0);
    await becomes(other, 'noor');
    await other.getByRole('img', { name: 'Foto 1' }).waitFor();
    await other.getByRole('button', { name: 'Verwijder foto 1' }).click();
    await other.close();
  });
});

it.each(['light', 'dark'] as const)(
  'the photo step has no barrier: %s, nl and en, as small as 320',
  async (colorScheme) => {
    for (const language of ['nl', 'en'] as const) {
      const { page, faults } = await atScreen(browser, house, 'noor', {
        viewport: { width: 320, height: 640 },
        colorScheme,
      });
      await page.evaluate((chosen) => localStorage.setItem('zorg112.language', chosen), language);
      await page.reload();
      await page.locator('#text').fill('Kijk');
      await page.locator('input[type=file]').waitFor({ state: 'attached' });
      await picks(page);
      await page.getByRole('heading', { name: language === 'nl' ? STEP : 'No resident on the photo' }).waitFor();
      await page.getByRole('application').waitFor();
      expect(await complaints(page)).toEqual([]);
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      const small = await page
        .getByRole('dialog')
        .getByRole('button')
        .evaluateAll((all) =>
          all.filter((one) => one.getBoundingClientRect().height < 44).map(({ textContent }) => textContent),
        );
      expect(small).toEqual([]);
      expect(faults).toEqual([]);
      await page.context().close();
    }
  },
);

describe('photos in the thread, on both sides', () => {
  let noor: AtScreen;
  let fatma: AtScreen;
  beforeAll(async () => {
    noor = await atScreen(browser, house, 'noor', { viewport: PHONE });
    fatma = await atScreen(browser, house, 'fatma');
  });
  afterAll(async () => {
    await Promise.all([noor, fatma].map(({ page }) => page.context().close()));
    expect([...noor.faults, ...fatma.faults]).toEqual([]);
  });

  it('she sends one; who helps sees it small, and large', async () => {
    const { page } = noor;
    await fields(page).fill('Wat staat hier');
    await picks(page);
    await uses(page);
    await page.getByRole('img', { name: 'Foto 1' }).waitFor();
    await page.getByRole('button', { name: 'Verstuur', exact: true }).click();
    await page.getByText('Bekijk je vraag').click();
    await page.getByRole('img', { name: 'Foto van Noor' }).waitFor();
    expect(await complaints(page)).toEqual([]);
    await page.setViewportSize(PHONE);

    await fatma.page.getByText('Wat staat hier').first().click();
    await fatma.page.getByRole('button', { name: 'Foto van Noor. Bekijk groot' }).click();
    const shown = fatma.page.getByRole('dialog').getByRole('img', { name: 'Foto van Noor' });
    await until(() => shown.evaluate((one: HTMLImageElement) => one.complete && one.naturalWidth === 900));
    expect(await complaints(fatma.page)).toEqual([]);
    await fatma.page.keyboard.press('Escape');
    await fatma.page.getByRole('button', { name: 'Pak op' }).click();
  });

  it('her answer may be a photo alone', async () => {
    const { page } = noor;
    await page.getByText('Fatma helpt je.').first().waitFor();
    await picks(page);
    await uses(page);
    await page.getByRole('img', { name: 'Foto 1', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Verstuur', exact: true }).click();
    await until(async () => (await alts(page)).filter((alt) => alt === 'Foto van Noor').length === 2);
    await until(async () => (await alts(fatma.page)).filter((alt) => alt === 'Foto van Noor').length === 2);
  });

  it('an answer with a pasted photo reaches her; a note with a dropped file stays inside', async () => {
    const { page } = fatma;
    await page.getByLabel('Antwoord aan Noor').fill('Zo hangt hij goed. Ik kom erbij.');
    await brings(page, 'paste', large, 'schermafdruk.png', 'image/png');
    await step(page);
    await uses(page);
    await page.getByRole('list', { name: 'Gaat mee' }).getByText('schermafdruk.webp').waitFor();
    expect(await complaints(page)).toEqual([]);
    await page.getByLabel('Volgende stap').fill('Ik kom kijken');
    await page.getByRole('button', { name: '+15 min' }).click();
    await page.getByRole('button', { name: 'Verstuur' }).click();
    await noor.page.getByRole('img', { name: 'Foto van Fatma' }).waitFor();

    await page.getByRole('radio', { name: 'Notitie' }).check({ force: true });
    await brings(page, 'drop', Buffer.from('%PDF-1.4\n%%EOF'), 'Handleiding lift.pdf', 'application/pdf');
    await page.getByText('Handleiding lift.pdf', { exact: true }).waitFor();
    await page.reload(); // it goes along when it is sent, also later
    await page.getByText('Handleiding lift.pdf', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Bewaar notitie' }).click();
    await page.getByRole('link', { name: /^Handleiding lift\.pdf/ }).waitFor();
    await brings(page, 'drop', Buffer.from('GIF89a'), 'x.pdf', 'application/pdf');
    await page
      .getByText(/^Dit soort bestand kan niet mee/)
      .first()
      .waitFor();
    expect(await complaints(page)).toEqual([]);
    await noor.page.reload();
    await noor.page.getByRole('img', { name: 'Foto van Fatma' }).waitFor();
    expect(await noor.page.getByText('Handleiding').count()).toBe(0);
  });
});
