import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** The log of a real desk, and where it comes from: test/data/other-desk/README.md. */
export const REAL_LOG = join(import.meta.dirname, '../data/other-desk/incident-event-log.csv.gz');

export const packedLog = (): Promise<Buffer> => readFile(REAL_LOG);
export const plainLog = async (): Promise<Buffer> => gunzipSync(await packedLog());

/** Its figures, as they were computed apart from us. */
export const REAL_FIGURES = {
  rows: 141_712,
  questions: 24_918,
  shares: { movedOnce: '45.63', movedTwice: '20.59', movedFourTimes: '6.48', inTime: '63.42', reopened: '1.10' },
  byMoves: [
    [13_549, '0.68'],
    [6_238, '42.05'],
    [2_283, '102.97'],
    [1_234, '146.10'],
    [1_076, '192.14'],
    [538, '336.56'],
  ],
} as const;

interface Read {
  readonly rows: number;
  readonly questions: number;
  readonly byMoves: readonly { readonly questions: number; readonly medianHours?: number }[];
}

/** Figures in the same form, to hold beside them. */
export function inShort(read: Read & Record<keyof typeof REAL_FIGURES.shares, number>): unknown {
  const { rows, questions, byMoves } = read;
  const shares = Object.keys(REAL_FIGURES.shares).map((name) => [
    name,
    ((100 * read[name as keyof typeof REAL_FIGURES.shares]) / questions).toFixed(2),
  ]);
  return {
    rows,
    questions,
    shares: Object.fromEntries(shares),
    byMoves: byMoves.map((group) => [group.questions, group.medianHours?.toFixed(2)]),
  };
}
