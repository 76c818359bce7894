import { Words } from '../shared/language.svelte';
import { nl } from './ask.nl';

/** Around the ask form. The pages behind it bring their own. */
export const words = new Words(nl, async () => (await import('./ask.en')).en);
