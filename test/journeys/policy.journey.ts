import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { PolicyPreviewView, PolicySavedView, PolicyView, RederivationView } from '@zorg112/contracts';
import { type Actor, refuses, signInAll, soon } from '../support/actors.js';
import { BOTH_ENDS, type House, openHouse, OPENING_MS } from '../support/house.js';

describe.each(BOTH_ENDS)('the promises of the desk, on %s', (profile) => {
  let house: House;
  let noor: Actor, fatma: Actor, els: Actor, admin: Actor;

  beforeAll(async () => {
    house = await openHouse({ profile });
    [noor, fatma, els, admin] = await signInAll(house, 'noor', 'fatma', 'els', 'admin');
  }, OPENING_MS);
  afterAll(() => house?.stop());

  const reads = (): Promise<PolicyView> => admin.gets('/policy');
  const saves = (policy: object, reason?: string): Promise<PolicySavedView> =>
    admin.posts('/policy', { policy, ...(reason ? { reason } : {}) });
  const previews = (asked: object): Promise<PolicyPreviewView> =>
    fatma.posts('/policy/preview', {
      openedAt: '2026-11-20T15:30:00Z',
      urgency: 'week',
      clock: 'claim',
      ...asked,
    });
  /** The running policy with another length for the claim of today. */
  const claimWithin = async (claim: string): Promise<object> => {
    const { policy } = await reads();
    const urgencies = policy['urgencies'] as Record<string, object>;
    return { ...policy, urgencies: { ...urgencies, today: { ...urgencies['today'], claim } } };
  };
  const claimMinutes = async (ticket: { id: string }): Promise<number> => {
    const clock = (await noor.sees(ticket)).clocks.find(({ kind }) => kind === 'claim')!;
    return (Date.parse(clock.dueAt!) - Date.parse(clock.startedAt)) / 60_000;
  };

  test('what a clock would do is known before it runs, its steps in order', async () => {
    const { dueAt, steps, timezone } = await previews({});
    expect(dueAt).toBe('2026-11-23T10:00:00.000Z');
    expect(timezone).toBe('Europe/Amsterdam');
    expect(steps.map(({ step }) => step)).toEqual(['-20%', '0%', '10%', '25%', '100%']);
    expect(steps.map(({ at }) => at)).toEqual(steps.map(({ at }) => at).sort());
    expect((await previews({ clock: 'handover' })).steps.map(({ step }) => step)).toEqual(['due']);
    expect((await previews({ clock: 'decision' })).dueAt).toBe('2026-11-23T10:00:00.000Z');
    expect((await previews({ clock: 'callback', urgency: 'now' })).dueAt).toBe('2026-11-20T15:32:00.000Z');
    expect((await previews({ clock: 'confirmation' })).steps.at(-1)).toMatchObject({ step: 'close' });
  });

  test('a draft and a region of it can be tried before they are saved', async () => {
    const { policy } = await reads();
    const island = { timezone: 'Atlantic/Azores', calendar: { openingHours: { sat: ['10:00-18:00'] } } };
    const draft = { ...policy, regions: { island } };
    expect((await previews({ policy: draft, region: 'island' })).dueAt).toBe('2026-11-21T15:00:00.000Z');
    expect((await previews({ policy: draft })).dueAt).toBe('2026-11-23T10:00:00.000Z');
    expect((await refuses(() => previews({ region: 'island' }), 422, 'request.invalid')).fields).toHaveProperty(
      'region',
    );
    await refuses(() => previews({ clock: 'elevenses' }), 422, 'request.invalid');
  });

  test('a policy that never opens is not saved, and says where it is wrong', async () => {
    const before = await reads();
    const { fields } = await refuses(
      () => saves({ ...before.policy, calendar: { openingHours: {} }, laddr: [] }),
      422,
      'policy.invalid',
    );
    expect(Object.values(fields!).join('; ')).toMatch(/laddr is not known here.*calendar\.openingHours is never open/);
    expect((await reads()).versions).toEqual(before.versions);
  });

  test('reading is for who leads, saving for who administers', async () => {
    const { policy } = await reads();
    expect((await els.gets<PolicyView>('/policy')).version).toBeGreaterThan(0);
    for (const who of [noor, fatma]) await refuses(() => who.gets('/policy'), 403, 'permission.denied');
    for (const who of [noor, fatma, els]) {
      await refuses(() => who.posts('/policy', { policy }), 403, 'permission.denied');
      await refuses(() => who.posts('/policy/rederivation'), 403, 'permission.denied');
    }
  });

  test('new clocks follow the new version, running ones when they are taken along on purpose', async () => {
    const before = await reads();
    const old = await noor.asks('De lamp in de hal knippert.');
    expect(await claimMinutes(old)).toBe(15);

    const saved = await saves(await claimWithin('PT40M'), 'Drukke weken');
    expect(saved.version).toBe(before.version + 1);
    const { versions } = await reads();
    expect(versions[0]).toMatchObject({ version: saved.version, origin: 'screen', reason: 'Drukke weken' });
    expect(versions[0]!.by).toMatchObject({ id: admin.id });
    const next = await noor.asks('De deur van de berging klemt.');
    expect(await claimMinutes(next)).toBe(40);
    expect(await claimMinutes(old)).toBe(15);

    const left = await admin.gets<RederivationView>('/policy/rederivation');
    expect(left).toMatchObject({ version: saved.version });
    expect(left.clocks).toBeGreaterThanOrEqual(3);
    await refuses(() => admin.posts('/policy/rederivation', { version: before.version }), 422, 'request.invalid');
    const moved = await admin.posts<RederivationView>(
      '/policy/rederivation',
      { version: saved.version },
      { 'idempotency-key': `take-along-${profile}` },
    );
    expect(moved).toEqual(left);
    expect(await claimMinutes(old)).toBe(40);
    expect((await fatma.facts(old)).filter(({ type }) => type === 'ClocksRederived')).toHaveLength(1);
    expect(await admin.gets('/policy/rederivation')).toMatchObject({ tickets: 0, clocks: 0 });
    expect(await admin.posts('/policy/rederivation')).toMatchObject({ tickets: 0, clocks: 0 });
  });

  test('two who save at once make two versions, and the same press makes one', async () => {
    const policy = await claimWithin('PT30M');
    const { version } = await reads();
    const saved = await Promise.all([saves(policy), saves(policy), saves(policy)]);
    expect(saved.map((one) => one.version - version).sort()).toEqual([1, 2, 3]);
    const key = { 'idempotency-key': `save-${profile}` };
    const [one, again] = [
      await admin.posts<PolicySavedView>('/policy', { policy }, key),
      await admin.posts<PolicySavedView>('/policy', { policy }, key),
    ];
    expect(again).toEqual(one);
    expect((await reads()).version).toBe(version + 4);
    expect((await admin.gets<{ policy: object }>(`/policy/versions/${version}`)).policy).toEqual(
      await claimWithin('PT40M'),
    );
    await refuses(() => admin.gets('/policy/versions/999'), 404, 'not_found');
  });

  test('a version written by another process is used within seconds', async () => {
    const { version } = await reads();
    const policy = JSON.stringify(await claimWithin('PT25M'));
    await house.sql(
      `INSERT INTO policies (version, source, hash, created_at, origin) VALUES (?, ?, 'elsewhere', ?, 'screen')`,
      [version + 1, policy, Date.now()],
    );
    await soon(house, 'the other version', async () => {
      return (await previews({ urgency: 'today' })).dueAt === '2026-11-20T15:55:00.000Z';
    });
    expect(await claimMinutes(await noor.asks('De klok in de hal staat stil.'))).toBe(25);
  });

  test('a start with the same file leaves what was saved on screen', async () => {
    const { version } = await reads();
    const name = profile === 'sqlite' ? 'embedded' : 'api';
    await house.processes[name]!.end();
    await house.processes[name]!.start();
    const after = await reads();
    expect(after.version).toBe(version);
    expect(after.versions.filter(({ origin }) => origin === 'file')).toHaveLength(1);
  });
});
