import { type TicketsQuery } from '@zorg112/contracts';
import { type Engine, listOf, type StoredRow, type Transaction } from '@zorg112/database';
import { readFile } from 'node:fs/promises';
import { openDesk } from '../support/desk.js';
import { freshDatabase } from '../support/fresh-database.js';
import { median, span, type Row } from './support/statistics.js';

/**
 * What looking for something costs among 50,000 questions of three messages each, in words that are really written: rare and common
 * words, a name and a place, a beginning of two letters, and what is not there at all, which is the dearest. The floor is the same
 * reader's plain list, in the same run.
 */
export const name = 'search: GET /tickets?q= among 50,000 questions';

const QUESTIONS = Number(process.env['ZORG_BENCH_QUESTIONS'] ?? 50_000);
const ROUNDS = Number(process.env['ZORG_BENCH_ROUNDS'] ?? 15);
const AT_ONCE = 250;
/** What worked before is looked for by the words of a whole question. */
const ASKED = [
  ['a lift', 'De tillift piept en gaat niet omhoog'],
  ['a printer', 'De printer op de gang print niet en geeft een foutmelding'],
  [
    'a long question',
    'Ik kan niet inloggen in het dossier, het wachtwoord is verlopen en de pas opent de medicijnkar ook niet meer',
  ],
] as const;
const TYPED = [
  ['a rare word', 'orgelpijpje'],
  ['a word of one in some fifty', 'printer'],
  ['a word of nearly all', 'de'],
  ['three words', 'tillift piept niet'],
  ['a phrase', '"doet het niet"'],
  ['place, status and a word', 'plek:linde status:nieuw lift'],
  ['a number', '25000'],
  ['two letters', 'ka'],
  ['typed wrong', 'linde prnter'],
  ['not there', 'zzzzqq wwwwxx'],
  ['two hundred letters', 'kamer lift bed deur wifi bel '.repeat(7).slice(0, 200)],
] as const;

export async function run(): Promise<Row[]> {
  return [...(await measure('sqlite')), ...(await measure('postgres'))];
}

async function measure(engine: Engine): Promise<Row[]> {
  const place = await freshDatabase(engine);
  try {
    const database = await place.open();
    const desk = await openDesk(database);
    const [noor, fatma] = [desk.who('noor'), desk.who('fatma')];
    await desk.ownership.open(noor, { text: 'Het orgelpijpje piept', location: 'De Linde, gang' });
    const began = performance.now();
    await database.unitOfWork.run((tx) => fill(tx));
    const filled = performance.now() - began;
    const list = (query: TicketsQuery) => timed(() => desk.reader.list(fatma, query));
    const rows: Row[] = [
      { what: `${engine}, ${QUESTIONS} questions written with their index`, unit: 's', figure: filled / 1_000 },
    ];
    const floor = median(await list({}));
    const row = (what: string, took: number[]): Row => ({
      what: `${engine}, ${what}`,
      ...{ unit: 'ms', figure: median(took), floor, better: 'less', span: span(took) },
    });
    for (const [what, q] of TYPED) rows.push(row(what, await list({ q })));
    await database.unitOfWork.run((tx) => solveAll(tx));
    for (const [what, text] of ASKED) {
      const { id } = await desk.ownership.open(noor, { text });
      const { items } = await desk.worked.forTicket(fatma, id);
      const ways = `${items.length} ways`;
      rows.push(row(`what worked before for ${what} (${ways})`, await timed(() => desk.worked.forTicket(fatma, id))));
    }
    return rows;
  } finally {
    await place.forget();
  }
}

async function timed(look: () => Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  for (let round = -2; round < ROUNDS; round++) {
    const start = performance.now();
    await look();
    if (round >= 0) took.push(performance.now() - start);
  }
  return took;
}

/** Copies of one question with other words, and what was said to each: written as rows, for 50,000 deeds would take an hour. */
async function fill(tx: Transaction): Promise<void> {
  const questions = await textsOf('test/data/ordinary-questions.jsonl');
  const replies = await textsOf('test/data/ordinary-replies.jsonl');
  const places = (await tx.sql<{ name: string }>('SELECT name FROM places')).map(({ name: one }) => one);
  const askers = (await tx.sql<{ id: string }>(`SELECT id FROM people WHERE roles LIKE '%care_worker%'`)).map(
    ({ id }) => id,
  );
  const [model] = await tx.sql<StoredRow & { id: string; owner_id: string; requester_id: string; team_id: string }>(
    'SELECT * FROM tickets',
  );
  const { id: first, requester_id: noor } = model!;
  for (let from = 0; from < QUESTIONS; from += AT_ONCE) {
    const some = Array.from({ length: AT_ONCE }, (_, i) => from + i).map((n) => {
      const asker = pick(askers, n * 7);
      const where = pick(places, n * 13);
      const state = model!.state.replaceAll(first, `q${n}`).replaceAll(noor, asker).replace('De Linde, gang', where);
      return { n, asker, state, text: `${pick(questions, n)} ${pick(questions, n * 31 + (n >> 9))}` };
    });
    await insert(
      tx,
      'tickets (id, status, urgency, private, requester_id, owner_id, channel, is_outage, text, version, created_at, changed_at, state)',
      some.map(({ n, asker, state, text }) => [
        ...[`q${n}`, 'waiting_for_helper', 'today', n % 50 === 0, asker, model!.owner_id, 'web', false, text, 1],
        ...[1_700_000_000_000 + n * 60_000, 1_700_000_000_000 + n * 60_000, state],
      ]),
    );
    const said = some.flatMap(({ n, asker, text }) => [
      [`q${n}a`, `q${n}`, 'question', asker, text, 0, 1, false],
      [`q${n}b`, `q${n}`, 'reply', model!.owner_id, pick(replies, n * 3), 0, 2, false],
      [`q${n}c`, `q${n}`, 'note', model!.owner_id, pick(replies, n * 11 + (n >> 10)), 0, 3, false],
    ]);
    await insert(tx, 'messages (id, ticket_id, kind, author_id, text, at, version, asks_requester)', said);
  }
}

/** Everything was solved, by what was replied. */
async function solveAll(tx: Transaction): Promise<void> {
  await tx.sql(`UPDATE messages SET kind = 'solution' WHERE kind = 'reply'`);
  const closed = '"status":"closed","closedHow":"confirmed","closedAt":1700000000000';
  await tx.sql(
    `UPDATE tickets SET status = 'closed', closed_how = 'confirmed', closed_at = 1700000000000, state = REPLACE(state, '"status":"waiting_for_helper"', ?)`,
    [closed],
  );
}

async function insert(tx: Transaction, into: string, rows: readonly (readonly unknown[])[]): Promise<void> {
  await tx.sql(`INSERT INTO ${into} VALUES ${rows.map(listOf).join(', ')}`, rows.flat());
}

async function textsOf(file: string): Promise<string[]> {
  const lines = (await readFile(file, 'utf8')).trim().split('\n');
  return lines.map((line) => (JSON.parse(line) as { text: string }).text);
}

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length]!;
