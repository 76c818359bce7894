import { mount } from 'svelte';
import '../shared/font.css';
import '../shared/tokens.css';
import '../shared/base.css';
import './console.css';
import { recallLanguage } from '../shared/language.svelte';
import App from './App.svelte';

void recallLanguage();
mount(App, { target: document.getElementById('app')! });
