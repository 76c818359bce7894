import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, type Page } from 'playwright-core';
import sharp from 'sharp';
import { atScreen, complaints, openBrowser, openBrowserOn, PHONE, type AtScreen } from '../support/browser.js';
import { openHouse, OPENING_MS, type House } from '../support/house.js';
import { cameraPhoto, detail } from '../support/photos.js';
import { lyingDoor, type LyingDoor, type Weather } from '../support/lying-door.js';
import { until } from '../support/until.js';

const ASKING = '/api/v1/tickets';
/** As long as somebody takes to read a row of buttons and press one. */
const HUMAN_MS = 1_500;
/** Only this goes wrong; the first times, then it passes. */
const asking = (lie: ReturnType<Weather>, times = Infinity): Weather => {
  let left = times;
  return (method, path) => (method === 'POST' && path === ASKING && left-- > 0 ? lie : undefined);
};

let house: House;
let browser: Browser;
let door: LyingDoor;
let noor: AtScreen;
let page: Page;
let built: string;

beforeAll(async () => {
  built = await mkdtemp(join(tmpdir(), 'zorg112-web-'));
  await cp('dist/web', built, { recursive: true });
  house = await openHouse({ profile: 'sqlite', env: { WEB_DIR: built } });
  browser = await openBrowser();
  door = await lyingDoor(house.url);
}, OPENING_MS);
afterAll(async () => {
  await browser?.close();
  await door?.stop();
  await house?.stop();
  await rm(built, { recursive: true, force: true });
});

/** A phone of its own for each test, with the shell on it. */
beforeEach(async () => {
  door.becomes('honest');
  noor = await phone('noor');
  page = noor.page;
});
afterEach(async () => {
  await page.context().close();
  expect(noor.faults).toEqual([]);
});

async function phone(who: string): Promise<AtScreen> {
  const screen = await atScreen(browser, { ...house, url: door.url }, who, { viewport: PHONE });
  await ready(screen.page);
  return screen;
}
/** The worker is there with the whole shell, knows whose phone it is, and the page is in its care. */
async function ready(page: Page): Promise<void> {
  const whole = async () => {
    if (navigator.serviceWorker.controller?.state !== 'activated' || !(await caches.match('/index.html'))) return false;
    // Opening it before the page did would make it, empty.
    if (!(await indexedDB.databases()).some(({ name }) => name === 'zorg112')) return false;
    const open = indexedDB.open('zorg112');
    const db = await new Promise<IDBDatabase>((done) => (open.onsuccess = () => done(open.result)));
    const who = db.transaction('kept').objectStore('kept').get('who');
    const known = await new Promise((done) => (who.onsuccess = () => done(who.result)));
    db.close();
    return !!known;
  };
  await until(() => page.evaluate(whole).catch(() => false));
}
async function asks(words: string, { now = false, on = page } = {}): Promise<void> {
  await on.getByLabel('Wat gebeurt er?').fill(words);
  if (now) await on.getByLabel('Kan iemand nu niet goed geholpen worden?').check();
  await on.getByRole('button', { name: /^(Verstuur|Bewaar en verstuur later)$/ }).click();
}
const sees = (words: string | RegExp, on = page) => on.getByText(words).filter({ visible: true }).first().waitFor();
const numberOn = async (words: string) =>
  (await house.sql<{ asset: string | null }>('SELECT asset FROM tickets WHERE text = ?', [words]))[0]?.asset;
const tickets = (words: string) => house.sql<{ id: string }>('SELECT id FROM tickets WHERE text = ?', [words]);
const kept = (on = page) =>
  on.evaluate(async () => {
    const open = indexedDB.open('zorg112');
    const db = await new Promise<IDBDatabase>((done) => (open.onsuccess = () => done(open.result)));
    const all = db.transaction('outbox').objectStore('outbox').getAll();
    const entries = await new Promise<unknown[]>((done) => (all.onsuccess = () => done(all.result)));
    db.close();
    return entries.length;
  });
/** The network is back, and the phone says so. */
async function back(context: BrowserContext = page.context()): Promise<void> {
  door.becomes('honest');
  await context.setOffline(false);
  for (const one of context.pages()) await one.evaluate(() => dispatchEvent(new Event('online')));
}
/** Exactly one, also after everything had the time to go wrong once more. */
async function exactlyOne(words: string): Promise<void> {
  await until(async () => (await tickets(words)).length);
  await until(async () => (await kept()) === 0);
  await page.reload();
  await ready(page);
  expect(await tickets(words)).toHaveLength(1);
}

describe('without a network', () => {
  it('her page starts, keeps what she asks, and sends it once when the network is there', async () => {
    await page.goto(`${door.url}/mijn`);
    await page.getByRole('heading', { name: 'Mijn vragen' }).waitFor();
    door.becomes('refuses');
    await page.context().setOffline(true);
    for (const [path, heading] of [
      ['/m/een-vraag', 'Je vraag'],
      ['/mijn', 'Mijn vragen'],
      ['/', 'Wat kunnen we voor je doen?'],
    ] as const) {
      await page.goto(door.url + path);
      await page.getByRole('heading', { name: heading }).first().waitFor();
      await page.getByText('Noor', { exact: true }).first().waitFor();
    }
    await page.getByRole('button', { name: 'Bewaar en verstuur later' }).waitFor();
    await asks('De lift staat stil');
    await page.getByRole('heading', { name: 'Bewaard op je telefoon' }).waitFor();
    await sees('We versturen het zodra je weer internet hebt.');
    expect(await page.locator('main svg').count()).toBe(0); // no sun
    await page.getByRole('link', { name: 'Naar je vragen' }).click();
    await page.getByRole('heading', { name: 'Nog niet verstuurd' }).waitFor();
    await sees(/Wacht op internet/);
    expect(await complaints(page)).toEqual([]);
    await page.setViewportSize(PHONE);
    await back();
    await page.getByRole('heading', { name: 'Nog niet verstuurd' }).waitFor({ state: 'detached' });
    await sees('Joost let op je vraag.');
    await exactlyOne('De lift staat stil');
  });

  it('a sticker fills in where she is', async () => {
    door.becomes('refuses');
    await page.context().setOffline(true);
    await page.goto(`${door.url}/n?p=De%20Linde%2C%20keuken&d=tillift%200412&apparaat=tl-0412`);
    await page.locator('html[data-page=awake]').waitFor({ state: 'attached' });
    expect(await page.locator('#location').inputValue()).toBe('De Linde, keuken · tillift 0412');
    expect(await page.locator('#asset').inputValue()).toBe('TL-0412');
    expect(new URL(page.url()).pathname).toBe('/');
    await page.getByLabel('Wat gebeurt er?').fill('De tillift piept weer');
    await page.getByRole('button', { name: 'Bewaar en verstuur later' }).click();
    await page.getByRole('heading', { name: 'Bewaard op je telefoon' }).waitFor();
    await back();
    await exactlyOne('De tillift piept weer');
    expect(await numberOn('De tillift piept weer')).toBe('TL-0412');
  });

  it('who cannot be helped properly is told in red to call, and never that we have it', async () => {
    door.becomes('refuses');
    await asks('Mevrouw ligt op de grond', { now: true });
    await page.getByRole('heading', { name: 'Nog niet verstuurd.' }).waitFor();
    const dial = page.getByRole('link', { name: /^Bel / }).filter({ visible: true });
    expect(await dial.first().getAttribute('href')).toMatch(/^tel:/);
    expect(await page.locator('main svg').count()).toBe(0);
    expect(await complaints(page)).toEqual([]);
    await page.setViewportSize(PHONE);
    await back();
    await page.getByRole('heading', { name: 'We hebben het' }).waitFor();
    await exactlyOne('Mevrouw ligt op de grond');
  });

  it('what she no longer wants sent is taken out, after one more press', async () => {
    door.becomes('refuses');
    await asks('Laat maar zitten');
    await page.getByRole('link', { name: 'Naar je vragen' }).click();
    await page.getByRole('button', { name: 'Verwijder: Laat maar zitten' }).click();
    await page.getByRole('button', { name: 'Ja, verwijder' }).click();
    await page.getByRole('heading', { name: 'Nog niet verstuurd' }).waitFor({ state: 'detached' });
    await back();
    expect(await kept()).toBe(0);
    expect(await tickets('Laat maar zitten')).toHaveLength(0);
  });

  it('an answer, "it is solved" and "no longer needed" wait beside their question and arrive once', async () => {
    await asks('De bel op kamer 3 zwijgt');
    await page.getByRole('link', { name: 'Bekijk je vraag' }).click();
    await page.getByLabel('Schrijf een bericht').waitFor();
    const path = new URL(page.url()).pathname;
    door.becomes('refuses');
    await page.getByLabel('Schrijf een bericht').fill('Hij deed het gisteren nog');
    await page.getByRole('button', { name: 'Verstuur', exact: true }).click();
    await page.getByRole('heading', { name: 'Nog niet verstuurd' }).waitFor();
    await page.goto(door.url + path); // as it stood last, from the phone
    await sees('De bel op kamer 3 zwijgt');
    await page.getByRole('button', { name: 'Niet meer nodig', exact: true }).click();
    await page.getByRole('button', { name: 'Ja, stop ermee' }).click();
    await page.getByRole('button', { name: 'Niet meer nodig', exact: true }).waitFor({ state: 'detached' });
    await until(async () => (await kept()) === 2);
    await back();
    await sees('Niet meer nodig.');
    await page.getByRole('heading', { name: 'Nog niet verstuurd' }).waitFor({ state: 'detached' });
    const said = 'SELECT id FROM messages WHERE text = ?';
    expect(await house.sql(said, ['Hij deed het gisteren nog'])).toHaveLength(1);
  });
});

describe('a photo without a network', () => {
  /** What of photos is on the phone: in what waits to be sent, and with words that were not sent yet. */
  const photosKept = () =>
    page.evaluate(async () => {
      const open = indexedDB.open('zorg112');
      const db = await new Promise<IDBDatabase>((done) => (open.onsuccess = () => done(open.result)));
      const all = <T>(store: string, what: 'getAll' | 'getAllKeys') =>
        new Promise<T[]>((done) => {
          const asked = db.transaction(store).objectStore(store)[what]();
          asked.onsuccess = () => done(asked.result as T[]);
        });
      const entries = await all<{ photos: Blob[] }>('outbox', 'getAll');
      const drafts = (await all<string>('kept', 'getAllKeys')).filter((key) => key.startsWith('photos '));
      db.close();
      return { waiting: entries.flatMap(({ photos }) => photos.map(({ size, type }) => ({ size, type }))), drafts };
    });
  const MIDDLE = { x: 0.35, y: 0.35, w: 0.3, h: 0.3 };

  it('is looked at, made unrecognisable and kept with her words; it arrives once, and is then gone from her phone', async () => {
    door.becomes('refuses');
    await page.context().setOffline(true);
    await page.goto(door.url);
    await page.getByLabel('Wat gebeurt er?').fill('De display van de tillift');
    await page.locator('input[type=file]').setInputFiles({
      ...{ name: 'IMG_0412.jpg', mimeType: 'image/jpeg', buffer: await cameraPhoto() },
    });
    await page.getByRole('heading', { name: 'Geen bewoner op de foto' }).waitFor();
    await page.getByRole('button', { name: 'Maak onherkenbaar' }).click();
    await page.getByRole('button', { name: 'Gebruik deze foto' }).click();
    await page.getByRole('img', { name: 'Foto 1' }).waitFor();
    await until(async () => (await photosKept()).drafts.length === 1);
    await page.reload(); // with her words, also after the page was closed
    await page.getByRole('img', { name: 'Foto 1' }).waitFor();
    expect(await page.getByLabel('Wat gebeurt er?').inputValue()).toBe('De display van de tillift');
    await page.getByRole('button', { name: 'Bewaar en verstuur later' }).click();
    await page.getByRole('heading', { name: 'Bewaard op je telefoon' }).waitFor();
    const { waiting, drafts } = await photosKept();
    expect(drafts).toEqual([]);
    expect(waiting).toMatchObject([{ type: 'image/webp' }]);
    expect(waiting[0]!.size).toBeLessThanOrEqual(300_000);
    await page.goto(`${door.url}/mijn`);
    await sees('Met een foto');

    // Back with Wi-Fi that loses the question after its photo, and an answer: still one of each.
    door.becomes(asking('drops', 2));
    await page.context().setOffline(false);
    await until(async () => (await tickets('De display van de tillift')).length);
    await back();
    await exactlyOne('De display van de tillift');
    expect(await photosKept()).toEqual({ waiting: [], drafts: [] });
    const [ticket] = await tickets('De display van de tillift');
    const sent = await house.sql<{ bytes: Buffer; name: string }>(
      `SELECT b.bytes, a.name FROM attachments a JOIN attachment_bytes b ON b.attachment_id = a.id
       JOIN messages m ON m.id = a.message_id WHERE m.ticket_id = ?`,
      [ticket!.id],
    );
    expect(sent.map(({ name }) => name)).toEqual(['foto-1.webp']);
    expect(await house.sql('SELECT id FROM attachments')).toHaveLength(1);
    const { bytes } = sent[0]!;
    const { width, exif } = await sharp(bytes).metadata();
    expect(exif).toBeUndefined();
    expect(width).toBeLessThanOrEqual(1_600);
    const [hidden, seen] = [await detail(bytes, MIDDLE), await detail(bytes, { x: 0, y: 0, w: 0.25, h: 0.25 })];
    expect(seen).toBeGreaterThan(5);
    expect(hidden).toBeLessThan(seen / 5);
  });

  it('one that the server does not take gives her words and her photo back', async () => {
    await page.context().setOffline(true);
    door.becomes('refuses');
    await page.goto(door.url);
    await page.getByLabel('Wat gebeurt er?').fill('Met een foto die niet mag');
    const buffer = await cameraPhoto(400, 300);
    await page.locator('input[type=file]').setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer });
    await page.getByRole('button', { name: 'Gebruik deze foto' }).click();
    await page.getByRole('img', { name: 'Foto 1' }).waitFor();
    await page.getByRole('button', { name: 'Bewaar en verstuur later' }).click();
    await page.getByRole('heading', { name: 'Bewaard op je telefoon' }).waitFor();
    // In turn with what tries to send it: how that try ended is written over what lies there.
    await page.evaluate(() =>
      navigator.locks.request('zorg112.outbox', async () => {
        const open = indexedDB.open('zorg112');
        const db = await new Promise<IDBDatabase>((done) => (open.onsuccess = () => done(open.result)));
        const store = db.transaction('outbox', 'readwrite').objectStore('outbox');
        const all = store.getAll();
        await new Promise((done) => (all.onsuccess = done));
        const spoilt = { ...(all.result as { photos: Blob[] }[])[0]!, photos: [new Blob(['GIF89a'])] };
        await new Promise((done) => (store.put(spoilt).onsuccess = done));
        db.close();
      }),
    );
    await back();
    await page.getByRole('heading', { name: 'Er ging iets mis' }).waitFor();
    await sees(/^Dit soort bestand kan niet mee/);
    await page.getByRole('img', { name: 'Foto 1' }).waitFor();
    expect(await page.getByLabel('Wat gebeurt er?').inputValue()).toBe('Met een foto die niet mag');
    await page.getByRole('button', { name: 'Verwijder foto 1' }).click();
    await page.getByRole('button', { name: 'Verstuur', exact: true }).click();
    await page.getByRole('heading', { name: 'We hebben het' }).waitFor();
    await exactlyOne('Met een foto die niet mag');
  });
});

/** What she taps, from the icon on her home screen; the phone does the rest. Returns how long she was busy, in ms. */
async function threeTaps(on = page): Promise<number> {
  const began = Date.now();
  await on.goto(door.url);
  for (const what of [
    on.getByRole('radio', { name: 'Hulpmiddelen' }),
    on.getByRole('button', { name: WORDS }),
    on.getByRole('button', { name: /^(Verstuur|Bewaar en verstuur later)$/ }),
  ]) {
    await what.waitFor();
    await on.waitForTimeout(HUMAN_MS); // she reads, and moves her thumb
    await what.click();
  }
  await on.getByRole('heading', { name: /Bewaard op je telefoon|We hebben het|Er ging iets mis/ }).waitFor();
  return Date.now() - began;
}
const WORDS = 'De tillift doet het niet.';
const heading = (name: string, on = page) => on.getByRole('heading', { name }).first().waitFor();
const askedSince = (from: number) => door.heard.slice(from).filter((one) => one === `POST ${ASKING}`).length;

interface Fault {
  readonly before: () => unknown;
  /** Until the network is back and she reads that we have it. */
  readonly after: (from: number) => Promise<unknown>;
}
/** Every way in which it goes wrong: what is so before her first tap, and what happens after her third. */
const FAULTS: Readonly<Record<string, Fault>> = {
  'without a network': {
    before: async () => {
      door.becomes('refuses');
      await page.context().setOffline(true);
    },
    after: async () => {
      await heading('Bewaard op je telefoon');
      await back();
      await heading('We hebben het');
    },
  },
  'behind Wi-Fi that is connected and never answers': {
    before: () => door.becomes('silent'),
    after: async () => {
      await sees('We versturen het zodra je weer internet hebt.'); // after eight seconds
      await back();
      await heading('We hebben het');
    },
  },
  'when the question arrives and the answer does not': {
    before: () => door.becomes(asking('drops', 2)),
    after: async (from) => {
      await heading('We hebben het');
      expect(askedSince(from)).toBeGreaterThan(1);
    },
  },
  'when the network comes and goes': {
    before: () => {
      const lies = [502, 'refuses', 'drops', 'refuses', 'drops'] as const;
      let n = 0;
      door.becomes((method, path) => (method === 'POST' && path === ASKING ? lies[n++] : undefined));
    },
    after: async (from) => {
      await until(async () => {
        const before = askedSince(from);
        await page.context().setOffline(true);
        await page.context().setOffline(false);
        // Long enough to come through: a network that goes before anything was sent is the one that is not there.
        await until(() => askedSince(from) > before, 1_000).catch(() => undefined);
        return askedSince(from) > 5;
      });
      await heading('We hebben het');
    },
  },
  'when the tab is killed while it is being sent': {
    before: () => door.becomes(asking('silent')),
    after: async (from) => {
      const context = page.context();
      await until(() => askedSince(from) > 0);
      await page.close({ runBeforeUnload: false });
      page = await context.newPage();
      door.becomes('honest');
      await page.goto(door.url);
      await exactlyOne(WORDS);
      expect(await page.getByLabel('Wat gebeurt er?').inputValue()).toBe('');
    },
  },
  'with two tabs that both wake up': {
    before: async () => {
      const other = await page.context().newPage();
      await other.goto(door.url);
      await ready(other);
      door.becomes('refuses');
      await asks('Het andere tabblad', { on: other });
    },
    after: async () => {
      await until(async () => (await kept()) === 2);
      await back();
      for (const one of page.context().pages()) await heading('We hebben het', one);
      await exactlyOne('Het andere tabblad');
    },
  },
  'when the server cannot for a while': {
    before: () => door.becomes(asking(503, 2)),
    after: async () => {
      await sees('We proberen het vanzelf opnieuw.');
      await heading('We hebben het');
    },
  },
  'when a new version is put in place meanwhile': {
    before: () => door.becomes(asking('refuses')),
    after: async () => {
      await heading('Bewaard op je telefoon');
      await deploys('1');
      await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
      await back();
      await heading('We hebben het');
    },
  },
};

describe('three taps at human speed, within twenty seconds, and exactly one question', () => {
  afterEach(() => house.sql('UPDATE tickets SET text = ? WHERE text = ?', ['Geweest', WORDS]));

  it.each(Object.entries(FAULTS))('%s', async (_what, { before, after }) => {
    await page.goto('about:blank');
    await before();
    const from = door.heard.length;
    expect(await threeTaps()).toBeLessThan(20_000);
    await after(from);
    await exactlyOne(WORDS);
    const about = await house.sql<{ category: string }>('SELECT category FROM tickets WHERE text = ?', [WORDS]);
    expect(about).toEqual([{ category: 'hulpmiddelen' }]);
  });

  it('with a full phone: sent directly, and when that fails her words stay where they are, said honestly', async () => {
    await onFullPhone(async (full) => {
      door.becomes(asking('drops'));
      expect(await threeTaps(full)).toBeLessThan(20_000);
      await sees(/Je telefoon kan het nu ook niet bewaren/, full);
      expect(await full.getByLabel('Wat gebeurt er?').inputValue()).toBe(WORDS);
      door.becomes('honest');
      await full.getByRole('button', { name: 'Verstuur' }).click();
      await heading('We hebben het', full);
      expect(await tickets(WORDS)).toHaveLength(1);
    });
  });
});

/** A phone with a disk of its own, on which the browser may keep nothing more: a private context never hears of its quota. */
async function onFullPhone(work: (page: Page) => Promise<void>): Promise<void> {
  const disk = await mkdtemp(join(tmpdir(), 'zorg112-phone-'));
  const context = await openBrowserOn(disk, { viewport: PHONE, locale: 'nl-NL' });
  try {
    await context.addCookies(await page.context().cookies());
    const [full] = context.pages();
    const inside = await context.newCDPSession(full!);
    await inside.send('Storage.overrideQuotaForOrigin', { origin: door.url, quotaSize: 1 });
    await work(full!);
  } finally {
    await context.close();
    await rm(disk, { recursive: true, force: true });
  }
}

it('what the server refuses comes back into the form with the reason, also when she was elsewhere', async () => {
  door.becomes('refuses');
  await asks('   Ook dit   ');
  await page.evaluate(async () => {
    // Written by an older version, say: a field the server does not know.
    const open = indexedDB.open('zorg112');
    const db = await new Promise<IDBDatabase>((done) => (open.onsuccess = () => done(open.result)));
    await navigator.locks.request('zorg112.outbox', async () => {
      const store = db.transaction('outbox', 'readwrite').objectStore('outbox');
      const all = store.getAll();
      const [entry] = await new Promise<{ body: object }[]>((done) => (all.onsuccess = () => done(all.result)));
      await new Promise((done) => (store.put({ ...entry, body: { ...entry!.body, oud: true } }).onsuccess = done));
    });
    db.close();
  });
  await page.getByRole('link', { name: 'Naar je vragen' }).click();
  await back();
  await sees(/Niet aangenomen:/);
  await page.getByRole('button', { name: 'Pas aan' }).click();
  await page.getByRole('heading', { name: 'Er ging iets mis' }).waitFor();
  expect(await page.getByLabel('Wat gebeurt er?').inputValue()).toBe('   Ook dit   ');
  await page.getByRole('button', { name: 'Verstuur', exact: true }).click();
  await page.getByRole('heading', { name: 'We hebben het' }).waitFor();
  expect(await kept()).toBe(0);
});

it('with her session over she can still ask; it goes when she signs in, and not under somebody else’s name', async () => {
  await house.sql('DELETE FROM sessions');
  await house.processes['embedded']!.end();
  await house.processes['embedded']!.start(); // nobody is remembered
  await asks('Sessie is voorbij');
  await sees('Je bent afgemeld. Meld je aan, dan versturen we het.');
  await page.getByRole('button', { name: 'Meld je aan' }).first().click();
  await signsIn('sam');
  await sees(/Op deze telefoon wacht nog iets van Noor/);
  expect(await tickets('Sessie is voorbij')).toHaveLength(0);
  await page.goto(`${door.url}/inloggen?next=/mijn`);
  await signsIn('noor');
  await sees('Sessie is voorbij');
  const [asked] = await until(async () => {
    const found = await house.sql<{ name: string }>(
      'SELECT p.name FROM tickets t JOIN people p ON p.id = t.requester_id WHERE t.text = ?',
      ['Sessie is voorbij'],
    );
    return found.length && found;
  });
  expect(asked!.name).toMatch(/^Noor/);
  await exactlyOne('Sessie is voorbij');
});

async function signsIn(who: string): Promise<void> {
  await page.goto(`${door.url}/inloggen?next=/mijn`);
  await page.locator('input[name=email]').fill(`${who}@demo.zorg112.nl`);
  await page.locator('input[name=password]').fill('zorg112-demo');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/mijn$/);
}

it('signing out asks about what is not sent yet, and leaves nothing of hers behind', async () => {
  door.becomes(asking('refuses'));
  await asks('Nog niet weg');
  await page.getByText('Noor', { exact: true }).first().click();
  await page.getByRole('button', { name: 'Afmelden' }).click();
  const dialog = page.getByRole('dialog', { name: 'Er is nog iets niet verstuurd' });
  await dialog.getByRole('button', { name: 'Blijf aangemeld' }).click();
  expect(await kept()).toBe(1);
  await page.getByText('Noor', { exact: true }).first().click();
  await page.getByRole('button', { name: 'Afmelden' }).click();
  await dialog.getByRole('button', { name: 'Gooi weg en meld af' }).click();
  await page.waitForURL(/\/inloggen/);
  expect(await kept()).toBe(0);
  door.becomes('honest');
  await page.goto(door.url);
  await page.waitForURL(/\/inloggen/); // the phone no longer knows whose it was
});

it('a new version comes without touching what she types, and is there at her next move', async () => {
  const words = page.getByLabel('Wat gebeurt er?');
  await words.fill('Ik ben nog aan het typen');
  await deploys('2');
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await until(() => page.evaluate(async () => (await caches.keys()).some((name) => name.endsWith('-2'))));
  await until(() =>
    page.evaluate(async () => {
      const { installing, waiting, active } = await navigator.serviceWorker.ready;
      return !installing && !waiting && active?.state === 'activated' && navigator.serviceWorker.controller === active;
    }),
  );
  expect(await words.inputValue()).toBe('Ik ben nog aan het typen');
  expect(await page.locator('html').getAttribute('data-build')).not.toBe('2');
  await page.getByRole('link', { name: 'Mijn vragen' }).click();
  await page.getByRole('heading', { name: 'Mijn vragen' }).waitFor();
  await page.locator('html[data-build="2"]').waitFor({ state: 'attached' });
  await page.getByRole('link', { name: 'Stel je vraag' }).click();
  expect(await words.inputValue()).toBe('Ik ben nog aan het typen');
});

/** As a deployment does: other files, a worker that names them, a new start. */
async function deploys(build: string): Promise<void> {
  const [index, worker] = [join(built, 'index.html'), join(built, 'sw.js')];
  await writeFile(index, (await readFile(index, 'utf8')).replace('<html ', `<html data-build="${build}" `));
  await writeFile(
    worker,
    (await readFile(worker, 'utf8')).replace(/"?version"?:\s*[`"']([\w-]+)[`"']/, (all, version) =>
      all.replace(version, `${version}-${build}`),
    ),
  );
  for (const squeezed of ['br', 'gz']) await rm(`${worker}.${squeezed}`, { force: true });
  await house.processes['embedded']!.end();
  await house.processes['embedded']!.start();
}

it('can be put on the home screen: a manifest, icons that are there, a worker that starts it without a network', async () => {
  const manifest = (await (await fetch(`${house.url}/manifest.webmanifest`)).json()) as {
    start_url: string;
    display: string;
    icons: { src: string; sizes: string; purpose: string }[];
  };
  expect(manifest).toMatchObject({ start_url: '/', display: 'standalone' });
  const purposes = manifest.icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`);
  expect(purposes).toEqual(expect.arrayContaining(['192x192 any', '512x512 any', '512x512 maskable']));
  for (const { src } of manifest.icons) expect((await fetch(house.url + src)).status).toBe(200);
  for (const path of ['/index.html', '/sw.js', '/manifest.webmanifest'])
    expect([path, (await fetch(house.url + path)).headers.get('cache-control')]).toEqual([path, 'no-cache']);
  const phone = await page.context().newCDPSession(page);
  const { installabilityErrors } = await phone.send('Page.getInstallabilityErrors');
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
});

it('keeps the care worker’s files and one font on the phone, and nothing of the console', async () => {
  const names = await page.evaluate(async () => {
    const shells = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    return [...new Set(shells.flat().map(({ url }) => new URL(url).pathname))];
  });
  expect(names).toContain('/index.html');
  expect(names.filter((name) => name.endsWith('.woff2'))).toHaveLength(1);
  expect(names.filter((name) => /desk|dash|beheer|inloggen/.test(name))).toEqual([]);
});
