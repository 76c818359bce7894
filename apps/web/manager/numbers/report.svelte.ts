// Whether somebody gets each month that is over by mail.
import { api, ApiError } from '../../shared/api';
import type { Preferences } from '../../shared/types';

/** Other screens of one person choose something too, but not for ever. */
const TRIES = 3;
const PATH = '/me/preferences';

export class MonthMail {
  mailed = $state(false);
  failed = $state(false);

  async load(): Promise<void> {
    try {
      this.mailed = (await api.get<Preferences>(PATH)).monthReport;
    } catch {
      this.failed = true;
    }
  }

  /** Everything else somebody chose stays as it is. False when the server did not take it. */
  async choose(monthReport: boolean): Promise<boolean> {
    this.failed = false;
    for (let i = 0; i < TRIES; i++) {
      try {
        const { version, ...chosen } = await api.get<Preferences>(PATH);
        await api.put<Preferences>(PATH, { ...chosen, monthReport }, { ifMatch: version });
        this.mailed = monthReport;
        return true;
      } catch (fault) {
        if (!(fault instanceof ApiError) || fault.code !== 'preferences.newer') break;
      }
    }
    this.failed = true;
    return false;
  }
}
