import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  DeviceCodeView,
  DevicePage,
  DevicePeoplePage,
  DevicePersonView,
  MeView,
  OwnDeviceView,
  TicketView,
} from '@zorg112/contracts';
import { DEMO_CODE, DEMO_PAIRING } from '@zorg112/demo';
import {
  type Actor,
  type Answer,
  call,
  careWorkers,
  DEMO_PASSWORD,
  type ErrorBody,
  refuses,
  Refused,
  type Request,
  signIn,
  signInAll,
  soon,
} from '../support/actors.js';
import { BOTH_ENDS, type House, openHouse, OPENING_MS } from '../support/house.js';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const post = (body?: unknown, headers: Record<string, string> = {}): Request => ({ method: 'POST', body, headers });

/** A browser, for as far as it matters here: it keeps its cookies and sends them. */
class Browser {
  readonly #jar = new Map<string, string>();
  constructor(readonly house: House) {}

  async asks<T = ErrorBody>(path: string, { headers, ...asked }: Request = {}): Promise<Answer<T>> {
    const csrf = this.#jar.get('zorg112_csrf');
    const own = { cookie: this.cookie, ...(csrf ? { 'x-csrf-token': csrf } : {}) };
    const answer = await call<T>(this.house, path, { ...asked, headers: { ...own, ...headers } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      if (/expires=Thu, 01 Jan 1970/i.test(line)) this.#jar.delete(name!);
      else this.#jar.set(name!, value!);
    }
    return answer;
  }
  sends(path: string, fields: Record<string, string>): Promise<Answer<string>> {
    return this.asks<string>(path, post(new URLSearchParams(fields).toString(), FORM));
  }
  get cookie(): string {
    return [...this.#jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }
  has(name: string): boolean {
    return this.#jar.has(name);
  }
}

describe.each(BOTH_ENDS)('a device of the ward, on %s', (profile) => {
  let house: House;
  let els: Actor, noor: Actor, fatma: Actor, admin: Actor;
  let team: string;

  beforeAll(async () => {
    house = await openHouse({ profile, env: { RATE_FAILED_LOGINS: '12' } });
    [els, noor, fatma, admin] = await signInAll(house, 'els', 'noor', 'fatma', 'admin');
    team = noor.teamIds[0]!;
  }, OPENING_MS);
  afterAll(() => house?.stop());

  const makes = (name: string, more: object = {}): Promise<DeviceCodeView> =>
    els.posts('/devices', { name, teamId: team, ...more });
  const paired = async (name: string, more: object = {}): Promise<{ browser: Browser; id: string }> => {
    const browser = new Browser(house);
    const { pairingCode: code, id } = await makes(name, more);
    expect(await browser.asks('/api/v1/device/pairing', post({ code }))).toMatchObject({ status: 201 });
    return { browser, id };
  };
  const names = async (browser: Browser): Promise<DevicePersonView[]> =>
    (await browser.asks<DevicePeoplePage>('/api/v1/device/people')).body.items;
  const begins = (browser: Browser, personId: string, code = DEMO_CODE) =>
    browser.asks('/api/v1/device/session', post({ personId, code }));

  test('a lead or the administrator pairs it, under a code that is shown once; nobody else', async () => {
    const body = { name: 'Telefoon', teamId: team };
    await refuses(() => noor.posts('/devices', body), 403, 'permission.denied');
    await refuses(() => fatma.posts('/devices', body), 403, 'permission.denied');
    await refuses(() => fatma.gets('/devices'), 403, 'permission.denied');
    await refuses(() => els.posts('/devices', { ...body, teamId: 'nowhere' }), 422, 'request.invalid');
    const key = { 'idempotency-key': 'pair once' };
    const first = await admin.posts<DeviceCodeView>('/devices', { ...body, place: 'Zusterpost' }, key);
    expect(first).toMatchObject({ team: { id: team }, place: 'Zusterpost', madeBy: { id: admin.id } });
    expect(first.address).toMatch(new RegExp(`/koppel\\?c=${first.pairingCode}$`));
    expect(await admin.posts('/devices', { ...body, place: 'Zusterpost' }, key)).toEqual(first);
    const list = await els.gets<DevicePage>('/devices');
    const shown = list.items.filter(({ id }) => id === first.id);
    expect(shown).toHaveLength(1);
    expect(shown[0]).not.toHaveProperty('pairingCode');
    expect(shown[0]).not.toHaveProperty('pairedAt');
  });

  test('the cookie it gets is long, out of reach of scripts, and opens the names of its team and nothing else', async () => {
    const { pairingCode: code } = await makes('Tablet', { place: 'Huiskamer' });
    const browser = new Browser(house);
    const answer = await browser.asks<OwnDeviceView>('/api/v1/device/pairing', post({ code: code.toLowerCase() }));
    expect(answer.body).toMatchObject({ name: 'Tablet', team: { id: team }, place: 'Huiskamer' });
    const line = answer.headers.getSetCookie().find((one) => one.startsWith('zorg112_device='))!;
    expect(line).toMatch(/HttpOnly/i);
    expect(line).toMatch(/SameSite=Lax/i);
    const days = (Date.parse(/expires=([^;]+)/i.exec(line)![1]!) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(29);

    const people = await names(browser);
    const members = await house.sql<{ id: string; name: string }>(
      'SELECT p.id, p.name FROM people p JOIN memberships m ON m.person_id = p.id WHERE m.team_id = ?',
      [team],
    );
    expect(people.map(({ id }) => id).sort()).toEqual(members.map(({ id }) => id).sort());
    for (const { id, name } of people)
      expect(members.find((one) => one.id === id)!.name.startsWith(name.replace(/ \p{L}\.$/u, ''))).toBe(true);
    for (const path of ['/me', '/tickets', '/teams', '/helpers', '/queue', '/people', '/devices'])
      expect(await browser.asks(`/api/v1${path}`)).toMatchObject({ status: 401, body: { code: 'auth.required' } });
    for (const path of ['/tickets', '/me/code', '/me/here', '/devices'])
      expect(await browser.asks(`/api/v1${path}`, post({ text: 'x' }))).toMatchObject({ status: 401 });
    expect((await browser.asks('/')).headers.get('location')).toMatch(/^\/inloggen/);
  });

  test('a stranger browser has no names', async () => {
    const browser = new Browser(house);
    for (const path of ['/device', '/device/people'])
      expect(await browser.asks(`/api/v1${path}`)).toMatchObject({ status: 401, body: { code: 'device.unknown' } });
    expect(await begins(browser, noor.id)).toMatchObject({ status: 401, body: { code: 'device.unknown' } });
    const made_up = { headers: { cookie: 'zorg112_device=made-up' } };
    expect(await call(house, '/api/v1/device/people', made_up)).toMatchObject({ status: 401 });
    expect((await browser.asks('/wie')).headers.get('location')).toMatch(/^\/inloggen/);
  });

  test('a name and a code: her questions, under her own name, as a colleague and no more', async () => {
    const { browser } = await paired('Telefoon 2');
    expect(await begins(browser, noor.id, '9090')).toMatchObject({ status: 401, body: { code: 'device.code_wrong' } });
    expect(await begins(browser, noor.id, '12')).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
    expect(await begins(browser, noor.id)).toMatchObject({ status: 201, body: { person: { id: noor.id } } });
    const me = await browser.asks<MeView>('/api/v1/me');
    expect(me.body).toMatchObject({ id: noor.id, shared: { device: 'Telefoon 2', idleSeconds: 900 } });
    // A word on the phone of the ward would be read by whoever holds it.
    const keys = { p256dh: 'x'.repeat(87), auth: 'x'.repeat(22) };
    const phone = { endpoint: 'https://fcm.googleapis.com/fcm/send/x', keys, lang: 'nl' };
    expect(await browser.asks('/api/v1/me/push', post(phone))).toMatchObject({
      status: 409,
      body: { code: 'push.shared' },
    });
    expect((await browser.asks('/api/v1/me/push')).body).not.toHaveProperty('publicKey');
    expect(await noor.gets('/me/push')).toHaveProperty('publicKey');
    const asked = await browser.asks<TicketView>('/api/v1/tickets', post({ text: 'De lamp op de gang is stuk.' }));
    expect(asked).toMatchObject({ status: 201, body: { requester: { id: noor.id } } });
    expect((await noor.sees(asked.body)).requester.id).toBe(noor.id);
    const forged = { headers: { 'x-csrf-token': 'made up' } };
    expect(await browser.asks('/api/v1/tickets', { ...post({ text: 'x' }), ...forged })).toMatchObject({ status: 403 });
    expect((await noor.gets<MeView>('/me')).shared).toBeUndefined();
  });

  test('somebody else of the team sees nothing private of her, and her session is over', async () => {
    const { browser } = await paired('Telefoon 3');
    const other = (await names(browser)).find(({ id }) => id !== noor.id)!;
    await begins(browser, noor.id);
    const before = browser.cookie;
    const key = { 'idempotency-key': 'kept on the phone' };
    const body = { text: 'Mijn salaris klopt niet.', private: true };
    const { body: hers } = await browser.asks<TicketView>('/api/v1/tickets', post(body, key));
    await browser.asks('/api/v1/auth/logout', post());
    expect(await browser.asks('/api/v1/me')).toMatchObject({ status: 401 });

    await begins(browser, other.id);
    expect(await browser.asks(`/api/v1/tickets/${hers.id}`)).toMatchObject({ status: 404 });
    expect(JSON.stringify((await browser.asks('/api/v1/tickets')).body)).not.toContain('salaris');
    expect(await call(house, '/api/v1/me', { headers: { cookie: before } })).toMatchObject({ status: 401 });
    // What waited in her outbox carries her session's token: it does not go under another name.
    const csrf = /zorg112_csrf=([^;]+)/.exec(before)![1]!;
    const late = await browser.asks('/api/v1/tickets', post(body, { ...key, 'x-csrf-token': csrf }));
    expect(late).toMatchObject({ status: 403, body: { code: 'auth.csrf' } });
    // And once she is back, the same key is the same question.
    await begins(browser, noor.id);
    const again = await browser.asks<TicketView>('/api/v1/tickets', post(body, key));
    expect(again.body.id).toBe(hers.id);
  });

  test('no sign of life ends it; a sign of life does not', async () => {
    const { browser, id } = await paired('Telefoon 4');
    await begins(browser, noor.id);
    const soonOver = (left: number) =>
      house.sql('UPDATE sessions SET expires_at = ? WHERE device_id = ?', [Date.now() + left, id]);
    const left = async () =>
      Number(
        (await house.sql<{ at: number }>('SELECT expires_at AS at FROM sessions WHERE device_id = ?', [id]))[0]!.at,
      ) - Date.now();
    const signs: Record<string, () => Promise<Answer<unknown>>> = {
      'I am still here': () => browser.asks('/api/v1/me/here', post()),
      'a deed': () => browser.asks('/api/v1/tickets', post({ text: 'Nog iets.' })),
      'a page': () => browser.asks('/mijn'),
    };
    for (const [sign, gives] of Object.entries(signs)) {
      await soonOver(100_000);
      // What a process remembers of a session it remembers for seconds.
      await soon(house, `${sign} to count`, async () => (await gives(), (await left()) > 800_000));
    }
    await soonOver(100_000);
    await browser.asks('/api/v1/tickets');
    await browser.asks('/api/v1/me');
    expect(await left()).toBeLessThanOrEqual(100_000);
    await soonOver(-1);
    expect(await browser.asks('/api/v1/me')).toMatchObject({ status: 401, body: { code: 'auth.required' } });
    expect(await names(browser)).toContainEqual(expect.objectContaining({ id: noor.id, lately: true }));
  });

  test('unpaired it is a stranger at once, and whoever sat at it is signed out', async () => {
    const { browser, id } = await paired('Telefoon 5');
    await begins(browser, noor.id);
    expect((await browser.asks('/api/v1/me')).status).toBe(200);
    expect(await els.calls(`/devices/${id}`, { method: 'DELETE' })).toMatchObject({
      status: 200,
      body: { id, endedBy: { id: els.id } },
    });
    for (const path of ['/me', '/tickets', '/device', '/device/people'])
      expect(await browser.asks(`/api/v1${path}`)).toMatchObject({ status: 401 });
    expect((await browser.asks('/wie')).headers.get('location')).toMatch(/^\/inloggen/);
    await refuses(() => noor.calls(`/devices/${id}`, { method: 'DELETE' }).then(thrown), 403, 'permission.denied');
    await refuses(() => els.calls('/devices/nothing', { method: 'DELETE' }).then(thrown), 404, 'device.not_found');
  });

  test('a closed account is there no more, also when she sits at it', async () => {
    const { browser } = await paired('Telefoon 6');
    const [, gone] = await names(browser);
    await begins(browser, gone!.id);
    expect((await browser.asks('/api/v1/me')).status).toBe(200);
    await admin.posts(`/people/${gone!.id}/disable`);
    expect(await browser.asks('/api/v1/me')).toMatchObject({ status: 401 });
    expect((await names(browser)).map(({ id }) => id)).not.toContain(gone!.id);
    expect(await begins(browser, gone!.id)).toMatchObject({ status: 404, body: { code: 'device.person_unknown' } });
  });

  test('somebody of another team is not there, and signs in with her account, for as short', async () => {
    const { browser } = await paired('Telefoon 7');
    const [email] = await careWorkers(house, team, true);
    const stranger = await signIn(house, email!);
    expect((await names(browser)).map(({ id }) => id)).not.toContain(stranger.id);
    expect(await begins(browser, stranger.id)).toMatchObject({ status: 404, body: { code: 'device.person_unknown' } });
    const answer = await browser.asks<{ expiresAt: string }>(
      '/api/v1/auth/login',
      post({ email, password: DEMO_PASSWORD }),
    );
    expect(Date.parse(answer.body.expiresAt) - Date.now()).toBeLessThanOrEqual(900_000);
    expect((await browser.asks<MeView>('/api/v1/me')).body).toMatchObject({ shared: { device: 'Telefoon 7' } });
  });

  test('a code is chosen with a password, on the device or on her own page', async () => {
    const { browser } = await paired('Telefoon 8');
    const person = (await names(browser)).at(-1)!;
    const choose = (body: object) => browser.asks('/api/v1/device/codes', post({ personId: person.id, ...body }));
    expect(await choose({ password: 'guess', code: '5151' })).toMatchObject({ body: { code: 'auth.wrong_password' } });
    expect(await choose({ password: DEMO_PASSWORD, code: '1111' })).toMatchObject({
      body: { code: 'code.too_simple' },
    });
    expect(await choose({ password: DEMO_PASSWORD, code: '12ab' })).toMatchObject({ status: 422 });
    expect(await choose({ password: DEMO_PASSWORD, code: '5151' })).toMatchObject({ status: 201 });
    expect(await begins(browser, person.id)).toMatchObject({ status: 401, body: { code: 'device.code_wrong' } });
    expect(await begins(browser, person.id, '5151')).toMatchObject({ status: 201 });
    await refuses(() => noor.posts('/me/code', { code: '626262' }), 401, 'auth.wrong_password');
    expect(await noor.posts('/me/code', { code: '626262', password: DEMO_PASSWORD })).toEqual({ set: true });
    expect(await begins(browser, noor.id, '626262')).toMatchObject({ status: 201 });
    await noor.posts('/me/code', { code: '8260', password: DEMO_PASSWORD });
  });

  test('all of it works without a script, and says in words what went wrong', async () => {
    const browser = new Browser(house);
    const { pairingCode: code } = await makes('Telefoon <9>', { place: 'Post "B"' });
    const page = await browser.asks<string>(`/koppel?c=${code}`);
    expect(page.body).toContain(`value="${code}"`);
    expect(browser.has('zorg112_device')).toBe(false);
    const wrong = await browser.sends('/koppel', { code: 'AAAA<AAAA' });
    expect(wrong).toMatchObject({ status: 401, body: expect.stringContaining('klopt niet') });
    expect(wrong.body).toContain('AAAA&#60;AAAA');
    expect((await browser.sends('/koppel', { code })).headers.get('location')).toBe('/wie');

    for (const path of ['/', '/mijn']) {
      const away = (await browser.asks(path)).headers.get('location')!;
      expect((await browser.asks(away)).headers.get('location')).toBe(`/wie?next=${encodeURIComponent(path)}`);
    }
    const who = await browser.asks<string>('/wie?next=/mijn');
    expect(who.body).toContain('Telefoon &#60;9&#62;');
    expect(who.body).toMatch(/<button[^>]*name="p" value="[\w-]+">Noor<\/button>/);
    const found = await browser.asks<string>('/wie?zoek=noo');
    expect(found.body.match(/name="p"/g)).toHaveLength(1);
    expect((await browser.asks<string>('/wie?zoek=xyz')).body).toContain('Niemand gevonden');

    const hers = await browser.asks<string>(`/wie?p=${noor.id}&next=/mijn`);
    expect(hers.body).toMatch(/<input[^>]*name="code"[^>]*inputmode="numeric"/);
    const slip = await browser.sends('/wie', { p: noor.id, code: '9', next: '/mijn' });
    expect(slip).toMatchObject({ status: 401, body: expect.stringContaining('Deze code klopt niet') });
    expect(
      (await browser.sends('/wie', { p: noor.id, code: ' 82 60 ', next: '//elsewhere' })).headers.get('location'),
    ).toBe('/');
    const mine = await browser.asks<string>('/mijn-code');
    const csrf = /name="_csrf" value="([^"]+)"/.exec(mine.body)![1]!;
    const fields = { _csrf: csrf, password: DEMO_PASSWORD, code: '8261' };
    expect((await browser.sends('/mijn-code', { ...fields, _csrf: 'forged' })).status).toBe(403);
    expect((await browser.sends('/mijn-code', { ...fields, code: '12345678' })).body).toContain('4, 5 of 6 cijfers');
    expect((await browser.sends('/mijn-code', fields)).body).toContain('Je code is bewaard');

    const out = await browser.sends('/uitloggen', { _csrf: csrf });
    expect((await browser.asks(out.headers.get('location')!)).headers.get('location')).toMatch(/^\/wie/);
    expect((await browser.asks('/api/v1/me')).status).toBe(401);
    const choosing = await browser.asks<string>(`/wie?p=${noor.id}&kies=1`);
    expect(choosing.body).toContain('autocomplete="current-password"');
    const again = { p: noor.id, password: DEMO_PASSWORD, code: '8260', next: '/mijn' };
    expect((await browser.sends('/wie/code', again)).headers.get('location')).toBe('/mijn');
  });

  test('another site cannot pair this browser, nor sign anybody in', async () => {
    const { pairingCode: code } = await makes('Telefoon 10');
    const from = { 'sec-fetch-site': 'cross-site' };
    const { browser } = await paired('Telefoon 11');
    expect(await browser.asks('/api/v1/device/pairing', post({ code }, from))).toMatchObject({ status: 403 });
    const body = { personId: noor.id, code: '8260' };
    expect(await browser.asks('/api/v1/device/session', post(body, from))).toMatchObject({ status: 403 });
    const form = new URLSearchParams({ code }).toString();
    expect((await browser.asks('/koppel', post(form, { ...FORM, ...from }))).status).toBe(403);
  });

  test('who guesses at her code waits, here and nowhere else, and reads when it is looked at again', async () => {
    const { browser } = await paired('Telefoon 12');
    const { browser: other } = await paired('Telefoon 13');
    for (let i = 0; i < 4; i++) expect((await begins(browser, noor.id, '4821')).status).toBe(401);
    const locked = await begins(browser, noor.id, '8260');
    expect(locked).toMatchObject({ status: 429, body: { code: 'device.locked' } });
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(0);
    const page = await browser.sends('/wie', { p: noor.id, code: '8260' });
    expect(page).toMatchObject({ status: 429, body: expect.stringMatching(/weer proberen om<\/span> \d+\.\d\d uur/) });
    expect(await begins(other, noor.id, '8260')).toMatchObject({ status: 201 });
    await house.sql('UPDATE device_people SET wrong_at = ? WHERE wrong > 3', [Date.now() - 40_000]);
    expect(await begins(browser, noor.id, '8260')).toMatchObject({ status: 201 });
  });

  test('the practice environment has one that waits to be tried', async () => {
    const browser = new Browser(house);
    expect((await browser.sends('/koppel', { code: DEMO_PAIRING })).headers.get('location')).toBe('/wie');
    const person = (await names(browser))[3]!;
    expect((await browser.sends('/wie', { p: person.id, code: DEMO_CODE })).status).toBe(303);
  });

  test('who guesses at pairing codes waits, as who guesses at passwords does', async () => {
    const browser = new Browser(house);
    const guess = () => browser.asks('/api/v1/device/pairing', post({ code: 'AAAA-2222' }));
    const stopped = await soon(house, 'the address to be stopped', async () => {
      const answer = await guess();
      return answer.status === 429 && answer;
    });
    expect(stopped.body.code).toBe('rate.limited');
    const { pairingCode: code } = await makes('Telefoon 14');
    expect(await browser.asks('/api/v1/device/pairing', post({ code }))).toMatchObject({ status: 429 });
  });
});

/** A refusal that was not thrown, thrown. */
function thrown(answer: Answer): never {
  throw new Refused('asked', answer as Answer<ErrorBody>, '');
}
