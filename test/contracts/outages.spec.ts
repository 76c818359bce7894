import { beforeAll, describe, expect, it } from '@jest/globals';
import { isOpen, MINUTE, movesOpenTo, Refusal, type Ticket } from '@zorg112/domain';
import { onBothEngines } from '../support/engines.js';
import { untoldByFacts } from '../support/told-by-facts.js';
import { wholeDesk, type WholeDesk } from '../support/whole-desk.js';

const ROUNDS = 24;

/** In two processes at once: whoever joins, is bundled, speaks or ends it, nobody's ladder stays quiet for a fault that is over. */
describe('a fault that ends while people still join', () => {
  onBothEngines((given) => {
    let here: WholeDesk;
    let there: WholeDesk;
    beforeAll(async () => {
      here = await wholeDesk(given.database);
      there = await wholeDesk(await given.place.open());
    });
    const ask = async (name: string, text: string) => (await here.ownership.open(here.who(name), { text })).id;
    const left = (one: { left: string[] }): string => one.left.map((why) => why.split(' ')[1]).join() || 'done';

    /** What is done at once, by name; each round begins somewhere else. */
    const deeds = (faultId: string, [first, second, hers, mine]: readonly string[]) => ({
      end: () => here.outages.end(here.who('bram'), faultId, { text: 'Het werkt weer.' }),
      joins: () => there.outages.join(there.who('sam'), faultId, {}),
      joinsWithHers: () => here.outages.join(here.who('noor'), faultId, { ticketId: hers! }),
      bundle: async () => left(await there.outages.bundle(there.who('fatma'), faultId, [mine!, first!])),
      broadcast: () => there.outages.broadcast(there.who('bram'), faultId, { text: 'We weten het, ik kijk.' }),
      endAgain: () => there.outages.end(there.who('bram'), faultId, { text: 'Het werkt weer.' }),
      link: () => there.together.link(there.who('fatma'), second!, faultId),
      standIns: () => {
        const all = { ticketIds: [second!, faultId], personId: here.who('joost').id };
        return here.handovers.standIns(here.who('els'), all);
      },
      writes: () => there.conversation.message(there.who('noor'), first!, { text: 'En nu?' }),
      withdraws: () => here.solution.withdraw(here.who('noor'), second!, {}),
    });

    it('each is in it and asked at the end, or told that it is over', async () => {
      const told: Record<string, Set<string>> = {};
      for (let round = 0; round < ROUNDS; round++) {
        here.time.at = there.time.at += MINUTE;
        const ids = [await ask('noor', 'ECD traag'), await ask('noor', 'ECD weg'), await ask('noor', 'ECD hapert')];
        ids.push(await ask('sam', 'Ik kan niet inloggen'));
        const { id: faultId } = await here.outages.open(here.who('bram'), { text: 'ECD', ticketIds: ids.slice(0, 2) });
        const named = Object.entries(deeds(faultId, ids));
        const turned = [...named.slice(round % named.length), ...named.slice(0, round % named.length)];
        // Each is first once, so that both orders are seen on a busy machine too; after that they race.
        const [first, ...others] = turned.map(([, deed]) => deed);
        const begun = Promise.allSettled([first!()]);
        if (round < named.length) await begun;
        const rest = await Promise.allSettled(others.map(async (deed) => deed()));
        const ended = [...(await begun), ...rest];
        for (const [i, one] of ended.entries()) {
          const [name] = turned[i]!;
          if (one.status === 'rejected' && !(one.reason instanceof Refusal)) throw one.reason;
          const done = one.status === 'fulfilled' && (typeof one.value === 'string' ? one.value : 'done');
          (told[name] ??= new Set()).add(done || (one as { reason: Refusal }).reason.code);
        }
        const rows = await given.database.read.sql<{ state: string }>(
          `SELECT t.state FROM participants p JOIN tickets t ON t.id = p.ticket_id WHERE p.kind = 'outage' AND p.id = ?`,
          [faultId],
        );
        const members = rows.map(({ state }) => JSON.parse(state) as Ticket);
        for (const { status, outage, clocks } of members.filter((one) => one.status !== 'closed')) {
          expect({ status, ended: outage?.endedAt !== undefined }).toEqual({ status: expect.anything(), ended: true });
          expect(clocks.some((clock) => clock.muted && isOpen(clock))).toBe(false);
        }
      }
      const sql = (text: string) => given.database.read.sql<Record<string, unknown>>(text);
      expect(await untoldByFacts(sql)).toEqual([]);
      // Both orders were seen, or the race was none.
      for (const name of ['joins', 'joinsWithHers', 'broadcast', 'bundle'])
        expect([name, ...told[name]!]).toEqual(expect.arrayContaining(['outage.over']));
      for (const name of ['joins', 'joinsWithHers', 'broadcast']) expect([...told[name]!]).toContain('done');
      expect(new Set([...told['end']!, ...told['endAgain']!])).toEqual(new Set(['done', 'outage.over']));
    });

    it('what was done before it ended and opens again after is part of it no more; nothing but its end closes it', async () => {
      const [noor, bram] = [here.who('noor'), here.who('bram')];
      const [withdrawn, discarded, unsolved] = [
        await ask('noor', 'Weg'),
        await ask('noor', 'Spam?'),
        await ask('noor', 'Kan niet'),
      ];
      const members = [withdrawn, discarded, unsolved];
      const { id } = await here.outages.open(bram, { text: 'Het ECD is traag', ticketIds: members });
      await here.solution.withdraw(noor, withdrawn, {});
      await here.solution.discard(bram, discarded, { reason: 'dubbel' });
      const words = { tried: 'Alles nagelopen.', alternative: 'Je krijgt een ander.' };
      await here.solution.admitUnsolved(bram, unsolved, { ...words, secondPersonId: here.who('fatma').id });

      const fault = (await here.reader.stored(bram, id)).ticket;
      const closing = ['withdraw', 'discard', 'confirm', 'offerSolution', 'admitUnsolved', 'merge', 'endOutage'];
      const offered = new Set(
        ['noor', 'fatma', 'bram', 'els', 'ilse'].flatMap((who) => movesOpenTo(fault, here.who(who))),
      );
      expect(closing.filter((move) => offered.has(move as never))).toEqual(['endOutage']);

      await here.outages.end(bram, id, { text: 'Het werkt weer.' });
      await here.solution.reopen(noor, withdrawn, { text: 'Toch niet' });
      await here.solution.undoDiscard(bram, discarded);
      await here.solution.contestUnsolved(noor, unsolved, { text: 'Het kan wel' });
      for (const member of members)
        expect((await here.reader.stored(noor, member)).ticket).not.toHaveProperty('outage');
      expect(await untoldByFacts((text) => given.database.read.sql(text))).toEqual([]);
    });

    it('the same person says "ik ook" twice at once: one question', async () => {
      const { id } = await here.outages.open(here.who('bram'), { text: 'Het ECD is traag' });
      const both = [here, there].map((desk) => desk.outages.join(desk.who('noor'), id, {}));
      const told = await Promise.allSettled(both);
      const lost = told.flatMap((one) => (one.status === 'rejected' ? [one.reason as Refusal] : []));
      expect(lost).toMatchObject([{ code: 'outage.already_joined' }]);
      expect((await here.outages.list(here.who('noor'))).items[0]).toMatchObject({ id, count: 1 });
    });
  });
});
