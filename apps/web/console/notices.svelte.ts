// What rang for me and I have not seen: fetched when something may have rung, never more often than every few seconds.
import type { NoticeWhat } from '../../../libs/domain/src/escalation/notices';
import { api } from '../shared/api';

export interface Notice {
  at: string;
  tickets: { id: string; number: number; text: string; what: NoticeWhat; clock?: string; step?: string }[];
}
const REST_MS = 3_000;

export class Notices {
  items = $state.raw<Notice[]>([]);
  readonly count = $derived(new Set(this.items.flatMap(({ tickets }) => tickets.map(({ id }) => id))).size);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #askedAt = -REST_MS;

  soon(): void {
    if (this.#timer) return;
    this.#timer = setTimeout(() => void this.#load(), Math.max(0, this.#askedAt + REST_MS - performance.now()));
  }

  /** They were read: gone here and on my other screens. */
  async seen(): Promise<void> {
    this.items = [];
    this.items = (await api.post<{ items: Notice[] }>('/me/notices/seen')).items;
  }

  async #load(): Promise<void> {
    this.#askedAt = performance.now();
    try {
      this.items = (await api.get<{ items: Notice[] }>('/me/notices')).items;
    } catch {
      // What is here stays; the next ring asks again.
    } finally {
      this.#timer = undefined;
    }
  }
}
