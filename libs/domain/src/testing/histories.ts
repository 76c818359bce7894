import { expect } from '@jest/globals';
import fc from 'fast-check';
import { isAwake } from '../escalation/roster.js';
import { type MoveName } from '../ownership/moves.js';
import { movesOpenTo } from '../ownership/ownership.js';
import { type Actor } from '../ownership/who.js';
import { readPolicy } from '../policy.js';
import { Refusal } from '../refusals.js';
import { Desk, EVERYBODY, fatma, NINE, noor, policyFile, system } from './desk.js';

type Tried = Exclude<MoveName, 'open' | 'log'>;

const words = fc.constantFrom(
  'Ik kijk.',
  'Het is gemaakt.',
  '',
  'bel de leverancier',
  'maar hij werkt nog steeds niet',
  'Dank je wel',
  'urgent: danger, incident',
);
const minutes = fc.oneof(
  fc.integer({ min: 0, max: 3 }),
  fc.integer({ min: 0, max: 40 }),
  fc.integer({ min: 41, max: 6_000 }),
);
const consultId = fc.constantFrom('c1', 'c1', 'c2');
const to = fc.constantFrom(
  { kind: 'person', id: 'bram', joins: true },
  { kind: 'person', id: 'sam', joins: false },
  { kind: 'service', id: 'hr' },
  { kind: 'email', address: 'monteur@example.nl' },
);
/** The first means: the last one offered, whatever it is called. */
const handoverId = fc.constantFrom('h1', 'h1', 'h1', 'unknown');
const colleague = fc.constantFrom('fatma', 'bram', 'joost', 'els', 'noor');
const path = fc.constantFrom('danger', 'incident', 'data_leak');
const other = (id: string, minutes: number, more = {}) => {
  const desk = new Desk(NINE + minutes * 60_000).asks(more);
  return { ...desk.ticket!, id };
};
const older = other('older', -600);
const newer = other('newer', 600);
const outage = { ...other('outage', -60, { isOutage: true }), ownerId: 'joost' };
const data: Record<Tried, fc.Arbitrary<Record<string, unknown>>> = {
  claim: fc.record({ answering: fc.boolean() }),
  message: fc.record({ text: words }),
  reply: fc.record({
    text: words,
    nextMinutes: fc.option(fc.integer({ min: -5, max: 300 })),
    asksRequester: fc.boolean(),
    sendAnyway: fc.boolean(),
    writtenAgainst: fc.option(fc.nat(20), { nil: undefined }),
  }),
  note: fc.record({ text: words }),
  consult: fc.record({ consultId, to, question: words }),
  answer: fc.record({ consultId, text: words }),
  withdrawConsult: fc.record({ consultId, reason: words }),
  offerSolution: fc.record({ text: words, sendAnyway: fc.boolean() }),
  confirm: fc.record({
    solved: fc.boolean(),
    text: words,
    insists: fc.boolean(),
    asksElsewhere: fc.boolean(),
    score: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
  }),
  tellElsewhere: fc.record({ knocked: fc.boolean() }),
  thank: fc.constant({}),
  reopen: fc.record({ text: words }),
  withdraw: fc.constant({}),
  changeUrgency: fc.record({
    urgency: fc.constantFrom('now', 'today', 'week', 'normal'),
    requesterAgrees: fc.boolean(),
  }),
  passWatch: fc.constant({}),
  ring: fc.constant({}),
  succeed: fc.record({ because: fc.constantFrom('disabled', 'away') }),
  interim: fc.record({ text: words, sendAnyway: fc.boolean() }),
  askCallback: fc.constant({}),
  calledBack: fc.constant({}),
  offerHandover: fc.record({
    handoverId,
    toId: colleague,
    reason: words,
    note: fc.option(words, { nil: undefined }),
    requesterAgrees: fc.boolean(),
  }),
  acceptHandover: fc.record({ handoverId }),
  declineHandover: fc.record({ handoverId, reason: fc.option(words, { nil: undefined }) }),
  standIn: fc.record({ standInId: fc.constantFrom('s1', 's2'), personId: colleague }),
  endStandIn: fc.record({ standInId: fc.constantFrom('s1', 's2') }),
  askStandIn: fc.record({ standInId: fc.constantFrom('a1', 'a2'), personId: colleague }),
  agreeStandIn: fc.record({ standInId: fc.constantFrom('a1', 'a2') }),
  declineStandIn: fc.record({ standInId: fc.constantFrom('a1', 'a2') }),
  tellDifficult: fc.constant({}),
  askSomeoneElse: fc.record({ personId: fc.option(colleague, { nil: undefined }) }),
  admitUnsolved: fc.record({ tried: words, alternative: words, secondId: fc.option(colleague, { nil: undefined }) }),
  lookAlong: fc.record({ agrees: fc.boolean(), text: words }),
  seeUnsolved: fc.constant({}),
  contestUnsolved: fc.record({ text: words }),
  discard: fc.record({ reason: words }),
  undoDiscard: fc.constant({}),
  agreeLater: fc.record({ untilMinutes: fc.integer({ min: -5, max: 9_000 }), requesterAgrees: fc.boolean() }),
  askToWait: fc.oneof(
    fc.record({ text: words, untilMinutes: fc.integer({ min: -5, max: 9_000 }) }),
    fc.record({ text: words, urgency: fc.constantFrom('today', 'week', 'normal') }),
  ),
  answerWait: fc.record({ agrees: fc.boolean() }),
  rederive: fc.constant({}),
  askDecision: fc.record({
    decisionId: fc.constant('d1'),
    kind: fc.constantFrom('money', 'money', 'care'),
    amountCents: fc.constantFrom(9_900, 60_000, 900_000),
    reason: words,
    solves: words,
  }),
  giveVerdict: fc.record({
    decisionId: fc.constantFrom('d1', 'd1', 'd1', 'unknown'),
    granted: fc.boolean(),
    alternative: fc.option(words, { nil: undefined }),
  }),
  startPath: fc.record({ path }),
  declinePath: fc.record({ path }),
  keepUrgency: fc.constant({}),
  doPathStep: fc.record({ path, step: fc.constantFrom('reported', 'safe'), done: fc.boolean() }),
  liftMask: fc.record({ starts: fc.array(fc.nat({ max: 30 }), { maxLength: 2 }) }),
  merge: fc.constant({ into: older }),
  absorb: fc.constant({ merged: newer }),
  link: fc.constant({ other: older, how: 'related' }),
  joinOutage: fc.constant({ outage }),
  hearBroadcast: fc.record({
    outageId: fc.constant(outage.id),
    text: words,
    nextMinutes: fc.option(fc.integer({ min: -5, max: 300 })),
    sendAnyway: fc.boolean(),
  }),
  endOutage: fc.record({ outageId: fc.constant(outage.id), text: words }),
};
const BY_THE_SYSTEM: readonly Tried[] = ['ring', 'ring', 'passWatch', 'succeed', 'rederive'];
const ALL = Object.keys(data) as Tried[];

/** Often something that somebody may do now, often anything by anybody. Many are refused; none may break section 4 of the rule. */
function drawn(desk: Desk, draw: fc.GeneratorValue): { move: Tried; actor: Actor } {
  const open = EVERYBODY.flatMap((actor) =>
    movesOpenTo(desk.ticket!, actor).map((move) => ({ move: move as Tried, actor })),
  );
  // What is possible seldom is tried often.
  const seldom = open.filter(({ move }) =>
    /Handover$|Wait$|Unsolved$|Verdict$|Decision$|^lookAlong$|^agreeStandIn$|^declineStandIn$|Consult$|answer$/.test(
      move,
    ),
  );
  const usual = [
    ...open,
    ...seldom,
    ...seldom,
    ...seldom,
    ...seldom,
    ...seldom,
    ...BY_THE_SYSTEM.map((move) => ({ move, actor: system })),
  ];
  if (draw(fc.nat, { max: 3 }) > 0) return usual[draw(fc.nat, { max: usual.length - 1 })]!;
  const move = ALL[draw(fc.nat, { max: ALL.length - 1 })]!;
  return {
    move,
    actor: BY_THE_SYSTEM.includes(move) ? system : EVERYBODY[draw(fc.nat, { max: EVERYBODY.length - 1 })]!,
  };
}

/** Two versions of a policy in which the island has hours of its own. */
const AFTERNOON = ['13:00-17:00'];
const island = { calendar: { officeDay: 'PT4H', openingHours: { mon: AFTERNOON, wed: AFTERNOON } } };
const versions = [1, 2].map((version) =>
  readPolicy(
    {
      ...policyFile,
      regions: { island },
      callback: { now: `PT${version}M`, today: 'PT10M' },
      mandate: { deciderAfter: `PT${version}H` },
    },
    version,
  ),
);

/** A question asked, or help that was given already. */
function begun(draw: fc.GeneratorValue): Desk {
  const urgency = draw(fc.constantFrom, 'now', 'today', 'week', 'normal') as 'now' | 'today' | 'week' | 'normal';
  const where = draw(fc.boolean) ? { region: 'island' } : {};
  const more = { urgency, private: draw(fc.nat, { max: 3 }) === 0, ...where };
  const desk = new Desk(NINE, versions[0]);
  if (draw(fc.nat, { max: 9 }) > 0) return desk.asks(more);
  const asked = { text: 'De tillift doet niets', requesterId: noor.id, teamId: 'linde', channel: 'walk_in', ...more };
  desk.does(fatma, 'log', { ...asked, helpMessageId: 'help', what: 'De stekker zat los.' });
  return desk;
}

/** People go home and come back; some nights nobody is awake, or the duty is not rostered. */
function shiftsPass(desk: Desk, wait: number): void {
  if (wait % 13 === 0) {
    desk.onShift = [];
    desk.next.set('fatma', desk.now + 8 * 3_600_000);
    desk.asleep = [{ from: desk.now, to: desk.now + 8 * 3_600_000 }];
    desk.dutyRostered = false;
    desk.watch = [];
  } else if (wait % 7 === 0) {
    desk.onShift = desk.onShift.includes('fatma') ? ['bram', 'els'] : ['fatma', 'joost', 'els', 'sam'];
    for (const id of desk.onShift) desk.since.set(id, desk.now);
    desk.next.clear();
    desk.asleep = [];
    desk.dutyRostered = wait % 2 === 0;
    desk.watch = ['wacht'];
  }
}

/** A bell wakes nobody who is home. */
function wokenBy(desk: Desk, since: number): string[] {
  return desk.history
    .slice(since)
    .flatMap((fact) =>
      fact.type === 'EscalationRaised' ? [...fact.data.tell, ...(fact.data.added ? [fact.data.added] : [])] : [],
    )
    .filter((id) => !isAwake(desk.roster, id));
}

/** A history as it may go, move by move; what the rule refuses leaves it as it was. */
export function live(draw: fc.GeneratorValue): Desk {
  const desk = begun(draw);
  for (let left = draw(fc.nat, { max: 60 }); left > 0; left--) {
    const wait = draw(() => minutes);
    desk.later(wait);
    shiftsPass(desk, wait);
    const { move, actor } = drawn(desk, draw);
    if (move === 'passWatch') desk.duty = desk.duty === 'joost' ? 'bram' : 'joost';
    if (move === 'rederive') desk.takesUp(versions[1]!);
    const before = desk.ticket;
    const known = desk.history.length;
    try {
      if (move === 'ring') desk.rings();
      else
        desk.does(
          actor,
          move,
          shaped(
            draw(() => data[move]),
            desk,
          ) as never,
        );
      expect(wokenBy(desk, known)).toEqual([]);
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      expect(desk.ticket).toBe(before);
    }
  }
  return desk;
}

function shaped(given: Record<string, unknown>, desk: Desk): Record<string, unknown> {
  const { nextMinutes, untilMinutes, ...rest } = given;
  const at = (minutes: unknown) => desk.now + Number(minutes) * 60_000;
  const last = { h: desk.ticket?.handovers.at(-1)?.id, d: desk.ticket?.decisions.at(-1)?.id };
  const fresh = desk.history.length;
  const which = {
    ...('toId' in rest ? { handoverId: `h${fresh}` } : rest['handoverId'] === 'h1' ? { handoverId: last.h } : {}),
    ...('solves' in rest ? { decisionId: `d${fresh}` } : rest['decisionId'] === 'd1' ? { decisionId: last.d } : {}),
  };
  return {
    ...rest,
    ...which,
    ...(typeof nextMinutes === 'number' ? { nextStep: { what: 'Ik bel', by: at(nextMinutes) } } : {}),
    ...(typeof untilMinutes === 'number' ? { until: at(untilMinutes) } : {}),
  };
}
