import { type OpenBetween } from '../numbers/counted.js';
import { type Ownership, type Ticket } from '../ownership/ticket.js';
import { both, capital, lengthOf, momentOf, type Spoken } from './spoken.js';
import { askedIn, type Telling } from './telling.js';
import { costOf } from './told-of-help.js';
import { URGENCIES } from './told-of-endings.js';

export const SUMMARY_PARTS = ['asked', 'urgency', 'owner', 'promises', 'beside', 'ended', 'took', 'maatwerk'] as const;
export type SummaryPart = (typeof SUMMARY_PARTS)[number];
export interface Summed {
  readonly part: SummaryPart;
  readonly title: Spoken;
  readonly lines: readonly Spoken[];
}
type Whole = Pick<Telling, 'cast' | 'zone' | 'service' | 'team' | 'after'> & {
  readonly now: number;
  readonly open: OpenBetween;
  /** How urgent it was first. */
  readonly first: Ticket;
  /** Who brought it to an end, in the words of the last line. */
  readonly confirmedBy: Spoken | undefined;
};

/** What happened, at a glance. Told after the story, so that everybody is called as in it. */
export function summaryOf(whole: Whole): Summed[] {
  return SUMMARY_PARTS.map((part) => ({ part, title: TITLES[part], lines: SUMS[part](whole) })).filter(
    ({ lines }) => lines.length > 0,
  );
}

const TITLES: Readonly<Record<SummaryPart, Spoken>> = {
  asked: both('Gevraagd', 'Asked'),
  urgency: both('Hoe dringend', 'How urgent'),
  owner: both('Eigenaar', 'Owner'),
  promises: both('Beloften', 'Promises'),
  beside: both('Hulp erbij', 'Help beside'),
  ended: both('Hoe het afliep', 'How it ended'),
  took: both('Hoe lang het duurde', 'How long it took'),
  maatwerk: both('Maatwerk', 'Made to measure'),
};

const SUMS: { readonly [P in SummaryPart]: (whole: Whole) => Spoken[] } = {
  asked: ({ after, zone, cast, team }) => {
    const [moment, asker] = [momentOf(zone, after.createdAt), cast.asker(team)];
    return [both(`${capital(moment.nl)}, door ${asker.nl}.`, `${moment.en}, by ${asker.en}.`)];
  },
  urgency: ({ after, first }) => {
    const [was, is] = [URGENCIES[first.urgency], URGENCIES[after.urgency]];
    return [
      was === is
        ? both(`${capital(is.nl)}.`, `${capital(is.en)}.`)
        : both(`Eerst ${was.nl}, later ${is.nl}.`, `First ${was.en}, later ${is.en}.`),
      ...(after.careNow
        ? [both('Iemand kon niet goed geholpen worden.', 'Somebody could not be helped properly.')]
        : []),
    ];
  },
  owner: ({ after, zone, cast }) => {
    const { owned, createdAt } = after;
    const spells = owned.map(({ personId, since, how }, i) => {
      const next = owned[i + 1];
      const from = momentOf(zone, since, createdAt);
      const to = next ? momentOf(zone, next.since, createdAt) : after.closedAt ? END : NOW;
      const [who, came] = [cast.who(personId), CAME[how]];
      return both(
        `Vanaf ${from.nl} tot ${to.nl}: ${who.nl} (${came.nl}).`,
        `From ${from.en} until ${to.en}: ${who.en} (${came.en}).`,
      );
    });
    const always = owned[0]?.since === createdAt && owned.every(({ personId }) => personId !== '');
    return [...(always ? [both('Elk moment één eigenaar.', 'One owner at every moment.')] : []), ...spells];
  },
  promises: ({ after }) => {
    const promises = after.clocks.filter(({ kind }) => kind === 'promise');
    if (promises.length === 0) return [both('Er was geen tijd beloofd.', 'No time was promised.')];
    const n = (outcome: string | undefined): number => promises.filter((clock) => clock.outcome === outcome).length;
    const counts = OUTCOMES.flatMap(([outcome, words]) => {
      const count = n(outcome);
      return count === 0 ? [] : [both(`${count} ${words.nl}`, `${count} ${words.en}`)];
    });
    return [
      both(
        `${promises.length} gedaan: ${counts.map(({ nl }) => nl).join(', ')}.`,
        `${promises.length} made: ${counts.map(({ en }) => en).join(', ')}.`,
      ),
    ];
  },
  beside: (whole) => {
    const { after, cast } = whole;
    const joined = after.helpers.flatMap(({ personId, because }) =>
      WHY[because] ? [[WHY[because], cast.who(personId)] as const] : [],
    );
    const asked = after.consults.map(({ to }) => [WHY['consult'], askedIn(to, whole)] as const);
    const came = Object.values(WHY).flatMap((why) => {
      const who = [...joined, ...asked].filter(([one]) => one === why).map(([, one]) => [one.nl, one] as const);
      const each = [...new Map(who).values()];
      return each.length === 0 ? [] : [all(why!, each)];
    });
    return came.length > 0 ? came : [both('Niemand.', 'Nobody.')];
  },
  ended: ({ after, confirmedBy }) => {
    if (after.status !== 'closed') return [STANDS[after.status]];
    if (after.closedHow === 'confirmed' && confirmedBy) return [confirmedBy];
    return [ENDS[after.closedHow!]];
  },
  took: ({ after, now, open }) => {
    const { createdAt, closedAt } = after;
    const until = closedAt ?? now;
    const openMs = open(after, createdAt, until);
    const [whole, opened] = [lengthOf(until - createdAt), openMs === undefined ? undefined : lengthOf(openMs)];
    return [
      ...(after.claimedAt === undefined ? [] : [since(after.claimedAt, PICKED_UP)]),
      ...(after.firstReplyAt === undefined ? [] : [since(after.firstReplyAt, FIRST_WORDS)]),
      closedAt === undefined
        ? both(`Tot nu: ${whole.nl}.`, `Until now: ${whole.en}.`)
        : both(`Tot het einde: ${whole.nl}.`, `Until the end: ${whole.en}.`),
      ...(opened ? [both(`In open tijd: ${opened.nl}.`, `In open time: ${opened.en}.`)] : []),
    ];
    function since(at: number, what: Spoken): Spoken {
      const length = lengthOf(at - createdAt);
      return both(`${what.nl} na ${length.nl}.`, `${what.en} after ${length.en}.`);
    }
  },
  maatwerk: ({ after }) =>
    after.decisions.map(({ amountCents, level, outcome, management, bySilence }) => {
      const cost = costOf(amountCents);
      const said = outcome === undefined ? OPEN : outcome === 'refused' ? NO : bySilence ? SILENCE : YES;
      const near = LEVELS[level === 'decider' && management ? 'management' : level];
      return both(`${capital(cost.nl)}: ${said.nl}, ${near.nl}.`, `${capital(cost.en)}: ${said.en}, ${near.en}.`);
    }),
};

const [END, NOW] = [both('het einde', 'the end'), both('nu', 'now')];
const [PICKED_UP, FIRST_WORDS] = [both('Opgepakt', 'Picked up'), both('Eerste woorden', 'First words')];
const TOOK_OVER = both('nam over', 'took over');
const CAME: Readonly<Record<Ownership['how'], Spoken>> = {
  watch: both('had de wacht', 'kept watch'),
  claim: both('pakte op', 'picked it up'),
  // Nothing of a difficult conversation is told: it reads as any other.
  ...{ handover: TOOK_OVER, difficult: TOOK_OVER },
  request: both('nam over: de vrager vroeg erom', 'took over: the requester asked for it'),
  succession: both('nam over: de vorige was langer weg', 'took over: the one before was away for longer'),
};
const OUTCOMES: readonly (readonly [string | undefined, Spoken])[] = [
  ['kept', both('gehouden', 'kept')],
  ['moved', both('op tijd verzet', 'moved in time')],
  ['broken', both('te laat', 'late')],
  ['later', both('later afgesproken', 'agreed for later')],
  ['stopped', both('niet meer nodig', 'not needed any more')],
  [undefined, both('loopt nog', 'still running')],
];
/** Who stayed after handing over had it before: that stands with the owners. */
const WHY: Readonly<Record<string, Spoken | undefined>> = {
  consult: both('Erbij gevraagd', 'Asked in'),
  escalation: both('Toen de tijd om was', 'When the time was up'),
  moved_promise: both('Na drie nieuwe tijden', 'After three new times'),
  unsolved: both('Toen het niet lukte', 'When it could not be done'),
  merge: both('Met een andere vraag mee', 'Along with another question'),
};
const all = (why: Spoken, who: readonly Spoken[]): Spoken =>
  both(`${why.nl}: ${who.map(({ nl }) => nl).join(', ')}.`, `${why.en}: ${who.map(({ en }) => en).join(', ')}.`);

const STANDS = {
  waiting_for_helper: both('Nog niet opgepakt.', 'Not picked up yet.'),
  in_progress: both('Nog niet klaar.', 'Not done yet.'),
  waiting_for_requester: both('Nog niet klaar: het wacht op de vrager.', 'Not done yet: it waits for the requester.'),
  solution_offered: both(
    'Opgelost volgens ons. De vrager zei nog niets.',
    'Solved, we say. The requester said nothing yet.',
  ),
};
const ENDS: Readonly<Record<NonNullable<Ticket['closedHow']>, Spoken>> = {
  confirmed: both('Klaar.', 'Done.'),
  unconfirmed: both('Niet bevestigd: de vrager zei niets meer.', 'Not confirmed: the requester said nothing any more.'),
  unsolved: both('Niet gelukt. Dat is eerlijk gezegd.', 'Not solved. That was said honestly.'),
  withdrawn: both('De vrager had geen hulp meer nodig.', 'The requester needed no more help.'),
  discarded: both('Het was geen vraag.', 'It was not a question.'),
  merged: both('Het ging verder in een oudere vraag.', 'It went on in an older question.'),
  outage_over: both('De storing was voorbij.', 'The fault was over.'),
};
const YES = both('mocht', 'granted');
const NO = both('mocht niet', 'refused');
const SILENCE = both('mocht, want niemand zei nee', 'granted, for nobody said no');
const OPEN = both('nog niets over gezegd', 'nothing said yet');
const LEVELS = {
  owner: both('besloten door wie hielp', 'decided by who helped'),
  team: both('besloten door het team', 'decided by the team'),
  decider: both('besloten dicht bij het werk', 'decided near the work'),
  management: both('besloten bij het management', 'decided by the management'),
};
