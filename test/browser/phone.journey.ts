import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { nextStep, signIn, type Actor } from '../support/actors.js';
import { atScreen, complaints, openBrowser, PHONE } from '../support/browser.js';
import { openHouse, OPENING_MS, type House } from '../support/house.js';
import { openPushService, type Phone, type PushService } from '../support/push-service.js';
import { until } from '../support/until.js';

let house: House;
let browser: Browser;
let service: PushService;
let folder: string;
let fatma: Actor;
let context: BrowserContext;
let page: Page;
let faults: string[];
let phone: Phone;

beforeAll(async () => {
  service = await openPushService();
  folder = await mkdtemp(join(tmpdir(), 'zorg112-push-'));
  const trusted = join(folder, 'push-service.pem');
  await writeFile(trusted, service.cert);
  house = await openHouse({ env: { PUSH_SERVICES: service.host, NODE_EXTRA_CA_CERTS: trusted } });
  browser = await openBrowser();
  fatma = await signIn(house, 'fatma');
}, OPENING_MS);
afterAll(async () => {
  await browser?.close();
  await house?.stop();
  await service?.stop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => void (phone = service.phone()));
afterEach(async () => {
  await context?.close();
  expect([faults, service.faults]).toEqual([[], []]);
});

/** Somebody on a phone of their own. `may`: what the phone itself says when it is asked. */
async function opens(who: string, { may = true, ...options }: BrowserContextOptions & { may?: boolean } = {}) {
  const screen = await atScreen(browser, house, who, { viewport: PHONE, ...options });
  ({ page, faults } = screen);
  context = page.context();
  if (may) await context.grantPermissions(['notifications']);
  await context.addInitScript(answersItself, phone.subscription);
  await page.goto(house.url);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.reload();
}

/** A closed network has no push service of a browser: what one answers to subscribe, with keys a phone of our own opens with. */
function answersItself({ endpoint, keys }: Phone['subscription']): void {
  const KEPT = 'test.subscribed';
  const bytes = (text: string) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0)).buffer;
  const given = (key: string) => ({
    options: { userVisibleOnly: true, applicationServerKey: bytes(key) },
    toJSON: () => ({ endpoint, keys }),
    unsubscribe: async () => (localStorage.removeItem(KEPT), true),
  });
  if (!('PushManager' in window)) return;
  PushManager.prototype.subscribe = async (options) => {
    const key = btoa(String.fromCharCode(...new Uint8Array(options!.applicationServerKey as ArrayBuffer)));
    localStorage.setItem(KEPT, key);
    return given(key) as unknown as PushSubscription;
  };
  PushManager.prototype.getSubscription = async () => {
    const key = localStorage.getItem(KEPT);
    return (key && given(key)) as unknown as PushSubscription;
  };
}

async function asks(words: string): Promise<string> {
  await page.getByLabel('Wat gebeurt er?').fill(words);
  await page.getByRole('button', { name: 'Verstuur', exact: true }).click();
  await page.getByRole('heading', { name: 'We hebben het' }).waitFor();
  const [row] = await house.sql<{ id: string }>('SELECT id FROM tickets WHERE text = ?', [words]);
  return row!.id;
}
/** For everybody, in the light and in the dark. */
async function isReadable(): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect([colorScheme, await complaints(page)]).toEqual([colorScheme, []]);
  }
  await page.setViewportSize(PHONE);
}
const offer = () => page.getByRole('region', { name: 'Wil je een seintje als er antwoord is?' });
/** The sessions under which we tell this phone. */
const told = async () =>
  (
    await house.sql<{ session: string }>('SELECT session_hash AS session FROM push_subscriptions WHERE endpoint = ?', [
      phone.subscription.endpoint,
    ])
  ).map(({ session }) => session);
const heard = (n: number) => until(() => phone.heard.length >= n && phone.heard[n - 1]!);

/** As a push service does that has a line to this phone. */
async function delivers(message: object): Promise<void> {
  const line = await context.newCDPSession(page);
  const registered = new Promise<string>((done) =>
    line.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [one] = registrations.filter(({ isDeleted }) => !isDeleted);
      if (one) done(one.registrationId);
    }),
  );
  await line.send('ServiceWorker.enable');
  const registrationId = await registered;
  await line.send('ServiceWorker.deliverPushMessage', {
    origin: house.url,
    registrationId,
    data: JSON.stringify(message),
  });
  await line.detach();
}
/** Until it stands there. On a busy machine the debugger's line may lose one on its way to a worker that just went to sleep; told twice it is one. */
async function shows(
  message: { ticketId: string; what: string; to: string; lang: string },
  like: RegExp = /./,
): Promise<void> {
  const stands = async () => (await shown()).some(({ title, tag }) => tag === message.ticketId && like.test(title));
  for (let tries = 4; ; tries--) {
    await delivers(message);
    const done = await until(stands, 5_000).catch((late: Error) => late);
    if (done === true) return;
    if (tries === 0) throw done;
  }
}
const shown = () =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    return (await registration.getNotifications()).map(({ title, body, tag, lang, data }) => ({
      ...{ title, body, tag, lang, path: (data as { path: string }).path },
    }));
  });

describe('after the first send', () => {
  it('she is asked in our own words first, says yes, and is told on her phone what happened and no more', async () => {
    await opens('noor');
    const her = await signIn(house, 'noor');
    await her.posts('/me/push/quiet', { on: false }); // at ten in the evening her phone goes quiet
    expect(await offer().count()).toBe(0); // never on arrival
    const id = await asks('Mevrouw De Vries van kamer 12 is gevallen');
    await offer().waitFor();
    await page.getByText('Nooit wat er staat.').waitFor();
    expect(await page.getByRole('heading', { name: 'Zet dit op je beginscherm' }).count()).toBe(0); // one thing at a time
    await isReadable();
    await offer().getByRole('button', { name: 'Ja, graag' }).click();
    await page.getByText('Je krijgt een seintje op deze telefoon.').filter({ visible: true }).first().waitFor();
    expect(await told()).toHaveLength(1);
    await fatma.claims({ id });
    const { message } = await heard(1);
    await shows(message);
    const question = { body: `Vraag ${message.number}`, tag: id, lang: 'nl', path: `/m/${id}` };
    expect(await shown()).toEqual([{ title: 'Fatma helpt je', ...question }]);
    await fatma.replies({ id }, 'Ik kom naar kamer 12.', { nextStep: nextStep('ik kom', 900) });
    await shows((await heard(2)).message, /geantwoord/);
    expect(await shown()).toEqual([{ title: 'Fatma heeft je geantwoord', ...question }]); // one for each question
    await her.posts('/me/push/quiet', { on: true });
  });

  it('a no is a no: she is not asked again, and may still turn it on under her questions', async () => {
    await opens('noor');
    await asks('Nee, bedankt');
    await offer().getByRole('button', { name: 'Nee, bedankt' }).click();
    await page.getByRole('button', { name: 'Stel nog een vraag' }).click();
    await asks('Nog een');
    await page.getByRole('button', { name: 'Stel nog een vraag' }).waitFor();
    await page.goto(`${house.url}/mijn`);
    await page.locator('summary', { hasText: 'Seintje op deze telefoon' }).click();
    await page.getByRole('button', { name: 'Zet aan' }).press('Enter');
    await page.getByRole('button', { name: 'Zet uit' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Zet uit'); // still where she was
    await isReadable();
    await page.getByLabel('Van', { exact: true }).fill('21:00');
    await page.getByRole('button', { name: 'Bewaar', exact: true }).click();
    await page.getByText('Bewaard.').filter({ visible: true }).first().waitFor();
    expect(await house.sql('SELECT from_minute AS "from", to_minute AS "to" FROM push_quiet')).toEqual([
      { from: 1_260, to: 420 },
    ]);
    await page.getByRole('button', { name: 'Zet uit' }).click();
    await page.getByText('Je krijgt hier geen seintje meer.').filter({ visible: true }).first().waitFor();
    expect(await told()).toEqual([]);
    await page.goto(house.url);
    await asks('En nog een');
    await page.getByRole('button', { name: 'Stel nog een vraag' }).waitFor();
    expect(await offer().count()).toBe(0);
  });

  it('where the phone itself said no it is said how to mend that', async () => {
    await opens('noor', { may: false });
    await page.addInitScript(() => {
      Object.defineProperty(Notification, 'permission', { get: () => 'denied' });
    });
    await page.goto(`${house.url}/mijn`);
    await page.locator('summary', { hasText: 'Seintje op deze telefoon' }).click();
    await page.getByText('Je telefoon houdt seintjes van zorg-112 tegen.').waitFor();
    await isReadable();
  });

  it('on an iPhone it is said that it has to be on the home screen first, with how', async () => {
    const userAgent =
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 Version/17.4 Safari/604.1';
    await opens('noor', { may: false, userAgent });
    await page.addInitScript(() => {
      for (const name of ['PushManager', 'Notification']) delete (window as unknown as Record<string, unknown>)[name];
    });
    await page.goto(house.url);
    await asks('Vanaf mijn iPhone');
    await page.getByText(/Op een iPhone kan een seintje alleen als zorg-112 op je beginscherm staat/).waitFor();
    await page.getByText('Kies ‘Zet op beginscherm’.').waitFor();
    expect(await offer().count()).toBe(0);
    await isReadable();
  });
});

describe('on the phone', () => {
  async function turnsOn(who = 'noor'): Promise<void> {
    await opens(who);
    await page.goto(`${house.url}/mijn`);
    await page.locator('summary', { hasText: 'Seintje op deze telefoon' }).click();
    await page.getByRole('button', { name: 'Zet aan' }).click();
    await page.getByRole('button', { name: 'Zet uit' }).waitFor();
  }
  const word = { what: 'replied', number: 4_821, by: 'Fatma', lang: 'nl' };

  it('says nothing when the question stands before her; her page looks by itself', async () => {
    await turnsOn();
    await page.goto(house.url);
    const id = await asks('Ik kijk al');
    await page.goto(`${house.url}/m/${id}`);
    await page.getByText('Joost let op je vraag.').first().waitFor();
    const { id: to } = await page.evaluate(async () => (await fetch('/api/v1/me')).json() as Promise<{ id: string }>);
    let looked = false;
    page.on('request', (request) => (looked ||= request.url().endsWith(`/tickets/${id}`)));
    for (let left = 4; !looked; left--) {
      await delivers({ ...word, ticketId: id, to });
      await until(() => looked, 5_000).catch((late: unknown) => {
        if (left === 0) throw late;
      });
    }
    expect(await shown()).toEqual([]);
    await page.goto(house.url);
    await shows({ ...word, ticketId: id, to });
  });

  it('a tap leads to the question, in the page that is open', async () => {
    await turnsOn();
    await page.goto(house.url);
    const id = await asks('Waarheen');
    await page.goto(house.url);
    const { id: to } = await page.evaluate(async () => (await fetch('/api/v1/me')).json() as Promise<{ id: string }>);
    await shows({ ...word, ticketId: id, to, lang: 'en' });
    expect((await shown())[0]).toMatchObject({ title: 'Fatma has answered you', body: 'Question 4821' });
    await taps();
    await page.waitForURL(`**/m/${id}`);
    await page.getByText('Waarheen').first().waitFor();
    expect(await shown()).toEqual([]);
  });

  it('what was hers is not shown to who signs in after her, nor told any more', async () => {
    await turnsOn();
    const { id: to } = await page.evaluate(async () => (await fetch('/api/v1/me')).json() as Promise<{ id: string }>);
    await page.goto(`${house.url}/inloggen?next=/mijn`);
    await page.locator('input[name=email]').fill('sam@demo.zorg112.nl');
    await page.locator('input[name=password]').fill('zorg112-demo');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/mijn$/);
    await until(() => page.evaluate(() => localStorage.getItem('test.subscribed') === null).catch(() => false));
    await page.locator('summary', { hasText: 'Seintje op deze telefoon' }).waitFor();
    await page.goto(house.url);
    await delivers({ ...word, ticketId: 'een-vraag', to });
    await shows({ ...word, ticketId: 'die-van-sam', to: await idOf('sam') });
    expect((await shown()).map(({ tag }) => tag)).toEqual(['die-van-sam']);
  });
  const idOf = async (who: string) =>
    (await house.sql<{ id: string }>('SELECT id FROM people WHERE email = ?', [`${who}@demo.zorg112.nl`]))[0]!.id;

  it('signing out ends it, here and with us', async () => {
    await turnsOn();
    expect(await told()).toHaveLength(1);
    await page.getByText('Noor', { exact: true }).first().click();
    await page.getByRole('button', { name: 'Afmelden' }).click();
    await page.waitForURL(/\/inloggen/);
    expect(await told()).toEqual([]);
    expect(await page.evaluate(() => localStorage.getItem('test.subscribed'))).toBeNull();
  });

  it('goes on by itself under her next session', async () => {
    await turnsOn();
    const [before] = await told();
    await page.goto(`${house.url}/inloggen?next=/mijn`);
    await page.locator('input[name=email]').fill('noor@demo.zorg112.nl');
    await page.locator('input[name=password]').fill('zorg112-demo');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/mijn$/);
    await until(async () => (await told())[0] !== before);
    expect(await told()).toHaveLength(1);
  });

  it('goes on where the push service gives the phone another address, also when no page is open', async () => {
    await turnsOn();
    const next = service.phone().subscription;
    await page.goto('about:blank');
    const [worker] = context.serviceWorkers();
    await worker!.evaluate((given) => {
      const scope = self as unknown as { ExtendableEvent: typeof Event; dispatchEvent: (event: Event) => boolean };
      const newSubscription = { toJSON: () => given };
      scope.dispatchEvent(Object.assign(new scope.ExtendableEvent('pushsubscriptionchange'), { newSubscription }));
    }, next);
    const kept = 'SELECT id FROM push_subscriptions WHERE endpoint = ?';
    await until(async () => (await house.sql(kept, [next.endpoint])).length);
  });

  /** A finger on the notification: what only a finger gives (a window may be focused) is given here by hand. */
  async function taps(): Promise<void> {
    const [worker] = context.serviceWorkers();
    await worker!.evaluate(async () => {
      const scope = self as unknown as {
        registration: ServiceWorkerRegistration;
        WindowClient: { prototype: { focus: () => Promise<unknown> } };
        NotificationEvent: new (type: string, init: { notification: Notification }) => Event;
        dispatchEvent: (event: Event) => boolean;
      };
      scope.WindowClient.prototype.focus = async function (this: unknown) {
        return this;
      };
      const [notification] = await scope.registration.getNotifications();
      scope.dispatchEvent(new scope.NotificationEvent('notificationclick', { notification: notification! }));
    });
  }
});
