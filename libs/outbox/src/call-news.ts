import { rooms, type CallEventBody } from '@zorg112/contracts';
import { Database, markTold, untoldCalls, type CallRow } from '@zorg112/database';
import { stateOf } from '@zorg112/domain';
import { type RealtimePublisher } from '@zorg112/realtime';

const AT_ONCE = 100;

/**
 * Tells the screens of the desk of calls: what changed since they were told last, in the order of a call. Told and not marked (this
 * process died between) is told again, which changes nothing: a screen fetches what there is.
 */
export class CallNews {
  #running?: Promise<void>;
  #again = false;

  constructor(
    private readonly database: Database,
    private readonly screens: RealtimePublisher,
  ) {}

  /** Called while it runs it looks once more. */
  run(): Promise<void> {
    this.#again = this.#running !== undefined;
    return (this.#running ??= this.#all().finally(() => (this.#running = undefined)));
  }

  async #all(): Promise<void> {
    do {
      this.#again = false;
      const calls = await untoldCalls(this.database.read, AT_ONCE);
      if (calls.length === 0) continue;
      for (const call of calls) this.#tell(call);
      await this.database.unitOfWork.run((tx) => markTold(tx, calls));
      this.#again ||= calls.length === AT_ONCE;
    } while (this.#again);
  }

  #tell(call: CallRow): void {
    if (call.direction === 'out') return;
    const { callId, id, fromNumber, personId, ticketId } = call;
    const body: CallEventBody = {
      ...{ callId, id },
      ...(fromNumber === null ? {} : { from: fromNumber }),
      ...(personId === null ? {} : { personId }),
      ...(ticketId === null ? {} : { ticketId }),
    };
    const state = stateOf(call);
    // However short it was: screens hear that it rang.
    if (state === 'ringing' || call.told === 0) this.screens.publish([rooms.queue], 'call.ringing', body);
    if (state === 'answered') this.screens.publish([rooms.queue], 'call.answered', body);
    if (state === 'ended') this.screens.publish([rooms.queue], 'call.ended', { callId, id });
  }
}
