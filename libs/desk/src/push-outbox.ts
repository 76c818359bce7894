import { Injectable } from '@nestjs/common';
import { type PushMessage } from '@zorg112/contracts';
import {
  Database,
  dropPush,
  lastDeed,
  loadPhones,
  loadQuiet,
  phoneIsGone,
  postponePush,
  somePushDue,
  takePushes,
  toStored,
  type PushRow,
  type PushSubscriptionRow,
  type StoredRow,
  type StoredTicket,
  type Transaction,
} from '@zorg112/database';
import { stillSo, USUAL_QUIET_HOURS, whenToTell } from '@zorg112/domain';
import { Directory } from './directory.js';
import { PushServices } from './push-services.js';
import { TimeSource } from './time-source.js';

const AT_ONCE = 100;
/** Longer than telling them all takes: one that died meanwhile left them to another. */
export const PUSH_LEASE_MS = 120_000;
/** Later than this nobody needs to be told any more: she reads it on her page. */
const GIVE_UP_MS = 24 * 3_600_000;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 3_600_000;

/** What goes to one phone now. */
export interface ToTell {
  readonly row: PushRow;
  readonly phone: PushSubscriptionRow;
  readonly message: PushMessage;
  /** Somebody cannot be helped properly: the phone is woken for it. */
  readonly urgent: boolean;
}

/** How it went: told, the phone or its keys are no more, not now (perhaps with how long to wait), or never in this form. */
export type Told = { readonly how: 'told' | 'gone' | 'refused' } | { readonly how: 'later'; readonly afterMs?: number };

/** What phones must still be told. Whether, and when, is decided when it is due: from the question and her quiet hours as they are then. */
@Injectable()
export class PushOutbox {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly services: PushServices,
    private readonly time: TimeSource,
  ) {}

  /** Takes what is to be told now; `more`: there may be more due than this. */
  async take(): Promise<{ toTell: readonly ToTell[]; more: boolean }> {
    const now = this.time.now();
    const { read, unitOfWork } = this.database;
    if (!(await somePushDue(read, now))) return { toTell: [], more: false };
    const taken = await unitOfWork.run((tx) => takePushes(tx, now, PUSH_LEASE_MS, AT_ONCE));
    if (taken.length === 0) return { toTell: [], more: false };
    const verdicts = await this.#judge(taken, now);
    await unitOfWork.run(async (tx) => {
      for (const verdict of verdicts) if ('settle' in verdict) await verdict.settle(tx);
    });
    const toTell = verdicts.flatMap((verdict) => ('settle' in verdict ? [] : [verdict]));
    return { toTell, more: taken.length === AT_ONCE };
  }

  async settle(told: readonly { toTell: ToTell; told: Told }[]): Promise<void> {
    const now = this.time.now();
    await this.database.unitOfWork.run(async (tx) => {
      for (const { toTell, told: one } of told) {
        const { row, phone } = toTell;
        if (one.how === 'gone') await phoneIsGone(tx, phone.id);
        else if (one.how === 'later') await postponePush(tx, again(row, one.afterMs, now));
        else await dropPush(tx, row);
      }
    });
  }

  async #judge(taken: readonly PushRow[], now: number): Promise<Verdict[]> {
    const { read } = this.database;
    const phones = await loadPhones(read, [...new Set(taken.map(({ subscriptionId }) => subscriptionId))]);
    const quiet = await loadQuiet(read, [...new Set([...phones.values()].map(({ personId }) => personId))]);
    const verdicts: Verdict[] = [];
    for (const row of taken) {
      const phone = phones.get(row.subscriptionId);
      if (!phone) continue; // signed out of meanwhile: its rows went with it
      const rest = quiet.get(phone.personId) ?? { ...USUAL_QUIET_HOURS, on: true };
      verdicts.push(await this.#verdict(row, phone, rest.on ? rest : undefined, now));
    }
    return verdicts;
  }

  async #verdict(
    row: PushRow,
    phone: PushSubscriptionRow,
    quiet: Parameters<typeof whenToTell>[0],
    now: number,
  ): Promise<Verdict> {
    if (!this.services.knows(phone.endpoint)) return { settle: (tx) => phoneIsGone(tx, phone.id) };
    const drop: Verdict = { settle: (tx) => dropPush(tx, row) };
    if (now - row.since > GIVE_UP_MS) return drop;
    const stored = await this.#ticket(row.ticketId);
    const deed = await lastDeed(this.database.read, row.ticketId, phone.personId);
    // Not hers, or she was there since, or it is no longer so.
    if (stored?.ticket.requesterId !== phone.personId || (deed && deed.factId > row.factId)) return drop;
    if (!stillSo(row.what, stored.ticket)) return drop;
    const { ticket, number } = stored;
    const lastDeedAt = Math.max(deed?.at ?? 0, ticket.createdAt);
    const { urgency } = ticket;
    const at = whenToTell(quiet, { zone: this.directory.policy.calendar.zone, now, urgency, lastDeedAt });
    if (at > now) return { settle: (tx) => postponePush(tx, { ...row, sendAt: at, since: at }) };
    const by = await this.#firstName(row.byId);
    const { id: ticketId } = ticket;
    const message = { what: row.what, ticketId, number, ...(by ? { by } : {}), to: phone.personId, lang: phone.lang };
    return { row, phone, message, urgent: urgency === 'now' };
  }

  async #ticket(id: string): Promise<StoredTicket | undefined> {
    const [stored] = await this.database.read.sql<StoredRow>('SELECT state, number, text FROM tickets WHERE id = ?', [
      id,
    ]);
    return stored && toStored(stored);
  }

  async #firstName(id: string | null): Promise<string | undefined> {
    if (id === null) return undefined;
    await this.directory.know([id]);
    return this.directory.person(id)?.name.split(' ')[0];
  }
}

type Verdict = ToTell | { readonly settle: (tx: Transaction) => Promise<void> };

/** Twice as long each time, to an hour; as long as the push service asks. */
function again(row: PushRow, afterMs: number | undefined, now: number): PushRow {
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(row.tries, 12));
  return { ...row, tries: row.tries + 1, sendAt: now + Math.max(wait, Math.min(afterMs ?? 0, GIVE_UP_MS)) };
}
