import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { insertRows, loadOnCallFor, RosterRow } from '@zorg112/database';
import { Colleagues, RosterBook } from '@zorg112/desk';
import { type Actor } from '@zorg112/domain';
import { NINE, openDesk, type OpenDesk } from '../support/desk.js';
import { onBothEngines } from '../support/engines.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ICT = 'service-ict';
const iso = (instant: number): string => new Date(instant).toISOString();

describe('who is not on shift', () => {
  onBothEngines((given) => {
    let desk: OpenDesk;
    let book: RosterBook;
    let colleagues: Colleagues;
    let ict: Actor;
    const fatma = (): Actor => desk.who('fatma');
    /** Nobody of ICT is on until tomorrow at nine; who is on call for it is up to the test. */
    beforeAll(async () => {
      desk = await openDesk(given.database);
      const { database, roster, directory, policies, idempotency, time } = desk;
      book = new RosterBook(database, roster, directory, policies, idempotency, time);
      colleagues = new Colleagues(directory, roster, time, given.database);
      const { id, roles } = desk.organisation.people.find(({ serviceId }) => serviceId === ICT)!;
      ict = { id, roles, teamIds: [], serviceId: ICT };
      await database.unitOfWork.run(async (tx) => {
        await tx.sql(`DELETE FROM roster WHERE kind = 'on_call'`);
        await tx.sql(
          `DELETE FROM roster WHERE kind = 'shift' AND person_id IN (SELECT id FROM people WHERE service_id = ?)`,
          [ICT],
        );
        const shift = { id: 'ict-tomorrow', personId: ict.id, kind: 'shift' as const, serviceId: null };
        await insertRows(tx, RosterRow, [{ ...shift, fromAt: NINE + DAY, toAt: NINE + DAY + 8 * HOUR }]);
      });
      roster.forget();
    });
    beforeEach(() => void (desk.time.at = NINE));

    async function claimed(text: string, secret = false): Promise<{ id: string; owner: Actor }> {
      const { id } = await desk.ownership.open(desk.who('noor'), { text, private: secret });
      const owner = secret ? desk.who('joost') : fatma();
      await desk.ownership.claim(owner, id);
      return { id, owner };
    }
    const ask = (ticket: { id: string; owner: Actor }, to: object) =>
      desk.consults.ask(ticket.owner, ticket.id, { to, question: 'Is er storing?' });
    const onCall = (who: Actor, service = ICT) =>
      book.add({ personId: who.id, kind: 'on_call', serviceId: service, to: iso(desk.time.at + HOUR) });
    /** As this person signs in now. */
    const asNow = async (who: Actor): Promise<Actor> => ({
      ...who,
      onCallFor: await loadOnCallFor(given.database.read, who.id, desk.time.at),
    });

    it('nobody is on call: the owner reads when the service is there again, before asking and after', async () => {
      const { items } = await colleagues.services();
      const service = items.find(({ id }) => id === ICT)!;
      expect(service).toMatchObject({ onShift: 0, onCall: [], backAt: iso(NINE + DAY) });
      const people = (await colleagues.people({ role: 'back_office' })).items;
      expect(people.find(({ id }) => id === ict.id)).toMatchObject({ onShift: false, backAt: iso(NINE + DAY) });
      const ticket = await claimed('Het scherm is zwart');
      for (const to of [{ serviceId: ICT }, { personId: ict.id }])
        expect(await ask(ticket, to)).toMatchObject({ onCall: [], backAt: iso(NINE + DAY) });
      const hers = await desk.reader.one(desk.who('noor'), ticket.id);
      for (const consult of hers.consults) {
        expect(consult).not.toHaveProperty('onCall');
        expect(consult).not.toHaveProperty('backAt');
      }
    });

    it('an agent on call for a service hears of a private question, finds it, reads it and answers', async () => {
      const bram = desk.who('bram');
      await onCall(bram);
      const ticket = await claimed('Mijn account is gehackt', true);
      await expect(desk.reader.one(bram, ticket.id)).rejects.toMatchObject({ code: 'ticket.not_found' });
      for (const to of [{ serviceId: ICT }, { personId: ict.id }]) {
        const consult = await ask(ticket, to);
        expect(consult).toMatchObject({ onCall: [{ id: bram.id }] });
        expect(consult).not.toHaveProperty('backAt');
        const found = await desk.reader.list(bram, { helping: 'me', status: 'open' });
        expect(found.items.map(({ id }) => id)).toContain(ticket.id);
        expect((await desk.reader.one(bram, ticket.id)).may).toContain('answer');
        const answer = await desk.consults.answer(bram, consult.id, { text: 'Ja, bekend. Ik zet hem terug.' });
        expect(answer.answeredAt).toBeDefined();
      }
    });

    it('who comes on call later answers what was put to the service before', async () => {
      desk.time.at = NINE + 2 * HOUR; // Bram's hour is over
      const ticket = await claimed('Alleen voor mij: ik kan niet inloggen', true);
      const consult = await ask(ticket, { serviceId: ICT });
      expect(consult.onCall).toEqual([]);
      const nadia = desk.who('nadia');
      await expect(desk.reader.one(await asNow(nadia), ticket.id)).rejects.toMatchObject({ code: 'ticket.not_found' });
      await onCall(nadia);
      const now = await asNow(nadia);
      expect(now.onCallFor).toEqual([ICT]);
      const found = await desk.reader.list(now, { helping: 'me', status: 'open' });
      expect(found.items.map(({ id }) => id)).toContain(ticket.id);
      await desk.consults.answer(now, consult.id, { text: 'Probeer het nu eens, ik kijk mee.' });
      desk.time.at += HOUR;
      expect((await asNow(nadia)).onCallFor).toEqual([]);
    });

    it('who is away is not on call, whatever was rostered', async () => {
      const peter = desk.who('peter');
      await onCall(peter);
      expect((await asNow(peter)).onCallFor).toEqual([ICT]);
      await book.add({ personId: peter.id, kind: 'absent', to: iso(NINE + HOUR) });
      expect((await asNow(peter)).onCallFor).toEqual([]);
    });

    it('idle for sixty days: no timer gives the question back to nobody', async () => {
      const { id } = await claimed('De deur klemt al weken');
      for (let day = 1; day <= 60; day += 1) {
        desk.time.at = NINE + day * DAY;
        await desk.escalation.sweep();
        await desk.escalation.passWatch();
        const { ticket } = await desk.reader.stored(fatma(), id);
        expect(ticket).toMatchObject({ ownerId: fatma().id, status: 'in_progress' });
      }
      const { ticket } = await desk.reader.stored(fatma(), id);
      expect(ticket.owned.map(({ how }) => how)).toEqual(['watch', 'claim']);
    });
  });
});
