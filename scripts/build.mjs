import { build, needNode, refuse, say, seconds } from './house.mjs';

needNode();
const began = Date.now();
await build().catch((fault) => refuse(fault.message));
say(`Built in ${seconds(began)}.`);
