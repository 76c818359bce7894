// How it stands with a word on this phone, as the pages show it.
import { api } from '../../shared/api';
import { given } from '../given';
import { shelf } from '../outbox/shelf';
import { can, isHers, turnOff, turnOn, type Can, type PushView, type QuietView } from './phone';

/** `none`: the desk tells no phones, or not this one; nothing is said about it then. */
export type State = Exclude<Can, 'can'> | 'unknown' | 'none' | 'off' | 'on';

class Push {
  state = $state<State>('unknown');
  quiet = $state.raw<QuietView>({ on: true, from: '22:00', to: '07:00' });
  #key = '';

  async load(): Promise<void> {
    try {
      const { publicKey = '', quiet, ids } = await api.get<PushView>('/me/push');
      this.#key = publicKey;
      this.quiet = quiet;
      this.state = await this.#stands(ids);
    } catch {
      this.state = 'none'; // no network: asked another time
    }
  }

  async #stands(ids: string[]): Promise<State> {
    if (!this.#key || !isHers()) return 'none';
    const here = can();
    if (here !== 'can') return here;
    const registration = await navigator.serviceWorker.getRegistration();
    if (!registration) return 'none';
    const told = await shelf.told().catch(() => undefined);
    const subscription = told && (await registration.pushManager.getSubscription());
    return subscription && ids.includes(told.id) ? 'on' : 'off';
  }

  /** From a press of hers. What came of it; `on` and `denied` are also how it stands from now on. */
  async turnOn(): ReturnType<typeof turnOn> {
    const became = await turnOn(this.#key);
    if (became === 'on' || became === 'denied') this.state = became;
    return became;
  }

  async turnOff(): Promise<void> {
    await turnOff();
    this.state = 'off';
  }

  async keepStill(quiet: QuietView): Promise<void> {
    this.quiet = (await api.post<PushView>('/me/push/quiet', quiet)).quiet;
  }
}

export const push = new Push();

const ASKED = `zorg112.push.${given.person}`;
export function wasAsked(): boolean {
  try {
    return localStorage.getItem(ASKED) !== null;
  } catch {
    return true; // it could not be remembered, so it would be asked each time
  }
}
export function asked(): void {
  try {
    localStorage.setItem(ASKED, '1');
  } catch {
    // asked again then
  }
}
