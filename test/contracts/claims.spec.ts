import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ClockRow, factsOf, MessageRow, TicketRow } from '@zorg112/database';
import { insideOf, readableBy, visibleTo } from '@zorg112/desk';
import {
  mayReadInside,
  mayReadWords,
  maySee,
  nextRing,
  rebuild,
  Refusal,
  ROLES,
  URGENCIES,
  type Actor,
} from '@zorg112/domain';
import fc from 'fast-check';
import { Child } from '../support/child.js';
import { openDesk, type OpenDesk } from '../support/desk.js';
import { onBothEngines } from '../support/engines.js';

const ROUNDS = 40;
/** Long enough for both processes to have heard of it. */
const AHEAD_MS = 15;
const NOTHING_RANG = 0;

interface Claimed {
  readonly ownerId?: string;
  readonly code?: string;
  readonly owner?: string;
}

describe('claiming', () => {
  onBothEngines((given) => {
    let desk: OpenDesk;
    let claimers: Child[];
    beforeAll(async () => {
      desk = await openDesk(given.database);
      const settings = JSON.stringify(given.place.settings);
      claimers = [new Child('claimer.ts', settings, 'fatma'), new Child('claimer.ts', settings, 'bram')];
      await Promise.all(claimers.map((claimer) => claimer.hears()));
    });
    afterAll(() => Promise.all((claimers ?? []).map((claimer) => claimer.end())));

    const ask = async (text: string, of: Partial<{ private: boolean; teamId: string; by: Actor }> = {}) =>
      (await desk.ownership.open(of.by ?? desk.who('noor'), { text, private: of.private, teamId: of.teamId })).id;
    const nameOf = (id: string): string => desk.organisation.people.find((person) => person.id === id)!.name;

    it('two processes claim in the same millisecond: one owner, and the other is told who was first', async () => {
      const wins = new Map<string, number>();
      for (let round = 0; round < ROUNDS; round++) {
        const ticketId = await ask(`Vraag ${round}`);
        const at = Date.now() + AHEAD_MS;
        const told = await Promise.all(claimers.map((claimer) => claimer.asks<Claimed>({ ticketId, at })));
        const { ticket } = await desk.reader.stored(desk.who('noor'), ticketId);
        const lost = { code: 'ticket.already_claimed', owner: nameOf(ticket.ownerId) };
        expect(told).toEqual(expect.arrayContaining([{ ownerId: ticket.ownerId }, lost]));
        const facts = await factsOf(given.database.read, ticketId);
        expect(facts.map(({ type, by }) => [type, by])).toEqual([
          ['TicketOpened', desk.who('noor').id],
          ['TicketClaimed', ticket.ownerId],
        ]);
        wins.set(ticket.ownerId, (wins.get(ticket.ownerId) ?? 0) + 1);
      }
      expect([...wins.values()].reduce((sum, n) => sum + n)).toBe(ROUNDS);
    });

    it('ten colleagues of one process claim at once: one owner', async () => {
      const ticketId = await ask('Iedereen tegelijk');
      const agents = ['fatma', 'bram', 'joost', 'nadia', 'peter', 'sanne', 'mo', 'lieke', 'daan', 'iris'];
      const told = await Promise.allSettled(agents.map((name) => desk.ownership.claim(desk.who(name), ticketId)));
      expect(told.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const one of told)
        if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'ticket.already_claimed' });
    });

    it('after a hundred deeds at once every question is what its facts say, in rows, clocks and words too', async () => {
      const noor = desk.who('noor');
      const ids = await Promise.all(Array.from({ length: 12 }, (_, n) => ask(`Drukte ${n}`)));
      const deeds = Array.from({ length: 100 }, (_, n) => deed(desk, noor, ids[n % ids.length]!, n));
      const ended = await Promise.allSettled(deeds.map((one) => one()));
      const refused = ended.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
      for (const fault of refused) expect(fault).toBeInstanceOf(Refusal);
      expect(refused.length).toBeLessThan(90);

      const { manager } = given.database.read;
      for (const id of ids) {
        const facts = await factsOf(given.database.read, id);
        const { ticket } = await desk.reader.stored(noor, id);
        expect(facts.map(({ seq }) => seq)).toEqual(facts.map((_, i) => i + 1));
        expect(JSON.parse(JSON.stringify(rebuild(facts)))).toEqual(ticket);
        const row = await manager.findOneByOrFail(TicketRow, { id });
        const { status, ownerId, version, urgency, changedAt } = ticket;
        expect(row).toMatchObject({
          status,
          ownerId,
          version,
          urgency,
          changedAt,
          closedHow: ticket.closedHow ?? null,
        });
        const clocks = await manager.find(ClockRow, { where: { ticketId: id } });
        expect(clocks.map(({ id, state, dueAt, nextRingAt }) => ({ id, state, dueAt, nextRingAt })).sort(byId)).toEqual(
          ticket.clocks
            .map((clock) => ({
              id: clock.id,
              state: clock.state,
              dueAt: clock.dueAt ?? null,
              nextRingAt: nextRing(clock)?.at ?? null,
            }))
            .sort(byId),
        );
        const words = (await manager.find(MessageRow, { where: { ticketId: id } })).filter(
          ({ consultId }) => !consultId,
        );
        const said = facts.flatMap(({ data, seq }) => ('messageId' in data ? [[data.messageId, seq]] : []));
        expect(words.map(({ id, version }) => [id, version]).sort()).toEqual(said.sort());
      }
      const done = ended.filter((one) => one.status === 'fulfilled' && one.value !== NOTHING_RANG).length;
      const rows = await manager.find(TicketRow);
      const written = rows.filter(({ id }) => ids.includes(id)).reduce((sum, { version }) => sum + version, 0);
      expect(written).toBe(ids.length + done);
    });

    it('the database finds for each reader exactly the questions the rule lets them see', async () => {
      const { people, teams, services } = desk.organisation;
      const some = ['noor', 'fatma', 'bram', 'els', 'ilse', 'sam', 'admin'].map(desk.who);
      const workers = people.filter(({ roles }) => roles.includes('care_worker')).slice(0, 3);
      const hers = workers.map(({ email }) => desk.who(email.split('@')[0]!));
      const askers = [...some.slice(0, 3), ...hers];
      const pick = <T>(list: readonly T[], n: number): T => list[n % list.length]!;
      for (let n = 0; n < 36; n++) {
        const id = await ask(`Van wie ${n}`, { by: pick(askers, n), private: n % 3 === 0 });
        if (n % 4 === 0) continue;
        const owner = pick([desk.who('fatma'), desk.who('bram')], n);
        const taken = await desk.ownership.claim(owner, id).catch(() => undefined);
        const to = pick(
          [{ personId: desk.who('sam').id }, { serviceId: services[1]!.id }, { personId: desk.who('nadia').id }, {}],
          n >> 1,
        );
        if (taken && Object.keys(to).length > 0) await desk.consults.ask(owner, id, { to, question: 'Weet jij dit?' });
      }
      const stored = (await given.database.read.manager.find(TicketRow)).map(({ state }) => state);
      const reader = fc.record({
        id: fc.constantFrom(...some.map(({ id }) => id), ...hers.map(({ id }) => id), desk.who('nadia').id, 'stranger'),
        roles: fc.subarray([...ROLES]),
        teamIds: fc.subarray(
          teams
            .slice(0, 6)
            .map(({ id }) => id)
            .concat(desk.who('noor').teamIds),
        ),
        serviceId: fc.option(fc.constantFrom(...services.map(({ id }) => id)), { nil: undefined }),
        onCallFor: fc.subarray(services.map(({ id }) => id)),
      });
      const found: number[] = [];
      const agree = fc.asyncProperty(reader, async ({ serviceId, ...rest }) => {
        const actor: Actor = { ...rest, ...(serviceId ? { serviceId } : {}) };
        for (const [by, may] of SAME) {
          const { text, values } = by(actor);
          const rows = await given.database.read.sql<{ id: string }>(
            `SELECT t.id FROM tickets t WHERE ${text}`,
            values,
          );
          const allowed = stored.filter((ticket) => may(ticket, actor)).map(({ id }) => id);
          if (may === maySee) found.push(allowed.length);
          expect(rows.map(({ id }) => id).sort()).toEqual(allowed.sort());
        }
      });
      await fc.assert(agree, { numRuns: 150, seed: 112 });
      expect(new Set(found).size).toBeGreaterThan(8);
    });
  });
});

/** What a reader's eyes are in SQL, and in the rule. */
const SAME = [
  [visibleTo, maySee],
  [readableBy, mayReadWords],
  [insideOf, mayReadInside],
] as const;
const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);

/** The n-th deed of a busy minute; some come too late and are refused. */
function deed(desk: OpenDesk, noor: Actor, id: string, n: number): () => Promise<unknown> {
  const helper = desk.who(n % 2 === 0 ? 'fatma' : 'bram');
  const nextStep = { what: 'Ik bel de leverancier.', by: new Date(desk.time.at + 3_600_000).toISOString() };
  const deeds: (() => Promise<unknown>)[] = [
    () => desk.ownership.claim(helper, id),
    () => desk.conversation.message(noor, id, { text: `En ook dit nog ${n}` }),
    () => desk.conversation.reply(helper, id, { text: 'Ik zoek het uit.', nextStep }),
    () => desk.solution.changeUrgency(noor, id, { urgency: URGENCIES[n % 3]! }),
    () => desk.consults.ask(helper, id, { to: { personId: desk.who('sam').id }, question: 'Weet jij dit?' }),
    () => desk.escalation.ring(id, 'claim-1'),
    () => desk.conversation.note(helper, id, { text: 'Even onder ons.' }),
    () => (n % 49 === 0 ? desk.solution.withdraw(noor, id, {}) : desk.ownership.claim(helper, id)),
  ];
  return deeds[Math.floor(n / 12) % deeds.length]!;
}
