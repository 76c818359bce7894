import { Words } from '../shared/language.svelte';
import { nl } from './known.nl';

export const words = new Words(nl, async () => (await import('./known.en')).en);
