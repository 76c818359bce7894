import { dirname, resolve } from 'node:path';
import { buildIfChanged, install, needNode, refuse, run, say } from './house.mjs';
import { onPath, portIsFree, startRedis } from './guarded.mjs';

/** `npm start`: the whole desk from a bare clone, in one process (apps/embedded). */
needNode();
const env = process.env;
env.DEMO ??= '1';
const port = Number(env.PORT ?? 3112);
const host = env.HOST ?? (env.DEMO === '1' ? '127.0.0.1' : '0.0.0.0');
if (!(await portIsFree(port, host))) {
  refuse(`Port ${port} is taken: stop what listens there, or choose another with PORT=${port + 1} npm start.`);
}
await install();
await buildIfChanged().catch((fault) => refuse(fault.message));
say(await pickAlarmEngine());
await import('../dist/apps/embedded/src/main.js');
say(`zorg-112 is open on http://localhost:${port} (Ctrl-C ends it)`);
if (env.DEMO === '1') say('Demo organisation: sign in as noor@, fatma@ or ilse@demo.zorg112.nl with zorg112-demo.');

/** Where alarms ring: the Redis that was named, a private one when the program is here, else this process. */
async function pickAlarmEngine() {
  if (env.REDIS_URL === 'none') return 'Alarms: in-process engine (REDIS_URL=none).';
  if (env.REDIS_URL) return 'Alarms: BullMQ on the Redis of REDIS_URL.';
  const program = onPath('redis-server', 'valkey-server');
  if (!program) {
    env.REDIS_URL = 'none';
    return 'Alarms: in-process engine (no redis-server or valkey-server on the PATH).';
  }
  const database = /^sqlite:(?:\/\/(?=\/))?(.+)$/.exec(env.DATABASE_URL ?? 'sqlite:./data/zorg112.sqlite');
  const folder = resolve(database ? dirname(database[1]) : 'data', 'redis');
  try {
    env.REDIS_URL = (await startRedis(program, folder)).url;
  } catch (fault) {
    refuse(`${fault.message}\nGive REDIS_URL, or REDIS_URL=none for the in-process engine.`);
  }
  const { said } = await run(program, ['--version']);
  return `Alarms: BullMQ on a private ${/v=([\d.]+)/.exec(said)?.[1] ? `Redis ${/v=([\d.]+)/.exec(said)[1]}` : 'Redis'} (${program}, append-only files in ${folder}).`;
}
