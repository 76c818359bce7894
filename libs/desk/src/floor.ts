import { Injectable } from '@nestjs/common';
import { type BetweenView, type CoverView, type FloorView, type WaitsView } from '@zorg112/contracts';
import { Database, type ReadDatabase, type StoredRow, toStored } from '@zorg112/database';
import { spreadOf } from '@zorg112/domain';
import { cameBefore } from './ahead.js';
import { countsBy } from './asked-in.js';
import { flowIn, todayOf } from './day-so-far.js';
import { Directory } from './directory.js';
import { DutyRoster } from './duty-roster.js';
import { NOT_PRIVATE } from './eyes.js';
import { RosterReader } from './roster-reader.js';
import { type Span } from './span.js';
import { iso } from './ticket-view.js';
import { TimeSource } from './time-source.js';

const OLDEST = 5;
const MOST_COVER = 50;

/** How it goes this moment, for who leads the shift. What somebody holds is counted when it is looked at, and kept nowhere. */
@Injectable()
export class Floor {
  constructor(
    private readonly database: Database,
    private readonly roster: DutyRoster,
    private readonly rosters: RosterReader,
    private readonly directory: Directory,
    private readonly time: TimeSource,
  ) {}

  async now(): Promise<FloorView> {
    const now = this.time.now();
    const { read } = this.database;
    const { zone } = this.directory.policy.calendar;
    const today = todayOf(zone, now);
    const [{ now: there }, loads] = [await this.rosters.of({}), await this.roster.loads()];
    return {
      at: iso(now),
      people: there.onShift.map((one) => ({ ...one, load: loads.get(one.id) ?? 0 })),
      dutyHolder: there.dutyHolder,
      ...(there.nextDutyChange ? { nextDutyChange: there.nextDutyChange } : {}),
      cover: await this.#cover(read),
      ...(await flowIn(read, today)),
      expected: await expectedOf(read, zone, now),
      oldest: await oldestOf(read, now),
      between: await this.#between(read, today),
    };
  }

  async #cover(read: ReadDatabase): Promise<CoverView[]> {
    const rows = await read.sql<StoredRow>(
      `SELECT t.state, t.number, t.text FROM tickets t JOIN participants p ON p.ticket_id = t.id AND p.kind = 'stand_in'
       WHERE t.status <> 'closed' AND ${NOT_PRIVATE.text} ORDER BY t.number LIMIT ${MOST_COVER}`,
      NOT_PRIVATE.values,
    );
    const stored = rows.map(toStored).filter(({ ticket }) => ticket.standIn !== undefined);
    await this.directory.know(stored.flatMap(({ ticket }) => [ticket.ownerId, ticket.standIn!.personId]));
    return stored.map(({ number, ticket: { ownerId, standIn } }) => ({
      ...{ number, owner: this.directory.named(ownerId), person: this.directory.named(standIn!.personId) },
      ...(standIn!.until === undefined ? {} : { until: iso(standIn!.until) }),
    }));
  }

  /** As asked in everywhere (`countsBy`): a colleague asked by name is asked of their service. Answered: of what was asked today. */
  async #between(read: ReadDatabase, today: Span): Promise<BetweenView[]> {
    const asked = await countsBy(read, today, 'consult.asked');
    const answered = new Map(
      (await countsBy(read, today, 'consult.answered', today.from)).map(({ key, n }) => [key, n]),
    );
    return asked
      .flatMap(({ key: id, n }) => {
        const service = this.directory.service(id);
        return service ? [{ service: { id, name: service.name }, asked: n, answered: answered.get(id) ?? 0 }] : [];
      })
      .sort((one, other) => other.asked - one.asked || one.service.name.localeCompare(other.service.name, 'nl'));
  }
}

/** Half of those times no more came; of the weeks there are: a house of two weeks old is not told half of what comes. */
async function expectedOf(read: ReadDatabase, zone: string, now: number): Promise<number> {
  const came = await cameBefore(read, zone, now);
  return came.length === 0 ? 0 : spreadOf(came).p50;
}

/** Found among what is open (that index), and only then put in order: the other way round every question there ever was is read. */
async function oldestOf(read: ReadDatabase, now: number): Promise<WaitsView[]> {
  const rows = await read.sql<{ number: number | string; created_at: number | string; due: number | string | null }>(
    `SELECT t.number, t.created_at, t.next_due_at AS due FROM tickets t WHERE t.status <> 'closed' AND t.status = 'waiting_for_helper' AND ${NOT_PRIVATE.text}
     ORDER BY +t.created_at LIMIT ${OLDEST}`,
    NOT_PRIVATE.values,
  );
  return rows.map(({ number, created_at: at, due }) => ({
    ...{ number: Number(number), since: iso(Number(at)), late: due !== null && Number(due) < now },
  }));
}
