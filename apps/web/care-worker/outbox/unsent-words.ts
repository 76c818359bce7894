import { Words } from '../../shared/language.svelte';
import { nl } from './unsent.nl';

export const words = new Words(nl, async () => (await import('./unsent.en')).en);
