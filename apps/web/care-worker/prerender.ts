import { render } from 'svelte/server';
import App from './App.svelte';
import { SUBJECTS } from './given';
import Tiles from './subjects/Tiles.svelte';

/** Without the marks of the renderer, which nobody looks for in here. */
const tiles = (): string =>
  render(Tiles)
    .body.replace(/<!--.*?-->/gs, '')
    .trim();

export const markup = (): string => render(App).body.replace(SUBJECTS, tiles);
