import { Words } from '../../shared/language.svelte';
import { nl, type ConsoleWords } from './nl';

/** What the console says. English comes by its own file when somebody chooses it. */
export const words = new Words<ConsoleWords>(nl, async () => (await import('./en')).en);
export type { ConsoleWords };
