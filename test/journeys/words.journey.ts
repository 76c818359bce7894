import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { checkWording, compileRedirectingWords, type RedirectingRules } from '@zorg112/domain';
import { isHeldOut, labelled, redirecting, rulesOnly } from '../redirecting-words/phrases.js';
import { type Actor, call, inSeconds, nextStep, refuses, signIn, signInAll, written } from '../support/actors.js';
import { BOTH_ENDS, type House, openHouse, OPENING_MS } from '../support/house.js';

describe.each(BOTH_ENDS)('claiming, answering and hurrying, on %s', (profile) => {
  let house: House;
  let noor: Actor, agents: readonly Actor[], fatma: Actor, bram: Actor;

  beforeAll(async () => {
    house = await openHouse({ profile });
    noor = await signIn(house, 'noor');
    agents = await signInAll(house, 'fatma', 'bram', 'nadia', 'peter', 'sanne', 'mo', 'lieke');
    [fatma, bram] = agents as [Actor, Actor];
  }, OPENING_MS);
  afterAll(() => house?.stop());

  test('of those who claim at once one wins; each other hears who', async () => {
    const ticket = await noor.asks('De deur van de tuin klemt.');
    const tries = await Promise.all(
      agents.map((agent) => agent.calls(`/tickets/${ticket.id}/claim`, { method: 'POST' })),
    );
    expect(tries.filter(({ status }) => status === 201)).toHaveLength(1);
    const { owner, version } = await noor.sees(ticket);
    expect(version).toBe(2);
    expect(tries.findIndex(({ status }) => status === 201)).toBe(agents.findIndex(({ id }) => id === owner.id));
    for (const { status, body } of tries.filter(({ status }) => status !== 201)) {
      expect(status).toBe(409);
      expect(body).toMatchObject({ code: 'ticket.already_claimed', message: expect.stringContaining(owner.name) });
    }
    expect((await fatma.facts(ticket)).map(({ type }) => type)).toEqual(['TicketOpened', 'TicketClaimed']);
  });

  test('a reply says what happens next and by when, unless that was said or she is asked', async () => {
    const ticket = await noor.asks('Het bed op kamer 3 zakt.');
    await fatma.claims(ticket);
    const before = await written(house);
    await refuses(() => fatma.replies(ticket, 'Ik ben ermee bezig.'), 409, 'reply.next_step_missing');
    await refuses(
      () => fatma.replies(ticket, 'Ik kom.', { nextStep: { what: ' ', by: inSeconds(60) } }),
      409,
      'reply.next_step_missing',
    );
    await refuses(
      () => fatma.replies(ticket, 'Ik kom.', { nextStep: nextStep('ik kom', -60) }),
      422,
      'reply.next_step_past',
    );
    await refuses(() => fatma.replies(ticket, '   ', { nextStep: nextStep('ik kom', 60) }), 422, 'message.empty');
    expect(await written(house)).toEqual(before);

    const asked = await fatma.replies(ticket, 'Zakt het hoofdeinde of het voeteneinde?', { asksRequester: true });
    expect(asked.ticket.status).toBe('waiting_for_requester');
    expect(asked.ticket.clocks.find(({ kind }) => kind === 'solve')).toMatchObject({ state: 'paused' });
    expect(asked.ticket.clocks.find(({ kind }) => kind === 'solve')).not.toHaveProperty('dueAt');
    const back = await noor.writes(ticket, 'Het voeteneinde.');
    expect(back.ticket.status).toBe('in_progress');
    expect(back.ticket.clocks.find(({ kind }) => kind === 'solve')).toMatchObject({ state: 'running' });
    // Her words started a promise; an answer within it needs no new one.
    await fatma.replies(ticket, 'Dank je, ik zoek een ander onderstel.');
  });

  test('a reply written before somebody else’s words is held back; one’s own words do not make it stale', async () => {
    const ticket = await noor.asks('De scanner leest geen polsbandjes.');
    const { version } = await fatma.claims(ticket);
    const { ticket: mine } = await fatma.replies(ticket, 'Ik kijk.', {
      nextStep: nextStep('ik test hem', 900),
      against: version,
    });
    await fatma.replies(ticket, 'Nog een aanvulling van mij.', { against: version });
    await fatma.notes(ticket, 'Intern.');
    await noor.writes(ticket, 'Hij doet het nu opeens wel.');
    const before = await written(house);
    const body = await refuses(
      () => fatma.replies(ticket, 'Ik kom hem halen.', { against: mine.version }),
      409,
      'reply.stale',
    );
    const now = await fatma.sees(ticket);
    expect(body['version']).toBe(now.version);
    expect(await written(house)).toEqual(before);
    await fatma.replies(ticket, 'Fijn, ik laat hem staan.', { against: now.version });
  });

  test('a draft follows her to another screen; one that is older is told so, and sending ends it', async () => {
    const ticket = await fatma.claims(await noor.asks('De tillamp knippert.'));
    const path = `/tickets/${ticket.id}/draft`;
    const { id: photo } = await fatma.uploads(Buffer.from('%PDF-1.4'), 'lamp.pdf');
    const keeps = (text: string, over: number) => {
      const body = { kind: 'reply', text, attachments: [photo] };
      return fatma.calls(path, { method: 'PUT', headers: { 'if-match': `"${over}"` }, body });
    };
    expect(await keeps('Ik kijk', 0)).toMatchObject({ status: 200, body: { version: 1, text: 'Ik kijk' } });
    const elsewhere = await signIn(house, 'fatma');
    expect(await elsewhere.gets(path)).toMatchObject({
      items: [{ kind: 'reply', version: 1, text: 'Ik kijk', attachments: [{ id: photo, name: 'lamp.pdf' }] }],
    });
    expect(await bram.gets(path)).toEqual({ items: [] });
    expect(await keeps('Ik keek', 0)).toMatchObject({ status: 409, body: { code: 'draft.newer' } });
    expect(await call(house, `/api/v1${path}`)).toMatchObject({ status: 401 });
    expect(await fatma.calls(path, { method: 'PUT', body: { kind: 'song', text: 'x' } })).toMatchObject({
      status: 422,
      body: { fields: { kind: expect.any(String) } },
    });
    await fatma.posts(`/tickets/${ticket.id}/replies`, {
      ...{ text: 'Ik kijk.', attachments: [photo], nextStep: nextStep('ik kijk', 600) },
    });
    expect(await elsewhere.gets(path)).toMatchObject({ items: [{ version: 2, text: '', attachments: [] }] });
    const gone = await fatma.calls(`${path}?kind=reply`, { method: 'DELETE' });
    expect(gone).toMatchObject({ status: 200, body: { items: [{ version: 2, text: '' }] } });
  });

  test('words that leave the next step with her are held back once, with a sentence that keeps it here', async () => {
    const ticket = await noor.asks('Ik kan niet inloggen.');
    await fatma.claims(ticket);
    const step = nextStep('ik kijk', 900);
    const text = 'Hoi Noor, daarvoor moet je bij ICT zijn. Bel ze even op 1234.';
    const before = await written(house);
    for (const deed of [
      () => fatma.replies(ticket, text, { nextStep: step }),
      () => fatma.offersSolution(ticket, text),
    ]) {
      const body = await refuses(deed, 409, 'reply.redirects');
      const hits = body['hits'] as { phrase: string; start: number; end: number }[];
      expect(hits.length).toBeGreaterThan(0);
      for (const { phrase, start, end } of hits) expect(text.slice(start, end)).toBe(phrase);
      expect(body['suggestion']).toMatch(/^Ik vraag het zelf voor je na bij ICT\. Je hoort .*van mij\.$/);
      for (const hit of body['hits'] as { why: string }[]) expect(hit.why).toMatch(/\w/);
    }
    const body = await refuses(() => fatma.replies(ticket, text, { nextStep: step }), 409, 'reply.redirects');
    expect(body['suggestion']).toMatch(/ vóór \d\d\.\d\d uur van mij\.$/);
    expect(await written(house)).toEqual(before);
    await fatma.replies(ticket, text, { nextStep: step, sendAnyway: true });
    expect((await fatma.facts(ticket)).at(-1)).toMatchObject({ type: 'HelperReplied', data: { sentAnyway: true } });
    const ilse = await signIn(house, 'ilse');
    expect(await ilse.summary()).toMatchObject({ sentAnyway: 1, handovers: 0, returnsToEarlierOwner: 0 });
    expect(JSON.stringify(await noor.sees(ticket))).not.toContain('sentAnyway');
    await noor.writes(ticket, 'Ik moet bij ICT zijn? Bel ze zelf even.'); // her own words are never checked
  });

  test('a console that checks while somebody types has the lists the server checks with', async () => {
    const asked = { token: fatma.token };
    const { headers, body } = await call<RedirectingRules & { zone: string }>(house, '/api/v1/word-lists', asked);
    const { zone, ...rules } = body;
    expect(zone).toBe('Europe/Amsterdam');
    const checker = compileRedirectingWords(rules);
    // The last three are known by likeness only: no rule says them.
    const alike = redirecting
      .filter(({ text }) => checkWording(text, checker).redirects && !checkWording(text, rulesOnly).redirects)
      .slice(0, 3);
    expect(alike).toHaveLength(3);
    for (const { text } of [...labelled.filter(isHeldOut).slice(0, 20), ...alike]) {
      const here = checkWording(text, checker);
      const there = await fatma.posts<{ redirects: boolean }>('/check-wording', { text });
      expect([text, there]).toEqual([text, here]);
    }
    const again = { ...asked, headers: { 'if-none-match': headers.get('etag')! } };
    expect((await call(house, '/api/v1/word-lists', again)).status).toBe(304);
    expect((await call(house, '/api/v1/word-lists', { token: noor.token })).status).toBe(403);
  });

  test('a promise moved before it is due is moved, not broken; the third move brings nobody away', async () => {
    const ticket = await noor.asks('De kraan lekt.');
    await bram.claims(ticket);
    for (const minutes of [10, 20, 30])
      await bram.replies(ticket, `Over ${minutes} minuten weet ik meer.`, {
        nextStep: nextStep('ik kijk', minutes * 60),
      });
    const { clocks, owner } = await noor.sees(ticket);
    expect(clocks.filter(({ kind }) => kind === 'promise').map(({ state }) => state)).toEqual([
      'stopped',
      'stopped',
      'running',
    ]);
    expect(owner.id).toBe(bram.id);
  });

  test('who is not on the question does not answer it', async () => {
    const ticket = await noor.asks('De lamp knippert.');
    await fatma.claims(ticket);
    await refuses(() => bram.replies(ticket, 'Ik.', { nextStep: nextStep('x', 60) }), 403, 'ticket.not_yours');
    await refuses(() => bram.offersSolution(ticket, 'Nieuw lampje.'), 403, 'ticket.not_yours');
    await refuses(() => bram.notes(ticket, 'Hm.'), 403, 'ticket.not_yours');
    await refuses(() => fatma.writes(ticket, 'Alsof ik Noor ben.'), 403, 'ticket.not_yours');
  });

  test('care that cannot wait comes first in the queue', async () => {
    const normal = await noor.asks('Een stoel wiebelt.', { urgency: 'week' });
    const now = await noor.asks('Mevrouw kan niet uit bed, de lift staat stil.', { careNow: true });
    expect(now).toMatchObject({ urgency: 'now', careNow: true });
    const ids = (await fatma.queue()).items.map(({ id }) => id);
    expect(ids[0]).toBe(now.id);
    expect(ids).toContain(normal.id);
    expect((await fatma.queue()).counts.now).toBe(1);
    await noor.withdraws(now);
  });

  test('anybody on it raises the urgency; lowering needs her yes', async () => {
    const ticket = await noor.asks('De wasmachine stopt halverwege.', { urgency: 'week' });
    const due = (view: { clocks: { kind: string; dueAt?: string }[] }): string =>
      view.clocks.find(({ kind }) => kind === 'solve')!.dueAt!;
    const raised = await noor.setsUrgency(ticket, 'today');
    expect(raised.urgency).toBe('today');
    expect(due(raised) < due(ticket)).toBe(true);
    await fatma.claims(ticket);
    await refuses(() => fatma.setsUrgency(ticket, 'week'), 409, 'urgency.requester_must_agree');
    await refuses(() => fatma.setsUrgency(ticket, 'today'), 409, 'urgency.unchanged');
    expect(await fatma.setsUrgency(ticket, 'week', { requesterAgrees: true })).toMatchObject({ urgency: 'week' });
    expect(await fatma.setsUrgency(ticket, 'now')).toMatchObject({ urgency: 'now', owner: { id: fatma.id } });
    expect((await fatma.facts(ticket)).map(({ type }) => type)).toEqual([
      'TicketOpened',
      'UrgencyRaised',
      'TicketClaimed',
      'UrgencyLowered',
      'UrgencyRaised',
    ]);
  });
});
