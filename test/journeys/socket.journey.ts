import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { NoticesView } from '@zorg112/contracts';
import { type Actor, call, careWorkers, connectSocket, nextStep, signIn, signInAll, soon } from '../support/actors.js';
import { BOTH_ENDS, type House, openHouse, OPENING_MS } from '../support/house.js';

describe.each(BOTH_ENDS)('the live line on %s', (profile) => {
  let house: House;
  let noor: Actor, teammate: Actor, stranger: Actor, fatma: Actor, bram: Actor, joost: Actor, ilse: Actor, sam: Actor;

  beforeAll(async () => {
    house = await openHouse({ profile });
    noor = await signIn(house, 'noor');
    const [mate] = await careWorkers(house, noor.teamIds[0]!);
    const [other] = await careWorkers(house, noor.teamIds[0]!, true);
    [teammate, stranger] = await signInAll(house, mate!, other!);
    [fatma, bram, joost, ilse, sam] = await signInAll(house, 'fatma', 'bram', 'joost', 'ilse', 'sam');
    await Promise.all([noor, teammate, stranger, fatma, bram, joost, ilse, sam].map((person) => person.listens()));
  }, OPENING_MS);
  afterAll(async () => {
    [noor, teammate, stranger, fatma, bram, joost, ilse, sam].forEach((person) => person?.hangsUp());
    await house?.stop();
  });

  const connects = (options: object): Promise<string> =>
    new Promise((done) => {
      const socket = connectSocket(house, options);
      socket.on('hello', ({ personId }: { personId: string }) => (socket.disconnect(), done(personId)));
      socket.on('connect_error', ({ message }) => (socket.disconnect(), done(message)));
    });

  test('it opens for a token or the cookie of our own page, and for nobody else', async () => {
    expect(await connects({ auth: { token: noor.token } })).toBe(noor.id);
    const cookie = `zorg112_session=${noor.token}`;
    expect(await connects({ extraHeaders: { cookie } })).toBe(noor.id);
    expect(await connects({ extraHeaders: { cookie, origin: house.url } })).toBe(noor.id);
    expect(await connects({ extraHeaders: { cookie, origin: 'https://elsewhere.example' } })).toBe('auth.required');
    expect(await connects({})).toBe('auth.required');
    expect(await connects({ auth: { token: 'made up' } })).toBe('auth.required');
    expect(await connects({ auth: { token: 12 } })).toBe('auth.required');
  });

  test('it also opens by polling, for who cannot hold a socket', async () => {
    expect(await connects({ auth: { token: noor.token }, transports: ['polling'] })).toBe(noor.id);
  });

  test('a session that ended no longer opens it', async () => {
    const short = await signIn(house, 'noor');
    await call(house, '/api/v1/auth/logout', { method: 'POST', token: short.token });
    await soon(
      house,
      'the line to close',
      async () => (await connects({ auth: { token: short.token } })) === 'auth.required',
    );
  });

  test('it says who you are, what time it is and where the facts stand', async () => {
    const hello = await noor.hears('hello');
    expect(hello.personId).toBe(noor.id);
    expect(Math.abs(Date.parse(hello.now) - Date.now())).toBeLessThan(60_000);
    expect(hello.seq).toBeGreaterThanOrEqual(0);
  });

  test('only the desk watches the queue', async () => {
    expect(await fatma.emits('queue.watch')).toEqual({ ok: true });
    for (const person of [noor, ilse, sam])
      expect(await person.emits('queue.watch')).toEqual({ ok: false, code: 'permission.denied' });
  });

  test('she hears her own and her team’s questions without asking; private ones only she does', async () => {
    const secret = await noor.asks('Iets over mijn contract.', { private: true });
    await noor.hears('ticket.changed', ({ id }) => id === secret.id);
    await joost.hears('ticket.changed', ({ id }) => id === secret.id); // keeps watch over it
    const ticket = await noor.asks('De vaatwasser lekt.');
    for (const person of [noor, teammate, fatma])
      await person.hears('ticket.changed', ({ id, version }) => id === ticket.id && version === 1);
    // What came later was heard, so what came before would have been.
    const last = await stranger.asks('De laatste.');
    await stranger.hears('ticket.changed', ({ id }) => id === last.id);
    const heardBy = (person: Actor, id: string): boolean =>
      person.heardOf('ticket.changed').some((one) => one.id === id);
    expect([noor, teammate, stranger, fatma, bram].map((person) => heardBy(person, secret.id))).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
    expect([stranger, sam].map((person) => heardBy(person, ticket.id))).toEqual([false, false]);
    expect(fatma.heardOf('queue.changed').length).toBeGreaterThan(0);
    expect(noor.heardOf('queue.changed')).toEqual([]);
  });

  test('a service hears of the private question it was asked about, and that it is answered or taken back', async () => {
    const secret = await joost.claims(await noor.asks('Mijn uren kloppen niet.', { private: true }));
    const hears = (person: Actor, version: number) =>
      person.hears('ticket.changed', (one) => one.id === secret.id && one.version === version);
    const asked = await joost.asksIn(secret, { serviceId: 'service-hr' }, 'Klopt dit?');
    await hears(sam, asked.ticket.version);
    const back = await joost.takesBack(asked, 'Al gevonden.');
    await hears(sam, back.ticket.version);
    expect([fatma, bram].flatMap((one) => one.heardOf('ticket.changed')).map(({ id }) => id)).not.toContain(secret.id);
  });

  test('what is said among helpers does not ring on her screen', async () => {
    const ticket = await noor.asks('De droger stinkt.');
    await fatma.claims(ticket);
    const { version: noted } = await fatma.notes(ticket, 'Al vaker gemeld.');
    await fatma.hears('ticket.changed', ({ id, version }) => id === ticket.id && version === noted);
    const { ticket: now } = await fatma.replies(ticket, 'Ik kom.', { nextStep: nextStep('ik kom', 900) });
    await noor.hears('ticket.changed', ({ id, version }) => id === ticket.id && version === now.version);
    const versions = noor.heardOf('ticket.changed').flatMap(({ id, version }) => (id === ticket.id ? [version] : []));
    expect(versions).not.toContain(noted);
  });

  test('every event is thin: an id, a version, a place', async () => {
    for (const event of noor.heardOf('ticket.changed'))
      expect(Object.keys(event).sort()).toEqual(['id', 'seq', 'version']);
    for (const event of fatma.heardOf('queue.changed')) expect(Object.keys(event)).toEqual(['seq']);
  });

  test('each step of a clock is called out once, to who watches the queue', async () => {
    const ticket = await noor.asks('De sonde alarmeert.');
    await bram.claims(ticket);
    await bram.replies(ticket, 'Ik bel je zo terug.', { nextStep: nextStep('ik bel', 3) });
    const steps = ['-20%', '0%', '10%', '25%', '100%'];
    await fatma.hears('escalation.raised', ({ ticketId, step }) => ticketId === ticket.id && step === '100%');
    const raised = fatma.heardEscalations(ticket);
    expect(raised.map(({ clock, step }) => `${clock} ${step}`)).toEqual(steps.map((step) => `promise ${step}`));
    expect(new Set(raised.map(({ clockId }) => clockId)).size).toBe(1);
    expect(noor.heardOf('escalation.raised')).toEqual([]);
    // Once more through: a note makes the relay pass by again, and nothing rings twice.
    const { version } = await bram.notes(ticket, 'Gebeld.');
    await fatma.hears('ticket.changed', (one) => one.id === ticket.id && one.version === version);
    expect(fatma.heardEscalations(ticket)).toHaveLength(steps.length);
    const stored = (await bram.facts(ticket)).filter(({ type }) => type === 'EscalationRaised');
    expect(stored).toHaveLength(steps.length);
  });

  test('a locked phone is no absence: who is on shift keeps the question, is rung, and reads it when she looks again', async () => {
    const guest = await (await signIn(house, 'nadia')).listens({ watching: true });
    const ticket = await guest.claims(await noor.asks('De bel van kamer 2 is stil.'));
    await guest.replies(ticket, 'Ik kom zo.', { nextStep: nextStep('ik kom', 3) });
    guest.hangsUp();
    await fatma.hears('escalation.raised', ({ ticketId, step }) => ticketId === ticket.id && step === '0%');
    const [due] = fatma.heardEscalations(ticket).filter(({ step }) => step === '0%');
    expect(due!.tell).toContain(guest.id);
    expect(await noor.sees(ticket)).toMatchObject({ owner: { id: guest.id }, status: 'in_progress' });
    const types = (await fatma.facts(ticket)).map(({ type }) => type);
    expect(types).not.toEqual(expect.arrayContaining(['StandInStarted']));
    expect(types).not.toEqual(expect.arrayContaining(['OwnerSucceeded']));
    const { items } = await guest.gets<NoticesView>('/me/notices');
    expect(items.flatMap(({ tickets }) => tickets.map(({ id }) => id))).toContain(ticket.id);
  });

  test('who may not see a ticket may not watch it', async () => {
    const secret = await noor.asks('Over mijn rooster.', { private: true });
    for (const person of [teammate, stranger, fatma, sam])
      expect(await person.emits('ticket.watch', { id: secret.id })).toEqual({ ok: false, code: 'ticket.not_found' });
    expect(await fatma.emits('ticket.watch', { id: 'no-such-ticket' })).toEqual({
      ok: false,
      code: 'ticket.not_found',
    });
    for (const body of [{}, { id: 12 }, { id: 'x'.repeat(65) }, [], 'id'])
      expect(await fatma.emits('ticket.watch', body as object)).toEqual({ ok: false, code: 'request.invalid' });
    expect(await fatma.emits('ticket.typing', { id: secret.id })).toEqual({ ok: false, code: 'request.invalid' });
  });

  test('those who look at one question see each other, and who types', async () => {
    const ticket = await noor.asks('De rem van het bed pakt niet.');
    for (const person of [fatma, bram, noor])
      expect(await person.emits('ticket.watch', { id: ticket.id })).toEqual({ ok: true });
    const names = (people: { name: string }[]): string[] => people.map(({ name }) => name).sort();
    const here = await fatma.hears('presence.changed', ({ people }) => people.length === 2);
    expect(here.ticketId).toBe(ticket.id);
    expect(names(here.people)).toEqual(['Bram de Wit', 'Fatma Yıldız']); // the one who asks is not shown
    await bram.emits('ticket.typing', { id: ticket.id });
    const types = await fatma.hears('presence.changed', ({ people }) => people.some(({ typing }) => typing));
    expect(types.people.find(({ typing }) => typing)).toMatchObject({ id: bram.id });
    bram.heard.length = 0;
    expect(await fatma.emits('ticket.unwatch', { id: ticket.id })).toEqual({ ok: true });
    await bram.hears('presence.changed', ({ people }) => names(people).join() === 'Bram de Wit');
    const guest = await (await signIn(house, 'nadia')).listens();
    await guest.emits('ticket.watch', { id: ticket.id });
    await bram.hears('presence.changed', ({ people }) => names(people).includes('Nadia Benali'));
    bram.heard.length = 0;
    guest.hangsUp();
    await bram.hears('presence.changed', ({ people }) => names(people).join() === 'Bram de Wit');
  });
});
