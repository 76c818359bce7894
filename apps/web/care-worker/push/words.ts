import { Words } from '../../shared/language.svelte';
import { nl } from './push.nl';

export const words = new Words(nl, async () => (await import('./push.en')).en);
