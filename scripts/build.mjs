import { build, needNode, say, seconds } from './house.mjs';

needNode();
const began = Date.now();
await build();
say(`Built in ${seconds(began)}.`);
