import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { DeviceCodeView, LoginView, QueueView, TicketView } from '@zorg112/contracts';
import {
  type Actor,
  type Answer,
  call,
  DEMO_PASSWORD,
  type ErrorBody,
  nextStep,
  refuses,
  type Request,
  signIn,
  signInAll,
  soon,
  written,
} from '../support/actors.js';
import { BOTH_ENDS, type House, openHouse, OPENING_MS } from '../support/house.js';

const JSON_TYPE = { 'content-type': 'application/json' };
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const NOBODY = '01900000-0000-7000-8000-000000000000';
const form = (fields: Record<string, string>): string => new URLSearchParams(fields).toString();
const post = (body?: unknown, headers: Record<string, string> = {}): Request => ({ method: 'POST', body, headers });

describe.each(BOTH_ENDS)('the door on %s', (profile) => {
  let house: House;
  let web: string;
  let noor: Actor, fatma: Actor, ilse: Actor;
  let ticket: TicketView;

  beforeAll(async () => {
    web = await makePages();
    house = await openHouse({ profile, env: { WEB_DIR: web } });
    [noor, fatma, ilse] = await signInAll(house, 'noor', 'fatma', 'ilse');
    ticket = await noor.asks('De tillift piept.');
    await fatma.claims(ticket);
  }, OPENING_MS);
  afterAll(async () => {
    await house?.stop();
    await rm(web, { recursive: true, force: true });
  });

  /** The answer is this refusal, and nothing at all was written. */
  const turnsAway = async (status: number, code: string, deed: () => Promise<Answer<unknown>>): Promise<ErrorBody> => {
    const before = await written(house);
    const answer = (await deed()) as Answer<ErrorBody>;
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
    expect(answer.body.message).toMatch(/\w/);
    expect(JSON.stringify(answer.body)).not.toMatch(/\bat .*\.[jt]s|Error:|node_modules/);
    expect(await written(house)).toEqual(before);
    return answer.body;
  };
  const asking =
    (body: unknown, headers = {}): (() => Promise<Answer>) =>
    () =>
      noor.calls('/tickets', post(body, headers));

  test('what cannot be read is malformed', async () => {
    for (const body of ['{"text": "half', 'text', '[]', '"text"', '12', '{"text": "x",}'])
      await turnsAway(400, 'request.malformed', asking(body, JSON_TYPE));
    for (const body of [
      '{"text":"x","__proto__":{"roles":["admin"]}}',
      '{"text":"x","constructor":{"prototype":{"a":1}}}',
    ])
      await turnsAway(400, 'request.malformed', asking(body, JSON_TYPE));
    await turnsAway(400, 'request.malformed', asking('<text>x</text>', { 'content-type': 'text/xml' }));
    await turnsAway(400, 'request.malformed', () =>
      fatma.calls(`/tickets/${ticket.id}/replies`, post({ text: 'x' }, { 'if-match': '"seven"' })),
    );
    expect(({} as Record<string, unknown>)['roles']).toBeUndefined();
  });

  test('what is unknown, of a wrong kind or too long is named by its field', async () => {
    const wrong: [object, string][] = [
      [{ text: 'x', ownerId: fatma.id }, 'ownerId'],
      [{ text: 'x', status: 'closed' }, 'status'],
      [{ text: 12 }, 'text'],
      [{ text: ['x'] }, 'text'],
      [{ text: { toString: 'x' } }, 'text'],
      [{ text: 'x', careNow: 'yes' }, 'careNow'],
      [{ text: 'x', urgency: 'soon' }, 'urgency'],
      [{ text: 'x', private: 1 }, 'private'],
      [{ text: 'x', teamId: "'; DROP TABLE tickets; --" }, 'teamId'],
      [{ text: 'x'.repeat(20_001) }, 'text'],
      [{ text: 'a\0b' }, 'text'],
      [{ text: 'x', location: 'a\0b' }, 'location'],
      [{ text: 'x', location: 'x'.repeat(201) }, 'location'],
      ...['-1', 'TL_1', 'é1', 'TL\t1', 'x'.repeat(41)].map((asset): [object, string] => [
        { text: 'x', asset },
        'asset',
      ]),
      [{ text: 'x', channel: 'pigeon' }, 'channel'],
    ];
    for (const [body, field] of wrong) {
      const { fields } = await turnsAway(422, 'request.invalid', asking(body));
      expect(Object.keys(fields!)).toEqual([field]);
    }
    const nested = await turnsAway(422, 'request.invalid', () =>
      fatma.calls(`/tickets/${ticket.id}/replies`, post({ text: 'x', nextStep: { what: 'x', by: 'tomorrow', x: 1 } })),
    );
    expect(Object.keys(nested.fields!).sort()).toEqual(['nextStep.by', 'nextStep.x']);
    for (const text of ['', '   ', '\n\t']) await turnsAway(422, 'ticket.empty', asking({ text }));
    await turnsAway(422, 'ticket.empty', asking({}));
    await turnsAway(422, 'request.invalid', () => noor.calls('/tickets?limit=0'));
    await turnsAway(422, 'request.invalid', () => noor.calls('/tickets?limit=101'));
    await turnsAway(422, 'request.invalid', () => noor.calls('/tickets?cursor=made-up'));
    await turnsAway(422, 'request.invalid', () => noor.calls('/tickets?status=lost'));
    await turnsAway(422, 'request.invalid', () => noor.calls('/tickets?colour=red'));
    await turnsAway(422, 'request.invalid', () => ilse.calls('/stats/summary?from=yesterday'));
  });

  test('the longest words fit; a body beyond all measure does not', async () => {
    expect((await noor.asks('é'.repeat(20_000))).text).toHaveLength(20_000);
    await turnsAway(413, 'request.too_large', asking({ text: 'x'.repeat(300_000) }));
  });

  test('who did not sign in comes nowhere', async () => {
    const strangers: Record<string, string>[] = [
      {},
      { authorization: 'Bearer made-up' },
      { authorization: 'Basic bm9vcg==' },
      { authorization: '' },
    ];
    for (const headers of strangers) {
      await turnsAway(401, 'auth.required', () => call(house, '/api/v1/me', { headers }));
      await turnsAway(401, 'auth.required', () => call(house, '/api/v1/tickets', post({ text: 'x' }, headers)));
    }
    const body = { email: 'noor@demo.zorg112.nl', password: 'wrong' };
    await turnsAway(401, 'auth.wrong_credentials', () => call(house, '/api/v1/auth/login', post(body)));
    await turnsAway(401, 'auth.wrong_credentials', () =>
      call(house, '/api/v1/auth/login', post({ ...body, email: 'nobody@demo.zorg112.nl' })),
    );
    await turnsAway(422, 'request.invalid', () => call(house, '/api/v1/auth/login', post({ ...body, email: 'noor' })));
  });

  test('a session that ended, or that time ended, opens nothing any more', async () => {
    const ended = await signIn(house, 'noor');
    await ended.posts('/auth/logout');
    await turnsAway(401, 'auth.required', () => ended.calls('/me'));
    const old = await signIn(house, 'bram');
    await house.sql('UPDATE sessions SET expires_at = 1 WHERE person_id = ?', [old.id]);
    await turnsAway(401, 'auth.required', () => old.calls('/me'));
  });

  test('a role that does not include it, an id nobody knows, a path that is not there', async () => {
    await turnsAway(403, 'permission.denied', () => noor.calls('/queue'));
    await turnsAway(403, 'permission.denied', () => fatma.calls('/stats/summary'));
    await turnsAway(403, 'permission.denied', () => noor.calls('/check-wording', post({ text: 'x' })));
    for (const id of [NOBODY, 'x', "'%20OR%201=1", '..%2F..', 'x'.repeat(90)]) {
      await turnsAway(404, 'ticket.not_found', () => noor.calls(`/tickets/${id}`));
      await turnsAway(404, 'ticket.not_found', () => fatma.calls(`/tickets/${id}/claim`, post()));
    }
    await turnsAway(404, 'consult.not_found', () => fatma.calls(`/consults/${NOBODY}/answer`, post({ text: 'x' })));
    await turnsAway(404, 'not_found', () => noor.calls('/nothing'));
    for (const word of ['assign', 'reassign', 'transfer', 'forward', 'redirect', 'close', 'owner'])
      await turnsAway(404, 'not_found', () => fatma.calls(`/tickets/${ticket.id}/${word}`, post({ ownerId: noor.id })));
    for (const method of ['PUT', 'PATCH', 'DELETE'])
      await turnsAway(404, 'not_found', () =>
        fatma.calls(`/tickets/${ticket.id}`, { method, body: { ownerId: noor.id } }),
      );
  });

  test('a body that is not asked for may be absent, with or without a content type', async () => {
    const bodies: Request[] = [post(), post('', JSON_TYPE), post('{}', JSON_TYPE), post(' ', JSON_TYPE)];
    for (const asked of bodies) {
      const fresh = await noor.asks('Nog een vraag.');
      expect((await fatma.calls(`/tickets/${fresh.id}/claim`, asked)).status).toBe(201);
      expect((await noor.calls(`/tickets/${fresh.id}/withdrawal`, asked)).status).toBe(201);
    }
    expect((await (await signIn(house, 'noor')).calls('/auth/logout', post('', JSON_TYPE))).status).toBe(200);
  });

  test('the same key gives the first answer again, and one question', async () => {
    const key = { 'idempotency-key': 'once' };
    const { tickets } = await written(house);
    const first = await noor.calls<TicketView>('/tickets', post({ text: 'Eén keer.' }, key));
    const again = await noor.calls<TicketView>('/tickets', post({ text: 'Eén keer.' }, key));
    expect(again).toMatchObject({ status: 201, body: { id: first.body.id, number: first.body.number } });
    expect(again.body).toEqual(first.body);
    expect((await written(house))['tickets']).toBe(tickets! + 1);
    await turnsAway(422, 'idempotency.mismatch', asking({ text: 'Iets anders.' }, key));
    await turnsAway(422, 'request.invalid', asking({ text: 'x' }, { 'idempotency-key': 'x'.repeat(256) }));
    // A key belongs to one account.
    const fatmas = await fatma.calls<TicketView>('/tickets', post({ text: 'Eén keer.' }, key));
    expect(fatmas.body.id).not.toBe(first.body.id);
    // A claim under a key is still won when it is asked again.
    const claim = { ...key, 'idempotency-key': 'claim once' };
    for (let i = 0; i < 2; i++)
      expect(await fatma.calls(`/tickets/${first.body.id}/claim`, post(undefined, claim))).toMatchObject({
        status: 201,
      });
    // A refusal is not kept: what was mended goes through under the same key.
    const mended = { 'idempotency-key': 'mended' };
    await turnsAway(422, 'ticket.empty', asking({ text: ' ' }, mended));
    expect((await noor.calls('/tickets', post({ text: 'Nu wel.' }, mended))).status).toBe(201);
  });

  test('many at once under one key are one question', async () => {
    const { tickets, facts } = await written(house);
    const tries = Array.from({ length: 8 }, () =>
      noor.calls<TicketView>('/tickets', post({ text: 'Dubbelklik.' }, { 'idempotency-key': 'at once' })),
    );
    const answers = await Promise.all(tries);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(await written(house)).toMatchObject({ tickets: tickets! + 1, facts: facts! + 1 });
  });

  test('the cookie is out of reach of scripts, and writes with it show that our own page sent them', async () => {
    const body = { email: 'noor@demo.zorg112.nl', password: DEMO_PASSWORD };
    const login = await call<LoginView>(house, '/api/v1/auth/login', post(body));
    const [session, csrf] = login.headers.getSetCookie();
    expect(session).toMatch(/^zorg112_session=.*; HttpOnly.*SameSite=Lax|^zorg112_session=.*SameSite=Lax.*HttpOnly/i);
    expect(csrf).toMatch(/^zorg112_csrf=.*SameSite=Lax/i);
    expect(csrf).not.toMatch(/HttpOnly/i);
    const cookie = `${session!.split(';')[0]}; ${csrf!.split(';')[0]}`;
    expect((await call(house, '/api/v1/me', { headers: { cookie } })).status).toBe(200);
    const write = (headers: Record<string, string>) => () =>
      call(house, '/api/v1/tickets', post({ text: 'Met de koek.' }, { cookie, ...headers }));
    await turnsAway(403, 'auth.csrf', write({}));
    await turnsAway(403, 'auth.csrf', write({ 'x-csrf-token': 'made up' }));
    await turnsAway(403, 'auth.csrf', write({ 'x-csrf-token': '' }));
    expect((await write({ 'x-csrf-token': login.body.csrfToken })()).status).toBe(201);
  });

  test('it speaks the language that is asked', async () => {
    const says = async (language: string): Promise<string> =>
      (await noor.calls<ErrorBody>('/queue', { headers: { 'accept-language': language } })).body.message;
    expect(await says('nl')).toBe('Dit hoort niet bij je rol.');
    expect(await says('nl-NL,nl;q=0.9,en;q=0.8')).toBe('Dit hoort niet bij je rol.');
    expect(await says('en-GB,en;q=0.9')).toBe('Your role does not include this.');
    expect(await says('fr')).toBe('Dit hoort niet bij je rol.');
  });

  test('a queue that did not change is not sent again', async () => {
    const first = await fatma.calls<QueueView>('/queue');
    const etag = first.headers.get('etag')!;
    expect(etag).toMatch(/^"[^"]+"$/);
    const second = await fatma.calls('/queue', { headers: { 'if-none-match': etag } });
    expect(second).toMatchObject({ status: 304, body: '' });
    await noor.asks('Er komt er een bij.');
    const third = await fatma.calls('/queue', { headers: { 'if-none-match': etag } });
    expect(third.status).toBe(200);
    expect(third.headers.get('etag')).not.toBe(etag);
  });

  test('page by page nothing is lost and nothing comes twice', async () => {
    for (let i = 0; i < 7; i++) await noor.asks(`Vraag ${i}`, { urgency: i % 2 ? 'week' : 'today' });
    await fatma.replies(ticket, 'Ik kom.', { nextStep: nextStep('ik kom', 900) });
    for (let i = 0; i < 4; i++) await noor.writes(ticket, `Nog iets ${i}.`);
    type Page = { items: { id: string; seq?: number }[]; nextCursor: string | null };
    const walk = async (path: string, limit: number): Promise<unknown[]> => {
      const found: unknown[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const page: Page = await fatma.gets<Page>(`${path}limit=${limit}${cursor && `&cursor=${cursor}`}`);
        expect(page.items.length).toBeLessThanOrEqual(limit);
        found.push(...page.items.map(({ id, seq }) => id ?? seq));
        cursor = page.nextCursor;
      }
      return found;
    };
    const lists = ['newest', 'oldest', 'changed', 'due'].map((sort) => `/tickets?sort=${sort}&`);
    for (const path of [...lists, '/queue?', `/tickets/${ticket.id}/messages?`, `/tickets/${ticket.id}/facts?`]) {
      const whole = await walk(path, 100);
      expect(new Set(whole).size).toBe(whole.length);
      for (const limit of [1, 3]) expect(await walk(path, limit)).toEqual(whole);
    }
  });

  test('whoever watches the machines finds what they need', async () => {
    expect(await call(house, '/healthz')).toMatchObject({ status: 200, body: { status: 'up' } });
    expect(await call(house, '/readyz')).toMatchObject({
      status: 200,
      body: { status: 'up', dependencies: { database: 'up', alarms: 'up' } },
    });
    const metrics = await call<string>(house, '/metrics');
    expect(metrics.status).toBe(200);
    expect(metrics.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(metrics.body).toMatch(/^zorg112_open_tickets \d+$/m);
    expect(metrics.body).toMatch(/^zorg112_http_request_seconds_count/m);
    const docs = await call<string>(house, '/api/docs');
    expect(docs).toMatchObject({ status: 200, body: expect.stringContaining('<html') });
  });

  test('the OpenAPI document names only what is there, and never a word that moves a question away', async () => {
    const { status, body } = await call<{ paths: Record<string, Record<string, object>> }>(house, '/api/openapi.json');
    expect(status).toBe(200);
    const paths = Object.entries(body.paths);
    expect(paths.length).toBeGreaterThan(20);
    expect(paths.map(([path]) => path).join('\n')).not.toMatch(/assign|transfer|forward|redirect/i);
    // A shared device knows who it is by a cookie of its own.
    const { pairingCode: code } = await (
      await signIn(house, 'els')
    ).posts<DeviceCodeView>('/devices', {
      ...{ name: 'Telefoon', teamId: noor.teamIds[0] },
    });
    const paired = await call(house, '/api/v1/device/pairing', post({ code }));
    const [device] = paired.headers.getSetCookie().filter((line) => line.startsWith('zorg112_device='));
    // So does a screen on the wall.
    const asking = await call<{ code: string }>(house, '/api/v1/board/asking', { method: 'POST' });
    const [board] = asking.headers.getSetCookie();
    await (await signIn(house, 'els')).posts('/boards', { code: asking.body.code, name: 'Muur' });
    await house.sql(`INSERT INTO months (month, taken_at, figures) VALUES ('2020-01', 0, '[]')`);
    const [card] = (await fatma.gets<{ items: { id: string }[] }>('/cards')).items;
    const names = JSON.stringify(body).match(/"(operationId|name)":"[^"]*"|"[A-Za-z]+":\{"(type|\$ref|allOf)/g) ?? [];
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => !/"redirects"/.test(name)).join('\n')).not.toMatch(
      /assign|transfer|forward|redirect|setOwner/i,
    );
    const { id: photo } = await fatma.uploads(Buffer.from('%PDF-1.4'), 'a.pdf');
    for (const [path, methods] of paths) {
      const address = path
        .replace(/\/attachments\/\{id\}/, `/attachments/${photo}`)
        .replace(/\/consults\/\{id\}/, `/consults/${NOBODY}`)
        .replace(/\/cards\/\{id\}/, `/cards/${card!.id}`)
        .replace(/\/versions\/\{\w+\}/, '/versions/1')
        .replace(/\/months\/\{\w+\}/, '/months/2020-01')
        .replace(/\/stats\/questions$/, '/stats/questions?figure=asked')
        .replace(/\/questions\/\{number\}/, `/questions/${ticket.number}`)
        .replace(/\{\w+\}/, ticket.id);
      for (const method of Object.keys(methods)) {
        const answer = await call<ErrorBody>(house, address, {
          method: method.toUpperCase(),
          token: method === 'get' ? (await readerOf(address)).token : (await signIn(house, 'fatma')).token,
          headers: { cookie: [device!, board!].map((line) => line.split(';')[0]).join('; ') },
          ...(method === 'get' ? {} : { body: { 'no such field': 1 } }),
        });
        const there = answer.status < 500 && answer.body?.code !== 'not_found';
        expect(`${method} ${path} ${there ? 'answers' : answer.status}`).toBe(`${method} ${path} answers`);
        if (method === 'get') expect([path, answer.status]).toEqual([path, 200]);
      }
    }
  });
  const readerOf = async (address: string): Promise<Actor> => {
    if (/\/(accounts|boards|devices|phone-numbers)$/.test(address)) return signIn(house, 'admin');
    if (/\/floor$/.test(address)) return signIn(house, 'els');
    return /\/(stats(?!\/own)|policy)/.test(address) ? ilse : fatma;
  };

  test('the ask form works without a script', async () => {
    const away = await call(house, '/vraag', post(form({ text: 'x' }), FORM));
    expect(away).toMatchObject({ status: 303 });
    expect(away.headers.get('location')).toBe('/inloggen?next=/');

    const credentials = { email: 'noor@demo.zorg112.nl', password: DEMO_PASSWORD, next: '/' };
    const wrong = await call<string>(house, '/inloggen', post(form({ ...credentials, password: 'nee' }), FORM));
    expect(wrong).toMatchObject({ status: 401, body: expect.stringContaining('klopt niet') });
    const login = await call(house, '/inloggen', post(form(credentials), FORM));
    expect(login.status).toBe(303);
    expect(login.headers.get('location')).toBe('/');
    const cookie = login.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    const outside = await call(house, '/inloggen', post(form({ ...credentials, next: '//elsewhere.example' }), FORM));
    expect(outside.headers.get('location')).toBe('/');

    const page = await call<string>(house, '/', { headers: { cookie } });
    expect(page.headers.get('content-type')).toMatch(/html/);
    const field = (name: string): string => new RegExp(`name="${name}" value="([^"]+)"`).exec(page.body)![1]!;
    const asked = { _csrf: field('_csrf'), _key: field('_key'), text: 'Zonder script & met <tekens>' };
    const send = (fields: Record<string, string>) =>
      call<string>(house, '/vraag', post(form(fields), { ...FORM, cookie }));

    const before = await written(house);
    const forged = await send({ ...asked, _csrf: 'made up' });
    expect(forged).toMatchObject({
      status: 403,
      body: expect.stringContaining('Zonder script &#38; met &#60;tekens&#62;'),
    });
    const empty = await send({ ...asked, text: '   ' });
    expect(empty).toMatchObject({ status: 422, body: expect.stringContaining('Schrijf in een paar woorden') });
    const long = await send({ ...asked, text: 'x'.repeat(20_001) });
    expect(long.status).toBe(422);
    expect(long.body).toContain('x'.repeat(20_001));
    expect(await written(house)).toEqual(before);

    const sent = await send(asked);
    expect(sent.status).toBe(303);
    const [, number] = /^\/\?verstuurd=(\d+)$/.exec(sent.headers.get('location')!)!;
    expect((await send(asked)).headers.get('location')).toBe(sent.headers.get('location')); // pressed twice
    expect(await noor.lists(`q=${number}`)).toMatchObject([
      { number: Number(number), text: asked.text, channel: 'web' },
    ]);
    const thanks = await call<string>(house, `/?verstuurd=${number}`, { headers: { cookie } });
    expect(thanks.body).toContain(`Nummer ${number}`);
    expect((await call(house, '/?verstuurd=<script>', { headers: { cookie } })).body).not.toContain('<script>');
  });

  test('a page travels compressed, but never together with words of whoever made the link', async () => {
    const cookie = `zorg112_session=${noor.token}`;
    const travels = async (path: string, accepted = 'br') => {
      const answer = await call<string>(house, path, { headers: { cookie, 'accept-encoding': accepted } });
      expect(answer.status).toBe(200);
      return answer.headers.get('content-encoding');
    };
    expect([await travels('/'), await travels('/mijn'), await travels('/', 'gzip')]).toEqual(['br', 'br', 'gzip']);
    for (const path of ['/n?p=badkamer', '/n?d=lift', '/?verstuurd=12', '/inloggen?account=&next=/mijn'])
      expect([path, await travels(path)]).toEqual([path, null]);
  });

  test('a bug is ours: a sentence, no stack, and the desk goes on', async () => {
    await house.sql('ALTER TABLE messages RENAME TO messages_gone');
    try {
      for (const language of ['nl', 'en']) {
        const { status, body } = await noor.calls<ErrorBody>(`/tickets/${ticket.id}/messages`, {
          headers: { 'accept-language': language },
        });
        expect({ status, code: body.code }).toEqual({ status: 500, code: 'server.error' });
        expect(Object.keys(body).sort()).toEqual(['code', 'message']);
        expect(JSON.stringify(body)).not.toMatch(/messages|SELECT|Query|\.js/);
      }
      const before = await counts();
      expect((await noor.calls('/tickets', post({ text: 'Half?' }))).status).toBe(500);
      expect(await counts()).toEqual(before);
    } finally {
      await house.sql('ALTER TABLE messages_gone RENAME TO messages');
    }
    await soon(
      house,
      'the desk to go on',
      async () => (await noor.calls(`/tickets/${ticket.id}/messages`)).status === 200,
    );
    expect(await noor.asks('Het doet het weer.')).toMatchObject({ status: 'waiting_for_helper' });
  });
  const counts = async (): Promise<unknown> => [
    await house.sql('SELECT COUNT(*) AS n FROM tickets'),
    await house.sql('SELECT COUNT(*) AS n FROM facts'),
  ];
});

describe.each(BOTH_ENDS)('the backstops on %s', (profile) => {
  let house: House;
  beforeAll(async () => {
    const env = { RATE_TICKETS_PER_MINUTE: '3', RATE_FAILED_LOGINS: '3', RATE_FAILED_LOGINS_MINUTES: '10' };
    house = await openHouse({ profile, env });
  }, OPENING_MS);
  afterAll(() => house?.stop());

  test('too many questions a minute, or failed logins, wait; successful logins are free', async () => {
    const [noor] = await Promise.all(['noor', 'noor', 'noor', 'noor', 'noor'].map((who) => signIn(house, who)));
    const fatma = await signIn(house, 'fatma');
    for (let i = 0; i < 3; i++) await noor!.asks(`Vraag ${i}`);
    const before = await written(house);
    const fourth = await noor!.calls<ErrorBody>('/tickets', post({ text: 'Vraag 4' }));
    expect(fourth).toMatchObject({ status: 429, body: { code: 'rate.limited' } });
    expect(Number(fourth.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(fourth.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect(await written(house)).toEqual(before);
    await fatma.asks('Een ander mag wel.');

    const wrong = post({ email: 'noor@demo.zorg112.nl', password: 'guess' });
    for (let i = 0; i < 3; i++) expect((await call(house, '/api/v1/auth/login', wrong)).status).toBe(401);
    const stopped = await call<ErrorBody>(house, '/api/v1/auth/login', wrong);
    expect(stopped).toMatchObject({ status: 429, body: { code: 'rate.limited' } });
    expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(0);
    await refuses(() => signIn(house, 'noor'), 429, 'rate.limited');
    expect((await noor!.calls('/me')).status).toBe(200);
  });
});

test(
  'the built pages have the places that the server fills in',
  async () => {
    const built = resolve(import.meta.dirname, '../../dist/web/index.html');
    if (!existsSync(built)) throw new Error('dist/web is not there: the screens are built by npm run build');
    const house = await openHouse();
    try {
      const reader = await signIn(house, 'noor');
      const page = await call<string>(house, '/', { headers: { cookie: `zorg112_session=${reader.token}` } });
      expect(page.status).toBe(200);
      const [form] = /<form[^>]*action="\/vraag".*?<\/form>/s.exec(page.body) ?? [];
      expect(form).toMatch(/name="_csrf"[^>]*value="[\w-]{10,}"|value="[\w-]{10,}"[^>]*name="_csrf"/);
      expect(form).toMatch(/name="_key"[^>]*value="[\w-]{10,}"|value="[\w-]{10,}"[^>]*name="_key"/);
      expect(form).toMatch(/<textarea[^>]*name="text"/);
      expect(page.body).not.toMatch(/__(CSRF|KEY|NAME|LINE|DEMO|NEXT)__/);
      const signInPage = await call<string>(house, '/inloggen');
      expect(signInPage.status).toBe(200);
      expect(signInPage.body).toMatch(/<form[^>]*action="\/inloggen"/);
    } finally {
      await house.stop();
    }
  },
  OPENING_MS,
);

/** The least pages the server can fill in. */
async function makePages(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'zorg112-web-'));
  const hidden = `<input type="hidden" name="_csrf" value="__CSRF__"><input type="hidden" name="_key" value="__KEY__">`;
  const ask = `<form action="/vraag" method="post">${hidden}<textarea name="text"></textarea></form>`;
  await writeFile(join(folder, 'index.html'), `<html><!--zorg112:notice-->${ask}</html>`);
  await writeFile(join(folder, 'inloggen.html'), `<html><!--zorg112:notice--><form>__NEXT__</form></html>`);
  return folder;
}
