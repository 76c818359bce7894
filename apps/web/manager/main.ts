import { mount } from 'svelte';
import '../shared/font.css';
import '../shared/tokens.css';
import '../shared/base.css';
import './manager.css';
import { recallLanguage } from '../shared/language.svelte';
import App from './App.svelte';
import Moved from './moved/Moved.svelte';
import Behind from './numbers/Behind.svelte';
import Months from './numbers/Months.svelte';
import Numbers from './numbers/Numbers.svelte';
import Questions from './numbers/Questions.svelte';
import Team from './numbers/Team.svelte';
import Story from './story/Story.svelte';

recallLanguage();
// Pages of one face; between them are ordinary links.
const PAGES = {
  ...{ doorverwijzen: Moved, cijfers: Numbers, achter: Behind, maanden: Months },
  ...{ vragen: Questions, vraag: Story, team: Team },
};
const [, , page = ''] = location.pathname.split('/');
mount(PAGES[page as keyof typeof PAGES] ?? App, { target: document.getElementById('app')! });
