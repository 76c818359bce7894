import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DoorError } from '@zorg112/contracts';
import { factsOf, insertRows, RosterRow } from '@zorg112/database';
import { Accounts, RosterBook, RosterReader } from '@zorg112/desk';
import { Refusal, SYSTEM_ACTOR } from '@zorg112/domain';
import { NINE, openDesk, type OpenDesk } from '../support/desk.js';
import { onBothEngines } from '../support/engines.js';
import { daysOn, midnightOf, mondayOf } from '../support/wall.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = (hours: number): string => new Date(NINE + hours * HOUR).toISOString();

describe('the roster', () => {
  onBothEngines((given) => {
    let desk: OpenDesk;
    let book: RosterBook;
    let reader: RosterReader;
    let accounts: Accounts;
    const id = (name: string): string => desk.who(name).id;
    const now = () => desk.roster.at(desk.time.at, true);
    const refused = async (deed: () => Promise<unknown>): Promise<string> => {
      try {
        await deed();
      } catch (fault) {
        if (fault instanceof DoorError || fault instanceof Refusal) return fault.code;
        throw fault;
      }
      return 'done';
    };
    const ask = async (text = 'De printer piept'): Promise<string> =>
      (await desk.ownership.open(desk.who('noor'), { text })).id;
    const ownerOf = async (ticketId: string): Promise<string> =>
      (await desk.reader.stored(desk.who('els'), ticketId)).ticket.ownerId;
    /** Only these shifts, by name: who, from, to in hours from now. */
    const rosters = async (kind: RosterRow['kind'], ...entries: [string, number, number?][]): Promise<void> => {
      await given.database.unitOfWork.run(async (tx) => {
        await tx.sql('DELETE FROM roster WHERE kind = ?', [kind]);
        const rows = entries.map(([who, from, to], i) => ({
          ...{ id: `${kind}-${i}`, personId: id(who), kind, serviceId: null },
          ...{ fromAt: desk.time.at + from * HOUR, toAt: to === undefined ? null : desk.time.at + to * HOUR },
        }));
        await insertRows(tx, RosterRow, rows);
      });
      desk.roster.forget();
    };

    beforeAll(async () => {
      desk = await openDesk(given.database);
      const { directory, roster, policies, idempotency, time, database } = desk;
      book = new RosterBook(database, roster, directory, policies, idempotency, time);
      reader = new RosterReader(database, roster, directory, policies, time);
      accounts = new Accounts(desk.desk, database, roster, directory, policies, time);
    });
    beforeEach(async () => {
      desk.time.at = NINE;
      const everybody = ['fatma', 'bram', 'joost', 'els', 'sam'].map((who): [string, number] => [who, -100]);
      await rosters('shift', ...everybody);
      await rosters('duty', ['joost', -100]);
      await rosters('on_call');
      await rosters('absent');
    });

    it.each(['2026-10-21', '2026-10-25', '2026-03-25', '2026-11-25'])(
      'a week is seven days of the calendar, also with an hour more or less: %s',
      async (day) => {
        desk.time.at = Date.parse(`${day}T09:00Z`);
        const week = await reader.of({});
        const monday = mondayOf(day);
        const begins = [monday, daysOn(monday, 7)].map((one) => new Date(midnightOf(one)).toISOString());
        expect([week.from, week.to]).toEqual(begins);
      },
    );

    it('says who is on, who helps, who leads, who decides, and that nobody sleeps while a shift has no end', async () => {
      const roster = await now();
      expect(roster.helpers.map(({ personId }) => personId).sort()).toEqual(
        [id('bram'), id('els'), id('fatma'), id('joost')].sort(),
      );
      expect(roster.leads.map(({ personId }) => personId)).toEqual([id('els')]);
      expect(roster.dutyHolderId).toBe(id('joost'));
      expect(roster.deciderIds.slice(0, 2)).toEqual([id('els'), id('ruud')]);
      expect(roster.deciderIds.slice(2).sort()).toEqual([id('ilse'), id('henk')].sort());
      expect(roster.servicesOnShift.size).toBe(1);
      expect(roster.asleep).toEqual([]);
      expect(roster.helpers.find(({ personId }) => personId === id('bram'))!.skills).toContain('printer');
    });

    it('knows when somebody is next on, also after being away', async () => {
      await rosters('shift', ['fatma', -100, -1], ['fatma', 24, 32], ['bram', -100], ['joost', 5, 9]);
      await rosters('absent', ['bram', -2, 3], ['joost', 4, 6]);
      const { nextShiftAt, onShiftIds } = await now();
      expect([...onShiftIds]).toEqual([]);
      expect(nextShiftAt.get(id('fatma'))).toBe(NINE + 24 * HOUR);
      expect(nextShiftAt.get(id('bram'))).toBe(NINE + 3 * HOUR);
      expect(nextShiftAt.get(id('joost'))).toBe(NINE + 6 * HOUR);
    });

    it('no minutes are promised for a night in which nobody is rostered', async () => {
      await rosters('shift', ['fatma', 0, 8], ['bram', 23, 31]);
      await rosters('duty');
      expect((await now()).asleep).toEqual([{ from: NINE + 8 * HOUR, to: NINE + 23 * HOUR }]);
      await rosters('on_call', ['els', 8, 23]);
      expect((await now()).asleep).toEqual([]);
      await rosters('shift');
      expect((await now()).asleep).toEqual([]);
    });

    it('the watch passes with the duty, by name', async () => {
      const waiting = await ask();
      expect(await ownerOf(waiting)).toBe(id('joost'));
      await book.add({ personId: id('bram'), kind: 'duty', from: at(1), to: at(3) });
      expect((await reader.of({})).now.nextDutyChange).toMatchObject({ at: at(1), person: { id: id('bram') } });
      const holders: string[] = [];
      for (const hour of [0, 1, 2.9, 3]) {
        desk.time.at = NINE + hour * HOUR;
        await desk.escalation.passWatch();
        holders.push(await ownerOf(waiting));
      }
      expect(holders).toEqual([id('joost'), id('bram'), id('bram'), id('joost')]);
      const facts = await factsOf(given.database.read, waiting);
      expect(facts.filter(({ type }) => type === 'WatchPassed').map(({ by, data }) => [by, data])).toEqual([
        [SYSTEM_ACTOR.id, { ownerId: id('bram') }],
        [SYSTEM_ACTOR.id, { ownerId: id('joost') }],
      ]);
    });

    it('where no duty is rostered, or its holder is away, the fallback keeps watch', async () => {
      await rosters('duty', ['bram', -1]);
      expect((await now()).dutyHolderId).toBe(id('bram'));
      await book.add({ personId: id('bram'), kind: 'absent', to: at(2) });
      expect((await now()).dutyHolderId).toBe(id('joost'));
      expect((await reader.of({})).now).toMatchObject({ byFallback: true, nextDutyChange: { at: at(2) } });
      await book.setFallback(id('fatma'));
      expect((await now()).dutyHolderId).toBe(id('fatma'));
      await book.setFallback(id('joost'));
    });

    it('who is on shift takes over the watch until the shift ends, and then it goes back', async () => {
      await rosters('shift', ['fatma', -1, 4], ['bram', -1], ['joost', -1]);
      expect(await book.takeDuty(desk.who('fatma'), {})).toMatchObject({ kind: 'duty', from: at(0), to: at(4) });
      expect((await now()).dutyHolderId).toBe(id('fatma'));
      expect(await refused(() => book.takeDuty(desk.who('fatma'), {}))).toBe('roster.already_watching');
      expect(await refused(() => book.takeDuty(desk.who('els'), {}))).toBe('roster.off_shift');
      desk.time.at = NINE + 4 * HOUR;
      expect((await now()).dutyHolderId).toBe(id('joost'));
      // Without an end it is taken for good.
      expect((await book.takeDuty(desk.who('bram'), {})).to).toBeUndefined();
      expect((await now()).dutyHolderId).toBe(id('bram'));
      expect((await book.takeDuty(desk.who('joost'), {})).to).toBeUndefined();
      desk.time.at += HOUR;
      expect((await now()).dutyHolderId).toBe(id('joost'));
    });

    it('what was, stays: an entry that runs is ended, one to come is taken out', async () => {
      const running = await book.add({ personId: id('peter'), kind: 'shift', to: at(8) });
      const coming = await book.add({ personId: id('peter'), kind: 'shift', from: at(24), to: at(32) });
      desk.time.at = NINE + HOUR;
      expect(await book.end(coming.id)).toMatchObject({ removed: true });
      expect(await book.end(running.id)).toMatchObject({ removed: false, from: at(0), to: at(1) });
      expect(await refused(() => book.end(running.id))).toBe('roster.past');
      expect(await refused(() => book.end(coming.id))).toBe('roster.not_found');
    });

    it.each<[string, object]>([
      ['roster.overlap', { kind: 'shift', from: at(1), to: at(2) }],
      ['roster.past', { kind: 'shift', from: at(-1) }],
      ['roster.past', { kind: 'absent', from: at(-30) }],
      ['roster.past', { kind: 'absent', from: at(-3), to: at(-2) }],
      ['roster.order', { kind: 'absent', from: at(3), to: at(2) }],
      ['roster.order', { kind: 'absent', from: at(3), to: at(3) }],
      ['roster.role', { kind: 'shift', personId: 'noor' }],
      ['roster.role', { kind: 'duty', personId: 'sam' }],
      ['account.not_found', { kind: 'shift', personId: 'nobody' }],
      ['request.invalid', { kind: 'on_call', serviceId: 'nothing' }],
      ['request.invalid', { kind: 'shift', serviceId: 'service-hr' }],
      ['done', { kind: 'shift', from: at(-0.05), personId: 'peter', to: at(1) }],
    ])('answers %s to %j', async (code, { personId = 'fatma', ...body }: { personId?: string }) => {
      const known = desk.organisation.people.find(({ email }) => email.startsWith(`${personId}@`))?.id ?? personId;
      expect(await refused(() => book.add({ personId: known, ...body } as never))).toBe(code);
    });

    it('two leads roster the same hours at once: one of them hears so', async () => {
      const entry = { personId: id('mo'), kind: 'shift' as const, from: at(50), to: at(58) };
      const told = await Promise.all([refused(() => book.add(entry)), refused(() => book.add(entry))]);
      expect(told.sort()).toEqual(['done', 'roster.overlap']);
    });

    it('a week is copied to the next at the same times on the wall, and once', async () => {
      await rosters('shift', ['fatma', 24, 32], ['bram', 0], ['els', 48, 56]);
      await rosters('absent', ['els', 72, 80]);
      expect(await book.copyWeek({})).toEqual({ copied: 2, skipped: 0 });
      const next = await reader.of({ from: at(7 * 24), to: at(14 * 24) });
      const shifts = next.items.filter(({ kind, to }) => kind === 'shift' && to);
      expect(shifts.map(({ person, from }) => [person.id, from])).toEqual([
        [id('fatma'), at(24 + 168)],
        [id('els'), at(48 + 168)],
      ]);
      expect(await book.copyWeek({})).toEqual({ copied: 0, skipped: 2 });
    });

    it('somebody in a call is known to be, and a call nobody hung up is over after four hours', async () => {
      const inCall = async (): Promise<boolean> =>
        (await now()).helpers.find(({ personId }) => personId === id('fatma'))!.inCall;
      await book.setCall(id('fatma'), true);
      expect(await inCall()).toBe(true);
      await book.setCall(id('fatma'), false);
      expect(await inCall()).toBe(false);
      await book.setCall(id('fatma'), true);
      desk.time.at = NINE + 4 * HOUR - 1;
      expect(await inCall()).toBe(true);
      desk.time.at = NINE + 4 * HOUR;
      expect(await inCall()).toBe(false);
    });

    it('somebody in a call is skipped for a free colleague, who knows the subject or not', async () => {
      const late = await ask('De printer op de gang doet niets');
      await desk.ownership.claim(desk.who('joost'), late);
      for (const who of ['bram', 'els', 'fatma']) await book.setCall(id(who), who !== 'fatma');
      desk.time.at = NINE + 34 * 60_000;
      await desk.escalation.sweep();
      const { ticket } = await desk.reader.stored(desk.who('els'), late);
      expect(ticket.helpers.map(({ personId }) => personId)).toEqual([id('fatma')]);
      for (const who of ['bram', 'els']) await book.setCall(id(who), false);
    });

    it('the on-call of a service is not the desk’s', async () => {
      await book.add({ personId: id('ruud'), kind: 'on_call', to: at(8) });
      await book.add({ personId: id('sam'), kind: 'on_call', to: at(8) });
      const { onCallIds, onCallOf } = await now();
      expect(onCallIds).toEqual([id('ruud')]);
      expect([...onCallOf]).toEqual([['service-hr', [id('sam')]]]);
    });

    it('a longer absence gives open questions a named new owner; a short one does not', async () => {
      const claimed = await ask('Wie neemt dit over?');
      await desk.ownership.claim(desk.who('bram'), claimed);
      await book.add({ personId: id('bram'), kind: 'absent', to: at(4 * 24) });
      expect(await accounts.succeedGone()).toBe(0);
      await rosters('absent');
      await book.add({ personId: id('bram'), kind: 'absent' });
      desk.time.at = NINE + 5 * DAY;
      expect(await accounts.succeedGone()).toBe(0);
      desk.time.at += 1_000;
      expect(await accounts.succeedGone()).toBe(1);
      expect(await ownerOf(claimed)).toBe(id('joost'));
      const facts = await factsOf(given.database.read, claimed);
      expect(facts.at(-1)).toMatchObject({ type: 'OwnerSucceeded', data: { ownerId: id('joost'), because: 'away' } });
      expect(await accounts.succeedGone()).toBe(0);
    });

    it('an absence known to be long counts from its first hour', async () => {
      const claimed = await ask('Vakantie');
      await desk.ownership.claim(desk.who('fatma'), claimed);
      await book.add({ personId: id('fatma'), kind: 'absent', from: at(1), to: at(14 * 24) });
      expect(await accounts.succeedGone()).toBe(0);
      desk.time.at = NINE + HOUR;
      expect(await accounts.succeedGone()).toBe(1);
      expect(await ownerOf(claimed)).toBe(id('joost'));
    });

    it('disabling gives every open question a new owner, ends the roster and moves the fallback, in one transaction', async () => {
      const [waiting, helped] = [await ask('Wacht nog'), await ask('Opgepakt')];
      await desk.ownership.claim(desk.who('joost'), helped);
      const before = await accounts.disable(desk.who('admin'), id('joost'));
      expect(before).toMatchObject({ disabled: true, person: { id: id('joost') } });
      expect(before.succeeded).toBeGreaterThanOrEqual(2);
      const roster = await now();
      expect(roster.receiverIds.has(id('joost'))).toBe(false);
      expect(roster.onShiftIds.has(id('joost'))).toBe(false);
      expect(roster.dutyHolderId).not.toBe(id('joost'));
      for (const ticketId of [waiting, helped]) {
        const { ticket } = await desk.reader.stored(desk.who('els'), ticketId);
        expect(ticket.ownerId).toBe(roster.dutyHolderId);
      }
      const { items } = await reader.of({});
      const open = items.filter(({ person, to }) => person.id === id('joost') && (!to || to > at(0)));
      expect(open).toEqual([]);
      expect(await refused(() => book.add({ personId: id('joost'), kind: 'shift' }))).toBe('account.not_found');
      await accounts.enable(id('joost'));
      expect((await now()).receiverIds.has(id('joost'))).toBe(true);
    });

    it('an account is closed while its owner picks up a question: nobody without an account owns it, not for a moment', async () => {
      const there = await openDesk(await given.place.open());
      const told = new Set<string>();
      for (let round = 0; round < 24; round++) {
        const [waiting, mine, old] = [await ask(`Nog niet ${round}`), await ask('Van Bram'), await ask('Al klaar')];
        for (const one of [mine, old]) await there.ownership.claim(desk.who('bram'), one);
        await there.solution.withdraw(desk.who('noor'), old, {});
        const disables = () => refused(() => accounts.disable(desk.who('admin'), id('bram')));
        const claims = () => refused(() => there.ownership.claim(desk.who('bram'), waiting));
        const reopens = () => refused(() => there.solution.reopen(desk.who('noor'), old, { text: 'Toch niet' }));
        const logs = () => refused(() => there.ownership.log(desk.who('bram'), { text: 'Hulp', what: 'Gemaakt.' }));
        const deeds = [claims, reopens, logs].map((deed) => async () => {
          // A little earlier or later each time, so that each order is seen.
          for (let turns = 0; turns < 8 * round; turns++) await new Promise(setImmediate);
          return deed();
        });
        const closing = disables();
        if (round % 4 === 0) await closing;
        const [, ...done] = await Promise.all([closing, ...deeds.map((deed) => deed())]);
        done.forEach((answer) => told.add(answer));
        const left = await given.database.read.sql<{ text: string }>(
          `SELECT t.text FROM tickets t JOIN people p ON p.id = t.owner_id WHERE t.status <> 'closed' AND p.disabled`,
        );
        expect(left).toEqual([]);
        await accounts.enable(id('bram'));
        there.roster.forget();
      }
      expect([...told].sort()).toEqual(['auth.required', 'done']);
    });

    it('nobody disables their own account, or somebody who is not there', async () => {
      expect(await refused(() => accounts.disable(desk.who('admin'), id('admin')))).toBe('account.self');
      expect(await refused(() => accounts.disable(desk.who('admin'), 'nobody'))).toBe('account.not_found');
    });

    it('the last who can own a question stays', async () => {
      const owners = desk.organisation.people.filter(({ roles }) => roles.some((role) => /agent|lead/.test(role)));
      const claimed = await ask('De laatste');
      await desk.ownership.claim(desk.who('fatma'), claimed);
      const rest = owners.filter(({ email }) => !/^(fatma|bram)@/.test(email));
      for (const one of rest) await accounts.disable(desk.who('admin'), one.id);
      const told = await Promise.all(
        ['fatma', 'bram'].map((who) => refused(() => accounts.disable(desk.who('admin'), id(who)))),
      );
      expect(told.sort()).toEqual(['account.last_owner', 'done']);
      const [last] = [...(await now()).receiverIds];
      const { ticket } = await desk.reader.stored(desk.who('noor'), claimed);
      expect(ticket.ownerId).toBe(last);
      for (const one of owners) await accounts.enable(one.id);
    });
  });
});
