import { mount } from 'svelte';
import '../shared/font.css';
import '../shared/tokens.css';
import '../shared/base.css';
import './manager.css';
import { recallLanguage } from '../shared/language.svelte';
import App from './App.svelte';
import Moved from './moved/Moved.svelte';

recallLanguage();
// Two pages of one face; between them is an ordinary link.
mount(location.pathname.startsWith('/dash/doorverwijzen') ? Moved : App, { target: document.getElementById('app')! });
