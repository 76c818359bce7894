import { beforeAll, describe, expect, it } from '@jest/globals';
import { detailsSheets, Stats, StatsDetails } from '@zorg112/desk';
import { type Figure } from '@zorg112/domain';
import { onBothEngines } from '../support/engines.js';
import { wholeDesk, type WholeDesk } from '../support/whole-desk.js';

type Asked = { id: string; name: string; questions: string[] };
const PATIENCE_MS = 60_000;
/** How many people of how many teams of each of three regions asked something. */
const ASKED = [[8, 3, 6], [7], [5]];

describe('what is not shown', () => {
  onBothEngines((given) => {
    let desk: WholeDesk;
    let stats: Stats;
    /** By region, each team with the questions of its people. */
    let regions: { name: string; teams: Asked[] }[];

    beforeAll(async () => {
      desk = await wholeDesk(given.database);
      stats = new Stats(given.database, desk.directory, desk.policies, desk.time);
      const { teams } = desk.organisation;
      const names = [...new Set(teams.map(({ region }) => region))];
      regions = ASKED.map((many, i) => ({
        name: names[i]!,
        teams: teams
          .filter(({ region }) => region === names[i])
          .slice(0, many.length)
          .map((team) => ({ ...team, questions: [] })),
      }));
      for (const [i, region] of regions.entries())
        for (const [j, { id: team, questions }] of region.teams.entries())
          for (const { personId } of desk.organisation.memberships
            .filter(({ teamId }) => teamId === team)
            .slice(0, ASKED[i]![j])) {
            const asker = { id: personId, roles: ['care_worker'], teamIds: [team] } as const;
            questions.push((await desk.ownership.open(asker, { text: 'De badlift zakt' })).id);
            desk.time.at += 1;
          }
    }, PATIENCE_MS);

    const shown = async (by: 'team' | 'region') =>
      new Map((await stats.parts({}, by)).map(({ label, figures }) => [label, figures]));
    const value = (figures: readonly Figure[] | undefined, name: string) =>
      figures?.find((figure) => figure.name === name);

    it('of two files, by region and by team, neither tells of a team that is hidden', async () => {
      const [teams, larger] = [await shown('team'), await shown('region')];
      const [
        {
          teams: [large, small, next],
        },
      ] = regions as [(typeof regions)[0]];
      expect([...larger.values()].every(Boolean)).toBe(true);
      const hidden = [...teams].filter(([, figures]) => !figures).map(([label]) => label);
      expect(hidden.sort()).toEqual([small!.name, next!.name].sort());
      expect(value(teams.get(large!.name), 'asked')?.n).toBe(8);
      for (const { id } of [small!, next!])
        await expect(stats.figures({ team: id })).rejects.toMatchObject({ code: 'stats.too_few' });
      expect((await stats.figures({ team: large!.id })).items.length).toBeGreaterThan(0);
    });

    it('counts of questions are shown where nobody stands out, and how words were sent only where no file hides it', async () => {
      const { groups } = await stats.summary({ groupBy: 'team' });
      const [
        {
          teams: [large, small, next],
        },
      ] = regions as [(typeof regions)[0]];
      const of = (team: { id: string } | undefined) => groups.find(({ key }) => key === team!.id);
      expect(of(small)).toEqual({ key: small!.id, label: small!.name, withheld: true });
      expect([of(next)?.asked, of(next)?.sentAnyway]).toEqual([6, undefined]);
      expect([of(large)?.asked, of(large)?.sentAnyway]).toEqual([8, 0]);
    });

    it('what a cost centre paid tells of no team that is hidden: those of the hidden ones are one row, whether they paid or not', async () => {
      const details = new StatsDetails(given.database, desk.directory, desk.time);
      const fatma = desk.who('fatma');
      let cents = 0;
      const [[large, small], [other], [last]] = regions.map(({ teams }) => teams) as [Asked[], Asked[], Asked[]];
      for (const { questions } of [large!, other!, other!, last!]) {
        const id = questions[0]!;
        await desk.ownership.claim(fatma, id).catch(() => undefined);
        await desk.decisions.ask(fatma, id, { amountCents: (cents += 100), reason: 'Stuk', solves: 'Uit bed' });
        desk.time.at += 1;
      }
      const { costCentres } = await details.in({});
      const of = ({ id }: Asked) => desk.organisation.teams.find((team) => team.id === id)!.costCentre!;
      expect(costCentres).toEqual([
        { costCentre: of(other!), n: 2, cents: 500, solved: 0 },
        { costCentre: of(last!), n: 1, cents: 400, solved: 0 },
        { withheld: true, n: 1, cents: 100, solved: 0 },
      ]);
      expect(of(large!)).toBe(of(small!));
    });

    it('and where a hidden team has no cost centre, what was paid from none is in that row too', async () => {
      const details = new StatsDetails(given.database, desk.directory, desk.time);
      const fatma = desk.who('fatma');
      const [[, small], , [last]] = regions.map(({ teams }) => teams) as [Asked[], Asked[], Asked[]];
      const pays = async (team: string, costCentre: string | null): Promise<void> => {
        await given.database.unitOfWork.run((tx) =>
          tx.sql('UPDATE teams SET cost_centre = ? WHERE id = ?', [costCentre, team]),
        );
        desk.directory.forget();
      };
      for (const team of [small!, last!]) await pays(team.id, null);
      const id = last!.questions[1]!;
      await desk.ownership.claim(fatma, id);
      await desk.decisions.ask(fatma, id, { amountCents: 70, reason: 'Stuk', solves: 'Uit bed' });
      desk.time.at += 1;
      const { costCentres } = await details.in({});
      expect(costCentres.filter(({ costCentre }) => costCentre === undefined)).toEqual([
        { withheld: true, n: 1, cents: 70, solved: 0 },
      ]);
      for (const { id: team } of [small!, last!])
        await pays(team, desk.organisation.teams.find((one) => one.id === team)!.costCentre!);
    });

    it('the file of it holds no more: not whose cost centre, and not how fast a service of few is', async () => {
      const details = new StatsDetails(given.database, desk.directory, desk.time);
      const fatma = desk.who('fatma');
      const [{ teams }] = regions as [(typeof regions)[0]];
      const { id } = await desk.ownership.open(desk.who('noor'), { text: 'De lift staat stil' });
      await desk.ownership.claim(fatma, id);
      const [service] = desk.organisation.services;
      const there = desk.organisation.people.find(({ serviceId }) => serviceId === service!.id)!;
      const asked = await desk.consults.ask(fatma, id, {
        to: { serviceId: service!.id },
        question: 'Weten jullie dit?',
      });
      desk.time.at += 7 * 60_000;
      await desk.consults.answer(desk.who(there.email.split('@')[0]!), asked.id, { text: 'Ja.' });
      desk.time.at += 1;
      const view = await details.in({});
      const sheets = (['nl', 'en'] as const).map((language) =>
        detailsSheets(view, { zone: 'Europe/Amsterdam', language }),
      );
      const hidden = desk.organisation.teams.find((team) => team.id === teams[1]!.id)!.costCentre!;
      for (const [services, centres] of sheets.map((all) => [all[2]!, all[7]!])) {
        const [last] = centres!.rows.slice(-1);
        expect(last!.slice(-3)).toEqual([1, 1, 0]);
        expect(centres!.rows.flat()).not.toContain(hidden);
        const row = services!.rows.find(([name]) => name === service!.name)!;
        expect(row.slice(-8)).toEqual([1, 1, ...Array<null>(6).fill(null)]);
        expect(['te weinig mensen', 'too few people']).toContain(row[3]);
      }
    });

    it('what people told is of the house only: its groups less those of a part would be one person', async () => {
      // One of a small team says yes; after her nine of two others say no.
      const [
        {
          teams: [large, small],
        },
        {
          teams: [other],
        },
      ] = regions as [(typeof regions)[0], (typeof regions)[0]];
      const askers = [
        ...small!.questions.slice(0, 1),
        ...large!.questions.slice(0, 5),
        ...other!.questions.slice(0, 4),
      ];
      await given.database.unitOfWork.run(async (tx) => {
        for (const [i, id] of askers.entries())
          for (const what of [
            'elsewhere.asked',
            'elsewhere.answered',
            'elsewhere.told',
            ...(i === 0 ? ['elsewhere.knocked'] : []),
          ])
            await tx.sql('INSERT INTO counted (what, at, ticket_id, seq, n) VALUES (?, ?, ?, ?, 0)', [
              what,
              desk.time.at + i,
              id,
              1,
            ]);
      });
      desk.time.at += askers.length;
      const figures = await stats.figures({});
      expect(figures.items.find(({ name }) => name === 'elsewhere')).toMatchObject({ n: 1, among: 10 });
      const nothing = (name: string) => ({ name, n: 0, withheld: true });
      const told = ['elsewhere', 'elsewhereAnswered', 'score', 'scored'].map(nothing);
      const ofPart = async () => (await stats.figures({ team: large!.id })).items;
      for (const by of ['team', 'region', 'category', 'channel', 'urgency'] as const)
        for (const { figures: items } of await stats.parts({}, by))
          if (items) expect(told.map(({ name }) => value(items, name))).toMatchObject(told);
      const items = (await ofPart()).filter(({ name }) => told.some((one) => one.name === name));
      expect(items).toMatchObject(told);
      expect(items.every((item) => item.value === undefined && item.among === undefined)).toBe(true);
      const [month] = await stats.parts({}, 'month');
      expect(value(month!.figures, 'elsewhere')).toMatchObject({ n: 1, among: 10 });
      // One of them spoke for five: then the first five different people are nine answers, and the tenth waits for its group.
      const five = large!.questions.slice(0, 5).map((id) => `'${id}'`);
      await given.database.unitOfWork.run(async (tx) => {
        await tx.sql(`INSERT INTO facts (ticket_id, seq, type, at, by_id, data)
          SELECT ticket_id, 90, type, at, 'the same', data FROM facts WHERE seq = 1 AND ticket_id IN (${five.join()})`);
        await tx.sql(`UPDATE counted SET seq = 90 WHERE what LIKE 'elsewhere.%' AND ticket_id IN (${five.join()})`);
      });
      const { items: now } = await stats.figures({});
      expect(now.find(({ name }) => name === 'elsewhere')).toMatchObject({ n: 1, among: 9 });
    });
  });
});
