import { describe, expect, test } from '@jest/globals';
import { type Case } from './cases.js';
import { type Asked, readCases } from './reading.js';

const at = (hour: number, minute = 0): number => Date.UTC(2024, 0, 15, hour, minute);
async function told(lines: readonly string[], asked: Asked = {}): Promise<readonly Case[]> {
  async function* file() {
    yield Buffer.from(`${lines.join('\n')}\n`);
  }
  return [...(await readCases(file(), asked)).all()];
}
/** `hour holder` of each, the first owner before the moves; a dash where no name stands. */
const way = ({ first, moves }: Case): string[] =>
  [first, ...moves].map(({ at: when, holder }) => `${new Date(when).toISOString().slice(11, 16)} ${holder ?? '–'}`);
const HEAD = 'case,time,group,status';
const line = (hour: string, group: string, status = 'open', name = '1') =>
  `${name},2024-01-15 ${hour},${group},${status}`;

describe('a log told again, question by question', () => {
  test.each<[string, string[], string[]]>([
    [
      'to B and back to A',
      [line('09:00', 'A'), line('10:00', 'B'), line('11:00', 'A')],
      ['09:00 A', '10:00 B', '11:00 A'],
    ],
    ['never moved', [line('09:00', 'A'), line('12:00', 'A', 'done')], ['09:00 A']],
    [
      'twice in one minute',
      [line('09:00', 'A'), line('09:00', 'B'), line('09:00', 'C')],
      ['09:00 A', '09:00 B', '09:00 C'],
    ],
    [
      'lines in no order',
      [line('11:00', 'A'), line('09:00', 'A'), line('10:00', 'B')],
      ['09:00 A', '10:00 B', '11:00 A'],
    ],
    ['nobody yet at first', [line('09:00', ''), line('10:00', 'A'), line('11:00', 'B')], ['10:00 A', '11:00 B']],
    ['nobody ever', [line('09:00', ''), line('10:00', ''), line('12:00', 'A', 'open', '2')], ['09:00 –']],
  ])('%s', async (_name, lines, expected) => {
    const [one] = await told([HEAD, ...lines]);
    expect(way(one!)).toEqual(expected);
  });

  test('has an end where the log says so, and none where it does not or where it went on', async () => {
    const lines = [line('09:00', 'A'), line('10:00', 'A', 'done')];
    const [done] = await told([HEAD, ...lines]);
    expect([done!.openedAt, done!.solvedAt]).toEqual([at(9), at(10)]);
    const [open] = await told([HEAD, ...lines, line('11:00', 'A')]);
    expect(open).not.toHaveProperty('solvedAt');
  });

  test('begins when it says it was asked, also where a line stands before that, and else with its first line', async () => {
    const head = 'case,time,group,created,resolved';
    const rows = ['1,2024-01-15 09:00,A,2024-01-15 08:30,2024-01-15 12:00', '1,2024-01-15 10:00,B,2024-01-15 08:30,'];
    expect(await told([head, ...rows])).toMatchObject([{ openedAt: at(8, 30), solvedAt: at(12) }]);
    expect(await told([head, ...rows.map((row) => row.replaceAll('08:30', '09:30'))])).toMatchObject([
      { openedAt: at(9, 30) },
    ]);
  });

  test('the one asked first is told first', async () => {
    const lines = [line('11:00', 'A', 'open', 'late'), line('12:00', 'B', 'open', 'late')];
    const names = (await told([HEAD, ...lines, line('09:00', 'A', 'open', 'early')])).map(({ name }) => name);
    expect(names).toEqual(['early', 'late']);
  });

  test.each<[string, string[], string[]]>([
    ['counted and seen is one move', ['09:00,A,0', '10:00,B,1'], ['09:00 A', '10:00 B']],
    ['counted within its group', ['09:00,A,0', '10:00,A,1'], ['09:00 A', '10:00 A']],
    ['counted where no group stands', ['09:00,A,0', '10:00,,1', '11:00,,1'], ['09:00 A', '10:00 –']],
    ['counted on one line, named on a later one', ['09:00,A,0', '10:00,,1', '11:00,B,1'], ['09:00 A', '10:00 B']],
    [
      'several at once, of which only the last is named',
      ['09:00,A,0', '10:00,B,3'],
      ['09:00 A', '10:00 –', '10:00 –', '10:00 B'],
    ],
    ['moved before the first line', ['09:00,B,1', '10:00,B,1'], ['09:00 –', '09:00 B']],
    ['seen and never counted', ['09:00,A,0', '10:00,B,0'], ['09:00 A', '10:00 B']],
  ])('by the desk’s own count: %s', async (_name, lines, expected) => {
    const rows = lines.map((one) => `1,2024-01-15 ${one}`);
    const [one] = await told(['case,time,group,reassignments', ...rows]);
    expect(way(one!)).toEqual(expected);
  });

  test('a list of changes shows who had it before the first', async () => {
    const head = 'case,time,fieldname,oldvalue,newvalue';
    const rows = [
      '1,2024-01-15 09:00,group,A,B',
      '1,2024-01-15 10:00,status,open,done',
      '1,2024-01-15 10:00,group,B,A',
    ];
    const [one] = await told([head, ...rows]);
    expect([way(one!), one!.openedAt, one!.solvedAt]).toEqual([['09:00 A', '09:00 B', '10:00 A'], at(9), at(10)]);
  });

  test('persons are numbers', async () => {
    const rows = ['1,2024-01-15 09:00,Jan Bakker', '1,2024-01-15 10:00,Els Smit', '1,2024-01-15 11:00,Jan Bakker'];
    const [one] = await told(['case,time,assignee', ...rows]);
    expect(way(one!)).toEqual(['09:00 Helper 1', '10:00 Helper 2', '11:00 Helper 1']);
  });

  test.each<[string, string[], string]>([
    ['one line each', [HEAD, line('09:00', 'A'), line('09:00', 'B', 'open', '2')], 'import.one_row_each'],
    [
      'no times of moves',
      ['case,created,reassignments', '1,2024-01-15 09:00,2', '1,2024-01-15 09:00,2'],
      'import.column_missing',
    ],
  ])('%s cannot be told', async (_name, lines, code) => {
    await expect(told(lines)).rejects.toMatchObject({ code });
  });

  test('lines without a number are told as unread, and nothing else is no log', async () => {
    const mapping = { ticket: 'case', at: 'time', group: 'group' };
    const lines = [HEAD, line('09:00', 'A', 'open', '?'), line('10:00', 'A', 'open', '')];
    await expect(told(lines, { mapping })).rejects.toMatchObject({ code: 'import.nothing_read' });
  });
});
