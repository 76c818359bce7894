import { Router } from '../shared/router.svelte';

// The form without a script was refused and came back under its own address: it is the ask page all the same.
if (typeof location !== 'undefined' && location.pathname === '/vraag') history.replaceState(null, '', '/');

export const router = new Router({ ask: '/', list: '/mijn', one: '/m/:id' });
