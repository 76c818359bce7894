import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { type SelectionQuery } from '@zorg112/contracts';
import { Stats, StatsTables, StatsWeeks } from '@zorg112/desk';
import { openDesk, type OpenDesk } from '../support/desk.js';
import { onBothEngines } from '../support/engines.js';

const at = (text: string): number => Date.parse(text);
const iso = (text: string): string => new Date(at(text)).toISOString();
const MINUTE = 60_000;

/** Asked by a care worker, answered and solved by Fatma so many minutes later, confirmed at once. */
onBothEngines((given) => {
  let desk: OpenDesk;
  let weeks: StatsWeeks;
  let tables: StatsTables;
  let stats: Stats;
  let askers: { id: string; name: string }[];
  let others: typeof askers;
  let team: string;
  let other: string;
  beforeAll(async () => {
    desk = await openDesk(given.database, at('2026-10-01T09:00+02:00'));
    stats = new Stats(desk.database, desk.directory, desk.policies, desk.time);
    weeks = new StatsWeeks(desk.database, desk.policies, stats, desk.time);
    tables = new StatsTables(desk.database, desk.policies, stats, desk.time);
    const { people, memberships } = desk.organisation;
    const of = (id: string) =>
      memberships.flatMap(({ teamId, personId }) => {
        const person = people.find((one) => one.id === personId && one.roles.includes('care_worker'));
        return teamId === id && person ? [{ id: person.id, name: person.email.split('@')[0]! }] : [];
      });
    const teams = [...new Set(memberships.map(({ teamId }) => teamId))].filter((id) => of(id).length >= 6);
    [team, other] = [teams[0]!, teams[1]!];
    [askers, others] = [of(team), of(other)];
    for (const { name } of askers.slice(0, 6)) await solved(name, '2026-10-06T10:00+02:00', 5);
    // Five people in the week before the clock change, one in the week after; of the other team six in each.
    for (const { name } of askers.slice(0, 5)) await solved(name, '2026-10-20T10:00+02:00', 5);
    await solved(askers[5]!.name, '2026-10-27T10:00+01:00', 400);
    for (const day of ['2026-10-20T12:00+02:00', '2026-10-27T12:00+01:00'])
      for (const { name } of others.slice(0, 6)) await solved(name, day, 20, true);
    desk.time.at = at('2026-10-28T12:00+01:00');
  }, 60_000);

  async function solved(name: string, asked: string, minutes: number, twice = false): Promise<string> {
    const [who, fatma] = [desk.who(name), desk.who('fatma')];
    desk.time.at = at(asked);
    const { id } = await desk.ownership.open(who, { text: 'De kast klemt', urgency: 'today' });
    desk.time.at += MINUTE;
    await desk.ownership.claim(fatma, id);
    desk.time.at += (minutes - 1) * MINUTE;
    const nextStep = { what: 'Ik kom kijken', by: new Date(desk.time.at + 60 * MINUTE).toISOString() };
    if (twice) await desk.conversation.reply(fatma, id, { text: 'Ik regel het.', nextStep });
    if (twice) desk.time.at += MINUTE;
    await desk.solution.offer(fatma, id, { text: 'Ik heb hem losgemaakt.' });
    await desk.solution.confirm(who, id, { solved: true });
    return id;
  }
  const all = { from: iso('2026-10-19T00:00+02:00'), to: iso('2026-10-28T12:00+01:00') };

  describe('the weeks', () => {
    test('hold what was solved in three that add up, and the figures of that week', async () => {
      const { items } = await weeks.in(all);
      expect(items).toHaveLength(8);
      expect(items.map(({ atOnce, later, late }) => atOnce! + later! + late!)).toEqual([0, 0, 0, 0, 6, 0, 11, 7]);
      expect(items.slice(-2)).toMatchObject([
        { week: '2026-10-19', over: true, withheld: false, atOnce: 5, later: 6, late: 0 },
        { week: '2026-10-26', over: false, withheld: false, atOnce: 0, later: 6, late: 1 },
      ]);
      const [before, now] = items.slice(-2).map(({ figures }) => figures);
      expect(before!.find(({ name }) => name === 'firstContact')).toMatchObject({ n: 5, among: 11 });
      expect(before!.find(({ name }) => name === 'firstWords')).toMatchObject({ n: 11, value: 20 * MINUTE });
      expect(now!.find(({ name }) => name === 'firstOwner')).toMatchObject({ n: 7, among: 7 });
    });

    test('of one team: the week of one asker is not shown, nor the smallest beside it, which it could be worked out from', async () => {
      const { items } = await weeks.in({ ...all, team });
      expect(items.slice(-2)).toMatchObject([
        { withheld: true, figures: [] },
        { withheld: true, figures: [] },
      ]);
      expect(items.at(-1)).not.toHaveProperty('late');
      expect(items.at(4)).toMatchObject({ week: '2026-10-05', withheld: false, atOnce: 6 });
    });
  });

  describe('the weeks of a part', () => {
    const week = (day: string) => ({ from: iso(`${day}T00:00+01:00`), day: `${day}T10:00+01:00` });
    const [first, second, third, fourth] = ['2027-01-04', '2027-01-11', '2027-01-18', '2027-01-25'].map(week);
    const end = iso('2027-02-01T00:00+01:00');
    beforeAll(async () => {
      for (const { name } of askers.slice(1, 5)) await solved(name, '2026-12-08T10:00+01:00', 5);
      for (const { day } of [first!, second!]) await solved(askers[0]!.name, day, 5);
      for (const { name } of [...askers.slice(0, 6), ...others.slice(0, 6)]) await solved(name, third!.day, 5);
      for (const { name } of [...askers.slice(0, 6), others[0]!]) await solved(name, fourth!.day, 5);
    }, 60_000);
    const withheld = async (query: SelectionQuery) => (await weeks.in(query)).items.map((item) => item.withheld);

    test('two of one and the same asker are one person: a third is hidden, or the total would show them', async () => {
      const hidden = await withheld({ from: first!.from, to: fourth!.from, team });
      expect(hidden.slice(-3)).toEqual([true, true, true]);
    });

    test('a small week before what was chosen is no company: it is not in the total that stands beside them', async () => {
      // Four people a month before: with the one of the first two weeks they would be five, and the third be shown.
      const hidden = await withheld({ from: first!.from, to: fourth!.from, team });
      expect(hidden).toEqual([false, true, false, false, false, true, true, true]);
    });

    test('are hidden where the table of that week hides it, whoever is small there', async () => {
      const query = { from: first!.from, to: end };
      expect((await withheld({ ...query, team })).slice(-4)).toEqual([true, true, false, true]);
      expect((await withheld({ ...query, team: other })).slice(-4)).toEqual([false, false, true, true]);
      const { region } = desk.directory.team(team)!;
      for (const part of [{ team }, { team: other }, { region }, { urgency: 'today' }, { channel: 'app' }] as const)
        for (const { from, to, withheld: is } of (await weeks.in({ ...query, ...part })).items)
          if (!is) await expect(stats.figures({ from, to, ...part })).resolves.toBeDefined();
    });

    test('cost no more queries when there are more of them', async () => {
      const { read } = desk.database;
      const asked = async (from: string): Promise<number> => {
        const sql = jest.spyOn(read, 'sql');
        await weeks.in({ from, to: end, team });
        const { length } = sql.mock.calls;
        sql.mockRestore();
        return length;
      };
      expect(await asked(iso('2020-01-01T00:00+01:00'))).toBe(await asked(first!.from));
    });
  });

  test('what is late after it was opened again is of the week it is solved in again, and the week before stays what it was', async () => {
    const [noor, fatma] = [desk.who('noor'), desk.who('fatma')];
    const [first, then, end] = ['2027-03-01', '2027-03-08', '2027-03-15'].map((day) => iso(`${day}T00:00+01:00`));
    const id = await solved('noor', '2027-03-03T10:00+01:00', 5);
    await desk.solution.reopen(noor, id, { text: 'Hij klemt weer' });
    desk.time.at = at('2027-03-10T10:00+01:00');
    await desk.solution.offer(fatma, id, { text: 'Ik heb hem geschaafd.' });
    await desk.solution.confirm(noor, id, { solved: true });
    const was = (await weeks.in({ from: first!, to: then! })).items.at(-1)!;
    const [is, again] = (await weeks.in({ from: first!, to: end! })).items.slice(-2);
    expect(was).toMatchObject({ week: '2027-03-01', atOnce: 1, later: 0, late: 0 });
    expect(is).toEqual(was);
    expect(again).toMatchObject({ week: '2027-03-08', atOnce: 0, later: 0, late: 1 });
  });

  test('the tables: each team that may be shown, with the stretch before beside it', async () => {
    const seen = await tables.in({
      ...{ from: iso('2026-10-26T00:00+01:00'), to: all.to },
      ...{ beforeFrom: all.from, beforeTo: iso('2026-10-26T00:00+01:00') },
    });
    const [mine, theirs] = [team, other].map((id) => seen.teams.find(({ key }) => key === id));
    expect(mine).toEqual({ key: team, label: mine!.label, withheld: true });
    const was = seen.before!.teams.find(({ key }) => key === team);
    expect(was).toMatchObject({
      withheld: false,
      confirmed: 5,
      firstContact: 5,
      firstWords: 5,
      firstWordsMs: 5 * MINUTE,
    });
    // Beside one that is hidden the next is too, or it could be worked out.
    expect(theirs?.withheld).toBe(true);
    expect(seen.before!.teams.find(({ key }) => key === other)).toMatchObject({ withheld: false, firstWords: 6 });
    // Of one question in an hour it is counted, and not told how long it waited.
    expect(seen.waiting.map(({ weekday, n, p50 }) => [weekday, n, p50 !== undefined])).toEqual([
      [2, 1, false],
      [2, 6, true],
    ]);
  });
});
