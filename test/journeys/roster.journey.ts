import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  AccountPage,
  CallView,
  ColleaguePage,
  DisabledView,
  RosterEndedView,
  RosterEntryView,
  RosterView,
} from '@zorg112/contracts';
import { type Actor, inSeconds, refuses, signIn, signInAll, soon } from '../support/actors.js';
import { BOTH_ENDS, type House, openHouse, OPENING_MS } from '../support/house.js';

const HOUR = 3_600;

describe.each(BOTH_ENDS)('the roster on %s', (profile) => {
  let house: House;
  let noor: Actor, fatma: Actor, bram: Actor, joost: Actor, els: Actor, ilse: Actor, sam: Actor, admin: Actor;

  beforeAll(async () => {
    house = await openHouse({ profile });
    [noor, fatma, bram, joost, els, ilse, sam, admin] = await signInAll(
      house,
      ...(['noor', 'fatma', 'bram', 'joost', 'els', 'ilse', 'sam', 'admin'] as const),
    );
  }, OPENING_MS);
  afterAll(() => house?.stop());

  const roster = (who: Actor = fatma): Promise<RosterView> => who.gets('/roster');
  const ends = (who: Actor, id: string) => who.calls<RosterEndedView>(`/roster/${id}`, { method: 'DELETE' });

  test('staff read who is on, who keeps watch and what comes; who asks questions does not', async () => {
    for (const who of [fatma, els, ilse, sam, admin]) {
      const { now, timezone, items } = await roster(who);
      expect(timezone).toBe('Europe/Amsterdam');
      expect(now.dutyHolder).toEqual({ id: joost.id, name: joost.name });
      expect(now).toMatchObject({ byFallback: false, fallback: { id: joost.id }, asleep: [] });
      expect(now.onShift.length).toBeGreaterThanOrEqual(12);
      expect(now.onShift.map(({ id }) => id)).toEqual(expect.arrayContaining([fatma.id, els.id, sam.id]));
      expect(items.some(({ kind, service }) => kind === 'on_call' && service)).toBe(true);
    }
    await refuses(() => roster(noor), 403, 'permission.denied');
    await refuses(() => fatma.gets(`/roster?from=${inSeconds(0)}&to=${inSeconds(-HOUR)}`), 422, 'roster.order');
    await refuses(
      () => fatma.gets('/roster?from=2026-01-01T00:00:00Z&to=2027-01-01T00:00:00Z'),
      422,
      'roster.too_long',
    );
    await refuses(() => fatma.gets('/roster?from=monday'), 422, 'request.invalid');
  });

  test('leads and administrators write it; others read', async () => {
    const entry = { personId: fatma.id, kind: 'on_call', from: inSeconds(HOUR), to: inSeconds(2 * HOUR) };
    for (const who of [noor, fatma, sam, ilse])
      for (const path of ['/roster', '/roster/week'])
        await refuses(() => who.posts(path, path === '/roster' ? entry : {}), 403, 'permission.denied');
    const added = await els.posts<RosterEntryView>('/roster', entry);
    const { kind, from, to } = entry;
    expect(added).toMatchObject({ kind, from, to, person: { id: fatma.id, name: fatma.name } });
    expect((await ends(fatma, added.id)).status).toBe(403);
    // Asked for by its own time: on Sunday evening this hour is of the next week.
    const then = await fatma.gets<RosterView>(`/roster?from=${from}&to=${to}`);
    expect(then.items.map(({ id }) => id)).toContain(added.id);
    await refuses(() => admin.posts('/roster', entry), 409, 'roster.overlap');
    expect(await ends(admin, added.id)).toMatchObject({ status: 200, body: { removed: true } });
    expect(await ends(els, added.id)).toMatchObject({ status: 404, body: { code: 'roster.not_found' } });
    await refuses(() => els.posts('/roster', { ...entry, from: inSeconds(-HOUR) }), 409, 'roster.past');
    await refuses(() => els.posts('/roster', { ...entry, personId: noor.id }), 422, 'roster.role');
    await refuses(() => els.posts('/roster', { ...entry, kind: 'boss' }), 422, 'request.invalid');
  });

  test('the same key rosters somebody once', async () => {
    const entry = { personId: bram.id, kind: 'on_call', from: inSeconds(HOUR), to: inSeconds(2 * HOUR) };
    const key = { 'idempotency-key': 'rostered once' };
    const [first, again] = [await els.posts('/roster', entry, key), await els.posts('/roster', entry, key)];
    expect(again).toEqual(first);
  });

  test('the watch passes with the duty, on the record, and screens hear of it', async () => {
    const ticket = await noor.asks('De printer op de gang doet niets.');
    expect(ticket.owner.id).toBe(joost.id);
    await bram.listens({ watching: true });
    const taken = await bram.posts<RosterEntryView>('/roster/duty-takeover');
    expect(taken).toMatchObject({ kind: 'duty', person: { id: bram.id } });
    await refuses(() => bram.posts('/roster/duty-takeover'), 409, 'roster.already_watching');
    await refuses(() => sam.posts('/roster/duty-takeover'), 403, 'permission.denied');
    expect((await roster()).now.dutyHolder.id).toBe(bram.id);
    await bram.hears(
      'presence.changed',
      ({ ticketId, people }) => !ticketId && people.some(({ id }) => id === bram.id),
    );
    await soon(house, 'the watch to pass', async () => (await fatma.sees(ticket)).owner.id === bram.id);
    const facts = await fatma.facts(ticket);
    expect(facts.find(({ type }) => type === 'WatchPassed')).toMatchObject({ data: { ownerId: bram.id } });
    // Somebody claimed: the duty may go where it likes.
    await fatma.claims(ticket);
    await joost.posts('/roster/duty-takeover');
    expect((await fatma.sees(ticket)).owner.id).toBe(fatma.id);
    bram.hangsUp();
  });

  test('who is on the phone is shown, and colleagues are found by what they know', async () => {
    expect(await fatma.posts<CallView>('/me/call', { inCall: true })).toMatchObject({ inCall: true });
    const { items } = await els.gets<ColleaguePage>('/people?skill=printer');
    expect(items.map(({ name }) => name)).toEqual(['Bram de Wit']);
    const seen = async (): Promise<boolean | undefined> =>
      (await els.gets<ColleaguePage>('/people?q=fatma')).items.find(({ id }) => id === fatma.id)?.inCall;
    expect(await seen()).toBe(true);
    expect((await roster()).now.onShift.find(({ id }) => id === fatma.id)!.inCall).toBe(true);
    await fatma.posts('/me/call', { inCall: false });
    expect(await seen()).toBe(false);
    await refuses(() => noor.posts('/me/call', { inCall: true }), 403, 'permission.denied');
    await refuses(() => fatma.posts('/me/call', {}), 422, 'request.invalid');
  });

  test('an account that is disabled leaves no question alone, and opens no door any more', async () => {
    const leaves = await signIn(house, 'peter');
    const [one, two] = [await noor.asks('De lamp flikkert.'), await noor.asks('De wc loopt over.')];
    for (const ticket of [one, two]) await leaves.claims(ticket);
    await refuses(() => els.posts(`/people/${leaves.id}/disable`), 403, 'permission.denied');
    await refuses(() => admin.posts(`/people/${admin.id}/disable`), 409, 'account.self');
    await refuses(() => admin.posts('/people/nobody/disable'), 404, 'account.not_found');
    await refuses(() => els.gets('/accounts'), 403, 'permission.denied');
    const found = async () => (await admin.gets<AccountPage>('/accounts?q=PETER%40demo')).items;
    expect(await found()).toMatchObject([{ id: leaves.id, email: 'peter@demo.zorg112.nl', disabled: false, owns: 2 }]);
    expect((await admin.gets<AccountPage>('/accounts?q=%25')).items).toEqual([]);
    expect(await admin.posts<DisabledView>(`/people/${leaves.id}/disable`)).toMatchObject({ succeeded: 2 });
    expect(await found()).toMatchObject([{ disabled: true, owns: 0 }]);
    for (const ticket of [one, two]) {
      expect(await noor.sees(ticket)).toMatchObject({
        status: 'in_progress',
        owner: { id: joost.id, name: joost.name },
      });
      expect((await fatma.facts(ticket)).at(-1)).toMatchObject({
        ...{ type: 'OwnerSucceeded', data: { ownerId: joost.id, because: 'disabled' } },
      });
    }
    expect((await roster()).now.onShift.map(({ id }) => id)).not.toContain(leaves.id);
    await refuses(() => signIn(house, 'peter'), 401, 'auth.wrong_credentials');
    await soon(house, 'the session to end', async () => (await leaves.calls('/me')).status === 401);
    await admin.posts(`/people/${leaves.id}/enable`);
    expect((await signIn(house, 'peter')).id).toBe(leaves.id);
  });

  test('an administrator names who keeps watch where no duty is rostered', async () => {
    await refuses(() => els.posts('/organisation/fallback', { personId: els.id }), 403, 'permission.denied');
    await refuses(() => admin.posts('/organisation/fallback', { personId: noor.id }), 422, 'roster.role');
    await admin.posts('/organisation/fallback', { personId: els.id });
    const { items, now } = await roster();
    expect(now.fallback.id).toBe(els.id);
    for (const { id, kind, to } of items) if (kind === 'duty' && !to) await ends(els, id);
    expect((await roster()).now).toMatchObject({ byFallback: true, dutyHolder: { id: els.id } });
    expect((await noor.asks('Wie let op mijn vraag?')).owner.id).toBe(els.id);
  });
});
