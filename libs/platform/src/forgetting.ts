import { Injectable } from '@nestjs/common';
import {
  Database,
  forgetAnswers,
  forgetOldBoards,
  forgetOldCalls,
  forgetOldDrafts,
  forgetOldMails,
  forgetOldPhones,
  forgetSealed,
  forgetUnused,
} from '@zorg112/database';
import { TimeSource } from '@zorg112/desk';
import { Devices, Sessions } from '@zorg112/identity';

const DAY_MS = 24 * 3_600_000;
const THIRTY_DAYS_MS = 30 * DAY_MS;
const FOURTEEN_DAYS_MS = 14 * DAY_MS;
const A_YEAR_MS = 365 * DAY_MS;

/** What has had its time. */
@Injectable()
export class Forgetting {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly devices: Devices,
    private readonly time: TimeSource,
  ) {}

  async run(): Promise<void> {
    const now = this.time.now();
    await this.database.unitOfWork.run((tx) => forgetAnswers(tx, now - THIRTY_DAYS_MS));
    await this.database.unitOfWork.run((tx) => forgetSealed(tx, now));
    await this.database.unitOfWork.run((tx) => forgetUnused(tx, now - DAY_MS));
    await this.database.unitOfWork.run((tx) => forgetOldPhones(tx, now - THIRTY_DAYS_MS));
    await this.database.unitOfWork.run((tx) => forgetOldCalls(tx, now - A_YEAR_MS));
    await this.database.unitOfWork.run((tx) => forgetOldDrafts(tx, now - FOURTEEN_DAYS_MS));
    await this.database.unitOfWork.run((tx) => forgetOldBoards(tx, now - A_YEAR_MS));
    await this.database.unitOfWork.run((tx) => forgetOldMails(tx, now - A_YEAR_MS));
    await this.sessions.forget(now);
    await this.devices.forget(now);
  }
}
