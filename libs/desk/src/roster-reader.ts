import { Injectable } from '@nestjs/common';
import {
  DoorError,
  type DutyChangeView,
  type NamedView,
  type OnCallView,
  type PresentView,
  type RosterEntryView,
  type RosterNowView,
  type RosterQuery,
  type RosterView,
} from '@zorg112/contracts';
import { Database, loadRoster, type RosterRow } from '@zorg112/database';
import { Directory } from './directory.js';
import { DutyRoster } from './duty-roster.js';
import { PolicyBook } from './policy-book.js';
import { type RosterEntries, type RosterKind } from './roster-entries.js';
import { weekOf } from './roster-weeks.js';
import { iso } from './ticket-view.js';
import { TimeSource } from './time-source.js';

const WEEK_MS = 7 * 86_400_000;
const LONGEST_MS = 10 * WEEK_MS + 7_200_000;

/** The roster for a screen: who is on, who keeps watch, what comes. */
@Injectable()
export class RosterReader {
  constructor(
    private readonly database: Database,
    private readonly roster: DutyRoster,
    private readonly directory: Directory,
    private readonly policies: PolicyBook,
    private readonly time: TimeSource,
  ) {}

  /** Throws DoorError roster.order, roster.too_long. */
  async of(query: RosterQuery): Promise<RosterView> {
    const now = this.time.now();
    const { zone } = this.policies.current.calendar;
    const week = weekOf(zone, query.week === undefined ? now : Date.parse(query.week));
    const from = query.from === undefined ? week.from : Date.parse(query.from);
    const to = query.to === undefined ? weekOf(zone, from).to : Date.parse(query.to);
    if (to <= from) throw new DoorError('roster.order', { fields: { to: 'before from' } });
    if (to - from > LONGEST_MS) throw new DoorError('roster.too_long');
    const rows = await loadRoster(this.database.read, from, to);
    await this.directory.know(rows.map(({ personId }) => personId));
    return {
      from: iso(from),
      to: iso(to),
      timezone: zone,
      now: await this.#now(now),
      items: rows.map((row) => entryView(row, this.directory)),
    };
  }

  /** Who is there, and a print of everything a screen shows of it: when that changes, screens look again. */
  async present(): Promise<{ people: NamedView[]; print: string }> {
    const now = this.time.now();
    const { onShift, ...rest } = await this.#now(now);
    const entries = await this.roster.entries(now);
    const people = onShift.map(({ id, name }) => ({ id, name }));
    return { people, print: JSON.stringify([onShift, rest, entries.all]) };
  }

  async #now(now: number): Promise<RosterNowView> {
    const entries = await this.roster.entries(now);
    const { asleep, dutyHolderId } = await this.roster.at(now);
    const nextDutyChange = await this.#nextDuty(entries, dutyHolderId, now);
    return {
      onShift: this.#present(entries, now),
      dutyHolder: this.directory.named(dutyHolderId),
      byFallback: entries.on('duty', now).size === 0,
      ...(nextDutyChange ? { nextDutyChange } : {}),
      fallback: this.directory.named(entries.fallbackId),
      onCall: this.#onCall(entries, now),
      absent: [...entries.on('absent', now).keys()].map((id) => this.directory.named(id)),
      asleep: asleep.map(({ from, to }) => ({ from: iso(from), to: iso(to) })),
    };
  }

  #present(entries: RosterEntries, now: number): PresentView[] {
    const people = [...entries.on('shift', now)].map(([id, since]) => ({
      ...this.directory.named(id),
      roles: [...(this.directory.person(id)?.roles ?? [])],
      ...service(this.directory.person(id)?.serviceId, this.directory),
      since: iso(since),
      ...until(entries, 'shift', id, now),
      inCall: entries.inCall(id, now),
    }));
    return people.sort((a, b) => a.name.localeCompare(b.name, 'nl'));
  }

  #onCall(entries: RosterEntries, now: number): OnCallView[] {
    return [...entries.on('on_call', now).keys()].flatMap((id) =>
      entries.servicesOnCall(id, now).map((serviceId) => ({
        ...this.directory.named(id),
        ...service(serviceId, this.directory),
        ...until(entries, 'on_call', id, now),
      })),
    );
  }

  /** The first moment that somebody else keeps watch. */
  async #nextDuty(entries: RosterEntries, holder: string, now: number): Promise<DutyChangeView | undefined> {
    const turns = entries.people.flatMap((id) => entries.hours('duty', id).flatMap(({ from, to }) => [from, to]));
    const ahead = [...new Set(turns)].filter((at) => at > now && Number.isFinite(at)).sort((a, b) => a - b);
    for (const at of ahead) {
      const next = await this.roster.dutyHolderAt(entries, at);
      if (next !== holder) return { at: iso(at), person: this.directory.named(next) };
    }
    return undefined;
  }
}

export function entryView(row: RosterRow, directory: Directory): RosterEntryView {
  return {
    id: row.id,
    person: directory.named(row.personId),
    kind: row.kind,
    ...service(row.serviceId, directory),
    from: iso(row.fromAt),
    ...(row.toAt === null ? {} : { to: iso(row.toAt) }),
  };
}

function service(id: string | null | undefined, directory: Directory): { service?: NamedView } {
  if (!id) return {};
  return { service: { id, name: directory.service(id)?.name ?? 'onbekend' } };
}

function until(entries: RosterEntries, kind: RosterKind, id: string, now: number): { until?: string } {
  const ends = entries.hours(kind, id).filter(({ from, to }) => from <= now && to > now);
  const end = Math.max(...ends.map(({ to }) => to));
  return Number.isFinite(end) ? { until: iso(end) } : {};
}
