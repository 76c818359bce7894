import { Injectable } from '@nestjs/common';
import {
  type CardBody,
  type CardOfTicketBody,
  type CardPage,
  type CardsQuery,
  type CardView,
  type ChangedCardBody,
  DoorError,
  type WholeCardView,
} from '@zorg112/contracts';
import {
  addCard,
  CardRow,
  type CardTally,
  CardVersionRow,
  Database,
  listOf,
  saveCard,
  saveCardUse,
  saveCardVote,
  solutionsOf,
  talliesOf,
} from '@zorg112/database';
import {
  type Actor,
  cardFrom,
  cardsFor,
  type CardWords,
  forOthers,
  isStale,
  maskWithin,
  matching,
  mayReadInside,
  Refusal,
  type Ticket,
} from '@zorg112/domain';
import { v7 as newId } from 'uuid';
import { Directory } from './directory.js';
import { pageOf } from './paging.js';
import { TicketReader } from './ticket-reader.js';
import { iso, namesIn } from './ticket-view.js';
import { TimeSource } from './time-source.js';
import { Wording } from './wording.js';

interface Known {
  readonly row: CardRow;
  readonly words: CardWords;
  readonly use: CardTally & { readonly keptAt: number };
}

const NOTHING: CardTally = { helped: 0, notHelped: 0, used: 0 };

/** What the desk knows: wel doen, niet doen. Everybody who helps reads, betters and weighs it; nobody else does. */
@Injectable()
export class Cards {
  constructor(
    private readonly database: Database,
    private readonly tickets: TicketReader,
    private readonly directory: Directory,
    private readonly wording: Wording,
    private readonly time: TimeSource,
  ) {}

  async list(reader: Actor, { q = '', category, stale, putAway = false, ...page }: CardsQuery): Promise<CardPage> {
    const now = this.time.now();
    const all = (await this.#all(reader, putAway)).filter(
      ({ words, use }) =>
        (!category || words.category === category) && (stale === undefined || isStale(use, now) === stale),
    );
    const named = all.map((card) => ({ card, title: card.words.title, text: linesOf(card.words).join(' ') }));
    const { items, nextCursor } = pageOf(matching(named, q), page);
    return { items: await this.#views(items.map(({ card }) => card)), nextCursor };
  }

  /** Those that fit this question, for who helps with it. Throws Refusal ticket.not_found; DoorError permission.denied. */
  async forTicket(reader: Actor, id: string): Promise<CardPage> {
    const { ticket, text } = await this.tickets.stored(reader, id);
    if (!mayReadInside(ticket, reader)) throw new DoorError('permission.denied');
    const fitting = cardsFor({ text, category: ticket.category }, await this.#all(reader));
    return { items: await this.#views(fitting), nextCursor: null };
  }

  /** With what it said before. Throws DoorError card.not_found. */
  async one(reader: Actor, id: string): Promise<WholeCardView> {
    const row = await this.#row(id);
    const earlier = await this.database.read.manager.find(CardVersionRow, {
      where: { cardId: id },
      order: { version: 'DESC' },
    });
    const card = await this.#view(reader, row);
    await this.directory.know(earlier.map(({ changedBy }) => changedBy));
    const views = earlier.map(({ version, words: { title, dos, donts }, changedBy, changedAt }) => ({
      ...{ version, title, dos: [...dos], donts: [...donts] },
      ...{ changedBy: this.directory.named(changedBy), changedAt: iso(changedAt) },
    }));
    return { ...card, earlier: views };
  }

  /** Throws DoorError request.invalid; Refusal reply.redirects with what was heard in it. */
  async add(actor: Actor, body: CardBody): Promise<CardView> {
    return this.#add(actor, this.#read(body), null);
  }

  /**
   * One press makes a card of a question that was solved; pressed again it is the same card, taken back where it was put away. With a body
   * its words are that, for where those of the question cannot be shared as they are. Throws what `add` throws, and DoorError card.not_from_this.
   */
  async fromTicket(actor: Actor, id: string, own: CardOfTicketBody = {}): Promise<CardView> {
    const { ticket, text } = await this.tickets.stored(actor, id);
    if (!mayReadInside(ticket, actor)) throw new DoorError('permission.denied');
    const made = await this.database.read.manager.findOneBy(CardRow, { ticketId: id });
    if (made?.putAway) return this.#save(actor, made.id, () => ({ putAway: false, keptAt: this.time.now() }));
    if (made) return this.#view(actor, made);
    if (!mayBeShared(ticket)) throw new DoorError('card.not_from_this');
    if (own.title !== undefined || own.dos !== undefined) {
      const category = own.category ?? ticket.category ?? 'unknown';
      return this.#add(actor, this.#read({ title: '', dos: [], ...own, category }), id);
    }
    await this.directory.know(namesIn(ticket));
    const names = namesIn(ticket).map((person) => this.directory.named(person).name);
    const solution = (await solutionsOf(this.database.read, [id])).get(id) ?? '';
    const words = cardFrom(forOthers(text, names), forOthers(solution, names), ticket.category ?? 'unknown');
    return this.#add(actor, this.#read({ ...words, dos: [...words.dos], donts: [...words.donts] }), id);
  }

  /** `over`: the version it was read as. Throws DoorError card.newer, card.not_found, and what `add` throws. */
  async change(actor: Actor, id: string, body: ChangedCardBody, over?: number): Promise<CardView> {
    const words = this.#read(body);
    return this.#save(actor, id, (before) => {
      if (over !== undefined && before.version !== over) throw new DoorError('card.newer');
      return { words, putAway: body.putAway ?? before.putAway, keptAt: this.time.now() };
    });
  }

  /** Looked over and still good: it is offered for clean-up again half a year from now. */
  async keep(actor: Actor, id: string): Promise<CardView> {
    return this.#save(actor, id, () => ({ keptAt: this.time.now() }));
  }

  /** In no list any more; nothing of it is lost. */
  async putAway(actor: Actor, id: string): Promise<CardView> {
    return this.#save(actor, id, () => ({ putAway: true }));
  }

  async vote(actor: Actor, id: string, helped: boolean): Promise<CardView> {
    const row = await this.#row(id);
    const vote = { cardId: id, personId: actor.id, helped, at: this.time.now() };
    await this.database.unitOfWork.run((tx) => saveCardVote(tx, vote));
    return this.#view(actor, row);
  }

  /** It came in an answer to this question. */
  async used(actor: Actor, id: string, ticketId: string): Promise<CardView> {
    const row = await this.#row(id);
    const { ticket } = await this.tickets.stored(actor, ticketId);
    if (!mayReadInside(ticket, actor)) throw new DoorError('permission.denied');
    await this.database.unitOfWork.run((tx) => saveCardUse(tx, { cardId: id, ticketId, at: this.time.now() }));
    return this.#view(actor, row);
  }

  #read({ title, dos, donts = [], category = 'unknown' }: CardBody): CardWords {
    const lines = (some: readonly string[]): string[] => some.map((one) => one.trim()).filter((one) => one !== '');
    const words = maskWithin({ title: title.trim(), dos: lines(dos), donts: lines(donts), category });
    const fields = {
      ...(words.title === '' ? { title: 'must not be blank' } : {}),
      ...(words.dos.length + words.donts.length === 0 ? { dos: 'say what to do, or what not to do' } : {}),
    };
    if (Object.keys(fields).length > 0) throw new DoorError('request.invalid', { fields });
    // What not to do may well be "send her elsewhere".
    const { redirects, hits, suggestion } = this.wording.check(words.dos.join('\n'));
    if (redirects) throw new Refusal('reply.redirects', { hits, suggestion });
    return words;
  }

  async #add(actor: Actor, words: CardWords, ticketId: string | null): Promise<CardView> {
    const now = this.time.now();
    const row: CardRow = {
      ...{ id: newId(), words, ticketId, version: 1 },
      ...{ changedBy: actor.id, changedAt: now, keptAt: now, putAway: false },
    };
    return this.#view(actor, await this.database.unitOfWork.run((tx) => addCard(tx, row)));
  }

  async #save(actor: Actor, id: string, change: (before: CardRow) => Partial<CardRow>): Promise<CardView> {
    const row = await this.database.unitOfWork.run(async (tx) => {
      const before = await tx.manager.findOneBy(CardRow, { id });
      if (!before) throw new DoorError('card.not_found');
      const by = { changedBy: actor.id, changedAt: this.time.now() };
      const after = { ...before, ...change(before), version: before.version + 1, ...by };
      if (!(await saveCard(tx, before, after))) throw new DoorError('card.newer');
      return after;
    });
    return this.#view(actor, row);
  }

  async #row(id: string): Promise<CardRow> {
    const row = await this.database.read.manager.findOneBy(CardRow, { id });
    if (!row) throw new DoorError('card.not_found');
    return row;
  }

  /** A desk has some hundreds of them. What helped most stands first, then the newest. */
  async #all(reader: Actor, putAway = false): Promise<Known[]> {
    const rows = await this.database.read.manager.find(CardRow, { where: { putAway } });
    const known = await this.#known(reader, rows);
    const worth = ({ use: { helped, notHelped } }: Known): number => helped - notHelped;
    return known.sort((one, other) => worth(other) - worth(one) || other.row.changedAt - one.row.changedAt);
  }

  async #known(reader: Actor, rows: readonly CardRow[]): Promise<Known[]> {
    const ids = rows.map(({ id }) => id);
    const tallies = await talliesOf(this.database.read, ids, reader.id);
    return rows.map((row) => ({
      ...{ row, words: row.words },
      use: { ...(tallies.get(row.id) ?? NOTHING), keptAt: row.keptAt },
    }));
  }

  async #view(reader: Actor, row: CardRow): Promise<CardView> {
    const [view] = await this.#views(await this.#known(reader, [row]));
    return view!;
  }

  async #views(cards: readonly Known[]): Promise<CardView[]> {
    await this.directory.know(cards.map(({ row }) => row.changedBy));
    const from = cards.flatMap(({ row }) => (row.ticketId ? [row.ticketId] : []));
    const numbers = new Map(
      from.length === 0
        ? []
        : (
            await this.database.read.sql<{ id: string; number: number | string }>(
              `SELECT id, number FROM tickets WHERE id IN ${listOf(from)}`,
              from,
            )
          ).map(({ id, number }) => [id, Number(number)]),
    );
    const now = this.time.now();
    return cards.map(({ row, words, use }) => {
      const { helped, notHelped, used, mine } = use;
      const fromNumber = row.ticketId === null ? undefined : numbers.get(row.ticketId);
      return {
        ...{ id: row.id, title: words.title, dos: [...words.dos], donts: [...words.donts], category: words.category },
        ...(fromNumber === undefined ? {} : { fromNumber }),
        ...{ version: row.version, putAway: row.putAway },
        ...{ changedBy: this.directory.named(row.changedBy), changedAt: iso(row.changedAt) },
        ...{ helped, notHelped, used, ...(mine === undefined ? {} : { mine }), stale: isStale(use, now) },
      };
    });
  }
}

const linesOf = ({ dos, donts }: CardWords): string[] => [...dos, ...donts];

/** She said it was solved, and it is nobody's alone. */
const mayBeShared = ({ closedHow, private: secret, paths, isOutage, outage }: Ticket): boolean =>
  closedHow === 'confirmed' && !secret && paths.length === 0 && !isOutage && !outage;
