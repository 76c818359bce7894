import { describe, expect, it } from '@jest/globals';
import { MINUTE } from '../clock/duration.js';
import { aisha, bram, Desk, els, fatma, joost, kees, noor, system } from '../testing/desk.js';
import { refused } from '../testing/refused.js';
import { movesOpenTo } from './ownership.js';
import { type Actor, maySee } from './who.js';

const offer = (desk: Desk, to: Actor, more: object = {}, by = fatma): string => {
  const handoverId = `h${desk.history.length}`;
  desk.does(by, 'offerHandover', { handoverId, toId: to.id, reason: 'Mijn dienst zit erop', ...more });
  return handoverId;
};
const handsTo = (desk: Desk, to: Actor, by: Actor, more: object = {}): void => {
  desk.does(to, 'acceptHandover', { handoverId: offer(desk, to, more, by) });
};

describe('a handover is an offer', () => {
  it('that changes nothing until it is accepted', () => {
    const desk = new Desk().asks().claims().replies(30);
    const before = desk.ticket!;
    offer(desk, bram, { note: ' Ze wacht op de monteur ' });
    expect(desk.ticket).toMatchObject({ ownerId: 'fatma', status: before.status, helpers: [] });
    expect(desk.ticket!.handovers).toMatchObject([{ toId: 'bram', fromId: 'fatma', note: 'Ze wacht op de monteur' }]);
    expect(desk.clock('handover')).toMatchObject({ state: 'running', dueAt: desk.now + 15 * MINUTE });
    expect(desk.clock('handover')!.steps).toHaveLength(1);
  });
  it('accepted: a new owner, the one before stays as a helper, the promise runs on', () => {
    const desk = new Desk().asks().claims().replies(30);
    const promise = desk.clock('promise');
    handsTo(desk, bram, fatma);
    expect(desk.ticket).toMatchObject({ ownerId: 'bram', helpers: [{ personId: 'fatma', because: 'handover' }] });
    expect(desk.ticket!.owned.map(({ personId, how }) => `${personId} ${how}`)).toEqual([
      'joost watch',
      'fatma claim',
      'bram handover',
    ]);
    expect(desk.clock('promise')).toBe(promise);
    expect(desk.clock('handover')).toMatchObject({ state: 'met', outcome: 'kept' });
    expect(desk.ticket!.handovers[0]).toMatchObject({ outcome: 'accepted', endedAt: desk.now });
  });
  it('declined: nothing changes, and another may be asked', () => {
    const desk = new Desk().asks().claims();
    const id = offer(desk, bram, { note: '  ' });
    expect(desk.ticket!.handovers[0]).not.toHaveProperty('note');
    desk.does(bram, 'declineHandover', { handoverId: id, reason: ' Ik zit vol ' });
    expect(desk.ticket).toMatchObject({ ownerId: 'fatma', helpers: [] });
    expect(desk.clock('handover')).toMatchObject({ state: 'stopped' });
    expect(desk.history.at(-1)!.data).toMatchObject({ reason: 'Ik zit vol' });
    expect(desk.clock('handover')).toMatchObject({ outcome: 'stopped' });
    desk.does(joost, 'declineHandover', { handoverId: offer(desk, joost), reason: ' ' });
    expect(desk.history.at(-1)!.data).not.toHaveProperty('reason');
    handsTo(desk, joost, fatma);
    expect(desk.ticket!.ownerId).toBe('joost');
  });
  it('lapses by itself; a late yes is no yes, also before the bell has rung', () => {
    const desk = new Desk().asks().claims();
    const id = offer(desk, bram);
    desk.later(16);
    refused(() => desk.does(bram, 'acceptHandover', { handoverId: id }), 'handover.lapsed');
    expect(desk.does(system, 'ring', { clockId: desk.clock('handover')!.id })).toEqual(['HandoverLapsed']);
    expect(desk.clock('handover')).toMatchObject({ state: 'stopped', outcome: 'lapsed' });
    refused(() => desk.does(bram, 'acceptHandover', { handoverId: id }), 'handover.lapsed');
    expect(desk.ticket!.ownerId).toBe('fatma');
    expect(desk.does(system, 'ring', { clockId: desk.clock('handover')!.id })).toEqual([]);
  });
  it('stands still at its due moment, and not a millisecond before it lapses', () => {
    const desk = new Desk().asks().claims();
    const id = offer(desk, bram);
    desk.later(15);
    expect(desk.does(bram, 'acceptHandover', { handoverId: id })).toEqual(['HandoverAccepted']);
  });
  it('ends with the question', () => {
    const desk = new Desk().asks().claims();
    offer(desk, bram);
    desk.does(noor, 'withdraw', {});
    expect(desk.ticket!.handovers[0]).toMatchObject({ outcome: 'lapsed' });
    expect(desk.clock('handover')).toMatchObject({ state: 'stopped' });
  });
  it('lets the receiver see a private question, and only while it is offered', () => {
    const desk = new Desk().asks({ private: true }).claims(joost);
    expect(maySee(desk.ticket!, bram)).toBe(false);
    const id = offer(desk, bram, {}, joost);
    expect(maySee(desk.ticket!, bram)).toBe(true);
    expect(movesOpenTo(desk.ticket!, bram)).toEqual(['acceptHandover', 'declineHandover']);
    desk.does(bram, 'declineHandover', { handoverId: id });
    expect(maySee(desk.ticket!, bram)).toBe(false);
  });
});

describe('a handover is refused', () => {
  it.each([
    ['without a reason', fatma, bram, { reason: ' ' }, 'handover.reason_missing'],
    ['to somebody off shift', fatma, joost, {}, 'handover.receiver_off_shift'],
    ['to somebody who is no helper', fatma, kees, {}, 'handover.nobody'],
    ['to herself', fatma, fatma, {}, 'handover.to_earlier_owner'],
    ['by somebody who does not own it', bram, joost, {}, 'ticket.not_yours'],
    ['by a lead nobody asked', els, bram, {}, 'ticket.not_yours'],
    ['by the requester', noor, bram, {}, 'ticket.not_yours'],
  ] as const)('%s', (_what, by, to, more, code) => {
    const desk = new Desk().asks().claims();
    desk.onShift = desk.onShift.filter((id) => id !== 'joost');
    refused(() => offer(desk, to, more, by), code);
  });
  it('to the requester, should she be a helper herself', () => {
    const desk = new Desk().asks({ requesterId: bram.id }).claims();
    refused(() => offer(desk, bram), 'handover.nobody');
  });
  it('before the claim', () => refused(() => offer(new Desk().asks(), bram, {}, joost), 'ticket.claim_first'));
  it('while another offer is open', () => {
    const desk = new Desk().asks().claims();
    offer(desk, bram);
    refused(() => offer(desk, joost), 'handover.already_offered');
  });
  it('to who owned it before: that colleague is asked to think along instead', () => {
    const desk = new Desk().asks().claims();
    handsTo(desk, bram, fatma);
    refused(() => offer(desk, fatma, {}, bram), 'handover.to_earlier_owner');
  });
  it('but not to who only kept watch', () => {
    const desk = new Desk().asks().claims();
    handsTo(desk, joost, fatma);
    expect(desk.ticket!.ownerId).toBe('joost');
  });
  it('a third time without her yes', () => {
    const desk = new Desk().asks().claims();
    handsTo(desk, bram, fatma);
    handsTo(desk, joost, bram);
    refused(() => offer(desk, els, {}, joost), 'handover.limit_reached');
    handsTo(desk, els, joost, { requesterAgrees: true });
    expect(desk.ticket!.ownerId).toBe('els');
    expect(
      desk.history.find(({ type, data }) => type === 'HandoverOffered' && 'requesterAgrees' in data),
    ).toBeDefined();
  });
  it('when accepted by another than it was offered to', () => {
    const desk = new Desk().asks().claims();
    const id = offer(desk, bram);
    refused(() => desk.does(joost, 'acceptHandover', { handoverId: id }), 'handover.not_yours');
    refused(() => desk.does(fatma, 'declineHandover', { handoverId: id }), 'handover.not_yours');
    refused(() => desk.does(bram, 'acceptHandover', { handoverId: 'another' }), 'handover.not_yours');
  });
});

describe('somebody else, because she asks', () => {
  it('is looked for by a lead; outside the limit, and she hears', () => {
    const desk = new Desk().asks().claims();
    handsTo(desk, bram, fatma);
    handsTo(desk, joost, bram);
    desk.does(noor, 'askSomeoneElse', { reason: ' Het klikt niet ' });
    expect(desk.history.at(-1)!.data).not.toHaveProperty('personId');
    expect(desk.ticket!.someoneElse).toEqual({ askedAt: desk.now, reason: 'Het klikt niet' });
    expect(desk.history.at(-1)!.data).toMatchObject({ reason: 'Het klikt niet' });
    expect(desk.clock('first_reply')).toMatchObject({ state: 'running' });
    handsTo(desk, els, els);
    expect(desk.ticket).toMatchObject({ ownerId: 'els' });
    expect(desk.ticket!.someoneElse).toBeUndefined();
    expect(desk.ticket!.owned.at(-1)!.how).toBe('request');
  });
  it('may be somebody who helped before, if she asks for that one by name', () => {
    const desk = new Desk().asks().claims();
    handsTo(desk, bram, fatma);
    desk.does(aisha, 'askSomeoneElse', { personId: 'fatma' });
    expect(desk.history.at(-1)).toMatchObject({ by: 'aisha', onBehalfOf: 'noor' });
    refused(() => offer(desk, bram, {}, els), 'handover.to_earlier_owner');
    handsTo(desk, fatma, els);
    expect(desk.ticket!.ownerId).toBe('fatma');
  });
  it('owes her an answer when nothing is promised', () => {
    const desk = new Desk().asks().claims().replies(10).offers();
    desk.does(noor, 'confirm', { solved: false });
    desk.does(fatma, 'reply', { text: 'Bel je het lampje?', asksRequester: true });
    desk.does(noor, 'askSomeoneElse', {});
    expect(desk.ticket!.clocks.some(({ kind, state }) => kind === 'promise' && state === 'running')).toBe(true);
  });
  it.each([['twice', {}, 'someone_else.already_asked']] as const)('is refused %s', (_what, more, code) => {
    const desk = new Desk().asks().claims();
    desk.does(noor, 'askSomeoneElse', {});
    refused(() => desk.does(noor, 'askSomeoneElse', more), code);
  });
  it('is refused for nobody we know, or the one who helps', () => {
    const desk = new Desk().asks().claims();
    refused(() => desk.does(noor, 'askSomeoneElse', { personId: 'kees' }), 'handover.nobody');
    refused(() => desk.does(noor, 'askSomeoneElse', { personId: 'fatma' }), 'someone_else.is_owner');
    refused(() => desk.does(fatma, 'askSomeoneElse', {}), 'ticket.not_yours');
  });
});

describe('succession, by the system only', () => {
  it('the stand-in first, else the duty holder', () => {
    const desk = new Desk().asks().claims();
    desk.does(els, 'standIn', { standInId: 's', personId: 'bram' });
    expect(desk.does(system, 'succeed', { because: 'disabled' })).toEqual(['OwnerSucceeded']);
    expect(desk.ticket).toMatchObject({ ownerId: 'bram', helpers: [] });
    expect(desk.ticket!.standIn).toBeUndefined();
    desk.does(system, 'succeed', { because: 'away' });
    expect(desk.ticket!.ownerId).toBe('joost');
    expect(desk.ticket!.owned.at(-1)).toMatchObject({ how: 'succession' });
  });
  it('may bring it back to who had it, and does not count as a handover', () => {
    const desk = new Desk().asks().claims(joost);
    handsTo(desk, bram, joost);
    desk.does(system, 'succeed', { because: 'disabled' });
    expect(desk.ticket!.ownerId).toBe('joost');
    handsTo(desk, fatma, joost);
    expect(desk.ticket!.ownerId).toBe('fatma');
  });
  it('passes the watch before the claim', () => {
    const desk = new Desk().asks();
    desk.duty = 'fatma';
    expect(desk.does(system, 'succeed', { because: 'disabled' })).toEqual(['WatchPassed']);
    expect(desk.ticket!.ownerId).toBe('fatma');
  });
  it('finds somebody on shift, then anybody, where the duty holder is the one who goes', () => {
    const desk = new Desk().asks().claims(joost);
    desk.receivers = ['els', 'bram', 'joost'];
    desk.onShift = ['bram'];
    desk.does(system, 'succeed', { because: 'disabled' });
    expect(desk.ticket!.ownerId).toBe('bram');
  });
  it('is refused when nobody is left', () => {
    const desk = new Desk().asks().claims(joost);
    desk.receivers = ['joost'];
    desk.onShift = [];
    refused(() => desk.does(system, 'succeed', { because: 'disabled' }), 'account.last_owner');
  });
  it('is nobody’s to ask for', () =>
    refused(() => new Desk().asks().claims().does(els, 'succeed', { because: 'away' }), 'ticket.not_yours'));
});

describe('a difficult conversation', () => {
  const told = (): Desk => {
    const desk = new Desk().asks().claims();
    desk.does(fatma, 'tellDifficult', {});
    return desk;
  };

  it('brings a lead beside who helps, and moves nothing', () => {
    const desk = new Desk().asks().claims();
    const before = desk.ticket!;
    expect(desk.does(fatma, 'tellDifficult', {})).toEqual(['DifficultTold', 'HelperJoined']);
    expect(desk.ticket).toMatchObject({ ownerId: 'fatma', status: before.status, clocks: before.clocks });
    expect(desk.ticket!.helpers).toMatchObject([{ personId: 'els', because: 'difficult' }]);
    expect(desk.history.at(-2)!.data).toEqual({ tell: ['els'] });
    refused(() => desk.does(fatma, 'tellDifficult', {}), 'difficult.already_told');
  });
  it('tells who keeps watch where no lead can come', () => {
    const desk = new Desk().asks().claims();
    desk.onShift = desk.onShift.filter((id) => id !== 'els');
    expect(desk.does(fatma, 'tellDifficult', {})).toEqual(['DifficultTold']);
    expect(desk.history.at(-1)!.data).toEqual({ tell: ['joost'] });
  });
  it('may be taken over by a colleague, which counts for nothing: not against the limit, and once', () => {
    const desk = told();
    handsTo(desk, bram, fatma);
    expect(desk.ticket!.owned.at(-1)).toMatchObject({ personId: 'bram', how: 'difficult' });
    expect(desk.history.at(-1)!.data).toMatchObject({ difficult: true });
    expect(desk.ticket!.difficult).toBeUndefined();
    handsTo(desk, joost, bram);
    expect(desk.ticket!.owned.at(-1)!.how).toBe('handover');
  });
  it('may be taken over also where the limit was reached, but never goes back', () => {
    const desk = new Desk().asks().claims();
    handsTo(desk, bram, fatma);
    handsTo(desk, joost, bram);
    refused(() => offer(desk, els, {}, joost), 'handover.limit_reached');
    desk.does(joost, 'tellDifficult', {});
    refused(() => offer(desk, fatma, {}, joost), 'handover.to_earlier_owner');
    handsTo(desk, els, joost);
    expect(desk.ticket!.ownerId).toBe('els');
  });
  it('is said by who helps, not by who asks, and is over with the question', () => {
    const desk = told();
    refused(() => desk.does(noor, 'tellDifficult', {}), 'ticket.not_yours');
    desk.does(noor, 'withdraw', {});
    expect(desk.ticket!.difficult).toBeUndefined();
  });
});
