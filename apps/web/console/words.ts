import { Words } from '../shared/language.svelte';
import { nl, type ConsoleWords } from './words.nl';

export const words = new Words<ConsoleWords>(nl, async () => (await import('./words.en')).en);
