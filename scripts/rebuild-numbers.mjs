import { buildIfChanged, install, needNode, refuse } from './house.mjs';

/**
 * `npm run rebuild-numbers`: makes every figure anew from the facts, in the database of `DATABASE_URL`, while the house runs or not. The
 * same facts give exactly the same figures; what is done meanwhile counts too.
 */
needNode();
process.env.DEMO ??= '1'; // only the database and the policy are read here
await install();
await buildIfChanged().catch((fault) => refuse(fault.message));
const lib = (path) => import(`../dist/${path}.js`);
const { readSettings } = await lib('config/index');
const { openDatabase } = await lib('libs/database/src/index');
const { Numbers, PolicyBook } = await lib('libs/desk/src/index');

const { database: where } = readSettings();
const database = await openDatabase(where);
const began = Date.now();
let told = began;
const going = (questions) => {
  if (Date.now() - told < 2_000) return;
  told = Date.now();
  process.stderr.write(`${questions.toLocaleString('nl-NL')} vragen geteld\n`);
};
try {
  const policies = new PolicyBook(database);
  await policies.refresh();
  const questions = await new Numbers(database, policies).rebuild(going);
  const seconds = ((Date.now() - began) / 1_000).toLocaleString('nl-NL', { maximumFractionDigits: 1 });
  process.stdout.write(
    questions === undefined
      ? 'Een ander begon na deze opdracht opnieuw te tellen en telt verder. Deze is gestopt.\n'
      : `Alle cijfers zijn opnieuw geteld, ${questions.toLocaleString('nl-NL')} vragen door deze opdracht, in ${seconds} s.\n`,
  );
} finally {
  await database.close();
}
