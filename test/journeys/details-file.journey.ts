import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ExportedPage, StatsDetailsView, TeamPage } from '@zorg112/contracts';
import { type Actor, refuses, signInAll } from '../support/actors.js';
import { type House, openHouse, OPENING_MS } from '../support/house.js';
import { inOffice, type OfficeCell, type OfficeTab } from '../support/office.js';

const PATIENCE_MS = 120_000;
const PERIOD = { from: '2026-01-01T00:00:00Z', to: '2035-01-01T00:00:00Z' };
/** As an office shows them, between what a row is of and what is said of it. */
const DAYS = ['2026-01-01', '2035-01-01'];
const MONDAY = Date.parse('2026-11-23T10:50+01:00');
const MINUTE = 60_000;
const PLACE = '=1+1';

/** The page behind the figures as a workbook, opened by the real program: what stands there is what the page shows. */
describe('what stands behind the figures, as a file', () => {
  let house: House;
  let noor: Actor, fatma: Actor, sam: Actor, ilse: Actor;
  let view: StatsDetailsView;
  let tabs: OfficeTab[];

  beforeAll(async () => {
    house = await openHouse();
    [noor, fatma, sam, ilse] = await signInAll(house, 'noor', 'fatma', 'sam', 'ilse');
    const asks = () => noor.asks('Hij tilt niet', { location: PLACE, asset: 'TL-9912', category: 'hulpmiddelen' });
    const ticket = await fatma.claims(await asks());
    const service = await fatma.asksIn(ticket, { serviceId: 'service-ict' }, 'Wat weten jullie hiervan?');
    await fatma.takesBack(service, 'Het is al gevonden');
    await sam.answers(await fatma.asksIn(ticket, { personId: sam.id }, 'Wat zegt de cao?'), 'Artikel 3.', 'knowledge');
    await fatma.answers(await fatma.asksIn(ticket, { email: 'jan@gmail.com' }, 'Kun jij komen?'), 'Ja.');
    const maatwerk = { amountCents: 1_234, reason: 'Stuk', solves: 'Mevrouw kan uit bed' };
    await fatma.posts(`/tickets/${ticket.id}/decisions`, maatwerk);
    await fatma.offersSolution(ticket, 'Ik heb de accu verwisseld.');
    await noor.confirms(ticket);
    await asks();
    await house.sql(
      `INSERT INTO calls (id, exchange, call_id, direction, started_at, rang_at, answered_at, opened, news, told)
       VALUES ('call-1', 'x', '1', 'in', ?, ?, ?, FALSE, 0, 0)`,
      [MONDAY, MONDAY, MONDAY + 2 * MINUTE],
    );
    /** What takes weeks to happen, as it is counted then. */
    const counts = async (what: string, key: string | null, minutes: (number | null)[]) => {
      for (const [i, value] of minutes.entries())
        await house.sql(
          'INSERT INTO counted (what, at, ticket_id, seq, n, key, value) VALUES (?, ?, ?, 900, ?, ?, ?)',
          [...[what, MONDAY, ticket.id, i, key, value === null ? null : value * MINUTE]],
        );
    };
    // Her own claim of now would fall in these hours on a Monday morning.
    await house.sql(`DELETE FROM counted WHERE what = 'claimed'`);
    await counts('claimed', null, [10, 10, 12, 12.5, 20, 30, 65, 66]);
    await counts('step', '10%', [null, null]);
    for (const what of ['asked', 'kept']) await counts(`consult.${what}`, '@liften.example', Array(5).fill(null));
    await counts('consult.answered', '@liften.example', [5, 10, 15, 20, 25]);
    const query = new URLSearchParams(PERIOD).toString();
    view = await ilse.gets<StatsDetailsView>(`/stats/details?${query}`);
    tabs = await opened(query);
  }, OPENING_MS + PATIENCE_MS);
  afterAll(() => house?.stop());

  const opened = async (query: string): Promise<OfficeTab[]> => {
    const headers = { authorization: `Bearer ${ilse.token}` };
    const answer = await fetch(`${house.url}/api/v1/stats/details.xlsx?${query}`, { headers });
    expect([answer.status, answer.headers.get('content-disposition')]).toEqual([
      ...[200, 'attachment; filename="zorg-112-achter-de-cijfers.xlsx"'],
    ]);
    return inOffice('achter.xlsx', Buffer.from(await answer.arrayBuffer()));
  };
  /** Numbers where the office counts with them, words and days as they stand, null where nothing does. */
  const seen = (cell: OfficeCell | null | undefined): unknown =>
    !cell ? null : cell.is === 'string' || cell.is === 'date' ? cell.value : Number(cell.value);
  /** The heads, and below them every row as long as they are. */
  const sheet = (name: string): unknown[][] => {
    const { rows } = tabs.find((tab) => tab.name === name)!;
    return rows.map((row) => rows[0]!.map((_, at) => seen(row[at])));
  };
  const minutes = (ms: number | undefined) => (ms === undefined ? null : expect.closeTo(ms / MINUTE, 6));
  const ASKED_IN = [
    ...['Van', 'Tot en met', 'Opmerking', 'Gevraagd', 'Antwoord', 'Op tijd', 'Te laat', 'Helft binnen (minuten)'],
    ...['Negen van tien binnen (minuten)', 'Vragen te laat tijdens wachten', 'Nu nog te laat'],
  ];
  const PAID = ['Van', 'Tot en met', 'Opmerking', 'Keer', 'Kosten (euro)', 'Opgelost'];

  test('each table of the page is a sheet, and what they mean is one', () => {
    expect(tabs.map(({ name }) => name)).toEqual([
      ...['Wachten per uur', 'Nu open', 'Diensten', 'Leveranciers', 'Stappen van de klok', 'Wat we misten', 'Maatwerk'],
      ...['Kostenplaatsen', 'Terug op een plek', 'Apparaten die terugkwamen', 'Teams die niets vroegen', 'Bellen'],
      'Betekenis',
    ]);
    const notes = sheet('Betekenis');
    for (const { name } of tabs.slice(0, -1)) expect(notes.map(([of]) => of)).toContain(name);
    const said = notes.filter(([, note]) => note === 'Van 1 januari 2026 tot en met 1 januari 2035.');
    expect(said.map(([of]) => of)).toEqual(tabs.map(({ name }) => name).filter((name) => !/Nu|Bet/.test(name)));
  });

  test('waiting by hour, and what is open now', () => {
    const [heads, ...rows] = sheet('Wachten per uur');
    const days = ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'];
    expect(heads).toEqual([
      ...['Dag', 'Uur', 'Van', 'Tot en met', 'Opmerking', 'Vragen'],
      ...['Helft binnen (minuten)', 'Negen van tien binnen (minuten)'],
    ]);
    expect(rows).toContainEqual(['maandag', 10, ...DAYS, null, 6, expect.closeTo(12.25, 6), expect.closeTo(30, 6)]);
    expect(rows).toContainEqual(['maandag', 9, ...DAYS, 'minder dan 5 vragen', 2, null, null]);
    expect(rows).toEqual(
      view.waiting.map(({ weekday, hour, n, p50, p90 }) => [
        ...[days[weekday - 1], hour, ...DAYS, p50 === undefined ? 'minder dan 5 vragen' : null],
        ...[n, minutes(p50), minutes(p90)],
      ]),
    );
    const [open, ...ages] = sheet('Nu open');
    expect(open).toEqual(['Hoe oud', 'Stand van', 'Opmerking', 'Nu open']);
    expect(ages.map(([, , , n]) => n)).toEqual(view.backlog.map(({ n }) => n));
    expect(ages[0]).toEqual(['tot een dag', expect.stringMatching(/^20\d\d-\d\d-\d\dT\d\d:\d\d/), null, 1]);
  });

  test('services and suppliers, without how fast few people were', () => {
    const few = (name: string, answered: number) => [
      ...[name, ...DAYS, 'te weinig mensen', 1, answered, ...Array<null>(6).fill(null)],
    ];
    expect(view.services.map(({ withheld }) => withheld)).toEqual([true, true]);
    expect(sheet('Diensten')).toEqual([['Dienst', ...ASKED_IN], few('HR en salaris', 1), few('ICT-beheer', 0)]);
    expect(sheet('Leveranciers')).toEqual([
      ['Leverancier', ...ASKED_IN],
      ['liften.example', ...DAYS, null, 5, 5, 5, 0, expect.closeTo(15, 6), expect.closeTo(25, 6), 0, 0],
      ['Adressen van mensen zelf, samen', ...DAYS, 'minder dan 5 antwoorden', 1, 1, 1, 0, null, null, 0, 0],
    ]);
  });

  test('steps of the clock, what was lacked, and maatwerk in euros; small teams pay in one row', async () => {
    const times = ['Van', 'Tot en met', 'Opmerking', 'Keer'];
    expect(sheet('Stappen van de klok')).toEqual([
      ['Wanneer', ...times],
      ['10% over de afgesproken tijd', ...DAYS, null, 2],
    ]);
    expect(sheet('Wat we misten')).toEqual([
      ['We misten', ...times],
      ['Kennis', ...DAYS, null, 1],
    ]);
    expect(sheet('Maatwerk')).toEqual([
      ['Wie besliste', ...PAID],
      ['De helper', ...DAYS, null, 1, 12.34, 1],
    ]);
    expect(sheet('Kostenplaatsen')).toEqual([
      ['Kostenplaats', ...PAID],
      ['Niet apart getoond, samen', ...DAYS, null, 1, 12.34, 1],
    ]);
    const { items } = await ilse.gets<TeamPage>('/teams?limit=100');
    const { costCentre } = items.find(({ id }) => id === noor.teamIds[0])!;
    expect(costCentre).toBeTruthy();
    expect(tabs.flatMap(({ rows }) => rows.flat()).filter((cell) => cell?.shown.includes(costCentre!))).toEqual([]);
  });

  test('what came back, teams that asked nothing, and calls; nothing in it is counted by the office', () => {
    const back = ['Team', 'Onderwerp', 'Van', 'Tot en met', 'Opmerking', 'Keer'];
    expect(sheet('Terug op een plek')).toEqual([
      ['Plek', ...back],
      [PLACE, null, 'Hulpmiddelen', ...DAYS, null, 1],
    ]);
    expect(sheet('Apparaten die terugkwamen')).toEqual([
      ['Apparaat', ...back],
      ['TL-9912', null, 'Hulpmiddelen', ...DAYS, null, 1],
    ]);
    const silent = sheet('Teams die niets vroegen').slice(1);
    expect(silent.length).toBeGreaterThan(1);
    expect(silent).toEqual(view.silentTeams.map(({ name }) => [name, ...DAYS, null]));
    expect(sheet('Bellen')).toEqual([
      ...[['Van', 'Tot en met', 'Opmerking', 'Gebeld', 'Opgenomen', 'Opgehangen voor iemand opnam']].map((heads) => [
        ...[...heads, 'Helft opgenomen binnen (minuten)', 'Negen van de tien binnen (minuten)'],
      ]),
      [...DAYS, null, 1, 1, 0, null, null], // of one call it is not told how long it rang
    ]);
    expect(tabs.flatMap(({ rows }) => rows.flat()).filter((cell) => cell?.formula !== undefined)).toEqual([]);
  });

  test(
    'in English every head is English; where there is nothing it says so, and who took it along is noted',
    async () => {
      const quiet = { from: '2026-01-05T00:00:00+01:00', to: '2026-01-06T00:00:00+01:00', lang: 'en' };
      tabs = await opened(new URLSearchParams(quiet).toString());
      const day = ['2026-01-05', '2026-01-05'];
      expect(tabs.at(-1)!.name).toBe('Meaning');
      expect(sheet('Services').map((row) => row.slice(0, 4))).toEqual([
        ['Service', 'From', 'Up to and including', 'Remark'],
        [null, ...day, 'No service was asked in, in this time'],
      ]);
      expect(sheet('Calling')[1]!.slice(0, 3)).toEqual([...day, 'Nobody called in this time']);
      const { items } = await ilse.gets<ExportedPage>('/stats/exports?limit=2');
      expect(items.map(({ file, by }) => [file, by.id])).toEqual(Array(2).fill(['achter-de-cijfers.xlsx', ilse.id]));
      expect(items[0]!.asked).toEqual(quiet);
    },
    PATIENCE_MS,
  );

  test('it is for who may read figures, and of a stretch of time that is one', async () => {
    await refuses(() => noor.gets('/stats/details.xlsx'), 403, 'permission.denied');
    await refuses(() => fatma.gets('/stats/details.xlsx'), 403, 'permission.denied');
    for (const wrong of ['from=gisteren', 'lang=fr', 'month=2026-01', `from=${PERIOD.to}&to=${PERIOD.from}`])
      await refuses(() => ilse.gets(`/stats/details.xlsx?${wrong}`), 422, 'request.invalid');
    const { items } = await ilse.gets<ExportedPage>('/stats/exports?limit=5');
    expect(items.length).toBe(2);
  });
});
