import { dirname, resolve } from 'node:path';
import { refuse, run } from './house.mjs';
import { onPath, startRedis } from './guarded.mjs';

/** Where alarms ring: the Redis that was named, a private one when the program is here, else this process. Says which. */
export async function pickAlarmEngine(env) {
  if (env.REDIS_URL === 'none') return 'Alarms: the in-process engine (REDIS_URL=none).';
  if (env.REDIS_URL) return 'Alarms: BullMQ on the Redis of REDIS_URL.';
  const program = onPath('redis-server', 'valkey-server');
  if (!program) {
    env.REDIS_URL = 'none';
    return 'Alarms: the in-process engine (no redis-server or valkey-server on the PATH).';
  }
  const folder = besideDatabase(env.DATABASE_URL);
  const [redis, { said }] = await Promise.all([
    startRedis(program, folder).catch((fault) =>
      refuse(`${fault.message}\nEnd that first, or give REDIS_URL (REDIS_URL=none for the in-process engine).`),
    ),
    run(program, ['--version']),
  ]);
  env.REDIS_URL = redis.url;
  const version = /v=([\d.]+)/.exec(said)?.[1] ?? '';
  return `Alarms: BullMQ on a private Redis (${program} ${version}, append-only files in ${folder}).`;
}

function besideDatabase(url = 'sqlite:./data/zorg112.sqlite') {
  const file = /^sqlite:(?:\/\/(?=\/))?(.+)$/.exec(url)?.[1];
  return resolve(file ? dirname(file) : 'data', 'redis');
}
