// Told by the browser itself while this tab is out of sight: that something came in, never a word of it or a name. The browser's yes is this browser's
// alone, so the choice is kept here and not at the server.
import type { Sound } from '../shared/types';
import { say } from './say';
import { tellsOutside, type Disturbed, type News } from './sounds';

const KEPT = 'zorg112.outside';

export class Outside {
  readonly possible = 'Notification' in window;
  #wanted = $state(isKept());
  #toldAt = -Infinity;

  get on(): boolean {
    return this.#wanted && this.possible && Notification.permission === 'granted';
  }

  /** Only who presses is asked. Answers what the browser said. */
  async want(on: boolean): Promise<NotificationPermission> {
    const said = on ? await Notification.requestPermission() : Notification.permission;
    this.#wanted = on && said === 'granted';
    try {
      if (this.#wanted) localStorage.setItem(KEPT, 'on');
      else localStorage.removeItem(KEPT);
    } catch {
      // Then it holds for this visit.
    }
    return said;
  }

  hear(chosen: Sound, news: News, disturbed: Disturbed): void {
    const now = performance.now();
    const at = { hidden: document.hidden, last: now - this.#toldAt };
    if (!this.on || !tellsOutside(chosen, news, disturbed, at)) return;
    this.#toldAt = now;
    const w = say.w.own.told;
    try {
      // One that stands there already makes place, also one of another tab.
      const told = new Notification(news.mine ? w.mine : w.fresh(news.fresh?.length ?? 1), { tag: KEPT });
      told.onclick = () => {
        window.focus();
        told.close();
      };
    } catch {
      // A telephone's browser has them, and lets no page make one.
    }
  }
}

function isKept(): boolean {
  try {
    return localStorage.getItem(KEPT) === 'on';
  } catch {
    return false;
  }
}
