import { Injectable } from '@nestjs/common';
import { type SimilarBody, type SimilarView } from '@zorg112/contracts';
import { listOf } from '@zorg112/database';
import { similarTo, type Actor } from '@zorg112/domain';
import { Directory } from './directory.js';
import { NOT_PRIVATE, OPEN, readableBy, type Where } from './eyes.js';
import { ORDERS, TicketReader } from './ticket-reader.js';
import { ticketView } from './ticket-view.js';
import { TimeSource } from './time-source.js';

/** So many of the newest are compared. */
const COMPARED = 200;

/** Does somebody ask this already? Looked up while she types, so that two of a team do not ask it twice. Her words are only compared. */
@Injectable()
export class SimilarQuestions {
  constructor(
    private readonly tickets: TicketReader,
    private readonly directory: Directory,
    private readonly time: TimeSource,
  ) {}

  async to(reader: Actor, typed: SimilarBody): Promise<SimilarView> {
    // Not her own private ones either: her screen may be the one of the ward.
    const wanted = [OPEN, NOT_PRIVATE, readableBy(reader), ofHerTeam(reader)];
    const stored = await this.tickets.storedPage(wanted, ORDERS.newest, COMPARED);
    const asked = stored.map((one) => ({
      one,
      text: one.text,
      location: one.ticket.location,
      category: one.ticket.category,
    }));
    const now = this.time.now();
    return { items: similarTo(typed, asked).map(({ one }) => ticketView(one, reader, now, this.directory)) };
  }
}

function ofHerTeam({ id, teamIds }: Actor): Where {
  const hers = { text: 't.requester_id = ?', values: [id] };
  if (teamIds.length === 0) return hers;
  return { text: `t.team_id IN ${listOf(teamIds)} OR ${hers.text}`, values: [...teamIds, id] };
}
