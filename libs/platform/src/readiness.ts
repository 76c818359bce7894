import { type Mailer } from '@zorg112/channels';
import { Database } from '@zorg112/database';
import { TimeSource } from '@zorg112/desk';
import { JobQueue } from '@zorg112/jobs';

const PATIENCE_MS = 2_000;
/** A mail server is not rung each time somebody looks whether we are well. */
const MAIL_KNOWN_MS = 60_000;
type State = 'up' | 'down';

/** Each dependency by name: does it answer? */
export class Readiness {
  #known?: { readonly at: number; readonly state: Promise<State> };

  constructor(
    private readonly database: Database,
    private readonly jobs: JobQueue,
    private readonly time: TimeSource,
    private readonly mailer?: Mailer,
  ) {}

  /** Mail is named where it is set up; without it the desk helps all the same, so that it is ready. */
  async check(): Promise<{ ready: boolean; dependencies: Record<string, State> }> {
    const pings = { database: () => this.database.unitOfWork.ping(), alarms: () => this.jobs.ping() };
    const states = await Promise.all(
      Object.entries(pings).map(async ([name, ping]) => [name, await answers(ping)] as const),
    );
    return {
      ready: states.every(([, state]) => state === 'up'),
      dependencies: { ...Object.fromEntries(states), ...(this.mailer ? { mail: await this.#mail(this.mailer) } : {}) },
    };
  }

  async #mail(mailer: Mailer): Promise<State> {
    const now = this.time.now();
    if (!this.#known || now - this.#known.at >= MAIL_KNOWN_MS)
      this.#known = { at: now, state: answers(() => mailer.ping()) };
    return this.#known.state;
  }
}

async function answers(ping: () => Promise<void>): Promise<State> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'down'>((resolve) => (timer = setTimeout(() => resolve('down'), PATIENCE_MS)));
  const answer = ping().then(
    () => 'up' as const,
    () => 'down' as const,
  );
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
