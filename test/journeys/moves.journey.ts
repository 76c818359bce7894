import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  BundledView,
  DecidedView,
  HandedView,
  LackedView,
  NamedPage,
  NoticesView,
  ShiftChangeView,
  StatsDetailsView,
  StoodInView,
  TeamView,
  TicketView,
} from '@zorg112/contracts';
import { type Actor, careWorkers, inSeconds, nextStep, refuses, signIn, signInAll, soon } from '../support/actors.js';
import { BOTH_ENDS, type House, openHouse, OPENING_MS } from '../support/house.js';

describe.each(BOTH_ENDS)('every other move on %s', (profile) => {
  let house: House;
  let noor: Actor,
    fatma: Actor,
    bram: Actor,
    joost: Actor,
    els: Actor,
    ilse: Actor,
    sam: Actor,
    admin: Actor,
    aisha: Actor;

  beforeAll(async () => {
    house = await openHouse({
      profile,
      policy: { urgencies: { now: { handover: 'PT1S' }, week: { hours: 'always', claim: 'PT1S' } } },
    });
    const names = ['noor', 'fatma', 'bram', 'joost', 'els', 'ilse', 'sam', 'admin'] as const;
    [noor, fatma, bram, joost, els, ilse, sam, admin] = await signInAll(house, ...names);
    aisha = await signIn(house, (await careWorkers(house, noor.teamIds[0]!))[0]!);
    await Promise.all([bram.listens({ watching: true }), els.listens({ watching: true }), noor.listens()]);
  }, OPENING_MS);
  afterAll(() => house?.stop());

  const helped = async (text = 'De printer doet niets'): Promise<TicketView> => {
    const ticket = await fatma.claims(await noor.asks(text));
    await fatma.replies(ticket, 'Ik kijk het na.', { nextStep: nextStep('ik kijk het na', 3_600) });
    return ticket;
  };
  const offers = (by: Actor, ticket: TicketView, to: Actor, more: object = {}): Promise<HandedView> =>
    by.posts(`/tickets/${ticket.id}/handovers`, { toPersonId: to.id, reason: 'Bram kent deze printer', ...more });

  test('a difficult conversation: a lead comes in beside, who helps has ten quiet minutes, and what is taken over counts nowhere', async () => {
    const counts = () => els.gets<{ handovers: number; handoversOffered: number }>('/stats/summary');
    const before = await counts();
    const ticket = await helped('Ze schreeuwt aan de telefoon');
    const told = await fatma.posts<TicketView>(`/tickets/${ticket.id}/difficult-call`);
    expect(told).toMatchObject({ owner: { id: fatma.id }, difficult: true, helpers: [{ id: els.id }] });
    await els.hears('notice.raised', ({ ticketId, what }) => ticketId === ticket.id && what === 'difficult');
    await refuses(() => fatma.posts(`/tickets/${ticket.id}/difficult-call`), 409, 'difficult.already_told');
    await refuses(() => noor.posts(`/tickets/${ticket.id}/difficult-call`), 403, 'ticket.not_yours');
    const [quiet] = (
      await els.gets<{ items: { id: string; inCall: boolean }[] }>('/people?onShift=true&limit=100')
    ).items.filter(({ id }) => id === fatma.id);
    expect(quiet!.inCall).toBe(true);
    const [rest] = await house.sql<{ since: number | string; until: number | string }>(
      `SELECT since, until FROM calls_in_progress WHERE person_id = '${fatma.id}'`,
    );
    expect(Number(rest!.until) - Number(rest!.since)).toBe(600_000);
    expect((await noor.sees(ticket)).difficult).toBeUndefined();
    const offer = await offers(fatma, ticket, bram);
    await bram.posts(`/handovers/${offer.id}/accept`);
    expect(await fatma.sees(ticket)).toMatchObject({ owner: { id: bram.id } });
    const after = await counts();
    expect([after.handoversOffered, after.handovers]).toEqual([before.handoversOffered, before.handovers]);
    // Who oversees reads that it changed hands, and nothing of why.
    const facts = async (reader: Actor) => JSON.stringify(await reader.gets(`/tickets/${ticket.id}/facts`));
    const manager = await facts(await signIn(house, 'ilse'));
    expect(manager).toContain('HandoverAccepted');
    expect(manager).not.toMatch(/difficult/i);
    expect(await facts(els)).toMatch(/DifficultTold.*"difficult":true/);
    await fatma.posts('/me/call', { inCall: false });
    await noor.withdraws(ticket);
  });

  test('a handover is an offer: the receiver hears it, finds it, and says yes', async () => {
    const ticket = await helped();
    expect((await noor.sees(ticket)).tookOverFrom).toBeUndefined();
    const offer = await offers(fatma, ticket, bram, { note: 'Toner is al vervangen' });
    expect(offer).toMatchObject({ to: { id: bram.id }, from: { id: fatma.id }, ticket: { owner: { id: fatma.id } } });
    expect(offer.dueAt).toBeDefined();
    await bram.hears('ticket.changed', ({ id, version }) => id === ticket.id && version === offer.ticket.version);
    expect((await bram.lists('offered=me')).map(({ id }) => id)).toEqual([ticket.id]);
    expect((await noor.sees(ticket)).handover).toBeUndefined();
    await refuses(() => offers(fatma, ticket, joost), 409, 'handover.already_offered');
    await refuses(() => joost.posts(`/handovers/${offer.id}/accept`), 409, 'handover.not_yours');
    await refuses(() => joost.posts('/handovers/unknown/accept'), 404, 'handover.not_found');
    const taken = await bram.posts<HandedView>(`/handovers/${offer.id}/accept`);
    expect(taken.ticket).toMatchObject({ owner: { id: bram.id }, helpers: [{ id: fatma.id }] });
    expect(await bram.lists('offered=me')).toEqual([]);
    expect(await noor.sees(ticket)).toMatchObject({ owner: { name: bram.name }, tookOverFrom: { id: fatma.id } });
    await refuses(() => bram.posts(`/handovers/${offer.id}/decline`), 409, 'handover.lapsed');
    await refuses(() => offers(bram, ticket, fatma), 409, 'handover.to_earlier_owner');
    await refuses(() => offers(bram, ticket, joost, { reason: '' }), 422, 'handover.reason_missing');
    await refuses(() => offers(bram, ticket, noor), 422, 'handover.nobody');
  });

  test('declined, the question stayed where it was', async () => {
    const ticket = await helped();
    const offer = await offers(fatma, ticket, bram);
    const said = await bram.posts<HandedView>(`/handovers/${offer.id}/decline`, { reason: 'Ik zit vol' });
    expect(said.ticket).toMatchObject({ owner: { id: fatma.id }, helpers: [] });
  });

  test('she asks for somebody else, and a lead finds one', async () => {
    const ticket = await helped();
    await refuses(() => offers(els, ticket, bram), 403, 'ticket.not_yours');
    const asked = await noor.posts<TicketView>(`/tickets/${ticket.id}/someone-else`, { reason: 'Het klikt niet' });
    expect(asked.someoneElse).toBeDefined();
    expect(asked.someoneElse!.reason).toBeUndefined();
    await els.hears('notice.raised', ({ ticketId, what }) => ticketId === ticket.id && what === 'someone_else');
    const { items: told } = await els.gets<NoticesView>('/me/notices');
    expect(told.flatMap(({ tickets }) => tickets)).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: ticket.id, what: 'someone_else' })]),
    );
    expect(await els.sees(ticket)).toMatchObject({ someoneElse: { reason: 'Het klikt niet' } });
    expect((await els.sees(ticket)).may).toContain('offerHandover');
    const offer = await offers(els, ticket, joost);
    await joost.posts(`/handovers/${offer.id}/accept`);
    expect(await noor.sees(ticket)).toMatchObject({ owner: { id: joost.id } });
    expect((await noor.sees(ticket)).someoneElse).toBeUndefined();
    // She may ask for who helped her before: that is no return, and it counts against nobody.
    const { items: helpers } = await noor.gets<NamedPage>('/helpers');
    expect(helpers.map(({ id }) => id)).toEqual(expect.arrayContaining([fatma.id, bram.id, joost.id, els.id]));
    expect(helpers.map(({ id }) => id)).not.toContain(noor.id);
    await noor.posts(`/tickets/${ticket.id}/someone-else`, { personId: fatma.id });
    const back = await offers(els, ticket, fatma);
    expect((await fatma.posts<HandedView>(`/handovers/${back.id}/accept`)).ticket.owner.id).toBe(fatma.id);
    expect((await ilse.summary()).returnsToEarlierOwner).toBe(0);
  });

  test('somebody stands in, several questions at once, and the owner stays the owner', async () => {
    const [one, two] = [await helped('Eerste'), await helped('Tweede')];
    const sheet = await fatma.gets<{ items: { ticket: TicketView }[] }>('/shift-change');
    expect(sheet.items.map(({ ticket }) => ticket.id)).toEqual(expect.arrayContaining([one.id, two.id]));
    await refuses(
      () => fatma.posts('/stand-ins', { ticketIds: [one.id, 'unknown'], personId: bram.id }),
      404,
      'ticket.not_found',
    );
    expect((await fatma.sees(one)).standIn).toBeUndefined();
    await fatma.posts('/stand-ins', { ticketIds: [one.id, two.id], personId: bram.id });
    expect(await fatma.sees(one)).toMatchObject({ standInAsked: { person: { id: bram.id } } });
    expect(await noor.sees(one)).not.toHaveProperty('standInAsked');
    expect((await noor.sees(one)).standIn).toBeUndefined();
    await bram.hears('notice.raised', ({ ticketId, what }) => ticketId === one.id && what === 'stand_in_asked');
    // Agreed to one by one: yes to the first, no to the second.
    const { asked } = await bram.gets<ShiftChangeView>('/shift-change');
    expect(asked.map(({ id }) => id)).toEqual(expect.arrayContaining([one.id, two.id]));
    const says = (ticket: TicketView, how: string) => {
      const { id } = asked.find((found) => found.id === ticket.id)!.standInAsked!;
      return (who: Actor) => who.posts<TicketView>(`/tickets/${ticket.id}/stand-ins/${id}/${how}`, {});
    };
    await refuses(() => says(one, 'agreement')(joost), 409, 'stand_in.not_asked');
    await says(one, 'agreement')(bram);
    await says(two, 'decline')(bram);
    expect((await fatma.sees(two)).standInAsked).toMatchObject({ declined: true, person: { id: bram.id } });
    expect((await bram.gets<ShiftChangeView>('/shift-change')).asked).toEqual([]);
    const seen = await noor.sees(one);
    expect(seen).toMatchObject({ owner: { id: fatma.id }, standIn: { person: { id: bram.id }, because: 'agreed' } });
    await bram.replies(one, 'Ik neem even waar voor Fatma.');
    await refuses(() => offers(bram, one, joost), 403, 'ticket.not_yours');
    // One question: the owner asks, and a lead names.
    const wanted = await fatma.posts<StoodInView>(`/tickets/${two.id}/stand-ins`, { personId: joost.id });
    expect(wanted).toMatchObject({ because: 'asked', ticket: { standInAsked: { id: wanted.id } } });
    expect((await noor.sees(two)).standIn).toBeUndefined();
    const named = await els.posts<StoodInView>(`/tickets/${two.id}/stand-ins`, { personId: joost.id });
    const { body } = await fatma.calls<TicketView>(`/tickets/${two.id}/stand-ins/${named.id}`, { method: 'DELETE' });
    expect(body.standIn).toBeUndefined();
  });

  test('help already given is told in one step, and she confirms it', async () => {
    const told = { text: 'Hoe zet ik de lift op slot?', what: 'Voorgedaan bij het bed', onBehalfOf: noor.id };
    const ticket = await fatma.posts<TicketView>('/tickets/log', told);
    expect(ticket).toMatchObject({ status: 'solution_offered', owner: { id: fatma.id }, requester: { id: noor.id } });
    expect(ticket.clocks.map(({ kind }) => kind)).toEqual(['confirmation']);
    const thread = await noor.reads(ticket);
    expect(thread.map(({ kind, author }) => [kind, author.id])).toEqual([
      ['question', fatma.id],
      ['solution', fatma.id],
    ]);
    expect(await noor.confirms(ticket)).toMatchObject({ closedHow: 'confirmed' });
    await refuses(() => noor.posts('/tickets/log', told), 403, 'permission.denied');
    await refuses(() => fatma.posts('/tickets/log', { ...told, what: ' ' }), 422, 'ticket.empty');
  });

  test('tot die tijd, later, and "kan dit wachten?" answered with one tap', async () => {
    const ticket = await helped();
    const sent = await fatma.posts<{ kind: string }>(`/tickets/${ticket.id}/interim`, {
      text: 'Print zolang bij de receptie, ik heb ze gebeld.',
    });
    expect(sent.kind).toBe('interim');
    expect((await noor.reads(ticket)).map(({ kind }) => kind)).toContain('interim');
    const until = inSeconds(86_400);
    await refuses(() => fatma.posts(`/tickets/${ticket.id}/later`, { until }), 409, 'later.requester_must_agree');
    await fatma.posts(`/tickets/${ticket.id}/wait`, { text: 'Kan dit wachten tot morgen?', until });
    expect(await noor.sees(ticket)).toMatchObject({ status: 'waiting_for_requester', waitAsked: { until } });
    const agreed = await aisha.posts<TicketView>(`/tickets/${ticket.id}/wait/answer`, { agrees: true });
    expect(agreed).toMatchObject({ status: 'in_progress', laterUntil: until });
    const again = await fatma.posts<TicketView>(`/tickets/${ticket.id}/later`, {
      until: inSeconds(90_000),
      requesterAgrees: true,
    });
    expect(again.clocks.filter(({ kind }) => kind === 'solve')).toHaveLength(3);
  });

  test('unsolved with a second pair of eyes, seen, and contested with a lead', async () => {
    const ticket = await helped();
    const body = { tried: 'Drie leveranciers gebeld.', alternative: 'Je krijgt een andere lift.' };
    await refuses(() => fatma.posts(`/tickets/${ticket.id}/unsolved`, body), 409, 'unsolved.needs_second');
    const closed = await fatma.posts<TicketView>(`/tickets/${ticket.id}/unsolved`, {
      ...body,
      secondPersonId: bram.id,
    });
    expect(closed).toMatchObject({ status: 'closed', closedHow: 'unsolved', unsolved: { second: { id: bram.id } } });
    expect((await noor.reads(ticket)).at(-1)).toMatchObject({ kind: 'unsolved' });
    expect((await noor.posts<TicketView>(`/tickets/${ticket.id}/unsolved/seen`)).unsolved!.seenAt).toBeDefined();
    const contested = await noor.posts<TicketView>(`/tickets/${ticket.id}/unsolved/contest`, {
      text: 'Zo kan het niet',
    });
    expect(contested).toMatchObject({ status: 'in_progress', owner: { id: fatma.id } });
    expect(contested.helpers.map(({ id }) => id)).toEqual([bram.id, els.id]);
  });

  test('not a question: set aside, and brought back', async () => {
    const ticket = await noor.asks('Kijk mijn webshop');
    await refuses(() => joost.posts(`/tickets/${ticket.id}/discard`), 422, 'discard.reason_missing');
    await refuses(() => noor.posts(`/tickets/${ticket.id}/discard`, { reason: 'x' }), 403, 'ticket.not_yours');
    const gone = await joost.posts<TicketView>(`/tickets/${ticket.id}/discard`, { reason: 'reclame' });
    expect(gone).toMatchObject({ closedHow: 'discarded' });
    const backAgain = await bram.posts<TicketView>(`/tickets/${ticket.id}/discard/undo`);
    expect(backAgain).toMatchObject({ status: 'waiting_for_helper', owner: { id: joost.id } });
  });

  test('calling back has its own clock', async () => {
    const ticket = await helped();
    const asked = await noor.posts<TicketView>(`/tickets/${ticket.id}/callback`);
    expect(asked.clocks.at(-1)).toMatchObject({ kind: 'callback', state: 'running' });
    const done = await fatma.posts<TicketView>(`/tickets/${ticket.id}/callback/done`);
    expect(done.clocks.at(-1)).toMatchObject({ state: 'met' });
    await refuses(() => fatma.posts(`/tickets/${ticket.id}/callback/done`), 409, 'callback.not_asked');
  });

  test('maatwerk: at once within the mandate, above it one named decider, and the register', async () => {
    const ticket = await helped();
    const asks = (who: Actor, more: object): Promise<DecidedView> =>
      who.posts(`/tickets/${ticket.id}/decisions`, { reason: 'Lift stuk', solves: 'Mevrouw kan uit bed', ...more });
    expect(await asks(fatma, { amountCents: 12_500 })).toMatchObject({ level: 'owner', outcome: 'granted' });
    expect(await asks(noor, { amountCents: 2_500 })).toMatchObject({ level: 'team', outcome: 'granted' });
    await refuses(() => asks(noor, { amountCents: 99_900 }), 409, 'decision.above_mandate');
    await refuses(() => asks(fatma, { amountCents: 5, reason: '' }), 422, 'decision.incomplete');
    const asked = await asks(fatma, { amountCents: 99_900 });
    expect(asked).toMatchObject({ level: 'decider', decider: { id: els.id } });
    expect(asked.dueAt).toBeDefined();
    const waiting = await els.gets<{ items: DecidedView[] }>('/decisions?mine=true&open=true');
    expect(waiting.items.map(({ id }) => id)).toEqual([asked.id]);
    await refuses(() => joost.posts(`/decisions/${asked.id}/verdict`, { granted: true }), 403, 'decision.not_yours');
    await refuses(
      () => els.posts(`/decisions/${asked.id}/verdict`, { granted: false }),
      422,
      'decision.alternative_missing',
    );
    const verdict = { granted: false, alternative: 'We huren er een voor een week' };
    expect(await els.posts(`/decisions/${asked.id}/verdict`, verdict)).toMatchObject({ outcome: 'refused' });
    const register = await ilse.gets<{ items: DecidedView[] }>('/decisions');
    expect(register.items.slice(0, 3).map(({ level, outcome }) => [level, outcome])).toEqual([
      ['decider', 'refused'],
      ['team', 'granted'],
      ['owner', 'granted'],
    ]);
    const shares = await ilse.gets<Record<string, number>>('/decisions/shares');
    expect(shares).toMatchObject({ owner: 1, team: 1, decider: 1, refused: 1, grantedCents: 15_000 });
    // A lead is near the work.
    expect(shares).toMatchObject({ management: 0, nearTheWork: 1 });
    await refuses(() => noor.gets('/decisions'), 403, 'permission.denied');
  });

  test('maatwerk is paid from the cost centre of her team, which the administrator writes; a decision keeps its own', async () => {
    const [teamId] = noor.teamIds as [string];
    const writes = (who: Actor, costCentre: string, team = teamId): Promise<TeamView> =>
      who.puts(`/teams/${team}/cost-centre`, { costCentre });
    const asks = async (): Promise<DecidedView> =>
      fatma.posts(`/tickets/${(await helped()).id}/decisions`, { amountCents: 100, reason: 'Stuk', solves: 'Uit bed' });
    expect(await writes(admin, ' kpl  41-10 ')).toMatchObject({ id: teamId, costCentre: 'KPL 41-10' });
    expect(await asks()).toMatchObject({ costCentre: 'KPL 41-10' });
    expect(await writes(admin, ' ')).not.toHaveProperty('costCentre');
    expect(await asks()).not.toHaveProperty('costCentre');
    const { items } = await ilse.gets<{ items: DecidedView[] }>('/decisions?limit=2');
    expect(items.map(({ costCentre }) => costCentre)).toEqual([undefined, 'KPL 41-10']);
    for (const wrong of ['-', 'kpl_1', 'x'.repeat(21), "1'; --"])
      await refuses(() => writes(admin, wrong), 422, 'request.invalid');
    await refuses(() => writes(admin, '1', 'team-nergens'), 404, 'team.not_found');
    await refuses(() => writes(els, '1'), 403, 'permission.denied');
  });

  test('a fault for many: one owner, one message, and each is asked at the end', async () => {
    const [waiting, mine] = [await noor.asks('ECD is traag'), await helped('ECD hapert')];
    const secret = await noor.asks('Alleen voor mij', { private: true });
    const fault = await bram.posts<BundledView>('/outages', {
      text: 'Het ECD is traag',
      ticketIds: [waiting.id, mine.id, secret.id],
    });
    expect(fault).toMatchObject({ owner: { id: bram.id }, count: 2 });
    await noor.hears('outage.changed', ({ id }) => id === fault.id);
    expect(fault.left).toEqual([`${secret.id} ticket.not_found`]);
    expect(await noor.sees(waiting)).toMatchObject({ owner: { id: bram.id }, outage: { id: fault.id } });
    expect(await noor.sees(mine)).toMatchObject({ owner: { id: fatma.id } });
    const known = await aisha.gets<{ items: { id: string; myTicketId?: string }[] }>('/outages');
    expect(known.items.map(({ id }) => id)).toContain(fault.id);
    const hers = await aisha.posts<TicketView>(`/outages/${fault.id}/join`);
    expect(hers).toMatchObject({ owner: { id: bram.id }, status: 'in_progress' });
    await refuses(() => aisha.posts(`/outages/${fault.id}/join`), 409, 'outage.already_joined');
    const asked = await aisha.asks('Het ECD laadt niet');
    const added = await aisha.posts<TicketView>(`/outages/${fault.id}/join`, { ticketId: asked.id });
    expect(added).toMatchObject({ id: asked.id, owner: { id: bram.id }, outage: { id: fault.id } });
    const hidden = { ticketId: secret.id };
    await refuses(() => aisha.posts(`/outages/${fault.id}/join`, hidden), 404, 'ticket.not_found');
    await refuses(() => fatma.posts(`/outages/${fault.id}/broadcast`, { text: 'Hoi' }), 403, 'ticket.not_yours');
    await bram.posts(`/outages/${fault.id}/broadcast`, {
      text: 'We weten het. We herstarten de server.',
      nextStep: nextStep('de server herstart', 1_800),
    });
    for (const ticket of [waiting, mine, hers]) {
      const seen = await noor.sees(ticket);
      expect(seen.clocks.find(({ kind }) => kind === 'first_reply')).toMatchObject({ state: 'met' });
      expect(seen.nextStep).toMatchObject({ what: 'de server herstart' });
    }
    await bram.posts(`/outages/${fault.id}/end`, { text: 'Het ECD werkt weer. Werkt het bij jou ook?' });
    expect(await noor.sees(mine)).toMatchObject({ status: 'solution_offered' });
    expect(await bram.sees({ id: fault.id })).toMatchObject({ status: 'closed', closedHow: 'outage_over' });
    expect(await aisha.confirms(hers)).toMatchObject({ closedHow: 'confirmed' });
    expect(await noor.saysNotSolved(waiting)).toMatchObject({ status: 'in_progress', owner: { id: bram.id } });
    const late = await aisha.asks('Het ECD is weer weg');
    for (const too of [undefined, { ticketId: late.id }])
      await refuses(() => aisha.posts(`/outages/${fault.id}/join`, too), 409, 'outage.over');
    await refuses(() => bram.posts(`/outages/${fault.id}/tickets`, { ticketIds: [late.id] }), 409, 'outage.over');
    await refuses(() => bram.posts(`/outages/${fault.id}/end`, { text: 'Nog eens' }), 409, 'outage.over');
  });

  test('merged, linked and split: nothing is lost and nobody is taken off', async () => {
    const [older, newer] = [await helped('Printer stuk'), await noor.asks('Printer nog steeds stuk')];
    await refuses(() => fatma.posts(`/tickets/${older.id}/merge`, { intoId: newer.id }), 409, 'merge.into_older');
    const other = await aisha.asks('Iets anders');
    await refuses(() => fatma.posts(`/tickets/${other.id}/merge`, { intoId: older.id }), 409, 'merge.other_requester');
    const merged = await fatma.posts<TicketView>(`/tickets/${newer.id}/merge`, { intoId: older.id });
    expect(merged).toMatchObject({ id: older.id, owner: { id: fatma.id } });
    expect(await noor.sees(newer)).toMatchObject({ closedHow: 'merged', mergedInto: older.id });
    const sent = await noor.writes(newer, 'Ik schrijf nog op de oude');
    expect(sent.ticketId).toBe(older.id);
    const linked = await bram.posts<TicketView>(`/tickets/${older.id}/links`, { ticketId: other.id });
    expect(linked.links).toContainEqual({ ticketId: other.id, how: 'related' });
    expect((await bram.sees(other)).links).toEqual([{ ticketId: older.id, how: 'related' }]);
    const part = await fatma.posts<TicketView>(`/tickets/${older.id}/split`, { text: 'En de scanner ook' });
    expect(part).toMatchObject({ owner: { id: fatma.id }, status: 'in_progress', requester: { id: noor.id } });
  });

  test('too long ago to reopen: a new question that leads back to the old', async () => {
    const old = await noor.asks('De lift piept');
    await noor.withdraws(old);
    const fresh = await noor.asks('De lift piept weer', { follows: old.id });
    expect(fresh.links).toEqual([{ ticketId: old.id, how: 'reopened' }]);
    const other = await aisha.asks('Van een ander', { private: true });
    await refuses(() => noor.asks('Meekijken', { follows: other.id }), 404, 'ticket.not_found');
  });

  test('the numbers know the exceptions', async () => {
    const numbers = (await ilse.summary()) as unknown as Record<string, number>;
    expect(numbers).toMatchObject({
      handoversOffered: 4,
      handovers: 3,
      handoversRefused: 1,
      returnsToEarlierOwner: 0,
      unsolved: 1,
      discarded: 1,
    });
    expect(numbers['standIns']).toBe(2);
    expect(numbers['laterAgreed']).toBe(2);
  });

  test('what the desk lacked comes back as a list of the month', async () => {
    const ticket = await helped();
    const consult = await fatma.asksIn(ticket, { personId: sam.id }, 'Wat zegt de cao?');
    await sam.answers(consult, 'Artikel 3.', 'knowledge');
    // A private question counts and is not listed; a known fault is the desk's own and counts nowhere.
    const secret = await joost.claims(await noor.asks('Wat staat er op mijn strook?', { private: true }));
    await sam.answers(await joost.asksIn(secret, { personId: sam.id }, 'Weet jij dit?'), 'Ja.', 'knowledge');
    await sam.answers(await joost.asksIn(secret, { personId: sam.id }, 'En dit?'), 'Ja.', 'right');
    const { ticket: fault } = await fatma.posts<BundledView>('/outages', {
      text: 'De printers doen niets.',
      ticketIds: [(await noor.asks('De printer staat stil')).id],
    });
    await sam.answers(await fatma.asksIn(fault, { personId: sam.id }, 'Wat zegt de leverancier?'), 'Morgen.', 'key');
    const { items } = await fatma.gets<LackedView>('/lacked');
    const asked = 'HR en salaris';
    expect(items).toEqual([
      { lacked: 'knowledge', asked, count: 2, tickets: [ticket.number] },
      { lacked: 'right', asked, count: 1, tickets: [] },
    ]);
    const { lacked } = await ilse.gets<StatsDetailsView>('/stats/details');
    expect(lacked).toEqual(items.map(({ lacked: key, count: n }) => ({ key, n })));
    await refuses(() => fatma.gets('/lacked?month=2026-13'), 422, 'request.invalid');
  });

  test('what rings together is told together, until it is seen', async () => {
    type Told = { items: { tickets: { id: string }[] }[] };
    await joost.posts('/me/notices/seen');
    const asked = await Promise.all(['Een', 'Twee', 'Drie'].map((text) => noor.asks(text, { urgency: 'week' })));
    const told = await soon(house, 'three questions in one notice', async () => {
      const { items } = await joost.gets<Told>('/me/notices');
      return items.length === 1 && items[0]!.tickets.length === 3 && items[0]!.tickets;
    });
    expect(told.map(({ id }) => id).sort()).toEqual(asked.map(({ id }) => id).sort());
    expect((await sam.calls('/me/notices')).status).toBe(403);
    const fresh = await joost.posts<Told>('/me/notices/seen');
    expect(fresh.items.flatMap(({ tickets }) => tickets).length).toBeLessThan(3);
  });

  test('an offer that nobody answers lapses by itself, and the question stays where it was', async () => {
    const ticket = await fatma.claims(await noor.asks('Mevrouw kan niet uit bed', { careNow: true }));
    const offer = await offers(fatma, ticket, bram);
    const after = await soon(house, 'the offer to lapse', async () => {
      const seen = await fatma.sees(ticket);
      return seen.handover === undefined && seen;
    });
    expect(after).toMatchObject({ owner: { id: fatma.id }, helpers: [] });
    await refuses(() => bram.posts(`/handovers/${offer.id}/accept`), 409, 'handover.lapsed');
    expect((await fatma.facts(ticket)).map(({ type }) => type)).toContain('HandoverLapsed');
  });
});
