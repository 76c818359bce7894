import { Words } from '../../shared/language.svelte';
import { nl } from './similar.nl';

export const words = new Words(nl, async () => (await import('./similar.en')).en);
