import { Injectable } from '@nestjs/common';
import { DoorError, type FactPage, type MessagePage, type PageQuery } from '@zorg112/contracts';
import { Database, factsOf, type MessageRow, messagesOf, textsOf } from '@zorg112/database';
import { mayReadFacts, mayReadInside, mayReadThanks, mayReadWords, type Actor, type Fact } from '@zorg112/domain';
import { Directory } from './directory.js';
import { messageView } from './message-view.js';
import { TicketReader } from './ticket-reader.js';
import { iso } from './ticket-view.js';
import { TimeSource } from './time-source.js';

const TO_HER: readonly MessageRow['kind'][] = ['question', 'message', 'reply', 'interim', 'solution', 'unsolved'];
const INSIDE: readonly MessageRow['kind'][] = [...TO_HER, 'note', 'consult', 'answer'];
/** Words that only those who help read. */
export const isInside = (kind: MessageRow['kind']): boolean => !TO_HER.includes(kind);
/** What she thought of it. */
const THOUGHT: readonly string[] = ['score', 'knocked'];
const PAGE = 100;

/** What was said and what happened on one ticket. */
@Injectable()
export class Thread {
  constructor(
    private readonly database: Database,
    private readonly tickets: TicketReader,
    private readonly directory: Directory,
    private readonly time: TimeSource,
  ) {}

  /** Requesters read what was said to and by them; those who help also read notes and consults. */
  async messages(reader: Actor, ticketId: string, { limit = PAGE, cursor }: PageQuery): Promise<MessagePage> {
    const { ticket } = await this.tickets.stored(reader, ticketId);
    if (!mayReadWords(ticket, reader)) throw new DoorError('permission.denied');
    const kinds = mayReadInside(ticket, reader) ? INSIDE : TO_HER;
    const rows = await messagesOf(this.database.read, ticketId, kinds, after(cursor), limit + 1);
    await this.directory.know(rows.map(({ authorId }) => authorId));
    const now = this.time.now();
    const items = rows.slice(0, limit).map((row) => messageView(row, now, this.directory));
    return { items, nextCursor: rows.length > limit ? String(items.at(-1)?.version) : null };
  }

  /** Facts in order; with their words only for those who help. */
  async facts(reader: Actor, ticketId: string, { limit = PAGE, cursor }: PageQuery): Promise<FactPage> {
    const { ticket } = await this.tickets.stored(reader, ticketId);
    if (!mayReadFacts(ticket, reader)) throw new DoorError('permission.denied');
    const since = after(cursor);
    const inside = mayReadInside(ticket, reader);
    const thanks = mayReadThanks(ticket, reader);
    const told = await factsOf(this.database.read, ticketId);
    // A difficult conversation is between who had it and who came in beside: nothing of it counts, and who oversees reads nothing of it.
    const all = told.filter(({ seq, type }) => seq > since && (inside || type !== 'DifficultTold'));
    const shown = all.slice(0, limit);
    const words = inside ? await textsOf(this.database.read, shown.flatMap(messageIds)) : new Map<string, string>();
    await this.directory.know(shown.flatMap(({ by, onBehalfOf }) => (onBehalfOf ? [by, onBehalfOf] : [by])));
    const items = shown.map((fact) => {
      const text = words.get(messageIds(fact)[0] ?? '');
      return {
        seq: fact.seq,
        type: fact.type,
        at: iso(fact.at),
        by: this.directory.named(fact.by),
        ...(fact.onBehalfOf ? { onBehalfOf: this.directory.named(fact.onBehalfOf) } : {}),
        data: { ...shownOf(fact.data, { inside, thanks }), ...(text === undefined ? {} : { text }) },
      };
    });
    return { items, nextCursor: all.length > limit ? String(shown.at(-1)?.seq) : null };
  }
}

/** Without a word of a difficult conversation, and without what she thought of it, for whom those are not. */
function shownOf(data: object, { inside, thanks }: { inside: boolean; thanks: boolean }): object {
  return Object.fromEntries(
    Object.entries(data).filter(
      ([name, value]) =>
        (inside || (name !== 'difficult' && value !== 'difficult')) && (thanks || !THOUGHT.includes(name)),
    ),
  );
}

function messageIds(fact: Fact): string[] {
  return 'messageId' in fact.data && fact.data.messageId ? [fact.data.messageId] : [];
}

function after(cursor: string | undefined): number {
  const seq = Number(cursor ?? 0);
  if (!Number.isSafeInteger(seq) || seq < 0)
    throw new DoorError('request.invalid', { fields: { cursor: 'not a cursor of ours' } });
  return seq;
}
