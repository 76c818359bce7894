import { Injectable } from '@nestjs/common';
import { DoorError, type AnswerCallBody, type IncomingCallView, type WrongNumberBody } from '@zorg112/contracts';
import {
  firstTeamOf,
  loadPerson,
  lockCall,
  openQuestionsOf,
  saveCallRow,
  type CallRow,
  type Transaction,
} from '@zorg112/database';
import { endsAtLatest, isMissed, openClock, Refusal, stateOf, type Actor, type Ticket } from '@zorg112/domain';
import { v7 as newId } from 'uuid';
import { DutyRoster } from '../duty-roster.js';
import { OwnershipService } from '../ownership.service.js';
import { TicketDesk, type Hands } from '../ticket-desk.js';
import { TimeSource } from '../time-source.js';
import { busy } from './call-log.js';
import { CallsReader } from './calls-reader.js';
import { PhoneBook } from './phone-book.js';
import { shownNumber } from './phone-number.js';

type About = Pick<CallRow, 'ticketId' | 'opened' | 'personId'>;
const WRONG_NUMBER = 'Verkeerd nummer.';

/** The phone is the first door: a call is about a question, and whoever answers helps. All by the moves there are. */
@Injectable()
export class Line {
  constructor(
    private readonly desk: TicketDesk,
    private readonly book: PhoneBook,
    private readonly reader: CallsReader,
    private readonly ownership: OwnershipService,
    private readonly roster: DutyRoster,
    private readonly time: TimeSource,
  ) {}

  /**
   * Answering is claiming, of the caller's own open question or a new one. Where the number does not say who calls, or several
   * questions are open, the call is this helper's and waits for that word. Throws DoorError call.not_found, call.already_answered,
   * call.over, request.invalid; Refusal.
   */
  async answer(actor: Actor, id: string, said: AnswerCallBody): Promise<IncomingCallView> {
    return this.#deed(actor, id, async (hands, call) => {
      if (isMissed(call) || call.outcome === 'wrong_number') throw new DoorError('call.over');
      return this.settled(hands, actor, call, said);
    });
  }

  /** A wrong number, in one press: what was opened for this call is set aside, and can be brought back. */
  async wrongNumber(actor: Actor, id: string, { reason }: WrongNumberBody): Promise<IncomingCallView> {
    return this.#deed(actor, id, async (hands, call) => {
      const opened = call.opened && call.ticketId !== null ? await hands.load(call.ticketId) : undefined;
      if (opened && opened.ticket.status !== 'closed')
        await hands.act(call.ticketId!, { move: 'discard', reason: reason?.trim() || WRONG_NUMBER }, undefined);
      return { ...call, outcome: 'wrong_number' };
    });
  }

  /** The call with its question, as far as there is no doubt which that is. */
  async settled(hands: Hands, actor: Actor, call: CallRow, said: AnswerCallBody = {}): Promise<CallRow> {
    if (call.outcome === 'helped') return call;
    const about = await this.#about(hands, call, said);
    if (!about) return call;
    await this.pickUp(hands, actor, about.ticketId!);
    return { ...call, ...about, outcome: 'helped' };
  }

  /** Who talks with her helps her; somebody who helps already goes on. A promise to call back is kept now. */
  async pickUp(hands: Hands, { id }: Actor, ticketId: string): Promise<void> {
    let { ticket } = await hands.load(ticketId);
    if (ticket.status === 'waiting_for_helper')
      ({ ticket } = await hands.act(ticketId, { move: 'claim', answering: true }, undefined));
    if (openClock(ticket, 'callback') && helps(ticket, id))
      await hands.act(ticketId, { move: 'calledBack' }, undefined);
  }

  /** A question for this call, of `requesterId`; by whoever acts. */
  async opens(hands: Hands, call: CallRow, requesterId: string, words: Words): Promise<string> {
    const [id, messageId] = [newId(), newId()];
    const { teamId = await firstTeamOf(hands.tx, requesterId) } = await this.book.whose(hands.tx, call.fromNumber);
    const english = (await loadPerson(hands.tx, requesterId))?.language === 'en';
    const number = call.fromNumber === null ? undefined : shownNumber(call.fromNumber);
    const text = words[english ? 'en' : 'nl'](number);
    const where = { teamId, region: this.ownership.regionOf(teamId) };
    const move = { move: 'open', messageId, text, requesterId, channel: 'phone', ...where } as const;
    await hands.open(id, move, { id: messageId, kind: 'question', text });
    return id;
  }

  async #about(hands: Hands, call: CallRow, said: AnswerCallBody): Promise<About | undefined> {
    const { tx } = hands;
    const personId = said.personId ?? call.personId;
    if (said.personId !== undefined) await this.#known(tx, call, said);
    if (said.ticketId !== undefined) {
      const { ticket } = await hands.load(said.ticketId);
      if (ticket.status === 'closed') throw new Refusal('ticket.closed');
      return { ticketId: ticket.id, opened: false, personId };
    }
    if (call.ticketId !== null) return { ticketId: call.ticketId, opened: call.opened, personId };
    if (personId === null && !said.unknown) return undefined;
    const requesterId = personId ?? (await this.book.callerAt(tx, call.fromNumber));
    // Whoever hides a number is not whoever hid one before.
    const nobody = personId === null && call.fromNumber === null;
    const open = said.newQuestion || nobody ? [] : await openQuestionsOf(tx, requesterId);
    if (open.length > 1) return undefined;
    const ticketId = open[0] ?? (await this.opens(hands, call, requesterId, ON_THE_PHONE));
    return { ticketId, opened: open.length === 0, personId };
  }

  async #known(tx: Transaction, { fromNumber }: CallRow, { personId, remember }: AnswerCallBody): Promise<void> {
    const person = await loadPerson(tx, personId!);
    if (!person || person.disabled)
      throw new DoorError('request.invalid', { fields: { personId: 'nobody known by this id' } });
    if (remember && fromNumber !== null) await this.book.remember(tx, fromNumber, person.id);
  }

  async #deed(
    actor: Actor,
    id: string,
    deed: (hands: Hands, call: CallRow) => Promise<CallRow>,
  ): Promise<IncomingCallView> {
    const now = this.time.now();
    const view = await this.desk.together(actor, async (hands) => {
      const call = await lockCall(hands.tx, id);
      if (!call || call.direction === 'out') throw new DoorError('call.not_found');
      if (![null, actor.id].includes(call.answeredById)) throw new DoorError('call.already_answered');
      const answers = stateOf(call) !== 'ended';
      const taken = answers ? { ...call, answeredAt: call.answeredAt ?? now, answeredById: actor.id } : call;
      const done = await deed(hands, taken);
      const lookAt = stateOf(done) === 'ended' ? null : endsAtLatest(done);
      const saved = { ...done, lookAt, news: call.news + 1 };
      await saveCallRow(hands.tx, saved);
      if (answers) await busy(hands.tx, saved, now);
      return this.reader.view(hands.tx, saved, actor);
    });
    this.roster.forget();
    return view;
  }
}

type Words = Readonly<Record<'nl' | 'en', (number?: string) => string>>;
const ON_THE_PHONE: Words = {
  nl: (number) => (number ? `Aan de telefoon, vanaf ${number}.` : 'Aan de telefoon, zonder nummer.'),
  en: (number) => (number ? `On the phone, from ${number}.` : 'On the phone, without a number.'),
};
/** What stands there of somebody who called and got nobody. */
export const GOT_NOBODY: Words = {
  nl: (number) => `Belde vanaf ${number}, en niemand nam op. Bel terug.`,
  en: (number) => `Called from ${number}, and nobody answered. Call back.`,
};

function helps({ ownerId, standIn, helpers }: Ticket, personId: string): boolean {
  return [ownerId, standIn?.personId, ...helpers.map((one) => one.personId)].includes(personId);
}
