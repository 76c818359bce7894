import { Words } from '../../shared/language.svelte';
import { nl } from './install.nl';

export const words = new Words(nl, async () => (await import('./install.en')).en);
