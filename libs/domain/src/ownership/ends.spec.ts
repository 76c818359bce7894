import { describe, expect, it } from '@jest/globals';
import { HOUR } from '../clock/duration.js';
import { aisha, bram, Desk, els, fatma, joost, NINE, noor, sam, system } from '../testing/desk.js';
import { refused } from '../testing/refused.js';
import { rebuild } from './evolve.js';
import { breaches } from './invariants.js';
import { type Fact } from '../facts.js';

/** A question from which everything hangs that can: a colleague asked, a decision above the mandate, an offer, "bel mij". */
const full = (): Desk => {
  const desk = new Desk().asks().claims();
  desk.does(noor, 'askCallback', {});
  desk.offers();
  desk.does(fatma, 'consult', {
    consultId: 'c',
    to: { kind: 'person', id: 'sam', joins: false },
    question: 'Klopt het?',
  });
  const asked = { kind: 'money' as const, amountCents: 60_000, reason: 'sneller', solves: 'de lift' };
  desk.does(fatma, 'askDecision', { decisionId: 'd', ...asked });
  desk.does(fatma, 'offerHandover', { handoverId: 'h', toId: 'bram', reason: 'jouw vak' });
  return desk;
};
const older = (): Desk['ticket'] & {} => ({ ...new Desk(NINE - HOUR).asks().ticket!, id: 'older' });

type Ending = [string, (desk: Desk) => unknown, string];
const ENDINGS: Ending[] = [
  ['her yes', (desk) => desk.does(noor, 'confirm', { solved: true }), 'SolutionConfirmed'],
  ['her silence', (desk) => silence(desk), 'TicketClosedUnconfirmed'],
  [
    'an honest “kan niet”',
    (desk) => desk.does(fatma, 'admitUnsolved', { tried: 'x', alternative: 'y', secondId: 'els' }),
    'ClosedUnsolved',
  ],
  ['“niet meer nodig”', (desk) => desk.does(noor, 'withdraw', {}), 'TicketWithdrawn'],
  ['being set aside', (desk) => desk.does(fatma, 'discard', { reason: 'spam' }), 'TicketDiscarded'],
  ['merging', (desk) => desk.does(fatma, 'merge', { into: older() }), 'TicketMerged'],
];
/** Only the reminders ring: the others are answered late or never. */
function silence(desk: Desk): void {
  desk.now += 30 * 24 * HOUR;
  desk.does(system, 'ring', { clockId: desk.clock('confirmation')!.id });
}

describe('what hangs from a question ends with it', () => {
  it.each(ENDINGS)('%s', (_, end, type) => {
    const desk = full();
    end(desk);
    expect(desk.ticket).toMatchObject({
      status: 'closed',
      consults: [{ withdrawnAt: desk.now, withdrawnReason: 'ended' }],
      decisions: [{ endedAt: desk.now }],
      handovers: [{ outcome: 'lapsed', endedAt: desk.now }],
    });
    expect(desk.history.find((fact) => fact.type === type)!.data).toMatchObject({
      ends: { consults: ['c'], decisions: ['d'], handovers: ['h'] },
    });
    expect(breaches(desk.history)).toEqual([]);
    expect(rebuild(desk.history)).toEqual(desk.ticket);
  });
  it.each(ENDINGS)('after %s nobody can answer, decide or accept any more', (_, end) => {
    const desk = full();
    end(desk);
    refused(() => desk.does(sam, 'answer', { consultId: 'c', text: 'Ja' }), 'consult.closed');
    refused(() => desk.does(els, 'giveVerdict', { decisionId: 'd', granted: true }), 'ticket.closed');
    refused(() => desk.does(bram, 'acceptHandover', { handoverId: 'h' }), 'ticket.closed');
  });
  it('a callback that was not made in time is a promise broken, one still to come is only over', () => {
    const ended = (minutes: number): unknown => {
      const desk = new Desk().asks().claims();
      desk.does(noor, 'askCallback', {});
      desk.offers().later(minutes).does(noor, 'confirm', { solved: true });
      return desk.clock('callback')!.outcome;
    };
    expect([ended(9), ended(11)]).toEqual(['stopped', 'broken']);
  });
  it('what was late when she took it back, or when it proved impossible, was broken; of what is no question nothing was', () => {
    const outcomes = (minutes: number, end: (desk: Desk) => unknown): unknown[] => {
      const desk = new Desk().asks().later(minutes);
      end(desk);
      return desk.ticket!.clocks.map(({ kind, outcome }) => `${kind} ${outcome}`);
    };
    const back = (desk: Desk) => desk.does(noor, 'withdraw', {});
    expect(outcomes(14, back)).toEqual(['claim stopped', 'first_reply stopped', 'solve stopped']);
    expect(outcomes(16, back)).toEqual(['claim broken', 'first_reply stopped', 'solve stopped']);
    expect(outcomes(9 * 60, back)).toEqual(['claim broken', 'first_reply broken', 'solve broken']);
    const impossible = (desk: Desk) =>
      desk.claims().does(fatma, 'admitUnsolved', { tried: 'Alles', alternative: 'Een ander', secondId: 'bram' });
    expect(outcomes(9 * 60, impossible)).toEqual(['claim broken', 'first_reply broken', 'solve broken']);
    const spam = (desk: Desk) => desk.does(bram, 'discard', { reason: 'reclame' });
    expect(outcomes(9 * 60, spam)).toEqual(['claim stopped', 'first_reply stopped', 'solve stopped']);
  });
  it('who was asked and let it run out was late, also when the owner no longer waits for it', () => {
    const asked = (minutes: number): unknown => {
      const desk = new Desk().asks().claims();
      desk.does(fatma, 'consult', { consultId: 'c', to: { kind: 'service', id: 'ict' }, question: 'Mag dit?' });
      desk.later(minutes).does(fatma, 'withdrawConsult', { consultId: 'c', reason: 'al gevonden' });
      return desk.clock('consult')!.outcome;
    };
    expect([asked(59), asked(61)]).toEqual(['stopped', 'broken']);
  });
  it('a consult, a decision and an offer are not kept by her yes', () => {
    const desk = full();
    desk.does(noor, 'confirm', { solved: true });
    const of = (kind: string): unknown => desk.clock(kind)!.outcome;
    expect(['consult', 'decision', 'handover'].map(of)).toEqual(['stopped', 'stopped', 'stopped']);
    expect(['first_reply', 'solve', 'confirmation'].map(of)).toEqual(['kept', 'kept', 'kept']);
  });
  it('after reopening it starts with nothing left over: maatwerk may be asked, the solution offered', () => {
    const desk = full();
    desk.does(noor, 'confirm', { solved: true });
    desk.does(aisha, 'reopen', { text: 'Toch niet' });
    refused(() => desk.does(els, 'giveVerdict', { decisionId: 'd', granted: true }), 'decision.closed');
    const asked = { kind: 'care' as const, amountCents: 0, reason: 'sneller', solves: 'de lift' };
    desk.does(fatma, 'askDecision', { decisionId: 'd2', ...asked });
    expect(desk.offers().ticket!.status).toBe('solution_offered');
  });
  it('facts from before endings told this read as they did, and a reopening clears what they left', () => {
    const desk = full();
    desk.does(noor, 'confirm', { solved: true });
    const old = desk.history.map((fact) => {
      const { ends: _ends, ...data } = fact.data as { ends?: unknown };
      return { ...fact, data } as Fact;
    });
    desk.ticket = rebuild(old);
    expect(desk.ticket.consults[0]).not.toHaveProperty('withdrawnAt');
    expect(desk.ticket.decisions[0]).not.toHaveProperty('endedAt');
    expect(desk.ticket.handovers[0]).toMatchObject({ outcome: 'lapsed' });
    desk.does(noor, 'reopen', { text: 'Toch niet' });
    expect(desk.ticket.consults[0]).toMatchObject({ withdrawnReason: 'ended' });
    expect(desk.ticket.decisions[0]).toHaveProperty('endedAt');
  });
});

describe('succession ends the offer of the owner before', () => {
  const left = (): Desk => {
    const desk = new Desk().asks().claims();
    desk.does(fatma, 'offerHandover', { handoverId: 'h', toId: 'joost', reason: 'jouw vak' });
    desk.does(system, 'succeed', { because: 'disabled' });
    return desk;
  };
  it('so that who succeeds does not also accept', () => {
    const desk = left();
    expect(desk.ticket).toMatchObject({ ownerId: 'joost', handovers: [{ outcome: 'lapsed' }] });
    expect(desk.clock('handover')).toMatchObject({ state: 'stopped', outcome: 'lapsed' });
    refused(() => desk.does(joost, 'acceptHandover', { handoverId: 'h' }), 'handover.lapsed');
    expect(breaches(desk.history)).toEqual([]);
    desk.does(joost, 'offerHandover', { handoverId: 'h2', toId: 'bram', reason: 'jouw vak' });
    desk.does(bram, 'acceptHandover', { handoverId: 'h2' });
    expect(breaches(desk.history)).toEqual([]);
  });
  it('and an offer left open by older facts is not accepted by who owns it already', () => {
    const desk = left();
    const old = desk.history.map((fact) =>
      fact.type === 'OwnerSucceeded'
        ? ({ ...fact, data: { ownerId: 'joost', because: 'disabled' } } as unknown as Fact)
        : fact,
    );
    desk.ticket = rebuild(old);
    expect(desk.ticket.handovers[0]).not.toHaveProperty('outcome');
    refused(() => desk.does(joost, 'acceptHandover', { handoverId: 'h' }), 'handover.lapsed');
  });
});

describe('a known fault', () => {
  const fault = { ...new Desk(NINE - HOUR).asks({ isOutage: true }).ticket!, id: 'fault', ownerId: 'joost' };
  const inIt = (before: (desk: Desk) => unknown = () => 0): Desk => {
    const desk = new Desk().asks().claims();
    before(desk);
    desk.does(joost, 'joinOutage', { outage: fault });
    return desk;
  };
  it('quiets the ladder, not what has an outcome of its own', () => {
    const desk = inIt((one) => one.does(fatma, 'offerHandover', { handoverId: 'h', toId: 'bram', reason: 'jouw vak' }));
    expect(desk.clock('solve')).toMatchObject({ muted: true });
    expect(desk.clock('handover')).not.toHaveProperty('muted');
    expect(desk.later(16).does(system, 'ring', { clockId: desk.clock('handover')!.id })).toEqual(['HandoverLapsed']);
  });
  it('asks once when it is over, also who had a solution in front of her', () => {
    const desk = inIt((one) => one.offers());
    desk.does(joost, 'endOutage', { outageId: 'fault', text: 'Het is voorbij.' });
    expect(desk.ticket!.clocks.filter(({ kind }) => kind === 'confirmation').map(({ state }) => state)).toEqual([
      'stopped',
      'running',
    ]);
    expect(breaches(desk.history)).toEqual([]);
  });
  it('does not end with words that send her elsewhere, but for one more press', () => {
    const desk = inIt();
    const words = { outageId: 'fault', text: 'Werkt het nog niet, bel de leverancier' };
    refused(() => desk.does(joost, 'endOutage', words), 'reply.redirects');
    desk.does(joost, 'endOutage', { ...words, sendAnyway: true });
    expect(desk.history.at(-1)).toMatchObject({ type: 'OutageEnded', data: { sentAnyway: true } });
  });
});

describe('asking and writing down for another', () => {
  const asked = { text: 'x', requesterId: 'noor', channel: 'phone' };
  const help = { ...asked, helpMessageId: 'h', what: 'y' };
  it.each([fatma, els])('is for the service centre', (who) => {
    expect(new Desk().does(who, 'open', asked)).toEqual(['TicketOpened']);
    expect(new Desk().does(who, 'log', help)).toEqual(['HelpLogged']);
  });
  it.each([aisha, sam])('is not for others', (who) => {
    refused(() => new Desk().does(who, 'open', asked), 'ticket.for_another');
    refused(() => new Desk().does(who, 'log', help), 'ticket.for_another');
    refused(() => new Desk().does(who, 'log', { ...help, requesterId: who.id }), 'ticket.for_another');
    expect(new Desk().does(who, 'open', { ...asked, requesterId: who.id })).toEqual(['TicketOpened']);
  });
});

describe('before the claim', () => {
  it('only she says that it can wait; anybody says that it cannot', () => {
    const desk = new Desk().asks();
    refused(() => desk.does(joost, 'changeUrgency', { urgency: 'week', requesterAgrees: true }), 'ticket.claim_first');
    desk.does(joost, 'changeUrgency', { urgency: 'now' });
    desk.does(noor, 'changeUrgency', { urgency: 'week' });
    expect(desk.ticket!.urgency).toBe('week');
  });
});
