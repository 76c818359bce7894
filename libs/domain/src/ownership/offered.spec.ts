import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Refusal, type RefusalCode } from '../refusals.js';
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
  policy,
  sam,
  system,
} from '../testing/desk.js';
import { refused } from '../testing/refused.js';
import { runs } from '../testing/runs.js';
import { type MoveData, type MoveName } from './moves.js';
import { decide, MOVES, movesOpenTo } from './ownership.js';
import { isOpenConsult, openHandover, type Ticket } from './ticket.js';
import { mayLowerUrgency } from './urgency.js';
import { isAsked, relations, mayReadFacts, mayReadInside, mayReadWords, maySee, type Actor } from './who.js';

/** What a screen offers: a move is there when it may be made, and not there when it may not. */
const asked = (more = {}) => new Desk().asks(more);
const claimed = (more = {}) => asked(more).claims();
const done = (desk: Desk, ...deeds: readonly ((desk: Desk) => unknown)[]): Ticket => {
  for (const deed of deeds) deed(desk);
  return desk.ticket!;
};
const as = (desk: Desk, who: Actor, move: MoveName, data: object) => desk.does(who, move, data as never);
const offer = (desk: Desk) => as(desk, fatma, 'offerHandover', { handoverId: 'h', toId: 'bram', reason: 'r' });
const difficult = (desk: Desk) => as(desk, fatma, 'tellDifficult', {});
const someoneElse = (desk: Desk) => as(desk, noor, 'askSomeoneElse', {});
const standIn = (desk: Desk) => as(desk, els, 'standIn', { standInId: 's', personId: 'bram' });
const discard = (desk: Desk) => as(desk, fatma, 'discard', { reason: 'spam' });
const unsolved = (desk: Desk) =>
  as(desk, fatma, 'admitUnsolved', { tried: 'alles', alternative: 'iets anders', secondId: 'bram' });
const agree = (desk: Desk) => as(desk, bram, 'lookAlong', { agrees: true });
const solution = (desk: Desk) => as(desk, fatma, 'offerSolution', { text: 'Gemaakt.' });
const confirmed = (desk: Desk) => as(desk, noor, 'confirm', { solved: true, asksElsewhere: true });
const unasked = (desk: Desk) => as(desk, noor, 'confirm', { solved: true });
const told = (desk: Desk) => as(desk, noor, 'tellElsewhere', { knocked: false });
const thanked = (desk: Desk) => as(desk, noor, 'thank', {});
const withdraw = (desk: Desk) => as(desk, noor, 'withdraw', {});
const consult = (desk: Desk) =>
  as(desk, fatma, 'consult', { consultId: 'c', to: { kind: 'service', id: 'hr' }, question: 'q' });
const mail = (desk: Desk) =>
  as(desk, fatma, 'consult', { consultId: 'm', to: { kind: 'email', address: 'a@b.nl' }, question: 'q' });
const maatwerk = (desk: Desk) =>
  as(desk, fatma, 'askDecision', { decisionId: 'd', kind: 'money', amountCents: 90_000, reason: 'r', solves: 's' });
const small = (desk: Desk) =>
  as(desk, fatma, 'askDecision', { decisionId: 'e', kind: 'money', amountCents: 900, reason: 'r', solves: 's' });
const path = (desk: Desk) => as(desk, fatma, 'startPath', { path: 'danger' });
const wait = (desk: Desk) => as(desk, fatma, 'askToWait', { text: 'Kan dit wachten?', urgency: 'week' });
const callback = (desk: Desk) => as(desk, noor, 'askCallback', {});
const outage = () => asked({ isOutage: true });
const joins = (desk: Desk) => as(desk, noor, 'joinOutage', { outage: { ...outage().ticket!, id: 'o' } });

describe('a move is offered when it may be made', () => {
  it.each<[MoveName, Actor, () => Ticket, () => Ticket]>([
    ['askCallback', noor, () => claimed().ticket!, () => done(claimed(), callback)],
    ['calledBack', fatma, () => done(claimed(), callback), () => claimed().ticket!],
    ['answer', sam, () => done(claimed(), consult), () => done(claimed(), mail)],
    ['answer', fatma, () => done(claimed(), mail), () => done(claimed(), consult)],
    ['withdrawConsult', fatma, () => done(claimed(), consult, mail), () => claimed().ticket!],
    ['offerHandover', fatma, () => claimed().ticket!, () => done(claimed(), offer)],
    ['offerHandover', els, () => done(claimed(), someoneElse), () => claimed().ticket!],
    ['acceptHandover', bram, () => done(claimed(), offer), () => claimed().ticket!],
    ['declineHandover', bram, () => done(claimed(), offer), () => claimed().ticket!],
    ['endStandIn', els, () => done(claimed(), standIn), () => claimed().ticket!],
    ['askSomeoneElse', noor, () => claimed().ticket!, () => done(claimed(), someoneElse)],
    ['tellDifficult', fatma, () => claimed().ticket!, () => done(claimed(), difficult)],
    ['tellElsewhere', noor, () => done(claimed(), solution, confirmed), () => done(claimed(), solution, unasked)],
    [
      'tellElsewhere',
      noor,
      () => done(claimed(), solution, confirmed),
      () => done(claimed(), solution, confirmed, told),
    ],
    ['tellElsewhere', noor, () => done(claimed(), solution, confirmed), () => done(claimed(), withdraw)],
    ['thank', noor, () => done(claimed(), solution, unasked), () => done(claimed(), solution, unasked, thanked)],
    ['thank', noor, () => done(claimed(), solution, unasked), () => done(claimed(), withdraw)],
    ['lookAlong', bram, () => done(claimed(), unsolved), () => done(claimed(), unsolved, agree)],
    ['lookAlong', bram, () => done(claimed(), unsolved), () => done(claimed(), consult)],
    ['seeUnsolved', noor, () => done(claimed(), unsolved), () => done(claimed(), withdraw)],
    ['contestUnsolved', noor, () => done(claimed(), unsolved), () => done(claimed(), withdraw)],
    ['reopen', noor, () => done(claimed(), withdraw), () => ({ ...done(claimed(), withdraw), mergedInto: 'old' })],
    ['discard', fatma, () => claimed().ticket!, () => outage().ticket!],
    ['discard', bram, () => asked().ticket!, () => claimed().ticket!],
    ['discard', els, () => claimed().ticket!, () => outage().ticket!],
    ['merge', fatma, () => claimed().ticket!, () => outage().ticket!],
    ['changeUrgency', bram, () => done(claimed(), standIn), () => done(claimed({ urgency: 'now' }), standIn)],
    ['undoDiscard', fatma, () => done(claimed(), discard), () => done(claimed(), withdraw)],
    ['answerWait', noor, () => done(claimed(), wait), () => claimed().ticket!],
    ['askDecision', fatma, () => done(claimed(), small), () => done(claimed(), small, maatwerk)],
    ['giveVerdict', els, () => done(claimed(), small, maatwerk), () => done(claimed(), small)],
    ['doPathStep', fatma, () => done(claimed(), path), () => claimed().ticket!],
    ['joinOutage', noor, () => claimed().ticket!, () => done(claimed(), joins)],
    ['joinOutage', joost, () => claimed().ticket!, () => asked({ private: true }).claims(joost).ticket!],
    ['joinOutage', bram, () => claimed().ticket!, () => outage().ticket!],
    ['hearBroadcast', joost, () => outage().ticket!, () => asked().claims(joost).ticket!],
    ['endOutage', joost, () => outage().ticket!, () => asked().claims(joost).ticket!],
    ['keepUrgency', fatma, () => claimed({ text: 'urgent' }).ticket!, () => claimed().ticket!],
  ])('%s', (move, who, there, absent) => {
    const own =
      move === 'hearBroadcast' || move === 'endOutage' ? { ownerId: who.id, status: 'in_progress' as const } : {};
    expect(movesOpenTo({ ...there(), ...own }, who)).toContain(move);
    expect(movesOpenTo({ ...absent(), ...own }, who)).not.toContain(move);
  });
  it('only who is on a fault speaks for it', () => {
    const fault = outage().ticket!;
    for (const move of ['hearBroadcast', 'endOutage'] as const) {
      expect(movesOpenTo(fault, bram)).not.toContain(move);
      expect(
        movesOpenTo({ ...fault, helpers: [{ personId: 'bram', since: 1, because: 'escalation' }] }, bram),
      ).toContain(move);
    }
  });
  it('what a window has closed is gone', () => {
    const at = (now: number) => ({ now, policy });
    const last = NINE + 14 * 86_400_000;
    expect(movesOpenTo(done(claimed(), unsolved), bram, at(last + 1))).not.toContain('lookAlong');
    expect(movesOpenTo(done(claimed(), unsolved), els)).not.toContain('lookAlong');
    const [contested, undone] = [done(claimed(), unsolved), done(claimed(), discard)];
    expect(movesOpenTo(contested, noor, at(last))).toContain('contestUnsolved');
    expect(movesOpenTo(contested, noor, at(last + 1))).not.toContain('contestUnsolved');
    expect(movesOpenTo(undone, fatma, at(last))).toContain('undoDiscard');
    expect(movesOpenTo(undone, fatma, at(last + 1))).not.toContain('undoDiscard');
  });
  it('lowering is not for who stands in, and ends at the lowest', () => {
    const covered = done(claimed(), standIn);
    expect(mayLowerUrgency(covered, fatma)).toBe(true);
    expect(mayLowerUrgency(covered, bram)).toBe(false);
    expect(mayLowerUrgency(claimed({ urgency: 'normal' }).ticket!, fatma)).toBe(false);
  });
  it('an offer to somebody else is not mine to take', () => {
    expect(movesOpenTo(done(claimed(), offer), els)).not.toContain('acceptHandover');
  });
  it('a verdict is for the one who decides, once', () => {
    const open = done(claimed(), maatwerk);
    const other = { ...els, id: 'anna' };
    expect(
      movesOpenTo({ ...open, decisions: open.decisions.map((one) => ({ ...one, passed: ['anna'] })) }, other),
    ).not.toContain('giveVerdict');
    const given = open.decisions.map((one) => ({ ...one, outcome: 'granted' as const }));
    expect(movesOpenTo({ ...open, decisions: given }, els)).not.toContain('giveVerdict');
    expect(movesOpenTo({ ...open, decisions: [...given, ...open.decisions] }, els)).toContain('giveVerdict');
  });
  it('steps belong to a path that was begun, among others that were not', () => {
    const desk = claimed();
    as(desk, fatma, 'declinePath', { path: 'incident' });
    expect(movesOpenTo(desk.ticket!, fatma)).not.toContain('doPathStep');
    expect(movesOpenTo(done(desk, path), fatma)).toContain('doPathStep');
  });
});

/** Refusals that say "not by you" or "not any more": a screen that offered the move would have lied. */
const NOT_YOU: readonly RefusalCode[] = [
  'ticket.not_found',
  'ticket.not_yours',
  'stand_in.not_allowed',
  'confirmation.not_requester',
  'decision.not_yours',
  'handover.not_yours',
  'consult.not_found',
  'discard.window_passed',
  'unsolved.not_second',
  'outage.private',
  'merge.outage',
];
/** The move as somebody would make it who means well. */
const meant: { [M in Exclude<MoveName, 'open' | 'log'>]: (desk: Desk, who: Actor) => Omit<MoveData[M], 'messageId'> } =
  {
    ...{ claim: () => ({}), askCallback: () => ({}), calledBack: () => ({}), seeUnsolved: () => ({}) },
    ...{ undoDiscard: () => ({}), keepUrgency: () => ({}), passWatch: () => ({}), rederive: () => ({}) },
    ...{ withdraw: () => ({}), succeed: () => ({ because: 'away' }), ring: () => ({ clockId: 'none' }) },
    ...{ tellElsewhere: () => ({ knocked: true }), thank: () => ({}) },
    ...{ liftMask: () => ({ messageId: 'm', starts: [0] }) },
    ...{ message: () => ({ text: 'x' }), note: () => ({ text: 'x' }), interim: () => ({ text: 'x' }) },
    ...{ contestUnsolved: () => ({ text: 'x' }), reopen: () => ({ text: 'x' }), offerSolution: () => ({ text: 'x' }) },
    reply: ({ now }) => ({ text: 'x', nextStep: { what: 'x', by: now + 60_000 } }),
    consult: ({ history }, { id }) => ({
      consultId: `c${history.length}`,
      to: id === 'bram' ? { kind: 'email', address: 'a@b.nl' } : { kind: 'service', id: 'hr' },
      question: 'x',
    }),
    answer: (desk, who) => ({ consultId: consultOf(desk, who), text: 'x' }),
    withdrawConsult: ({ ticket }) => ({ consultId: ticket!.consults.find(isOpenConsult)!.id, reason: 'x' }),
    offerHandover: ({ history }) => ({
      handoverId: `h${history.length}`,
      toId: 'els',
      reason: 'x',
      requesterAgrees: true,
    }),
    acceptHandover: ({ ticket }) => ({ handoverId: openHandover(ticket!)!.id }),
    declineHandover: ({ ticket }) => ({ handoverId: openHandover(ticket!)!.id }),
    standIn: ({ history }, { id }) => ({ standInId: `s${history.length}`, personId: id === 'els' ? 'bram' : 'joost' }),
    askStandIn: ({ history }, { id }) => ({
      standInId: `a${history.length}`,
      personId: id === 'joost' ? 'bram' : 'joost',
    }),
    agreeStandIn: ({ ticket }) => ({ standInId: ticket!.standInAsked!.id }),
    declineStandIn: ({ ticket }) => ({ standInId: ticket!.standInAsked!.id }),
    endStandIn: ({ ticket }) => ({ standInId: ticket!.standIn!.id }),
    askSomeoneElse: () => ({}),
    tellDifficult: () => ({}),
    confirm: ({ now }) => ({ solved: now % 2 === 0, quoted: { person: 'Noor', channel: 'phone' } }),
    lookAlong: ({ now }) => ({ agrees: now % 2 === 0, text: 'x' }),
    admitUnsolved: () => ({ tried: 'x', alternative: 'x', secondId: 'els' }),
    discard: () => ({ reason: 'x' }),
    changeUrgency: ({ ticket }) => ({
      urgency: ticket!.urgency === 'now' ? 'week' : 'now',
      requesterAgrees: true,
    }),
    agreeLater: ({ now }) => ({ until: now + 60_000, requesterAgrees: true }),
    askToWait: ({ now }) => ({ text: 'x', until: now + 600_000 }),
    answerWait: () => ({ agrees: true }),
    askDecision: ({ history }, { id }) => ({
      ...{ decisionId: `d${history.length}`, kind: 'money', reason: 'x', solves: 'x' },
      amountCents: id === 'noor' ? 900 : 90_000,
    }),
    giveVerdict: ({ ticket }) => ({ decisionId: ticket!.decisions.at(-1)!.id, granted: true }),
    startPath: () => ({ path: 'danger' }),
    declinePath: () => ({ path: 'incident' }),
    doPathStep: ({ ticket }) => ({ path: ticket!.paths.find((one) => one.startedAt)!.path, step: 'safe', done: true }),
    merge: () => ({ into: { ...new Desk(NINE - 60_000).asks().ticket!, id: 'older' } }),
    absorb: () => ({ merged: { ...new Desk(NINE + 60_000).asks().ticket!, id: 'newer' } }),
    link: () => ({ other: { ...asked().ticket!, id: 'other' }, how: 'related' }),
    joinOutage: () => ({ outage: { ...outage().ticket!, id: 'o' } }),
    hearBroadcast: ({ ticket }) => ({ outageId: ticket!.id, text: 'x' }),
    endOutage: ({ ticket }) => ({ outageId: ticket!.id, text: 'x' }),
  };
const acts = ({ ownerId, standIn }: Ticket, { id }: Actor) => id === ownerId || id === standIn?.personId;
const consultOf = ({ ticket }: Desk, who: Actor): string =>
  ticket!.consults.find(
    (one) => isOpenConsult(one) && (isAsked(one, who) || (one.to.kind === 'email' && acts(ticket!, who))),
  )?.id ?? 'none';

describe('what is offered is not refused for who asks', () => {
  it('in any history of moves that were offered', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(fc.gen(), (draw) => {
        const isOutage = draw(fc.nat, { max: 5 }) === 0 ? { isOutage: true as const } : {};
        const desk = asked({ private: draw(fc.nat, { max: 5 }) === 0, ...isOutage });
        for (let left = 25; left > 0; left--) {
          desk.later(draw(fc.constantFrom, 1, 2, 3, 600, 30_000));
          const at = desk.context(noor);
          const offered = EVERYBODY.flatMap((who) => movesOpenTo(desk.ticket!, who, at).map((move) => ({ who, move })));
          if (offered.length === 0) return;
          const { who, move } = offered[draw(fc.nat, { max: offered.length - 1 })]!;
          try {
            as(desk, who, move, meant[move as 'claim'](desk, who));
            reached.add(move);
          } catch (refusal) {
            if (!(refusal instanceof Refusal)) throw refusal;
            expect([move, who.id, NOT_YOU.includes(refusal.code) ? refusal.code : '']).toEqual([move, who.id, '']);
          }
        }
      }),
      { numRuns: runs(100) },
    );
    if (runs(100) === 100) expect(reached.size).toBeGreaterThan(30);
  });
});

/** Who may make it and from where: rule.md, section 2, one line each. */
const OPEN = 'WPRO';
const TABLE: Readonly<Record<keyof typeof MOVES, readonly [by: string, from: string]>> = {
  open: ['requester agent lead system', ''],
  log: ['agent lead', ''],
  claim: ['agent lead owner helper', 'W'],
  message: ['requester teammate', OPEN],
  reply: ['owner stand_in helper', 'PRO'],
  note: ['owner stand_in helper consulted', 'WPROC'],
  interim: ['owner stand_in', 'PR'],
  askCallback: ['requester teammate', OPEN],
  calledBack: ['owner stand_in helper', 'PRO'],
  consult: ['owner stand_in', 'PRO'],
  answer: ['consulted owner stand_in', 'PRO'],
  withdrawConsult: ['owner stand_in', 'PRO'],
  offerHandover: ['owner lead', 'PRO'],
  acceptHandover: ['owner stand_in helper agent lead receiver', 'PRO'],
  declineHandover: ['owner stand_in helper agent lead receiver', 'PRO'],
  standIn: ['lead', 'PRO'],
  endStandIn: ['owner lead', 'PRO'],
  askStandIn: ['owner', 'PRO'],
  agreeStandIn: ['owner stand_in helper agent lead receiver', 'PRO'],
  declineStandIn: ['owner stand_in helper agent lead receiver', 'PRO'],
  askSomeoneElse: ['requester teammate', 'PRO'],
  tellDifficult: ['owner stand_in helper', 'PRO'],
  offerSolution: ['owner stand_in', 'PR'],
  confirm: ['requester teammate owner stand_in helper agent lead', 'O'],
  tellElsewhere: ['requester teammate', 'C'],
  thank: ['requester teammate', 'C'],
  admitUnsolved: ['owner', 'PRO'],
  lookAlong: ['owner stand_in helper', 'C'],
  seeUnsolved: ['requester teammate', 'C'],
  contestUnsolved: ['requester teammate', 'C'],
  reopen: ['requester teammate', 'C'],
  withdraw: ['requester', OPEN],
  discard: ['owner stand_in helper agent lead', OPEN],
  undoDiscard: ['owner stand_in helper agent lead', 'C'],
  changeUrgency: ['requester teammate owner stand_in helper agent lead consulted', OPEN],
  keepUrgency: ['owner stand_in helper', 'PRO'],
  agreeLater: ['owner requester', 'PRO'],
  askToWait: ['owner', 'PR'],
  answerWait: ['requester teammate', 'PRO'],
  askDecision: ['owner requester teammate', 'PRO'],
  giveVerdict: ['decider', 'PRO'],
  startPath: ['owner stand_in helper', 'PRO'],
  declinePath: ['owner stand_in helper', 'PRO'],
  doPathStep: ['owner stand_in helper', 'PROC'],
  liftMask: ['owner stand_in helper lead', 'WPROC'],
  merge: ['owner stand_in helper agent lead', OPEN],
  absorb: ['owner stand_in helper agent lead', OPEN],
  link: ['owner stand_in helper agent lead', 'WPROC'],
  joinOutage: ['requester teammate owner stand_in helper agent lead', OPEN],
  hearBroadcast: ['owner stand_in helper agent lead', 'PRO'],
  endOutage: ['owner stand_in helper agent lead', 'PRO'],
  passWatch: ['system', 'WPROC'],
  succeed: ['system', OPEN],
  rederive: ['system', OPEN],
  ring: ['system', 'WPROC'],
};
const LETTER = {
  waiting_for_helper: 'W',
  in_progress: 'P',
  waiting_for_requester: 'R',
  solution_offered: 'O',
  closed: 'C',
} as const;

describe('the table of moves', () => {
  it('is the rule’s own', () => {
    const written = Object.fromEntries(
      Object.entries(MOVES).map(([name, { by, from }]) => [
        name,
        [by.join(' '), from.map((one) => LETTER[one]).join('')],
      ]),
    );
    expect(written).toEqual(TABLE);
  });
  it('has no word for taking a question away', () => {
    expect(Object.keys(MOVES).filter((name) => /assign|transfer|forward|redirect|route|close/i.test(name))).toEqual([]);
  });
  it('refuses a stranger as if there were nothing, and says whose it is to the others', () => {
    const { ticket } = claimed();
    const context = new Desk().context(kees);
    refused(() => decide(ticket, { move: 'claim' }, context), 'ticket.not_found');
    refused(() => decide(undefined, { move: 'claim' }, context), 'ticket.not_found');
    expect(() => decide(ticket, { move: 'note', messageId: 'n', text: 'x' }, new Desk().context(bram))).toThrow(
      expect.objectContaining({ code: 'ticket.not_yours', details: { owner: 'fatma' } }),
    );
    expect(() => decide(ticket, { move: 'claim' }, new Desk().context(bram))).toThrow(
      expect.objectContaining({ code: 'ticket.already_claimed', details: { owner: 'fatma' } }),
    );
  });
});

describe('who somebody is to a question', () => {
  const is = (ticket: Ticket, who: Actor) => [...relations(ticket, who)].sort().join(' ');
  it.each<[string, () => Ticket, Actor, string]>([
    ['her', () => claimed().ticket!, noor, 'requester teammate'],
    ['a colleague of hers', () => claimed().ticket!, aisha, 'teammate'],
    ['a colleague elsewhere', () => claimed().ticket!, kees, ''],
    ['a colleague of hers, of what is private', () => asked({ private: true }).claims(joost).ticket!, aisha, ''],
    ['a colleague of no team', () => claimed({ teamId: undefined }).ticket!, kees, ''],
    ['the owner', () => claimed().ticket!, fatma, 'agent owner'],
    ['the owner of what is private', () => asked({ private: true }).claims(joost).ticket!, joost, 'owner'],
    ['an agent', () => claimed().ticket!, bram, 'agent'],
    ['a lead', () => claimed().ticket!, els, 'lead'],
    ['a manager', () => claimed().ticket!, ilse, 'overseer'],
    ['an administrator', () => claimed().ticket!, { ...ilse, roles: ['care_worker', 'admin'] }, 'overseer'],
    ['a manager, of what is private', () => asked({ private: true }).claims(joost).ticket!, ilse, ''],
    ['who stands in', () => done(claimed(), standIn), bram, 'agent stand_in'],
    [
      'who was asked in',
      () => ({ ...claimed().ticket!, helpers: [{ personId: 'bram', since: 1, because: 'consult' }] }),
      bram,
      'agent helper',
    ],
    [
      'who was asked in, beside another',
      () => ({ ...claimed().ticket!, helpers: [{ personId: 'els', since: 1, because: 'consult' }] }),
      bram,
      'agent',
    ],
    ['whom it is offered to', () => done(claimed(), offer), bram, 'agent receiver'],
    ['the service asked', () => done(claimed(), consult), sam, 'consulted'],
    ['another service', () => done(claimed(), consult), { ...sam, serviceId: 'ict' }, ''],
    ['nobody of an address outside', () => done(claimed(), mail), { ...sam, serviceId: undefined as never }, ''],
    ['who decides', () => done(claimed(), maatwerk), els, 'decider lead'],
    [
      'who decided',
      () => ({
        ...claimed().ticket!,
        decisions: [{ ...done(claimed(), maatwerk).decisions[0]!, deciderId: 'x', decidedBy: 'kees' }],
      }),
      kees,
      'decider',
    ],
    [
      'who was asked to decide before',
      () => ({ ...claimed().ticket!, decisions: [{ ...done(claimed(), maatwerk).decisions[0]!, passed: ['kees'] }] }),
      kees,
      'decider',
    ],
    ['the system', () => claimed().ticket!, system, 'system'],
  ])('%s', (_name, ticket, who, expected) => expect(is(ticket(), who)).toBe(expected));

  it.each<[string, Actor, readonly [see: boolean, inside: boolean, words: boolean, facts: boolean]]>([
    ['the requester', noor, [true, false, true, false]],
    ['her colleague', aisha, [true, false, true, false]],
    ['a stranger', kees, [false, false, false, false]],
    ['the owner', fatma, [true, true, true, true]],
    ['an agent', bram, [true, true, true, true]],
    ['a manager', ilse, [true, false, false, true]],
  ])('%s reads', (_name, who, [see, inside, words, facts]) => {
    const { ticket } = claimed();
    expect([
      maySee(ticket!, who),
      mayReadInside(ticket!, who),
      mayReadWords(ticket!, who),
      mayReadFacts(ticket!, who),
    ]).toEqual([see, inside, words, facts]);
  });
  it('an agent who asks herself reads as a requester', () => {
    const desk = new Desk();
    desk.does(bram, 'open', { text: 'x', requesterId: 'bram', channel: 'web' });
    expect(mayReadInside(desk.ticket!, bram)).toBe(false);
    expect(mayReadWords(desk.ticket!, bram)).toBe(true);
  });
});
