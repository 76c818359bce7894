import { describe, expect, it } from '@jest/globals';
import { bram, Desk, els, fatma, joost, NINE, noor, sam, system } from '../testing/desk.js';
import { refused } from '../testing/refused.js';
import { movesOpenTo } from './ownership.js';
import { maySee } from './who.js';

const HOUR = 3_600_000;
const TOMORROW = NINE + 24 * HOUR;
const ask = { standInId: 'a', personId: bram.id, until: TOMORROW };

/** Fatma asked Bram to stand in; a promise of hers falls due in two hours. */
function asked(more: Partial<typeof ask> = {}): Desk {
  const desk = new Desk().asks({ private: true }).claims(joost);
  // Joost keeps watch: a private question is his to pick up.
  desk.replies(120, joost);
  desk.does(joost, 'askStandIn', { ...ask, ...more });
  return desk;
}
const goesHome = (desk: Desk): Desk => {
  desk.onShift = desk.onShift.filter((id) => id !== joost.id);
  desk.next.set(joost.id, TOMORROW);
  return desk;
};

describe('dienstwissel: agreed one by one', () => {
  it('asking changes nothing for the question; the one asked finds it and may answer', () => {
    const desk = asked();
    expect(desk.ticket).toMatchObject({ ownerId: joost.id, standInAsked: { id: 'a', personId: bram.id } });
    expect(desk.ticket).not.toHaveProperty('standIn');
    expect(maySee(desk.ticket!, bram)).toBe(true);
    expect(movesOpenTo(desk.ticket!, bram)).toEqual(expect.arrayContaining(['agreeStandIn', 'declineStandIn']));
    expect(movesOpenTo(desk.ticket!, bram)).not.toContain('reply');
    expect(maySee(desk.ticket!, fatma)).toBe(false);
  });
  it('agreed to, that colleague stands in until the moment asked for', () => {
    const desk = asked();
    expect(desk.does(bram, 'agreeStandIn', { standInId: 'a' })).toEqual(['StandInStarted']);
    expect(desk.ticket!.standIn).toMatchObject({ personId: bram.id, because: 'agreed', until: TOMORROW });
    expect(desk.ticket).not.toHaveProperty('standInAsked');
    expect(movesOpenTo(desk.ticket!, bram)).toContain('reply');
    refused(() => desk.does(bram, 'agreeStandIn', { standInId: 'a' }), 'stand_in.not_asked');
  });
  it('no is no: it is told, it is seen no more, and another can be asked', () => {
    const desk = asked();
    expect(desk.does(bram, 'declineStandIn', { standInId: 'a', reason: ' Ik ga ook naar huis ' })).toEqual([
      'StandInDeclined',
    ]);
    expect(desk.history.at(-1)!.data).toEqual({ standInId: 'a', reason: 'Ik ga ook naar huis' });
    expect(desk.ticket!.standInAsked).toMatchObject({ personId: bram.id, declined: true });
    expect(maySee(desk.ticket!, bram)).toBe(false);
    desk.does(joost, 'askStandIn', { ...ask, standInId: 'b', personId: els.id });
    expect(desk.ticket!.standInAsked).toMatchObject({ id: 'b', personId: els.id });
    expect(desk.ticket!.standInAsked).not.toHaveProperty('declined');
  });
  it('who said no may be asked once more', () => {
    const desk = asked();
    desk.does(bram, 'declineStandIn', { standInId: 'a' });
    desk.does(joost, 'askStandIn', { ...ask, standInId: 'b' });
    expect(desk.does(bram, 'agreeStandIn', { standInId: 'b' })).toEqual(['StandInStarted']);
  });
  it.each([
    ['the requester', { personId: noor.id }, 'stand_in.nobody'],
    ['the owner', { personId: joost.id }, 'stand_in.nobody'],
    ['somebody of a service', { personId: sam.id }, 'stand_in.nobody'],
    ['until a moment that was', { personId: els.id, until: NINE }, 'stand_in.past'],
    ['who was asked already', {}, 'stand_in.already_asked'],
  ] as const)('nobody asks %s', (_who, more, code) => {
    const desk = asked();
    refused(() => desk.does(joost, 'askStandIn', { ...ask, standInId: 'b', ...more }), code);
  });
  it('only the one asked answers, and to what was asked', () => {
    const desk = new Desk().asks().claims();
    desk.does(fatma, 'askStandIn', ask);
    for (const move of ['agreeStandIn', 'declineStandIn'] as const) {
      for (const other of [fatma, els, joost])
        refused(() => desk.does(other, move, { standInId: 'a' }), 'stand_in.not_asked');
      refused(() => desk.does(bram, move, { standInId: 'b' }), 'stand_in.not_asked');
      refused(() => desk.does(noor, move, { standInId: 'a' }), 'ticket.not_yours');
    }
    refused(() => desk.does(els, 'askStandIn', ask), 'ticket.not_yours');
  });

  describe('nothing is left alone because somebody has not answered', () => {
    it('silent: a clock that falls due brings somebody by itself, and the yes that comes after takes over', () => {
      const desk = goesHome(asked());
      desk.inCall.add('bram'); // the system chooses somebody free
      desk.later(100).rings();
      expect(desk.ticket!.standIn).toMatchObject({ personId: fatma.id, because: 'off_shift' });
      expect(desk.ticket!.standInAsked).toMatchObject({ personId: bram.id });
      expect(desk.does(bram, 'agreeStandIn', { standInId: 'a' })).toEqual(['StandInEnded', 'StandInStarted']);
      expect(desk.ticket!.standIn).toMatchObject({ personId: bram.id, because: 'agreed' });
    });
    it('who said no is not chosen while somebody else can, and is when nobody can', () => {
      const others = goesHome(asked());
      others.does(bram, 'declineStandIn', { standInId: 'a' });
      others.later(100).rings();
      expect(others.ticket!.standIn!.personId).toBe(fatma.id);
      const alone = goesHome(asked());
      alone.onShift = ['bram'];
      alone.does(bram, 'declineStandIn', { standInId: 'a' });
      alone.later(100).rings();
      expect(alone.ticket!.standIn!.personId).toBe(bram.id);
    });
    it('a lead names somebody at once, whoever was asked', () => {
      const desk = new Desk().asks().claims();
      desk.does(fatma, 'askStandIn', ask);
      desk.does(els, 'standIn', { standInId: 's', personId: joost.id });
      expect(desk.ticket!.standIn).toMatchObject({ personId: joost.id, because: 'named' });
      expect(desk.ticket).not.toHaveProperty('standInAsked');
    });
  });

  describe('it is over', () => {
    it('when the owner is back before an answer', () => {
      const desk = goesHome(asked({ until: undefined as never }));
      desk.now = TOMORROW;
      desk.onShift.push(joost.id);
      desk.since.set(joost.id, TOMORROW);
      refused(() => desk.does(bram, 'agreeStandIn', { standInId: 'a' }), 'stand_in.owner_back');
      expect(desk.does(system, 'passWatch', {})).toContain('StandInAskOver');
      expect(desk.ticket).not.toHaveProperty('standInAsked');
    });
    it('when the moment asked for has come', () => {
      const desk = goesHome(asked());
      desk.now = TOMORROW;
      refused(() => desk.does(bram, 'agreeStandIn', { standInId: 'a' }), 'stand_in.past');
      expect(desk.does(system, 'passWatch', {})).toContain('StandInAskOver');
      expect(desk.history.find(({ type }) => type === 'StandInAskOver')!.data).toEqual({
        standInId: 'a',
        because: 'until',
      });
    });
    it('when the question has a new owner, or is done', () => {
      const succeeded = asked();
      succeeded.does(system, 'succeed', { because: 'disabled' });
      expect(succeeded.ticket).not.toHaveProperty('standInAsked');
      const done = asked().offers(joost);
      done.does(noor, 'confirm', { solved: true });
      expect(done.ticket).not.toHaveProperty('standInAsked');
    });
  });
});

describe('vraag iemand anders', () => {
  it('tells every lead on shift; where none is, who keeps watch', () => {
    const desk = new Desk().asks().claims();
    desk.does(noor, 'askSomeoneElse', { reason: ' Het klikt niet ', personId: bram.id });
    expect(desk.history.at(-1)!.data).toMatchObject({ tell: ['els'], reason: 'Het klikt niet', personId: 'bram' });
    const alone = new Desk().asks().claims();
    alone.onShift = ['fatma', 'bram'];
    alone.does(noor, 'askSomeoneElse', {});
    expect(alone.history.at(-1)!.data).toMatchObject({ tell: ['joost'] });
  });
});
