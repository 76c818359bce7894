import { describe, expect, it } from '@jest/globals';
import { isOpen } from '../clock/clock.js';
import { DAY, MINUTE } from '../clock/duration.js';
import { aisha, bram, Desk, fatma, joost, NINE, noor, system } from '../testing/desk.js';
import { refused } from '../testing/refused.js';
import { movesOpenTo } from './ownership.js';
import { type Ticket } from './ticket.js';

const at = (minutes: number, more = {}) => new Desk(NINE + minutes * MINUTE).asks(more);
const named = (desk: Desk, id: string): Ticket => ({ ...desk.ticket!, id });
const outage = (more: Partial<Ticket> = {}): Ticket => ({
  ...named(at(-60, { isOutage: true, requesterId: 'noor' }), 'outage'),
  ownerId: 'joost',
  ...more,
});

describe('merging', () => {
  it('leads the newer question on in the older, whose owner stays', () => {
    const older = at(0).claims(joost);
    const newer = at(5).claims(fatma);
    newer.does(fatma, 'merge', { into: named(older, 'older') });
    expect(newer.ticket).toMatchObject({ status: 'closed', closedHow: 'merged', mergedInto: 'older' });
    expect(newer.ticket!.clocks.some(({ state }) => state === 'running')).toBe(false);
    older.does(fatma, 'absorb', { merged: named(newer, 'newer') });
    expect(older.ticket).toMatchObject({ ownerId: 'joost', links: [{ ticketId: 'newer', how: 'merged' }] });
    expect(older.ticket!.helpers).toMatchObject([{ personId: 'fatma', because: 'merge' }]);
    refused(() => newer.does(noor, 'reopen', { text: 'hoi' }), 'ticket.merged');
    expect(movesOpenTo(newer.ticket!, noor)).not.toContain('reopen');
  });
  it('owes her an answer for the words that came along', () => {
    const older = at(0).claims().replies(5).offers();
    older.does(noor, 'confirm', { solved: false });
    older.does(fatma, 'reply', { text: 'Welke?', asksRequester: true });
    older.does(fatma, 'absorb', { merged: named(at(9), 'newer') });
    expect(older.ticket!.clocks.some(({ kind, state }) => kind === 'promise' && state === 'running')).toBe(true);
  });
  it('adds nobody where nobody had picked the newer up, or who is there already', () => {
    const older = at(0).claims(fatma);
    older.does(fatma, 'absorb', { merged: named(at(5), 'a') });
    older.does(fatma, 'absorb', { merged: named(at(6).claims(fatma), 'b') });
    expect(older.ticket!.helpers).toEqual([]);
  });
  it.each([
    ['into itself', (one: Desk) => one.ticket!, 'merge.itself'],
    ['with another’s question', () => named(at(-5, { requesterId: 'kees' }), 'o'), 'merge.other_requester'],
    ['a private one with an open one', () => named(at(-5, { private: true }), 'o'), 'merge.other_requester'],
    ['into a younger one', () => named(at(5), 'o'), 'merge.into_older'],
    ['into a fault', () => outage(), 'merge.outage'],
    [
      'into one that is done',
      () => {
        const done = at(-5);
        done.does(noor, 'withdraw', {});
        return named(done, 'o');
      },
      'merge.closed',
    ],
  ] as const)('is refused %s', (_what, into, code) => {
    const one = at(0);
    refused(() => one.does(fatma, 'merge', { into: into(one) }), code);
  });
  it('of two of the same moment keeps the one with the lower id', () => {
    expect(at(0).does(fatma, 'merge', { into: named(at(0), 'a') })).toEqual(['TicketMerged']);
    refused(() => at(0).does(fatma, 'merge', { into: named(at(0), 'z') }), 'merge.into_older');
  });
  it('is nothing for her side', () =>
    refused(() => at(0).does(noor, 'merge', { into: named(at(-1), 'a') }), 'ticket.not_yours'));
});

describe('linking and splitting', () => {
  it('is on the record once', () => {
    const one = at(0);
    expect(one.does(bram, 'link', { other: named(at(1), 'b'), how: 'related' })).toEqual(['TicketLinked']);
    expect(one.does(bram, 'link', { other: named(at(1), 'b'), how: 'related' })).toEqual([]);
    expect(one.ticket!.links).toEqual([{ ticketId: 'b', how: 'related' }]);
    refused(() => one.does(bram, 'link', { other: one.ticket!, how: 'related' }), 'merge.itself');
  });
  it('a part split off stays with who helps', () => {
    const whole = at(0).claims(fatma);
    const part = new Desk(NINE + 9 * MINUTE).asks({ from: { ticket: named(whole, 'whole'), how: 'split' } });
    expect(part.history.map(({ type }) => type)).toEqual(['TicketOpened', 'TicketClaimed']);
    expect(part.ticket).toMatchObject({
      ownerId: 'fatma',
      status: 'in_progress',
      links: [{ ticketId: 'whole', how: 'split' }],
    });
    expect(part.clock('claim')).toMatchObject({ state: 'met' });
    expect(part.clock('first_reply')).toMatchObject({ state: 'running' });
  });
  it('nobody helps yet: the part waits for a helper too', () => {
    const part = at(9, { from: { ticket: named(at(0), 'whole'), how: 'split' } });
    expect(part.ticket).toMatchObject({ ownerId: 'joost', status: 'waiting_for_helper' });
  });
});

describe('a known fault for many', () => {
  it('is owned by who opens it, from the first second', () => {
    const fault = new Desk();
    fault.does(fatma, 'open', { text: 'Het ECD is traag', requesterId: 'fatma', channel: 'web', isOutage: true });
    expect(fault.ticket).toMatchObject({ ownerId: 'fatma', status: 'in_progress', isOutage: true });
    expect(movesOpenTo(fault.ticket!, fatma)).toEqual(expect.arrayContaining(['hearBroadcast', 'endOutage']));
    expect(movesOpenTo(fault.ticket!, fatma)).not.toContain('discard');
  });
  it('takes in who waited, and leaves each other with who helps; their own ladders are quiet', () => {
    const waiting = at(0);
    expect(waiting.does(fatma, 'joinOutage', { outage: outage() })).toEqual(['TicketClaimed', 'OutageJoined']);
    expect(waiting.ticket).toMatchObject({ ownerId: 'joost', outage: { id: 'outage' } });
    expect(waiting.clock('claim')).toMatchObject({ state: 'met' });
    for (const clock of waiting.ticket!.clocks.filter(({ state }) => state === 'running'))
      expect(clock).toMatchObject({ muted: true, steps: [], dueAt: expect.any(Number) });
    const helped = at(0).claims(fatma);
    expect(helped.does(noor, 'joinOutage', { outage: outage() })).toEqual(['OutageJoined']);
    expect(helped.ticket!.ownerId).toBe('fatma');
    helped.now += DAY;
    expect(helped.does(system, 'ring', { clockId: helped.clock('solve')!.id })).toEqual([]);
  });
  it.each([
    ['what is no fault', () => named(at(-5), 'x'), {}, 'outage.over'],
    ['a fault that is over', () => outage({ status: 'closed' }), {}, 'outage.over'],
    ['a private question', () => outage(), { private: true }, 'outage.private'],
    ['a fault in a fault', () => outage(), { isOutage: true }, 'outage.already_joined'],
  ] as const)('refuses %s', (_what, fault, more, code) =>
    refused(() => at(0, more).does(joost, 'joinOutage', { outage: fault() }), code),
  );
  it('refuses twice, and two at once', () => {
    const one = at(0);
    one.does(joost, 'joinOutage', { outage: outage() });
    refused(() => one.does(joost, 'joinOutage', { outage: outage() }), 'outage.already_joined');
    refused(() => one.does(joost, 'joinOutage', { outage: { ...outage(), id: 'other' } }), 'outage.in_another');
  });
  const member = (): Desk => {
    const one = at(0);
    one.does(joost, 'joinOutage', { outage: outage() });
    return one;
  };
  it('one message is everybody’s first reply, with one promise', () => {
    const one = member().later(3);
    one.does(joost, 'hearBroadcast', { outageId: 'outage', text: 'We weten het.' });
    expect(one.clock('first_reply')).toMatchObject({ state: 'met' });
    expect(one.clock('promise')).toMatchObject({ state: 'running', muted: true, dueAt: one.now + 30 * MINUTE });
    const by = one.now + 10 * MINUTE;
    one.does(joost, 'hearBroadcast', { outageId: 'outage', text: 'Nog even.', nextStep: { what: 'herstart', by } });
    expect(one.ticket!.nextStep).toEqual({ what: 'herstart', by });
    expect(one.clock('promise')).toMatchObject({ dueAt: by, steps: [] });
  });
  it('the fault’s own promise climbs the ladder', () => {
    const fault = new Desk();
    fault.does(fatma, 'open', { text: 'ECD traag', requesterId: 'fatma', channel: 'web', isOutage: true });
    fault.does(fatma, 'hearBroadcast', { outageId: 'ticket', text: 'We weten het.' });
    expect(fault.clock('promise')!.steps).toHaveLength(5);
    refused(() => fault.does(bram, 'hearBroadcast', { outageId: 'ticket', text: 'Ik ook' }), 'ticket.not_yours');
    refused(() => fault.does(bram, 'endOutage', { outageId: 'ticket', text: 'Klaar' }), 'ticket.not_yours');
    fault.does(fatma, 'endOutage', { outageId: 'ticket', text: 'Het werkt weer.' });
    expect(fault.ticket).toMatchObject({ status: 'closed', closedHow: 'outage_over' });
    expect(fault.clock('promise')).toMatchObject({ state: 'met' });
  });
  it.each([
    ['without words', { text: ' ' }, 'message.empty'],
    ['with a moment that passed', { text: 'Hoi', nextStep: { what: 'x', by: NINE } }, 'reply.next_step_past'],
    ['that sends them away', { text: 'bel de leverancier' }, 'reply.redirects'],
  ] as const)('no message %s', (_what, words, code) =>
    refused(() => member().does(joost, 'hearBroadcast', { outageId: 'outage', ...words }), code),
  );
  it('no message for a fault it is not part of', () => {
    refused(() => at(0).claims().does(fatma, 'hearBroadcast', { outageId: 'outage', text: 'Hoi' }), 'outage.not_in_it');
    refused(() => member().does(joost, 'endOutage', { outageId: 'other', text: 'Hoi' }), 'outage.not_in_it');
    refused(() => member().does(joost, 'endOutage', { outageId: 'outage', text: ' ' }), 'message.empty');
  });
  it('her answer to a question is not needed any more when the message comes', () => {
    const one = member();
    one.does(joost, 'reply', { text: 'Welke laptop?', asksRequester: true });
    one.later(5).does(joost, 'hearBroadcast', { outageId: 'outage', text: 'We weten het.' });
    expect(one.ticket!.status).toBe('in_progress');
    expect(one.clock('solve')).toMatchObject({ state: 'running' });
  });
  const over = (): Desk => {
    const one = member();
    one.does(joost, 'hearBroadcast', { outageId: 'outage', text: 'We weten het.' });
    one.later(20).does(joost, 'endOutage', { outageId: 'outage', text: 'Werkt het bij jou weer?' });
    return one;
  };
  it('at its end each is asked; silence there is no "unconfirmed"', () => {
    const one = over();
    expect(one.ticket).toMatchObject({ status: 'solution_offered', outage: { id: 'outage', endedAt: one.now } });
    expect(one.clock('confirmation')).toMatchObject({ state: 'running' });
    expect(one.clock('solve')).toMatchObject({ state: 'paused' });
    one.now += 9 * DAY;
    one.does(system, 'ring', { clockId: one.clock('confirmation')!.id });
    expect(one.ticket).toMatchObject({ status: 'closed', closedHow: 'outage_over' });
  });
  it('"nee": the question goes on by itself, with its own ladder', () => {
    const one = over();
    one.does(aisha, 'confirm', { solved: false });
    expect(one.ticket).toMatchObject({ status: 'in_progress', ownerId: 'joost' });
    expect(one.ticket!.outage).toBeUndefined();
    for (const kind of ['promise', 'solve']) expect(one.clock(kind)!.steps).toHaveLength(5);
    one.does(joost, 'offerSolution', { text: 'Nu wel' });
    one.now += 9 * DAY;
    one.does(system, 'ring', { clockId: one.clock('confirmation')!.id });
    expect(one.ticket).toMatchObject({ closedHow: 'unconfirmed' });
  });
  it('"nee" while the fault lasts: it is part of it still, and hears the end once', () => {
    const one = member();
    one.does(joost, 'offerSolution', { text: 'Probeer het nu eens.' });
    one.does(noor, 'confirm', { solved: false });
    expect(one.ticket).toMatchObject({ status: 'in_progress', outage: { id: 'outage' } });
    one.does(joost, 'offerSolution', { text: 'En nu?' });
    one.later(5).does(joost, 'endOutage', { outageId: 'outage', text: 'Werkt het bij jou weer?' });
    const asking = one.ticket!.clocks.filter(({ kind, state }) => kind === 'confirmation' && state === 'running');
    expect(asking).toEqual([expect.objectContaining({ startedAt: one.now })]);
    expect(one.ticket!.clocks.some((clock) => clock.muted && isOpen(clock))).toBe(false);
  });
  it('who was asked something and who was offered the question keep their own time', () => {
    const one = at(0).claims(fatma);
    one.does(fatma, 'consult', { consultId: 'c', to: { kind: 'service', id: 'hr' }, question: 'Weet jij dit?' });
    one.does(fatma, 'offerHandover', { handoverId: 'h', toId: 'bram', reason: 'druk' });
    one.does(joost, 'joinOutage', { outage: outage() });
    for (const kind of ['consult', 'handover']) expect(one.clock(kind)!.steps).not.toEqual([]);
    one.now += DAY;
    expect(one.does(system, 'ring', { clockId: one.clock('handover')!.id })).toContain('HandoverLapsed');
  });
  it.each([
    ['offerSolution', { text: 'Klaar' }],
    ['admitUnsolved', { tried: 'alles', alternative: 'papier', secondId: 'bram' }],
    ['withdraw', {}],
    ['discard', { reason: 'dubbel' }],
  ] as const)('ends for all at once, and not by %s', (move, data) => {
    const fault = new Desk();
    fault.does(fatma, 'open', { text: 'ECD traag', requesterId: 'fatma', channel: 'web', isOutage: true });
    expect(movesOpenTo(fault.ticket!, fatma)).not.toContain(move);
    refused(() => fault.does(fatma, move, data as never), 'outage.end_for_all');
  });
});
