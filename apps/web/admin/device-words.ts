import { Words } from '../shared/language.svelte';
import { nl } from './devices.nl';

export const words = new Words(nl, async () => (await import('./devices.en')).en);
