import { createContext } from 'svelte';
import type { Console } from './console.svelte';

/** The console, for every component of its page. */
export const [useConsole, setConsole] = createContext<Console>();
