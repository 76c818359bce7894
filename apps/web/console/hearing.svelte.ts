// What comes in by itself: nudges, who came to help where, and catching up after the line was gone.
import { announcer } from '../shared/announce.svelte';
import type { ClockKind, Me, Ticket } from '../shared/types';
import { firstName } from './clocks';
import type { Desk } from './desk.svelte';
import { door } from './door';
import type { Heard } from './link.svelte';
import { tell } from './news';
import { say } from './say';
import type { Talk } from './talk.svelte';

const CAUGHT_UP_MS = 8_000;
const PEOPLE_REST_MS = 5_000;
type Escalation = Parameters<Heard['escalation.raised']>[0];

export class Hearing {
  /** The one quiet line under the list. */
  news = $state.raw<{ text: string; number?: number }>();
  /** Am I on shift, not on the phone and not resting? */
  onShift = false;
  /** How much had changed when the line came back; shown for a moment. */
  caughtUp = $state<number>();

  /** Who is on, keeps watch or is on the phone changed. */
  onPresence = () => {};
  /** Something that may sound. */
  onNews = (_news: { fresh?: readonly Ticket[]; mine?: true }) => {};
  /** Somebody calls, is answered or is gone; or what there is to read out to them changed. */
  onCall = () => {};

  readonly #me: Me;
  readonly #desk: Desk;
  readonly #talk: Talk;
  readonly #names = new Map<string, string>();
  #wasThere = false;
  #asked: ReturnType<typeof setTimeout> | undefined;

  readonly #onTold: () => void;

  /** `onTold`: something rang for this person, or may have while the line was gone. */
  constructor(me: Me, desk: Desk, talk: Talk, onTold: () => void) {
    this.#onTold = onTold;
    this.#me = me;
    this.#desk = desk;
    this.#talk = talk;
    desk.onFresh = (tickets) => {
      tell(`${say.w.news.fresh(tickets.length)}.`);
      this.onNews({ fresh: tickets });
    };
    void this.#people();
  }

  heard(): Heard {
    return {
      'ticket.changed': ({ id, version }) => this.#desk.ticketChanged(id, version),
      'queue.changed': () => this.#desk.queueChanged(),
      'escalation.raised': (event) => void this.#escalated(event),
      'notice.raised': (event) => void this.#told(event),
      'call.ringing': () => this.onCall(),
      'call.answered': () => this.onCall(),
      'call.ended': () => this.onCall(),
      'outage.changed': () => this.onCall(),
      'presence.changed': ({ ticketId, people }) => {
        if (ticketId === undefined) this.#present();
        else if (ticketId === this.#talk.id) this.#talk.seen(people);
      },
    };
  }

  /** Who is on shift or keeps watch changed. */
  #present(): void {
    this.onPresence();
    if (this.#asked) return;
    this.#asked = setTimeout(() => {
      this.#asked = undefined;
      void this.#people();
    }, PEOPLE_REST_MS);
  }

  async #people(): Promise<void> {
    const people = await door.people().catch(() => undefined); // names only make the news friendlier
    for (const { id, name } of people ?? []) this.#names.set(id, name);
    if (people) this.onShift = people.some(({ id, inCall }) => id === this.#me.id && !inCall);
  }

  nameOf(id: string, ticket?: Ticket): string | undefined {
    return [ticket?.owner, ...(ticket?.helpers ?? [])].find((one) => one?.id === id)?.name ?? this.#names.get(id);
  }

  notice(text: string, number?: number): void {
    this.news = { text, ...(number ? { number } : {}) };
    tell(text);
  }

  /** The line is there (again): everything anew, and how much of it differs from what stood here. */
  async back(): Promise<void> {
    const before = this.#desk.versions();
    this.#onTold();
    this.onCall();
    await this.#desk.reload();
    if (this.#talk.number !== undefined) await this.#talk.reload().catch(() => {});
    if (this.#wasThere) this.#sayCaughtUp(before, this.#desk.versions());
    this.#wasThere = true;
  }

  #sayCaughtUp(before: Map<string, number>, after: Map<string, number>): void {
    const changed = [...new Set([...before.keys(), ...after.keys()])].filter((id) => before.get(id) !== after.get(id));
    this.caughtUp = changed.length;
    announcer.say(say.w.link.caughtUp(changed.length));
    setTimeout(() => (this.caughtUp = undefined), CAUGHT_UP_MS);
  }

  /** Something is asked of me by name: it waits among the notices, and is said once. */
  async #told({ ticketId, what }: Parameters<Heard['notice.raised']>[0]): Promise<void> {
    this.#onTold();
    const ticket = await door.ticket(ticketId).catch(() => undefined);
    if (!ticket) return;
    this.#desk.take(ticket);
    this.onNews({ mine: true });
    this.notice(`${say.w.beside.notices.what[what]} (${ticket.number}).`, ticket.number);
  }

  /** Everybody hears who came to help; that a clock needs attention is only for those it is told to. */
  async #escalated({ ticketId, clock, added, tell: told }: Escalation): Promise<void> {
    if (added === this.#me.id || told.includes(this.#me.id)) this.#onTold();
    if (!added && !told.includes(this.#me.id)) return;
    const known = this.#desk.ticket(ticketId);
    // A helper who was just added stands on the newest ticket.
    const ticket =
      known && (!added || this.nameOf(added, known)) ? known : await door.ticket(ticketId).catch(() => known);
    if (!ticket) return;
    if (ticket !== known) this.#desk.take(ticket);
    const w = say.w.news;
    const name = added && this.nameOf(added, ticket);
    if (added === this.#me.id) this.notice(w.helpYou(ticket.number), ticket.number);
    else if (name) this.notice(w.helpAdded(firstName(name), ticket.number), ticket.number);
    else this.notice(w.helpTold(say.w.clock[clock as ClockKind], ticket.number), ticket.number);
  }
}
