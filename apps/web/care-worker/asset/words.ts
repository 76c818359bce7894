import { Words } from '../../shared/language.svelte';
import { nl } from './words.nl';

export const words = new Words(nl, async () => (await import('./words.en')).en);
