import { beforeAll, describe, expect, it } from '@jest/globals';
import { MINUTE, Refusal } from '@zorg112/domain';
import { onBothEngines } from '../support/engines.js';
import { untoldByFacts } from '../support/told-by-facts.js';
import { wholeDesk, type WholeDesk } from '../support/whole-desk.js';

const ROUNDS = 20;

describe('questions merged one into another', () => {
  onBothEngines((given) => {
    let here: WholeDesk;
    let there: WholeDesk;
    beforeAll(async () => {
      here = await wholeDesk(given.database);
      there = await wholeDesk(await given.place.open());
    });
    const asked = async (n: number): Promise<string[]> => {
      const ids: string[] = [];
      for (let i = 0; i < n; i++) {
        here.time.at = there.time.at += MINUTE;
        ids.push((await here.ownership.open(here.who('noor'), { text: `Printer ${i}` })).id);
      }
      return ids;
    };
    const code = (one: PromiseSettledResult<unknown>): string => {
      if (one.status === 'fulfilled') return 'done';
      if (!(one.reason instanceof Refusal)) throw one.reason;
      return one.reason.code;
    };

    it('her words to any of a chain reach the one that goes on', async () => {
      const [first, ...later] = await asked(5);
      const chain = [first!, ...later];
      for (let i = chain.length - 1; i > 0; i--) await here.together.merge(here.who('fatma'), chain[i]!, chain[i - 1]!);
      for (const id of chain) {
        const { ticketId } = await here.conversation.message(here.who('noor'), id, { text: 'Hij doet het nog niet' });
        expect(ticketId).toBe(first);
      }
    });

    it('a cycle never comes about: the older stays, whoever merges what at once', async () => {
      for (let round = 0; round < ROUNDS; round++) {
        const [a, b, c] = (await asked(3)) as [string, string, string];
        const [fatma, bram, noor] = [here.who('fatma'), here.who('bram'), here.who('noor')];
        const told = await Promise.allSettled([
          here.together.merge(fatma, c, b),
          there.together.merge(bram, b, c),
          there.together.merge(bram, b, a),
          here.together.merge(fatma, a, c),
          there.together.link(bram, c, a),
          here.conversation.message(noor, c, { text: 'Nog steeds' }),
          there.conversation.message(noor, b, { text: 'Nog steeds' }),
        ]);
        const [cb, bc, ba, ac, ...words] = told.map(code);
        expect([bc, ac].every((one) => one !== 'done')).toBe(true);
        // Where b went on in a first, c cannot go on in b any more.
        expect([`${cb} ${ba}`]).toEqual([expect.stringMatching(/^(done|merge\.closed) done$/)]);
        expect(words).toEqual(['done', 'done', 'done']);
        const to = await here.conversation.message(noor, c, { text: 'En nu?' });
        expect(to.ticketId).toBe(cb === 'done' ? a : c);
      }
      const sql = (text: string) => given.database.read.sql<Record<string, unknown>>(text);
      expect(await untoldByFacts(sql)).toEqual([]);
    });
  });
});
