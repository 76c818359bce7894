import { describe, expect, it } from '@jest/globals';
import { nextRing } from '../clock/clock.js';
import { MINUTE } from '../clock/duration.js';
import { readPolicy } from '../policy.js';
import {
  aisha,
  bram,
  Desk,
  els,
  EVERYBODY,
  fatma,
  ilse,
  joost,
  kees,
  NINE,
  noor,
  policyFile,
  sam,
  system,
} from '../testing/desk.js';
import { refused } from '../testing/refused.js';
import { movesOpenTo, MOVES } from './ownership.js';
import { maySee, mayReadInside, mayReadWords } from './who.js';

describe('an owner from the first second', () => {
  it('is the duty holder, who keeps watch and does not count as having owned', () => {
    const desk = new Desk().asks();
    expect(desk.ticket).toMatchObject({ ownerId: 'joost', status: 'waiting_for_helper', urgency: 'today' });
    desk.claims(joost);
    expect(desk.ticket).toMatchObject({ ownerId: 'joost', status: 'in_progress' });
  });
  it('passes by name when the duty passes, and only before the claim', () => {
    const desk = new Desk().asks();
    desk.duty = 'bram';
    expect(desk.does(system, 'passWatch', {})).toEqual(['WatchPassed']);
    expect(desk.ticket?.ownerId).toBe('bram');
    desk.claims(fatma);
    desk.duty = 'joost';
    expect(desk.does(system, 'passWatch', {})).toEqual([]);
  });
  it('is the one who claimed; a second is told who', () => {
    const desk = new Desk().asks().claims(fatma);
    refused(() => desk.claims(bram), 'ticket.already_claimed');
    expect(desk.ticket?.ownerId).toBe('fatma');
  });
  it('has no move that assigns, forwards or closes for her', () => {
    expect(Object.keys(MOVES).filter((move) => /assign|transfer|forward|redirect|close/i.test(move))).toEqual([]);
  });
});

describe('opening', () => {
  it('is urgent when somebody cannot be helped well now', () => {
    expect(new Desk().asks({ careNow: true, urgency: 'week' }).ticket?.urgency).toBe('now');
  });
  it('needs words', () => refused(() => new Desk().asks({ text: '  \n' }), 'ticket.empty'));
  it('starts the clocks for claim, first reply and solution', () => {
    const { ticket } = new Desk().asks({ urgency: 'today' });
    expect(ticket?.clocks.map(({ kind, dueAt }) => [kind, (dueAt! - NINE) / MINUTE])).toEqual([
      ['claim', 15],
      ['first_reply', 30],
      ['solve', 480],
    ]);
  });
});

describe('replying', () => {
  it('needs a promise, a next step or a question to her', () => {
    const desk = new Desk().asks().claims();
    refused(() => desk.does(fatma, 'reply', { text: 'Ik kijk.' }), 'reply.next_step_missing');
    desk.replies(30);
    expect(desk.does(fatma, 'reply', { text: 'Nog even.' })).toEqual(['HelperReplied']);
  });
  it.each([
    ['before the claim', (desk: Desk) => desk, joost, 'ticket.claim_first'],
    ['by an agent who is not on it', (desk: Desk) => desk.claims(), bram, 'ticket.not_yours'],
    ['by a requester', (desk: Desk) => desk.claims(), noor, 'ticket.not_yours'],
    ['by somebody of another team', (desk: Desk) => desk.claims(), kees, 'ticket.not_found'],
  ] as const)('is refused %s', (_when, begin, actor, code) => {
    const desk = begin(new Desk().asks());
    refused(() => desk.does(actor, 'reply', { text: 'Hoi', asksRequester: true }), code);
  });
  it('refuses a promise in the past', () => {
    const desk = new Desk().asks().claims();
    refused(() => desk.replies(-1), 'reply.next_step_past');
    refused(() => desk.replies(0), 'reply.next_step_past');
  });
  it('is stale only if somebody else’s words to or from her came after', () => {
    const desk = new Desk().asks().claims().replies(30);
    const read = desk.ticket!.version;
    desk.does(fatma, 'note', { text: 'leverancier is dicht' });
    desk.does(fatma, 'reply', { text: 'Ik bel zo.', writtenAgainst: read });
    desk.does(noor, 'message', { text: 'Hij piept nu ook.' });
    refused(
      () => desk.does(fatma, 'reply', { text: 'Is het de rode knop?', asksRequester: true, writtenAgainst: read }),
      'reply.stale',
    );
    expect(desk.does(fatma, 'reply', { text: 'Ik hoor het.', writtenAgainst: desk.ticket!.version })).toEqual([
      'HelperReplied',
    ]);
  });
  it('warns once about words that send her elsewhere; sending anyway is on the record', () => {
    const desk = new Desk().asks().claims();
    const words = { text: 'Dan moet je even bel de leverancier', asksRequester: true };
    refused(() => desk.does(fatma, 'reply', words), 'reply.redirects');
    desk.does(fatma, 'reply', { ...words, sendAnyway: true });
    expect(desk.history.at(-1)?.data).toMatchObject({ sentAnyway: true });
  });
  it('meets the first reply; a note does not', () => {
    const desk = new Desk().asks().claims();
    desk.does(fatma, 'note', { text: 'zelfde als gisteren' });
    expect(desk.clock('first_reply')?.state).toBe('running');
    desk.replies(30);
    expect(desk.clock('first_reply')?.state).toBe('met');
  });
});

describe('promises', () => {
  it('are moved when changed in time, broken when changed after', () => {
    const desk = new Desk().asks().claims().replies(30).later(10).replies(60).later(61).replies(20);
    const promises = desk.ticket!.clocks.filter(({ kind }) => kind === 'promise');
    expect(promises.map(({ outcome }) => outcome)).toEqual(['moved', 'broken', undefined]);
  });
  it('are kept when the answer she was owed comes in time, with its own next step', () => {
    const desk = new Desk().asks().claims();
    desk.does(fatma, 'reply', { text: 'Welke kamer?', asksRequester: true });
    desk.later(5).does(noor, 'message', { text: 'Kamer 14' });
    desk.later(5).replies(60);
    expect(desk.ticket!.clocks.filter(({ kind }) => kind === 'promise').map(({ outcome }) => outcome)).toEqual([
      'kept',
      undefined,
    ]);
  });
  it('stay running and late until a new one is made', () => {
    const desk = new Desk().asks().claims().replies(30).later(45);
    expect(desk.clock('promise')).toMatchObject({ state: 'running' });
  });
  it('are started by her first unanswered message, once', () => {
    const desk = new Desk().asks().claims();
    desk.does(fatma, 'reply', { text: 'Op welke kamer?', asksRequester: true });
    desk.later(5).does(noor, 'message', { text: 'Kamer 14' });
    expect(desk.clock('promise')).toMatchObject({ id: 'promise-1', dueAt: desk.now + 30 * MINUTE });
    desk.later(5).does(noor, 'message', { text: 'En hij piept' });
    expect(desk.clock('promise')?.id).toBe('promise-1');
  });
  it('are kept by the solution, judged by when it came', () => {
    const kept = new Desk().asks().claims().replies(30).later(20).offers().later(60);
    kept.does(noor, 'confirm', { solved: true });
    expect(kept.clock('promise')?.outcome).toBe('kept');
    const late = new Desk().asks().claims().replies(30).later(40).offers().later(60);
    late.does(noor, 'confirm', { solved: true });
    expect(late.clock('promise')?.outcome).toBe('broken');
  });
});

describe('waiting for her', () => {
  it('pauses promise and solution, and her answer resumes them', () => {
    const desk = new Desk().asks().claims().replies(60).later(10);
    const before = desk.clock('promise')!.dueAt!;
    desk.does(fatma, 'reply', { text: 'Welke kamer?', asksRequester: true });
    expect(desk.ticket?.status).toBe('waiting_for_requester');
    expect(desk.clock('promise')).toMatchObject({ state: 'paused' });
    expect(desk.clock('promise')?.dueAt).toBeUndefined();
    desk.later(25).does(aisha, 'message', { text: 'Kamer 14' });
    expect(desk.ticket?.status).toBe('in_progress');
    expect(desk.clock('promise')?.dueAt).toBe(before + 25 * MINUTE);
    expect(desk.history.at(-1)?.onBehalfOf).toBe('noor');
  });
  it('never pauses a question that cannot wait', () => {
    const desk = new Desk().asks({ careNow: true }).claims().replies(30);
    desk.does(fatma, 'reply', { text: 'Welke kamer?', asksRequester: true });
    expect(desk.clock('promise')?.state).toBe('running');
    expect(desk.clock('solve')?.state).toBe('running');
  });
});

describe('the ending is hers', () => {
  const offered = (): Desk => new Desk().asks().claims().replies(60).later(10).offers();
  it('is confirmed by her or a teammate by name', () => {
    const desk = offered();
    desk.does(aisha, 'confirm', { solved: true, score: 5 });
    expect(desk.ticket).toMatchObject({ status: 'closed', closedHow: 'confirmed', score: 5 });
    expect(desk.history.at(-1)).toMatchObject({ by: 'aisha', onBehalfOf: 'noor' });
  });
  it('is not for staff, unless they quote her', () => {
    const desk = offered();
    for (const actor of [fatma, bram, els, ilse])
      refused(() => desk.does(actor, 'confirm', { solved: true }), 'confirmation.not_requester');
    desk.does(fatma, 'confirm', { solved: true, quoted: { person: 'Noor', channel: 'phone' } });
    expect(desk.history.at(-1)?.data).toMatchObject({ quoted: { person: 'Noor', channel: 'phone' } });
  });
  it('asks once more when her words say otherwise', () => {
    const desk = offered();
    refused(
      () => desk.does(noor, 'confirm', { solved: true, text: 'maar hij werkt nog steeds niet' }),
      'confirmation.contradicts',
    );
    desk.does(noor, 'confirm', { solved: true, text: 'maar hij werkt nog steeds niet', insists: true });
    expect(desk.ticket?.closedHow).toBe('confirmed');
    expect(desk.history.at(-1)?.data).toMatchObject({ insisted: true });
  });
  it('goes back to the same owner when it is not solved, and the pause is struck out', () => {
    const desk = offered();
    const solveDue = new Desk().asks().clock('solve')!.dueAt;
    desk.later(120).does(noor, 'confirm', { solved: false });
    expect(desk.ticket).toMatchObject({ status: 'in_progress', ownerId: 'fatma', notSolvedCount: 1 });
    expect(desk.clock('solve')?.dueAt).toBe(solveDue);
    expect(desk.clock('promise')?.dueAt).toBe(desk.now + 30 * MINUTE);
  });
  it('cannot be offered while somebody still thinks along', () => {
    const desk = new Desk().asks().claims().replies(60);
    desk.does(fatma, 'consult', { consultId: 'c1', to: { kind: 'service', id: 'hr' }, question: 'Mag dit?' });
    refused(() => desk.offers(), 'solution.open_consults');
    desk.does(sam, 'answer', { consultId: 'c1', text: 'Ja', lacked: 'right' });
    refused(() => desk.does(sam, 'answer', { consultId: 'c1', text: 'Ja' }), 'consult.closed');
    expect(desk.offers().ticket?.status).toBe('solution_offered');
  });
  it('comes by itself after the reminders, and counts apart', () => {
    const desk = offered();
    desk.later(8 * 24 * 60).rings();
    expect(desk.history.filter(({ type }) => type === 'RequesterReminded')).toHaveLength(2);
    expect(desk.ticket).toMatchObject({ status: 'closed', closedHow: 'unconfirmed' });
  });
  it('can be undone by her within two weeks, with the same owner', () => {
    const desk = offered();
    desk.does(noor, 'confirm', { solved: true });
    refused(() => desk.does(noor, 'message', { text: 'dank je wel' }), 'ticket.closed');
    desk.later(14 * 24 * 60).does(noor, 'reopen', { text: 'Hij doet het weer niet' });
    expect(desk.ticket).toMatchObject({ status: 'in_progress', ownerId: 'fatma', reopenedCount: 1 });
    expect(desk.clock('promise')?.state).toBe('running');
    desk.offers().does(noor, 'confirm', { solved: true });
    refused(() => desk.later(14 * 24 * 60 + 1).does(noor, 'reopen', { text: 'Weer' }), 'ticket.reopen_window_passed');
  });
  it('may be that she no longer needs it', () => {
    const desk = new Desk().asks();
    refused(() => desk.does(aisha, 'withdraw', {}), 'ticket.not_yours');
    desk.does(noor, 'withdraw', { reason: 'we losten het zelf op' });
    expect(desk.ticket).toMatchObject({ closedHow: 'withdrawn' });
  });
});

describe('urgency', () => {
  it('is raised by anyone on it; what passed collapses into the highest step, rung once', () => {
    const desk = new Desk().asks({ urgency: 'today' }).later(14);
    desk.does(noor, 'changeUrgency', { urgency: 'now' });
    expect(nextRing(desk.clock('claim')!)?.step).toBe('100%');
    expect(
      desk
        .rings()
        .history.filter(({ type, data }) => type === 'EscalationRaised' && 'clock' in data && data.clock === 'claim'),
    ).toHaveLength(1);
  });
  it('is lowered only with her yes', () => {
    const desk = new Desk().asks({ urgency: 'today' }).claims();
    refused(() => desk.does(fatma, 'changeUrgency', { urgency: 'week' }), 'urgency.requester_must_agree');
    desk.does(fatma, 'changeUrgency', { urgency: 'week', requesterAgrees: true });
    expect(desk.ticket?.urgency).toBe('week');
    refused(() => desk.does(noor, 'changeUrgency', { urgency: 'week' }), 'urgency.unchanged');
  });
  it('counts earlier pauses when it is raised', () => {
    const desk = new Desk().asks({ urgency: 'today' }).claims().replies(240);
    desk.does(fatma, 'reply', { text: 'Welke?', asksRequester: true });
    desk.later(60).does(noor, 'changeUrgency', { urgency: 'now' });
    expect(desk.clock('solve')).toMatchObject({ state: 'running', dueAt: NINE + 180 * MINUTE });
  });
});

describe('who sees what', () => {
  it('shows a question about the ward to the team, and nobody else of the care teams', () => {
    const { ticket } = new Desk().asks();
    expect(EVERYBODY.filter((actor) => maySee(ticket!, actor)).map(({ id }) => id)).toEqual([
      'noor',
      'aisha',
      'fatma',
      'bram',
      'joost',
      'els',
      'ilse',
    ]);
    expect(mayReadWords(ticket!, ilse)).toBe(false);
    expect([noor, aisha].some((actor) => mayReadInside(ticket!, actor))).toBe(false);
  });
  it('shows a private one to her, the owner and those asked in', () => {
    const desk = new Desk().asks({ private: true });
    expect(EVERYBODY.filter((actor) => maySee(desk.ticket!, actor)).map(({ id }) => id)).toEqual(['noor', 'joost']);
    desk.claims(joost).does(joost, 'consult', {
      consultId: 'c1',
      to: { kind: 'person', id: 'sam', joins: false },
      question: 'Mag dit?',
    });
    expect(EVERYBODY.filter((actor) => maySee(desk.ticket!, actor)).map(({ id }) => id)).toEqual([
      'noor',
      'joost',
      'sam',
    ]);
  });
  it('offers a screen only the moves that could be made', () => {
    const desk = new Desk().asks();
    expect(movesOpenTo(desk.ticket!, noor)).toEqual([
      'message',
      'askCallback',
      'withdraw',
      'changeUrgency',
      'joinOutage',
    ]);
    expect(movesOpenTo(desk.ticket!, fatma)).toEqual([
      'claim',
      'discard',
      'changeUrgency',
      'merge',
      'absorb',
      'link',
      'joinOutage',
    ]);
    expect(movesOpenTo(desk.ticket!, kees)).toEqual([]);
  });
});

describe('the ladder', () => {
  it('tells and adds people in order, each step once, and moves nothing', () => {
    const desk = new Desk().asks({ urgency: 'today' }).claims().replies(100);
    for (let minute = 0; minute < 220; minute++) desk.later(1).rings();
    const rung = desk.history.flatMap((fact) =>
      fact.type === 'EscalationRaised' && fact.data.clock === 'promise' ? [fact.data] : [],
    );
    expect(rung.map(({ step }) => step)).toEqual(['-20%', '0%', '10%', '25%', '100%']);
    expect(rung[1]?.tell).toEqual(['fatma', 'joost']);
    expect(rung.map(({ added }) => added)).toEqual([undefined, undefined, 'bram', 'els', undefined]);
    expect(desk.ticket).toMatchObject({ ownerId: 'fatma', requesterId: 'noor' });
    expect(desk.ticket?.helpers.map(({ personId }) => personId)).toEqual(['bram', 'els']);
  });
  it('keeps its order, and rings no step before the start', () => {
    const steps = [
      { at: '-PT1H', tell: ['owner'] },
      { at: '50%', tell: ['duty'] },
      { at: '0%', add: 'helper' },
    ];
    const desk = new Desk(NINE, readPolicy({ ...policyFile, ladder: steps }, 1)).asks({ urgency: 'today' });
    expect(desk.clock('claim')?.steps.map(({ step, at }) => [step, (at - NINE) / MINUTE])).toEqual([
      ['-PT1H', 0],
      ['50%', 22.5],
      ['0%', 22.5],
    ]);
  });
  it('rings once, with the true time, when nobody listened for a while', () => {
    const desk = new Desk().asks({ urgency: 'now' }).later(60).rings().rings();
    const claims = desk.history.flatMap((fact) =>
      fact.type === 'EscalationRaised' && fact.data.clock === 'claim' ? [fact] : [],
    );
    expect(claims.map(({ data }) => data.step)).toEqual(['-20%', '0%', '10%', '25%', '100%']);
    expect(claims[1]).toMatchObject({ at: NINE + 60 * MINUTE, data: { dueAt: NINE + 2 * MINUTE } });
  });
});
