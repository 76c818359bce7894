import { type FreshDatabase } from '../../support/fresh-database.js';
import { openDesk } from '../../support/desk.js';
import pg from 'pg';
import sqlite3 from 'sqlite3';

/** One statement as the driver got it. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

export interface Intake {
  /** In order, from the beginning of the transaction to its end, as the house itself issues them for one question. */
  readonly statements: readonly Statement[];
  /** The ids in the values that each question has of its own. */
  readonly ids: readonly string[];
}

export const QUESTION =
  'Mevrouw De Vries heeft sinds vannacht pijn bij het plassen en is wat verward. Wij willen graag weten of wij een urinestick mogen doen.';

/** Furnishes this place with the demo organisation and writes down what one intake asks of the driver. */
export async function recordIntake(place: FreshDatabase): Promise<Intake> {
  const desk = await openDesk(await place.open(), Date.now());
  const asker = desk.who('noor');
  const body = { text: QUESTION, private: false, urgency: 'today', careNow: false } as never;
  await desk.ownership.open(asker, body); // names and rosters are in memory after the first
  const { result, statements } = await heard(() => desk.ownership.open(asker, body));
  const messageId = statements
    .filter(({ text }) => /INSERT INTO "messages"/i.test(text))
    .flatMap(({ values }) => values)
    .find((value) => typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value) && value !== result.id);
  return { statements, ids: [result.id, String(messageId)] };
}

async function heard<T>(work: () => Promise<T>): Promise<{ result: T; statements: Statement[] }> {
  const statements: Statement[] = [];
  const undo = [
    listen(sqlite3.Database.prototype, 'run', statements),
    listen(sqlite3.Database.prototype, 'all', statements),
    listen(pg.Client.prototype, 'query', statements),
  ];
  try {
    return { result: await work(), statements };
  } finally {
    for (const one of undo) one();
  }
}

function listen(owner: object, method: string, statements: Statement[]): () => void {
  const methods = owner as Record<string, (...args: unknown[]) => unknown>;
  const before = methods[method]!;
  methods[method] = function (text, values, ...rest) {
    if (typeof text === 'string') statements.push({ text, values: Array.isArray(values) ? [...values] : [] });
    return before.call(this, text, values, ...rest);
  };
  return () => (methods[method] = before);
}
