import { describe, expect, it } from '@jest/globals';
import { DAY } from '../clock/duration.js';
import { bram, Desk, els, fatma, noor } from '../testing/desk.js';
import { refused } from '../testing/refused.js';

/** Honestly unsolved, with Bram named to look along. */
function closed(): Desk {
  const desk = new Desk().asks().claims();
  desk.does(fatma, 'admitUnsolved', { tried: 'alles', alternative: 'een leenbed', secondId: 'bram' });
  return desk;
}

describe('who is named to look along', () => {
  it('says that it cannot be done either, once, and it stays closed', () => {
    const desk = closed();
    expect(desk.does(bram, 'lookAlong', { agrees: true })).toEqual(['SecondAgreed']);
    expect(desk.ticket).toMatchObject({ status: 'closed', closedHow: 'unsolved', unsolved: { lookedAt: desk.now } });
    refused(() => desk.does(bram, 'lookAlong', { agrees: false, text: 'Toch iets' }), 'unsolved.looked_already');
  });
  it('brings something better: the same owner goes on, and owes her words', () => {
    const desk = closed();
    refused(() => desk.does(bram, 'lookAlong', { agrees: false, text: ' ' }), 'message.empty');
    refused(() => desk.does(bram, 'lookAlong', { agrees: false }), 'message.empty');
    expect(desk.does(bram, 'lookAlong', { agrees: false, text: 'Er staat er een in Delft' })).toEqual([
      'BetterIdeaBrought',
    ]);
    expect(desk.ticket).toMatchObject({ status: 'in_progress', ownerId: 'fatma', unsolved: { lookedAt: desk.now } });
    expect(desk.ticket!.closedHow).toBeUndefined();
    expect(desk.ticket!.reopenedCount).toBe(0);
    expect(desk.clock('promise')).toMatchObject({ state: 'running' });
    expect(desk.clock('solve')).toMatchObject({ state: 'running' });
  });
  it('brings it to who succeeds an owner who is gone', () => {
    const desk = closed();
    desk.receivers = ['bram', 'joost', 'els'];
    expect(desk.does(bram, 'lookAlong', { agrees: false, text: 'Toch iets' })).toContain('OwnerSucceeded');
  });
  it('brings it within the window of reopening', () => {
    const desk = closed();
    desk.now += 14 * DAY + 1;
    refused(() => desk.does(bram, 'lookAlong', { agrees: false, text: 'Toch iets' }), 'ticket.reopen_window_passed');
    expect(desk.does(bram, 'lookAlong', { agrees: true })).toEqual(['SecondAgreed']);
  });
  it('is that colleague and nobody else, while it is closed so', () => {
    const desk = closed();
    refused(() => desk.does(fatma, 'lookAlong', { agrees: true }), 'unsolved.not_second');
    refused(() => desk.does(els, 'lookAlong', { agrees: true }), 'ticket.not_yours');
    desk.does(noor, 'contestUnsolved', { text: 'Zo kan het niet' });
    refused(() => desk.does(bram, 'lookAlong', { agrees: true }), 'ticket.not_closed');
    desk.does(noor, 'withdraw', {});
    refused(() => desk.does(bram, 'lookAlong', { agrees: true }), 'unsolved.not_closed');
  });
});
