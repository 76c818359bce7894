// What is looked at: a stretch of time, and of everything or of one team, area or subject. It stands in the address, to be shared.
import { onlyIn, searchOf, type Only } from './only';
import { periodIn, type Period } from './period';

class Chosen {
  period = $state<Period>(periodIn(location.search));
  only = $state.raw<Only | undefined>(onlyIn(location.search));

  /** Back and forward in the browser choose too. */
  listen(): () => void {
    const back = () => {
      this.period = periodIn(location.search);
      this.only = onlyIn(location.search);
    };
    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  }

  choose(period: Period): void {
    if (period === this.period) return;
    history.pushState(null, '', searchOf(period, this.only));
    this.period = period;
  }

  /** Not a step back in the browser for each: who walks a list by keyboard passes many. */
  narrow(only: Only | undefined): void {
    history.replaceState(null, '', searchOf(this.period, only));
    this.only = only;
  }
}

export const chosen = new Chosen();
