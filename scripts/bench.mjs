import { existsSync, readdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { buildIfChanged, install, needNode, refuse, run, say, seconds } from './house.mjs';

/**
 * `npm run bench [name]`: every test/bench/*.bench.{ts,mjs}, one process each, one after the other. A bench exports `name` and
 * `run(): Promise<Row[]>`, or a generator of rows, told as they come; a row is `{ what, unit, figure, floor?, ratio?, better?: 'more' |
 * 'less', …anything else }`, figure and floor measured in the same run. The servers of the tests are there (ZORG_TEST_PG_URL,
 * ZORG_TEST_REDIS_URL).
 */
const FOLDER = 'test/bench';
needNode();
await install();
await buildIfChanged().catch((fault) => refuse(fault.message));
const wanted = process.argv[2] ?? '';
const files = existsSync(FOLDER)
  ? readdirSync(FOLDER).filter((file) => /\.bench\.(ts|mjs)$/.test(file) && file.includes(wanted))
  : [];
if (files.length === 0) refuse(`No bench in ${FOLDER} has "${wanted}" in its name.`);
const { startServers } = await import('../test/support/servers.mjs');
const servers = await startServers(say).catch((fault) => refuse(fault.message));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => servers.stop().finally(() => process.exit(130)));

const machine = {
  node: process.version,
  cpus: cpus().length,
  model: cpus()[0]?.model,
  memory: totalmem(),
  os: `${process.platform} ${release()}`,
};
let failed = 0;
await mkdir('bench-results', { recursive: true });
for (const file of files.sort()) await measure(file);
await servers.stop();
process.exit(failed > 0 ? 1 : 0);

async function measure(file) {
  const began = Date.now();
  const at = new Date().toISOString();
  const json = join('bench-results', file.replace(/\.bench\.(ts|mjs)$/, '.json'));
  const one = ['--import', './scripts/ts-hooks.mjs', 'scripts/bench-one.mjs', join(FOLDER, file), json];
  const { code } = await run(process.execPath, one, {
    show: true,
    env: { ...servers.env, ZORG_BENCH_AT: at, ZORG_BENCH_MACHINE: JSON.stringify(machine) },
  });
  if (code !== 0) failed += 1;
  say(code === 0 ? `  (${seconds(began)}; ${json})\n` : `FAILED ${file}\n`);
}
