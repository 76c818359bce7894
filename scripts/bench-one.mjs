import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Runs one bench in a process of its own, prints its rows and writes them down. */
const [file, json] = process.argv.slice(2);
const { name, run } = await import(pathToFileURL(resolve(file)).href);
process.stdout.write(`${name}\n`);
const round = (value) => (typeof value === 'number' ? Number(value.toPrecision(3)).toLocaleString('en') : '');
const rows = [];
for await (const row of await run()) {
  const { what, unit, figure, floor, ratio = floor ? figure / floor : undefined, ...more } = row;
  rows.push({ ...row, ratio });
  const beside = Object.entries(more).map(
    ([key, value]) => `${key} ${typeof value === 'number' ? round(value) : value}`,
  );
  const floors = floor === undefined ? '' : `  floor ${round(floor)}  ratio ${round(ratio)}`;
  process.stdout.write(
    `  ${what.padEnd(46)} ${round(figure).padStart(9)} ${unit}${floors}${beside.length ? `  (${beside.join(', ')})` : ''}\n`,
  );
}
const { ZORG_BENCH_AT: at, ZORG_BENCH_MACHINE: machine } = process.env;
await writeFile(json, `${JSON.stringify({ name, at, machine: JSON.parse(machine ?? '{}'), rows }, null, 2)}\n`);
process.exit(0);
