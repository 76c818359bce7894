import { expect, it } from '@jest/globals';
import { type Clock } from '../clock/clock.js';
import { Desk } from '../testing/desk.js';
import { nextDueAt, type Ticket } from './ticket.js';

const asked = new Desk().asks().ticket!;
const clock = (state: Clock['state'], dueAt?: number): Clock =>
  ({ ...asked.clocks[0]!, state, dueAt }) as Partial<Clock> as Clock;
const withClocks = (...clocks: Clock[]): Ticket => ({ ...asked, clocks });

it.each<[string, Clock[], number | undefined]>([
  ['the first to fall due, wherever it stands', [clock('running', 30), clock('running', 10), clock('running', 20)], 10],
  ['not one that has ended', [clock('met', 5), clock('broken', 6), clock('stopped', 7), clock('running', 20)], 20],
  ['not one that waits for her', [clock('paused'), clock('paused', 3), clock('running', 20)], 20],
  ['nothing, when nothing runs', [clock('paused'), clock('met', 5)], undefined],
  ['nothing, without a clock', [], undefined],
])('the live queue is ordered by %s', (_name, clocks, due) => expect(nextDueAt(withClocks(...clocks))).toBe(due));
