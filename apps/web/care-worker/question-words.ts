import { Words } from '../shared/language.svelte';
import { nl } from './questions.nl';

export const words = new Words(nl, async () => (await import('./questions.en')).en);
