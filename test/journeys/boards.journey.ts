import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AskingBoardView, BoardFiguresView, BoardPage, BoardView } from '@zorg112/contracts';
import { io } from 'socket.io-client';
import { type Actor, refuses, signIn, signInAll } from '../support/actors.js';
import { BOTH_ENDS, type House, openHouse, OPENING_MS } from '../support/house.js';
import { notOverMidnight } from '../support/wall.js';

describe.each(BOTH_ENDS)('a screen on the wall, on %s', (profile) => {
  let house: House;
  let noor: Actor, fatma: Actor, joost: Actor, els: Actor, admin: Actor;

  beforeAll(async () => {
    house = await openHouse({ profile });
    [noor, fatma, joost, els, admin] = await signInAll(house, 'noor', 'fatma', 'joost', 'els', 'admin');
  }, OPENING_MS);
  afterAll(() => house?.stop());

  const api = () => `${house.url}/api/v1`;
  const reads = (cookie: string, path = '/board', init: RequestInit = {}): Promise<Response> =>
    fetch(api() + path, { ...init, headers: { ...init.headers, ...(cookie ? { cookie } : {}) } });
  const code = async (answer: Response): Promise<[number, string]> => [
    answer.status,
    ((await answer.json()) as { code: string }).code,
  ];
  /** A screen that shows its digits. */
  const asks = async (): Promise<{ cookie: string; digits: string }> => {
    const answer = await fetch(`${api()}/board/asking`, { method: 'POST' });
    expect(answer.status).toBe(201);
    const cookie = answer.headers.getSetCookie()[0]!;
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Strict/i);
    expect(cookie).toMatch(/Path=\/api\/v1\/board/i);
    return { cookie: cookie.split(';')[0]!, digits: ((await answer.json()) as AskingBoardView).code };
  };
  const hung = async (more: object = {}): Promise<{ cookie: string; board: BoardView }> => {
    const { cookie, digits } = await asks();
    return { cookie, board: await els.posts<BoardView>('/boards', { code: digits, name: 'Muur', ...more }) };
  };
  const figures = async (cookie: string): Promise<BoardFiguresView> => {
    const answer = await reads(cookie);
    expect(answer.status).toBe(200);
    return (await answer.json()) as BoardFiguresView;
  };

  test('shows digits, is admitted by a lead with them, once, and reads numbers until it is taken away', async () => {
    const { cookie, digits } = await asks();
    expect(await code(await reads(cookie))).toEqual([409, 'board.asking']);
    for (const other of [noor, fatma])
      await refuses(() => other.posts('/boards', { code: digits, name: 'Muur' }), 403, 'permission.denied');
    const wrong = digits === '000000' ? '000001' : '000000';
    await refuses(() => els.posts('/boards', { code: wrong, name: 'Muur' }), 422, 'board.code_wrong');
    await refuses(() => els.posts('/boards', { code: digits, name: ' ' }), 422, 'request.invalid');
    const board = await els.posts<BoardView>('/boards', { code: digits, name: 'Muur servicecentrum' });
    await refuses(() => admin.posts('/boards', { code: digits, name: 'Nog een' }), 422, 'board.code_wrong');
    expect(await figures(cookie)).toMatchObject({ name: 'Muur servicecentrum' });
    expect((await admin.gets<BoardPage>('/boards')).items).toMatchObject([
      { id: board.id, admittedBy: { id: els.id } },
    ]);
    await els.calls(`/boards/${board.id}`, { method: 'DELETE' });
    await els.calls(`/boards/${board.id}`, { method: 'DELETE' });
    expect(await code(await reads(cookie))).toEqual([401, 'board.unknown']);
    expect((await els.gets<BoardPage>('/boards')).items).toEqual([]);
    expect(await code(await reads(''))).toEqual([401, 'board.unknown']);
    expect(await code(await reads('zorg112_board=guessed'))).toEqual([401, 'board.unknown']);
  });

  test('asks for digits some twenty times from one address, and guesses count for the whole house', async () => {
    const own = await openHouse({ profile, env: { RATE_FAILED_LOGINS: '3' } });
    try {
      const asked = () => fetch(`${own.url}/api/v1/board/asking`, { method: 'POST' });
      const statuses = [];
      for (let i = 0; i < 21; i += 1) statuses.push((await asked()).status);
      expect(statuses).toEqual([...Array(20).fill(201), 429]);
      const lead = await signIn(own, 'els');
      for (const code of ['000000', '000001', '000002'])
        await lead.posts('/boards', { code, name: 'Muur' }).catch(() => undefined);
      const other = await signIn(own, 'admin');
      await refuses(() => other.posts('/boards', { code: '000003', name: 'Muur' }), 429, 'rate.limited');
    } finally {
      await own.stop();
    }
  });

  test('digits work for ten minutes only', async () => {
    const { cookie, digits } = await asks();
    await house.sql(`UPDATE boards SET code_until = 1 WHERE code = '${digits}'`);
    await refuses(() => els.posts('/boards', { code: digits, name: 'Muur' }), 422, 'board.code_wrong');
    expect(await code(await reads(cookie))).toEqual([401, 'board.unknown']);
  });

  test('its key opens no other door of the house, and no line', async () => {
    const { cookie } = await hung();
    const token = cookie.split('=')[1]!;
    const document = (await (await fetch(`${house.url}/api/openapi.json`)).json()) as {
      paths: Record<string, Record<string, unknown>>;
    };
    const keys: Record<string, string>[] = [
      { cookie: `zorg112_board=${token}; zorg112_session=${token}` },
      { authorization: `Bearer ${token}` },
    ];
    const open = new Set(['/api/v1/board', '/api/v1/board/asking', '/api/v1/auth/login', '/api/v1/auth/logout']);
    let tried = 0;
    for (const [path, methods] of Object.entries(document.paths)) {
      const given = path.replace(/\{\w+\}/g, 'x').replace(/^\/api\/v1/, '');
      if (open.has(`/api/v1${given}`) || !path.startsWith('/api/v1') || path.includes('/cti/')) continue;
      for (const method of Object.keys(methods)) {
        const request = { method: method.toUpperCase() };
        const before = await reads('', given, request);
        for (const headers of keys) {
          const answer = await fetch(api() + given, { ...request, headers });
          expect([path, method, answer.status]).toEqual([path, method, before.status]);
          expect(answer.status).toBeGreaterThanOrEqual(400);
          tried += 1;
        }
      }
    }
    expect(tried).toBeGreaterThan(150);
    const socket = io(`${house.url}/console`, { auth: { token }, transports: ['websocket'], reconnection: false });
    const said = await new Promise<string>((done) => {
      socket.once('hello', () => done('let in'));
      socket.once('connect_error', () => done('refused'));
      socket.once('disconnect', () => done('refused'));
    });
    socket.disconnect();
    expect(said).toBe('refused');
  });

  test('counts everything and shows nobody who asks or lives there, and nothing of what is private', async () => {
    await notOverMidnight(20_000);
    const { cookie } = await hung();
    const before = await figures(cookie);
    await noor.asks('Mevrouw Jansen hangt in de lift', { careNow: true });
    await noor.asks('Alleen voor mij: zeldzaamwoord', { private: true });
    const solved = await joost.claims(await noor.asks('De tillift piept'));
    await joost.posts(`/tickets/${solved.id}/consults`, {
      to: { serviceId: (await joost.gets<{ items: { id: string }[] }>('/services')).items[0]!.id },
      question: 'Geheimwoord: wat is dit?',
    });
    const during = await figures(cookie);
    expect(during.helpWanted.at(-1)).toMatchObject({ number: solved.number, service: expect.any(String) });
    const [asked] = (await joost.sees(solved)).consults;
    await joost.posts(`/consults/${asked!.id}/withdrawal`, { reason: 'Gevonden.' });
    await joost.offersSolution(solved, 'Accu geladen.');
    await noor.posts(`/tickets/${solved.id}/confirmation`, {
      solved: true,
      score: 5,
      text: 'Super snel, dank jullie wel!',
    });
    const named = await joost.claims(await noor.asks('De printer print niet'));
    await joost.offersSolution(named, 'Papier erin.');
    await noor.posts(`/tickets/${named.id}/confirmation`, { solved: true, score: 5, text: 'Joost is top' });
    for (const text of ['Dank, ook aan Fatma', 'Truus kan weer slapen', 'Fijn, kamer 14 is weer warm']) {
      const beside = await joost.claims(await noor.asks('De zonwering klemt'));
      await joost.offersSolution(beside, 'Losgemaakt.');
      await noor.posts(`/tickets/${beside.id}/confirmation`, { solved: true, score: 5, text });
    }
    const fault = await joost.posts<{ id: string }>('/outages', {
      ...{ text: 'Het dossier is traag.', urgency: 'now' },
      ticketIds: [(await noor.asks('Het dossier is zo traag, zegt Noor')).id],
    });
    // Helped is helped, also of what comes back: it was said, and it counts as everywhere.
    await noor.reopens(named, 'Het lampje knippert weer');
    const after = await figures(cookie);
    expect(after).toMatchObject({
      ...{ waiting: before.waiting + 2, careNow: before.careNow + 1, helped: before.helped + 5 },
      ...{ thanks: ['Super snel, dank jullie wel!'], faults: ['Het dossier is traag.'] },
    });
    const today = (await els.summary()).perDay.at(-1)!;
    expect([after.hours.reduce((sum, { asked: n }) => sum + n, 0), after.helped]).toEqual([
      today.asked,
      today.confirmed,
    ]);
    expect(after.here.length).toBe(after.onShift);
    const text = JSON.stringify(after);
    for (const word of ['Jansen', 'zeldzaamwoord', 'Geheimwoord', 'Noor', 'Hoekstra', 'Visser', 'Linde', noor.id])
      expect(text).not.toContain(word);
    await joost.posts(`/outages/${fault.id}/end`, { text: 'Het dossier werkt weer. Bij jou ook?' });
    expect((await figures(cookie)).faults).toEqual([]);
  });

  test('says who is here by name, whatever they hold', async () => {
    const { cookie } = await hung();
    // Who holds most would be the last, and who holds nothing the first.
    for (const busy of ['bram', 'fatma']) await (await signIn(house, busy)).claims(await noor.asks('De deur klemt'));
    const names = (await figures(cookie)).here.map(({ name }) => name);
    expect(names.length).toBeGreaterThan(3);
    expect(names).toEqual([...names].sort((one, other) => one.localeCompare(other, 'nl')));
  });

  test('names nobody where it was admitted without names', async () => {
    const { cookie } = await hung({ showsNames: false });
    const { here, onShift } = await figures(cookie);
    expect([here, onShift > 0]).toEqual([[], true]);
  });
});
