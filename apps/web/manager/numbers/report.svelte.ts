// The months that are over, and whether somebody gets each of them by mail.
import { api, ApiError } from '../../shared/api';
import type { Page, Preferences } from '../../shared/types';

const MOST = 12;
/** Other screens of one person choose something too, but not for ever. */
const TRIES = 3;
const PATH = '/me/preferences';

interface Months extends Page<{ month: string }> {
  mailedTo?: string;
}

export class KeptMonths {
  /** The last first, as 2026-09; undefined until they came. */
  all = $state.raw<string[]>();
  /** Where they would go; undefined where no mail is set up. */
  mailedTo = $state<string>();
  mailed = $state(false);
  failed = $state(false);

  async load(): Promise<void> {
    try {
      const [{ items, mailedTo }, { monthReport }] = await Promise.all([
        api.get<Months>(`/stats/months?limit=${MOST}`),
        api.get<Preferences>(PATH),
      ]);
      this.all = items.map(({ month }) => month);
      this.mailedTo = mailedTo;
      this.mailed = monthReport;
    } catch {
      this.failed = true;
    }
  }

  /** Everything else somebody chose stays as it is. False when the server did not take it. */
  async mail(monthReport: boolean): Promise<boolean> {
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
