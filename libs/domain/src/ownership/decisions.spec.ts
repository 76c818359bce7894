import { describe, expect, it } from '@jest/globals';
import { HOUR } from '../clock/duration.js';
import { aisha, bram, Desk, els, fatma, ilse, NINE, noor, system } from '../testing/desk.js';
import { refused } from '../testing/refused.js';
import { movesOpenTo } from './ownership.js';
import { maySee } from './who.js';

type Asked = {
  amountCents?: number;
  kind?: 'money' | 'access' | 'medication' | 'care' | 'personnel';
  reason?: string;
  solves?: string;
};
const asks = (desk: Desk, more: Asked = {}, by = fatma): string => {
  const decisionId = `d${desk.history.length}`;
  const data = {
    kind: 'money' as const,
    amountCents: 25_000,
    reason: 'De lift is stuk',
    solves: 'Mevrouw kan uit bed',
  };
  desk.does(by, 'askDecision', { decisionId, ...data, ...more });
  return decisionId;
};
const desk = (): Desk => new Desk().asks().claims();
const silent = (one: Desk, hours: number): string[] => {
  one.now += hours * HOUR;
  return one.does(system, 'ring', { clockId: one.clock('decision')!.id });
};

describe('maatwerk within the mandate', () => {
  it('is granted at once, at the owner’s own level, without a clock', () => {
    const one = desk();
    asks(one);
    expect(one.ticket!.decisions).toMatchObject([
      { level: 'owner', outcome: 'granted', amountCents: 25_000, decidedBy: 'fatma', decidedAt: NINE },
    ]);
    expect(one.clock('decision')).toBeUndefined();
  });
  it('is the team’s own too, by name', () => {
    const one = desk();
    asks(one, { amountCents: 100 }, aisha);
    expect(one.ticket!.decisions).toMatchObject([{ level: 'team', outcome: 'granted', decidedBy: 'aisha' }]);
  });
  it('is paid from the cost centre of her team, as the books are when it is asked', () => {
    const one = desk();
    one.costCentres.set(one.ticket!.teamId!, '4101');
    asks(one, { amountCents: 99_900 });
    one.costCentres.set(one.ticket!.teamId!, '4200');
    one.does(els, 'giveVerdict', { decisionId: one.ticket!.decisions[0]!.id, granted: true });
    asks(one, { amountCents: 100 });
    one.costCentres.clear();
    asks(one, { amountCents: 100 });
    expect(one.ticket!.decisions.map(({ costCentre }) => costCentre)).toEqual(['4101', '4200', undefined]);
  });
  it.each([
    ['a team above its own', aisha, { amountCents: 25_001 }, 'decision.above_mandate'],
    ['a team about care', noor, { amountCents: 0, kind: 'care' }, 'decision.above_mandate'],
    ['without a reason', fatma, { reason: ' ' }, 'decision.incomplete'],
    ['without what it solves', fatma, { solves: '' }, 'decision.incomplete'],
    ['by another helper', bram, {}, 'ticket.not_yours'],
  ] as const)('is refused: %s', (_what, by, more, code) => refused(() => asks(desk(), more, by), code));
});

describe('above the mandate', () => {
  it('one named decider has a clock in office time', () => {
    const one = desk();
    asks(one, { amountCents: 25_001 });
    expect(one.ticket!.decisions[0]).toMatchObject({ level: 'decider', deciderId: 'els', passed: [] });
    expect(one.ticket!.decisions[0]!.outcome).toBeUndefined();
    // Thursday nine to half past twelve, then half an hour after lunch.
    expect(one.clock('decision')).toMatchObject({ dueAt: NINE + 4.5 * HOUR });
    refused(() => asks(one, { amountCents: 5 }), 'decision.already_asked');
  });
  it.each(['access', 'medication', 'care', 'personnel'] as const)('so is %s, whatever it costs', (kind) => {
    const one = desk();
    asks(one, { amountCents: 0, kind });
    expect(one.ticket!.decisions[0]).toMatchObject({ level: 'decider', deciderId: 'els' });
  });
  it('the decider is never the owner or the requester', () => {
    const one = new Desk().asks().claims(els);
    asks(one, { amountCents: 90_000 }, els);
    expect(one.ticket!.decisions[0]!.deciderId).toBe('ilse');
  });
  it('lets the decider in on a private question', () => {
    const one = new Desk().asks({ private: true });
    one.does({ ...fatma, id: 'joost' }, 'claim', {});
    expect(maySee(one.ticket!, ilse)).toBe(false);
    asks(one, { amountCents: 90_000 }, { ...fatma, id: 'joost' });
    expect(maySee(one.ticket!, els)).toBe(true);
    expect(movesOpenTo(one.ticket!, els)).toContain('giveVerdict');
  });
  it('yes', () => {
    const one = desk();
    const decisionId = asks(one, { amountCents: 90_000 });
    one.later(10).does(els, 'giveVerdict', { decisionId, granted: true });
    expect(one.ticket!.decisions[0]).toMatchObject({ outcome: 'granted', decidedBy: 'els', decidedAt: one.now });
    expect(one.clock('decision')).toMatchObject({ state: 'met' });
    refused(() => one.does(els, 'giveVerdict', { decisionId, granted: true }), 'decision.closed');
  });
  it('no, with another solution', () => {
    const one = desk();
    const decisionId = asks(one, { amountCents: 90_000 });
    refused(() => one.does(els, 'giveVerdict', { decisionId, granted: false }), 'decision.alternative_missing');
    refused(
      () => one.does(els, 'giveVerdict', { decisionId, granted: false, alternative: ' ' }),
      'decision.alternative_missing',
    );
    one.does(els, 'giveVerdict', { decisionId, granted: false, alternative: 'We huren er een' });
    expect(one.ticket!.decisions[0]).toMatchObject({ outcome: 'refused', alternative: 'We huren er een' });
  });
  it.each([
    ['by another than the one named', ilse, {}, 'decision.not_yours'],
    ['by the owner', fatma, {}, 'decision.not_yours'],
    ['about another decision', els, { decisionId: 'other' }, 'decision.not_found'],
  ] as const)('no verdict %s', (_what, by, more, code) => {
    const one = desk();
    const decisionId = asks(one, { amountCents: 90_000 });
    refused(() => one.does(by, 'giveVerdict', { decisionId, granted: true, ...more }), code);
  });
});

it('where no lead may decide, it is told that it went to the management team', () => {
  const one = new Desk().asks({ requesterId: els.id }).claims();
  asks(one, { amountCents: 90_000 });
  expect(one.ticket!.decisions[0]).toMatchObject({ deciderId: 'ilse', management: true });
});

describe('silence', () => {
  it('grants up to its ceiling, once, on the record', () => {
    const one = desk();
    asks(one, { amountCents: 100_000 });
    expect(silent(one, 4)).toEqual([]);
    expect(silent(one, 0.5)).toEqual(['DecisionGiven']);
    expect(one.ticket!.decisions[0]).toMatchObject({ outcome: 'granted', bySilence: true, decidedBy: 'system' });
    expect(one.clock('decision')).toMatchObject({ state: 'broken' });
    expect(silent(one, 1)).toEqual([]);
  });
  it('above the ceiling goes to the next decider, and then stays with the last, late', () => {
    const one = desk();
    const decisionId = asks(one, { amountCents: 100_001 });
    // A lead is near the work; the management team is not, and it stays told that it went there.
    expect(one.ticket!.decisions[0]).not.toHaveProperty('management');
    expect(silent(one, 4.5)).toEqual(['DecisionPassedOn']);
    expect(one.ticket!.decisions[0]).toMatchObject({ deciderId: 'ilse', passed: ['els'], management: true });
    expect(one.ticket!.clocks.filter(({ kind }) => kind === 'decision').map(({ state }) => state)).toEqual([
      'broken',
      'running',
    ]);
    refused(() => one.does(els, 'giveVerdict', { decisionId, granted: true }), 'decision.not_yours');
    expect(silent(one, 24)).toEqual(['EscalationRaised']);
    expect(one.history.at(-1)!.data).toMatchObject({
      // A manager has no shift: who is home is not rung.
      tell: ['fatma', 'joost'],
      clock: 'decision',
      step: 'due',
    });
    expect(silent(one, 1)).toEqual([]);
    one.does(ilse, 'giveVerdict', { decisionId, granted: true });
    expect(one.ticket!.decisions[0]).toMatchObject({ outcome: 'granted', decidedBy: 'ilse' });
    expect(one.clock('decision')).toMatchObject({ state: 'broken' });
  });
  it.each(['access', 'medication', 'care', 'personnel'] as const)('never grants %s', (kind) => {
    const one = desk();
    asks(one, { amountCents: 0, kind });
    expect(silent(one, 4.5)).toEqual(['DecisionPassedOn']);
  });
});
