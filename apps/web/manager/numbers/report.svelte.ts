// Whether somebody gets each month that is over by mail.
import { readPreferences, savePreferences } from '../../shared/preferences';

export class MonthMail {
  mailed = $state(false);
  failed = $state(false);

  async load(): Promise<void> {
    try {
      this.mailed = (await readPreferences()).monthReport;
    } catch {
      this.failed = true;
    }
  }

  /** False when the server did not take it. */
  async choose(monthReport: boolean): Promise<boolean> {
    this.failed = false;
    try {
      this.mailed = (await savePreferences({ monthReport })).monthReport;
      return true;
    } catch {
      this.failed = true;
      return false;
    }
  }
}
