import { describe, expect, it } from '@jest/globals';
import { HOUR } from '../clock/duration.js';
import { readPolicy } from '../policy.js';
import { nextRing } from '../clock/clock.js';
import { Desk, els, fatma, NINE, noor, policyFile, system } from '../testing/desk.js';

type Raised = { step: string; tell: string[]; added?: string; dueAt: number };
const raised = (desk: Desk): Raised[] =>
  desk.history.flatMap((fact) => (fact.type === 'EscalationRaised' ? [fact.data as unknown as Raised] : []));
const ring = (desk: Desk, kind: string): string[] => desk.does(system, 'ring', { clockId: desk.clock(kind)!.id });
/** The duty is not rostered, and its fallback is home. */
const home = (desk: Desk, onShift: string[]): void => {
  desk.dutyRostered = false;
  desk.onShift = onShift;
  desk.next.set('joost', NINE + 20 * HOUR);
};
const night = (desk: Desk, until: number): void => {
  home(desk, []);
  desk.next.set('fatma', until);
  desk.watch = [];
  desk.asleep = [{ from: desk.now, to: until }];
};
/** A claimed question whose promise of an hour is this many minutes on its way. */
const promised = (minutes: number, more: object[] = []): Desk => {
  const rules = readPolicy(
    { ...policyFile, ladder: [...policyFile.ladder.slice(0, 4), ...more, ...policyFile.ladder.slice(4)] },
    1,
  );
  return new Desk(NINE, rules).asks().claims().replies(60).later(minutes);
};

describe('the ladder', () => {
  it('climbs step by step; each tells and adds, none moves', () => {
    const desk = promised(48);
    expect(ring(desk, 'promise')).toEqual(['EscalationRaised']);
    for (const minutes of [12, 6, 9, 45]) ring(desk.later(minutes), 'promise');
    expect(raised(desk).map(({ step, tell, added }) => [step, tell, added])).toEqual([
      ['-20%', ['fatma'], undefined],
      ['0%', ['fatma', 'joost'], undefined],
      ['10%', [], 'bram'],
      ['25%', [], 'els'],
      ['100%', ['wacht'], undefined],
    ]);
    expect(desk.ticket).toMatchObject({ ownerId: 'fatma', requesterId: 'noor' });
    expect(desk.ticket!.helpers.map(({ personId, because }) => `${personId} ${because}`)).toEqual([
      'bram escalation',
      'els escalation',
    ]);
  });
  it('an early or doubled bell rings nothing; a bell for nothing neither', () => {
    const desk = promised(47);
    expect(ring(desk, 'promise')).toEqual([]);
    ring(desk.later(1), 'promise');
    expect(ring(desk, 'promise')).toEqual([]);
    expect(desk.does(system, 'ring', { clockId: 'none' })).toEqual([]);
  });
  it('after a silence each step rings once, in order, with its own true time', () => {
    const desk = promised(70);
    expect(ring(desk, 'promise')).toHaveLength(3);
    expect(raised(desk).map(({ step, dueAt }) => [step, (dueAt - NINE) / 60_000])).toEqual([
      ['-20%', 48],
      ['0%', 60],
      ['10%', 66],
    ]);
    expect(desk.history.slice(-3).every(({ at }) => at === desk.now)).toBe(true);
  });
  it('two that join at once are two people', () => {
    const desk = promised(76, [{ at: '26%', add: 'helper' }]);
    ring(desk, 'promise');
    expect(raised(desk).flatMap(({ added }) => added ?? [])).toEqual(['bram', 'els', 'joost']);
  });
  it('nobody is left to join: the step still rings', () => {
    const desk = promised(66);
    desk.onShift = ['fatma'];
    ring(desk, 'promise');
    expect(raised(desk).at(-1)).not.toHaveProperty('added');
  });
  it('a lead is told by the leads on shift', () => {
    const desk = promised(76, [{ at: '26%', tell: ['lead', 'owner'] }]);
    ring(desk, 'promise');
    expect(raised(desk).find(({ step }) => step === '26%')!.tell).toEqual(['els', 'fatma']);
  });
  it('nobody off shift is told, unless the step says so', () => {
    const quiet = promised(48);
    quiet.onShift = ['bram'];
    quiet.next.set('fatma', NINE + 20 * HOUR);
    ring(quiet, 'promise');
    expect(raised(quiet)[0]!.tell).toEqual([]);
    expect(quiet.ticket!.standIn?.personId).toBe('bram');
    const desk = new Desk(
      NINE,
      readPolicy({ ...policyFile, ladder: [{ at: '0%', tell: ['owner'], outsideHours: true }] }, 1),
    );
    desk.asks().claims().replies(60).later(60);
    desk.onShift = ['bram'];
    ring(desk, 'promise');
    expect(raised(desk)[0]!.tell).toEqual(['fatma']);
  });
  it.each<[string, (desk: Desk) => void, string[]]>([
    ['the duty holder, rostered', (desk) => (desk.onShift = ['bram', 'els']), ['joost']],
    ['the duty holder on shift', (desk) => (desk.dutyRostered = false), ['joost']],
    ['a lead, the fallback being home', (desk) => home(desk, ['bram', 'els']), ['els']],
    ['the achterwacht, no lead being there', (desk) => home(desk, ['bram']), ['wacht']],
    [
      'who is there, without an achterwacht',
      (desk) => {
        home(desk, ['bram']);
        desk.watch = [];
      },
      ['bram'],
    ],
    [
      'the fallback, being on call',
      (desk) => {
        home(desk, ['bram', 'els']);
        desk.watch = ['joost'];
      },
      ['joost'],
    ],
    [
      'the stand-in nor the owner, both being home',
      (desk) => {
        desk.does(els, 'standIn', { standInId: 's', personId: 'bram' });
        home(desk, ['els']);
      },
      ['els'],
    ],
  ])('a promise that falls due is told to %s', (_, who, tell) => {
    const desk = promised(60);
    desk.next.set('fatma', NINE + 20 * HOUR);
    who(desk);
    desk.onShift = desk.onShift.filter((id) => id !== 'fatma');
    ring(desk, 'promise');
    expect(
      raised(desk)
        .at(-1)!
        .tell.filter((id) => id !== desk.ticket!.standIn?.personId || tell.includes(id)),
    ).toEqual(tell);
  });
  it('where nobody is awake it rings the moment somebody is, once, and the promise stays as it was', () => {
    const desk = promised(60);
    const [dueAt, morning] = [desk.clock('promise')!.dueAt!, desk.now + 8 * HOUR];
    night(desk, morning);
    expect(ring(desk, 'promise')).toEqual(['StepWaited']);
    expect(nextRing(desk.clock('promise')!)).toEqual({ step: '-20%', at: morning });
    expect(ring(desk.later(60), 'promise')).toEqual([]);
    expect(desk.clock('promise')).toMatchObject({ dueAt, rung: [] });
    desk.now = morning;
    desk.onShift = ['fatma', 'joost'];
    ring(desk, 'promise');
    expect(
      raised(desk)
        .slice(0, 2)
        .map(({ step, tell }) => [step, tell]),
    ).toEqual([
      ['-20%', ['fatma']],
      ['0%', ['fatma', 'joost']],
    ]);
    expect(raised(desk)[1]!.dueAt).toBe(dueAt);
  });
  it('a step that says so rings at night too', () => {
    const rules = readPolicy({ ...policyFile, ladder: [{ at: '0%', tell: ['owner', 'duty'], outsideHours: true }] }, 1);
    const desk = new Desk(NINE, rules).asks().claims().replies(60).later(60);
    night(desk, desk.now + 8 * HOUR);
    ring(desk, 'promise');
    expect(raised(desk)[0]!.tell).toEqual(['fatma', 'joost']);
  });
  it('more urgency asks again whether somebody is awake', () => {
    const late = new Desk().asks().claims().later(400);
    night(late, late.now + 8 * HOUR);
    expect(ring(late, 'solve')).toEqual(['StepWaited']);
    late.does(noor, 'changeUrgency', { urgency: 'now' });
    expect(late.clock('solve')).not.toHaveProperty('waitsUntil');
  });
  it('a decision that is late waits for the morning as well', () => {
    const desk = new Desk().asks().claims();
    const asked = { kind: 'care' as const, amountCents: 0, reason: 'r', solves: 's' };
    desk.does(fatma, 'askDecision', { decisionId: 'd', ...asked });
    ring(desk.later(24 * 60), 'decision');
    night(desk.later(5 * 24 * 60), desk.now + 8 * HOUR);
    expect(ring(desk, 'decision')).toEqual(['StepWaited']);
    desk.later(8 * 60);
    expect(ring(desk, 'decision')).toEqual(['EscalationRaised']);
  });
  it('is quiet on a question that is done', () => {
    const desk = promised(70);
    const clockId = desk.clock('promise')!.id;
    desk.does(noor, 'withdraw', {});
    expect(desk.does(system, 'ring', { clockId })).toEqual([]);
  });
});

describe('her silence after a solution', () => {
  it('is reminded twice and then closed apart from satisfied', () => {
    const desk = new Desk().asks().claims().replies(5).offers();
    const after = (days: number): string[] => {
      desk.now = NINE + days * 24 * HOUR;
      return ring(desk, 'confirmation');
    };
    // Thursday nine to half past five is eight open hours: one office day.
    expect(after(8.49 / 24)).toEqual([]);
    expect(after(8.5 / 24)).toEqual(['RequesterReminded']);
    expect(after(5)).toEqual(['RequesterReminded']);
    expect(after(7)).toEqual(['TicketClosedUnconfirmed']);
    expect(desk.ticket).toMatchObject({ status: 'closed', closedHow: 'unconfirmed' });
    expect(desk.clock('confirmation')!.rung).toEqual(['remind 1', 'remind 2', 'close']);
  });
  it('a late bell reminds and closes at once, each on the record', () => {
    const desk = new Desk().asks().claims().replies(5).offers();
    desk.now += 30 * 24 * HOUR;
    expect(ring(desk, 'confirmation')).toEqual(['RequesterReminded', 'RequesterReminded', 'TicketClosedUnconfirmed']);
    expect(fatma.id).toBe(desk.ticket!.ownerId);
  });
});
