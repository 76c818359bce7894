import { describe, expect, it } from '@jest/globals';
import { aisha, bram, Desk, els, fatma, ilse, joost, kees, noor, sam, system } from '../testing/desk.js';
import { refused } from '../testing/refused.js';
import { type MoveName } from './moves.js';
import { decide, MOVES, movesOpenTo } from './ownership.js';
import { type Ticket } from './ticket.js';
import { relations, mayReadFacts, mayReadInside, mayReadWords, maySee, type Actor } from './who.js';

/** What a screen offers: a move is there when it may be made, and not there when it may not. */
const asked = (more = {}) => new Desk().asks(more);
const claimed = (more = {}) => asked(more).claims();
const done = (desk: Desk, ...deeds: readonly ((desk: Desk) => unknown)[]): Ticket => {
  for (const deed of deeds) deed(desk);
  return desk.ticket!;
};
const as = (desk: Desk, who: Actor, move: MoveName, data: object) => desk.does(who, move, data as never);
const offer = (desk: Desk) => as(desk, fatma, 'offerHandover', { handoverId: 'h', toId: 'bram', reason: 'r' });
const someoneElse = (desk: Desk) => as(desk, noor, 'askSomeoneElse', {});
const standIn = (desk: Desk) => as(desk, els, 'standIn', { standInId: 's', personId: 'bram' });
const discard = (desk: Desk) => as(desk, fatma, 'discard', { reason: 'spam' });
const unsolved = (desk: Desk) =>
  as(desk, fatma, 'admitUnsolved', { tried: 'alles', alternative: 'iets anders', secondId: 'bram' });
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
    ['seeUnsolved', noor, () => done(claimed(), unsolved), () => done(claimed(), withdraw)],
    ['contestUnsolved', noor, () => done(claimed(), unsolved), () => done(claimed(), withdraw)],
    ['reopen', noor, () => done(claimed(), withdraw), () => ({ ...done(claimed(), withdraw), mergedInto: 'old' })],
    ['discard', fatma, () => claimed().ticket!, () => outage().ticket!],
    ['undoDiscard', fatma, () => done(claimed(), discard), () => done(claimed(), withdraw)],
    ['answerWait', noor, () => done(claimed(), wait), () => claimed().ticket!],
    ['askDecision', fatma, () => done(claimed(), small), () => done(claimed(), small, maatwerk)],
    ['giveVerdict', els, () => done(claimed(), small, maatwerk), () => done(claimed(), small)],
    ['doPathStep', fatma, () => done(claimed(), path), () => claimed().ticket!],
    ['joinOutage', noor, () => claimed().ticket!, () => done(claimed(), joins)],
    ['hearBroadcast', joost, () => outage().ticket!, () => asked().claims(joost).ticket!],
    ['endOutage', joost, () => outage().ticket!, () => asked().claims(joost).ticket!],
    ['keepUrgency', fatma, () => claimed({ text: 'urgent' }).ticket!, () => claimed().ticket!],
  ])('%s', (move, who, there, absent) => {
    const own =
      move === 'hearBroadcast' || move === 'endOutage' ? { ownerId: who.id, status: 'in_progress' as const } : {};
    expect(movesOpenTo({ ...there(), ...own }, who)).toContain(move);
    expect(movesOpenTo({ ...absent(), ...own }, who)).not.toContain(move);
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
  standIn: ['owner lead', 'PRO'],
  endStandIn: ['owner lead', 'PRO'],
  askStandIn: ['owner', 'PRO'],
  agreeStandIn: ['owner stand_in helper agent lead receiver', 'PRO'],
  declineStandIn: ['owner stand_in helper agent lead receiver', 'PRO'],
  askSomeoneElse: ['requester teammate', 'PRO'],
  offerSolution: ['owner stand_in', 'PR'],
  confirm: ['requester teammate owner stand_in helper agent lead', 'O'],
  admitUnsolved: ['owner', 'PRO'],
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
