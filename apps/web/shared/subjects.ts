import { Words } from './language.svelte';
import { nl } from './subjects.nl';

/** What a question can be about. */
export const subjects = new Words(nl, async () => (await import('./subjects.en')).en);
