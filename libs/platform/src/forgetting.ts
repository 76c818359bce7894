import { Injectable } from '@nestjs/common';
import { Database, forgetAnswers, forgetSealed } from '@zorg112/database';
import { TimeSource } from '@zorg112/desk';
import { Sessions } from '@zorg112/identity';

const THIRTY_DAYS_MS = 30 * 24 * 3_600_000;

/** What has had its time. */
@Injectable()
export class Forgetting {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly time: TimeSource,
  ) {}

  async run(): Promise<void> {
    const now = this.time.now();
    await this.database.unitOfWork.run((tx) => forgetAnswers(tx, now - THIRTY_DAYS_MS));
    await this.database.unitOfWork.run((tx) => forgetSealed(tx, now));
    await this.sessions.forget(now);
  }
}
