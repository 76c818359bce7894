import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { BY_MOVES, type MovesFigures } from './figures.js';
import { readMoves } from './reading.js';

interface Event {
  ticket: string;
  minute: number;
  group: string;
  state: 'Open' | 'Closed';
}
const BEGIN = Date.UTC(2024, 0, 15);
const when = (minute: number): string => new Date(BEGIN + minute * 60_000).toISOString().slice(0, 16).replace('T', ' ');
const csv = (events: readonly Event[]): string =>
  [
    'case,time,group,activity',
    ...events.map((one) => [`"${one.ticket}"`, when(one.minute), one.group, one.state].join(',')),
  ].join('\n');
const file = (text: string, piece: number) =>
  (async function* () {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
  })();

/** The same figures the slow way: every question by itself, from a list of its events, with nothing of ours. */
function slowly(events: readonly Event[]): Partial<MovesFigures> {
  const tickets = [...new Set(events.map(({ ticket }) => ticket))];
  const told = tickets.map((ticket) => {
    const own = events.map((one, i) => ({ ...one, i })).filter((one) => one.ticket === ticket);
    own.sort((a, b) => a.minute - b.minute || a.i - b.i);
    const groups = own.map(({ group }) => group).filter((group) => group !== '?');
    const stays = groups.filter((group, i) => group !== groups[i - 1]);
    const states = own.map(({ state }) => state);
    const lastOpen = states.lastIndexOf('Open');
    const done = own[lastOpen + 1];
    return {
      moves: Math.max(0, stays.length - 1),
      pingPong: new Set(stays).size < stays.length,
      reopened: states.some((state, i) => state === 'Open' && states[i - 1] === 'Closed'),
      hours: done && (done.minute - own[0]!.minute) / 60,
    };
  });
  const many = (right: (one: (typeof told)[number]) => boolean): number => told.filter(right).length;
  return {
    questions: tickets.length,
    solved: many(({ hours }) => hours !== undefined),
    movedOnce: many(({ moves }) => moves > 0),
    movedTwice: many(({ moves }) => moves > 1),
    movedFourTimes: many(({ moves }) => moves > 3),
    pingPong: many(({ pingPong }) => pingPong),
    reopened: many(({ reopened }) => reopened),
    cameBack: many(({ pingPong, reopened }) => pingPong || reopened),
    byMoves: BY_MOVES.map(({ from, to }) => {
      const within = told.filter(({ moves }) => moves >= from && moves <= to);
      const hours = within.flatMap((one) => (one.hours === undefined ? [] : [one.hours])).sort((a, b) => a - b);
      const [low, high] = [hours[Math.ceil(hours.length / 2) - 1], hours[Math.floor(hours.length / 2)]];
      return {
        from,
        ...(to === Infinity ? {} : { to }),
        questions: within.length,
        solved: hours.length,
        ...(hours.length > 0 ? { medianHours: (low! + high!) / 2 } : {}),
      };
    }),
  };
}

const event = fc.record({
  ticket: fc.constantFrom(
    'a',
    'b',
    'c',
    'd',
    'a question with a rather long name, longer than what is kept in one piece',
  ),
  minute: fc.integer({ min: 0, max: 4_000 }),
  group: fc.constantFrom('A', 'B', 'C', 'D', '?'),
  state: fc.constantFrom('Open' as const, 'Open' as const, 'Closed' as const),
});

/** Of one question no two things in the same minute, so that every order of lines tells one story. */
const apart = (events: readonly Event[]): Event[] => [
  ...new Map(events.map((one) => [`${one.ticket} ${one.minute}`, one])).values(),
];

describe('the figures of any log', () => {
  test('are those of a slow count, in any order of lines, cut anywhere', async () => {
    const logs = fc.array(event, { minLength: 6, maxLength: 80 }).map(apart);
    await fc.assert(
      fc.asyncProperty(
        logs,
        fc.integer({ min: 1, max: 300 }),
        fc.constantFrom('as it is', 'sorted', 'newest first'),
        async (events, piece, order) => {
          const lines = [...events];
          if (order !== 'as it is') lines.sort((a, b) => a.minute - b.minute);
          if (order === 'newest first') lines.reverse();
          fc.pre(
            new Set(lines.map(({ ticket }) => ticket)).size < lines.length && lines.some(({ group }) => group !== '?'),
          );
          const mapping = { ticket: 'case', at: 'time', group: 'group', state: 'activity' };
          const read = await readMoves(file(csv(lines), piece), { mapping });
          expect(read).toMatchObject(slowly(lines));
          expect([read.rows, read.unread.count]).toEqual([lines.length, 0]);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('within one minute the order of the lines counts, also where the newest stands first', async () => {
    const events = 'ABAC'.split('').map((group) => ({ ticket: 'a', minute: 5, group, state: 'Open' as const }));
    const log = [
      { ticket: 'a', minute: 1, group: 'A', state: 'Open' as const },
      ...events,
      { ticket: 'a', minute: 9, group: 'C', state: 'Closed' as const },
    ];
    for (const lines of [log, [...log].reverse()])
      expect((await readMoves(file(csv(lines), 999))).byMoves[3]!.questions).toBe(1);
  });

  test('done again after it was reopened counts until the last time', async () => {
    const states = ['Open', 'Closed', 'Open', 'Resolved', 'Closed'] as const;
    const lines = states.map((state, i) => ({ ticket: 'a', minute: i * 60, group: 'A', state: state as 'Open' }));
    const read = await readMoves(file(csv(lines), 999));
    expect([read.reopened, read.byMoves[0]!.medianHours]).toEqual([1, 3]);
  });

  test('solved before it was asked is told, and in no median', async () => {
    const text =
      'number,opened_at,resolved_at,reassignment_count\n1,2024-02-02,2024-02-01,0\n2,2024-02-01,2024-02-02,0\n';
    expect(await readMoves(file(text, 99))).toMatchObject({
      questions: 2,
      solved: 1,
      contradicting: 1,
      byMoves: [{ questions: 2, solved: 1, medianHours: 24 }, {}, {}, {}, {}, {}],
    });
  });

  test.each(['Resolved', 'closed', 'Opgelost', 'Afgemeld', 'Gereed', 'Resolve ticket', 'Completed/Resolved', 'DONE'])(
    '"%s" is done',
    async (state) => {
      const read = await readMoves(
        file(`case,time,group,activity\n1,2024-01-01,A,open\n1,2024-01-02,A,${state}\n`, 99),
      );
      expect(read.solved).toBe(1);
    },
  );
  test.each([
    'Unresolved',
    'Not solved',
    'Reopened',
    'Awaiting closure',
    'Wacht op sluiting',
    'In behandeling',
    'Disclosed',
  ])('"%s" is not', async (state) => {
    const read = await readMoves(file(`case,time,group,activity\n1,2024-01-01,A,open\n1,2024-01-02,A,${state}\n`, 99));
    expect(read.solved).toBe(0);
  });
});
