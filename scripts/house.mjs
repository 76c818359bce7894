import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the commands share. Builtins of node only: this runs before anything is installed. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);

export const INSTALL = ['ci', '--no-audit', '--no-fund'];
const BUILT = 'dist/.built';
export const SOURCES = [
  'apps',
  'libs',
  'config',
  'nest-cli.json',
  'tsconfig.json',
  'package-lock.json',
  'scripts/build.mjs',
  'scripts/bundle.mjs',
];
const GENERATED = new Set(['generated', 'node_modules']);

export const tool = {
  nest: 'node_modules/@nestjs/cli/bin/nest.js',
  vite: 'node_modules/vite/bin/vite.js',
  tsc: 'node_modules/typescript/bin/tsc',
  svelteCheck: 'node_modules/svelte-check/bin/svelte-check',
  eslint: 'node_modules/eslint/bin/eslint.js',
  prettier: 'node_modules/prettier/bin/prettier.cjs',
  cruiser: 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
  jest: 'node_modules/jest/bin/jest.js',
};

export const say = (line) => process.stdout.write(`${line}\n`);

/** One sentence, and the end. */
export function refuse(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

export function needNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  refuse(`zorg-112 needs Node 20.19 or newer; this is ${process.versions.node}.`);
}

/** Runs a program; resolves to its exit code and what it said. `show`: it speaks for itself ('errors': only there).
 *  `patience`: milliseconds after which it is ended. */
export function run(command, args, { show = false, env = {}, patience } = {}) {
  return new Promise((done) => {
    const stdio = { true: 'inherit', errors: ['ignore', 'ignore', 'inherit'], false: ['ignore', 'pipe', 'pipe'] }[show];
    const child = spawn(command, args, { stdio, env: { ...process.env, ...env }, timeout: patience });
    let said = '';
    child.stdout?.on('data', (chunk) => (said += chunk));
    child.stderr?.on('data', (chunk) => (said += chunk));
    child.once('error', (fault) => done({ code: 1, said: fault.message }));
    child.once('close', (code) => done({ code: code ?? 1, said }));
  });
}

export const runNode = (script, args, options) => run(process.execPath, [script, ...args], options);

/** Installs what package-lock.json names, unless it is there already. */
export async function install() {
  if (installed()) return;
  const began = Date.now();
  say('Installing packages (the first time; sqlite3 compiles when no prebuilt binary can be reached) …');
  const tick = setInterval(() => say(`  … still installing, ${seconds(began)}`), 10_000);
  // Through a link `npm ci` would empty somebody else's folder.
  if (lstatSync('node_modules', { throwIfNoEntry: false })?.isSymbolicLink()) await rm('node_modules');
  const npm = process.env.npm_execpath;
  const { code, said } = npm ? await runNode(npm, INSTALL) : await run('npm', INSTALL);
  clearInterval(tick);
  if (code !== 0) refuse(`${tail(said)}\nThe packages could not be installed: see the lines above.`);
  say(`Packages installed in ${seconds(began)}.`);
}

function installed() {
  if (!existsSync('node_modules/.package-lock.json')) return false;
  const wanted = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
  const present = JSON.parse(readFileSync('node_modules/.package-lock.json', 'utf8')).packages;
  return Object.entries(wanted).every(([name, { version, optional, devOptional, link }]) => {
    if (name === '' || link) return true;
    return present[name] ? present[name].version === version : Boolean(optional || devOptional);
  });
}

/** Builds when a source changed since the last build. */
export async function buildIfChanged() {
  const now = fingerprint();
  if (existsSync(BUILT) && readFileSync(BUILT, 'utf8') === now) return;
  const began = Date.now();
  say('Building …');
  await build();
  say(`Built in ${seconds(began)}.`);
}

/** The server by nest (swc) and then in few files, the screens by vite; all into dist. Throws with what the builders said. */
export async function build() {
  const now = fingerprint();
  await Promise.all(
    ['apps', 'libs', 'config', 'run', '.built'].map((part) => rm(join('dist', part), { recursive: true, force: true })),
  );
  const jobs = [compiledAndBundled()];
  if (existsSync('apps/web/vite.config.ts'))
    jobs.push(runNode(tool.vite, ['build', '--config', 'apps/web/vite.config.ts']));
  const faults = (await Promise.all(jobs)).filter(failed);
  if (faults.length > 0)
    throw new Error(`${faults.map(({ said }) => tail(said)).join('\n')}\nThe build failed: see the lines above.`);
  await mkdir('dist', { recursive: true });
  await writeFile(BUILT, now);
}

async function compiledAndBundled() {
  const compiled = await runNode(tool.nest, ['build', '--all']);
  return failed(compiled) ? compiled : runNode('scripts/bundle.mjs', []);
}

const failed = ({ code, said }) => code !== 0 || said.includes('Failed to compile');

/** Names, sizes and times of every source: reading them all would cost the second start its quickness. */
function fingerprint() {
  const hash = createHash('sha256').update(process.version);
  const walk = (path) => {
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found) return;
    if (!found.isDirectory()) return void hash.update(`${path}:${found.size}:${found.mtimeMs}\n`);
    for (const name of readdirSync(path).sort()) if (!GENERATED.has(name)) walk(join(path, name));
  };
  SOURCES.forEach(walk);
  return hash.digest('hex');
}

export const seconds = (began) => `${((Date.now() - began) / 1_000).toFixed(1)} s`;
export const tail = (text, lines = 40) => text.trimEnd().split('\n').slice(-lines).join('\n');
