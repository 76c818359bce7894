// What somebody chose, kept at the server: one place that saves a part of it and leaves the rest as it is.
import { api, ApiError } from './api';
import type { Preferences } from './types';

export type Choice = Omit<Preferences, 'version'>;

const PATH = '/me/preferences';
/** Other screens of one person choose something too, but not for ever. */
const TRIES = 3;

export const readPreferences = (): Promise<Preferences> => api.get<Preferences>(PATH);

/** Over what is known (asked for when absent); where another screen chose meanwhile, over that. Fails as the server says. */
export async function savePreferences(part: Partial<Choice>, known?: Preferences): Promise<Preferences> {
  for (let tries = 1; ; tries++) {
    const { version, ...chosen } = known ?? (await readPreferences());
    try {
      return await api.put<Preferences>(PATH, { ...chosen, ...part }, { ifMatch: version });
    } catch (fault) {
      if (tries === TRIES || !(fault instanceof ApiError) || fault.code !== 'preferences.newer') throw fault;
      known = undefined;
    }
  }
}
