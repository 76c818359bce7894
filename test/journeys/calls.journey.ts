import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  type IncomingCallPage,
  type IncomingCallView,
  type NumberPage,
  type NumberView,
  type TicketView,
} from '@zorg112/contracts';
import { call, refuses, signInAll, soon, type Actor, type Answer, type ErrorBody } from '../support/actors.js';
import { BOTH_ENDS, openHouse, OPENING_MS, type House } from '../support/house.js';

const GENERIC = 'a-generic-exchange-of-ours';
const SIPGATE = 'a-sipgate-exchange-of-ours';
/** As its documentation shows them. */
const zammad = (event: string, callId: string, more: object = {}) => ({
  ...{ event, from: '31612345601', to: '31113112112', direction: 'in', callId },
  ...{ user: ['Servicecentrum'], queue: '112-lijn', ...more },
});
const sipgate = (event: string, callId: string, more: Record<string, string> = {}) =>
  new URLSearchParams([
    ...Object.entries({ event, from: '31612345601', to: '31113112112', direction: 'in', callId, ...more }),
    ...[
      ['user[]', 'Alice'],
      ['user[]', 'Bob'],
      ['userId[]', 'w0'],
      ['userId[]', 'w1'],
      ['fullUserId[]', '1234567w0'],
    ],
    ...[
      ['diversion', '1a2b3c'],
      ['originalCallId', '1'],
      ['xcid', 'abc'],
    ],
  ] as [string, string][]).toString();

describe.each(BOTH_ENDS)('the line, through the door, on %s', (profile) => {
  let house: House;
  let [noor, fatma, bram, els, admin]: Actor[] = [];

  beforeAll(async () => {
    const CTI_EXCHANGES = `generic:${GENERIC} sipgate:${SIPGATE}`;
    house = await openHouse({ profile, env: { CTI_EXCHANGES, PUBLIC_URL: 'https://desk.example.org' } });
    [noor, fatma, bram, els, admin] = await signInAll(house, 'noor', 'fatma', 'bram', 'els', 'admin');
    await Promise.all([fatma!.listens({ watching: true }), noor!.listens()]);
  }, OPENING_MS);
  afterAll(async () => {
    [noor, fatma].forEach((person) => person?.hangsUp());
    await house?.stop();
  });

  const tells = <T = unknown>(body: unknown, token = GENERIC, headers = {}): Promise<Answer<T>> =>
    call<T>(house, `/api/v1/cti/${token}`, { method: 'POST', body, headers });
  const form = (body: string, token = SIPGATE) =>
    tells<string>(body, token, { 'content-type': 'application/x-www-form-urlencoded' });
  const shown = async (callId: string, who = fatma!): Promise<IncomingCallView | undefined> =>
    (await who.gets<IncomingCallPage>('/calls')).items.find((one) => one.callId === callId);
  const shows = (callId: string, like: (one: IncomingCallView) => boolean = () => true) =>
    soon(house, `the call ${callId}`, async () => {
      const one = await shown(callId);
      return one && like(one) ? one : undefined;
    });
  const callbackOf = async (name: RegExp): Promise<TicketView | undefined> =>
    (await fatma!.lists('status=open')).find(
      ({ requester, clocks }) => name.test(requester.name) && clocks.some(({ kind }) => kind === 'callback'),
    );

  test('a call rings on the desk, its answer is picking up, and its end is heard: JSON', async () => {
    expect(await tells(zammad('newCall', 'json-1'))).toMatchObject({ status: 200, body: {} });
    const rang = await fatma!.hears('call.ringing', ({ callId }) => callId === 'json-1');
    expect(rang).toEqual({ callId: 'json-1', id: rang.id, from: '+31612345601', personId: noor!.id });
    expect(await tells(zammad('answer', 'json-1', { answeringNumber: '21', caller: 'x' }))).toMatchObject({ body: {} });
    const { ticket } = await shows('json-1', (one) => one.ticket !== undefined);
    expect(await noor!.sees(ticket!)).toMatchObject({
      owner: { id: fatma!.id },
      status: 'in_progress',
      channel: 'phone',
    });
    expect((await noor!.facts(ticket!).catch(() => [])).length).toBe(0); // as of every question of hers
    expect((await fatma!.facts(ticket!)).map(({ type }) => type)).toEqual(['TicketOpened', 'TicketClaimed']);
    await fatma!.hears('call.answered', (event) => event.callId === 'json-1' && event.ticketId === ticket!.id);
    await tells(zammad('hangup', 'json-1', { cause: 'normalClearing', answeringNumber: '21' }));
    await fatma!.hears('call.ended', ({ callId }) => callId === 'json-1');
    expect(noor!.heardOf('call.ringing')).toEqual([]); // for the desk alone
    await fatma!.offersSolution(ticket!, 'Het is opgelost aan de telefoon.');
    await noor!.confirms(ticket!);
  });

  test('sipgate tells by form, and is told where to tell the rest', async () => {
    const told = await form(sipgate('newCall', 'sip-1', { from: '0113 550 201' }));
    expect([told.status, told.headers.get('content-type')]).toEqual([200, 'application/xml; charset=utf-8']);
    const here = `https://desk.example.org/api/v1/cti/${SIPGATE}`;
    expect(told.body).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>\n<Response onAnswer="${here}" onHangup="${here}"/>\n`,
    );
    const ringing = await shows('sip-1');
    expect(ringing).toMatchObject({ state: 'ringing', fromShown: '0113 550 201', team: { name: 'De Linde' } });
    expect(ringing.person).toBeUndefined();
    const answer = sipgate('answer', 'sip-1', { from: '0113 550 201', user: bram!.name, userId: 'w3' });
    expect((await form(answer)).status).toBe(200);
    const his = await soon(
      house,
      'his call',
      async () => (await shown('sip-1', bram!))?.answeredBy && shown('sip-1', bram!),
    );
    expect([his!.answeredBy!.id, his!.ticket, await shown('sip-1')]).toEqual([bram!.id, undefined, undefined]);
    expect((await form(sipgate('dtmf', 'sip-1', { dtmf: '0' }))).status).toBe(200);
    await refuses(() => fatma!.posts(`/calls/${his!.id}/answer`), 409, 'call.already_answered');
    const { ticket } = await bram!.posts<IncomingCallView>(`/calls/${his!.id}/answer`, { personId: noor!.id });
    expect(await noor!.sees(ticket!)).toMatchObject({ owner: { id: bram!.id }, requester: { id: noor!.id } });
    await form(sipgate('hangup', 'sip-1', { cause: 'normalClearing' }));
    await bram!.posts(`/tickets/${ticket!.id}/discard`, { reason: 'Dit was een proef.' });
  });

  test('a multipart form tells the same; told twice it is told once', async () => {
    for (let times = 2; times > 0; times--) {
      const told = new FormData();
      for (const [name, value] of Object.entries(zammad('newCall', 'form-1', { 'user[]': 'x' })))
        told.append(name, String(value));
      expect(await tells(told)).toMatchObject({ status: 200, body: {} });
    }
    await Promise.all([1, 2, 3].map(() => tells(zammad('newCall', 'form-1'))));
    expect(
      (await fatma!.gets<IncomingCallPage>('/calls')).items.filter(({ callId }) => callId === 'form-1'),
    ).toHaveLength(1);
    const { id } = await shows('form-1');
    const answered = await fatma!.posts<IncomingCallView>(`/calls/${id}/answer`);
    expect((await fatma!.posts<IncomingCallView>(`/calls/${id}/answer`)).ticket).toEqual(answered.ticket);
    await tells(zammad('answer', 'form-1', { answeringNumber: '21' }));
    await fatma!.posts(`/calls/${id}/wrong-number`, { reason: 'Zocht de bakker.' });
    expect(await fatma!.sees(answered.ticket!)).toMatchObject({ status: 'closed', closedHow: 'discarded' });
    await tells(zammad('hangup', 'form-1'));
  });

  test('who hangs up before an answer is called back: an owner, a clock, and the one who picks it up keeps it', async () => {
    await tells(zammad('newCall', 'missed-1', { from: '0612349876' }));
    await tells(zammad('hangup', 'missed-1', { from: '0612349876', cause: 'cancel' }));
    const question = await soon(house, 'the callback', () => callbackOf(/06 12349876/));
    expect(question.text).toContain('06 12349876');
    expect(question.clocks.find(({ kind }) => kind === 'callback')).toMatchObject({ state: 'running' });
    await fatma!.hears('call.ended', ({ callId }) => callId === 'missed-1');
    await fatma!.claims(question);
    const done = await fatma!.posts<TicketView>(`/tickets/${question.id}/callback/done`);
    expect(done.clocks.find(({ kind }) => kind === 'callback')).toMatchObject({ state: 'met' });
    await tells(zammad('answer', 'missed-1', { answeringNumber: '22' })); // too late
    expect(await fatma!.sees(question)).toMatchObject({ owner: { id: fatma!.id } });
    await refuses(() => noor!.sees(question), 404, 'ticket.not_found');
  });

  test('somebody in a call is known to be on the phone', async () => {
    const onThePhone = async () =>
      (await els!.gets<{ items: { inCall: boolean }[] }>('/people?q=Fatma%20Y')).items[0]!.inCall;
    await tells(zammad('newCall', 'busy-1'));
    await tells(zammad('answer', 'busy-1', { answeringNumber: '21' }));
    await soon(house, 'her to be on the phone', onThePhone);
    await tells(zammad('hangup', 'busy-1'));
    await soon(house, 'her to be free', async () => !(await onThePhone()));
  });

  test('what cannot be read is refused with a stable code, and nothing of it is kept', async () => {
    const count = async () => Number((await house.sql<{ n: number }>('SELECT COUNT(*) AS n FROM calls'))[0]!.n);
    const before = await count();
    const wrong = async (body: unknown, status: number, code: string, headers = {}) =>
      expect(await tells<ErrorBody>(body, GENERIC, headers)).toMatchObject({ status, body: { code } });
    await wrong({}, 422, 'request.invalid');
    await wrong(zammad('transfer', 'x'), 422, 'request.invalid');
    await wrong(zammad('newCall', 'x', { direction: 'sideways' }), 422, 'request.invalid');
    await wrong(zammad('newCall', 'x'.repeat(251)), 422, 'request.invalid');
    await wrong('[]', 400, 'request.malformed', { 'content-type': 'application/json' });
    await wrong('{"event":', 400, 'request.malformed', { 'content-type': 'application/json' });
    await wrong(JSON.stringify({ a: 'x'.repeat(300_000) }), 413, 'request.too_large', {
      'content-type': 'application/json',
    });
    const file = new FormData();
    file.append('event', new Blob(['newCall']), 'event.txt');
    await wrong(file, 400, 'request.malformed');
    for (const token of ['wrong', `${GENERIC}x`, GENERIC.toUpperCase()])
      expect(await tells(zammad('newCall', 'x'), token)).toMatchObject({
        status: 401,
        body: { code: 'cti.token_wrong' },
      });
    expect(await call(house, `/api/v1/cti/${GENERIC}`)).toMatchObject({ status: 404 });
    expect(await count()).toBe(before);
  });

  test('calls are for the desk; whose numbers are known is for leads and administrators', async () => {
    for (const who of [noor!, admin!]) await refuses(() => who.gets('/calls'), 403, 'permission.denied');
    await refuses(() => noor!.posts('/calls/x/answer'), 403, 'permission.denied');
    await refuses(() => fatma!.gets('/phone-numbers'), 403, 'permission.denied');
    await refuses(() => fatma!.posts('/calls/x/answer'), 404, 'call.not_found');
    const { teamIds } = noor!;
    const added = await els!.posts<NumberView>('/phone-numbers', { number: '0113/550 777', teamId: teamIds[0] });
    expect(added).toMatchObject({ number: '+31113550777', shown: '0113 550 777', team: { name: 'De Linde' } });
    const again = await admin!.posts<NumberView>('/phone-numbers', { number: '+31 113 550777', teamId: teamIds[0] });
    expect(again.id).toBe(added.id);
    const list = async () => (await els!.gets<NumberPage>(`/phone-numbers?teamId=${teamIds[0]}`)).items;
    expect((await list()).map(({ shown: one }) => one)).toEqual(['0113 550 201', '0113 550 777']);
    expect(await els!.calls(`/phone-numbers/${added.id}`, { method: 'DELETE' })).toMatchObject({ status: 204 });
    expect(await els!.calls(`/phone-numbers/${added.id}`, { method: 'DELETE' })).toMatchObject({
      ...{ status: 404, body: { code: 'number.not_found' } },
    });
    await refuses(() => els!.posts('/phone-numbers', { number: 'niets', teamId: teamIds[0] }), 422, 'number.invalid');
    await refuses(() => els!.posts('/phone-numbers', { number: '0612345678' }), 422, 'number.whose');
  });

  test('who is known by a number only has no account', async () => {
    const [caller] = await house.sql<{ id: string; email: string }>(
      "SELECT id, email FROM people WHERE email LIKE '%@beller.invalid' ORDER BY id",
    );
    const body = { email: caller!.email, password: 'zorg112-demo' };
    expect(await call(house, '/api/v1/auth/login', { method: 'POST', body })).toMatchObject({ status: 401 });
    const { items } = await admin!.gets<{ items: { id: string }[] }>('/accounts?q=beller');
    expect(items).toEqual([]);
  });
});
