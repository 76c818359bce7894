// Comes by its own file once the page stands; from the phone's cache when there is no network.
import '../install/installer.svelte'; // the browser offers it once, early
import { here } from '../shared/device';

export { outbox, Sending } from './outbox.svelte';
export { default as Sent } from './Sent.svelte';
export { words } from './words';

// On a device of the ward somebody else may be next.
if (here.device) void import('../shared').catch(() => undefined);
