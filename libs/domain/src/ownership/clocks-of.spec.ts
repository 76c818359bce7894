import { describe, expect, it } from '@jest/globals';
import { type Clock } from '../clock/clock.js';
import { HOUR } from '../clock/duration.js';
import { Desk, fatma, NINE, policy } from '../testing/desk.js';
import {
  begin,
  changedClocks,
  eachEnding,
  nextClockId,
  pausedOnHer,
  regionOf,
  resumed,
  waitsOnHer,
  withClocks,
} from './clocks-of.js';
import { type Ticket } from './ticket.js';

const TARGET = { of: 'solve', urgency: 'today' } as const;
const context = new Desk().context(fatma);
const start = (kind: Clock['kind'], clocks: readonly Clock[] = [], of = {}): Clock =>
  begin(clocks, kind, TARGET, context, of);
const promise = start('promise');
const solve = start('solve');
const claim = start('claim');

describe('a clock that begins', () => {
  it('is called by its kind and count within its ticket', () => {
    expect(nextClockId([], 'promise')).toBe('promise-1');
    expect(nextClockId([promise, solve], 'promise')).toBe('promise-2');
    expect(nextClockId([promise, solve], 'claim')).toBe('claim-1');
    expect(start('promise', [promise, { ...promise, id: 'promise-2' }]).id).toBe('promise-3');
  });

  it('carries what it is of, and only that', () => {
    expect(start('consult', [], { consultId: 'c1' })).toMatchObject({ consultId: 'c1', kind: 'consult' });
    expect(start('handover', [], { handoverId: 'h1', region: 'zuid' })).toMatchObject({
      handoverId: 'h1',
      region: 'zuid',
    });
    expect(promise).not.toHaveProperty('region');
    expect(promise).not.toHaveProperty('asleep');
    expect(start('promise', [], { region: '' })).not.toHaveProperty('region');
    expect(promise.policyVersion).toBe(policy.version);
  });

  it('promises nothing for hours in which nobody is awake', () => {
    const desk = new Desk();
    desk.asleep = [{ from: NINE + HOUR, to: NINE + 3 * HOUR }];
    const slept = begin([], 'promise', TARGET, desk.context(fatma));
    expect(slept.dueAt! - promise.dueAt!).toBe(2 * HOUR);
    expect(slept.asleep).toEqual(desk.asleep);
  });

  it('is of the region of its ticket, where that has one', () => {
    expect(regionOf({ region: 'zuid' })).toEqual({ region: 'zuid' });
    expect(regionOf({})).toEqual({});
  });
});

describe('while she is to answer', () => {
  it('what she was promised stands still, and nothing else; what cannot wait never does', () => {
    const [paused, stopped, runs] = pausedOnHer([promise, solve, claim], 'today', NINE + HOUR);
    expect([paused!.pausedAt, stopped!.pausedAt]).toEqual([NINE + HOUR, NINE + HOUR]);
    expect(runs).toBe(claim);
    expect(pausedOnHer([promise], 'now', NINE + HOUR)).toEqual([promise]);
    const again = resumed([paused!, claim], { ...context, now: NINE + 3 * HOUR });
    expect(again[0]!.dueAt! - promise.dueAt!).toBe(2 * HOUR);
    expect(again[1]).toBe(claim);
  });

  it('a pause struck out never was', () => {
    const [paused] = pausedOnHer([promise], 'today', NINE + HOUR);
    expect(resumed([paused!], { ...context, now: NINE + 3 * HOUR }, true)[0]!.dueAt).toBe(promise.dueAt);
  });

  it.each([
    ['new', false],
    ['claimed', false],
    ['waiting_for_requester', true],
    ['solution_offered', true],
    ['closed', false],
  ] as const)('%s: %s', (status, waits) => expect(waitsOnHer({ status } as Ticket)).toBe(waits));
});

describe('changed clocks', () => {
  const late = { ...promise, dueAt: 1 };
  it('take the place of what they were, new ones come last, others stay what they are', () => {
    expect(withClocks([promise, solve], [late, claim])).toEqual([late, solve, claim]);
    expect(withClocks([promise], [])[0]).toBe(promise);
    expect(withClocks([], [claim])).toEqual([claim]);
  });

  it('are those a fact carries: what differs from before, and what is new', () => {
    const ticket = { clocks: [promise, solve] } as unknown as Ticket;
    expect(changedClocks(ticket, [late, solve, claim])).toEqual([late, claim]);
    expect(changedClocks(ticket, [promise, solve])).toEqual([]);
  });

  it('end with their question, but for what ended before and the hours of a data leak', () => {
    const over: Clock = { ...solve, state: 'met', endedAt: NINE };
    const leak: Clock = { ...claim, id: 'data_leak-1', kind: 'data_leak' };
    const ticket = { clocks: [promise, over, leak] } as unknown as Ticket;
    expect(eachEnding(ticket, (clock) => ({ ...clock, dueAt: 7 }))).toEqual([{ ...promise, dueAt: 7 }, over, leak]);
  });
});
