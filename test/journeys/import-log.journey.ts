import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { inShort, REAL_FIGURES, REAL_LOG } from '../support/other-desk.js';

const SCRIPT = resolve(import.meta.dirname, '../../scripts/import-log.mjs');
let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'zorg112-import-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Ran {
  code: number | null;
  out: string;
  err: string;
}
async function run(args: string[], piped = ''): Promise<Ran> {
  const child = spawn(process.execPath, [SCRIPT, ...args]);
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk) => (said.out += String(chunk)));
  child.stderr.on('data', (chunk) => (said.err += String(chunk)));
  child.stdin.on('error', () => undefined); // it need not read what it does not want
  child.stdin.end(piped);
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { code, ...said };
}
async function file(text: string | Uint8Array): Promise<string> {
  const path = join(folder, `${Math.random()}.csv`);
  await writeFile(path, text);
  return path;
}
const LOG = 'case,time,group\n1,2024-01-01 10:00,A\n1,2024-01-01 12:00,B\n1,2024-01-02 10:00,A,x\n';

describe('npm run import-log', () => {
  test('gives the figures of the real log, for a machine', async () => {
    const { code, out } = await run([REAL_LOG, '--json']);
    const figures = JSON.parse(out);
    expect(code).toBe(0);
    expect(inShort(figures)).toEqual(REAL_FIGURES);
    expect(figures.note).toMatch(/samenhang, geen oorzaak/);
  });

  test('and in Dutch and English, never without the sentence about cause', async () => {
    const dutch = await run([REAL_LOG]);
    expect(dutch.out).toMatch(/Vragen: 24\.918, gelezen uit 141\.712 regels/);
    expect(dutch.out).toMatch(/45,63 % minstens één keer, 20,59 % minstens twee keer, 6,48 % minstens vier keer/);
    expect(dutch.out).toMatch(/6 of vaker +538 +538 +336,56 uur/);
    expect(dutch.out).toMatch(/Let op: dit is samenhang, geen oorzaak/);
    const english = await run([await file(LOG), '--lang', 'en']);
    expect(english.out).toMatch(/Questions: 1, read from 3 lines/);
    expect(english.out).toMatch(/Hard questions are sent on more/);
    expect(english.out).toMatch(/Lines that could not be read: 1\n +1 +too many or too few columns: line 4\n/);
  });

  test('says what the columns seem to mean, and takes what it is told', async () => {
    const columns = await run([await file(LOG), '--columns']);
    expect(columns.out).toMatch(/case +ticket +1\ntime +at +2024-01-01 10:00/);
    const named = await run(
      ['-', '--map', 'ticket=a,at=b', '--map', 'group=c d', '--json'],
      LOG.replace('case,time,group', 'a,b,c d'),
    );
    expect(JSON.parse(named.out)).toMatchObject({ questions: 1, movedOnce: 1, movesFrom: 'group' });
  });

  test.each([
    ['a file that is not there', async () => [join(folder, 'nowhere.csv')], /^\n?import\.no_file: /],
    ['a folder', async () => [folder], /import\.no_file: /],
    ['nothing', async () => [await file('')], /import\.empty: /],
    ['a workbook', async () => [await file('PK\u0003\u0004....')], /import\.spreadsheet: /],
    [
      'dates that can be read both ways',
      async () => [await file(LOG.replaceAll(/2024-01-0(\d)/g, '0$1-02-2024'))],
      /import\.dates_unclear: .*\(dates: dmy, mdy\)/,
    ],
    [
      'a column that is missing',
      async () => [await file(LOG), '--map', 'group='],
      /import\.column_missing: .*\(group: needed\)/,
    ],
    [
      'a column that is not there',
      async () => [await file(LOG), '--map', 'group=team'],
      /import\.column_unknown: .*\(group: team\)/,
    ],
    [
      'a part that does not exist',
      async () => [await file(LOG), '--map', 'groep=group'],
      /import\.column_unknown: .*\(groep: ticket, at/,
    ],
    ['no file', async () => [], /npm run import-log -- /],
    ['a flag that does not exist', async () => ['x.csv', '--csv'], /npm run import-log -- /],
    ['an order that does not exist', async () => ['x.csv', '--dates', 'ymd'], /npm run import-log -- /],
  ] as const)('%s ends with 2 and says why', async (_name, args, said) => {
    const { code, out, err } = await run(await args());
    expect({ code, out, err }).toEqual({ code: 2, out: '', err: expect.stringMatching(said) });
  });
});
