import { describe, expect, test } from '@jest/globals';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { readColumns, readMoves } from './reading.js';

const FILE = join(import.meta.dirname, '../../../test/data/other-desk/incident-event-log.csv.gz');
const log = () => createReadStream(FILE);
const percent = (part: number, whole: number): string => ((100 * part) / whole).toFixed(2);

describe('the log of a real desk, 24,918 questions', () => {
  test('its columns are recognised by themselves, day before month', async () => {
    const { desk, mapping, dates, columns } = await readColumns(log());
    expect({ desk, dates }).toEqual({ desk: 'servicenow', dates: 'dmy' });
    expect(mapping).toEqual({
      ticket: 'number',
      at: 'sys_updated_at',
      state: 'ident_state',
      group: 'assignment_group',
      owner: 'assigned_to',
      opened: 'opened_at',
      solved: 'resolved_at',
      moves: 'reassignment_count',
      reopened: 'reopen_count',
      inTime: 'made_sla',
    });
    expect(columns.map(({ name }) => name).filter((name) => name.startsWith('category'))).toEqual([
      'category',
      'category (2)',
    ]);
    expect(columns.find(({ name }) => name === 'caller_id')!.samples).toEqual([]);
  });

  test('the figures are those that were computed apart from us', async () => {
    const seen: number[] = [];
    const read = await readMoves(log(), { progress: ({ rows }) => seen.push(rows) });
    const { questions } = read;
    expect([read.rows, questions, read.unread]).toEqual([141_712, 24_918, { count: 0, why: {}, first: [] }]);
    expect({
      once: percent(read.movedOnce, questions),
      twice: percent(read.movedTwice, questions),
      fourTimes: percent(read.movedFourTimes, questions),
      inTime: percent(read.inTime, questions),
      reopened: percent(read.reopened, questions),
    }).toEqual({ once: '45.63', twice: '20.59', fourTimes: '6.48', inTime: '63.42', reopened: '1.10' });
    expect(read.byMoves.map((group) => [group.from, group.to, group.questions, group.medianHours!.toFixed(2)])).toEqual(
      [
        [0, 0, 13_549, '0.68'],
        [1, 1, 6_238, '42.05'],
        [2, 2, 2_283, '102.97'],
        [3, 3, 1_234, '146.10'],
        [4, 5, 1_076, '192.14'],
        [6, undefined, 538, '336.56'],
      ],
    );
    expect(read.pingPong).toBe(2_628);
    expect(seen.length).toBeGreaterThan(10);
    expect(seen.at(-1)).toBe(141_712);
  });

  test('without its own count the moves are the changes of group that stand in it', async () => {
    const read = await readMoves(log(), { mapping: { moves: '' } });
    expect(read.movesFrom).toBe('group');
    const once = percent(read.movedOnce, read.questions);
    expect([once, percent(read.movedTwice, read.questions), percent(read.movedFourTimes, read.questions)]).toEqual([
      '38.43',
      '17.11',
      '4.83',
    ]);
  });
});
