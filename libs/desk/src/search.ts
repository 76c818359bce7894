import { DoorError } from '@zorg112/contracts';
import { hits, listOf, PlaceRow, scored, type ReadDatabase } from '@zorg112/database';
import {
  localDate,
  mended,
  nextDate,
  readSearch,
  toInstant,
  vocabularyOf,
  wordsIn,
  type Actor,
  type Search,
  type Since,
  type Term,
} from '@zorg112/domain';
import { type Directory, type Named } from './directory.js';
import { insideOf, NOTHING, OPEN, readableBy, type Where } from './eyes.js';
import { order, type Order } from './order.js';

/** Who looks, when, and in which database. */
export interface Looks {
  readonly reader: Actor;
  readonly read: ReadDatabase;
  readonly directory: Directory;
  readonly now: number;
}

/** What was typed, as what must be true of a ticket `t` beside that the reader may see it. */
export interface Sought {
  readonly wanted: readonly Where[];
  /** Where words are looked for. */
  readonly best?: Order;
}

/** So many of the newest questions somebody may read tell which words are used. */
const WORDS_FROM = 2_000;
/** What stands in more questions than this tells none apart: the newest first is as good, and costs no weighing of them all. */
const MANY = 5_000;
/** A question called by its number stands above whatever only mentions that number. */
const CALLED = 1_000_000;

/** Throws DoorError search.unknown. */
export async function sought(looks: Looks, typed: string): Promise<Sought> {
  const search = understood(typed);
  const wanted = await filtered(looks, search);
  if (search.terms.length === 0) return { wanted };
  if (search.number === undefined && (await isInMany(looks, search.terms)))
    return { wanted: [...wanted, holding(looks, search.terms)] };
  const { number } = search;
  const key = number === undefined ? 'f.score' : `(CASE WHEN t.number = ${number} THEN ${CALLED} ELSE f.score END)`;
  return {
    wanted: [...wanted, holding(looks, search.terms)],
    best: order(key, false, withScore(scored(looks.read.engine, search.terms))),
  };
}

/** Tickets `t` that were found, with their score `f.score`. */
export function withScore({ text, values }: Where): Where {
  return { text: `(${text}) f JOIN tickets t ON t.number = f.hit`, values };
}

/** The same, where words may also stand within longer ones of the question: "lift" in "tillift". Every question is read for it. */
export async function soughtWithin(looks: Looks, typed: string): Promise<Sought> {
  const search = understood(typed);
  const single = ({ within, anyOf: [form] }: Term): boolean =>
    within === 'all' && form!.begins && form!.words.length === 1;
  const words = search.terms.filter(single).map(({ anyOf }) => anyOf[0]!.words[0]!);
  if (words.length === 0) return { wanted: [NOTHING] };
  const others = search.terms.filter((term) => !single(term));
  const like = words.map((word) => ({ text: `LOWER(t.text) LIKE ?`, values: [`%${word}%`] }));
  const there = others.length > 0 ? [holding(looks, others)] : [];
  return { wanted: [...(await filtered(looks, search)), readableBy(looks.reader), ...there, ...like] };
}

/** What may have been meant, in words of questions this reader may read and of the names everybody knows. */
export async function mendedBy({ read, reader, directory }: Looks, typed: string): Promise<string | undefined> {
  if (!/\p{L}{4}/u.test(typed)) return undefined;
  const readable = readableBy(reader);
  const texts = await read.sql<{ text: string }>(
    `SELECT text FROM tickets t WHERE ${readable.text} ORDER BY number DESC LIMIT ${WORDS_FROM}`,
    readable.values,
  );
  const names = [...(await directory.everyone()), ...(await directory.teams()), ...(await read.manager.find(PlaceRow))];
  return mended(typed, vocabularyOf([...texts.map(({ text }) => text), ...names.map(({ name }) => name)]));
}

async function isInMany({ read: database }: Looks, terms: readonly Term[]): Promise<boolean> {
  const { text, values } = hits(database.engine, terms, 'inside');
  const found = `SELECT COUNT(*) AS n FROM (${text} LIMIT ${MANY + 1}) few`;
  const [row] = await database.sql<{ n: number | string }>(found, values);
  return Number(row?.n) > MANY;
}

function understood(typed: string): Search {
  const search = readSearch(typed);
  if ('unknown' in search) throw new DoorError('search.unknown', { fields: { q: search.unknown } });
  return search;
}

/** Every word stands in what this reader may read of it: about it, her words, or notes as well. */
function holding({ read: { engine }, reader }: Looks, terms: readonly Term[]): Where {
  const among = (reach: Parameters<typeof hits>[2]): Where => {
    const { text, values } = hits(engine, terms, reach);
    return { text: `t.number IN (${text})`, values };
  };
  const about = among('about');
  if (terms.every(({ within }) => within !== 'all')) return about;
  const ways = [both(insideOf(reader), among('inside')), both(readableBy(reader), among('words')), about];
  return { text: ways.map(({ text }) => `(${text})`).join(' OR '), values: ways.flatMap(({ values }) => values) };
}

const both = (one: Where, other: Where): Where => ({
  text: `(${one.text}) AND (${other.text})`,
  values: [...one.values, ...other.values],
});

async function filtered({ reader, directory, now }: Looks, search: Search): Promise<Where[]> {
  const { statuses, urgencies, owners, teams, assets, since } = search;
  const wanted: Where[] = [];
  if (search.askedByMe) wanted.push({ text: 't.requester_id = ?', values: [reader.id] });
  if (statuses.length > 0) {
    const named = `t.status IN ${listOf(statuses)} OR t.closed_how IN ${listOf(statuses)}`;
    const text = statuses.includes('open') ? `${OPEN.text} OR ${named}` : named;
    wanted.push({ text, values: [...statuses, ...statuses] });
  }
  if (urgencies.length > 0) wanted.push(oneOf('t.urgency', urgencies));
  if (owners.length > 0) {
    const people = await directory.everyone();
    wanted.push(
      oneOf(
        't.owner_id',
        owners.flatMap((words) => (words === 'me' ? [reader.id] : called(people, words))),
      ),
    );
  }
  if (teams.length > 0) {
    const all = await directory.teams();
    wanted.push(
      oneOf(
        't.team_id',
        teams.flatMap((words) => called(all, words)),
      ),
    );
  }
  for (const asset of assets)
    wanted.push(asset === undefined ? NOTHING : { text: 't.asset LIKE ?', values: [`${asset}%`] });
  if (since) wanted.push({ text: 't.created_at >= ?', values: [startOf(since, directory.policy.calendar.zone, now)] });
  return wanted;
}

function oneOf(column: string, values: readonly string[]): Where {
  return values.length === 0 ? NOTHING : { text: `${column} IN ${listOf(values)}`, values };
}

/** Whose name holds words that begin so. */
function called(all: readonly Named[], words: readonly string[]): string[] {
  const holds = ({ name }: Named): boolean => {
    const own = wordsIn(name);
    return words.every((word) => own.some((one) => one.startsWith(word)));
  };
  return all.filter(holds).map(({ id }) => id);
}

function startOf(since: Since, zone: string, now: number): number {
  return toInstant(zone, 'daysAgo' in since ? nextDate(localDate(zone, now), -since.daysAgo) : since, 0);
}
