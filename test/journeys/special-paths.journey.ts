import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { GuidedPathsView, TicketView } from '@zorg112/contracts';
import { type Actor, call, refuses, signInAll } from '../support/actors.js';
import { BOTH_ENDS, type House, openHouse, OPENING_MS } from '../support/house.js';

describe.each(BOTH_ENDS)('a person in danger, an incident, a data leak, on %s', (profile) => {
  let house: House;
  let noor: Actor, fatma: Actor, bram: Actor, sam: Actor, ilse: Actor;

  beforeAll(async () => {
    house = await openHouse({ profile });
    [noor, fatma, bram, sam, ilse] = await signInAll(house, 'noor', 'fatma', 'bram', 'sam', 'ilse');
  }, OPENING_MS);
  afterAll(() => house?.stop());

  const deed = (who: Actor, ticket: { id: string }, path: string, body: object = {}) =>
    who.posts<TicketView>(`/tickets/${ticket.id}/${path}`, body);
  const pathsOf = (ticket: TicketView) => ticket.paths?.map(({ path }) => path) ?? [];

  test('what she wrote is recognised as it comes in; only those who help see it', async () => {
    const asked = await noor.asks('De tillift op kamer 14 doet niks meer en mevr hangt er nog in');
    expect(asked).not.toHaveProperty('paths');
    expect(asked).not.toHaveProperty('suggestedUrgency');
    expect(asked.urgency).toBe('today');
    const claimed = await fatma.claims(asked);
    expect(claimed).toMatchObject({ urgency: 'today', suggestedUrgency: 'now' });
    expect(pathsOf(claimed)).toEqual(['danger']);
    expect(claimed.may).toEqual(expect.arrayContaining(['startPath', 'declinePath', 'keepUrgency']));
    expect((await fatma.facts(asked))[0]).toMatchObject({ data: { heard: { paths: ['danger'], urgency: 'now' } } });
    expect(await noor.sees(asked)).not.toHaveProperty('paths');
  });

  test('later words count too; urgency goes up by a press, never by itself, and never down', async () => {
    const ticket = await fatma.claims(await noor.asks('De tillift piept.', { urgency: 'week' }));
    expect(ticket).not.toHaveProperty('suggestedUrgency');
    await noor.writes(ticket, 'Mevrouw ligt nu op de grond, ze krijgt geen lucht!');
    const told = await fatma.sees(ticket);
    expect(told).toMatchObject({ urgency: 'week', suggestedUrgency: 'now' });
    expect(pathsOf(told)).toContain('danger');
    const raised = await fatma.setsUrgency(ticket, 'now');
    expect(raised.urgency).toBe('now');
    expect(raised).not.toHaveProperty('suggestedUrgency');
    await refuses(() => deed(fatma, ticket, 'urgency/decline'), 409, 'urgency.not_suggested');
  });

  test('a suggestion that does not fit is declined once and stays away', async () => {
    const ticket = await fatma.claims(await noor.asks('Er is brand op de gang!'));
    expect(pathsOf(ticket)).toEqual(['danger']);
    const declined = await deed(fatma, ticket, 'paths/danger/decline');
    expect(declined.paths).toMatchObject([{ path: 'danger', declinedAt: expect.any(String) }]);
    expect(await deed(fatma, ticket, 'urgency/decline')).not.toHaveProperty('suggestedUrgency');
    await noor.writes(ticket, 'Nog steeds brand op de gang.');
    expect((await fatma.sees(ticket)).paths).toHaveLength(1);
  });

  test('a data leak: 72 hours from the moment she told it, until the privacy officer has it', async () => {
    const ticket = await fatma.claims(await noor.asks('Mijn werktelefoon is gestolen in de bus.'));
    expect(pathsOf(ticket)).toEqual(['data_leak']);
    const begun = await deed(fatma, ticket, 'paths', { path: 'data_leak' });
    const clock = begun.clocks.find(({ kind }) => kind === 'data_leak')!;
    expect(Date.parse(clock.dueAt!) - Date.parse(begun.createdAt)).toBe(72 * 3_600_000);
    await refuses(() => deed(fatma, ticket, 'paths', { path: 'data_leak' }), 409, 'path.already_started');
    await deed(fatma, ticket, 'paths/data_leak/steps', { step: 'call_privacy', done: true });
    const over = await deed(fatma, ticket, 'paths/data_leak/steps', { step: 'reported', done: true });
    expect(over.paths).toMatchObject([{ path: 'data_leak', done: ['call_privacy', 'reported'] }]);
    expect(over.clocks.find(({ kind }) => kind === 'data_leak')).toMatchObject({ state: 'met' });
    expect((await fatma.facts(ticket)).map(({ type }) => type)).toEqual(
      expect.arrayContaining(['PathStarted', 'PathStepDone']),
    );
  });

  test('the steps are data with their reasons, in the language of the reader, for staff', async () => {
    const read = async (language: string) =>
      (
        await call<GuidedPathsView>(house, '/api/v1/special-paths', {
          token: fatma.token,
          headers: { 'accept-language': language },
        })
      ).body.items;
    const [dutch, english] = [await read('nl'), await read('en')];
    const ids = (list: typeof dutch) => list.map(({ path, steps }) => [path, steps.map(({ id }) => id)]);
    expect(ids(dutch)).toEqual(ids(english));
    expect(dutch.map(({ path }) => path)).toEqual(['danger', 'incident', 'data_leak']);
    for (const { title, intro, ask, steps } of [...dutch, ...english]) {
      expect([title, intro, ask].every((words) => /\w/.test(words))).toBe(true);
      expect(steps.length).toBeGreaterThan(3);
      expect(steps.every(({ text, why }) => /\w/.test(text) && /\w/.test(why))).toBe(true);
    }
    expect(dutch[0]!.title).not.toBe(english[0]!.title);
    expect((await call(house, '/api/v1/special-paths', { token: noor.token })).status).toBe(403);
    expect((await call(house, '/api/v1/special-paths', { token: sam.token })).status).toBe(200);
  });

  test('what does not exist, has not begun or is not yours is refused', async () => {
    const ticket = await fatma.claims(await noor.asks('Een stoel wiebelt.'));
    await refuses(() => deed(fatma, ticket, 'paths', { path: 'fire' }), 422, 'request.invalid');
    await refuses(() => deed(fatma, ticket, 'paths/fire/decline'), 404, 'path.unknown');
    const step = { step: 'safety', done: true };
    await refuses(() => deed(fatma, ticket, 'paths/danger/steps', step), 409, 'path.not_started');
    await deed(fatma, ticket, 'paths', { path: 'danger' });
    const unknown = { step: 'dance', done: true };
    await refuses(() => deed(fatma, ticket, 'paths/danger/steps', unknown), 422, 'path.unknown_step');
    await refuses(() => deed(bram, ticket, 'paths', { path: 'incident' }), 403, 'ticket.not_yours');
    await refuses(() => deed(noor, ticket, 'paths', { path: 'incident' }), 403, 'ticket.not_yours');
    await refuses(() => deed(ilse, ticket, 'paths', { path: 'incident' }), 403, 'ticket.not_yours');
  });
});
