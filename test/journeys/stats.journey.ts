import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  ExportedPage,
  FiguresView,
  MonthPage,
  NightView,
  StatsDetailsView,
  StatsView,
  TeamPage,
} from '@zorg112/contracts';
import { type Actor, refuses, signInAll } from '../support/actors.js';
import { BOTH_ENDS, type House, openHouse, OPENING_MS } from '../support/house.js';

describe.each(BOTH_ENDS)('the numbers, on %s', (profile) => {
  let house: House;
  let noor: Actor, fatma: Actor, ilse: Actor, sam: Actor;

  beforeAll(async () => {
    house = await openHouse({ profile });
    [noor, fatma, ilse, sam] = await signInAll(house, 'noor', 'fatma', 'ilse', 'sam');
  }, OPENING_MS);
  afterAll(() => house?.stop());

  const figure = ({ items }: FiguresView, name: string) => items.find((one) => one.name === name)!;
  const file = async (path: string): Promise<{ type: string; named: string; bytes: Buffer }> => {
    const answer = await fetch(`${house.url}/api/v1${path}`, { headers: { authorization: `Bearer ${ilse.token}` } });
    expect(answer.status).toBe(200);
    const { headers } = answer;
    return {
      ...{ type: headers.get('content-type')!, named: headers.get('content-disposition')! },
      bytes: Buffer.from(await answer.arrayBuffer()),
    };
  };

  test('what is committed is counted at once, the same on every page', async () => {
    const before = await ilse.gets<FiguresView>('/stats/figures');
    const ticket = await fatma.claims(await noor.asks('De badlift zakt'));
    await fatma.offersSolution(ticket, 'Ik heb het ventiel vastgezet.');
    await noor.confirms(ticket);
    const after = await ilse.gets<FiguresView>('/stats/figures');
    const summary = await ilse.gets<StatsView>('/stats/summary');
    for (const name of ['asked', 'confirmed'] as const) {
      expect(figure(after, name).n).toBe(figure(before, name).n + 1);
      expect(summary[name]).toBe(figure(after, name).n);
    }
    expect(figure(after, 'firstOwner')).toMatchObject({ n: figure(before, 'firstOwner').n + 1, unit: 'share' });
    for (const name of ['returned', 'ownerless']) expect(figure(after, name)).toMatchObject({ value: 0, must: 0 });
    const { items } = await ilse.gets<{ items: { id: string }[] }>('/stats/questions?figure=confirmed');
    expect(items[0]).toMatchObject({ id: ticket.id, number: ticket.number });
    expect(JSON.stringify(items)).not.toContain('badlift');
  });

  test('of fewer than five people nothing is shown, by one filter at a time', async () => {
    const [team] = (await noor.gets<TeamPage>('/teams')).items.filter(({ id }) => noor.teamIds.includes(id));
    await refuses(() => ilse.gets(`/stats/figures?team=${team!.id}`), 422, 'stats.too_few');
    await refuses(() => ilse.gets('/stats/figures?channel=web&urgency=now'), 422, 'request.invalid');
    await refuses(
      () => ilse.gets('/stats/figures?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z'),
      422,
      'request.invalid',
    );
  });

  test('files open right in a Dutch Excel, and who took one is on the record', async () => {
    const csv = await file('/stats/export.csv?groupBy=urgency');
    expect(csv.type).toBe('text/csv; charset=utf-8');
    expect(csv.named).toBe('attachment; filename="zorg-112-cijfers.csv"');
    const [head, all] = csv.bytes.toString('utf8').split('\r\n');
    expect(head).toMatch(/^\uFEFFDeel;Van;Tot en met;Opmerking;Moest ergens anders aankloppen;/);
    expect(all).toMatch(/^Alles;\d\d-\d\d-\d{4};\d\d-\d\d-\d{4};"niet getoond: [^";]+";/);
    const xlsx = await file('/stats/export.xlsx');
    expect(xlsx.type).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    expect(xlsx.bytes.subarray(0, 2).toString()).toBe('PK');
    const { items } = await ilse.gets<ExportedPage>('/stats/exports');
    expect(items.slice(0, 2)).toMatchObject([
      { file: 'cijfers.xlsx', by: { id: ilse.id } },
      { file: 'cijfers.csv', asked: { groupBy: 'urgency' } },
    ]);
  });

  test('a page that is printed is noted too', async () => {
    await ilse.posts('/stats/exports', { page: '/dash/cijfers', search: '?periode=91' });
    const { items } = await ilse.gets<ExportedPage>('/stats/exports?limit=1');
    expect(items[0]).toMatchObject({
      by: { id: ilse.id },
      file: '/dash/cijfers.print',
      asked: { search: '?periode=91' },
    });
    await refuses(() => ilse.posts('/stats/exports', {}), 422, 'request.invalid');
    await refuses(() => noor.posts('/stats/exports', { page: '/dash' }), 403, 'permission.denied');
  });

  test('what stands behind them, the night, and the months that are over', async () => {
    const details = await ilse.gets<StatsDetailsView>('/stats/details');
    expect(details.backlog.map(({ hours }) => hours)).toEqual([0, 24, 72, 168, 720]);
    expect(Array.isArray(details.suppliers)).toBe(true);
    expect(details.silentTeams.length).toBeGreaterThan(0);
    for (const { weekday, hour } of details.waiting)
      expect([weekday >= 1 && weekday <= 7, hour < 24]).toEqual([true, true]);
    const night = await ilse.gets<NightView>('/stats/night');
    expect(night.late).toBeGreaterThanOrEqual(night.helped);
    expect((await ilse.gets<MonthPage>('/stats/months')).nextCursor).toBeNull();
    await refuses(() => ilse.gets('/stats/months/2031-01'), 404, 'stats.month_not_kept');
  });

  test('one’s own are for oneself; nobody else’s can be asked for', async () => {
    const own = await fatma.gets<FiguresView>('/stats/own');
    expect(figure(own, 'confirmed').n).toBeGreaterThan(0);
    for (const other of [noor, sam, ilse]) await refuses(() => other.gets('/stats/own'), 403, 'permission.denied');
    for (const other of [noor, fatma, sam]) await refuses(() => other.gets('/stats/figures'), 403, 'permission.denied');
    await refuses(() => ilse.gets(`/stats/figures?owner=${fatma.id}`), 422, 'request.invalid');
  });
});
