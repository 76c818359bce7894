import { Injectable } from '@nestjs/common';
import { DoorError, type WhatWorkedView } from '@zorg112/contracts';
import { Database, likest, solutionsOf, type StoredTicket } from '@zorg112/database';
import {
  formsOf,
  forOthers,
  mayReadInside,
  tellingWords,
  whatWorked,
  type Actor,
  type Solved,
  type Term,
  type Ticket,
} from '@zorg112/domain';
import { Directory } from './directory.js';
import { NOT_PRIVATE, readableBy, type Where } from './eyes.js';
import { order } from './order.js';
import { withScore } from './search.js';
import { TicketReader } from './ticket-reader.js';
import { iso, namesIn } from './ticket-view.js';
import { Wording } from './wording.js';

/** So many of the questions that hold the most telling of these words are compared. */
const COMPARED = 200;
/** What it is about stands in its beginning; no long story makes a long search. */
const MOST_WORDS = 12;
const MOST_QUESTIONS = 3;
const SOLVED: Where = { text: `t.status = 'closed' AND t.closed_how = 'confirmed'`, values: [] };

/** How questions like this one were solved before, for who helps with it: only what this reader may read anyhow, and nothing private. */
@Injectable()
export class WhatWorked {
  constructor(
    private readonly database: Database,
    private readonly tickets: TicketReader,
    private readonly directory: Directory,
    private readonly wording: Wording,
  ) {}

  /** Throws Refusal ticket.not_found; DoorError permission.denied for who does not help with it. */
  async forTicket(reader: Actor, id: string): Promise<WhatWorkedView> {
    const { ticket, number, text } = await this.tickets.stored(reader, id);
    if (!mayReadInside(ticket, reader)) throw new DoorError('permission.denied');
    const { location, category } = ticket;
    const worked = whatWorked({ text, location, category }, await this.#solvedLike(reader, number, text));
    return {
      items: worked.map(({ solution, questions }) => ({
        solution,
        times: questions.length,
        questions: questions.slice(0, MOST_QUESTIONS).map(({ one, text: asked }) => ({
          id: one.ticket.id,
          number: one.number,
          text: asked,
          closedAt: iso(one.ticket.closedAt!),
        })),
      })),
    };
  }

  /** Newest first, in words that name and greet nobody of those questions. */
  async #solvedLike(reader: Actor, number: number, text: string): Promise<(Solved & { one: StoredTicket })[]> {
    const words = tellingWords(text).slice(0, MOST_WORDS);
    if (words.length === 0) return [];
    const terms = words.map((word): Term => ({ within: 'all', anyOf: formsOf(word) }));
    const likestFirst = order('f.score', false, withScore(await likest(this.database.read, terms)));
    const another: Where = { text: 't.number <> ?', values: [number] };
    const wanted = [SOLVED, NOT_PRIVATE, readableBy(reader), another];
    const found = (await this.tickets.storedPage(wanted, likestFirst, COMPARED)).filter(({ ticket }) =>
      isOrdinary(ticket),
    );
    const ids = found.map(({ ticket }) => ticket.id);
    const said = await solutionsOf(this.database.read, ids);
    return found
      .sort((one, other) => other.number - one.number)
      .map((one) => ({ one, names: namesIn(one.ticket).map((person) => this.directory.named(person).name) }))
      .map(({ one, names }) => ({
        one,
        text: forOthers(one.text, names),
        location: one.ticket.location,
        category: one.ticket.category,
        solution: forOthers(said.get(one.ticket.id) ?? '', names),
      }))
      .filter(({ solution }) => !this.wording.check(solution).redirects);
  }
}

/** A special path is nobody else's to read; and a fault that is over was solved by nobody's telling so. */
const isOrdinary = ({ paths, isOutage, outage }: Ticket): boolean => paths.length === 0 && !isOutage && !outage;
