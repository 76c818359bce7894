import { describe, expect, it } from '@jest/globals';
import { HOUR } from '../clock/duration.js';
import { bram, Desk, els, fatma, joost, noor, system } from '../testing/desk.js';
import { refused } from '../testing/refused.js';
import { movesOpenTo } from './ownership.js';
import { fallsDueBefore, standInFor, standInsFor } from './stand-ins.js';

/** Fatma goes home and is back in sixteen hours. */
const home = (desk: Desk, hours = 16): Desk => {
  desk.onShift = desk.onShift.filter((id) => id !== 'fatma');
  desk.next.set('fatma', desk.now + hours * HOUR);
  return desk;
};
const back = (desk: Desk): Desk => {
  desk.onShift = [...desk.onShift, 'fatma'];
  desk.next.delete('fatma');
  desk.since.set('fatma', desk.now);
  return desk;
};

describe('neemt waar, by itself', () => {
  it('when her words start a clock that falls due before the owner is back', () => {
    const desk = home(new Desk().asks({ urgency: 'today' }).claims().replies(30).later(31).replies(60));
    desk.later(5);
    expect(desk.does(noor, 'message', { text: 'Hij piept weer' })).toEqual(['RequesterWrote', 'StandInStarted']);
    expect(desk.ticket).toMatchObject({ ownerId: 'fatma', standIn: { personId: 'bram', because: 'off_shift' } });
    expect(desk.ticket!.owned).toHaveLength(2);
  });
  it('when a clock falls due', () => {
    const desk = home(new Desk().asks().claims().replies(30));
    desk.later(30).rings();
    expect(desk.ticket!.standIn?.personId).toBe('bram');
  });
  it('when a clock resumes', () => {
    const desk = new Desk().asks().claims().replies(60);
    desk.does(fatma, 'reply', { text: 'Brandt het lampje?', asksRequester: true });
    home(desk);
    expect(desk.does(noor, 'message', { text: 'Ja' })).toEqual(['RequesterWrote', 'StandInStarted']);
  });
  it('not when everything can wait until the owner is back', () => {
    const desk = home(
      new Desk()
        .asks({ urgency: 'normal' })
        .claims()
        .replies(60 * 24),
      10,
    );
    expect(desk.does(noor, 'message', { text: 'Geen haast' })).toEqual(['RequesterWrote']);
    expect(desk.ticket!.standIn).toBeUndefined();
  });
  it('not while the owner is on shift, nor when the owner acts off shift', () => {
    const desk = new Desk().asks().claims().replies(30);
    expect(desk.does(noor, 'message', { text: 'Hoi' })).toEqual(['RequesterWrote']);
    home(desk);
    expect(desk.does(fatma, 'reply', { text: 'Ik kijk thuis even.' })).toEqual(['HelperReplied']);
  });
  it('not where nobody rosters shifts', () => {
    const desk = new Desk().asks().claims().replies(30);
    desk.onShift = [];
    expect(desk.does(noor, 'message', { text: 'Hoi' })).toEqual(['RequesterWrote']);
  });
  it('not before the claim: the duty holder keeps watch', () => {
    const desk = home(new Desk().asks());
    desk.onShift = ['bram'];
    expect(desk.does(noor, 'message', { text: 'Hoi' })).toEqual(['RequesterWrote']);
  });
  it('somebody who helps already and is on shift goes first', () => {
    const desk = new Desk().asks().claims().replies(30);
    desk.does(fatma, 'consult', {
      consultId: 'c',
      to: { kind: 'person', id: 'joost', joins: true },
      question: 'Ken jij dit?',
    });
    home(desk).does(noor, 'message', { text: 'Hoi' });
    expect(desk.ticket!.standIn?.personId).toBe('joost');
  });
  it('a free colleague before one in a call', () => {
    const desk = home(new Desk().asks().claims().replies(30));
    desk.inCall.add('bram');
    desk.does(noor, 'message', { text: 'Hoi' });
    expect(desk.ticket!.standIn?.personId).toBe('joost');
  });
  it('not somebody who helps but went home, nor the requester herself', () => {
    const desk = new Desk().asks({ requesterId: 'bram' }).claims().replies(30);
    desk.does(fatma, 'consult', {
      consultId: 'c',
      to: { kind: 'person', id: 'joost', joins: true },
      question: 'Ken jij dit?',
    });
    home(desk).onShift = ['bram', 'els'];
    desk.duty = 'els';
    desk.does(bram, 'message', { text: 'Hoi' });
    expect(desk.ticket!.standIn?.personId).toBe('els');
  });
  it('not the owner, who holds the duty but is away', () => {
    const desk = new Desk().asks().claims(joost).replies(30, joost);
    desk.onShift = ['els'];
    expect(desk.does(noor, 'message', { text: 'Hoi' })).toEqual(['RequesterWrote']);
  });
  it('is known by an id of its own', () => {
    const desk = home(new Desk().asks().claims().replies(30));
    desk.does(noor, 'message', { text: 'Hoi' });
    expect(desk.ticket!.standIn).toEqual({
      id: 'ticket-stand-in-5',
      personId: 'bram',
      since: desk.now,
      because: 'off_shift',
    });
  });
  it('the duty holder when nobody else is on shift, and never the requester', () => {
    const desk = home(new Desk().asks().claims().replies(30));
    desk.onShift = ['els'];
    desk.does(noor, 'message', { text: 'Hoi' });
    expect(desk.ticket!.standIn?.personId).toBe('joost');
    const hers = home(new Desk().asks({ requesterId: 'joost' }).claims().replies(30));
    hers.onShift = ['els'];
    expect(hers.does(joost, 'message', { text: 'Hoi' })).toEqual(['RequesterWrote']);
  });
});

describe('a whole list at the end of a shift', () => {
  const asked = (id: string) => ({ ticket: { ...new Desk().asks().claims().ticket!, id }, text: 'De deur klemt' });
  it('is not all proposed to who has least now', () => {
    const { roster } = new Desk(); // Bram has one, Joost two
    const list = ['a', 'b', 'c'].map(asked);
    expect(list.map(({ ticket, text }) => standInFor(ticket, roster, text))).toEqual(['bram', 'bram', 'bram']);
    expect([...standInsFor(list, roster)]).toEqual([
      ['a', 'bram'],
      ['b', 'bram'],
      ['c', 'joost'],
    ]);
  });
  it('leaves open where nobody is there', () =>
    expect(standInsFor([asked('a')], { ...new Desk().roster, helpers: [], dutyHolderId: 'fatma' }).size).toBe(0));
});

describe('a stand-in', () => {
  const standing = (): Desk => {
    const desk = new Desk().asks().claims().replies(30);
    desk.does(els, 'standIn', { standInId: 's', personId: 'bram' });
    return desk;
  };
  it('replies, notes, consults, gives an interim and a solution, for the owner who stays the owner', () => {
    const desk = standing();
    desk.does(bram, 'reply', { text: 'Ik neem even waar voor Fatma.' });
    desk.does(bram, 'note', { text: 'gebeld' });
    desk.does(bram, 'consult', { consultId: 'c', to: { kind: 'service', id: 'hr' }, question: 'Weten jullie dit?' });
    desk.does(bram, 'withdrawConsult', { consultId: 'c', reason: 'al gevonden' });
    desk.does(bram, 'interim', { text: 'Tot die tijd: de lift van de tweede verdieping.' });
    desk.does(bram, 'offerSolution', { text: 'De zekering is vervangen.' });
    expect(desk.ticket).toMatchObject({ ownerId: 'fatma', status: 'solution_offered' });
  });
  it('does not hand over, decide, lower urgency, or say it cannot be solved', () => {
    const desk = standing();
    refused(
      () => desk.does(bram, 'offerHandover', { handoverId: 'h', toId: 'joost', reason: 'druk' }),
      'ticket.not_yours',
    );
    refused(
      () =>
        desk.does(bram, 'askDecision', { decisionId: 'd', kind: 'money', amountCents: 1, reason: 'x', solves: 'y' }),
      'ticket.not_yours',
    );
    refused(() => desk.does(bram, 'changeUrgency', { urgency: 'week', requesterAgrees: true }), 'stand_in.not_allowed');
    expect(desk.does(bram, 'changeUrgency', { urgency: 'now' })).toEqual(['UrgencyRaised']);
    expect(movesOpenTo(desk.ticket!, bram)).not.toContain('admitUnsolved');
  });
  it('is one at a time; naming another ends the first', () => {
    const desk = standing();
    refused(() => desk.does(els, 'standIn', { standInId: 't', personId: 'bram' }), 'stand_in.already');
    expect(desk.does(els, 'standIn', { standInId: 't', personId: 'joost' })).toEqual([
      'StandInEnded',
      'StandInStarted',
    ]);
    expect(desk.history.at(-2)!.data).toEqual({ standInId: 's', because: 'ended' });
    expect(desk.ticket!.standIn).toEqual({ id: 't', personId: 'joost', since: desk.now, because: 'named' });
  });
  it('is laid on nobody by the owner: a colleague is asked', () => {
    const desk = new Desk().asks().claims();
    refused(() => desk.does(fatma, 'standIn', { standInId: 's', personId: 'bram' }), 'ticket.not_yours');
    expect(movesOpenTo(desk.ticket!, fatma)).toContain('askStandIn');
    expect(movesOpenTo(desk.ticket!, fatma)).not.toContain('standIn');
  });
  it('ends by the owner or a lead, by its id', () => {
    refused(() => new Desk().asks().claims().does(els, 'endStandIn', { standInId: 's' }), 'stand_in.not_found');
    const desk = standing();
    refused(() => desk.does(els, 'endStandIn', { standInId: 'other' }), 'stand_in.not_found');
    refused(() => desk.does(joost, 'endStandIn', { standInId: 's' }), 'ticket.not_yours');
    desk.does(fatma, 'endStandIn', { standInId: 's' });
    expect(desk.history.at(-1)!.data).toEqual({ standInId: 's', because: 'ended' });
    expect(desk.ticket!.standIn).toBeUndefined();
  });
  it('ends with the owner’s next shift, not because the owner is still here', () => {
    const desk = standing().later(5);
    expect(desk.does(system, 'passWatch', {})).toEqual([]);
    back(home(desk).later(600));
    expect(desk.does(system, 'passWatch', {})).toEqual(['StandInEnded']);
    expect(desk.history.at(-1)!.data).toMatchObject({ because: 'owner_back' });
  });
  it('named at the very moment the owner came on, it stays', () => {
    const desk = back(new Desk().asks().claims().replies(30));
    desk.does(els, 'standIn', { standInId: 's', personId: 'bram' });
    expect(desk.does(system, 'passWatch', {})).toEqual([]);
  });
  it('ends at the moment that was named, and another begins if the owner is still away', () => {
    const desk = new Desk().asks().claims().replies(30);
    desk.does(els, 'standIn', { standInId: 's', personId: 'joost', until: desk.now + HOUR });
    home(desk).later(59);
    expect(desk.does(system, 'passWatch', {})).toEqual([]);
    desk.later(1);
    expect(desk.does(system, 'passWatch', {})).toEqual(['StandInEnded', 'StandInStarted']);
    expect(desk.ticket!.standIn?.personId).toBe('bram');
  });
  it.each([
    ['the owner', 'fatma', 'stand_in.nobody'],
    ['the requester', 'noor', 'stand_in.nobody'],
    ['nobody of the desk', 'kees', 'stand_in.nobody'],
  ] as const)('is not %s', (_who, personId, code) =>
    refused(() => new Desk().asks().claims().does(els, 'standIn', { standInId: 's', personId }), code),
  );
  it('is not the requester, should she be a helper herself', () =>
    refused(
      () =>
        new Desk().asks({ requesterId: 'bram' }).claims().does(els, 'standIn', { standInId: 's', personId: 'bram' }),
      'stand_in.nobody',
    ));
  it('is not named until a moment that has passed', () => {
    const desk = new Desk().asks().claims();
    const until = desk.now;
    refused(() => desk.does(els, 'standIn', { standInId: 's', personId: 'bram', until }), 'stand_in.past');
  });
  it('hears what the owner would have heard', () => {
    const desk = standing();
    home(desk).later(30);
    desk.does(system, 'ring', { clockId: desk.clock('promise')!.id });
    const told = desk.history.flatMap((fact) => (fact.type === 'EscalationRaised' ? [fact.data.tell] : []));
    expect(told[0]).toEqual(['bram']);
  });
});

describe('the sheet at the end of a shift', () => {
  it('knows what falls due before the owner is back', () => {
    const desk = new Desk().asks({ urgency: 'week' }).claims().replies(30);
    expect(fallsDueBefore(desk.ticket!, desk.now + HOUR)).toBe(desk.now + HOUR / 2);
    expect(fallsDueBefore(desk.ticket!, desk.now + HOUR / 2)).toBeUndefined();
    expect(fallsDueBefore(new Desk().asks().claims().replies(5).offers().ticket!, Infinity)).toBeUndefined();
  });
  it('knows the first of several, and only what was promised to her', () => {
    const desk = new Desk().asks().claims().replies(90);
    desk.does(fatma, 'consult', { consultId: 'c', to: { kind: 'service', id: 'hr' }, question: 'Weten jullie dit?' });
    expect(fallsDueBefore(desk.ticket!, Infinity)).toBe(desk.now + 90 * 60_000);
  });
});
