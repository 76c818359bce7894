import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What LibreOffice makes of a cell: text, or the value it counts with. */
export interface OfficeCell {
  is: string;
  value: string;
  /** As it stands on the screen. */
  shown: string;
  formula?: string;
  bold: boolean;
}
export interface OfficeTab {
  name: string;
  rows: (OfficeCell | null)[][];
}

/** As a Dutch office opens it by hand: semicolons, UTF-8, Dutch, dates and percentages seen, formulas run. */
const AS_DUTCH = '--infilter=CSV:59,34,76,1,,1043,false,true';
const PATIENCE = 50_000;

/** Opens a file in LibreOffice, without a screen and in a profile of its own, and tells what it saw. */
export async function inOffice(name: `${string}.csv` | `${string}.xlsx`, file: Buffer): Promise<OfficeTab[]> {
  const program = process.env['ZORG_TEST_OFFICE'];
  if (!program) throw new Error('ZORG_TEST_OFFICE names no LibreOffice: run the tests with npm test');
  const folder = await mkdtemp(join(tmpdir(), 'zorg112-office-'));
  try {
    await writeFile(join(folder, name), file);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const how = name.endsWith('.csv') ? [AS_DUTCH] : [];
    const said = await run(
      program,
      [profile, '--headless', '--convert-to', 'fods', '--outdir', folder, ...how, name],
      folder,
    );
    const seen = await readFile(join(folder, name.replace(/\.\w+$/, '.fods')), 'utf8').catch(() => {
      throw new Error(`LibreOffice did not open ${name}: ${said}`);
    });
    return tabsOf(seen);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function run(program: string, args: string[], cwd: string): Promise<string> {
  // A group of its own: the program that was started is a script that starts another.
  const office = spawn(program, args, { cwd, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [office.stdout, office.stderr]) stream.on('data', (words) => (said += String(words)));
  const hung = setTimeout(() => process.kill(-office.pid!, 'SIGKILL'), PATIENCE);
  await once(office, 'close').finally(() => clearTimeout(hung));
  return said.slice(-400);
}

function tabsOf(seen: string): OfficeTab[] {
  const bold = new Set(
    [
      ...seen.matchAll(
        /<style:style style:name="(\w+)" style:family="table-cell"(?:(?!<\/style:style>).)*font-weight="bold"/gs,
      ),
    ].map(([, name]) => name),
  );
  return [...seen.matchAll(/<table:table table:name="([^"]*)".*?>(.*?)<\/table:table>/gs)].map(([, name, inside]) => ({
    name: plain(name!),
    rows: rowsOf(inside!, bold),
  }));
}

function rowsOf(table: string, bold: ReadonlySet<string | undefined>): (OfficeCell | null)[][] {
  const rows = [...table.matchAll(/<table:table-row([^>]*[^/])?>(.*?)<\/table:table-row>/gs)].map(
    ([, how = '', row]) => {
      const cells = [
        ...row!.matchAll(/<table:table-cell((?:[^>]*[^/>])?)(?:\/>|>(.*?)<\/table:table-cell>)/gs),
      ].flatMap(([, given, inside]) => times(given!, 'columns', cellOf(given!, inside, bold)));
      while (cells.at(-1) === null) cells.pop();
      return cells.length > 0 ? times(how, 'rows', cells) : [cells];
    },
  );
  const all = rows.flat();
  while (all.at(-1)?.length === 0) all.pop();
  return all;
}

function cellOf(given: string, inside: string | undefined, bold: ReadonlySet<string | undefined>): OfficeCell | null {
  if (inside === undefined) return null;
  const attribute = (name: string): string | undefined => new RegExp(` ${name}="([^"]*)"`).exec(given)?.[1];
  const shown = [...inside.matchAll(/<text:p>(.*?)<\/text:p>/gs)].map(([, line]) => plain(line!)).join('\n');
  const formula = attribute('table:formula');
  return {
    is: attribute('office:value-type') ?? 'nothing',
    value: attribute('office:value') ?? attribute('office:date-value') ?? shown,
    shown,
    bold: bold.has(attribute('table:style-name')),
    ...(formula === undefined ? {} : { formula }),
  };
}

const times = <T>(given: string, what: 'columns' | 'rows', one: T): T[] =>
  // Where nothing follows the same emptiness is told a million times over.
  Array<T>(Math.min(Number(new RegExp(`number-${what}-repeated="(\\d+)"`).exec(given)?.[1] ?? 1), 100)).fill(one);

const plain = (text: string): string =>
  text
    .replace(/<text:s text:c="(\d+)"\/>/g, (_, count: string) => ' '.repeat(Number(count)))
    .replace(/<text:s\/>/g, ' ')
    .replace(/<text:tab\/>/g, '\t')
    .replace(/<[^>]*>/g, '')
    .replace(/&#x([\da-f]+);/gi, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
    .replace(
      /&(lt|gt|quot|apos|amp);/g,
      (_, name: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'" })[name] ?? '&',
    );
