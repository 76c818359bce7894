import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, watch } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { pickAlarmEngine } from './alarms.mjs';
import { buildIfChanged, install, needNode, refuse, runNode, say, seconds, tail, tool } from './house.mjs';

/**
 * `npm run dev`: the desk of `npm start`, and every save shows. A changed server file compiles the house again (seconds) and
 * restarts it on 3112; the screens come from vite with hot reload, on the port it says, and pass the rest on to 3112.
 */
needNode();
process.env.DEMO ??= '1';
await install();
await buildIfChanged().catch((fault) => refuse(fault.message));
say(await pickAlarmEngine(process.env));

const children = new Set();
const begin = (script, args = []) => {
  const child = spawn(process.execPath, [script, ...args], { stdio: 'inherit' });
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
};
const end = async (child) => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
};
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => Promise.all([...children].map(end)).finally(() => process.exit(0)));
}

let server = begin('dist/apps/embedded/src/main.js');
if (existsSync('apps/web/vite.config.ts'))
  begin(tool.vite, ['--config', 'apps/web/vite.config.ts', '--clearScreen', 'false']);

let changed = false;
for (const folder of ['apps', 'libs', 'config']) {
  watch(folder, { recursive: true }, (_, file) => {
    if (file && !file.startsWith('web/') && /\.(ts|ya?ml|jsonl?)$/.test(file) && !/\.spec\.ts$/.test(file))
      changed = true;
  });
}
for (;;) {
  await pause(200);
  if (!changed) continue;
  changed = false;
  const began = Date.now();
  const { code, said } = await runNode(tool.nest, ['build', '--all', '--parallel', '2']);
  if (code !== 0) {
    say(`${tail(said)}\nNot built: the desk runs on as it was.`);
    continue;
  }
  await end(server);
  server = begin('dist/apps/embedded/src/main.js');
  say(`Built and restarted in ${seconds(began)}.`);
}
