// Only on a device of the ward: the bar that says who is signed in takes over from the one the page came with.
import { mount } from 'svelte';
import Shared from './Shared.svelte';

const target = document.querySelector('aside.shared')!;
target.replaceChildren();
mount(Shared, { target });
