import { hydrate, mount } from 'svelte';
import '../shared/tokens.css';
import '../shared/base.css';
import './care-worker.css';
import { recallLanguage } from '../shared/language.svelte';
import App from './App.svelte';
import { typedBefore } from './draft';
import { router } from './routes';

const target = document.getElementById('app')!;

if (router.here?.name === 'ask') {
  typedBefore(target); // words typed before the script was there
  hydrate(App, { target });
} else {
  target.replaceChildren();
  mount(App, { target });
}
document.documentElement.dataset.page = 'awake';
recallLanguage();
void import('../shared/font.css').catch(() => undefined); // the phone's own letter will do
