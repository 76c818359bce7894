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
  it('is for who helps: the duty holder before the claim, nobody else', () => {
    expect(movesOpenTo(new Desk().asks().ticket!, joost)).toContain('startPath');
    refused(() => new Desk().asks().claims().does(bram, 'startPath', { path: 'danger' }), 'ticket.not_yours');
    refused(() => new Desk().asks().claims().does(noor, 'startPath', { path: 'danger' }), 'ticket.not_yours');
  });
});
