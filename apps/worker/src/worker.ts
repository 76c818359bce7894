import { Injectable, Logger, type OnApplicationBootstrap, type BeforeApplicationShutdown } from '@nestjs/common';
import { RING } from '@zorg112/contracts';
import { MailCarrier, PushCarrier } from '@zorg112/channels';
import { Accounts, EscalationService, MissedCalls, Months, Numbers, RosterReader } from '@zorg112/desk';
import { JobQueue } from '@zorg112/jobs';
import { CallNews, PresenceNews, Relay, RelayWake } from '@zorg112/outbox';
import { Forgetting } from '@zorg112/platform';
import { handlers } from './handlers.js';
import { schedule, type Recurring } from './schedule.js';

/** Work that waits for a Redis that is gone must not keep the process from ending; the next worker does it again. */
const PATIENCE_MS = 3_000;

/** Listens to bells, passes facts on, and looks each second for what was missed. */
@Injectable()
export class Worker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #log = new Logger('worker');
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #busy = new Set<Promise<unknown>>();

  constructor(
    private readonly jobs: JobQueue,
    private readonly relay: Relay,
    private readonly wake: RelayWake,
    private readonly escalation: EscalationService,
    private readonly accounts: Accounts,
    private readonly roster: RosterReader,
    private readonly presence: PresenceNews,
    private readonly calls: MissedCalls,
    private readonly callNews: CallNews,
    private readonly push: PushCarrier,
    private readonly mail: MailCarrier,
    private readonly numbers: Numbers,
    private readonly months: Months,
    private readonly forgetting: Forgetting,
  ) {}

  onApplicationBootstrap(): void {
    const handle = handlers(this.escalation);
    this.jobs.listen(async (job) => void (await this.#watched(RING, () => handle[RING](job), true)));
    this.wake.heard(() => {
      void this.#watched('relay', () => this.relay.run());
      void this.#watched('line', () => this.#line());
    });
    const { relay, escalation, accounts, roster, presence, calls, callNews, push, mail, numbers, months, forgetting } =
      this;
    const all = schedule({
      relay,
      escalation,
      accounts,
      roster,
      presence,
      calls,
      callNews,
      push,
      mail,
      numbers,
      months,
      forgetting,
    });
    for (const recurring of all) this.#repeat(recurring);
  }

  async beforeApplicationShutdown(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    const finished = Promise.allSettled([this.relay.close(), ...this.#busy]);
    await Promise.race([finished, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS).unref())]);
  }

  /** What rings is shown before anything follows from it, and what followed after. */
  async #line(): Promise<void> {
    await this.callNews.run();
    await this.calls.follow();
  }

  /** At once, then every so often; never twice at the same time. */
  #repeat({ name, everyMs, work }: Recurring): void {
    let running = false;
    const once = async (): Promise<void> => {
      if (running) return;
      running = true;
      await this.#watched(name, work).finally(() => (running = false));
    };
    this.#timers.push(setInterval(() => void once(), everyMs));
    void once();
  }

  async #watched(name: string, work: () => Promise<unknown>, rethrow = false): Promise<void> {
    const turn = work();
    this.#busy.add(turn);
    try {
      await turn;
    } catch (fault) {
      this.#log.error(`${name}: ${(fault as Error).stack ?? String(fault)}`);
      if (rethrow) throw fault;
    } finally {
      this.#busy.delete(turn);
    }
  }
}
