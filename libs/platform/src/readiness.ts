import { Injectable } from '@nestjs/common';
import { Database } from '@zorg112/database';
import { JobQueue } from '@zorg112/jobs';

const PATIENCE_MS = 2_000;

/** Each dependency by name: does it answer? */
@Injectable()
export class Readiness {
  constructor(
    private readonly database: Database,
    private readonly jobs: JobQueue,
  ) {}

  async check(): Promise<{ ready: boolean; dependencies: Record<string, 'up' | 'down'> }> {
    const pings = { database: () => this.database.unitOfWork.ping(), alarms: () => this.jobs.ping() };
    const states = await Promise.all(
      Object.entries(pings).map(async ([name, ping]) => [name, await answers(ping)] as const),
    );
    return { ready: states.every(([, state]) => state === 'up'), dependencies: Object.fromEntries(states) };
  }
}

async function answers(ping: () => Promise<void>): Promise<'up' | 'down'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'down'>((resolve) => (timer = setTimeout(() => resolve('down'), PATIENCE_MS)));
  const answer = ping().then(
    () => 'up' as const,
    () => 'down' as const,
  );
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
