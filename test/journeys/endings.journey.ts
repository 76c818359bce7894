import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { NoticesView, TicketView } from '@zorg112/contracts';
import { type Actor, careWorkers, refuses, signIn, signInAll, soon, written } from '../support/actors.js';
import { BOTH_ENDS, type House, openHouse, OPENING_MS } from '../support/house.js';

/** Days of the trade in seconds: reminders, the close without an answer, and the window to reopen. */
const QUICK = {
  confirmation: {
    hours: 'always',
    remindAfter: ['PT1S', 'PT2S'],
    closeUnconfirmedAfter: 'PT3S',
    reopenWindow: 'PT0.001S',
  },
};

describe.each(BOTH_ENDS)('how it ends and begins again, on %s', (profile) => {
  let house: House;
  let noor: Actor, teammate: Actor, fatma: Actor, bram: Actor;

  beforeAll(async () => {
    house = await openHouse({ profile });
    [noor, fatma, bram] = await signInAll(house, 'noor', 'fatma', 'bram');
    teammate = await signIn(house, (await careWorkers(house, noor.teamIds[0]!))[0]!);
  }, OPENING_MS);
  afterAll(() => house?.stop());

  const offered = async (): Promise<TicketView> => {
    const ticket = await noor.asks('De tillift piept.');
    await fatma.claims(ticket);
    return fatma.offersSolution(ticket, 'De accu is vervangen.');
  };

  test('words against the button ask once more; insisting closes it, on the record', async () => {
    const ticket = await offered();
    const text = 'dank je, maar hij werkt nog steeds niet';
    const before = await written(house);
    await refuses(() => noor.confirms(ticket, { text }), 409, 'confirmation.contradicts');
    expect(await written(house)).toEqual(before);
    expect(await noor.sees(ticket)).toMatchObject({ status: 'solution_offered' });
    const done = await noor.confirms(ticket, { text, insists: true });
    expect(done).toMatchObject({ status: 'closed', closedHow: 'confirmed' });
    expect((await fatma.facts(ticket)).at(-1)).toMatchObject({ type: 'SolutionConfirmed', data: { insisted: true } });
  });

  test('only her side confirms; staff may quote who said it and by what channel', async () => {
    const ticket = await offered();
    await refuses(() => bram.confirms(ticket), 403, 'confirmation.not_requester');
    await refuses(() => fatma.confirms(ticket, { quoted: { person: 'Noor' } }), 422, 'request.invalid');
    const done = await bram.confirms(ticket, { quoted: { person: 'Noor Hoekstra', channel: 'phone' } });
    expect(done).toMatchObject({ closedHow: 'confirmed' });
    expect((await fatma.facts(ticket)).at(-1)).toMatchObject({
      by: { id: bram.id },
      onBehalfOf: { id: noor.id },
      data: { quoted: { person: 'Noor Hoekstra', channel: 'phone' } },
    });
  });

  test('afterwards a sun for who helped, and once a week "moest je ergens anders aankloppen?"', async () => {
    const ilse = await signIn(house, 'ilse');
    const solved = async (): Promise<TicketView> => {
      const ticket = await teammate.asks('De bel doet het niet.');
      await fatma.claims(ticket);
      await fatma.offersSolution(ticket, 'De batterij is vervangen.');
      return teammate.confirms(ticket);
    };
    const before = await ilse.summary();
    const first = await solved();
    expect(first.may).toEqual(expect.arrayContaining(['tellElsewhere', 'thank']));
    await refuses(() => noor.posts(`/tickets/${first.id}/elsewhere`, { knocked: true }), 409, 'elsewhere.not_asked');
    await refuses(() => teammate.posts(`/tickets/${first.id}/elsewhere`, { knocked: 'ja' }), 422, 'request.invalid');
    const told = await teammate.posts<TicketView>(`/tickets/${first.id}/elsewhere`, { knocked: true });
    expect(told.may).not.toContain('tellElsewhere');
    // One person's answer is in the groups of five; who oversees reads that she answered, not what.
    const answered = async (reader: Actor) =>
      (await reader.facts(told)).flatMap(({ type, data }) => (type === 'ElsewhereTold' ? [data] : []));
    expect(await answered(ilse)).toEqual([{}]);
    expect(await answered(bram)).toEqual([{}]);
    expect(await answered(fatma)).toEqual([{ knocked: true }]);
    const thanked = await teammate.posts<TicketView>(`/tickets/${first.id}/thanks`);
    expect(thanked.may).not.toContain('thank');
    await refuses(() => noor.posts(`/tickets/${first.id}/thanks`), 409, 'thanks.already_given');
    const { items } = await fatma.gets<NoticesView>('/me/notices');
    expect(items.flatMap(({ tickets }) => tickets)).toContainEqual(
      expect.objectContaining({ id: first.id, what: 'thanks' }),
    );
    expect((await solved()).may).not.toContain('tellElsewhere');
    const after = await ilse.summary();
    expect(after.elsewhereAsked - before.elsewhereAsked).toBe(1);
    // What one person told is in no figure yet, nor that she told it.
    expect([after.elsewhereTold, after.elsewhereCounted, after.elsewhereKnocked]).toEqual([undefined, 0, 0]);
  });

  test('not solved gives it back to the same owner, with the time since the offer struck out', async () => {
    const ticket = await offered();
    expect(clock(ticket, 'solve')).toMatchObject({ state: 'paused' });
    const back = await teammate.saysNotSolved(ticket);
    expect(back).toMatchObject({ status: 'in_progress', owner: { id: fatma.id }, notSolvedCount: 1 });
    const solve = clock(back, 'solve');
    expect(Date.parse(solve.dueAt!) - Date.parse(solve.startedAt)).toBe(8 * 3_600_000);
    await refuses(() => noor.confirms(ticket), 409, 'confirmation.nothing_offered');
  });

  test('reopened within the window: the same owner, with a promise and a new target', async () => {
    const ticket = await offered();
    await refuses(() => noor.reopens(ticket, 'Weer stuk.'), 409, 'ticket.not_closed');
    await noor.confirms(ticket, { score: 4 });
    await refuses(() => noor.writes(ticket, 'Nog iets.'), 409, 'ticket.closed');
    await refuses(() => fatma.reopens(ticket, 'Ik weer.'), 403, 'ticket.not_yours');
    await refuses(() => noor.reopens(ticket, ' '), 422, 'message.empty');
    const again = await noor.reopens(ticket, 'Hij piept weer.');
    expect(again).toMatchObject({ status: 'in_progress', owner: { id: fatma.id }, reopenedCount: 1 });
    expect(again.closedHow).toBeUndefined();
    const running = again.clocks.filter(({ state }) => state === 'running').map(({ kind }) => kind);
    expect(running.sort()).toEqual(['promise', 'solve']);
  });

  test('withdrawn by her, at any moment before the end', async () => {
    const fresh = await noor.asks('Toch niet nodig.');
    expect(await noor.withdraws(fresh, 'niet meer nodig')).toMatchObject({ status: 'closed', closedHow: 'withdrawn' });
    const ticket = await offered();
    await refuses(() => fatma.withdraws(ticket), 403, 'ticket.not_yours');
    await refuses(() => teammate.withdraws(ticket), 403, 'ticket.not_yours');
    const gone = await noor.withdraws(ticket);
    expect(gone.clocks.filter(({ state }) => state === 'running')).toEqual([]);
    await refuses(() => noor.withdraws(ticket), 409, 'ticket.closed');
    await refuses(() => noor.confirms(ticket), 409, 'ticket.closed');
  });

  test('closed as unsolved, a second pair of eyes is asked: it cannot be done either, or it goes on with something better', async () => {
    const honest = async (): Promise<TicketView> => {
      const ticket = await fatma.claims(await noor.asks('De oude stoel kraakt.'));
      const why = { tried: 'Drie leveranciers gebeld.', alternative: 'Er komt een leenstoel.' };
      return fatma.posts(`/tickets/${ticket.id}/unsolved`, { ...why, secondPersonId: bram.id });
    };
    const looked = (who: Actor, ticket: TicketView, more: object) =>
      who.posts<TicketView>(`/tickets/${ticket.id}/unsolved/second`, more);
    const asked = async () => (await bram.lists('lookAlong=true')).map(({ id }) => id);

    const first = await honest();
    expect(first).toMatchObject({ closedHow: 'unsolved', unsolved: { second: { id: bram.id } } });
    expect(await asked()).toEqual([first.id]);
    expect((await bram.sees(first)).may).toContain('lookAlong');
    await refuses(() => looked(fatma, first, { agrees: true }), 403, 'unsolved.not_second');
    expect(await looked(bram, first, { agrees: true })).toMatchObject({
      closedHow: 'unsolved',
      unsolved: { lookedAt: expect.any(String) },
    });
    expect(await asked()).toEqual([]);
    await refuses(() => looked(bram, first, { agrees: true }), 409, 'unsolved.looked_already');

    const second = await honest();
    await refuses(() => looked(bram, second, { agrees: false }), 422, 'message.empty');
    await looked(bram, second, { agrees: false, text: 'In Delft staat er nog een.' });
    expect(await noor.sees(second)).toMatchObject({ status: 'in_progress', owner: { id: fatma.id } });
    expect(await asked()).toEqual([]);
    expect((await fatma.reads(second)).at(-1)).toMatchObject({ kind: 'note', text: 'In Delft staat er nog een.' });
    expect((await noor.reads(second)).map(({ text }) => text).join()).not.toContain('Delft');
  });

  test('what is offered to whom: lowering not to who stands in, ending a fault only to who is on it', async () => {
    const ticket = await fatma.claims(await noor.asks('De lamp knippert.'));
    expect((await fatma.sees(ticket)).may).toContain('lowerUrgency');
    await fatma.hasStandIn(ticket, bram);
    expect((await bram.sees(ticket)).may).not.toContain('lowerUrgency');
    const { id } = await fatma.posts<{ id: string }>('/outages', { text: 'Het dossier is traag.' });
    expect((await fatma.sees({ id })).may).toEqual(expect.arrayContaining(['hearBroadcast', 'endOutage']));
    expect((await bram.sees({ id })).may).not.toEqual(expect.arrayContaining(['endOutage']));
  });

  test('help told afterwards and an honest no are read like every answer: warned about once, and counted', async () => {
    const away = 'Daarvoor moet je bij HR zijn.';
    const log = { text: 'Hoe vraag ik verlof aan?', what: away, onBehalfOf: noor.id };
    const body = await refuses(() => fatma.posts('/tickets/log', log), 409, 'reply.redirects');
    expect(body).toMatchObject({ hits: [expect.anything()], suggestion: expect.stringContaining('Ik') });
    const told = await fatma.posts<TicketView>('/tickets/log', { ...log, sendAnyway: true });
    expect((await fatma.facts(told))[0]!.data).toMatchObject({ sentAnyway: true });

    const ticket = await fatma.claims(await noor.asks('Mijn verlof staat verkeerd.'));
    const words = { tried: 'Ik keek in het rooster.', alternative: away, secondPersonId: bram.id };
    const closes = (more: object) => fatma.posts<TicketView>(`/tickets/${ticket.id}/unsolved`, { ...words, ...more });
    await refuses(() => closes({ secondPersonId: fatma.id }), 409, 'unsolved.needs_second');
    await refuses(() => closes({}), 409, 'reply.redirects');
    expect(await closes({ sendAnyway: true })).toMatchObject({ closedHow: 'unsolved' });
    const { sentAnyway } = await (await signIn(house, 'ilse')).summary();
    expect(sentAnyway).toBe(2);
  });

  test('a score is a whole number from one to five', async () => {
    const ticket = await offered();
    for (const score of [0, 6, 2.5, '5']) await refuses(() => noor.confirms(ticket, { score }), 422, 'request.invalid');
    expect(await noor.confirms(ticket, { score: 1 })).toMatchObject({ score: 1 });
  });
});

describe.each(BOTH_ENDS)('no answer, on %s', (profile) => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse({ profile, policy: QUICK });
  }, OPENING_MS);
  afterAll(() => house?.stop());

  test('silence is reminded, then closed unconfirmed, never counted as satisfied; after the window it is a new question', async () => {
    const [noor, fatma, ilse] = await signInAll(house, 'noor', 'fatma', 'ilse');
    const ticket = await noor.asks('De bel doet het niet.');
    await fatma.claims(ticket);
    await fatma.offersSolution(ticket, 'Nieuwe batterij.');
    const closed = await soon(house, 'the close', async () => {
      const seen = await noor.sees(ticket);
      return seen.status === 'closed' && seen;
    });
    expect(closed).toMatchObject({ closedHow: 'unconfirmed', owner: { id: fatma.id } });
    const types = (await fatma.facts(ticket)).map(({ type }) => type);
    expect(types.slice(-3)).toEqual(['RequesterReminded', 'RequesterReminded', 'TicketClosedUnconfirmed']);
    expect(await ilse.summary()).toMatchObject({ confirmed: 0, unconfirmed: 1 });
    await refuses(() => noor.reopens(ticket, 'Toch nog stuk.'), 409, 'ticket.reopen_window_passed');
  });
});

function clock(ticket: TicketView, kind: string): TicketView['clocks'][number] {
  return ticket.clocks.find((one) => one.kind === kind)!;
}
