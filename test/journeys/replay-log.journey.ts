import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onBothEngines } from '../support/engines.js';
import { type Logged, misTold, realLog, replay } from '../support/replay.js';
import { misCounted } from '../support/recount.js';
import { untoldByFacts } from '../support/told-by-facts.js';

const script = (name: string): string => resolve(import.meta.dirname, `../../scripts/${name}.mjs`);
const SCRIPT = script('replay-log');
/** A whole batch and a part of one. */
const SAMPLE = 300;
/** Each try is a process that reads all of the desk's code. */
const PATIENCE_MS = 120_000;

describe('the first questions of a real log, lived under the rule', () => {
  let text: string;
  let logged: Map<string, Logged>;
  beforeAll(async () => void ({ text, logged } = await realLog(SAMPLE)));

  onBothEngines((given) => {
    it('every move is help beside one owner, at the instants of the log, and rows and rule agree', async () => {
      const moves = [...logged.values()].reduce((sum, one) => sum + one.moves, 0);
      expect(moves).toBeGreaterThan(200);
      expect(await replay(given.database, text)).toEqual({
        ...{ questions: SAMPLE, moves, asked: moves, returned: 0, ownerlessMs: 0, open: 0 },
        movedAfterEnd: 0,
      });
      expect(await misTold(given.database, logged)).toEqual([]);
      expect(await untoldByFacts((sql) => given.database.read.sql(sql))).toEqual([]);
    });

    it('every figure is what a second count of its facts comes to', async () => {
      expect(await misCounted(given.database.read, 0, Number.MAX_SAFE_INTEGER)).toEqual([]);
    });

    it('is nobody’s news: no screen, phone or bell hears of what was long ago', async () => {
      const { read } = given.database;
      expect(await read.sql('SELECT id FROM facts WHERE relayed_at IS NULL LIMIT 1')).toEqual([]);
      expect(await read.sql('SELECT id FROM clocks WHERE next_ring_at IS NOT NULL LIMIT 1')).toEqual([]);
    });

    it('is found by its words, and nobody of the log can sign in', async () => {
      const { read } = given.database;
      const [{ n: words }] = (await read.sql('SELECT COUNT(*) AS n FROM ticket_words')) as [{ n: number }];
      expect(Number(words)).toBeGreaterThan(0);
      const who = `SELECT id FROM people WHERE id LIKE 'log-%' AND password_hash IS NOT NULL`;
      expect(await read.sql(who)).toEqual([]);
    });

    it('a second time it is refused, and nothing is written', async () => {
      await expect(replay(given.database, text)).rejects.toMatchObject({ code: 'import.not_empty' });
      const [{ n }] = (await given.database.read.sql('SELECT COUNT(*) AS n FROM tickets')) as [{ n: number }];
      expect(Number(n)).toBe(SAMPLE);
    });
  });
});

describe('npm run replay-log', () => {
  let folder: string;
  beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'zorg112-replay-'))));
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const run = (...args: string[]) => runs(SCRIPT, ...args);
  async function runs(file: string, ...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
    const env = { ...process.env, DATABASE_URL: `sqlite:${join(folder, 'desk.sqlite')}` };
    const child = spawn(process.execPath, [file, ...args], { env });
    const said = { out: '', err: '' };
    child.stdout.on('data', (chunk) => (said.out += String(chunk)));
    child.stderr.on('data', (chunk) => (said.err += String(chunk)));
    const code = await new Promise<number | null>((done) => child.once('close', done));
    return { code, ...said };
  }

  it(
    'fills an empty database and says what it does not say; a full one it leaves alone',
    async () => {
      const log = join(folder, 'log.csv');
      const line = (name: string, hour: number, who: string) => `${name},2024-01-15 ${hour}:00,${who},open`;
      const lines = [line('1', 10, 'A'), line('1', 11, 'B'), line('1', 12, 'A'), line('2', 10, 'B'), 'x,soon,A,open'];
      await writeFile(log, ['case,time,team,status', ...lines, ''].join('\n'));
      const columns = ['--map', 'group=team', '--dates', 'dmy'];
      const wrong = await run(log, '--map', 'group=groep');
      expect(wrong).toMatchObject({ code: 2, out: '', err: expect.stringContaining('import.column_unknown: ') });
      const { code, out } = await run(log, ...columns);
      expect(code).toBe(0);
      expect(out).toMatch(/vragen, gelezen uit 5 regels: 2\n/);
      expect(out).toMatch(/doorverwezen in het logboek: 2\n.*naast één helper: 2\n.*van eerder: 0\n.*waakt: 0 minuten/);
      expect(out).toMatch(/nog open, want een einde staat er niet: 2\n.*niet te lezen waren: 1\n/);
      expect(out).toMatch(/dit zegt niets over tijdwinst[^]*geen tijdzone, dan lezen we die als UTC/);
      const again = await run(log, ...columns);
      expect(again).toMatchObject({ code: 2, out: '', err: expect.stringContaining('import.not_empty: ') });
      const anew = await runs(script('rebuild-numbers'));
      expect(anew).toMatchObject({
        code: 0,
        out: expect.stringMatching(/opnieuw geteld, 2 vragen door deze opdracht, in/),
      });
    },
    PATIENCE_MS,
  );

  it.each([[[]], [['a.csv', 'b.csv']], [['a.csv', '--dates', 'ymd']], [['a.csv', '--csv']]])(
    '%j is no way to ask it',
    async (args) => {
      expect(await run(...args)).toMatchObject({
        code: 2,
        out: '',
        err: expect.stringContaining('npm run replay-log -- '),
      });
    },
    PATIENCE_MS,
  );

  it(
    'a file that is not there is said so, and makes no database',
    async () => {
      expect(await run('nowhere.csv')).toMatchObject({ code: 2, err: expect.stringContaining('import.no_file: ') });
    },
    PATIENCE_MS,
  );
});
