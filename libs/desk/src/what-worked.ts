import { Injectable } from '@nestjs/common';
import { DoorError, type WhatWorkedView } from '@zorg112/contracts';
import { Database, scored, solutionsOf } from '@zorg112/database';
import { formsOf, mayReadInside, tellingWords, whatWorked, type Actor, type Term } from '@zorg112/domain';
import { NOT_PRIVATE, readableBy, type Where } from './eyes.js';
import { order } from './order.js';
import { TicketReader } from './ticket-reader.js';
import { iso } from './ticket-view.js';

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
  ) {}

  /** Throws Refusal ticket.not_found; DoorError permission.denied for who does not help with it. */
  async forTicket(reader: Actor, id: string): Promise<WhatWorkedView> {
    const { ticket, number, text } = await this.tickets.stored(reader, id);
    if (!mayReadInside(ticket, reader)) throw new DoorError('permission.denied');
    const words = tellingWords(text).slice(0, MOST_WORDS);
    if (words.length === 0) return { items: [] };
    const anyWord: Term = { within: 'all', anyOf: words.flatMap(formsOf) };
    const found = scored(this.database.read.engine, [anyWord]);
    const likest = order('f.score', false, {
      text: `(${found.text}) f JOIN tickets t ON t.number = f.hit`,
      values: found.values,
    });
    const another: Where = { text: 't.number <> ?', values: [number] };
    const wanted = [SOLVED, NOT_PRIVATE, readableBy(reader), another];
    const stored = await this.tickets.storedPage(wanted, likest, COMPARED);
    const ordinary = stored.filter(({ ticket: { paths } }) => paths.length === 0);
    const said = await solutionsOf(
      this.database.read,
      ordinary.map((one) => one.ticket.id),
    );
    const solved = ordinary
      .sort((one, other) => other.number - one.number)
      .map((one) => ({
        one,
        text: one.text,
        location: one.ticket.location,
        category: one.ticket.category,
        solution: said.get(one.ticket.id) ?? '',
      }));
    const worked = whatWorked({ text, location: ticket.location, category: ticket.category }, solved);
    return {
      items: worked.map(({ solution, questions }) => ({
        solution,
        times: questions.length,
        questions: questions.slice(0, MOST_QUESTIONS).map(({ one }) => ({
          id: one.ticket.id,
          number: one.number,
          text: one.text,
          closedAt: iso(one.ticket.closedAt!),
        })),
      })),
    };
  }
}
