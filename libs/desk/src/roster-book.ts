import { Injectable } from '@nestjs/common';
import {
  DoorError,
  type CallView,
  type CopiedView,
  type DutyTakeoverBody,
  type FallbackView,
  type RosterEndedView,
  type RosterEntryBody,
  type RosterEntryView,
  type RosterWeekBody,
} from '@zorg112/contracts';
import {
  Database,
  insertRows,
  loadPerson,
  loadRoster,
  loadTouching,
  RosterRow,
  saveCall,
  saveFallback,
  type Transaction,
} from '@zorg112/database';
import { type Actor, type Role } from '@zorg112/domain';
import { v7 as newId } from 'uuid';
import { Directory } from './directory.js';
import { DutyRoster } from './duty-roster.js';
import { Idempotency } from './idempotency.js';
import { PolicyBook } from './policy-book.js';
import { type RosterKind } from './roster-entries.js';
import { entryView } from './roster-reader.js';
import { daysLater, weekOf } from './roster-weeks.js';
import { TimeSource } from './time-source.js';

const HOUR = 3_600_000;
/** Clocks of screens differ a little, and whoever says "from now" takes a moment to press. */
const JUST_NOW_MS = 5 * 60_000;
/** Somebody who calls in sick is away from this morning on. */
const AWAY_SINCE_MS = 24 * HOUR;
/** A call nobody hung up is over. */
const LONGEST_CALL_MS = 4 * HOUR;
const WEEK_DAYS = 7;

const WHO: Record<RosterKind, readonly Role[]> = {
  shift: ['agent', 'lead', 'back_office'],
  duty: ['agent', 'lead'],
  on_call: ['agent', 'lead', 'back_office'],
  absent: ['agent', 'lead', 'back_office', 'manager'],
};

/** Writing the roster. What was, stays: an entry that runs is ended, one to come is taken out, one that is over is left alone. */
@Injectable()
export class RosterBook {
  constructor(
    private readonly database: Database,
    private readonly roster: DutyRoster,
    private readonly directory: Directory,
    private readonly policies: PolicyBook,
    private readonly idempotency: Idempotency,
    private readonly time: TimeSource,
  ) {}

  /** Throws DoorError roster.past, .order, .role, .overlap. */
  async add(body: RosterEntryBody): Promise<RosterEntryView> {
    const now = this.time.now();
    const fromAt = body.from === undefined ? now : Date.parse(body.from);
    const toAt = body.to === undefined ? null : Date.parse(body.to);
    if (fromAt < now - (body.kind === 'absent' ? AWAY_SINCE_MS : JUST_NOW_MS)) throw new DoorError('roster.past');
    if (toAt !== null && toAt <= fromAt) throw new DoorError('roster.order', { fields: { to: 'before from' } });
    if (toAt !== null && toAt <= now) throw new DoorError('roster.past');
    await this.directory.know([body.personId]);
    const serviceId = await this.#serviceOf(body);
    return this.#write(async (tx) => {
      await this.#maybe(tx, body.personId, WHO[body.kind]);
      const row = { id: newId(), personId: body.personId, kind: body.kind, serviceId, fromAt, toAt };
      if ((await loadTouching(tx, row)).some((one) => one.serviceId === serviceId))
        throw new DoorError('roster.overlap');
      await insertRows(tx, RosterRow, [row]);
      return entryView(row, this.directory);
    });
  }

  /** Throws DoorError roster.not_found, roster.past. */
  async end(id: string): Promise<RosterEndedView> {
    const now = this.time.now();
    return this.#write(async (tx) => {
      const row = await tx.manager.findOneBy(RosterRow, { id });
      if (!row) throw new DoorError('roster.not_found');
      if (row.toAt !== null && row.toAt <= now) throw new DoorError('roster.past');
      const removed = row.fromAt >= now;
      if (removed) await tx.manager.delete(RosterRow, { id });
      else await tx.sql('UPDATE roster SET to_at = ? WHERE id = ?', [now, id]);
      return { ...entryView(removed ? row : { ...row, toAt: now }, this.directory), removed };
    });
  }

  /** The shifts, duties and on-calls of one week again in the next, at the same times on the wall. Absences are not copied. */
  async copyWeek({ from }: RosterWeekBody): Promise<CopiedView> {
    const { zone } = this.policies.current.calendar;
    const now = this.time.now();
    const week = weekOf(zone, from === undefined ? now : Date.parse(from));
    const gone = new Set((await this.roster.entries(now)).disabled);
    return this.#write(async (tx) => {
      const rows = (await loadRoster(tx, week.from, week.to)).filter(
        ({ kind, fromAt, toAt, personId }) =>
          kind !== 'absent' && fromAt >= week.from && toAt !== null && !gone.has(personId),
      );
      let copied = 0;
      for (const row of rows) {
        const [fromAt, toAt] = [row.fromAt, row.toAt!].map((at) => daysLater(zone, at, WEEK_DAYS)) as [number, number];
        const copy = { ...row, id: newId(), fromAt, toAt };
        const taken = (await loadTouching(tx, copy)).some(({ serviceId }) => serviceId === copy.serviceId);
        if (taken || fromAt < now || toAt <= fromAt) continue;
        await insertRows(tx, RosterRow, [copy]);
        copied++;
      }
      return { copied, skipped: rows.length - copied };
    });
  }

  /**
   * Somebody on shift keeps watch from now, until the end of the shift. Who was rostered takes it up again then; where the shift
   * has no end, theirs ends now. Throws DoorError roster.off_shift, roster.already_watching, roster.order.
   */
  async takeDuty(actor: Actor, { until }: DutyTakeoverBody): Promise<RosterEntryView> {
    const now = this.time.now();
    this.roster.forget();
    const entries = await this.roster.entries(now);
    const shift = entries.hours('shift', actor.id).filter(({ from, to }) => from <= now && to > now);
    if (shift.length === 0) throw new DoorError('roster.off_shift');
    if ((await this.roster.dutyHolderAt(entries, now)) === actor.id) throw new DoorError('roster.already_watching');
    const end = until === undefined ? Math.max(...shift.map(({ to }) => to)) : Date.parse(until);
    if (end <= now) throw new DoorError('roster.order', { fields: { until: 'not to come' } });
    const row = { id: newId(), personId: actor.id, kind: 'duty' as const, serviceId: null, fromAt: now };
    return this.#write(async (tx) => {
      // Of two who take it at the same moment the last keeps it.
      await tx.sql(`DELETE FROM roster WHERE kind = 'duty' AND from_at = ?`, [now]);
      // One's own duty that was overruled, and, for good, everybody's.
      const ends = end === Infinity ? '' : 'AND person_id = ?';
      await tx.sql(
        `UPDATE roster SET to_at = ? WHERE kind = 'duty' AND from_at < ? AND (to_at IS NULL OR to_at > ?) ${ends}`,
        [now, now, now, ...(ends ? [actor.id] : [])],
      );
      const next = (await loadTouching(tx, { ...row, toAt: null })).map(({ fromAt }) => fromAt);
      const toAt = Math.min(end, ...next);
      const entry = { ...row, toAt: Number.isFinite(toAt) ? toAt : null };
      await insertRows(tx, RosterRow, [entry]);
      return entryView(entry, this.directory);
    });
  }

  /** Who keeps watch where no duty is rostered. Throws DoorError roster.role, account.not_found. */
  async setFallback(personId: string): Promise<FallbackView> {
    await this.directory.know([personId]);
    return this.#write(async (tx) => {
      await this.#maybe(tx, personId, WHO.duty);
      await saveFallback(tx, personId);
      return { fallback: this.directory.named(personId) };
    });
  }

  /** On the phone, or off it: the phone says so, or the one who picks it up. */
  async setCall(personId: string, inCall: boolean): Promise<CallView> {
    const since = this.time.now();
    return this.#write(async (tx) => {
      await saveCall(tx, personId, inCall ? { since, until: since + LONGEST_CALL_MS } : undefined);
      return inCall ? { inCall, since: new Date(since).toISOString() } : { inCall };
    });
  }

  async #serviceOf({ kind, serviceId, personId }: RosterEntryBody): Promise<string | null> {
    if (kind !== 'on_call') {
      if (serviceId !== undefined) throw new DoorError('request.invalid', { fields: { serviceId: 'only on call' } });
      return null;
    }
    if (serviceId === undefined) return this.directory.person(personId)?.serviceId ?? null;
    if (!(await this.directory.services()).some(({ id }) => id === serviceId))
      throw new DoorError('request.invalid', { fields: { serviceId: 'no service known by this id' } });
    return serviceId;
  }

  async #maybe(tx: Transaction, personId: string, roles: readonly Role[]): Promise<void> {
    const person = await loadPerson(tx, personId);
    if (!person || person.disabled) throw new DoorError('account.not_found');
    if (!person.roles.some((role) => roles.includes(role))) throw new DoorError('roster.role');
  }

  async #write<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const done = await this.database.unitOfWork.run(work, this.idempotency.keep);
    this.roster.forget();
    return done;
  }
}
