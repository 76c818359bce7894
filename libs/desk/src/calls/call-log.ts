import { Injectable } from '@nestjs/common';
import { type HeardEvent } from '@zorg112/contracts';
import {
  callOf,
  Database,
  saveCall,
  saveCallRow,
  talksInAnother,
  type CallRow,
  type Transaction,
} from '@zorg112/database';
import { CAUSES, endsAtLatest, heardOf, LASTS_AT_MOST_MS, stateOf, type Cause } from '@zorg112/domain';
import { v7 as newId } from 'uuid';
import { DutyRoster } from '../duty-roster.js';
import { TimeSource } from '../time-source.js';
import { PhoneBook } from './phone-book.js';
import { phoneNumber } from './phone-number.js';

/** What exchanges tell, written down at once: whatever follows from it is done after, so that no exchange waits for us. */
@Injectable()
export class CallLog {
  constructor(
    private readonly database: Database,
    private readonly book: PhoneBook,
    private readonly roster: DutyRoster,
    private readonly time: TimeSource,
  ) {}

  /** Told twice, too late or in another order it comes to the same. */
  async hear(told: HeardEvent): Promise<void> {
    const now = this.time.now();
    await this.database.unitOfWork.run(async (tx) => {
      const was = await this.#known(tx, told, now);
      const call = filledIn(heardOf(was, told.event, now, causeOf(told.cause)), told);
      const answers = told.event === 'answer' && call.answeredAt !== was.answeredAt;
      const answeredById = answers ? ((await this.book.colleague(tx, told)) ?? null) : call.answeredById;
      const personId = call.personId ?? (await this.#caller(tx, call)) ?? null;
      const changed = { ...call, answeredById, personId, lookAt: lookAgainAt(call, now), news: was.news + 1 };
      if (same(was, changed)) return;
      await saveCallRow(tx, changed);
      if (answeredById !== null) await busy(tx, changed, now);
    });
    this.roster.forget();
  }

  async #known(tx: Transaction, { exchange, callId, direction }: HeardEvent, now: number): Promise<CallRow> {
    return callOf(tx, {
      ...{ id: newId(), exchange, callId, direction, fromNumber: null, toNumber: null, startedAt: now },
      ...{ rangAt: null, answeredAt: null, endedAt: null, cause: null, answeredById: null },
      ...{ personId: null, ticketId: null, opened: false, outcome: null, lookAt: null, news: 0, told: 0 },
    });
  }

  /** Only where the number is one person's. */
  async #caller(tx: Transaction, { direction, fromNumber }: CallRow): Promise<string | undefined> {
    return direction === 'in' ? (await this.book.whose(tx, fromNumber)).personId : undefined;
  }
}

/** A colleague who talks is left alone by the ladder while somebody else is free. */
export async function busy(tx: Transaction, call: CallRow, now: number): Promise<void> {
  const personId = call.answeredById!;
  const talks = stateOf(call) === 'answered';
  if (!talks && (await talksInAnother(tx, personId, call.id))) return;
  await saveCall(tx, personId, talks ? { since: now, until: now + LASTS_AT_MOST_MS } : undefined);
}

/** What just happened is looked at now; else when we give it up. */
export function lookAgainAt(call: CallRow, now: number): number {
  return stateOf(call) === 'ringing' ? endsAtLatest(call) : now;
}

/** An event that came first may have known less. */
function filledIn(call: CallRow, { from, to }: HeardEvent): CallRow {
  const fromNumber = call.fromNumber ?? phoneNumber(from) ?? null;
  return { ...call, fromNumber, toNumber: call.toNumber ?? phoneNumber(to) ?? null };
}

function same(was: CallRow, is: CallRow): boolean {
  return MOMENTS.every((name) => was[name] === is[name]);
}
const MOMENTS = ['rangAt', 'answeredAt', 'endedAt', 'cause', 'fromNumber', 'toNumber'] as const;

function causeOf(cause: string | undefined): Cause | undefined {
  return CAUSES.find((one) => one === cause && one !== 'lost');
}
