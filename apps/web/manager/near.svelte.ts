// Decisions near the work, of the chosen period, and what was lacked this month. When it does not come through the rest still stands.
import { api } from '../shared/api';
import { serverClock } from '../shared/time';
import type { LackedLine, Registered, Shares } from '../shared/near/register';
import type { Page } from '../shared/types';
import { stretchOf, type Period } from './period';

const FEW = 20;

class Near {
  shares = $state.raw<Shares>();
  register = $state.raw<Registered[]>([]);
  /** There is more in the register than stands here. */
  next = $state.raw<string | null>(null);
  lacked = $state.raw<{ month: string; items: LackedLine[] }>();
  /** What waits for my own verdict. */
  mine = $state.raw<Registered[]>([]);
  failed = $state(false);
  #turn = 0;

  async load(period: Period): Promise<void> {
    const turn = ++this.#turn;
    const { from, to } = stretchOf(period, serverClock.now());
    const within = `from=${from.toISOString()}&to=${to.toISOString()}`;
    try {
      const [shares, page, lacked] = await Promise.all([
        api.get<Shares>(`/decisions/shares?${within}`),
        api.get<Page<Registered>>(`/decisions?limit=${FEW}`),
        api.get<{ month: string; items: LackedLine[] }>('/lacked'),
      ]);
      if (turn !== this.#turn) return; // an answer about the other period comes too late
      this.shares = shares;
      this.register = page.items;
      this.next = page.nextCursor;
      this.lacked = lacked;
      this.failed = false;
    } catch {
      if (turn === this.#turn) this.failed = true;
    }
  }

  /** Also while everything else is still on its way, or did not come through. */
  loadMine = async (): Promise<void> => {
    try {
      this.mine = (await api.get<Page<Registered>>('/decisions?mine=true&open=true&limit=100')).items;
    } catch {
      // The figures say so when nothing comes through; what stood here stays.
    }
  };

  async more(): Promise<void> {
    const turn = this.#turn;
    try {
      const page = await api.get<Page<Registered>>(
        `/decisions?limit=${FEW}&cursor=${encodeURIComponent(this.next ?? '')}`,
      );
      if (turn !== this.#turn) return;
      this.register = [...this.register, ...page.items];
      this.next = page.nextCursor;
    } catch {
      this.failed = true;
    }
  }
}

export const near = new Near();
