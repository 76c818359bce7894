import { mount } from 'svelte';
import '../shared/font.css';
import '../shared/tokens.css';
import '../shared/base.css';
import './board.css';
import App from './App.svelte';

mount(App, { target: document.getElementById('app')! });
