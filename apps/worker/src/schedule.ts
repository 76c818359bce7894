import { type EscalationService } from '@zorg112/desk';
import { type Relay } from '@zorg112/outbox';
import { type Forgetting } from '@zorg112/platform';

const SECOND = 1_000;
/** What a lost bell left must still ring within a second. */
const HALF_A_SECOND = SECOND / 2;
const HOUR = 3_600 * SECOND;

export interface Recurring {
  readonly name: string;
  readonly everyMs: number;
  readonly work: () => Promise<unknown>;
}

/** All recurring work, on one screen. Each is safe to run in several workers at once and to miss. */
export const schedule = (relay: Relay, escalation: EscalationService, forgetting: Forgetting): Recurring[] => [
  { name: 'relay: facts nobody passed on', everyMs: SECOND, work: () => relay.run() },
  { name: 'sweep: clocks that should have rung', everyMs: HALF_A_SECOND, work: () => escalation.sweep() },
  { name: 'watch: passes with the duty', everyMs: 5 * SECOND, work: () => escalation.passWatch() },
  { name: 'forget: old sessions and idempotency keys', everyMs: HOUR, work: () => forgetting.run() },
];
