import { Router } from '../shared/router.svelte';

export const router = new Router({ ask: '/', list: '/mijn', one: '/m/:id' });
