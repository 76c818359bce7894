import { rooms } from '@zorg112/contracts';
import { type RealtimePublisher } from '@zorg112/realtime';

/** Tells screens that who is on, keeps watch or is on the phone changed: by somebody's hand, or because the hour came. */
export class PresenceNews {
  #told?: string;

  constructor(private readonly screens: RealtimePublisher) {}

  /** `print` stands for all that a screen shows; the same print is no news. Returns whether it was told. */
  tell({ people, print }: { people: readonly { id: string; name: string }[]; print: string }): boolean {
    if (print === this.#told) return false;
    const first = this.#told === undefined;
    this.#told = print;
    // Screens that were there before this process refetched when their line came back.
    if (first) return false;
    const body = { people: people.map(({ id, name }) => ({ id, name, typing: false })) };
    this.screens.publish([rooms.queue], 'presence.changed', body);
    return true;
  }
}
