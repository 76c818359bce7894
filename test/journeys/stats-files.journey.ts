import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ExportedPage, FiguresView, FigureView, MonthView } from '@zorg112/contracts';
import { FIGURE_NAMES, FIGURES, figureFrom, type FigureName } from '@zorg112/domain';
import { type Actor, refuses, signInAll } from '../support/actors.js';
import { type House, openHouse, OPENING_MS } from '../support/house.js';
import { inOffice, type OfficeCell, type OfficeTab } from '../support/office.js';

const PATIENCE_MS = 120_000;
const PERIOD = { from: '2026-01-01T00:00:00Z', to: '2035-01-01T00:00:00Z' };

/** The files as they are fetched, opened by the real program. What stands in them is held on both engines by the figures' own suites. */
describe('files of figures', () => {
  let house: House;
  let noor: Actor, fatma: Actor, ilse: Actor;

  beforeAll(async () => {
    house = await openHouse();
    [noor, fatma, ilse] = await signInAll(house, 'noor', 'fatma', 'ilse');
    for (const category of ['techniek_gebouw', 'schoonmaak'])
      await fatma.claims(await noor.asks('De badlift zakt', { category }));
    await fatma.offersSolution(await fatma.claims(await noor.asks('De deur klemt')), 'Ik heb hem bijgesteld.');
  }, OPENING_MS);
  afterAll(() => house?.stop());

  const opened = async (kind: 'csv' | 'xlsx', query: Record<string, string>): Promise<OfficeTab[]> => {
    const asked = new URLSearchParams(query).toString();
    const headers = { authorization: `Bearer ${ilse.token}` };
    const answer = await fetch(`${house.url}/api/v1/stats/export.${kind}?${asked}`, { headers });
    expect(answer.status).toBe(200);
    return inOffice(`cijfers.${kind}`, Buffer.from(await answer.arrayBuffer()));
  };
  const under = ([heads, ...rows]: OfficeTab['rows'], head: string, row = 0): OfficeCell | undefined =>
    rows[row]![heads!.findIndex((cell) => cell?.value === head)] ?? undefined;

  test.each(['csv', 'xlsx'] as const)(
    '%s: each figure as it stands on the page, numbers as numbers and dates as dates',
    async (kind) => {
      const { items } = await ilse.gets<FiguresView>(`/stats/figures?${new URLSearchParams(PERIOD).toString()}`);
      const [figures] = await opened(kind, PERIOD);
      const { rows } = figures!;
      const number = (head: string) => {
        const cell = under(rows, head);
        if (cell) expect(cell.is).not.toBe('string');
        return cell && Number(cell.value);
      };
      for (const { name, unit, value, p90, n, among, open, withheld } of items) {
        const { title } = FIGURES[name as FigureName].nl;
        const minutes = (ms: number | undefined) => (ms === undefined ? undefined : expect.closeTo(ms / 60_000, 6));
        if (unit === 'time')
          expect([
            ...[number(`${title} (helft binnen, minuten)`), number(`${title} (negen van tien binnen, minuten)`)],
            number(`${title} (hoe vaak)`),
            ...[
              number(`${title} (helft binnen, open minuten)`),
              number(`${title} (negen van tien binnen, open minuten)`),
            ],
            number(`${title} (hoe vaak in open tijd)`),
          ]).toEqual([minutes(value), minutes(p90), n, minutes(open?.p50), minutes(open?.p90), open?.n]);
        else if (unit === 'share')
          expect([name, number(title), number(`${title} (van hoeveel)`)]).toEqual([
            name,
            value === undefined ? undefined : expect.closeTo(value, 3),
            withheld ? undefined : among,
          ]);
        else if (unit === 'money') expect(number(`${title} (euro)`)).toBe(value! / 100);
        else expect([name, number(title)]).toEqual([name, value]);
      }
      expect([under(rows, 'Deel')?.value, under(rows, 'Van')]).toMatchObject([
        'Alles',
        { is: 'date', value: '2026-01-01' },
      ]);
      expect(under(rows, 'Tot en met')).toMatchObject({ is: 'date', value: '2035-01-01' });
      const hidden = items.filter(({ withheld }) => withheld).map(({ name }) => FIGURES[name as FigureName].nl.title);
      expect(hidden).toContain(FIGURES.score.nl.title);
      expect(under(rows, 'Opmerking')?.value).toBe(`niet getoond: ${hidden.join(' · ')}`);
      expect(under(rows, 'Opmerking', 1)?.value).toBe('te weinig vragers, of anders uit te rekenen');
    },
    PATIENCE_MS,
  );

  test(
    'in English every head and meaning is English, and the days stand on a tab of their own',
    async () => {
      const tabs = await opened('xlsx', { ...PERIOD, lang: 'en', groupBy: 'category' });
      expect(tabs.map(({ name }) => name)).toEqual(['Figures', 'By day', 'Meaning']);
      const heads = tabs[0]!.rows[0]!.map((cell) => cell?.value);
      expect(heads.slice(0, 4)).toEqual(['Part', 'From', 'Up to and including', 'Remark']);
      for (const name of FIGURE_NAMES)
        expect(heads.some((head) => head?.startsWith(FIGURES[name].en.title))).toBe(true);
      expect(under(tabs[0]!.rows, 'Remark', 1)?.value).toBe('too few people asked, or to be worked out');
      const day = under(tabs[1]!.rows, 'Day');
      expect([day?.is, under(tabs[1]!.rows, FIGURES.asked.en.title)?.is]).toEqual(['date', 'float']);
    },
    PATIENCE_MS,
  );

  test('of one part too small there is no file, and of a month only what was kept of it', async () => {
    const from = new URLSearchParams(PERIOD).toString();
    await refuses(() => ilse.gets(`/stats/export.csv?${from}&category=schoonmaak`), 422, 'stats.too_few');
    await refuses(() => ilse.gets('/stats/export.csv?month=2031-01'), 404, 'stats.month_not_kept');
    await refuses(() => ilse.gets(`/stats/export.csv?month=2026-01&${from}`), 422, 'request.invalid');
  });

  test(
    'a month that is over comes from what was kept of it, and adds up; one of before parts were kept says so',
    async () => {
      const asked = (n: number) =>
        FIGURE_NAMES.map((name) => figureFrom(name, (what) => ({ n: what === 'asked' ? n : 0, sum: 0 })));
      const parts = {
        team: [
          { key: 'one', label: 'De Vuurtoren', figures: asked(30) },
          { key: 'none', label: 'zonder team', figures: asked(12) },
        ],
        region: [],
        days: [{ day: '2026-01-05', asked: 42, confirmed: 0, late: 0 }],
      };
      const takenAt = Date.parse('2026-02-01T00:10+01:00');
      const keep = (month: string, of: object | null) =>
        house.sql('INSERT INTO months (month, taken_at, figures, parts) VALUES (?, ?, ?, ?)', [
          ...[month, takenAt, JSON.stringify(asked(42)), of && JSON.stringify(of)],
        ]);
      await keep('2026-01', parts);
      await keep('2025-12', null);
      const [figures, days, later] = await opened('xlsx', { month: '2026-01' });
      const column = (head: string) => [0, 1, 2].map((row) => under(figures!.rows, head, row)?.value);
      expect(column(FIGURES.asked.nl.title)).toEqual(['42', '30', '12']);
      expect(column('Deel')).toEqual(['Alles', 'De Vuurtoren', 'zonder team']);
      expect(column('Van')).toEqual(['2026-01-01', '2026-01-01', '2026-01-01']);
      const { items: kept, corrections } = await ilse.gets<MonthView>('/stats/months/2026-01');
      const titles = (which: FigureView[]): string => which.map(({ nl }) => nl.title).join(' · ');
      const [hidden, changed] = [kept.filter(({ withheld }) => withheld), corrections.filter((one) => one.value === 0)];
      expect([hidden.length > 0, titles(changed)]).toEqual([true, FIGURES.asked.nl.title]);
      const said = [`later veranderd: ${titles(changed)}`, `niet getoond: ${titles(hidden)}`].join('; ');
      expect(column('Opmerking')[0]).toBe(`zoals bewaard op 1 februari 2026; ${said}`);
      expect([later!.name, later!.rows[0]!.map((cell) => cell?.value)]).toEqual([
        ...['Later veranderd', ['Cijfer', 'Zoals bewaard', 'Zoals het nu is', 'Opmerking']],
      ]);
      expect(later!.rows.slice(1).map((row) => row.map((cell) => cell && [cell.is, cell.value]))).toEqual([
        [['string', FIGURES.asked.nl.title], ['float', '42'], ['float', '0'], ...[]],
      ]);
      expect(under(days!.rows, FIGURES.asked.nl.title)?.value).toBe('42');
      const [old, ...more] = await opened('csv', { month: '2025-12' });
      expect([old!.rows.length, more]).toEqual([2, []]);
      expect(under(old!.rows, 'Opmerking')?.value).toBe(
        `zoals bewaard op 1 februari 2026; hiervan is alleen het geheel bewaard; ${said}`,
      );
      await ilse.gets('/stats/months/2026-01/report').catch(() => undefined); // a page, not JSON
      const { items } = await ilse.gets<ExportedPage>('/stats/exports?limit=3');
      expect(items.map(({ file }) => file)).toEqual(['stand-2026-01.html', 'cijfers.csv', 'cijfers.xlsx']);
      expect(items[2]!.asked).toMatchObject({ month: '2026-01' });
    },
    PATIENCE_MS,
  );
});
