import { describe, expect, it } from '@jest/globals';
import { MINUTE } from '../clock/duration.js';
import { aisha, bram, Desk, els, fatma, joost, NINE, noor, sam } from '../testing/desk.js';
import { refused } from '../testing/refused.js';
import { movesOpenTo } from './ownership.js';
import { mayReadFacts, mayReadInside, mayReadWords } from './who.js';

const BLANK = [
  ['nothing', ''],
  ['only spaces', ' \n '],
] as const;
const step = (desk: Desk, minutes: number) => ({ what: 'Ik bel', by: desk.now + minutes * MINUTE });

describe('words are refused when there are none', () => {
  it.each(BLANK)('%s', (_what, text) => {
    const desk = new Desk().asks().claims().replies(5);
    refused(() => desk.does(noor, 'message', { text }), 'message.empty');
    refused(() => desk.does(fatma, 'reply', { text, asksRequester: true }), 'message.empty');
    refused(() => desk.does(fatma, 'note', { text }), 'message.empty');
    refused(() => desk.does(fatma, 'offerSolution', { text }), 'message.empty');
    refused(
      () => desk.does(fatma, 'consult', { consultId: 'c', to: { kind: 'service', id: 'hr' }, question: text }),
      'message.empty',
    );
    refused(
      () => desk.does(fatma, 'reply', { text: 'Hoi', nextStep: { what: text, by: desk.now + 1 } }),
      'reply.next_step_missing',
    );
    desk.offers().does(noor, 'confirm', { solved: true });
    refused(() => desk.does(noor, 'reopen', { text }), 'message.empty');
  });
});

describe('photos', () => {
  const attachments = ['photo-1'];
  const told = (desk: Desk) => desk.history.at(-1)!.data;
  it.each(BLANK)('say enough by themselves from her and in a note, but are no reply: %s', (_what, text) => {
    const desk = new Desk().asks().claims().replies(30);
    desk.does(noor, 'message', { text, attachments });
    expect(told(desk)).toMatchObject({ attachments });
    desk.does(fatma, 'note', { text, attachments });
    expect(told(desk)).toEqual({ messageId: expect.any(String), attachments });
    refused(() => desk.does(fatma, 'reply', { text, attachments }), 'message.empty');
    refused(() => desk.does(noor, 'message', { text, attachments: [] }), 'message.empty');
  });
  it('are told by the fact they came with, and by no other', () => {
    const desk = new Desk().asks({ attachments }).claims();
    expect(desk.history[0]!.data).toMatchObject({ attachments });
    desk.replies(30);
    expect(told(desk)).not.toHaveProperty('attachments');
    desk.does(fatma, 'reply', { text: 'Zo hangt hij goed.', attachments });
    expect(told(desk)).toMatchObject({ attachments });
  });
});

describe('her words', () => {
  it('start nothing while a promise runs, and say on whose behalf', () => {
    const desk = new Desk().asks().claims().replies(30);
    const before = desk.ticket!.clocks;
    expect(desk.does(aisha, 'message', { text: 'Bij mij ook' })).toEqual(['RequesterWrote']);
    expect(desk.ticket!.clocks).toEqual(before);
    expect(desk.history.at(-1)).toEqual({
      ...{ type: 'RequesterWrote', ticketId: 'ticket', seq: 4, at: NINE, by: 'aisha', onBehalfOf: 'noor' },
      data: { messageId: 'message-4', clocks: [] },
    });
    desk.does(noor, 'message', { text: 'Ja' });
    expect(desk.history.at(-1)).not.toHaveProperty('onBehalfOf');
  });
  it('do not resume what waits for her verdict, but are owed an answer', () => {
    const desk = new Desk().asks().claims().replies(30).offers().later(5);
    desk.does(noor, 'message', { text: 'Ik kijk straks' });
    expect(desk.ticket!.status).toBe('solution_offered');
    expect(desk.clock('solve')).toMatchObject({ state: 'paused' });
    expect(desk.clock('promise')).toMatchObject({ state: 'running', dueAt: desk.now + 30 * MINUTE });
    desk.later(1).does(noor, 'message', { text: 'Nog even' });
    expect(desk.ticket!.clocks.filter(({ kind }) => kind === 'promise')).toHaveLength(2);
    expect(desk.ticket!.unansweredSince).toBe(desk.now - MINUTE);
  });
});

describe('a reply', () => {
  it('that asks her something pauses promise and solve, and ends an offer of a solution', () => {
    const desk = new Desk().asks().claims().replies(30).offers();
    desk.does(fatma, 'reply', { text: 'Welke kamer?', asksRequester: true });
    expect(desk.ticket).toMatchObject({ status: 'waiting_for_requester' });
    expect(desk.ticket!.solutionOfferedAt).toBeUndefined();
    expect(desk.clock('confirmation')).toMatchObject({ state: 'stopped', outcome: 'stopped' });
    expect(desk.clock('solve')).toMatchObject({ state: 'paused' });
  });
  it('with a next step resumes what waited for her', () => {
    const desk = new Desk().asks().claims().replies(30);
    desk.does(fatma, 'reply', { text: 'Welke kamer?', asksRequester: true });
    desk.later(10).does(fatma, 'reply', { text: 'Gevonden', nextStep: step(desk, 20) });
    expect(desk.ticket).toMatchObject({ status: 'in_progress', nextStep: step(desk, 20) });
    expect(desk.clock('solve')).toMatchObject({ state: 'running', pauses: [{ from: NINE, to: desk.now }] });
  });
  it('with a next step and a question keeps waiting for her', () => {
    const desk = new Desk().asks().claims();
    desk.does(fatma, 'reply', { text: 'Welke kamer?', asksRequester: true, nextStep: step(desk, 20) });
    expect(desk.ticket!.status).toBe('waiting_for_requester');
    expect(desk.clock('promise')).toMatchObject({ state: 'paused' });
    expect(desk.clock('solve')).toMatchObject({ state: 'paused' });
  });
  it('without either leaves an offered solution as it is', () => {
    const desk = new Desk().asks({ careNow: true }).claims().replies(30).offers();
    desk.does(fatma, 'reply', { text: 'Laat maar weten.' });
    expect(desk.ticket!.status).toBe('solution_offered');
    expect(desk.clock('confirmation')).toMatchObject({ state: 'running' });
  });
  it('kept in time, moved, or broken: the promise before says which', () => {
    const outcomes = (desk: Desk) =>
      desk.ticket!.clocks.flatMap((clock) => (clock.kind === 'promise' ? (clock.outcome ?? clock.state) : []));
    const moved = new Desk().asks().claims().replies(30).later(30).replies(30);
    expect(outcomes(moved)).toEqual(['moved', 'running']);
    expect(outcomes(new Desk().asks().claims().replies(30).later(31).replies(30))).toEqual(['broken', 'running']);
    const owed = new Desk().asks().claims().replies(5).offers();
    owed.does(noor, 'confirm', { solved: false });
    expect(outcomes(owed.later(10).replies(30))).toEqual(['kept', 'kept', 'running']);
    const asked = new Desk().asks().claims().replies(5).later(6);
    asked.does(fatma, 'reply', { text: 'Welke kamer?', asksRequester: true });
    expect(outcomes(asked.replies(30))).toEqual(['broken', 'running']);
  });
  it('tells what was stale, what sends her away, and that it was sent anyway', () => {
    const desk = new Desk().asks().claims().replies(30);
    const details = (work: () => unknown): unknown => {
      try {
        return work();
      } catch (refusal) {
        return (refusal as { details: unknown }).details;
      }
    };
    desk.does(noor, 'message', { text: 'Hoi' });
    expect(details(() => desk.does(fatma, 'reply', { text: 'Ja', writtenAgainst: 3 }))).toEqual({ version: 4 });
    expect(details(() => desk.does(fatma, 'reply', { text: 'bel de leverancier' }))).toEqual({
      hits: [],
      suggestion: 'Ik bel de leverancier voor je.',
    });
    expect(desk.does(fatma, 'reply', { text: 'Ja', writtenAgainst: 4 })).toEqual(['HelperReplied']);
    expect(desk.history.at(-1)!.data).not.toHaveProperty('sentAnyway');
  });
});

describe('consults', () => {
  const asks = (desk: Desk, more: object = {}) =>
    desk.does(fatma, 'consult', {
      consultId: 'c',
      to: { kind: 'person', id: 'sam', joins: false },
      question: 'Weet jij dit?',
      ...more,
    });
  it('have a clock of their own: the policy’s, or the moment that was named', () => {
    const desk = new Desk().asks().claims();
    expect(asks(desk)).toEqual(['ConsultAsked']);
    expect(desk.ticket!.consults).toEqual([
      { id: 'c', to: { kind: 'person', id: 'sam', joins: false }, askedBy: 'fatma', askedAt: NINE },
    ]);
    expect(desk.clock('consult')).toMatchObject({ id: 'consult-1', consultId: 'c', dueAt: NINE + 60 * MINUTE });
    expect(desk.clock('consult')!.steps).toHaveLength(5);
    asks(desk, { consultId: 'd', by: NINE + 7 * MINUTE });
    expect(desk.clock('consult')).toMatchObject({ id: 'consult-2', dueAt: NINE + 7 * MINUTE });
    expect(desk.ticket!.helpers).toEqual([]);
  });
  it('a colleague of the desk joins, once', () => {
    const desk = new Desk().asks().claims();
    asks(desk, { to: { kind: 'person', id: 'bram', joins: true } });
    asks(desk, { consultId: 'd', to: { kind: 'person', id: 'bram', joins: true } });
    expect(desk.ticket!.helpers).toEqual([{ personId: 'bram', since: NINE, because: 'consult' }]);
  });
  it('a service whose people went home has an on-call', () => {
    const desk = new Desk().asks().claims();
    const to = { kind: 'service', id: 'hr' };
    asks(desk, { to });
    expect(desk.history.at(-1)!.data).not.toHaveProperty('onCall');
    desk.onShift = ['fatma'];
    asks(desk, { consultId: 'd', to });
    expect(desk.history.at(-1)!.data).toMatchObject({ onCall: ['wacht-hr'] });
    asks(desk, { consultId: 'e', to: { kind: 'service', id: 'ict' } });
    expect(desk.history.at(-1)!.data).toMatchObject({ onCall: [] });
    asks(desk, { consultId: 'f', to: { kind: 'person', id: 'hr', joins: false } });
    expect(desk.history.at(-1)!.data).toMatchObject({ onCall: [] });
  });
  it.each([
    ['to herself', { to: { kind: 'person', id: 'fatma', joins: true } }, 'consult.self'],
    ['by a moment that has passed', { by: NINE }, 'consult.past'],
  ] as const)('are refused %s', (_what, more, code) => refused(() => asks(new Desk().asks().claims(), more), code));
  it('a service that is called like her is not herself', () =>
    expect(asks(new Desk().asks().claims(), { to: { kind: 'service', id: 'fatma' } })).toEqual(['ConsultAsked']));
  it('are answered by who was asked, who says what was lacking', () => {
    const desk = new Desk().asks().claims();
    asks(desk);
    refused(() => desk.does(fatma, 'answer', { consultId: 'c', text: 'Ja' }), 'consult.not_found');
    refused(() => desk.does(sam, 'answer', { consultId: 'x', text: 'Ja' }), 'consult.not_found');
    refused(() => desk.does(sam, 'answer', { consultId: 'c', text: ' ' }), 'message.empty');
    expect(movesOpenTo(desk.ticket!, sam)).toContain('answer');
    expect(movesOpenTo(desk.ticket!, fatma)).not.toContain('answer');
    desk.later(3).does(sam, 'answer', { consultId: 'c', text: 'Artikel 3', lacked: 'knowledge' });
    expect(desk.ticket!.consults[0]).toMatchObject({ answeredAt: desk.now, answeredBy: 'sam', lacked: 'knowledge' });
    expect(desk.clock('consult')).toMatchObject({ state: 'met', endedAt: desk.now });
    refused(() => desk.does(sam, 'answer', { consultId: 'c', text: 'Nog iets' }), 'consult.closed');
    expect(movesOpenTo(desk.ticket!, sam)).not.toContain('answer');
    expect(movesOpenTo(desk.ticket!, fatma)).not.toContain('withdrawConsult');
  });
  it('what came back by mail is written down by the owner or who stands in', () => {
    const desk = new Desk().asks().claims();
    asks(desk, { to: { kind: 'email', address: 'monteur@example.nl' } });
    expect(movesOpenTo(desk.ticket!, fatma)).toContain('answer');
    desk.does(els, 'standIn', { standInId: 's', personId: 'bram' });
    expect(movesOpenTo(desk.ticket!, bram)).toContain('answer');
    desk.does(bram, 'answer', { consultId: 'c', text: 'Morgen om tien uur' });
    expect(desk.ticket!.consults[0]).toMatchObject({ answeredBy: 'bram' });
    expect(desk.ticket!.consults[0]).not.toHaveProperty('lacked');
  });
  it('are withdrawn with a reason', () => {
    const desk = new Desk().asks().claims();
    asks(desk);
    refused(() => desk.does(fatma, 'withdrawConsult', { consultId: 'c', reason: ' ' }), 'message.empty');
    expect(movesOpenTo(desk.ticket!, fatma)).toContain('withdrawConsult');
    desk.does(fatma, 'withdrawConsult', { consultId: 'c', reason: 'al gevonden' });
    expect(desk.ticket!.consults[0]).toMatchObject({ withdrawnAt: NINE, withdrawnReason: 'al gevonden' });
    expect(desk.clock('consult')).toMatchObject({ state: 'stopped', outcome: 'stopped' });
    refused(() => desk.does(fatma, 'withdrawConsult', { consultId: 'c', reason: 'x' }), 'consult.closed');
  });
  it('must be answered or withdrawn before a solution', () => {
    const desk = new Desk().asks().claims();
    asks(desk);
    refused(() => desk.offers(), 'solution.open_consults');
    desk.does(sam, 'answer', { consultId: 'c', text: 'Ja' });
    expect(desk.offers().ticket!.status).toBe('solution_offered');
  });
  it('end with a question that is withdrawn', () => {
    const desk = new Desk().asks().claims();
    asks(desk);
    desk.does(sam, 'answer', { consultId: 'c', text: 'Ja' });
    asks(desk, { consultId: 'd' });
    desk.does(noor, 'withdraw', { reason: 'opgelost' });
    expect(desk.ticket!.consults.map(({ withdrawnReason }) => withdrawnReason)).toEqual([undefined, 'ended']);
    expect(desk.history.at(-1)!.data).toMatchObject({ reason: 'opgelost' });
  });
});

describe('her verdict', () => {
  const offered = (): Desk => new Desk().asks().claims().replies(30).later(10).offers().later(60);
  it('"ja": what she waited for was kept when the solution came, whatever she took to say so', () => {
    const desk = offered();
    desk.does(aisha, 'confirm', { solved: true, score: 4, text: ' Top ' });
    expect(desk.ticket).toMatchObject({ closedHow: 'confirmed', score: 4, closedAt: desk.now });
    expect(desk.history.at(-1)).toMatchObject({ by: 'aisha', onBehalfOf: 'noor', data: { messageId: 'message-5' } });
    expect(desk.ticket!.clocks.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'claim met',
      'first_reply met',
      'solve met',
      'promise met',
      'confirmation met',
    ]);
  });
  it('"ja" without words or score has neither', () => {
    const desk = offered();
    desk.does(noor, 'confirm', { solved: true, text: '  ' });
    expect(Object.keys(desk.history.at(-1)!.data)).toEqual(['clocks']);
  });
  it('"nee": the wait is struck out, and the promise was kept when the solution came', () => {
    const desk = offered();
    desk.does(noor, 'confirm', { solved: false, quoted: { person: 'x', channel: 'phone' } });
    expect(desk.history.at(-1)!.data).not.toHaveProperty('quoted');
    expect(desk.clock('confirmation')).toMatchObject({ state: 'stopped', outcome: 'stopped' });
    const [kept, owed] = desk.ticket!.clocks.filter(({ kind }) => kind === 'promise');
    expect(kept).toMatchObject({ state: 'met', outcome: 'kept' });
    expect(owed).toMatchObject({ state: 'running', dueAt: desk.now + 30 * MINUTE });
    expect(desk.clock('solve')).toMatchObject({ state: 'running', pauses: [], dueAt: NINE + 480 * MINUTE });
  });
  it('quoted by staff says who and by what channel', () => {
    const desk = offered();
    refused(() => desk.does(joost, 'confirm', { solved: true }), 'confirmation.not_requester');
    desk.does(joost, 'confirm', { solved: true, quoted: { person: 'Noor', channel: 'phone' } });
    expect(desk.history.at(-1)).toMatchObject({
      onBehalfOf: 'noor',
      data: { quoted: { person: 'Noor', channel: 'phone' } },
    });
  });
  it('broken is broken, also when she is satisfied', () => {
    const desk = new Desk().asks().claims().replies(30).later(31).offers();
    desk.does(noor, 'confirm', { solved: true });
    expect(desk.clock('promise')).toMatchObject({ state: 'broken' });
  });
});

describe('who reads what', () => {
  it('a helper who asks herself reads as a requester', () => {
    const desk = new Desk().asks({ requesterId: 'bram' }).claims();
    expect(mayReadInside(desk.ticket!, bram)).toBe(false);
    expect(mayReadWords(desk.ticket!, bram)).toBe(true);
    expect(mayReadFacts(desk.ticket!, bram)).toBe(false);
    expect(mayReadInside(desk.ticket!, fatma)).toBe(true);
  });
  it('a service asked in reads along, another does not', () => {
    const desk = new Desk().asks({ private: true }).claims(joost);
    desk.does(joost, 'consult', { consultId: 'c', to: { kind: 'service', id: 'hr' }, question: 'Weten jullie dit?' });
    expect(mayReadInside(desk.ticket!, sam)).toBe(true);
    expect(mayReadInside(desk.ticket!, { ...sam, serviceId: 'ict' })).toBe(false);
    expect(mayReadInside(desk.ticket!, { ...sam, id: 'hr', serviceId: 'ict' })).toBe(false);
  });
  it('who stands in reads a private question', () => {
    const desk = new Desk().asks({ private: true }).claims(joost);
    expect(mayReadWords(desk.ticket!, fatma)).toBe(false);
    desk.does(joost, 'askStandIn', { standInId: 's', personId: 'fatma' });
    desk.does(fatma, 'agreeStandIn', { standInId: 's' });
    expect(mayReadInside(desk.ticket!, fatma)).toBe(true);
  });
});
