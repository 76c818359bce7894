import { describe, expect, it } from '@jest/globals';
import { DAY, HOUR, MINUTE } from '../clock/duration.js';
import { aisha, bram, Desk, els, fatma, joost, NINE, noor, system } from '../testing/desk.js';
import { refused } from '../testing/refused.js';
import { decide, movesOpenTo } from './ownership.js';
import { evolve } from './evolve.js';
import { type Fact } from '../facts.js';
import { type Ticket } from './ticket.js';

const unsolvable = { tried: 'Alles nagelopen met de leverancier', alternative: 'Je krijgt een andere lift' };

describe('help already given, told in one step', () => {
  const desk = new Desk();
  const log = (more: object = {}) => ({
    move: 'log' as const,
    messageId: 'm1',
    helpMessageId: 'm2',
    text: 'De printer deed niets',
    what: 'Stekker erin',
    requesterId: 'noor',
    channel: 'walk_in',
    ...more,
  });
  const facts = decide(undefined, log({ urgency: 'week', teamId: 'linde' }), desk.context(fatma));
  const placed = facts.map((fact, i) => ({ ...fact, ticketId: 't', seq: i + 1, at: NINE, by: 'fatma' }) as Fact);
  const ticket = placed.reduce<Ticket | undefined>(evolve, undefined)!;

  it('is owned by the helper, and she is asked whether it is solved', () => {
    expect(ticket).toMatchObject({
      ownerId: 'fatma',
      requesterId: 'noor',
      status: 'solution_offered',
      urgency: 'week',
    });
    expect(ticket).toMatchObject({ claimedAt: NINE, firstReplyAt: NINE, solutionOfferedAt: NINE });
    expect(ticket.owned).toEqual([{ personId: 'fatma', since: NINE, how: 'claim' }]);
    expect(placed[0]).toMatchObject({ type: 'HelpLogged', onBehalfOf: 'noor' });
    expect('helpMessageId' in ticket).toBe(false);
  });
  it('has no other clock than her confirmation', () =>
    expect(ticket.clocks.map(({ kind, state }) => `${kind} ${state}`)).toEqual(['confirmation running']));
  it('has time to be solved from when the helper asks on, and waits on her', () => {
    const asked = decide(
      ticket,
      { move: 'reply', messageId: 'm3', text: 'Welke printer?', asksRequester: true },
      desk.context(fatma),
    );
    const after = evolve(ticket, { ...asked[0]!, ticketId: 't', seq: 2, at: NINE, by: 'fatma' } as Fact);
    expect(after.status).toBe('waiting_for_requester');
    expect(after.clocks.map(({ kind, state }) => `${kind} ${state}`)).toEqual(['confirmation stopped', 'solve paused']);
  });
  it('is warned about once when what was done leaves the next step with her, and counted when it is sent anyway', () => {
    const away = { what: 'Gezegd: bel de leverancier' };
    refused(() => decide(undefined, log(away), desk.context(fatma)), 'reply.redirects');
    expect(decide(undefined, log({ ...away, sendAnyway: true }), desk.context(fatma))[0]!.data).toMatchObject({
      sentAnyway: true,
    });
    expect(facts[0]!.data).not.toHaveProperty('sentAnyway');
  });
  it('needs both: what was asked and what was done', () => {
    refused(() => decide(undefined, log({ text: ' ' }), desk.context(fatma)), 'ticket.empty');
    refused(() => decide(undefined, log({ what: '' }), desk.context(fatma)), 'ticket.empty');
  });
});

describe('honestly unsolved', () => {
  it('closes with a second pair of eyes, who is on it from then', () => {
    const desk = new Desk().asks().claims().replies(30);
    desk.does(fatma, 'admitUnsolved', { ...unsolvable, secondId: 'bram' });
    expect(desk.ticket).toMatchObject({ status: 'closed', closedHow: 'unsolved', unsolved: { secondId: 'bram' } });
    expect(desk.ticket!.helpers).toMatchObject([{ personId: 'bram', because: 'unsolved' }]);
    expect(desk.clock('promise')).toMatchObject({ state: 'met' });
    expect(desk.clock('solve')).toMatchObject({ state: 'stopped' });
  });
  it.each([
    ['nobody', undefined],
    ['the owner', 'fatma'],
    ['the requester', 'noor'],
    ['somebody of no desk', 'kees'],
  ])('is refused when the second pair of eyes is %s', (_who, secondId) =>
    refused(
      () =>
        new Desk()
          .asks()
          .claims()
          .does(fatma, 'admitUnsolved', { ...unsolvable, ...(secondId ? { secondId } : {}) }),
      'unsolved.needs_second',
    ),
  );
  it.each(['tried', 'alternative'])('is no place to send her elsewhere, in what was %s: warned about once', (where) => {
    const away = { ...unsolvable, secondId: 'bram', [where]: 'Dus bel de leverancier' };
    const desk = new Desk().asks().claims();
    refused(() => desk.does(fatma, 'admitUnsolved', { ...away, secondId: 'kees' }), 'unsolved.needs_second');
    refused(() => desk.does(fatma, 'admitUnsolved', away), 'reply.redirects');
    desk.does(fatma, 'admitUnsolved', { ...away, sendAnyway: true });
    expect(desk.history.at(-1)!.data).toMatchObject({ sentAnyway: true });
    const honest = new Desk().asks().claims();
    honest.does(fatma, 'admitUnsolved', { ...unsolvable, secondId: 'bram' });
    expect(honest.history.at(-1)!.data).not.toHaveProperty('sentAnyway');
  });
  it.each(['tried', 'alternative'])('is refused without what was %s', (missing) =>
    refused(
      () =>
        new Desk()
          .asks()
          .claims()
          .does(fatma, 'admitUnsolved', { ...unsolvable, secondId: 'bram', [missing]: ' ' }),
      'unsolved.incomplete',
    ),
  );
  it('is for the owner alone', () =>
    refused(
      () =>
        new Desk()
          .asks()
          .claims()
          .does(bram, 'admitUnsolved', { ...unsolvable, secondId: 'joost' }),
      'ticket.not_yours',
    ));
  it('counts her "gezien" once', () => {
    const desk = new Desk().asks().claims();
    desk.does(fatma, 'admitUnsolved', { ...unsolvable, secondId: 'bram' });
    expect(movesOpenTo(desk.ticket!, noor)).toEqual(['seeUnsolved', 'contestUnsolved', 'reopen']);
    expect(desk.does(aisha, 'seeUnsolved', {})).toEqual(['UnsolvedSeen']);
    expect(desk.history.at(-1)).toMatchObject({ onBehalfOf: 'noor' });
    expect(desk.does(noor, 'seeUnsolved', {})).toEqual([]);
    expect(movesOpenTo(desk.ticket!, noor)).toEqual(['contestUnsolved', 'reopen']);
  });
  it('is contested with a lead beside the same owner', () => {
    const desk = new Desk().asks().claims();
    desk.does(fatma, 'admitUnsolved', { ...unsolvable, secondId: 'bram' });
    refused(() => desk.does(noor, 'contestUnsolved', { text: ' ' }), 'message.empty');
    expect(desk.does(noor, 'contestUnsolved', { text: 'Zo kan het niet blijven' })).toEqual([
      'UnsolvedContested',
      'HelperJoined',
    ]);
    expect(desk.ticket).toMatchObject({ status: 'in_progress', ownerId: 'fatma', reopenedCount: 1 });
    expect(desk.ticket!.helpers.map(({ personId }) => personId)).toEqual(['bram', 'els']);
    expect(desk.clock('promise')).toMatchObject({ state: 'running' });
    expect(desk.clock('solve')).toMatchObject({ state: 'running' });
  });
  it('is contested within the window, and only when it was closed so', () => {
    const late = new Desk().asks().claims();
    late.does(fatma, 'admitUnsolved', { ...unsolvable, secondId: 'bram' });
    late.now += 14 * DAY;
    expect(late.does(noor, 'contestUnsolved', { text: 'Toch niet' })).toContain('UnsolvedContested');
    const later = new Desk().asks().claims();
    later.does(fatma, 'admitUnsolved', { ...unsolvable, secondId: 'bram' });
    later.now += 14 * DAY + 1;
    refused(() => later.does(noor, 'contestUnsolved', { text: 'Toch niet' }), 'ticket.reopen_window_passed');
    const other = new Desk().asks();
    other.does(noor, 'withdraw', {});
    refused(() => other.does(noor, 'contestUnsolved', { text: 'Toch niet' }), 'unsolved.not_closed');
    refused(() => other.does(noor, 'seeUnsolved', {}), 'unsolved.not_closed');
  });
});

describe('not a question after all', () => {
  it('is set aside with a reason, by the duty holder or any helper before the claim', () => {
    const desk = new Desk().asks();
    refused(() => desk.does(bram, 'discard', { reason: ' ' }), 'discard.reason_missing');
    desk.does(bram, 'discard', { reason: 'reclame' });
    expect(desk.ticket).toMatchObject({ status: 'closed', closedHow: 'discarded', discarded: { reason: 'reclame' } });
    expect(desk.ticket!.clocks.every(({ state }) => state === 'stopped')).toBe(true);
  });
  it('after the claim by who is on it, or a lead', () => {
    const desk = new Desk().asks().claims();
    refused(() => desk.does(bram, 'discard', { reason: 'reclame' }), 'ticket.not_yours');
    expect(desk.does(els, 'discard', { reason: 'dubbel' })).toEqual(['TicketDiscarded']);
    expect(new Desk().asks().claims().does(fatma, 'discard', { reason: 'reclame' })).toEqual(['TicketDiscarded']);
  });
  it('comes back for fourteen days, with clocks of its own', () => {
    const desk = new Desk().asks();
    desk.does(joost, 'discard', { reason: 'verkeerd nummer' });
    desk.now += 14 * DAY;
    expect(desk.does(bram, 'undoDiscard', {})).toEqual(['DiscardUndone']);
    expect(desk.ticket).toMatchObject({ status: 'waiting_for_helper', ownerId: 'joost' });
    expect(desk.ticket!.closedHow).toBeUndefined();
    expect(desk.ticket!.discarded).toBeUndefined();
    expect(desk.clock('claim')).toMatchObject({ id: 'claim-2', state: 'running', dueAt: desk.now + 15 * MINUTE });
  });
  it('not a day longer, and only what was set aside', () => {
    const desk = new Desk().asks();
    desk.does(joost, 'discard', { reason: 'verkeerd nummer' });
    desk.now += 14 * DAY + 1;
    refused(() => desk.does(bram, 'undoDiscard', {}), 'discard.window_passed');
    const other = new Desk().asks();
    other.does(noor, 'withdraw', {});
    refused(() => other.does(bram, 'undoDiscard', {}), 'discard.not_discarded');
    refused(() => new Desk().asks().does(bram, 'undoDiscard', {}), 'ticket.not_closed');
  });
  it('claimed before: back to its owner; the watch follows the duty, and a gone owner is succeeded', () => {
    const claimed = new Desk().asks().claims();
    claimed.does(fatma, 'discard', { reason: 'dubbel' });
    expect(claimed.does(bram, 'undoDiscard', {})).toEqual(['DiscardUndone']);
    expect(claimed.ticket).toMatchObject({ status: 'in_progress', ownerId: 'fatma' });
    const watched = new Desk().asks();
    watched.does(joost, 'discard', { reason: 'spam' });
    watched.duty = 'bram';
    expect(watched.does(bram, 'undoDiscard', {})).toEqual(['DiscardUndone', 'WatchPassed']);
    const gone = new Desk().asks().claims();
    gone.does(fatma, 'discard', { reason: 'dubbel' });
    gone.receivers = ['bram', 'joost'];
    expect(gone.does(bram, 'undoDiscard', {})).toEqual(['DiscardUndone', 'OwnerSucceeded']);
    expect(gone.ticket!.ownerId).toBe('joost');
  });
});

describe('later, with her yes', () => {
  const until = NINE + 5 * DAY;
  it('takes the place of the solve target: agreed, not late', () => {
    const desk = new Desk().asks({ urgency: 'today' }).claims().replies(30);
    desk.does(fatma, 'agreeLater', { until, requesterAgrees: true });
    const [first, second] = desk.ticket!.clocks.filter(({ kind }) => kind === 'solve');
    expect(first).toMatchObject({ state: 'stopped', outcome: 'later' });
    expect(second).toMatchObject({ state: 'running', dueAt: until, target: { of: 'agreed', by: until } });
    expect(desk.ticket!.laterUntil).toBe(until);
  });
  it('is still late when it was late already', () => {
    const desk = new Desk().asks({ urgency: 'today' }).claims().later(481);
    desk.does(fatma, 'agreeLater', { until, requesterAgrees: true });
    expect(desk.ticket!.clocks.find(({ kind }) => kind === 'solve')).toMatchObject({ state: 'broken' });
  });
  it('a pause does not move the day she agreed to', () => {
    const desk = new Desk().asks({ urgency: 'today' }).claims().replies(30);
    desk.does(fatma, 'reply', { text: 'Welke kamer?', asksRequester: true });
    desk.does(noor, 'agreeLater', { until });
    expect(desk.clock('solve')).toMatchObject({ state: 'paused' });
    desk.later(60).does(noor, 'message', { text: 'Kamer 12' });
    expect(desk.clock('solve')).toMatchObject({ state: 'running', dueAt: until });
  });
  it.each([
    ['without her yes', fatma, { until }, 'later.requester_must_agree'],
    ['to a moment that has passed', fatma, { until: NINE, requesterAgrees: true }, 'later.past'],
    ['by another helper', bram, { until, requesterAgrees: true }, 'ticket.not_yours'],
  ] as const)('is refused %s', (_what, by, data, code) =>
    refused(() => new Desk().asks().claims().does(by, 'agreeLater', data), code),
  );
});

describe('"kan dit wachten tot …?"', () => {
  const asked = (more: object = { until: NINE + DAY }): Desk => {
    const desk = new Desk().asks({ urgency: 'today' }).claims();
    desk.does(fatma, 'askToWait', { text: 'Kan dit wachten tot morgen?', ...more });
    return desk;
  };
  it('is a question to her: it counts as a first reply and the clocks wait', () => {
    const desk = asked();
    expect(desk.ticket).toMatchObject({ status: 'waiting_for_requester', waitAsked: { until: NINE + DAY } });
    expect(desk.clock('first_reply')).toMatchObject({ state: 'met' });
    expect(desk.clock('solve')).toMatchObject({ state: 'paused' });
    expect(movesOpenTo(desk.ticket!, noor)).toContain('answerWait');
  });
  it('yes: the later date is agreed', () => {
    const desk = asked().later(10);
    expect(desk.does(aisha, 'answerWait', { agrees: true })).toEqual(['WaitAnswered', 'LaterAgreed']);
    expect(desk.ticket).toMatchObject({ status: 'in_progress', laterUntil: NINE + DAY });
    expect(desk.ticket!.waitAsked).toBeUndefined();
    expect(desk.clock('solve')).toMatchObject({ dueAt: NINE + DAY });
  });
  it('yes: the urgency is lowered, with her yes', () => {
    const desk = asked({ urgency: 'week' }).later(10);
    expect(desk.does(noor, 'answerWait', { agrees: true })).toEqual(['WaitAnswered', 'UrgencyLowered']);
    expect(desk.ticket!.urgency).toBe('week');
  });
  it('no: nothing changes, and she is owed an answer', () => {
    const desk = asked().later(10);
    expect(desk.does(noor, 'answerWait', { agrees: false })).toEqual(['WaitAnswered']);
    expect(desk.ticket).toMatchObject({ status: 'in_progress', urgency: 'today' });
    expect(desk.clock('promise')).toMatchObject({ state: 'running', dueAt: desk.now + 30 * MINUTE });
    expect(desk.clock('solve')).toMatchObject({ state: 'running', dueAt: NINE + 8 * HOUR + 10 * MINUTE });
  });
  it('a yes that comes after the moment, or after the urgency changed, changes nothing', () => {
    const late = asked();
    late.now += DAY;
    expect(late.does(noor, 'answerWait', { agrees: true })).toEqual(['WaitAnswered']);
  });
  it('is no question any more once the urgency is raised', () => {
    const desk = asked({ urgency: 'week' });
    desk.does(noor, 'changeUrgency', { urgency: 'now' });
    expect(desk.ticket!.waitAsked).toBeUndefined();
    refused(() => desk.does(noor, 'answerWait', { agrees: true }), 'later.not_asked');
  });
  it.each([
    ['without words', { text: ' ', until: NINE + DAY }, 'message.empty'],
    ['for nothing', { text: 'Kan het?' }, 'later.until_or_urgency'],
    ['for both', { text: 'Kan het?', until: NINE + DAY, urgency: 'week' }, 'later.until_or_urgency'],
    ['for a moment that passed', { text: 'Kan het?', until: NINE }, 'later.past'],
    ['for more urgency', { text: 'Kan het?', urgency: 'now' }, 'urgency.unchanged'],
    ['for the same urgency', { text: 'Kan het?', urgency: 'today' }, 'urgency.unchanged'],
    ['in words that send her away', { text: 'bel de leverancier', until: NINE + DAY }, 'reply.redirects'],
  ] as const)('is refused %s', (_what, data, code) =>
    refused(
      () =>
        new Desk()
          .asks()
          .claims()
          .does(fatma, 'askToWait', data as never),
      code,
    ),
  );
});

describe('tot die tijd', () => {
  it('helps now; the clocks run on, and a promise runs', () => {
    const desk = new Desk().asks().claims();
    desk.does(fatma, 'interim', { text: 'De lift van de tweede verdieping komt naar je toe.' });
    expect(desk.ticket).toMatchObject({ status: 'in_progress', firstReplyAt: NINE });
    expect(desk.clock('first_reply')).toMatchObject({ state: 'met' });
    expect(desk.clock('promise')).toMatchObject({ state: 'running', dueAt: NINE + 30 * MINUTE });
    expect(desk.clock('solve')).toMatchObject({ state: 'running' });
  });
  it('leaves a running promise as it is, and waits on while she is asked something', () => {
    const desk = new Desk().asks().claims().replies(45);
    const promise = desk.clock('promise');
    desk.does(fatma, 'interim', { text: 'Gebruik zolang de andere lift.' });
    expect(desk.clock('promise')).toBe(promise);
    desk.does(fatma, 'reply', { text: 'Welke kamer?', asksRequester: true });
    desk.does(fatma, 'interim', { text: 'Gebruik zolang de lift van boven.' });
    expect(desk.ticket!.status).toBe('waiting_for_requester');
    expect(desk.clock('promise')).toMatchObject({ state: 'paused' });
  });
  it.each([
    ['without words', fatma, { text: ' ' }, 'message.empty'],
    ['when it sends her away', fatma, { text: 'bel de leverancier' }, 'reply.redirects'],
    ['by a helper', bram, { text: 'Neem de andere.' }, 'ticket.not_yours'],
  ] as const)('is refused %s', (_what, by, data, code) => {
    const desk = new Desk().asks().claims();
    desk.does(fatma, 'consult', {
      consultId: 'c',
      to: { kind: 'person', id: 'bram', joins: true },
      question: 'Kijk je mee?',
    });
    refused(() => desk.does(by, 'interim', data), code);
  });
  it('is refused when her words came in between', () => {
    const desk = new Desk().asks().claims();
    const writtenAgainst = desk.ticket!.version;
    desk.does(noor, 'message', { text: 'Hij doet het weer' });
    refused(() => desk.does(fatma, 'interim', { text: 'Neem de andere.', writtenAgainst }), 'reply.stale');
  });
});

describe('a promise moved for the third time', () => {
  it('brings a helper, once, and the owner stays', () => {
    const desk = new Desk().asks().claims().replies(30);
    expect(
      desk.does(fatma, 'reply', { text: 'Iets later', nextStep: { what: 'x', by: desk.now + 40 * MINUTE } }),
    ).toEqual(['HelperReplied']);
    desk.replies(50);
    expect(
      desk.does(fatma, 'reply', { text: 'Nog later', nextStep: { what: 'x', by: desk.now + 60 * MINUTE } }),
    ).toEqual(['HelperReplied', 'HelperJoined']);
    expect(desk.ticket).toMatchObject({ ownerId: 'fatma', helpers: [{ personId: 'bram', because: 'moved_promise' }] });
    expect(
      desk.does(fatma, 'reply', { text: 'Weer later', nextStep: { what: 'x', by: desk.now + 70 * MINUTE } }),
    ).toEqual(['HelperReplied']);
    expect(desk.does(fatma, 'reply', { text: 'Ik ben er bijna.' })).toEqual(['HelperReplied']);
  });
  it('brings nobody when nobody is free to come', () => {
    const desk = new Desk().asks().claims().replies(30).replies(40).replies(50);
    desk.onShift = ['fatma'];
    expect(desk.does(fatma, 'reply', { text: 'Later', nextStep: { what: 'x', by: desk.now + HOUR } })).toEqual([
      'HelperReplied',
    ]);
  });
});

describe('calling back', () => {
  it('has its own clock, that climbs the ladder and ends with the call', () => {
    const desk = new Desk().asks().claims();
    desk.does(noor, 'askCallback', {});
    expect(desk.clock('callback')).toMatchObject({ state: 'running', dueAt: NINE + 10 * MINUTE });
    expect(desk.clock('callback')!.steps).toHaveLength(5);
    refused(() => desk.does(noor, 'askCallback', {}), 'callback.already_asked');
    expect(movesOpenTo(desk.ticket!, fatma)).toContain('calledBack');
    desk.later(5).does(fatma, 'calledBack', {});
    expect(desk.clock('callback')).toMatchObject({ state: 'met' });
    expect(movesOpenTo(desk.ticket!, fatma)).not.toContain('calledBack');
    refused(() => desk.does(fatma, 'calledBack', {}), 'callback.not_asked');
  });
  it('is quick when care cannot wait', () => {
    const desk = new Desk().asks({ careNow: true });
    desk.does(noor, 'askCallback', {});
    expect(desk.clock('callback')).toMatchObject({ dueAt: NINE + 2 * MINUTE });
  });
});

describe('answering her call', () => {
  it('is claiming, and the first words of it are the first reply', () => {
    const desk = new Desk().asks().later(3);
    desk.does(fatma, 'claim', { answering: true });
    expect(desk.ticket).toMatchObject({
      ...{ ownerId: fatma.id, status: 'in_progress', claimedAt: NINE + 3 * MINUTE },
      firstReplyAt: NINE + 3 * MINUTE,
    });
    expect(desk.ticket!.unansweredSince).toBeUndefined();
    for (const kind of ['claim', 'first_reply'] as const) expect(desk.clock(kind)).toMatchObject({ state: 'met' });
    expect(desk.clock('solve')).toMatchObject({ state: 'running' });
    refused(() => desk.does(bram, 'claim', { answering: true }), 'ticket.already_claimed');
  });
  it('too late is too late: who waited longer than was promised waited longer', () => {
    const desk = new Desk().asks().later(40);
    desk.does(fatma, 'claim', { answering: true });
    for (const kind of ['claim', 'first_reply'] as const) expect(desk.clock(kind)).toMatchObject({ state: 'broken' });
  });
  it('without a call nobody has said anything yet', () => {
    const desk = new Desk().asks().claims();
    expect(desk.ticket!.firstReplyAt).toBeUndefined();
    expect(desk.clock('first_reply')).toMatchObject({ state: 'running' });
  });
});

describe('reopening', () => {
  it('goes to who succeeds an owner who is gone', () => {
    const desk = new Desk().asks().claims().replies(5).offers();
    desk.does(noor, 'confirm', { solved: true });
    desk.receivers = ['bram', 'joost'];
    expect(desk.does(noor, 'reopen', { text: 'Toch weer stuk' })).toEqual(['TicketReopened', 'OwnerSucceeded']);
    expect(desk.ticket!.ownerId).toBe('joost');
  });
  it('passes the watch when it was never picked up', () => {
    const desk = new Desk().asks();
    desk.does(noor, 'withdraw', {});
    desk.duty = 'bram';
    expect(desk.does(noor, 'reopen', { text: 'Toch wel nodig' })).toEqual(['TicketReopened', 'WatchPassed']);
    expect(desk.ticket).toMatchObject({ status: 'waiting_for_helper', ownerId: 'bram' });
    expect(desk.does(system, 'passWatch', {})).toEqual([]);
  });
});
