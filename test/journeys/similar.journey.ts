import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { SimilarView, TicketView, WhatWorkedView } from '@zorg112/contracts';
import { type Actor, careWorkers, refuses, signIn, signInAll, written } from '../support/actors.js';
import { BOTH_ENDS, type House, openHouse, OPENING_MS } from '../support/house.js';

describe.each(BOTH_ENDS)('does somebody ask this already, on %s', (profile) => {
  let house: House;
  let noor: Actor, teammate: Actor, stranger: Actor, fatma: Actor, joost: Actor, ilse: Actor;

  beforeAll(async () => {
    house = await openHouse({ profile });
    noor = await signIn(house, 'noor');
    const [mate] = await careWorkers(house, noor.teamIds[0]!);
    const [other] = await careWorkers(house, noor.teamIds[0]!, true);
    [teammate, stranger, fatma, joost, ilse] = await signInAll(house, mate!, other!, 'fatma', 'joost', 'ilse');
  }, OPENING_MS);
  afterAll(() => house?.stop());

  const finds = async (who: Actor, text: string, more: object = {}): Promise<string[]> =>
    (await who.posts<SimilarView>('/tickets/similar', { text, ...more })).items.map(({ id }) => id);

  test('she sees what her team and she herself ask, with who helps and by when she hears', async () => {
    const theirs = await teammate.asks('De koffieautomaat lekt op de vloer');
    await fatma.claims(theirs);
    const { items } = await noor.posts<SimilarView>('/tickets/similar', { text: 'Er lekt een koffieautomaat' });
    expect(items).toMatchObject([{ id: theirs.id, number: theirs.number, text: theirs.text, owner: { id: fatma.id } }]);
    expect(items[0]!.clocks.some(({ state, dueAt }) => state === 'running' && dueAt)).toBe(true);
    const hers = await noor.asks('De koffieautomaat lekt ook hier');
    expect((await finds(noor, 'Koffieautomaat lekt')).sort()).toEqual([theirs.id, hers.id].sort());
    expect(await finds(noor, 'Mijn rooster van volgende maand')).toEqual([]);
    for (const nothing of ['', ' ', 'Het is stuk']) expect(await finds(noor, nothing)).toEqual([]);
  });

  test('never a private one, one of another team, or a closed one; who only oversees finds none by its words', async () => {
    const hers = await noor.asks('De zonwering klemt', { private: true });
    const theirs = await teammate.asks('Zonwering klemt helemaal', { private: true });
    const elsewhere = await stranger.asks('De zonwering klemt hier');
    const closed = await teammate.asks('Zonwering klemt weer');
    await teammate.withdraws(closed);
    expect(await finds(noor, 'De zonwering klemt')).toEqual([]);
    expect(await finds(stranger, 'De zonwering klemt')).toEqual([elsewhere.id]);
    expect(await finds(ilse, 'De zonwering klemt')).toEqual([]);
    expect([hers, theirs].every((one) => one.private)).toBe(true);
  });

  test('the same place or subject tips the balance', async () => {
    const where = { location: 'De Linde, serre', category: 'techniek_gebouw' };
    const { id } = await teammate.asks('De vaatwasser stinkt vreselijk', where);
    expect(await finds(noor, 'De vaatwasser schuimt')).toEqual([]);
    expect(await finds(noor, 'De vaatwasser schuimt', { location: where.location })).toEqual([id]);
    expect(await finds(noor, 'De vaatwasser schuimt', { category: where.category })).toEqual([id]);
  });

  test('nothing of what she typed is kept, not even under a key, and nothing is logged', async () => {
    const before = await written(house);
    const text = 'Zeldzaamwoordje in de koffieautomaat';
    const body = { text };
    for (let i = 0; i < 2; i++)
      expect(
        await noor.calls('/tickets/similar', { method: 'POST', body, headers: { 'idempotency-key': 'typing' } }),
      ).toMatchObject({ status: 200 });
    expect(await written(house)).toEqual(before);
    expect(await house.sql(`SELECT * FROM idempotency_keys WHERE key = 'typing'`)).toEqual([]);
    expect(house.log()).not.toMatch(/zeldzaamwoordje/i);
    await refuses(() => noor.posts('/tickets/similar', {}), 422, 'request.invalid');
    await refuses(() => noor.posts('/tickets/similar', { text, category: 'overig' }), 422, 'request.invalid');
  });

  describe('what worked before', () => {
    const solves = async (who: Actor, text: string, how: string, more: object = {}): Promise<TicketView> => {
      const ticket = await joost.claims(await who.asks(text, more)); // he has the watch
      await joost.offersSolution(ticket, how);
      return who.confirms(ticket);
    };
    const worked = async (who: Actor, ticket: TicketView): Promise<[string, number, number[]][]> => {
      const { items } = await who.gets<WhatWorkedView>(`/tickets/${ticket.id}/what-worked`);
      return items.map(({ solution, times, questions }) => [solution, times, questions.map(({ number }) => number)]);
    };

    test('who helps reads how questions like it were solved and how often, of every team; not what was closed otherwise', async () => {
      const one = await solves(teammate, 'De stofzuiger ruist en zuigt niet', 'Zak vervangen.');
      const two = await solves(stranger, 'Stofzuiger zuigt niet meer', 'zak vervangen');
      const three = await solves(noor, 'De stofzuiger zuigt niet goed', 'Slang schoongemaakt.');
      await solves(noor, 'Mijn pas opent de voordeur niet', 'Nieuwe pas gemaakt.');
      await teammate.withdraws(await teammate.asks('De stofzuiger zuigt niet'), 'Hij doet het weer.');
      const ticket = await noor.asks('Onze stofzuiger zuigt niet');
      const ways = await worked(fatma, ticket);
      expect(ways.map(([how, times]) => [how, times])).toEqual([
        ['Zak vervangen', 2],
        ['Slang schoongemaakt.', 1],
      ]);
      expect(ways.map(([, , numbers]) => numbers.sort())).toEqual([[one.number, two.number], [three.number]]);
      expect((await worked(fatma, three)).map(([how, times]) => [how, times])).toEqual([['Zak vervangen', 2]]);
    });

    test('never of a private question or of a special path, and only for who helps', async () => {
      await solves(noor, 'De hooglaagkruk wiebelt', 'Poot vastgezet.', { private: true });
      const path = await fatma.claims(await noor.asks('De hooglaagkruk wiebelt erg'));
      await fatma.posts(`/tickets/${path.id}/paths`, { path: 'incident' });
      await fatma.offersSolution(path, 'Kruk weggehaald.');
      await noor.confirms(path);
      const ticket = await noor.asks('Hooglaagkruk wiebelt');
      for (const one of [fatma, joost]) expect(await worked(one, ticket)).toEqual([]);
      await refuses(() => worked(noor, ticket), 403, 'permission.denied');
      await refuses(() => worked(stranger, ticket), 404, 'ticket.not_found');
      await refuses(() => worked(ilse, ticket), 403, 'permission.denied');
    });

    test('nobody of another question is greeted or named, and what sent somebody on is not said again', async () => {
      const { name } = stranger;
      await solves(
        stranger,
        `De droogtrommel van ${name} stinkt`,
        `Hoi ${name.split(' ')[0]}, pluis weggehaald met Joost.`,
      );
      const sent = await joost.claims(await teammate.asks('De droogtrommel stinkt erg'));
      const redirects = 'Bel de technische dienst maar.';
      await joost.posts(`/tickets/${sent.id}/solution`, { text: redirects, sendAnyway: true });
      await teammate.confirms(sent);
      const ticket = await noor.asks('Onze droogtrommel stinkt');
      const { items } = await fatma.gets<WhatWorkedView>(`/tickets/${ticket.id}/what-worked`);
      expect(items).toMatchObject([
        { solution: 'Pluis weggehaald met ….', questions: [{ text: 'De droogtrommel van … stinkt' }] },
      ]);
    });

    test("a fault that is over was solved by nobody's telling so", async () => {
      const asked = await Promise.all([noor, teammate].map((who) => who.asks('De warmtekast verwarmt niet')));
      const { id } = await joost.posts<{ id: string }>('/outages', {
        text: 'Alle warmtekasten staan uit.',
        ticketIds: asked.map((one) => one.id),
      });
      await joost.posts(`/outages/${id}/end`, { text: 'De warmtekast verwarmt weer. Bij jou ook?' });
      for (const [i, who] of [noor, teammate].entries()) await who.confirms(asked[i]!);
      expect(await worked(fatma, await stranger.asks('Warmtekast verwarmt niet'))).toEqual([]);
    });
  });
});
