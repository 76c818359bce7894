import { beforeAll, describe, expect, it } from '@jest/globals';
import { HOUR, MINUTE } from '@zorg112/domain';
import { v7 as newId } from 'uuid';
import { NINE, openDesk, type OpenDesk } from '../support/desk.js';
import { onBothEngines } from '../support/engines.js';
import { untoldByFacts } from '../support/told-by-facts.js';

/** Fatma works until ten and comes back at eight the next morning. */
const GOES = NINE + HOUR;
const COMES = NINE + 23 * HOUR;

describe('a shift ends while a promise runs', () => {
  onBothEngines((given) => {
    let desk: OpenDesk;
    let ticketId: string;
    const seen = async () => (await desk.reader.stored(desk.who('noor'), ticketId)).ticket;
    beforeAll(async () => {
      desk = await openDesk(given.database);
      const fatma = desk.who('fatma').id;
      await given.database.unitOfWork.run(async (tx) => {
        await tx.sql(`UPDATE roster SET to_at = ? WHERE person_id = ? AND kind = 'shift'`, [GOES, fatma]);
        await tx.sql(`INSERT INTO roster (id, person_id, kind, from_at, to_at) VALUES (?, ?, 'shift', ?, ?)`, [
          newId(),
          fatma,
          COMES,
          COMES + 8 * HOUR,
        ]);
      });
      ticketId = (await desk.ownership.open(desk.who('noor'), { text: 'De tillift piept', urgency: 'today' })).id;
      await desk.ownership.claim(desk.who('fatma'), ticketId);
      const by = new Date(NINE + 90 * MINUTE).toISOString();
      const nextStep = { what: 'de monteur', by };
      await desk.conversation.reply(desk.who('fatma'), ticketId, { text: 'Ik bel de monteur.', nextStep });
    });

    it('the owner is there: nobody stands in', async () => {
      desk.time.at = NINE + 30 * MINUTE;
      await desk.conversation.message(desk.who('noor'), ticketId, { text: 'Hij piept nog' });
      expect((await seen()).standIn).toBeUndefined();
    });

    it('a step rings after she went home: somebody on shift stands in, and hears it from then', async () => {
      desk.time.at = NINE + 72 * MINUTE;
      await desk.escalation.sweep();
      const { standIn, ownerId } = await seen();
      expect(ownerId).toBe(desk.who('fatma').id);
      expect(standIn).toMatchObject({ because: 'off_shift', since: desk.time.at });
      desk.time.at = NINE + 90 * MINUTE;
      await desk.escalation.sweep();
      const rows = await given.database.read.sql<{ data: string }>(
        `SELECT data FROM facts WHERE ticket_id = ? AND type = 'EscalationRaised' ORDER BY seq`,
        [ticketId],
      );
      const told = rows.map(({ data }) => (JSON.parse(data) as { tell: string[] }).tell);
      expect(told[0]).toEqual([]);
      expect(told[1]).toEqual([standIn!.personId, desk.who('joost').id].filter((id, i, all) => all.indexOf(id) === i));
    });

    it('ends when the owner is back, by itself', async () => {
      desk.time.at = COMES - MINUTE;
      expect(await desk.escalation.passWatch()).toBe(0);
      desk.time.at = COMES + MINUTE;
      expect(await desk.escalation.passWatch()).toBe(1);
      expect((await seen()).standIn).toBeUndefined();
      expect((await seen()).owned).toHaveLength(2);
      expect(await untoldByFacts((text) => given.database.read.sql(text))).toEqual([]);
    });
  });
});
