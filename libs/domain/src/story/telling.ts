import { isOpen, type Clock } from '../clock/clock.js';
import { type Fact, type FactType } from '../facts.js';
import { type ConsultTo, type Ticket } from '../ownership/ticket.js';
import { type Cast, someoneOf } from './cast.js';
import { beforeTime, both, type Spoken } from './spoken.js';

/** What one fact is told with: what was before and after it, and how people are called. */
export interface Telling {
  readonly before: Ticket;
  readonly after: Ticket;
  readonly at: number;
  readonly zone: string;
  readonly cast: Cast;
  readonly by: Spoken;
  readonly owner: Spoken;
  /** Only where it may be named. */
  readonly team: string | undefined;
  readonly service: (id: string) => string | undefined;
}

/** Not told, and why. */
export interface LeftOut {
  readonly leftOut: string;
}
export type FactOf<T extends FactType> = Extract<Fact, { type: T }>;
export type Tell<T extends FactType> = (fact: FactOf<T>, so: Telling) => readonly Spoken[];
/** Each kind of fact has its sentences, or a reason why it has none. */
export type Tells<T extends FactType = FactType> = { readonly [K in T]: Tell<K> | LeftOut };

export const leftOut = (why: string): LeftOut => ({ leftOut: why });

/** Whom a consult was put to. */
export function askedIn(to: ConsultTo, { cast, service }: Pick<Telling, 'cast' | 'service'>): Spoken {
  if (to.kind === 'person') return cast.who(to.id);
  if (to.kind === 'email') return both('iemand van buiten', 'somebody from outside');
  return someoneOf(service(to.id) ?? OTHER_SERVICE);
}

const OTHER_SERVICE = both('een andere dienst', 'another service');

/** What the clocks say of a deed: a promise made, kept, moved or broken; what came late. */
export function clocksSay(before: Ticket | undefined, { after, at, zone }: Telling): Spoken[] {
  const was = new Map((before?.clocks ?? []).map((clock) => [clock.id, clock]));
  const changed = after.clocks.filter((clock) => was.get(clock.id) !== clock);
  const ended = changed.filter((clock) => isOpen(was.get(clock.id) ?? clock) && !isOpen(clock));
  const waiting = changed.filter(({ id, kind, state }) => {
    return kind === 'promise' && state === 'paused' && was.get(id)?.state === 'running';
  });
  const fresh = changed.filter((clock) => !was.has(clock.id) && clock.kind === 'promise' && isOpen(clock));
  return [
    ...waiting.map(({ pausedLate }) => (pausedLate ? LATE : IN_TIME)),
    // Whether a promise that waited for her was in time was told when it began to wait.
    ...ended.flatMap(({ id, kind, outcome }) =>
      kind === 'promise' && was.get(id)?.state === 'paused' ? [] : (ENDED[`${kind} ${outcome!}`] ?? []),
    ),
    ...fresh.flatMap((clock) => {
      const due = dueOf(clock);
      if (due === undefined) return [];
      const { nl, en } = beforeTime(zone, due, at);
      return [both(`De vrager hoort iets ${nl}.`, `The requester hears ${en}.`)];
    }),
  ];
}

const dueOf = ({ dueAt, target }: Clock): number | undefined => dueAt ?? ('by' in target ? target.by : undefined);

const IN_TIME = both('Dat is binnen de beloofde tijd.', 'That is within the time that was promised.');
const LATE = both('Dat is later dan beloofd.', 'That is later than promised.');
const ENDED: Readonly<Record<string, Spoken>> = {
  'promise kept': both('De belofte is gehouden.', 'The promise is kept.'),
  'promise broken': both('De belofte is niet op tijd gehouden.', 'The promise is not kept in time.'),
  'promise moved': both('De belofte is op tijd verzet.', 'The promise is moved in time.'),
  'claim broken': both('Dat is later dan afgesproken.', 'That is later than agreed.'),
  'first_reply broken': both('Deze eerste woorden komen te laat.', 'These first words come late.'),
  'solve broken': both('De oplossing kwam te laat.', 'The solution came late.'),
  'consult broken': both('Dat antwoord komt te laat.', 'That answer comes late.'),
  'callback broken': both('Terugbellen gebeurt te laat.', 'Calling back happens late.'),
};
