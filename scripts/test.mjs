import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfChanged, install, needNode, refuse, run, runNode, say, seconds, tail, tool } from './house.mjs';

/**
 * `npm test`: everything, from a bare clone. For developers: `node scripts/test.mjs claim` runs only the suites whose
 * path says "claim"; `--no-lint`, `--no-types`, `--no-build` leave a part out and say so; `--full` adds the long matrices.
 */
needNode();
const { values: flags, positionals: patterns } = parseArgs({
  allowPositionals: true,
  options: Object.fromEntries(['full', 'no-lint', 'no-types', 'no-build'].map((name) => [name, { type: 'boolean' }])),
});
// A suite that hangs must not hold a pipeline for ever.
const PATIENCE = (flags.full ? 240 : 30) * 60_000;
const began = Date.now();
const score = { passed: 0, failed: 0 };
await install();
const { startServers } = await import('../test/support/servers.mjs');
const servers = await startServers(say).catch((fault) => refuse(`${fault.message}\n0 passed, 1 failed`));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => servers.stop().finally(() => process.exit(130)));
try {
  if (flags['no-build']) leftOut('the build');
  else await buildIfChanged().catch((fault) => lost(fault.message));
  if (patterns.length === 0) await checks();
  else leftOut('lint, format, arrows, types');
  await suites('beside', ['--maxWorkers', '2']);
  await suites('browser', ['--maxWorkers', '2']);
  await suites('chaos', ['--runInBand']);
  if (flags.full) await suites('full', ['--runInBand']);
} finally {
  await servers.stop();
}
say(`\nIn ${seconds(began)}:`);
say(`${score.passed} passed, ${score.failed} failed`);
process.exit(score.failed > 0 || score.passed === 0 ? 1 : 0);

/** Each check counts as one; two at a time. */
async function checks() {
  const all = [];
  if (flags['no-lint']) leftOut('lint, format, arrows');
  else {
    all.push(['lint', tool.eslint, ['--max-warnings', '0', '.']]);
    all.push(['format', tool.prettier, ['--check', '--log-level', 'warn', '.']]);
    all.push([
      'arrows',
      tool.cruiser,
      ['--config', '.dependency-cruiser.mjs', '--output-type', 'err-long', 'apps', 'libs', 'config'],
    ]);
  }
  if (flags['no-types']) leftOut('types');
  else {
    all.push(['types', tool.tsc, ['--noEmit']]);
    const web = 'apps/web/tsconfig.json';
    if (existsSync(web))
      all.push(['types of the screens', tool.svelteCheck, ['--tsconfig', web, '--fail-on-warnings']]);
  }
  const lane = async () => {
    for (let next = all.shift(); next; next = all.shift()) await check(...next);
  };
  await Promise.all([lane(), lane()]);
}

async function check(name, script, args) {
  const start = Date.now();
  const { code, said } = await runNode(script, args);
  score[code === 0 ? 'passed' : 'failed'] += 1;
  say(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds(start)})${code === 0 ? '' : `\n${tail(said, 200)}`}`);
}

/** Runs one of jest's projects; a suite that could not run, or a test that was skipped, counts as failed. */
async function suites(project, how) {
  const folder = await mkdtemp(join(tmpdir(), 'zorg112-jest-'));
  const report = join(folder, 'report.json');
  const args = [
    '--selectProjects',
    project,
    ...how,
    '--passWithNoTests',
    '--json',
    `--outputFile=${report}`,
    ...patterns,
  ];
  const env = { ...servers.env, NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning' };
  const { code } = await run(process.execPath, [tool.jest, ...args], { show: 'errors', env, patience: PATIENCE });
  const told = existsSync(report) ? JSON.parse(await readFile(report, 'utf8')) : undefined;
  await rm(folder, { recursive: true, force: true });
  if (!told) return lost(`the suites of "${project}" ended without a report (code ${code})`);
  score.passed += told.numPassedTests;
  score.failed += told.numFailedTests + told.numRuntimeErrorTestSuites;
  const skipped = told.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => !['passed', 'failed'].includes(status));
  for (const { fullName, status } of skipped) lost(`${status}, and nothing is skipped in silence: ${fullName}`);
  const counted = told.numFailedTests + told.numRuntimeErrorTestSuites + skipped.length;
  if (code !== 0 && counted === 0) lost(`jest ended "${project}" with code ${code}`);
}

function lost(why) {
  score.failed += 1;
  say(`FAILED ${why}`);
}

function leftOut(what) {
  say(`(left out: ${what})`);
}
