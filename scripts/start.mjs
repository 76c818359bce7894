import module from 'node:module';
import { pickAlarmEngine } from './alarms.mjs';
import { portIsFree } from './guarded.mjs';
import { buildIfChanged, install, needNode, refuse, say } from './house.mjs';

/** `npm start`: the whole desk from a bare clone, in one process (apps/embedded). */
needNode();
const { env } = process;
env.DEMO ??= '1';
const port = Number(env.PORT ?? 3112);
const sane = Number.isInteger(port) && port >= 0 && port < 65_536;
if (sane && !(await portIsFree(port, env.HOST ?? (env.DEMO === '1' ? '127.0.0.1' : '0.0.0.0')))) {
  refuse(`Port ${port} is taken: stop what listens there, or choose another with PORT=${port + 1} npm start.`);
}
await install();
await buildIfChanged().catch((fault) => refuse(fault.message));
// Most of a second start is reading code: newer Nodes keep it compiled, and Redis starts meanwhile.
module.enableCompileCache?.('node_modules/.cache/compiled');
const [engine] = await Promise.all([pickAlarmEngine(env), import('../dist/run/libraries.js')]);
say(engine);
await import('../dist/run/embedded.js');
say(`zorg-112 is open on http://localhost:${port} (Ctrl-C ends it)`);
if (env.DEMO === '1') say('Sign in as noor@, fatma@ or ilse@demo.zorg112.nl with the password zorg112-demo.');
