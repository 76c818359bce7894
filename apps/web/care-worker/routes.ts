import { Router } from '../shared/router.svelte';

const { pathname = '' } = typeof location === 'undefined' ? {} : location;
/** She came by a sticker: then that is where she is. */
export const scanned = /^\/n\/?$/.test(pathname);
// By a sticker, or because the form without a script was refused and came back under its own address: it is the ask page all the same.
if (scanned || pathname === '/vraag') history.replaceState(null, '', '/');

export const router = new Router({ ask: '/', list: '/mijn', one: '/m/:id' });
