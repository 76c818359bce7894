// The roster on a screen: one week, who is there now, and the deeds of who may write it.
import { announcer } from '../../shared/announce.svelte';
import { api } from '../../shared/api';
import type { Colleague, Me, Named, Page, Role } from '../../shared/types';
import { door } from '../door';
import { say } from '../say';
import type { Entry, Kind, Week } from './week';

export interface Present extends Named {
  roles: Role[];
  service?: Named;
  since: string;
  until?: string;
  inCall: boolean;
}
interface Now {
  onShift: Present[];
  dutyHolder: Named;
  byFallback: boolean;
  nextDutyChange?: { at: string; person: Named };
  fallback: Named;
  onCall: (Named & { service?: Named; until?: string })[];
  absent: Named[];
  asleep: { from: string; to: string }[];
}
export interface RosterView extends Week {
  now: Now;
}
export interface NewEntry {
  personId: string;
  kind: Kind;
  from?: string;
  to?: string;
}

const DAY = 86_400_000;

export class Roster {
  readonly me: Me;
  readonly mayWrite: boolean;
  readonly mayTake: boolean;
  readonly mayCall: boolean;

  view = $state.raw<RosterView>();
  phase = $state<'loading' | 'ready' | 'failed'>('loading');
  problem = $state('');
  busy = $state(false);
  people = $state.raw<Named[]>([]);
  #week: string | undefined;
  #asked = 0;

  constructor(me: Me) {
    this.me = me;
    this.mayWrite = me.permissions.includes('roster.write');
    this.mayTake = me.permissions.includes('duty.take');
    this.mayCall = me.permissions.includes('call.mark');
  }

  get mine(): Present | undefined {
    return this.view?.now.onShift.find(({ id }) => id === this.me.id);
  }

  /** Late answers to an earlier question are dropped. */
  load = async (): Promise<void> => {
    const turn = ++this.#asked;
    try {
      const view = await api.get<RosterView>(`/roster${this.#week ? `?week=${this.#week}` : ''}`);
      if (turn !== this.#asked) return;
      this.view = view;
      this.phase = 'ready';
      await this.#loadPeople(view);
    } catch {
      if (turn === this.#asked && !this.view) this.phase = 'failed';
    }
  };

  /** A week on or back; 0 is this one. */
  look(step: -1 | 0 | 1): void {
    const { from, to } = this.view!;
    if (step === 0) this.#week = undefined;
    else this.#week = new Date(step > 0 ? Date.parse(to) + DAY : Date.parse(from) - DAY).toISOString();
    void this.load();
  }

  add = (entry: NewEntry, name: string): Promise<boolean> =>
    this.#does(
      () => api.post('/roster', entry),
      () => say.w.roster.entry.added(name),
    );

  end = (entry: Entry): Promise<boolean> =>
    this.#does(
      () => api.delete<{ removed: boolean }>(`/roster/${entry.id}`),
      ({ removed }) => say.w.roster.entry[removed ? 'removed' : 'ended'](entry.person.name),
    );

  takeDuty = (): Promise<boolean> =>
    this.#does(
      () => api.post('/roster/duty-takeover'),
      () => say.w.roster.now.tookOver,
    );

  call = (inCall: boolean): Promise<boolean> =>
    this.#does(
      () => api.post('/me/call', { inCall }),
      () => say.w.roster.call[inCall ? 'saidOn' : 'saidOff'],
    );

  copyWeek = (): Promise<boolean> =>
    this.#does(
      () => api.post<{ copied: number; skipped: number }>('/roster/week', { from: this.view!.from }),
      ({ copied, skipped }) => say.w.roster.week.copied(copied, skipped),
    );

  async #does<T>(deed: () => Promise<T>, said: (answer: T) => string): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.problem = '';
    try {
      announcer.say(said(await deed()));
      await this.load();
      return true;
    } catch (fault) {
      this.problem = door.refusal(fault)?.message || say.w.failed;
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** Whom one may roster: who is on it, and colleagues of the desk and its services. */
  async #loadPeople({ items, now }: RosterView): Promise<void> {
    if (!this.mayWrite) return;
    const colleagues = this.me.permissions.includes('colleagues.read')
      ? await api.get<Page<Colleague>>('/people?limit=100').catch(() => undefined)
      : undefined;
    const all = [...items.map(({ person }) => person), ...now.onShift, ...now.absent, ...(colleagues?.items ?? [])];
    const named = new Map(all.map(({ id, name }) => [id, { id, name }]));
    this.people = [...named.values()].sort((a, b) => a.name.localeCompare(b.name, 'nl'));
  }
}
