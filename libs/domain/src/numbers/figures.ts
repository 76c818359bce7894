import { CLIMBING, type ClockKind } from '../clock/clock.js';
import { type What } from './counted.js';

/**
 * Every figure by its name: what is counted, out of what, and what that means in plain words. A screen, an export and an answer of the
 * API read it here and nowhere else, so that one name is one figure everywhere.
 */
export interface FigureOf {
  /** `share`: of each hundred. `time`: half and nine of ten came within. `money`: cents. `score`: 1 to 5. */
  readonly unit: 'count' | 'share' | 'time' | 'money' | 'score';
  /** Counted; for `time`, `money` and `score` the one thing whose values are taken. */
  readonly of: readonly What[];
  /** For a share: out of these, which hold `of`. */
  readonly among?: readonly What[];
  /**
   * What people told us of our help: of the whole house only, and withheld where it is of fewer than five. `fives`: what they told,
   * counted in whole groups of five (`inFives`). `whether`: that they told it.
   */
  readonly told?: 'fives' | 'whether';
  /** Of calls, which are no questions: it is not taken apart by team or subject. */
  readonly calls?: true;
  /** What it must be, whatever happens. */
  readonly must?: 0;
  readonly nl: FigureWords;
  readonly en: FigureWords;
}
export interface FigureWords {
  readonly title: string;
  readonly meaning: string;
}

const inTime = (kind: 'claim' | 'first_reply' | 'promise' | 'callback' | 'consult' | 'solve') =>
  ({ unit: 'share', of: [`${kind}.kept`], among: [`${kind}.kept`, `${kind}.broken`] }) as const;
const count = (...of: What[]) => ({ unit: 'count', of }) as const;

export const FIGURES = {
  elsewhere: {
    ...{ unit: 'share', of: ['elsewhere.knocked'], among: ['elsewhere.told'], told: 'fives' },
    nl: {
      title: 'Moest ergens anders aankloppen',
      meaning:
        'Na afloop vragen we: moest je ergens anders aankloppen? Hooguit één keer per week aan iedereen. Zo vaak was het antwoord ja, geteld op de dag van het antwoord. Hoe lager, hoe beter. We tellen per vijf mensen, zodat niemand te herkennen is.',
    },
    en: {
      title: 'Had to knock elsewhere',
      meaning:
        'Afterwards we ask: did you have to knock elsewhere? At most once a week of anybody. This often the answer was yes, counted on the day of the answer. The lower, the better. Counted by five people, so that nobody is told apart.',
    },
  },
  elsewhereAnswered: {
    ...{ unit: 'share', of: ['elsewhere.answered'], among: ['elsewhere.asked'], told: 'whether' },
    nl: {
      title: 'Gaf antwoord op die vraag',
      meaning: 'Van wie we vroegen of ze ergens anders moesten aankloppen: zo veel gaven antwoord.',
    },
    en: {
      title: 'Answered that question',
      meaning: 'Of those we asked whether they had to knock elsewhere: this many answered.',
    },
  },
  asked: {
    ...count('asked'),
    nl: {
      title: 'Gevraagd',
      meaning:
        'Vragen die binnenkwamen, ook hulp die achteraf is opgeschreven, en ook wat geen vraag bleek of bij een andere hoorde. Een bekende storing zelf telt niet mee.',
    },
    en: {
      title: 'Asked',
      meaning:
        'Questions that came in, also help written down afterwards, and what proved no question or part of another one. A known fault itself does not count.',
    },
  },
  claimedInTime: {
    ...inTime('claim'),
    nl: { title: 'Op tijd opgepakt', meaning: 'Zo vaak pakte iemand de vraag op binnen de afgesproken tijd.' },
    en: { title: 'Picked up in time', meaning: 'This often somebody picked the question up within the time agreed.' },
  },
  pickUp: {
    ...{ unit: 'time', of: ['claimed'] },
    nl: { title: 'Wachten tot iemand het oppakt', meaning: 'Van de vraag tot iemand hem oppakte.' },
    en: { title: 'Waiting until picked up', meaning: 'From asking until somebody picked it up.' },
  },
  firstWordsInTime: {
    ...inTime('first_reply'),
    nl: {
      title: 'Eerste woorden op tijd',
      meaning:
        'Zo vaak schreef of zei iemand iets terug binnen de afgesproken tijd. Een automatisch bericht telt niet.',
    },
    en: {
      title: 'First words in time',
      meaning: 'This often a person answered within the time agreed. An automatic message does not count.',
    },
  },
  firstWords: {
    ...{ unit: 'time', of: ['first_words'] },
    nl: { title: 'Eerste antwoord', meaning: 'Van de vraag tot de eerste woorden van een mens.' },
    en: { title: 'First answer', meaning: 'From asking until the first words of a person.' },
  },
  promisesKept: {
    ...inTime('promise'),
    nl: {
      title: 'Belofte gehouden',
      meaning: 'Bij elke vraag zeggen we wanneer je iets hoort. Zo vaak kwam dat uit. Op tijd verzet telt apart.',
    },
    en: {
      title: 'Promise kept',
      meaning: 'With each question we say when you will hear. This often that came true. Moved in time counts apart.',
    },
  },
  promisesMoved: {
    ...count('promise.moved'),
    nl: { title: 'Belofte op tijd verzet', meaning: 'Een nieuwe tijd, gezegd voordat de oude voorbij was.' },
    en: { title: 'Promise moved in time', meaning: 'A new time, said before the old one had passed.' },
  },
  promisesBroken: {
    ...count('promise.broken'),
    nl: {
      title: 'Belofte te laat',
      meaning:
        'De tijd ging voorbij en zij had nog niets gehoord. Geteld zodra ze het alsnog hoort, of zegt dat het niet meer nodig is. Wat nu nog loopt en te laat is, staat erbij.',
    },
    en: {
      title: 'Promise late',
      meaning:
        'The time passed and she had heard nothing yet. Counted once she does hear, or says that it is not needed any more. What still runs and is late stands beside it.',
    },
  },
  later: {
    ...count('later'),
    nl: { title: 'Later afgesproken', meaning: 'Een latere datum, met haar ja. Dat telt niet als te laat.' },
    en: { title: 'Agreed for later', meaning: 'A later date, with her yes. That does not count as late.' },
  },
  confirmed: {
    ...count('confirmed'),
    nl: { title: 'Klaar, zegt de vrager', meaning: 'Zo vaak zei de vrager zelf dat het is opgelost.' },
    en: { title: 'Done, says who asked', meaning: 'This often who asked said that it is solved.' },
  },
  unconfirmed: {
    ...count('unconfirmed'),
    nl: {
      title: 'Niet bevestigd',
      meaning: 'Afgesloten omdat er geen antwoord meer kwam. Het telt nooit als tevreden.',
    },
    en: { title: 'Not confirmed', meaning: 'Ended because no answer came any more. It never counts as content.' },
  },
  notSolved: {
    ...count('not_solved'),
    nl: { title: 'Toch nog niet opgelost', meaning: 'Wij dachten dat het klaar was. Zij zei van niet.' },
    en: { title: 'Not solved after all', meaning: 'We thought it was done. She said it was not.' },
  },
  reopened: {
    ...count('reopened'),
    nl: { title: 'Weer geopend', meaning: 'Het was klaar en kwam binnen twee weken terug.' },
    en: { title: 'Opened again', meaning: 'It was done and came back within two weeks.' },
  },
  solved: {
    ...{ unit: 'time', of: ['solved'] },
    nl: {
      title: 'Tot de oplossing',
      meaning:
        'Van de vraag tot de oplossing die zij bevestigde. Ging het tussendoor weer open, dan telt die tijd mee. Hulp die achteraf is opgeschreven telt hier niet.',
    },
    en: {
      title: 'Until the solution',
      meaning:
        'From asking until the solution she confirmed. Where it opened again in between, that time counts too. Help written down afterwards does not count here.',
    },
  },
  solvedInTime: {
    ...inTime('solve'),
    nl: {
      title: 'Op tijd opgelost',
      meaning:
        'Zo vaak was de oplossing er binnen de afgesproken tijd. Wachten op haar of op een afgesproken dag telt niet mee.',
    },
    en: {
      title: 'Solved in time',
      meaning:
        'This often the solution came within the time agreed. Waiting for her or for a day agreed does not count.',
    },
  },
  firstOwner: {
    ...{ unit: 'share', of: ['first_owner'], among: ['confirmed'] },
    nl: {
      title: 'Zonder overdragen',
      meaning:
        'Eén helper van begin tot eind. Iemand erbij halen telt niet als overdragen, en overnemen na een moeilijk gesprek ook niet.',
    },
    en: {
      title: 'Without handing over',
      meaning:
        'One helper from beginning to end. Asking somebody in does not count as handing over, nor does taking over after a difficult conversation.',
    },
  },
  firstContact: {
    ...{ unit: 'share', of: ['first_contact'], among: ['confirmed'] },
    nl: {
      title: 'Meteen geholpen',
      meaning:
        'Ons eerste antwoord was de oplossing. Aan de telefoon: de oplossing kwam binnen een kwartier na het opnemen.',
    },
    en: {
      title: 'Helped at once',
      meaning: 'Our first answer was the solution. On the phone: it came within a quarter of an hour of answering.',
    },
  },
  handovers: {
    ...count('handover.accepted'),
    nl: {
      title: 'Overgedragen',
      meaning: 'Een collega nam de vraag over, met ja. Na een lastig gesprek telt het niet.',
    },
    en: {
      title: 'Handed over',
      meaning: 'A colleague took the question over and agreed. After a difficult talk it does not count.',
    },
  },
  handoversRefused: {
    ...count('handover.declined', 'handover.lapsed'),
    nl: {
      title: 'Overdragen, niet aangenomen',
      meaning: 'Een collega zei nee, of zei niets. De vraag bleef waar hij was.',
    },
    en: { title: 'Handover not taken', meaning: 'A colleague said no, or nothing. The question stayed where it was.' },
  },
  returned: {
    ...{ ...count('returned'), must: 0 },
    nl: { title: 'Terug naar wie de vraag al had', meaning: 'Dit moet 0 zijn: een vraag gaat niet heen en weer.' },
    en: { title: 'Back to who had it before', meaning: 'This must be 0: a question does not go back and forth.' },
  },
  ownerless: {
    ...{ ...count('ownerless'), must: 0 },
    nl: {
      title: 'Zonder eigenaar',
      meaning: 'Dit moet 0 zijn: elke vraag is van iemand met een naam. We tellen elke stap waarna dat niet zo was.',
    },
    en: {
      title: 'Without an owner',
      meaning:
        'This must be 0: every question is somebody’s, by name. We count every step after which that was not so.',
    },
  },
  standIns: {
    ...count('stand_in'),
    nl: { title: 'Iemand nam waar', meaning: 'Zo vaak lette een collega op voor wie geen dienst had.' },
    en: { title: 'Somebody stood in', meaning: 'This often a colleague looked after it for who was off shift.' },
  },
  joined: {
    ...count('joined'),
    nl: {
      title: 'Hulp erbij omdat het te lang duurde',
      meaning: 'De klok haalde er iemand bij. De vraag bleef waar hij was.',
    },
    en: {
      title: 'Help joined because it took long',
      meaning: 'The clock brought somebody in. The question stayed where it was.',
    },
  },
  consults: {
    ...count('consult.asked'),
    nl: { title: 'Iemand erbij gehaald', meaning: 'Zo vaak dacht een collega of dienst mee naast de eigenaar.' },
    en: { title: 'Somebody asked in', meaning: 'This often a colleague or service thought along beside the owner.' },
  },
  consultTurnAround: {
    ...{ unit: 'time', of: ['consult.answered'] },
    nl: { title: 'Antwoord van wie erbij is gehaald', meaning: 'Van vragen tot antwoord van de collega of dienst.' },
    en: { title: 'Answer of who was asked in', meaning: 'From asking to the answer of the colleague or service.' },
  },
  consultsInTime: {
    ...inTime('consult'),
    nl: { title: 'Meedenken op tijd', meaning: 'Zo vaak kwam het antwoord van de collega of dienst op tijd.' },
    en: { title: 'Thought along in time', meaning: 'This often the colleague or service answered in time.' },
  },
  sentAnyway: {
    ...{ unit: 'share', of: ['sent_anyway'], among: ['told'] },
    nl: {
      title: 'Antwoord dat wegstuurt, toch verstuurd',
      meaning:
        'Van elke honderd antwoorden aan een vrager: zo veel legden de volgende stap bij haar, na de waarschuwing. Een bericht aan velen tegelijk telt niet.',
    },
    en: {
      title: 'Redirecting answer sent anyway',
      meaning:
        'Of each hundred answers to one asker: this many left the next step with her, after the warning. A message to many at once does not count.',
    },
  },
  score: {
    ...{ unit: 'score', of: ['score'], told: 'fives' },
    nl: {
      title: 'Tevreden, van 1 tot 5',
      meaning:
        'De middelste van wat vragers gaven toen het klaar was. We tellen per vijf mensen, zodat niemand te herkennen is.',
    },
    en: {
      title: 'Satisfied, from 1 to 5',
      meaning:
        'The middle one of what askers gave when it was done. Counted by five people, so that nobody is told apart.',
    },
  },
  scored: {
    ...{ unit: 'share', of: ['score'], among: ['confirmed'], told: 'whether' },
    nl: { title: 'Gaf een cijfer', meaning: 'Van wie zei dat het klaar is: zo veel gaven een cijfer.' },
    en: { title: 'Gave a score', meaning: 'Of those who said it is done: this many gave a score.' },
  },
  callsAnswered: {
    ...{ unit: 'share', of: ['call.answered'], among: ['call.rang'], calls: true },
    nl: { title: 'Telefoon opgenomen', meaning: 'Van wie ons belde: zo veel kregen iemand aan de lijn.' },
    en: { title: 'Calls answered', meaning: 'Of those who called us: this many got somebody on the line.' },
  },
  callsHungUp: {
    ...{ ...count('call.hung_up'), calls: true },
    nl: { title: 'Opgehangen voor het opnemen', meaning: 'Wie belde hing op voordat iemand opnam. We bellen terug.' },
    en: { title: 'Hung up before an answer', meaning: 'The caller hung up before anybody answered. We call back.' },
  },
  answerTime: {
    ...{ unit: 'time', of: ['call.answered'], calls: true },
    nl: { title: 'Wachten aan de telefoon', meaning: 'Van de eerste bel tot iemand opnam.' },
    en: { title: 'Waiting on the phone', meaning: 'From the first ring until somebody answered.' },
  },
  calledBack: {
    ...inTime('callback'),
    nl: { title: 'Op tijd teruggebeld', meaning: 'Wie ophing voordat er werd opgenomen, belden we op tijd terug.' },
    en: { title: 'Called back in time', meaning: 'Who hung up before an answer was called back in time.' },
  },
  maatwerk: {
    ...count('maatwerk.granted'),
    nl: { title: 'Maatwerk gegeven', meaning: 'Iets extra’s of iets anders dan gewoon, omdat het helpt.' },
    en: { title: 'Made to measure', meaning: 'Something extra or other than usual, because it helps.' },
  },
  maatwerkCost: {
    ...{ unit: 'money', of: ['maatwerk.granted'] },
    nl: { title: 'Wat maatwerk kostte', meaning: 'Alles bij elkaar van wat mocht.' },
    en: { title: 'What it cost', meaning: 'All together of what was granted.' },
  },
  nearTheWork: {
    ...{ unit: 'share', of: ['maatwerk.near'], among: ['maatwerk.decided'] },
    nl: {
      title: 'Dichtbij beslist',
      meaning:
        'Van de besluiten over maatwerk: zo veel namen de eigenaar, het team of een teamleider, zonder directie.',
    },
    en: {
      title: 'Decided near the work',
      meaning: 'Of the decisions: this many were taken by the owner, the team or a lead, without the board.',
    },
  },
  decisionTime: {
    ...{ unit: 'time', of: ['maatwerk.waited'] },
    nl: { title: 'Wachten op een besluit', meaning: 'Van vragen tot het besluit, waar iemand anders besliste.' },
    en: { title: 'Waiting for a decision', meaning: 'From asking to the decision, where somebody else decided.' },
  },
  unsolved: {
    ...count('unsolved'),
    nl: { title: 'Niet op te lossen', meaning: 'Eerlijk gezegd, met een tweede paar ogen en iets anders erbij.' },
    en: { title: 'Cannot be solved', meaning: 'Honestly said, with a second pair of eyes and something else instead.' },
  },
  withdrawn: {
    ...count('withdrawn'),
    nl: { title: 'Niet meer nodig', meaning: 'De vrager trok de vraag zelf in.' },
    en: { title: 'Not needed any more', meaning: 'Who asked took the question back.' },
  },
  discarded: {
    ...count('discarded'),
    nl: {
      title: 'Geen vraag',
      meaning:
        'Weggelegd: verkeerd verbonden, reclame of post van een machine. Ook als iemand er later toch een vraag in zag.',
    },
    en: {
      title: 'Not a question',
      meaning: 'Put away: a wrong number, spam or mail of a machine. Also where somebody saw a question in it later.',
    },
  },
} as const satisfies Record<string, FigureOf>;

export type FigureName = keyof typeof FIGURES;
export const FIGURE_NAMES = Object.keys(FIGURES) as FigureName[];

/** The clock whose lateness a figure counts once it ends, if it is such a figure. */
export function lateOf(name: FigureName): ClockKind | undefined {
  const { of, among = of }: FigureOf = FIGURES[name];
  return CLIMBING.find((kind) => among.includes(`${kind}.broken`));
}

/** What was counted of one thing: how often, and the sum of its values. */
export interface Tally {
  readonly n: number;
  readonly sum: number;
}
export interface Spread {
  /** Half came within. */
  readonly p50: number;
  /** Nine of ten came within. */
  readonly p90: number;
}

/** A figure as it came out. `value` is a count, a share (0 to 1), milliseconds (p50), cents or a score; absent where there is nothing to say. */
export interface Figure {
  readonly name: FigureName;
  readonly unit: FigureOf['unit'];
  readonly value?: number;
  /** What it stands on: how many were counted, of how many. */
  readonly n: number;
  readonly among?: number;
  readonly p90?: number;
  /** In open time, of those whose clock runs in office hours. */
  readonly open?: Spread & { readonly n: number };
  /** Fewer than five people told it: not shown. */
  readonly withheld?: true;
}

/** Fewer people than this and nothing of what they thought or told is shown. */
export const SMALLEST_GROUP = 5;

/** Of the values of the one thing a time or a score is made of. */
export interface Spreads {
  readonly clock?: Counts | undefined;
  readonly open?: Counts | undefined;
}
type Counts = Spread & { readonly n: number };

/** What a figure of what was in time leaves out: counted too, and too late. Nothing for the others. */
export function missedOf(name: FigureName): readonly What[] {
  const { of, among = [] }: FigureOf = FIGURES[name];
  return of.every((what) => among.includes(what)) ? among.filter((what) => !of.includes(what)) : [];
}

/** The figure from what was counted; without `spreads` a time and a score have nothing to say. */
export function figureFrom(name: FigureName, tally: (what: What) => Tally, { clock, open }: Spreads = {}): Figure {
  const { unit, of, among, told }: FigureOf = FIGURES[name];
  const total = (whats: readonly What[]): number => whats.reduce((sum, what) => sum + tally(what).n, 0);
  const n = total(of);
  const all = among && total(among);
  const stands = { name, unit, n, ...(all === undefined ? {} : { among: all }) };
  if (told === 'fives' && (all ?? n) < SMALLEST_GROUP)
    return { name, unit, n: all === undefined ? n : 0, ...(all === undefined ? {} : { among: all }), withheld: true };
  if (unit === 'count') return { ...stands, value: n };
  if (unit === 'money') return { ...stands, value: tally(of[0]!).sum };
  if (unit === 'share') return all ? { ...stands, value: n / all } : stands;
  if (!clock) return stands;
  return { ...stands, value: clock.p50, ...(unit === 'time' ? { p90: clock.p90 } : {}), ...(open ? { open } : {}) };
}

/** The middle one, of an even number the mean of the two in the middle; and the first that nine of ten do not pass. Whole numbers. `sorted` upwards, never empty. */
export function spreadOf(sorted: readonly number[]): Spread {
  const [low, high] = [sorted[(sorted.length - 1) >> 1]!, sorted[sorted.length >> 1]!];
  return { p50: Math.round((low + high) / 2), p90: sorted[Math.ceil(sorted.length * 0.9) - 1]! };
}
