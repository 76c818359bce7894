import { openTimeBetween } from '../clock/business-time.js';
import { CLIMBING, isOpen, type Clock, type ClockKind, type ClockOutcome } from '../clock/clock.js';
import { type Fact, type FactType } from '../facts.js';
import { type Ownership, type Ticket } from '../ownership/ticket.js';
import { hoursOf, type Policy } from '../policy.js';
import { heldUpBy } from './held-up.js';
import { countedAs } from './suppliers.js';

/** What can be counted: a deed of a question, or how a clock of it ended (`promise.kept`); and of a call, which is told by the exchange and by no fact. */
export type What =
  | Deed
  | `handover.${'offered' | 'accepted' | 'declined' | 'lapsed'}`
  | `consult.${'asked' | 'answered'}`
  | `elsewhere.${'asked' | 'answered' | 'told' | 'knocked'}`
  | `maatwerk.${'asked' | 'granted' | 'paid' | 'refused' | 'silence' | 'decided' | 'near' | 'waited'}`
  | 'promise.made'
  | `call.${'rang' | 'answered' | 'hung_up'}`
  | `${ClockKind}.${ClockOutcome}`;

type Deed =
  | ('asked' | 'logged' | 'claimed' | 'first_words' | 'told' | 'sent_anyway')
  | ('confirmed' | 'solved' | 'first_owner' | 'first_contact' | 'score' | 'unconfirmed' | 'not_solved' | 'reopened')
  | ('withdrawn' | 'unsolved' | 'discarded' | 'returned' | 'ownerless' | 'stand_in' | 'someone_else' | 'later')
  | ('step' | 'joined' | 'lacked' | 'thanks' | 'held_up');

/** Said to somebody and not kept. */
export const ENDED_LATE: readonly What[] = CLIMBING.map((kind) => `${kind}.broken` as const);

/** One thing counted, at an instant (UTC ms). The only source of every figure on every page. */
export interface Counted {
  readonly what: What;
  readonly at: number;
  /** Which service, supplier, step, level, cost centre, lack or place, where the question's own row does not say. */
  readonly key?: string;
  /** Milliseconds on the wall for what takes time; cents; a score of 1 to 5. */
  readonly value?: number;
  /** The same time in open milliseconds, where the clock of that question runs in office hours. */
  readonly openMs?: number;
}

/** Open milliseconds between two instants for a question of this urgency and region, by the policy of the first; undefined: it runs day and night. */
export type OpenBetween = (ticket: Pick<Ticket, 'urgency' | 'region'>, from: number, to: number) => number | undefined;

export function openBetween(policyAt: (instant: number) => Policy): OpenBetween {
  return ({ urgency, region }, from, to) => {
    const policy = policyAt(from);
    const { hours } = policy.urgencies[urgency];
    return hours === 'always' ? undefined : openTimeBetween(hoursOf(policy, hours, region), from, to);
  };
}

/** What is counted by: the policy of a moment, and that of a clock. */
export interface CountedBy {
  readonly open: OpenBetween;
  readonly policyOf: (version: number) => Policy;
}

export const countedBy = (book: { at(instant: number): Policy; of(version: number): Policy }): CountedBy => ({
  open: openBetween((instant) => book.at(instant)),
  policyOf: (version) => book.of(version),
});

/**
 * What one fact adds to the numbers. Pure: the same history counts the same, whether it is told as it happens or all over again. A known
 * fault is the desk's own question and counts nowhere; what came of a difficult conversation counts nowhere either.
 */
export function countedIn(before: Ticket | undefined, fact: Fact, after: Ticket, by: CountedBy): Counted[] {
  if (after.isOutage) return [];
  const so: Seen = { before: before ?? after, after, at: fact.at, open: by.open };
  return [...deedsOf(fact, so), ...firstWords(before, so), ...clocksOf(before, after, by)];
}

interface Seen {
  /** For the first fact of a question: what it began as. */
  readonly before: Ticket;
  readonly after: Ticket;
  readonly at: number;
  readonly open: OpenBetween;
}
type Counts = { readonly [T in FactType]?: (fact: Extract<Fact, { type: T }>, so: Seen) => Counted[] };

/** With the place it is about, so that what comes back to a place is found. */
const placed = (what: What, { after: { location }, at }: Seen): Counted => ({
  ...{ what, at },
  ...(location === undefined ? {} : { key: location }),
});
const one =
  (what: What) =>
  (_fact: Fact, { at }: Seen): Counted[] => [{ what, at }];

const COUNTS: Counts = {
  TicketOpened: (_fact, so) => [placed('asked', so)],
  HelpLogged: (_fact, so) => [placed('asked', so), { what: 'logged', at: so.at }],
  TicketClaimed: (_fact, so) => [since('claimed', so)],
  SolutionConfirmed: ({ data }, so) => {
    const { before, at: now } = so;
    const owners = before.owned.filter(({ how }) => how !== 'watch' && how !== 'difficult');
    const again = before.notSolvedCount + before.reopenedCount > 0;
    const offered = before.solutionOfferedAt ?? now;
    return [
      placed('confirmed', so),
      // Help that was logged was given before it was written down: there is no time in it.
      ...(offered > before.createdAt ? [{ ...since('solved', { ...so, at: offered }), at: now }] : []),
      ...(owners.length === 1 ? [{ what: 'first_owner', at: now } as const] : []),
      ...(!again && atOnce(before) ? [{ what: 'first_contact', at: now } as const] : []),
      ...(data.score === undefined ? [] : [{ what: 'score', at: now, value: data.score } as const]),
      ...(data.asksElsewhere ? [{ what: 'elsewhere.asked', at: now } as const] : []),
    ];
  },
  // What she told counts when she tells it: the groups of five of before stay what they were. That she answered counts by when she was asked,
  // so that of those asked in a month never more answer than were.
  ElsewhereTold: ({ data }, { before, at }) => [
    { what: 'elsewhere.answered', at: before.closedAt ?? at },
    { what: 'elsewhere.told', at },
    ...(data.knocked ? [{ what: 'elsewhere.knocked', at } as const] : []),
  ],
  ThanksGiven: one('thanks'),
  SolutionRejected: one('not_solved'),
  TicketReopened: one('reopened'),
  TicketClosedUnconfirmed: one('unconfirmed'),
  TicketWithdrawn: one('withdrawn'),
  TicketDiscarded: one('discarded'),
  ClosedUnsolved: one('unsolved'),
  HandoverOffered: ({ data }, { at }) => (data.difficult ? [] : [{ what: 'handover.offered', at }]),
  HandoverAccepted: ({ data }, { before, at }) => {
    if (data.difficult) return [];
    const again =
      !data.asked && before.owned.some((owned) => owned.personId === data.ownerId && HAD_IT.includes(owned.how));
    return [{ what: 'handover.accepted', at }, ...(again ? [{ what: 'returned', at } as const] : [])];
  },
  HandoverDeclined: ({ data }, so) => refused('handover.declined', data.handoverId, so),
  HandoverLapsed: ({ data }, so) => refused('handover.lapsed', data.handoverId, so),
  StandInStarted: one('stand_in'),
  SomeoneElseAsked: one('someone_else'),
  LaterAgreed: one('later'),
  EscalationRaised: ({ data }, { at }) => [
    { what: 'step', at, key: data.step },
    ...(data.added === undefined ? [] : [{ what: 'joined', at } as const]),
  ],
  ConsultAsked: ({ data }, { after, at }) => [{ what: 'consult.asked', at, key: askedOf(after, data.consultId) }],
  ConsultAnswered: ({ data }, { before, at }) => {
    const consult = before.consults.find(({ id }) => id === data.consultId);
    const value = at - (consult?.askedAt ?? at);
    return [
      { what: 'consult.answered', at, key: askedOf(before, data.consultId), value },
      ...(data.lacked === undefined ? [] : [{ what: 'lacked', at, key: data.lacked } as const]),
    ];
  },
  DecisionAsked: ({ data }, { at }) => [
    { what: 'maatwerk.asked', at, key: data.level },
    ...(data.level === 'decider'
      ? []
      : ([
          { what: 'maatwerk.granted', at, key: data.level, value: data.amountCents },
          { what: 'maatwerk.paid', at, key: data.costCentre ?? NO_COST_CENTRE, value: data.amountCents },
          { what: 'maatwerk.decided', at, key: data.level },
          { what: 'maatwerk.near', at },
        ] as const)),
  ],
  DecisionGiven: ({ data }, { before, at }) => {
    const decision = before.decisions.find(({ id }) => id === data.decisionId);
    const key = decision?.management ? 'management' : 'decider';
    const value = decision?.amountCents ?? 0;
    return [
      ...(data.granted
        ? ([
            { what: 'maatwerk.granted', at, key, value },
            { what: 'maatwerk.paid', at, key: decision?.costCentre ?? NO_COST_CENTRE, value },
          ] as const)
        : ([{ what: 'maatwerk.refused', at, key }] as const)),
      { what: 'maatwerk.decided', at, key },
      ...(decision?.management ? [] : [{ what: 'maatwerk.near', at } as const]),
      { what: 'maatwerk.waited', at, key, value: at - (decision?.askedAt ?? at) },
      ...(data.bySilence ? [{ what: 'maatwerk.silence', at } as const] : []),
    ];
  },
};

/** The key of what no cost centre was known of: no cost centre is written so. */
export const NO_COST_CENTRE = '-';

/** Had it as its owner, by more than keeping watch. */
const HAD_IT: readonly Ownership['how'][] = ['claim', 'handover', 'request', 'difficult'];
/** Words of ours to her alone, each of them read by the wording check before it went. */
const TOLD: readonly FactType[] = ['HelperReplied', 'InterimGiven', 'SolutionOffered', 'HelpLogged', 'ClosedUnsolved'];

const QUARTER_MS = 15 * 60_000;
/** The solution was our first words; of a call that was answered, it came while they spoke or just after. */
function atOnce({ channel, claimedAt, firstReplyAt, solutionOfferedAt }: Ticket): boolean {
  if (firstReplyAt === undefined || solutionOfferedAt === undefined) return false;
  const spoke = channel === 'phone' && claimedAt === firstReplyAt;
  return solutionOfferedAt - firstReplyAt <= (spoke ? QUARTER_MS : 0);
}

function deedsOf(fact: Fact, so: Seen): Counted[] {
  const counts = COUNTS[fact.type] as ((fact: Fact, so: Seen) => Counted[]) | undefined;
  const { at } = so;
  const anyway = 'sentAnyway' in fact.data && fact.data.sentAnyway;
  return [
    ...(counts?.(fact, so) ?? []),
    ...(TOLD.includes(fact.type) ? [{ what: 'told', at } as const] : []),
    ...(anyway ? [{ what: 'sent_anyway', at } as const] : []),
    ...(so.after.ownerId === '' ? [{ what: 'ownerless', at } as const] : []),
  ];
}

/** Help that was logged was given before it was written down: there is no waiting in it. */
function firstWords(before: Ticket | undefined, so: Seen): Counted[] {
  if (!before || before.firstReplyAt !== undefined || so.after.firstReplyAt === undefined) return [];
  return [since('first_words', { ...so, at: so.after.firstReplyAt })];
}

/** How long since she asked, on the wall and in open time. */
function since(what: What, { before, at, open }: Seen): Counted {
  const openMs = open(before, before.createdAt, at);
  return { what, at, value: at - before.createdAt, ...(openMs === undefined ? {} : { openMs }) };
}

function clocksOf(before: Ticket | undefined, after: Ticket, by: CountedBy): Counted[] {
  const was = new Map((before?.clocks ?? []).map((clock) => [clock.id, clock]));
  return after.clocks.flatMap((clock): Counted[] => {
    const old = was.get(clock.id);
    if (old === clock) return [];
    const made = !old && clock.kind === 'promise' ? [{ what: 'promise.made', at: clock.startedAt } as const] : [];
    return [...made, ...(old && !isOpen(old) ? [] : ended(clock, after, by))];
  });
}

function ended(clock: Clock, ticket: Ticket, { policyOf }: CountedBy): Counted[] {
  const { kind, outcome, endedAt, consultId } = clock;
  if (outcome === undefined || endedAt === undefined) return [];
  const key = consultId === undefined ? {} : { key: askedOf(ticket, consultId) };
  const heldUp = heldUpBy(ticket, clock, policyOf);
  return [
    { what: `${kind}.${outcome}`, at: endedAt, ...key },
    ...heldUp.map((by): Counted => ({ what: 'held_up', at: endedAt, key: by })),
  ];
}

function refused(what: What, handoverId: string, { before, at }: Seen): Counted[] {
  return before.handovers.find(({ id }) => id === handoverId)?.difficult ? [] : [{ what, at }];
}

const askedOf = ({ consults }: Ticket, consultId: string): string =>
  countedAs(consults.find(({ id }) => id === consultId)?.to);
