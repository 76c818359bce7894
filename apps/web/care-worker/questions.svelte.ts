// My questions and my team's, kept in memory so that coming back to the list shows it at once.
import { api } from '../shared/api';
import { refetch } from '../shared/refetch';
import { whoAmI } from '../shared/session';
import { serverClock } from '../shared/time';
import type { Me, Page, Ticket } from '../shared/types';
import { shelf } from './outbox/shelf';

interface Answer {
  me: Me;
  mine: Ticket[];
  team: Ticket[];
}

class Questions {
  me = $state.raw<Me>();
  mine = $state.raw<Ticket[]>([]);
  team = $state.raw<Ticket[]>([]);
  /** When what stands here was true. */
  asOf = $state<number>();
  fault = $state.raw<unknown>();

  readonly running = $derived(inOrder(this.mine.filter(({ status }) => status !== 'closed')));
  readonly done = $derived(this.mine.filter(({ status }) => status === 'closed').sort(byChange));

  readonly #fetch = refetch(
    () => this.#load(),
    (answer) => this.#show(answer),
    (fault) => (this.fault = fault),
  );

  load = (): Promise<void> => {
    this.fault = undefined;
    if (this.asOf === undefined) void this.#recall();
    return this.#fetch.run();
  };
  nudge = (): void => this.#fetch.nudge();

  async #load(): Promise<Answer> {
    const me = this.me ?? (await whoAmI());
    const [mine, ...teams] = await Promise.all([
      api.get<Page<Ticket>>('/tickets?mine=true&sort=changed&limit=100'),
      ...me.teamIds.map((id) => api.get<Page<Ticket>>(`/tickets?team=${encodeURIComponent(id)}&status=open&limit=50`)),
    ]);
    const team = teams.flatMap(({ items }) => items).filter(({ requester }) => requester.id !== me.id);
    return { me, mine: mine.items, team };
  }

  /** The list as it stood last, at once; the server's answer takes its place. */
  async #recall(): Promise<void> {
    const last = await shelf.seen<Answer & { asOf: number }>('list').catch(() => undefined);
    if (last && this.asOf === undefined) this.#put(last, last.asOf);
  }

  #show(answer: Answer): void {
    this.#put(answer, serverClock.now());
    this.fault = undefined;
    void shelf.see('list', { ...answer, asOf: this.asOf }).catch(() => undefined);
  }

  #put({ me, mine, team }: Answer, asOf: number): void {
    this.me = me;
    this.mine = mine;
    this.team = inOrder(team);
    this.asOf = asOf;
  }
}

/** What waits for her word floats to the top; then what changed last. */
function inOrder(tickets: Ticket[]): Ticket[] {
  const rank = ({ status }: Ticket) => (status === 'waiting_for_requester' ? 0 : status === 'solution_offered' ? 1 : 2);
  return [...tickets].sort((a, b) => rank(a) - rank(b) || byChange(a, b));
}

function byChange(a: Ticket, b: Ticket): number {
  return b.changedAt.localeCompare(a.changedAt);
}

export const questions = new Questions();
