import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type CardsQuery } from '@zorg112/contracts';
import { Cards } from '@zorg112/desk';
import { onBothEngines } from '../support/engines.js';
import { wholeDesk, type WholeDesk } from '../support/whole-desk.js';

const DAY = 24 * 3_600_000;

describe('what the desk knows', () => {
  onBothEngines((given) => {
    let desk: WholeDesk;
    let cards: Cards;
    beforeAll(async () => {
      desk = await wholeDesk(given.database);
      cards = new Cards(given.database, desk.reader, desk.directory, desk.wording, desk.time);
    });
    beforeEach(() => given.database.unitOfWork.run((tx) => tx.sql('DELETE FROM cards')));

    const add = (title: string, dos = [`${title}: herstart het.`], more: object = {}) =>
      cards.add(desk.who('fatma'), { title, dos, ...more });
    const titles = async (query: CardsQuery = {}) =>
      (await cards.list(desk.who('bram'), query)).items.map(({ title }) => title);
    const solved = async (text: string, how: string, more: object = {}) => {
      const { id, number } = await desk.ownership.open(desk.who('noor'), { text, ...more });
      await desk.ownership.claim(desk.who('joost'), id);
      await desk.solution.offer(desk.who('joost'), id, { text: how });
      await desk.solution.confirm(desk.who('noor'), id, { solved: true });
      return { id, number };
    };

    it('is found by its words and its subject, what helped most first', async () => {
      const lift = await add('Tillift piept', ['Laad de accu op.'], { category: 'hulpmiddelen' });
      desk.time.at += 1;
      await add('Printer print niet', ['Leg papier in de lade.'], { category: 'ict', donts: ['Niet slaan.'] });
      expect(await titles()).toEqual(['Printer print niet', 'Tillift piept']);
      await cards.vote(desk.who('bram'), lift.id, true);
      expect(await titles()).toEqual(['Tillift piept', 'Printer print niet']);
      expect(await titles({ q: 'accu' })).toEqual(['Tillift piept']);
      expect(await titles({ q: 'slaan' })).toEqual(['Printer print niet']);
      expect(await titles({ category: 'ict' })).toEqual(['Printer print niet']);
    });

    it('says what to do or not, sends nobody elsewhere, and holds no BSN', async () => {
      await expect(add('Monteur', ['Bel de leverancier maar.'])).rejects.toMatchObject({ code: 'reply.redirects' });
      await expect(add(' ', [])).rejects.toMatchObject({
        extra: { fields: { title: expect.any(String), dos: expect.any(String) } },
      });
      const { dos, donts } = await add('Mevrouw', ['Over 123456782', ' '], { donts: ['Bel de leverancier maar.'] });
      expect([dos, donts]).toEqual([['Over •••••••••'], ['Bel de leverancier maar.']]);
    });

    it('is bettered by anybody who read the newest; what it said before stays to be read', async () => {
      const { id } = await add('Tillift piept');
      const better = (who: string, title: string, over?: number) =>
        cards.change(desk.who(who), id, { title, dos: ['Laad de accu op.'] }, over);
      expect(await better('sam', 'Tillift piept hard', 1)).toMatchObject({
        version: 2,
        changedBy: { name: 'Sam Jansen' },
      });
      await expect(better('bram', 'Oud', 1)).rejects.toMatchObject({ code: 'card.newer' });
      const tries = await Promise.allSettled(['een', 'twee'].map((title) => better('fatma', title, 2)));
      expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const { earlier, version } = await cards.one(desk.who('bram'), id);
      expect(version).toBe(3);
      expect(earlier.map(({ title, changedBy }) => `${title} (${changedBy.name})`)).toEqual([
        'Tillift piept hard (Sam Jansen)',
        'Tillift piept (Fatma Yıldız)',
      ]);
      await expect(cards.one(desk.who('bram'), 'nergens')).rejects.toMatchObject({ code: 'card.not_found' });
    });

    it('is weighed by one vote for each, the last one', async () => {
      const { id } = await add('Tillift piept');
      const vote = (who: string, helped: boolean) => cards.vote(desk.who(who), id, helped);
      await vote('fatma', true);
      await vote('bram', true);
      expect(await vote('bram', false)).toMatchObject({ helped: 1, notHelped: 1, mine: false });
      const [seen] = (await cards.list(desk.who('joost'), {})).items;
      expect(seen).toMatchObject({ helped: 1, notHelped: 1 });
      expect(seen).not.toHaveProperty('mine');
    });

    it('is offered for clean-up after half a year without use or help, and is kept or put away', async () => {
      const { id: ticketId } = await desk.ownership.open(desk.who('noor'), { text: 'De tillift piept' });
      await desk.ownership.claim(desk.who('fatma'), ticketId);
      const began = desk.time.at;
      const [old, used] = [await add('Oud'), await add('Gebruikt')];
      desk.time.at = began + 100 * DAY;
      await cards.used(desk.who('fatma'), used.id, ticketId);
      expect((await cards.used(desk.who('fatma'), used.id, ticketId)).used).toBe(1);
      desk.time.at = began + 183 * DAY;
      expect(await titles({ stale: true })).toEqual(['Oud']);
      expect(await titles({ stale: false })).toEqual(['Gebruikt']);
      expect((await cards.keep(desk.who('bram'), old.id)).stale).toBe(false);
      expect(await titles({ stale: true })).toEqual([]);
      await cards.putAway(desk.who('bram'), old.id);
      expect(await titles()).toEqual(['Gebruikt']);
      await cards.change(desk.who('bram'), old.id, { title: 'Oud', dos: ['Toch.'], putAway: false });
      expect(await titles({ q: 'oud' })).toEqual(['Oud']);
      desk.time.at = began;
    });

    it('comes from a question that was solved with one press, once, and greets and names nobody of it', async () => {
      const { id, number } = await solved(
        'Hallo, de tillift van Noor piept. Wat nu?',
        'Hoi Noor, ik heb de accu geladen. Daarna deed hij het met Joost. Groetjes, Joost',
        { category: 'hulpmiddelen' },
      );
      const pressed = await Promise.all([1, 2, 3].map(() => cards.fromTicket(desk.who('joost'), id)));
      expect(new Set(pressed.map((card) => card.id)).size).toBe(1);
      expect(pressed[0]).toMatchObject({
        ...{ title: 'De tillift van … piept', category: 'hulpmiddelen', fromNumber: number },
        dos: ['Ik heb de accu geladen.', 'Daarna deed hij het met ….'],
      });
      expect(await titles()).toEqual(['De tillift van … piept']);
      const { id: another } = await desk.ownership.open(desk.who('noor'), { text: 'Tillift piept alweer' });
      const beside = await cards.forTicket(desk.who('fatma'), another);
      expect(beside.items.map((card) => card.title)).toEqual(['De tillift van … piept']);
    });

    it('comes from no question that is private, a special path, or not said to be solved', async () => {
      const secret = await solved('Alleen voor mij: de lift', 'Gedaan.', { private: true });
      const { id: open } = await desk.ownership.open(desk.who('noor'), { text: 'De lift piept' });
      await desk.ownership.claim(desk.who('joost'), open);
      for (const id of [secret.id, open])
        await expect(cards.fromTicket(desk.who('joost'), id)).rejects.toMatchObject({ code: 'card.not_from_this' });
      await expect(cards.fromTicket(desk.who('bram'), secret.id)).rejects.toMatchObject({ code: 'ticket.not_found' });
      await expect(cards.forTicket(desk.who('noor'), open)).rejects.toMatchObject({ code: 'permission.denied' });
      expect(await titles()).toEqual([]);
    });

    it('that was put away stands in its own list, and comes back when it is made of that question again', async () => {
      const { id } = await solved('De badlift zakt', 'Ik heb het ventiel vastgezet.');
      const made = await cards.fromTicket(desk.who('joost'), id);
      await cards.putAway(desk.who('bram'), made.id);
      expect([await titles(), await titles({ putAway: true })]).toEqual([[], ['De badlift zakt']]);
      expect(await cards.fromTicket(desk.who('joost'), id)).toMatchObject({ id: made.id, putAway: false, version: 3 });
      expect([await titles(), await titles({ putAway: true })]).toEqual([['De badlift zakt'], []]);
    });

    it('is written by hand where the solution sends somebody on, and still comes from that question', async () => {
      const { id, number } = await solved('De zonwering klemt', 'Klaar.');
      const own = { title: 'Zonwering', dos: ['Ik smeer de rail.'] };
      await expect(
        cards.fromTicket(desk.who('joost'), id, { ...own, dos: ['Bel de leverancier maar.'] }),
      ).rejects.toMatchObject({ code: 'reply.redirects' });
      await expect(cards.fromTicket(desk.who('joost'), id, { title: 'Zonwering' })).rejects.toMatchObject({
        extra: { fields: { dos: expect.any(String) } },
      });
      expect(await cards.fromTicket(desk.who('joost'), id, own)).toMatchObject({ ...own, fromNumber: number });
    });

    it('is read a page at a time where somebody asks for that', async () => {
      for (const title of ['a', 'b', 'c']) {
        await add(title);
        desk.time.at += 1;
      }
      const page = await cards.list(desk.who('bram'), { limit: 2 });
      expect(page.items.map(({ title }) => title)).toEqual(['c', 'b']);
      const rest = await cards.list(desk.who('bram'), { limit: 2, cursor: page.nextCursor! });
      expect([rest.items.map(({ title }) => title), rest.nextCursor]).toEqual([['a'], null]);
      await expect(cards.list(desk.who('bram'), { cursor: 'x' })).rejects.toMatchObject({ code: 'request.invalid' });
    });
  });
});
