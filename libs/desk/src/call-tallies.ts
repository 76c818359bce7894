import { type ReadDatabase } from '@zorg112/database';
import { type Spread, spreadOf } from '@zorg112/domain';
import { type Span } from './span.js';

/** The calls that began to ring in a period; a call is no question yet, so that no part of a table holds it. */
export interface CallTallies {
  readonly rang: number;
  readonly answered: number;
  /** She ended it before anybody answered. */
  readonly hungUp: number;
  /** Milliseconds of ringing until the answer. */
  readonly waits?: Spread & { readonly n: number };
}

export async function callsIn(read: ReadDatabase, { from, to }: Span): Promise<CallTallies> {
  const rows = await read.sql<Record<'rang' | 'answered' | 'ended', number | string | null>>(
    `SELECT COALESCE(rang_at, started_at) AS rang, answered_at AS answered, ended_at AS ended FROM calls
     WHERE direction = 'in' AND started_at >= ? AND started_at < ?`,
    [from, to],
  );
  const waits = rows
    .flatMap(({ rang, answered }) => (answered === null ? [] : [Math.max(0, Number(answered) - Number(rang))]))
    .sort((one, other) => one - other);
  return {
    ...{ rang: rows.length, answered: waits.length },
    hungUp: rows.filter(({ answered, ended }) => answered === null && ended !== null).length,
    ...(waits.length > 0 ? { waits: { ...spreadOf(waits), n: waits.length } } : {}),
  };
}
