import { beforeAll, describe, expect, it } from '@jest/globals';
import { Floor, RosterReader, StatsDetails } from '@zorg112/desk';
import { onBothEngines } from '../support/engines.js';
import { wholeDesk, type WholeDesk } from '../support/whole-desk.js';

const HOUR = 3_600_000;
const WEEK = 7 * 24 * HOUR;

describe('how it goes this moment', () => {
  onBothEngines((given) => {
    let desk: WholeDesk;
    let floor: Floor;
    beforeAll(async () => {
      desk = await wholeDesk(given.database);
      const { roster, directory, policies, time } = desk;
      const rosters = new RosterReader(given.database, roster, directory, policies, time);
      floor = new Floor(given.database, roster, rosters, directory, time);
    });
    const asks = (text: string, more: object = {}) => desk.ownership.open(desk.who('noor'), { text, ...more });

    it('expects what was asked in these four hours of this weekday, of the weeks there are', async () => {
      const now = desk.time.at;
      const came = async (...times: readonly (readonly [back: number, hours: number, n: number])[]) => {
        for (const [back, hours, n] of times)
          for (let i = 0; i < n; i++) {
            desk.time.at = now - back * WEEK + hours * HOUR;
            await asks('Lang geleden');
          }
        desk.time.at = now;
        return (await floor.now()).expected;
      };
      expect(await came()).toBe(0);
      expect(await came([2, 0, 1], [2, 3.9, 2], [2, 4.1, 5], [1, 1, 4], [1, -0.1, 7])).toBe(4); // of 3 and 4, rounded
      // One week out of the common moves the middle to the next one, and no further.
      expect(await came([3, 0, 1], [3, 1, 19])).toBe(4);
      // Five weeks before it was summer: by the clock on the wall an hour earlier.
      expect(await came([5, -1, 1], [5, -0.9, 5], [4, 1, 5])).toBe(5);
    });

    it('says who is here and what they hold, what waits longest, and what was asked of services', async () => {
      const before = await floor.now();
      const { id, number } = await asks('De lift piept');
      await desk.ownership.claim(desk.who('fatma'), id);
      const service = desk.organisation.services[0]!;
      const to = { serviceId: service.id };
      const { id: consultId } = await desk.consults.ask(desk.who('fatma'), id, { to, question: 'Weet jij dit?' });
      await desk.consults.ask(desk.who('fatma'), id, { to, question: 'En dit?' });
      await asks('De deur klemt');
      const secret = await asks('Alleen voor mij', { private: true });
      const during = await floor.now();
      const load = ({ people }: typeof during, name: string) =>
        people.find((one) => one.id === desk.who(name).id)?.load;
      expect([load(during, 'fatma'), load(during, 'bram')]).toEqual([load(before, 'fatma')! + 1, load(before, 'bram')]);
      expect(during).toMatchObject({ asked: before.asked + 3, ended: before.ended, open: before.open + 3 });
      expect(during.between).toEqual([{ service: { id: service.id, name: service.name }, asked: 2, answered: 0 }]);
      const numbers = during.oldest.map((one) => one.number);
      expect(numbers.length).toBeLessThanOrEqual(5);
      expect([numbers.includes(number), numbers.includes(secret.number)]).toEqual([false, false]);
      expect(during.dutyHolder.id).toBe(desk.who('joost').id);
      const there = desk.organisation.people.find(({ serviceId }) => serviceId === service.id)!;
      const them = desk.who(there.email.split('@')[0]!);
      await desk.consults.answer(them, consultId, { text: 'Ja.', lacked: 'knowledge' });
      expect((await floor.now()).between).toMatchObject([{ asked: 2, answered: 1 }]);
      // Asked by name it is asked of the service; who is of none, and who is mailed, are no service.
      for (const whom of [{ personId: there.id }, { personId: desk.who('bram').id }, { email: 'ali@liften.example' }])
        await desk.consults.ask(desk.who('fatma'), id, { to: whom, question: 'En jij?' });
      const { between } = await floor.now();
      expect(between).toMatchObject([{ service: { id: service.id }, asked: 3, answered: 1 }]);
      // And as the page behind the figures says it.
      const from = new Date(desk.time.at - 9 * HOUR).toISOString();
      const behind = await new StatsDetails(given.database, desk.directory, desk.time).in({ from });
      expect(behind.services.map(({ id, asked, answered }) => [id, asked, answered])).toEqual(
        between.map((one) => [one.service.id, one.asked, one.answered]),
      );
      // Of the day after: what is answered then was not asked then.
      const second = (await desk.consults.ask(desk.who('fatma'), id, { to, question: 'Nog iets?' })).id;
      desk.time.at += 24 * HOUR;
      await desk.consults.answer(them, second, { text: 'Ja.', lacked: 'knowledge' });
      expect((await floor.now()).between).toEqual([]);
      await desk.consults.ask(desk.who('fatma'), id, { to, question: 'En vandaag?' });
      expect((await floor.now()).between).toMatchObject([{ asked: 1, answered: 0 }]);
    });

    it('what came in, went out and is open add up, however it went out, and a known fault is in none of them', async () => {
      const before = await floor.now();
      const fatma = desk.who('fatma');
      const left = await asks('De kraan drupt');
      const same = await asks('De kraan drupt nog');
      await desk.together.merge(fatma, (await asks('De kraan drupt weer')).id, same.id);
      await desk.solution.withdraw(desk.who('noor'), left.id, {});
      const { id: fault } = await desk.outages.open(fatma, { text: 'Er is geen water', ticketIds: [same.id] });
      const during = await floor.now();
      expect(during).toMatchObject({ asked: before.asked + 3, ended: before.ended + 2, open: before.open + 1 });
      await desk.outages.end(fatma, fault, { text: 'Er is weer water.' });
      expect(await floor.now()).toMatchObject({ ended: during.ended, open: during.open });
    });
  });
});
