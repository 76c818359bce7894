import { Words } from '../../shared/language.svelte';
import { nl } from './shared.nl';

export const words = new Words(nl, async () => (await import('./shared.en')).en);
