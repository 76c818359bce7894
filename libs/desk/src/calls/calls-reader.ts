import { Injectable } from '@nestjs/common';
import { type IncomingCallPage, type CallTicketView, type IncomingCallView } from '@zorg112/contracts';
import {
  Database,
  firstTeamOf,
  openCalls,
  openQuestionsOf,
  questionsOf,
  type CallRow,
  type Transaction,
} from '@zorg112/database';
import { DAY, maySee, stateOf, type Actor } from '@zorg112/domain';
import { Directory } from '../directory.js';
import { iso } from '../ticket-view.js';
import { TimeSource } from '../time-source.js';
import { PhoneBook } from './phone-book.js';
import { shownNumber } from './phone-number.js';

type Source = Pick<Transaction, 'sql'>;

/** Who calls, for the screens of the desk: what rings, and what this helper talks in or has not said yet what it was. */
@Injectable()
export class CallsReader {
  constructor(
    private readonly database: Database,
    private readonly book: PhoneBook,
    private readonly directory: Directory,
    private readonly time: TimeSource,
  ) {}

  async open(reader: Actor): Promise<IncomingCallPage> {
    const calls = await openCalls(this.database.read, this.time.now() - DAY);
    const shown = calls.filter((call) => stateOf(call) === 'ringing' || [null, reader.id].includes(call.answeredById));
    const items: IncomingCallView[] = [];
    for (const call of shown) items.push(await this.view(this.database.read, call, reader));
    return { items, nextCursor: null };
  }

  async view(source: Source, call: CallRow, reader: Actor): Promise<IncomingCallView> {
    const { personId, fromNumber, answeredById } = call;
    const whose = await this.book.whose(source, fromNumber);
    const teamId = whose.teamId ?? (personId === null ? undefined : await firstTeamOf(source, personId));
    const open = personId === null ? [] : await openQuestionsOf(source, personId);
    const ids = call.ticketId === null ? open : [...open.filter((id) => id !== call.ticketId), call.ticketId];
    await this.directory.know([...whose.people, ...[personId, answeredById].filter((id) => id !== null)]);
    const questions = await this.#questions(source, ids, reader);
    const ticket = questions.find(({ id }) => id === call.ticketId);
    const team = teamId === undefined ? undefined : this.directory.team(teamId);
    return {
      ...{ id: call.id, callId: call.callId, state: stateOf(call), startedAt: iso(call.startedAt) },
      ...(fromNumber === null ? {} : { from: fromNumber, fromShown: shownNumber(fromNumber) }),
      ...(call.answeredAt === null ? {} : { answeredAt: iso(call.answeredAt) }),
      ...(answeredById === null ? {} : { answeredBy: this.directory.named(answeredById) }),
      ...(personId === null ? {} : { person: this.directory.named(personId) }),
      ...(team ? { team: { id: team.id, name: team.name } } : {}),
      people: personId === null ? whose.people.map((id) => this.directory.named(id)) : [],
      tickets: questions.filter(({ id }) => open.includes(id)),
      ...(ticket ? { ticket } : {}),
    };
  }

  async #questions(source: Source, ids: readonly string[], reader: Actor): Promise<CallTicketView[]> {
    const found = (await questionsOf(source, ids)).filter(({ ticket }) => maySee(ticket, reader));
    await this.directory.know(found.map(({ ticket }) => ticket.ownerId));
    return found.map(({ ticket: { id, status, ownerId }, number, text }) => ({
      ...{ id, number, text, status, owner: this.directory.named(ownerId) },
    }));
  }
}
