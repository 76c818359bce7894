import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  Letterhead,
  Months,
  nightOf,
  Numbers,
  peopleBy,
  ReportReaders,
  spanOf,
  Stats,
  StatsDetails,
  talliesBy,
  talliesIn,
  tallyOf,
  toldIn,
} from '@zorg112/desk';
import { type Actor, FIGURE_NAMES } from '@zorg112/domain';
import { onBothEngines } from '../support/engines.js';
import { LIVED_MS, livedDesk, ODD } from '../support/lived-desk.js';
import { misCounted, misParted } from '../support/recount.js';
import { misSeenBehind } from '../support/recount-behind.js';
import { type WholeDesk } from '../support/whole-desk.js';

const byKey = (one: { key: string }, other: { key: string }) => (one.key < other.key ? -1 : 1);
const EVER = { from: 0, to: Number.MAX_SAFE_INTEGER };

describe('every figure', () => {
  onBothEngines((given) => {
    let desk: WholeDesk;
    let numbers: Numbers;
    let stats: Stats;
    beforeAll(async () => {
      desk = await livedDesk(given.database);
      numbers = new Numbers(given.database, desk.policies);
      stats = new Stats(given.database, desk.directory, desk.policies, desk.time);
    }, LIVED_MS);

    const sql = (text: string) => given.database.read.sql<Record<string, unknown>>(text);
    const rows = () => sql('SELECT * FROM counted ORDER BY what, at, ticket_id, seq, n');
    /** All of it, and two cuts somewhere in the middle: what is counted is counted on one side of a cut. */
    const spans = async () => {
      const [ends] = await sql('SELECT MIN(at) AS first, MAX(at) AS last FROM facts');
      const [first, last] = [Number(ends!['first']), Number(ends!['last'])];
      const cuts = [first + (last - first) / 7, first + (last - first) / 2].map(Math.round);
      return [EVER, { from: first, to: cuts[0]! }, { from: cuts[0]!, to: cuts[1]! }, { from: cuts[1]!, to: last + 1 }];
    };

    it('is what a second count of the raw facts comes to, for all of it and for every part', async () => {
      for (const { from, to } of await spans()) {
        expect(await misCounted(given.database.read, from, to)).toEqual([]);
        expect(await misParted(given.database.read, from, to)).toEqual([]);
      }
    });

    it('and so is what stands behind them, in every stretch', async () => {
      const details = new StatsDetails(given.database, desk.directory, desk.time);
      for (const { from, to } of (await spans()).slice(1)) {
        const view = await details.in({ from: new Date(from).toISOString(), to: new Date(to).toISOString() });
        expect(await misSeenBehind(given.database.read, view, [from, to], desk.time.at)).toEqual([]);
      }
    });

    it('also on the days the clock changes and in week 53, and much is counted on each', async () => {
      for (const { from, to } of ODD) {
        const { size } = await talliesIn(given.database.read, { from, to });
        expect([size > 5, await misCounted(given.database.read, from, to)]).toEqual([true, []]);
      }
    });

    it('what people told is counted by five of them', async () => {
      const { items } = await stats.figures({});
      const [score, elsewhere] = ['score', 'elsewhere'].map((name) => items.find((one) => one.name === name)!);
      expect([score!.n >= 10, score!.withheld, elsewhere!.among! >= 5, elsewhere!.withheld]).toEqual([
        true,
        undefined,
        true,
        undefined,
      ]);
      const first = (await sql(`SELECT MIN(at) AS at FROM counted WHERE what = 'score'`))[0]!['at'];
      const told = await toldIn(given.database.read, { from: Number(first) + 1, to: EVER.to });
      expect(tallyOf(told.tallies, 'score').n).toBeLessThan(score!.n); // the group the first one began is not cut in two
    });

    it('comes of histories that hold nearly everything', async () => {
      const kinds = (await sql('SELECT DISTINCT what FROM counted')).map(({ what }) => what);
      expect(kinds).toEqual(
        expect.arrayContaining([
          ...['asked', 'claimed', 'confirmed', 'solved', 'first_owner', 'first_words', 'told', 'score', 'logged'],
          ...['handover.accepted', 'consult.asked', 'consult.answered', 'promise.made', 'promise.broken', 'step'],
          ...['stand_in', 'maatwerk.granted', 'elsewhere.asked'],
        ]),
      );
      expect(kinds).not.toContain('returned');
      expect(kinds).not.toContain('ownerless');
    });

    it('is the same to the last row when all of it is made anew from the facts', async () => {
      const before = await rows();
      expect(before.length).toBeGreaterThan(100);
      await given.database.unitOfWork.run((tx) =>
        tx.sql(`DELETE FROM counted WHERE what IN ('asked', 'promise.kept')`),
      );
      expect(await numbers.rebuild()).toBe(Number((await sql('SELECT COUNT(*) AS n FROM tickets'))[0]!['n']));
      expect(await rows()).toEqual(before);
    });

    it('stopped while it is made anew, is made anew at the next start', async () => {
      const before = await rows();
      await given.database.unitOfWork.run(async (tx) => {
        await tx.sql('DELETE FROM counted');
        await tx.sql('UPDATE counted_state SET whole = ?', [false]);
      });
      expect((await stats.figures({})).whole).toBe(false);
      await numbers.catchUp();
      expect(await rows()).toEqual(before);
      expect((await stats.figures({})).whole).toBe(true);
    });

    it('stands under one name, with what it means in both languages', async () => {
      const { items } = await stats.figures({});
      expect(items.map(({ name }) => name)).toEqual(FIGURE_NAMES);
      for (const { nl, en } of items)
        for (const { title, meaning } of [nl, en]) expect(`${title} ${meaning}`.length).toBeGreaterThan(30);
    });

    it('adds up: the parts of a table are the whole', async () => {
      const whole = await talliesIn(given.database.read, EVER);
      for (const by of ['team', 'region', 'category', 'channel', 'urgency'] as const) {
        const parts = await talliesBy(given.database.read, EVER, by);
        for (const [what, { n, sum }] of whole) {
          const of = parts.map(({ tallies }) => tallies.get(what) ?? { n: 0, sum: 0 });
          const add = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0);
          expect([by, what, add(of.map((one) => one.n)), add(of.map((one) => one.sum))]).toEqual([by, what, n, sum]);
        }
        const people = parts.map(({ key, people: n }) => ({ key, people: n }));
        const asked = (await peopleBy(given.database.read, EVER, by)).map(({ key, people: n }) => ({ key, people: n }));
        expect(asked.sort(byKey)).toEqual(people.sort(byKey));
      }
    });

    it('opens to the questions behind it, private ones not among them', async () => {
      const details = new StatsDetails(given.database, desk.directory, desk.time);
      const span = spanOf({}, desk.time.at);
      const period = { from: new Date(span.from).toISOString(), to: new Date(span.to).toISOString() };
      const { items, nextCursor } = await details.questions({ figure: 'asked', limit: 2, ...period });
      expect(items).toHaveLength(2);
      const rest = await details.questions({ figure: 'asked', limit: 100, cursor: nextCursor!, ...period });
      const secret = (await sql('SELECT id FROM tickets WHERE private')).map(({ id }) => id);
      expect(secret.length).toBeGreaterThan(0);
      const shown = [...items, ...rest.items].map(({ id }) => id);
      expect(shown.filter((id) => secret.includes(id))).toEqual([]);
      expect(new Set(shown).size).toBe(shown.length);
      for (const figure of ['score', 'scored', 'elsewhere', 'elsewhereAnswered'] as const)
        await expect(details.questions({ figure, ...period })).rejects.toMatchObject({ code: 'request.invalid' });
    });

    it('says what came back to a place, of one team: a room 4 is in every house', async () => {
      const details = new StatsDetails(given.database, desk.directory, desk.time);
      const before = desk.time.at;
      const fatma = desk.who('fatma');
      const [one, elsewhere] = askersOfTwoTeams();
      const asks = async (asker: Actor) => {
        const about = { location: 'kamer 4', category: 'techniek_gebouw' } as const;
        const { id } = await desk.ownership.open(asker, { text: 'De gordijnrail hangt los', ...about });
        desk.time.at += 60_000;
        return id;
      };
      const id = await asks(one!);
      await desk.ownership.claim(fatma, id);
      await desk.solution.offer(fatma, id, { text: 'Ik heb hem vastgezet.' });
      await desk.solution.confirm(one!, id, { solved: true });
      const period = () => ({ from: new Date(before).toISOString(), to: new Date(desk.time.at + 1).toISOString() });
      const back = async () => (await details.in(period())).cameBack.filter(({ location }) => location === 'kamer 4');
      await asks(elsewhere!);
      expect(await back()).toEqual([]);
      await asks(one!);
      const came = { location: 'kamer 4', category: 'techniek_gebouw', n: 1 };
      expect(await back()).toEqual([came]); // of two teams in which one person asked, neither is named
      for (const { teamIds } of [one!, elsewhere!])
        for (const { personId: id } of desk.organisation.memberships
          .filter(({ teamId }) => teamId === teamIds[0])
          .slice(0, 6))
          await desk.ownership.open({ id, roles: ['care_worker'], teamIds }, { text: 'De tuindeur klemt' });
      desk.time.at += 60_000;
      expect(await back()).toEqual([{ ...came, team: desk.directory.team(one!.teamIds[0]!)!.name }]);
    });

    it('says which thing came back, by its number and wherever it stands; never of a private question', async () => {
      const details = new StatsDetails(given.database, desk.directory, desk.time);
      const from = desk.time.at;
      const fatma = desk.who('fatma');
      const [one, elsewhere] = askersOfTwoTeams();
      const asks = async (asker: Actor, more: object = {}) => {
        const about = { asset: 'tl-9912', category: 'hulpmiddelen', ...more } as const;
        const { id } = await desk.ownership.open(asker, { text: 'Hij tilt niet', ...about });
        desk.time.at += 60_000;
        return id;
      };
      const solves = async (asker: Actor, id: string) => {
        await desk.ownership.claim(fatma, id);
        await desk.solution.offer(fatma, id, { text: 'Ik heb de accu verwisseld.' });
        await desk.solution.confirm(asker, id, { solved: true });
        desk.time.at += 60_000;
      };
      const back = async () => {
        const period = { from: new Date(from).toISOString(), to: new Date(desk.time.at + 1).toISOString() };
        const found = await details.in(period);
        const fault = await misSeenBehind(given.database.read, found, [from, desk.time.at + 1], desk.time.at);
        expect(fault.filter((one) => one.startsWith('came back'))).toEqual([]);
        return found.cameBackAssets.filter(({ asset }) => asset.startsWith('TL-99'));
      };
      const first = await asks(one!);
      await asks(one!); // nothing was solved yet
      expect(await back()).toEqual([]);
      await solves(one!, first);
      await asks(one!, { private: true });
      await asks(one!, { asset: 'TL-9913' });
      expect(await back()).toEqual([]);
      await asks(elsewhere!, { asset: 'TL-9912' });
      const came = { asset: 'TL-9912', category: 'hulpmiddelen', n: 1 };
      expect(await back()).toEqual([came]); // so few asked in that team that it is not named
      await asks(one!, { category: 'ict' });
      expect(await back()).toEqual([{ asset: 'TL-9912', n: 2 }]);
      desk.time.at += 31 * 86_400_000;
      await asks(one!);
      expect(await back()).toEqual([{ asset: 'TL-9912', n: 2 }]);
    });

    it('how fast a service is, is not said where few work; all of them together are', async () => {
      const details = new StatsDetails(given.database, desk.directory, desk.time);
      const period = { from: '2020-01-01T00:00:00Z', to: '2029-12-31T00:00:00Z' };
      const { id } = await desk.ownership.open(desk.who('noor'), { text: 'De badlift zakt weer' });
      await desk.ownership.claim(desk.who('fatma'), id);
      const from = new Date(desk.time.at).toISOString();
      for (const [i, { id: serviceId }] of desk.organisation.services.slice(0, 6).entries()) {
        const to = { serviceId };
        const asked = await desk.consults.ask(desk.who('fatma'), id, { to, question: 'Wat weten jullie hiervan?' });
        const there = desk.organisation.people.find((one) => one.serviceId === serviceId)!;
        desk.time.at += 60_000;
        // One person works in each: how fast all are together is how fast those are that answered.
        const { servicesTogether } = await details.in({ ...period, from });
        expect([i, servicesTogether?.p50]).toEqual([i, i < 5 ? undefined : 60_000]);
        await desk.consults.answer(desk.who(there.email.split('@')[0]!), asked.id, { text: 'Ja.' });
        desk.time.at += 60_000;
      }
      const before = await details.in(period);
      expect(before.services.length).toBeGreaterThan(1);
      for (const one of before.services)
        expect([one.withheld, one.kept, one.broken, one.p50]).toEqual([true, undefined, undefined, undefined]);
      const all = before.servicesTogether!;
      const sum = (of: 'asked' | 'answered') => before.services.reduce((n, one) => n + one[of], 0);
      expect([all.asked, all.answered]).toEqual([sum('asked'), sum('answered')]);
      const [kept] = await sql(
        `SELECT COUNT(CASE WHEN what = 'consult.kept' THEN 1 END) AS kept, COUNT(CASE WHEN what = 'consult.broken' THEN 1 END) AS broken
         FROM counted WHERE key IN (SELECT id FROM services)`,
      );
      expect([all.kept, all.broken]).toEqual([Number(kept!['kept']), Number(kept!['broken'])]);
      const staff = desk.organisation.people.filter(({ roles }) => roles.includes('care_worker'));
      const works = (serviceIds: (string | null)[]) =>
        given.database.unitOfWork.run(async (tx) => {
          for (const [i, { id }] of staff.slice(0, 5 * before.services.length).entries())
            await tx.sql('UPDATE people SET service_id = ? WHERE id = ?', [serviceIds[i % serviceIds.length]!, id]);
        });
      await works(before.services.map(({ id }) => id));
      const after = (await details.in(period)).services;
      for (const one of after) expect([one.withheld, typeof one.kept]).toEqual([undefined, 'number']);
      expect(after.reduce((n, one) => n + one.broken!, 0)).toBe(all.broken);
      await works([null]);
    });

    it('a supplier is counted by its domain; a question that ran late while it was waited for, once', async () => {
      const details = new StatsDetails(given.database, desk.directory, desk.time);
      const [noor, fatma] = [desk.who('noor'), desk.who('fatma')];
      const { at } = desk.time;
      const asks = (ticketId: string, email: string) =>
        desk.consults.ask(fatma, ticketId, { to: { email }, question: 'Wanneer komen jullie?' });
      for (let i = 0; i < 5; i++) {
        const { id } = await desk.ownership.open(noor, { text: 'De lift staat stil' });
        await desk.ownership.claim(fatma, id);
        const by = new Date(desk.time.at + 30 * 60_000).toISOString();
        await desk.conversation.reply(fatma, id, { text: 'Ik kijk ernaar.', nextStep: { what: 'Ik mail ze', by } });
        const consults = [await asks(id, 'Storing@Liften.example'), await asks(id, `jan${i}@gmail.com`)];
        desk.time.at += (i === 0 ? 40 : 10) * 60_000;
        for (const one of consults) await desk.consults.answer(fatma, one.id, { text: 'Zij komen.' });
        await desk.solution.offer(fatma, id, { text: 'De lift loopt weer.' });
        await desk.solution.confirm(noor, id, { solved: true });
      }
      const view = await details.in({ from: new Date(at).toISOString(), to: new Date(desk.time.at + 1).toISOString() });
      const minutes = (n: number): number => n * 60_000;
      const so = { asked: 5, answered: 5, kept: 5, broken: 0, heldUp: 1, p50: minutes(10), p90: minutes(40) };
      // Others were asked before, and may be late now.
      expect(view.suppliers.filter(({ asked }) => asked > 0)).toEqual([
        { key: '@liften.example', ...so },
        { key: 'email', ...so },
      ]);
      expect(await misSeenBehind(given.database.read, view, [at, desk.time.at + 1], desk.time.at)).toEqual([]);
      expect(JSON.stringify(await sql('SELECT key FROM counted'))).not.toMatch(/storing|jan\d/i);
    });

    const askersOfTwoTeams = (): Actor[] => {
      const askers = desk.organisation.people
        .filter(({ roles }) => roles.includes('care_worker'))
        .map(({ email }) => desk.who(email.split('@')[0]!));
      return [askers[0]!, askers.find(({ teamIds }) => teamIds[0] !== askers[0]!.teamIds[0])!];
    };

    /** Nothing but open time is different. */
    const opened = async (is: string, was: string): Promise<void> => {
      await given.database.unitOfWork.run((tx) =>
        tx.sql(`UPDATE counted SET open_ms = ${is} WHERE what = 'claimed' AND open_ms IS ${was}`),
      );
    };

    it('of a month that is over stays as it was reported; what changes since stands beside it', async () => {
      const readers = new ReportReaders(new Letterhead('http://localhost', 'a secret'), () => true);
      const months = new Months(given.database, desk.policies, readers, stats, desk.time);
      const { at } = desk.time;
      const month = (await sql('SELECT MIN(created_at) AS at FROM tickets')).map(
        (row) => new Date(Number(row['at'])),
      )[0]!;
      // Of fewer than five no times are told: these make them enough.
      await given.database.unitOfWork.run(async (tx) => {
        for (let seq = 1; seq <= 5; seq++)
          await tx.sql(
            `INSERT INTO counted (what, at, ticket_id, seq, n, value) VALUES ('claimed', ?, 'late', ?, 0, 60000)`,
            [month.getTime(), seq],
          );
      });
      await months.freeze();
      const [{ n: before }] = (await sql('SELECT COUNT(*) AS n FROM months')) as [{ n: number }];
      desk.time.at = Date.parse('2027-01-01T00:30+01:00');
      await Promise.all([months.freeze(), months.freeze()]);
      const { items } = await months.list({});
      expect(items.length).toBeGreaterThan(Number(before));
      expect(items[0]!.month).toBe('2026-12');
      const name = month.toISOString().slice(0, 7);
      const kept = await months.one(name);
      expect(kept.corrections).toEqual([]);
      const { parts, span } = await months.kept(name);
      const period = { from: new Date(span.from).toISOString(), to: new Date(span.to).toISOString() };
      const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;
      for (const by of ['team', 'region'] as const) expect(parts![by]).toEqual(plain(await stats.parts(period, by)));
      expect(parts!.days).toEqual((await stats.filed(period)).days);
      const asked = (figures: typeof kept.items) => figures.find(({ name: figure }) => figure === 'asked')?.value;
      await given.database.unitOfWork.run((tx) =>
        tx.sql(`INSERT INTO counted (what, at, ticket_id, seq, n) VALUES ('asked', ?, 'late', 1, 0)`, [
          month.getTime(),
        ]),
      );
      const corrected = await months.one(name);
      expect(asked(corrected.items)).toBe(asked(kept.items));
      expect(asked(corrected.corrections)).toBe(asked(kept.items)! + 1);
      const later = await months.later(await months.kept(name));
      expect(later).toContainEqual({
        was: expect.objectContaining({ name: 'asked', value: asked(kept.items) }),
        is: expect.objectContaining({ name: 'asked', value: asked(kept.items)! + 1 }),
      });
      expect(new Set(later === 'unknown' ? [] : later.map(({ is }) => is.name))).toEqual(
        new Set(corrected.corrections.map((one) => one.name)),
      );
      expect((await months.kept(name)).parts).toEqual(parts);
      await opened('60001', 'NULL');
      expect((await months.one(name)).corrections.map((one) => one.name)).toContain('pickUp');
      await opened('NULL', 'NOT DISTINCT FROM 60001');
      await expect(months.one('2031-01')).rejects.toMatchObject({ code: 'stats.month_not_kept' });
      await given.database.unitOfWork.run((tx) => tx.sql(`DELETE FROM counted WHERE ticket_id = 'late'`));
      desk.time.at = at;
    });

    it('of one person’s own questions is for that person, and holds nobody else’s', async () => {
      const period = { from: '2020-01-01T00:00:00Z', to: '2029-12-31T00:00:00Z' };
      const confirmed = async (who: string): Promise<number> => {
        const { items } = await stats.own(desk.who(who), period);
        return items.find(({ name }) => name === 'confirmed')!.n;
      };
      const [row] = await sql(
        `SELECT COUNT(*) AS n FROM counted c JOIN tickets t ON t.id = c.ticket_id WHERE c.what = 'confirmed' AND t.owner_id = '${desk.who('fatma').id}'`,
      );
      expect(Number(row!['n'])).toBeGreaterThan(0);
      expect(await confirmed('fatma')).toBe(Number(row!['n']));
      expect(await confirmed('noor')).toBe(0);
    });
  });
});

describe('the night', () => {
  it.each([
    ['in the morning, the one before', '2026-11-28T09:00+01:00', '2026-11-27T22:00+01:00', '2026-11-28T07:00+01:00'],
    [
      'late in the evening, up to now',
      '2026-11-27T23:30+01:00',
      '2026-11-27T22:00+01:00',
      '2026-11-27T23:30:00.001+01:00',
    ],
    ['after midnight, up to now', '2026-11-28T00:30+01:00', '2026-11-27T22:00+01:00', '2026-11-28T00:30:00.001+01:00'],
    ['an hour longer in autumn', '2026-10-25T09:00+01:00', '2026-10-24T22:00+02:00', '2026-10-25T07:00+01:00'],
    [
      'half past midnight after the short day',
      '2026-03-30T00:30+02:00',
      '2026-03-29T22:00+02:00',
      '2026-03-30T00:30:00.001+02:00',
    ],
  ])('%s', (_, now, from, to) =>
    expect(nightOf('Europe/Amsterdam', Date.parse(now))).toEqual({ from: Date.parse(from), to: Date.parse(to) }),
  );
});
