import { type MailCarrier, type PushCarrier } from '@zorg112/channels';
import {
  type Accounts,
  type EscalationService,
  type MissedCalls,
  type Months,
  type Numbers,
  type RosterReader,
} from '@zorg112/desk';
import { type CallNews, type PresenceNews, type Relay } from '@zorg112/outbox';
import { type Forgetting } from '@zorg112/platform';

const SECOND = 1_000;
/** What a lost bell left must still ring within a second. */
const HALF_A_SECOND = SECOND / 2;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

export interface Recurring {
  readonly name: string;
  readonly everyMs: number;
  readonly work: () => Promise<unknown>;
}

export interface Does {
  readonly relay: Relay;
  readonly escalation: EscalationService;
  readonly accounts: Accounts;
  readonly roster: RosterReader;
  readonly presence: PresenceNews;
  readonly calls: MissedCalls;
  readonly callNews: CallNews;
  readonly push: PushCarrier;
  readonly mail: MailCarrier;
  readonly numbers: Numbers;
  readonly months: Months;
  readonly forgetting: Forgetting;
}

/** All recurring work, on one screen. Each is safe to run in several workers at once and to miss. */
export const schedule = (does: Does): Recurring[] => {
  const { relay, escalation, accounts, roster, presence, calls, callNews, push, mail, numbers, months, forgetting } =
    does;
  return [
    { name: 'relay: facts nobody passed on', everyMs: SECOND, work: () => relay.run() },
    { name: 'sweep: clocks that should have rung', everyMs: HALF_A_SECOND, work: () => escalation.sweep() },
    { name: 'watch: passes with the duty', everyMs: 5 * SECOND, work: () => escalation.passWatch() },
    {
      name: 'presence: who is on changed',
      everyMs: 2 * SECOND,
      work: async () => presence.tell(await roster.present()),
    },
    { name: 'line: what follows from calls', everyMs: SECOND, work: () => calls.follow() },
    { name: 'line: calls screens did not hear of', everyMs: SECOND, work: () => callNews.run() },
    { name: 'push: what phones must be told', everyMs: SECOND, work: () => push.run() },
    { name: 'mail: what must be mailed', everyMs: 5 * SECOND, work: () => mail.run() },
    { name: 'succession: owners who are gone', everyMs: MINUTE, work: () => accounts.succeedGone() },
    { name: 'figures: counted anew where they are not whole', everyMs: HOUR, work: () => numbers.catchUp() },
    { name: 'months: kept when they are over', everyMs: HOUR, work: () => months.freeze() },
    {
      name: 'forget: old sessions, idempotency keys, sealed numbers, phones, mails, and photos that were never sent',
      everyMs: HOUR,
      work: () => forgetting.run(),
    },
  ];
};
