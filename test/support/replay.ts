import { type Database } from '@zorg112/database';
import { PolicyBook, readWording } from '@zorg112/desk';
import { replayLog, type Replayed } from '@zorg112/demo';
import { readCases } from '@zorg112/imports';
import { readFile } from 'node:fs/promises';
import { load } from 'js-yaml';
import { plainLog } from './other-desk.js';

const yaml = async (file: string) => load(await readFile(file, 'utf8')) as object;

/** What the log itself says of one question: read here by hand, apart from the reader that is tried. Instants in UTC ms. */
export interface Logged {
  readonly opened: number;
  readonly resolved: number | undefined;
  readonly moves: number;
}

/** The real log, or its first questions; it has no quotes, and a line for each change. */
export async function realLog(questions = Infinity): Promise<{ text: string; logged: Map<string, Logged> }> {
  const [head, ...lines] = (await plainLog()).toString('latin1').trimEnd().split('\n') as [string, ...string[]];
  const names = head.split(',');
  const [opened, resolved, moved] = ['opened_at', 'resolved_at', 'reassignment_count'].map((name) =>
    names.indexOf(name),
  );
  const logged = new Map<string, Logged>();
  const kept: string[] = [];
  for (const line of lines) {
    const cells = line.split(',');
    const name = cells[0]!;
    const known = logged.get(name);
    if (!known && logged.size >= questions) continue;
    const moves = Math.max(known?.moves ?? 0, Number(cells[moved!]));
    logged.set(name, { opened: instant(cells[opened!]!)!, resolved: instant(cells[resolved!]!), moves });
    kept.push(line);
  }
  return { text: [head, ...kept, ''].join('\n'), logged };
}

/** `29/2/2016 01:16`, as it stands. */
function instant(text: string): number | undefined {
  const [, day, month, year, hour, minute] = /^(\d+)\/(\d+)\/(\d+) (\d+):(\d+)$/.exec(text)?.map(Number) ?? [];
  return day === undefined ? undefined : Date.UTC(year!, month! - 1, day, hour, minute);
}

export async function replay(database: Database, text: string, now = Date.now()): Promise<Replayed> {
  const policies = new PolicyBook(database);
  await policies.open(await yaml('config/policy.yaml'), now);
  const wording = await readWording((file) => yaml(`config/${file}`));
  async function* file() {
    yield Buffer.from(text);
  }
  return replayLog(database, policies, wording, await readCases(file()), now);
}

/** What was written of each question, by the number it has in the log: moves, hours and owners as the facts tell them. */
export async function written(database: Database) {
  const rows = await database.read.sql<Record<string, string | number>>(
    `SELECT t.text, t.status, t.closed_how, t.created_at, f.offered_at, f.asked, f.answered, f.claimed
     FROM tickets t JOIN (
       SELECT ticket_id, MIN(CASE WHEN type = 'SolutionOffered' THEN at END) AS offered_at,
         SUM(CASE WHEN type = 'ConsultAsked' THEN 1 ELSE 0 END) AS asked,
         SUM(CASE WHEN type = 'ConsultAnswered' THEN 1 ELSE 0 END) AS answered,
         SUM(CASE WHEN type = 'TicketClaimed' THEN 1 ELSE 0 END) AS claimed
       FROM facts GROUP BY ticket_id
     ) f ON f.ticket_id = t.id`,
  );
  return new Map(
    rows.map((row) => [
      /\d+/.exec(String(row['text']))![0],
      {
        ends: `${row['status']} ${row['closed_how']}`,
        opened: Number(row['created_at']),
        offered: Number(row['offered_at']),
        ...{ asked: Number(row['asked']), answered: Number(row['answered']), claimed: Number(row['claimed']) },
      },
    ]),
  );
}

/** Every question that was written otherwise than it was logged. */
export async function misTold(database: Database, logged: ReadonlyMap<string, Logged>): Promise<string[]> {
  const told = await written(database);
  const wrong = [...logged].filter(([name, { opened, resolved, moves }]) => {
    const one = told.get(name);
    const same = one?.opened === opened && (resolved === undefined || one.offered === resolved);
    return (
      !same || one.asked !== moves || one.answered !== moves || one.claimed !== 1 || one.ends !== 'closed unconfirmed'
    );
  });
  return [...wrong.map(([name]) => name), ...(told.size === logged.size ? [] : [`${told.size} questions`])];
}
