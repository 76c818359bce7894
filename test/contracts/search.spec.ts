import { beforeAll, describe, expect, it } from '@jest/globals';
import { type FoundPage, type TicketsQuery } from '@zorg112/contracts';
import { likest, MessageRow, PersonRow, type StoredTicket } from '@zorg112/database';
import { formsOf, mayReadInside, mayReadWords, maySee, ROLES, wordsIn, type Actor, type Term } from '@zorg112/domain';
import fc from 'fast-check';
import { Search1700000000014 } from '../../libs/database/src/migrations/0014-search.js';
import { openDesk, type OpenDesk } from '../support/desk.js';
import { onBothEngines } from '../support/engines.js';

/** No word begins or holds another, and none is another in the plural. */
const WORDS = ['appel', 'brug', 'citroen', 'dak', 'egel', 'fiets', 'gras', 'hamer'];
const SECRET = 'zilverpapier';
const pick = <T>(list: readonly T[], n: number): T => list[n % list.length]!;
const word = (n: number): string => pick(WORDS, n * 5 + (n >> 3));

describe('searching', () => {
  onBothEngines((given) => {
    let desk: OpenDesk;
    let readers: fc.Arbitrary<Actor>;
    const stored: StoredTicket[] = [];
    const said: MessageRow[] = [];
    const names = new Map<string, string>();

    const finds = async (reader: Actor, query: TicketsQuery): Promise<FoundPage> => desk.reader.list(reader, query);
    const ids = ({ items }: FoundPage): string[] => items.map(({ id }) => id).sort();
    /** The words this reader may read of a question: told by the rule, not by the index. */
    const readable = ({ ticket, number }: StoredTicket, reader: Actor): string[] => {
      const inside = mayReadInside(ticket, reader);
      const texts = said
        .filter(({ ticketId }) => ticketId === ticket.id && mayReadWords(ticket, reader))
        .filter(({ kind }) => inside || !['note', 'consult', 'answer'].includes(kind));
      const about = [String(number), names.get(ticket.requesterId)!, ticket.location ?? ''];
      return wordsIn([...about, ...texts.map(({ text }) => text)].join(' '));
    };

    beforeAll(async () => {
      desk = await openDesk(given.database);
      const { people, teams, services } = desk.organisation;
      const workers = people.filter(({ roles }) => roles.includes('care_worker')).slice(0, 3);
      const whoIs = (id: string): Actor => desk.who(people.find((one) => one.id === id)!.email.split('@')[0]!);
      const askers = [...['noor', 'fatma'], ...workers.map(({ email }) => email.split('@')[0]!)].map(desk.who);
      for (const { id, name } of await given.database.read.manager.find(PersonRow)) names.set(id, name);
      for (let n = 0; n < 40; n++) {
        const asker = pick(askers, n);
        const text = `${word(n)} en ${word(n + 1)}`;
        const secret = n % 3 === 0;
        const asked = { text, private: secret, location: `Zaal ${word(n >> 2)}` };
        const { id, owner: watch } = await desk.ownership.open(asker, asked);
        desk.time.at += 60_000;
        if (n % 4 === 0) continue;
        // Of a private one only who keeps watch over it knows.
        const owner = secret ? whoIs(watch.id) : pick([desk.who('bram'), desk.who('nadia')], n);
        await desk.ownership.claim(owner, id);
        await desk.conversation.note(owner, id, { text: `Onder ons: ${word(n + 2)} ${n % 5 === 0 ? SECRET : ''}` });
        await desk.conversation.message(asker, id, { text: `En ook ${word(n + 3)}` });
        const to = pick([{ personId: desk.who('sam').id }, { serviceId: services[1]!.id }, undefined], n);
        if (to) await desk.consults.ask(owner, id, { to, question: `Weet jij iets van ${word(n + 4)}?` });
      }
      const { manager } = given.database.read;
      said.push(...(await manager.find(MessageRow)));
      const rows = await given.database.read.sql<{ id: string }>('SELECT id FROM tickets');
      for (const { id } of rows) stored.push(await desk.reader.stored({ id: 'system', roles: [], teamIds: [] }, id));
      readers = fc.record({
        id: fc.constantFrom(
          ...askers.map(({ id }) => id),
          ...['bram', 'nadia', 'sam', 'ilse', 'admin'].map((who) => desk.who(who).id),
          'stranger',
        ),
        roles: fc.subarray([...ROLES]),
        teamIds: fc.subarray([...teams.slice(0, 4).map(({ id }) => id), ...desk.who('noor').teamIds]),
        onCallFor: fc.subarray(services.map(({ id }) => id)),
      });
    });

    it('finds for each reader exactly the questions whose words they may read', async () => {
      const sizes = new Set<number>();
      const typed = fc.array(fc.constantFrom(...WORDS, SECRET, 'noor', 'zaal', '7'), { minLength: 1, maxLength: 2 });
      const exact = fc.asyncProperty(readers, typed, async (reader, words) => {
        const found = ids(await finds(reader, { q: words.join(' '), limit: 100 }));
        const may = stored.filter((one) => maySee(one.ticket, reader));
        const holds = may.filter((one) => words.every((one_) => readable(one, reader).includes(one_)));
        sizes.add(found.length);
        expect(found).toEqual(holds.map(({ ticket }) => ticket.id).sort());
      });
      await fc.assert(exact, { numRuns: 200, seed: 112 });
      expect(sizes.size).toBeGreaterThan(8);
    });

    it('never finds what the list does not show, whatever is typed and meant', async () => {
      const typed = fc.oneof(
        fc.string({ maxLength: 40 }),
        fc
          .array(
            fc.constantFrom(
              'appl',
              'zilverpapir',
              'plek:zaal',
              'van:noor',
              'status:open',
              'eigenaar:bram',
              '"en ',
              '4',
              'team:de',
              'hamers',
            ),
          )
          .map((parts) => parts.join(' ').slice(0, 200)),
      );
      const within = fc.asyncProperty(readers, typed, async (reader, q) => {
        const all = ids(await finds(reader, { limit: 100 }));
        const page = await finds(reader, { q, limit: 100 }).catch((fault: { code?: string }) => {
          if (fault.code === 'search.unknown') return undefined;
          throw fault;
        });
        if (!page) return;
        expect(all).toEqual(expect.arrayContaining(ids(page)));
        if (page.didYouMean === undefined) return;
        expect(page.items).toEqual([]);
        expect((await finds(reader, { q: page.didYouMean })).items.length).toBeGreaterThan(0);
      });
      await fc.assert(within, { numRuns: 150, seed: 112 });
    });

    it('a word of notes is not even told as what may be meant, to who does not read notes', async () => {
      const q = 'zilverpapir';
      const [noor, bram] = [desk.who('noor'), desk.who('bram')];
      expect((await finds(noor, { q })).didYouMean).toBeUndefined();
      expect((await finds(noor, { q: SECRET })).items).toEqual([]);
      expect((await finds(bram, { q: SECRET })).items.length).toBeGreaterThan(0);
    });

    it('page by page it is the same as at once, the best match first and then the newest', async () => {
      const bram = desk.who('bram');
      const whole = (await finds(bram, { q: 'appel', limit: 100 })).items;
      const paged: typeof whole = [];
      for (let cursor: string | undefined; ;) {
        const page: FoundPage = await finds(bram, { q: 'appel', limit: 3, ...(cursor ? { cursor } : {}) });
        paged.push(...page.items);
        if (page.nextCursor === null) break;
        cursor = page.nextCursor;
      }
      expect(paged.map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
      expect(new Set(whole.map(({ id }) => id)).size).toBe(whole.length);
      const [first] = whole;
      // Where it is, and in her own words, is a better match than a note of somebody.
      expect(
        readable(
          stored.find(({ ticket }) => ticket.id === first!.id)!,
          desk.who('noor'),
        ).includes('appel') || first!.private,
      ).toBe(true);
      const number = whole.at(-1)!.number;
      expect((await finds(bram, { q: String(number) })).items[0]!.number).toBe(number);
      const oldest = (await finds(bram, { q: 'appel', sort: 'oldest', limit: 100 })).items.map(({ number: n }) => n);
      expect(oldest).toEqual([...oldest].sort((a, b) => a - b));
      expect(oldest).toHaveLength(whole.length);
    });

    it('follows the words: changed, gone, or of somebody with another name; and an index made anew finds the same', async () => {
      const bram = desk.who('bram');
      const counts = async (q: string): Promise<number> => (await finds(bram, { q, limit: 100 })).items.length;
      const { id } = await desk.ownership.open(desk.who('noor'), { text: 'De kroonluchter hangt scheef' });
      const { unitOfWork } = given.database;
      expect(await counts('kroonluchter')).toBe(1);
      await unitOfWork.run((tx) =>
        tx.sql(`UPDATE messages SET text = 'De lantaarn hangt scheef' WHERE ticket_id = ?`, [id]),
      );
      await unitOfWork.run((tx) => tx.sql(`UPDATE tickets SET text = 'De lantaarn hangt scheef' WHERE id = ?`, [id]));
      expect([await counts('kroonluchter'), await counts('lantaarn')]).toEqual([0, 1]);
      const noor = desk.who('noor').id;
      const before = await counts('van:noor');
      await unitOfWork.run((tx) => tx.sql(`UPDATE people SET name = 'Wilgje Müller' WHERE id = ?`, [noor]));
      expect([await counts('van:noor'), await counts('van:wilgje'), await counts('muller')]).toEqual([
        0,
        before,
        before,
      ]);
      await unitOfWork.run((tx) => tx.sql(`UPDATE people SET name = ? WHERE id = ?`, [names.get(noor), noor]));
      const asked = [...WORDS, SECRET, 'van:noor', 'plek:zaal', 'lantaarn'];
      const found = await Promise.all(asked.map(counts));
      const [migration] = [new Search1700000000014()];
      await unitOfWork.run((tx) => migration.down(tx.manager.queryRunner!));
      await unitOfWork.run((tx) => migration.up(tx.manager.queryRunner!));
      expect(await Promise.all(asked.map(counts))).toEqual(found);
      await unitOfWork.run((tx) => tx.sql('DELETE FROM messages WHERE ticket_id = ?', [id]));
      await unitOfWork.run((tx) => tx.sql(`UPDATE tickets SET text = '' WHERE id = ?`, [id]));
      expect(await counts('lantaarn')).toBe(0);
    });

    it('a conversation as long as a book is kept, and found by what was asked and what was said last', async () => {
      const noor = desk.who('noor');
      const { id } = await desk.ownership.open(noor, { text: 'Over het orgelpijpje' });
      const unlike = (n: number): string =>
        Array.from({ length: 3_000 }, (_, i) => `w${n}x${i}`)
          .join(' ')
          .slice(0, 19_000);
      for (let n = 0; n < 12; n++) await desk.conversation.message(noor, id, { text: unlike(n) });
      await desk.conversation.message(noor, id, { text: '漢字'.repeat(5_000) + ' slotwoordje' });
      for (const q of ['orgelpijpje', 'slotwoordje']) expect(ids(await finds(noor, { q }))).toEqual([id]);
    });

    it('of words that may be alike the rare one tells most, wherever it stands in time', async () => {
      const noor = desk.who('noor');
      const rare = await desk.ownership.open(noor, { text: 'Een kaleidoscoop' });
      for (let n = 0; n < 6; n++) await desk.ownership.open(noor, { text: 'Een vliegwiel' });
      const terms = ['vliegwiel', 'kaleidoscoop'].map((one): Term => ({ within: 'all', anyOf: formsOf(one) }));
      const { read } = given.database;
      const { text, values } = await likest(read, terms);
      const found = await read.sql<{ hit: number | string }>(`${text} ORDER BY score DESC, hit DESC`, values);
      expect(found.map(({ hit }) => Number(hit))).toHaveLength(7);
      expect(Number(found[0]!.hit)).toBe(rare.number);
    });
  });
});
