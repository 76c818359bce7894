import { parseArgs } from 'node:util';
import { buildIfChanged, install, needNode, refuse, seconds } from './house.mjs';
import { bytesOf, mappingOf, mendable, nowAndThen, shareOf } from './log-file.mjs';

/**
 * `DATABASE_URL=sqlite:./data/replay.sqlite npm run replay-log -- file.csv`: the log of another desk as this one would have lived it:
 * each question with one owner, each move as help beside that owner, at the instants of the log. Into an empty database only.
 *
 *   --map ticket=number,group=team   which column says what, where the guess is wrong (`group=` takes a guess away)
 *   --dates dmy|mdy                  what comes first, where the file does not show it
 *   --json                           the sum for a machine
 *
 * The sum goes to stdout, everything else to stderr. Ends with 0; 2 when the file, the mapping or the database can be mended
 * (`code: sentence` on stderr); 1 for anything else: then the database is half full, and a new one is needed.
 */
const USAGE =
  'Zo gebruik je dit: DATABASE_URL=sqlite:./data/replay.sqlite npm run replay-log -- bestand.csv [--map ticket=nummer,group=groep] [--dates dmy|mdy] [--json]';
const HONEST =
  'Let op: dit zegt niets over tijdwinst. De tijden zijn die van het logboek: niets ging hier sneller of langzamer dan het daar ging. ' +
  'Dat een vraag bij één helper bleef, is hier verteld en niet gemeten.';
const NO_ZONE =
  'Staat er bij een tijd geen tijdzone, dan lezen we die als UTC. In Amsterdam tonen de pagina’s die tijd een uur later (winter) of twee uur later (zomer). ' +
  'Het uur van de dag en de open tijd kloppen dan niet. Hoe lang iets duurde wel.';
const MENDABLE = 2;

needNode();
const { flags, file } = read();
const { env } = process;
env.DEMO ??= '1'; // what is replayed is a demo: its accounts are those of the demo, on loopback only
await install();
await buildIfChanged().catch((fault) => refuse(fault.message));
const lib = (path) => import(`../dist/${path}.js`);
const contracts = await lib('libs/contracts/src/index');
const { readSettings } = await lib('config/index');
const { openDatabase } = await lib('libs/database/src/index');
const { PolicyBook, readWording } = await lib('libs/desk/src/index');
const { readCases } = await lib('libs/imports/src/index');
const { replayLog } = await lib('libs/demo/src/index');
const { readYaml } = await lib('libs/platform/src/files');
const number = (n) => n.toLocaleString('nl-NL', { maximumFractionDigits: 0 });
const began = Date.now();
let database;
try {
  const settings = readSettings();
  const asked = { mapping: mappingOf(flags.map), dates: flags.dates, progress: progress() };
  const cases = await readCases(bytesOf(file), asked);
  database = await openDatabase(settings.database);
  const policies = new PolicyBook(database);
  await policies.open(await readYaml(settings.policyFile), Date.now());
  const wording = await readWording((name) => readYaml(`config/${name}`));
  const going = nowAndThen((done) => `${number(done)} van ${number(cases.questions)} vragen verteld`);
  show(cases, await replayLog(database, policies, wording, cases, Date.now(), going));
} catch (fault) {
  const sentence = mendable(fault, contracts, 'nl');
  if (!sentence) throw fault;
  process.stderr.write(`\n${sentence}\n`);
  process.exitCode = MENDABLE;
} finally {
  await database?.close();
}

function read() {
  const options = { map: { type: 'string', multiple: true }, dates: { type: 'string' }, json: { type: 'boolean' } };
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options });
    if (positionals.length === 1 && ['dmy', 'mdy', undefined].includes(values.dates))
      return { flags: values, file: positionals[0] };
  } catch {
    // the same sentence for a flag that does not exist
  }
  process.stderr.write(`${USAGE}\n`);
  process.exit(MENDABLE);
}

function progress() {
  const share = shareOf(file);
  return nowAndThen((so) => {
    const read = share(so);
    return `${number(so.rows)} regels gelezen${read === undefined ? '' : ` (${number(read)} %)`}`;
  });
}

function show({ rows, unread }, sum) {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  process.stderr.write(`Klaar in ${seconds(began)}.\n`);
  if (flags.json) return out(JSON.stringify({ rows, unread, ...sum, note: `${HONEST} ${NO_ZONE}` }, null, 2));
  out('Dit is dat servicecentrum onder de regel:');
  out(`  vragen, gelezen uit ${number(rows)} regels: ${number(sum.questions)}`);
  out(`  keer doorverwezen in het logboek: ${number(sum.moves)}`);
  out(`  keer iemand erbij gehaald, naast één helper: ${number(sum.asked)}`);
  out(`  terug bij een helper van eerder: ${number(sum.returned)}`);
  out(`  tijd zonder iemand die helpt of waakt: ${number(sum.ownerlessMs / 60_000)} minuten`);
  if (sum.open) out(`  nog open, want een einde staat er niet: ${number(sum.open)}`);
  if (sum.movedAfterEnd) out(`  doorverwezen na het einde, en dus later klaar: ${number(sum.movedAfterEnd)}`);
  if (unread.count) out(`  regels die niet te lezen waren: ${number(unread.count)}`);
  out('Of de vrager tevreden was, staat in geen logboek: elk einde telt hier als niet bevestigd.');
  out(`\n${HONEST}\n${NO_ZONE}`);
}

function out(line) {
  process.stdout.write(`${line}\n`);
}
