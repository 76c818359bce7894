import { describe, expect, it } from '@jest/globals';
import { Notices } from '@zorg112/desk';
import { openDesk } from '../support/desk.js';
import { onBothEngines } from '../support/engines.js';

const OF_OTHERS = 600;

describe('what rang for somebody', () => {
  onBothEngines((given) => {
    it('is not cut off by hundreds of rings for others', async () => {
      const desk = await openDesk(given.database);
      const [noor, fatma, bram] = [desk.who('noor'), desk.who('fatma'), desk.who('bram')];
      const hers = (await desk.ownership.open(noor, { text: 'De tillift piept' })).id;
      const his = (await desk.ownership.open(noor, { text: 'De printer piept' })).id;
      await desk.ownership.claim(fatma, hers);
      await desk.ownership.claim(bram, his);
      await given.database.unitOfWork.run(async (tx) => {
        const ring = (ticketId: string, seq: number, who: string) =>
          tx.sql(
            `INSERT INTO facts (ticket_id, seq, type, at, by_id, data) VALUES (?, ?, 'EscalationRaised', ?, 'system', ?)`,
            [ticketId, seq, desk.time.at, JSON.stringify({ clockId: 'c', clock: 'solve', step: '0%', tell: [who] })],
          );
        await ring(hers, 100, fatma.id);
        for (let n = 0; n < OF_OTHERS; n++) await ring(his, 100 + n, bram.id);
      });
      const notices = new Notices(given.database, desk.time);
      desk.time.at += 1;
      const told = async (who: typeof fatma) =>
        (await notices.of(who)).items.flatMap(({ tickets }) => tickets.map(({ id }) => id));
      expect(await told(fatma)).toEqual([hers]);
      expect(await told(bram)).toEqual([his]);
      expect(await told(desk.who('nadia'))).toEqual([]);
    });
  });
});
