import { Injectable } from '@nestjs/common';
import { type StoryView } from '@zorg112/contracts';
import { Database, factsOf, type StoredRow, toStored } from '@zorg112/database';
import { openBetween, Refusal, type Spoken, storyOf, type Ticket } from '@zorg112/domain';
import { Directory } from './directory.js';
import { localDay, monthNamed } from './local-days.js';
import { PolicyBook } from './policy-book.js';
import { hiddenIn, peopleBy } from './withheld-in.js';
import { iso } from './ticket-view.js';
import { TimeSource } from './time-source.js';

/** One question told as a story, for who oversees: roles for names, and no word of what was said. */
@Injectable()
export class Stories {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly policies: PolicyBook,
    private readonly time: TimeSource,
  ) {}

  /** Of the questions behind the figures. Throws Refusal ticket.not_found, also for a private one and for the desk's own fault. */
  async one(number: string): Promise<StoryView> {
    const ticket = await this.#counted(number);
    const facts = await factsOf(this.database.read, ticket.id);
    await this.directory.know([ticket.requesterId, ticket.ownerId]);
    const now = this.time.now();
    const { zone } = this.policies.current.calendar;
    const team = await this.#team(ticket, zone);
    const story = storyOf(facts, {
      ...{ zone, now, open: openBetween((at) => this.policies.at(at)) },
      part: (id) => this.#part(id),
      service: (id) => this.directory.service(id)?.name,
      ...(team === undefined ? {} : { team }),
    });
    return {
      ...{ number: Number(number), madeAt: iso(now), status: ticket.status },
      ...(ticket.category === undefined ? {} : { category: ticket.category }),
      summary: story.summary.map(({ part, title, lines }) => ({
        part,
        nl: { title: title.nl, lines: lines.map((line) => line.nl) },
        en: { title: title.en, lines: lines.map((line) => line.en) },
      })),
      lines: story.lines.map(({ at, day, time, after, text }) => {
        const words = (language: keyof Spoken) => ({
          ...{ day: day[language], time: time[language], text: text[language] },
          ...(after ? { after: after[language] } : {}),
        });
        return { at: iso(at), nl: words('nl'), en: words('en') };
      }),
    };
  }

  async #counted(number: string): Promise<Ticket> {
    if (!/^\d{1,9}$/.test(number)) throw new Refusal('ticket.not_found');
    const [row] = await this.database.read.sql<StoredRow>(
      'SELECT state, number, text FROM tickets WHERE number = ? AND NOT private AND NOT is_outage',
      [Number(number)],
    );
    if (!row) throw new Refusal('ticket.not_found');
    return toStored(row).ticket;
  }

  /** As in the table by team of the month it was asked in; where somebody was in danger or something happened to a client, never. */
  async #team({ teamId, createdAt, paths }: Ticket, zone: string): Promise<string | undefined> {
    if (teamId === undefined || paths.some(({ startedAt }) => startedAt !== undefined)) return undefined;
    const month = monthNamed(zone, localDay(zone, createdAt).slice(0, 'YYYY-MM'.length));
    const teams = await peopleBy(this.database.read, month!, 'team');
    const shown =
      teams.some(({ key }) => key === teamId) &&
      !(await hiddenIn(this.database.read, month!, 'team', teams)).has(teamId);
    return shown ? this.directory.team(teamId)?.name : undefined;
  }

  #part(id: string) {
    const person = this.directory.person(id);
    const service = person?.serviceId && this.directory.service(person.serviceId)?.name;
    return person && { roles: person.roles, ...(service ? { service } : {}) };
  }
}
