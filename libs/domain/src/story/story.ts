import { type Fact, type FactType } from '../facts.js';
import { type OpenBetween } from '../numbers/counted.js';
import { evolve } from '../ownership/evolve.js';
import { type Ticket } from '../ownership/ticket.js';
import { Cast, type StoryPart } from './cast.js';
import { both, dayOf, silence, timeOf, together, type Spoken } from './spoken.js';
import { summaryOf, type Summed } from './summary.js';
import { clocksSay, type LeftOut, type Tell, type Telling, type Tells } from './telling.js';
import { TOLD_OF_ENDINGS } from './told-of-endings.js';
import { TOLD_OF_HELP } from './told-of-help.js';
import { TOLD_OF_OWNERS } from './told-of-owners.js';

/** What a story may know of the house: what people are, never who. */
export interface StoryHouse {
  /** IANA. */
  readonly zone: string;
  /** UTC ms. */
  readonly now: number;
  readonly part: (id: string) => StoryPart | undefined;
  readonly service: (id: string) => string | undefined;
  /** What the team is called, only where the figures of that team may be shown. */
  readonly team?: string;
  readonly open: OpenBetween;
}

/** What happened at one moment by one hand. `facts`: the places in the history it tells. */
export interface StoryLine {
  readonly at: number;
  readonly day: Spoken;
  readonly time: Spoken;
  /** How long nothing happened before it, where that is worth telling. */
  readonly after?: Spoken;
  readonly text: Spoken;
  readonly facts: readonly number[];
}
export interface Story {
  readonly summary: readonly Summed[];
  readonly lines: readonly StoryLine[];
  /** Places in the history that are left out on purpose. */
  readonly leftOut: readonly number[];
}

/** Every kind of fact, told or left out: a new one does not compile without a choice. */
export const TELLS: Tells = { ...TOLD_OF_OWNERS, ...TOLD_OF_HELP, ...TOLD_OF_ENDINGS };

/**
 * One question as it went, in the order of its facts (the first one first): roles for names, no word of the conversation. Pure. What somebody
 * thought of it, a difficult conversation and notes are left out. Throws when the history does not begin at its beginning.
 */
export function storyOf(facts: readonly Fact[], house: StoryHouse): Story {
  const [first] = facts;
  if (!first) throw new Error('a question without facts never existed');
  const begun = evolve(undefined, first);
  const cast = new Cast(facts, begun.requesterId, house.part);
  const told: { fact: Fact; said: readonly Spoken[] }[] = [];
  let ticket: Ticket | undefined;
  let confirmedBy: Spoken | undefined;
  for (const fact of facts) {
    const before = ticket;
    ticket = evolve(before, fact);
    const said = tell(fact, before, ticket, cast, house);
    told.push({ fact, said });
    if (fact.type === 'SolutionConfirmed') confirmedBy = whoSaidSo(fact, cast);
  }
  const after = ticket!;
  const lines = linesOf(told, house.zone);
  return {
    summary: summaryOf({ ...house, team: house.team, cast, after, first: begun, confirmedBy }),
    lines,
    leftOut: told.filter(({ said }) => said.length === 0).map(({ fact }) => fact.seq),
  };
}

export const isLeftOut = (tells: Tells[FactType]): tells is LeftOut => 'leftOut' in tells;

function tell(fact: Fact, before: Ticket | undefined, after: Ticket, cast: Cast, house: StoryHouse): readonly Spoken[] {
  const tells = TELLS[fact.type];
  if (isLeftOut(tells)) return [];
  const so: Telling = {
    ...{
      before: before ?? after,
      after,
      at: fact.at,
      zone: house.zone,
      cast,
      team: house.team,
      service: house.service,
    },
    // Asked for when it is told: who is never told of has no number.
    get by() {
      return cast.who(fact.by);
    },
    get owner() {
      return cast.who(after.ownerId);
    },
  };
  const said = (tells as Tell<FactType>)(fact, so);
  return said.length === 0 ? [] : [...said, ...clocksSay(before, so)];
}

/** By the same hand at the same moment is one line. */
function linesOf(told: readonly { fact: Fact; said: readonly Spoken[] }[], zone: string): StoryLine[] {
  const lines: { at: number; by: string; said: Spoken[]; facts: number[] }[] = [];
  for (const { fact, said } of told) {
    if (said.length === 0) continue;
    const { at, by, seq } = fact;
    const last = lines.at(-1);
    if (last?.at === at && last.by === by) {
      last.said.push(...said);
      last.facts.push(seq);
    } else lines.push({ at, by, said: [...said], facts: [seq] });
  }
  return lines.map(({ at, said, facts }, i) => {
    const before = lines[i - 1];
    const after = before && silence(zone, before.at, at);
    const words = { day: dayOf(zone, at), time: timeOf(zone, at), text: together(said) };
    return { at, ...words, ...(after ? { after } : {}), facts };
  });
}

function whoSaidSo(fact: Extract<Fact, { type: 'SolutionConfirmed' }>, cast: Cast): Spoken {
  const by = cast.who(fact.by);
  return fact.data.quoted
    ? both(`Klaar, zei de vrager. Dat schreef ${by.nl} op.`, `Done, said the requester. ${by.en} wrote it down.`)
    : both(`Klaar, zei ${by.nl}.`, `Done, said ${by.en}.`);
}
