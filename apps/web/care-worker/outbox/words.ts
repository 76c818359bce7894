import { Words } from '../../shared/language.svelte';
import { nl } from './outbox.nl';

export const words = new Words(nl, async () => (await import('./outbox.en')).en);
