import { describe, expect, it } from '@jest/globals';
import { DAY, HOUR } from '../clock/duration.js';
import { bram, Desk, fatma, joost, NINE, noor, system } from '../testing/desk.js';
import { refused } from '../testing/refused.js';
import { movesOpenTo } from './ownership.js';

describe('the guided path', () => {
  it('of a data leak has 72 hours from the moment it was told, whatever the day', () => {
    const desk = new Desk().asks({ urgency: 'week' }).later(90).claims();
    desk.does(fatma, 'startPath', { path: 'data_leak' });
    expect(desk.clock('data_leak')).toMatchObject({ state: 'running', dueAt: NINE + 72 * HOUR });
    desk.does(fatma, 'doPathStep', { path: 'data_leak', step: 'called', done: true });
    expect(desk.clock('data_leak')).toMatchObject({ state: 'running' });
    desk.does(fatma, 'doPathStep', { path: 'data_leak', step: 'reported', done: true });
    expect(desk.clock('data_leak')).toMatchObject({ state: 'met' });
    expect(desk.ticket!.paths).toMatchObject([{ path: 'data_leak', by: 'fatma', done: ['called', 'reported'] }]);
  });
  it('tells owner, duty holder and leads once when the 72 hours are over, and runs on', () => {
    const desk = new Desk().asks().claims();
    desk.does(fatma, 'startPath', { path: 'data_leak' });
    desk.now = NINE + 3 * DAY;
    const { id } = desk.clock('data_leak')!;
    expect(desk.does(system, 'ring', { clockId: id })).toEqual(['EscalationRaised']);
    expect(desk.history.at(-1)!.data).toMatchObject({ clock: 'data_leak', tell: ['fatma', 'joost', 'els'] });
    expect(desk.does(system, 'ring', { clockId: id })).toEqual([]);
    expect(desk.clock('data_leak')).toMatchObject({ state: 'running' });
  });
  it.each<[string, (desk: Desk) => unknown]>([
    ['her yes', (desk) => desk.offers().does(noor, 'confirm', { solved: true })],
    [
      'her silence',
      (desk) =>
        desk
          .offers()
          .later(30 * 24 * 60)
          .rings(),
    ],
    ['“niet meer nodig”', (desk) => desk.does(noor, 'withdraw', {})],
    ['being set aside', (desk) => desk.does(fatma, 'discard', { reason: 'spam' })],
    [
      'an honest “kan niet”',
      (desk) => desk.does(fatma, 'admitUnsolved', { tried: 'x', alternative: 'y', secondId: 'bram' }),
    ],
    [
      'merging',
      (desk) => desk.does(fatma, 'merge', { into: { ...new Desk(NINE - HOUR).asks().ticket!, id: 'older' } }),
    ],
    [
      'a fault that lasts',
      (desk) =>
        desk.does(joost, 'joinOutage', { outage: { ...new Desk().asks({ isOutage: true }).ticket!, id: 'fault' } }),
    ],
  ])('of a data leak outlives %s: only its report ends it', (_, end) => {
    const desk = new Desk().asks().claims();
    desk.does(fatma, 'startPath', { path: 'data_leak' });
    end(desk);
    const clock = desk.clock('data_leak')!;
    expect(clock).toMatchObject({ state: 'running', dueAt: NINE + 72 * HOUR });
    desk.now = Math.max(desk.now, NINE + 72 * HOUR);
    desk.does(system, 'ring', { clockId: clock.id });
    expect(desk.clock('data_leak')!.rung).toEqual(['due']);
    desk.does(fatma, 'doPathStep', { path: 'data_leak', step: 'reported', done: true });
    expect(desk.clock('data_leak')!.outcome).toBe(desk.now > clock.dueAt! ? 'broken' : 'kept');
  });
  it('of a data leak counts on when it turns out not to be reported', () => {
    const desk = new Desk().asks().claims();
    desk.does(fatma, 'startPath', { path: 'data_leak' });
    for (const done of [true, false, false])
      desk.does(fatma, 'doPathStep', { path: 'data_leak', step: 'reported', done });
    expect(desk.ticket!.clocks.filter(({ kind }) => kind === 'data_leak')).toMatchObject([
      { state: 'met' },
      { state: 'running', dueAt: NINE + 72 * HOUR },
    ]);
  });
  it('of an incident or of danger has no clock', () => {
    const desk = new Desk().asks().claims();
    desk.does(fatma, 'startPath', { path: 'incident' });
    desk.does(fatma, 'startPath', { path: 'danger' });
    expect(desk.clock('data_leak')).toBeUndefined();
    desk.does(fatma, 'doPathStep', { path: 'incident', step: 'reported', done: true });
    expect(desk.ticket!.paths.map(({ path, done }) => [path, done])).toEqual([
      ['incident', ['reported']],
      ['danger', []],
    ]);
  });
  it('a step is done and undone', () => {
    const desk = new Desk().asks().claims();
    desk.does(fatma, 'startPath', { path: 'danger' });
    for (const done of [true, true, false]) desk.does(fatma, 'doPathStep', { path: 'danger', step: 'safe', done });
    expect(desk.ticket!.paths[0]!.done).toEqual([]);
  });
  it('is declined once, and may still be started', () => {
    const desk = new Desk().asks().claims();
    desk.does(fatma, 'declinePath', { path: 'incident' });
    expect(desk.ticket!.paths).toMatchObject([{ path: 'incident', declinedAt: NINE }]);
    refused(() => desk.does(fatma, 'doPathStep', { path: 'incident', step: 'x', done: true }), 'path.not_started');
    desk.does(fatma, 'startPath', { path: 'incident' });
    expect(desk.ticket!.paths).toHaveLength(1);
    refused(() => desk.does(fatma, 'startPath', { path: 'incident' }), 'path.already_started');
    refused(() => desk.does(fatma, 'declinePath', { path: 'incident' }), 'path.already_started');
  });
  it('is for who helps: nobody before the claim, the duty holder neither', () => {
    const asked = new Desk().asks({ text: 'danger, urgent', urgency: 'today' });
    for (const move of ['startPath', 'declinePath', 'doPathStep', 'keepUrgency'] as const) {
      expect(movesOpenTo(asked.ticket!, joost)).not.toContain(move);
      refused(
        () => asked.does(joost, move, { path: 'danger', step: 'safe', done: true } as never),
        'ticket.claim_first',
      );
    }
    refused(() => new Desk().asks().claims().does(bram, 'startPath', { path: 'danger' }), 'ticket.not_yours');
    refused(() => new Desk().asks().claims().does(noor, 'startPath', { path: 'danger' }), 'ticket.not_yours');
  });
});

describe('what her words may be about', () => {
  it('is suggested as the question comes in, and with later words, each path once', () => {
    const desk = new Desk().asks({ text: 'danger' });
    expect(desk.history[0]!.data).toMatchObject({ heard: { paths: ['danger'] } });
    expect(desk.ticket!.paths).toEqual([{ path: 'danger', suggestedAt: NINE, by: 'noor', done: [] }]);
    desk.later(5).does(noor, 'message', { text: 'danger en data_leak' });
    expect(desk.ticket!.paths.map(({ path, suggestedAt }) => [path, suggestedAt])).toEqual([
      ['danger', NINE],
      ['data_leak', NINE + 5 * 60_000],
    ]);
  });
  it('keeps when it was suggested once it is begun or declined, and is not suggested again', () => {
    const desk = new Desk().asks({ text: 'danger, incident' }).claims();
    desk.does(fatma, 'startPath', { path: 'danger' });
    desk.does(fatma, 'declinePath', { path: 'incident' });
    desk.does(noor, 'message', { text: 'danger, incident' });
    expect(desk.ticket!.paths).toMatchObject([
      { path: 'danger', suggestedAt: NINE, startedAt: NINE },
      { path: 'incident', suggestedAt: NINE, declinedAt: NINE },
    ]);
    expect(desk.ticket!.paths).toHaveLength(2);
  });
  it('is kept of nothing where there is nothing to say, and of no broadcast', () => {
    expect(new Desk().asks().history[0]!.data).not.toHaveProperty('heard');
    const fault = new Desk().asks({ text: 'danger, urgent', isOutage: true });
    expect(fault.ticket!.paths).toEqual([]);
    expect(fault.ticket!).not.toHaveProperty('suggestedUrgency');
  });
  it('is heard in help that was logged afterwards', () => {
    const desk = new Desk();
    desk.does(fatma, 'log', {
      helpMessageId: 'b',
      text: 'data_leak',
      what: 'Gebeld.',
      requesterId: 'noor',
      channel: 'walk_in',
    });
    expect(desk.ticket!.paths).toMatchObject([{ path: 'data_leak', suggestedAt: NINE }]);
  });
});

describe('more urgent, by her words', () => {
  it('is suggested, never done; raising it takes the suggestion away', () => {
    const desk = new Desk().asks({ text: 'urgent', urgency: 'week' }).claims();
    expect(desk.ticket!).toMatchObject({ urgency: 'week', suggestedUrgency: 'now' });
    expect(movesOpenTo(desk.ticket!, fatma)).toContain('keepUrgency');
    desk.does(fatma, 'changeUrgency', { urgency: 'today' });
    expect(desk.ticket!.suggestedUrgency).toBe('now');
    desk.does(fatma, 'changeUrgency', { urgency: 'now' });
    expect(desk.ticket!).not.toHaveProperty('suggestedUrgency');
    expect(movesOpenTo(desk.ticket!, fatma)).not.toContain('keepUrgency');
  });
  it('is not suggested for what is as urgent already', () => {
    const desk = new Desk().asks({ text: 'urgent', urgency: 'now' });
    expect(desk.ticket!).not.toHaveProperty('suggestedUrgency');
  });
  it('goes when who helps says it is not, and comes back with new words', () => {
    const desk = new Desk().asks({ text: 'urgent' }).claims();
    expect(desk.does(fatma, 'keepUrgency', {})).toEqual(['UrgencyKept']);
    expect(desk.ticket!).not.toHaveProperty('suggestedUrgency');
    refused(() => desk.does(fatma, 'keepUrgency', {}), 'urgency.not_suggested');
    desk.does(noor, 'message', { text: 'urgent' });
    expect(desk.ticket!.suggestedUrgency).toBe('now');
  });
  it('goes with her yes to less, and with the end', () => {
    const lowered = new Desk().asks({ text: 'urgent' }).claims();
    lowered.does(fatma, 'changeUrgency', { urgency: 'week', requesterAgrees: true });
    expect(lowered.ticket!).not.toHaveProperty('suggestedUrgency');
    const ended = new Desk().asks({ text: 'urgent' });
    ended.does(noor, 'withdraw', {});
    expect(ended.ticket!).not.toHaveProperty('suggestedUrgency');
  });
  it('is for who helps to say', () => {
    const desk = new Desk().asks({ text: 'urgent' }).claims();
    refused(() => desk.does(noor, 'keepUrgency', {}), 'ticket.not_yours');
    refused(() => desk.does(bram, 'keepUrgency', {}), 'ticket.not_yours');
  });
});

describe('words that come back', () => {
  it.each<[string, (desk: Desk) => unknown]>([
    ['“nee”', (desk) => desk.offers().does(noor, 'confirm', { solved: false, text: 'urgent: danger' })],
    [
      'that reopen',
      (desk) => {
        desk.does(noor, 'withdraw', {});
        desk.does(noor, 'reopen', { text: 'urgent: danger' });
      },
    ],
    [
      'that contest',
      (desk) => {
        desk.does(fatma, 'admitUnsolved', { tried: 'x', alternative: 'y', secondId: 'bram' });
        desk.does(noor, 'contestUnsolved', { text: 'urgent: danger' });
      },
    ],
  ])('%s are heard like the first', (_, say) => {
    const desk = new Desk().asks().claims();
    say(desk);
    expect(desk.ticket).toMatchObject({ suggestedUrgency: 'now', paths: [{ path: 'danger', suggestedAt: NINE }] });
  });
});
