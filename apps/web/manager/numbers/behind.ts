import { Words } from '../../shared/language.svelte';
import { nl } from './behind.nl';

/** What the page behind the figures says. */
export const words = new Words(nl, async () => (await import('./behind.en')).en);
