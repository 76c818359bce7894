import { type Urgency } from '../policy.js';
import { type Fact } from '../facts.js';
import { beforeTime, both, does, type Spoken } from './spoken.js';
import { leftOut, type FactOf, type Telling, type Tells } from './telling.js';

/** How it went on and how it ended, how urgent it was, and what the clocks did. */
export const TOLD_OF_ENDINGS = {
  SolutionOffered: (_fact, { by }) => [
    does(by, 'zegt: het is opgelost', 'says: it is solved'),
    both('De vrager mag zeggen of dat klopt.', 'The requester may say whether that is so.'),
  ],
  SolutionConfirmed: (fact, so) => [
    hers(fact, so, both('zegt: klaar', 'says: done'), both('de vrager zegt: klaar', 'the requester says: done')),
  ],
  ElsewhereTold: leftOut('what somebody thought of it is theirs'),
  ThanksGiven: leftOut('what somebody thought of it is theirs'),
  SolutionRejected: (fact, so) => [
    hers(
      fact,
      so,
      both('zegt: nog niet klaar', 'says: not done yet'),
      both('de vrager zegt: nog niet klaar', 'the requester says: not done yet'),
    ),
    does(so.owner, 'gaat verder', 'goes on'),
  ],
  ClosedUnsolved: ({ data }, { by, cast }) => [
    does(by, 'zegt eerlijk dat het niet lukt', 'says honestly that it cannot be done'),
    does(cast.who(data.secondId), 'kijkt mee', 'looks along'),
  ],
  SecondAgreed: (_fact, { by }) => [does(by, 'ziet ook niets dat helpt', 'sees nothing that helps either')],
  BetterIdeaBrought: (_fact, { by }) => [does(by, 'weet iets beters', 'knows something better'), openAgain],
  UnsolvedSeen: (_fact, { by }) => [does(by, 'heeft dat gelezen', 'has read it')],
  UnsolvedContested: (_fact, { by }) => [does(by, 'laat het daar niet bij', 'does not leave it there'), openAgain],
  TicketReopened: (_fact, { by }) => [does(by, 'zegt: het is er weer', 'says: it is back'), openAgain],
  TicketWithdrawn: (_fact, { by }) => [does(by, 'heeft geen hulp meer nodig', 'needs no more help')],
  TicketDiscarded: (_fact, { by }) => [does(by, 'zegt: dit is geen vraag', 'says: this is not a question')],
  DiscardUndone: (_fact, { by }) => [does(by, 'ziet toch een vraag', 'sees a question after all'), openAgain],
  RequesterReminded: () => [
    both('De vrager krijgt een seintje: is het opgelost?', 'The requester is reminded: is it solved?'),
  ],
  TicketClosedUnconfirmed: (_fact, { after }) =>
    after.closedHow === 'outage_over'
      ? [both('De storing is voorbij. De vraag is afgerond.', 'The fault is over. The question is finished.')]
      : [
          both('De vrager zegt niets meer.', 'The requester says nothing any more.'),
          both('De vraag is afgerond: niet bevestigd.', 'The question is finished: not confirmed.'),
        ],

  UrgencyRaised: ({ data }, { by }) => [
    does(
      by,
      `maakt de vraag dringender: “${URGENCIES[data.to].nl}”`,
      `makes the question more urgent: “${URGENCIES[data.to].en}”`,
    ),
  ],
  UrgencyLowered: ({ data, by: id }, { by, after }) => [
    does(
      by,
      `maakt de vraag minder dringend: “${URGENCIES[data.to].nl}”`,
      `makes the question less urgent: “${URGENCIES[data.to].en}”`,
    ),
    ...(id === after.requesterId ? [] : [both('De vrager vindt dat goed.', 'The requester agrees.')]),
  ],
  UrgencyKept: leftOut('her words only sounded like it'),
  WaitAsked: (_fact, { by }) => [does(by, 'vraagt of het kan wachten', 'asks whether it can wait')],
  WaitAnswered: ({ data }, { by }) => [
    data.agrees
      ? does(by, 'zegt: dat kan', 'says: it can')
      : does(by, 'zegt: dat kan niet wachten', 'says: it cannot wait'),
  ],
  LaterAgreed: ({ data }, { zone, at }) => {
    const until = beforeTime(zone, data.until, at);
    return [both(`Samen afgesproken: later, ${until.nl}.`, `Agreed together: later, ${until.en}.`)];
  },
  ClocksRederived: () => [
    both(
      'Er gelden nieuwe afspraken. De klokken lopen daarmee verder.',
      'New targets apply. The clocks go on by them.',
    ),
  ],

  EscalationRaised: (fact, so) => [dueSays(fact), rang(fact, so)],

  TicketMerged: () => [
    both(
      'De vraag gaat verder in een oudere vraag van de vrager.',
      'The question goes on in an older one of the requester.',
    ),
  ],
  TicketAbsorbed: ({ data }, { cast }) => [
    both('Een nieuwere vraag van de vrager komt hierbij.', 'A newer question of the requester joins this one.'),
    ...(data.helperId === undefined ? [] : [does(cast.who(data.helperId), 'denkt mee', 'thinks along')]),
  ],
  TicketLinked: () => [both('Er hangt een andere vraag mee samen.', 'Another question is related to it.')],
  OutageJoined: () => [
    both('De vraag hoort bij een storing die we kennen.', 'The question belongs to a fault we know of.'),
  ],
  BroadcastHeard: () => [both('De vrager hoort nieuws over de storing.', 'The requester hears news of the fault.')],
  OutageEnded: (_fact, { after }) => [
    both('De storing is voorbij.', 'The fault is over.'),
    ...(after.isOutage
      ? []
      : [both('De vrager mag zeggen of het weer werkt.', 'The requester may say whether it works again.')]),
  ],
} satisfies Partial<Tells>;

export const URGENCIES: Readonly<Record<Urgency, Spoken>> = {
  now: both('nu', 'now'),
  today: both('vandaag', 'today'),
  week: both('deze week', 'this week'),
  normal: both('gewoon', 'ordinary'),
};

const openAgain = both('De vraag is weer open.', 'The question is open again.');

/** By her side, or by staff who quote it. */
function hers(
  fact: FactOf<'SolutionConfirmed' | 'SolutionRejected'>,
  { by }: Telling,
  says: Spoken,
  quoted: Spoken,
): Spoken {
  return fact.data.quoted
    ? does(by, `schrijft op dat ${quoted.nl}`, `writes down that ${quoted.en}`)
    : does(by, says.nl, says.en);
}

const RUNS: Readonly<Record<Extract<Fact, { type: 'EscalationRaised' }>['data']['clock'], Spoken>> = {
  claim: both('het oppakken', 'picking up'),
  first_reply: both('de eerste woorden', 'the first words'),
  promise: both('de belofte', 'the promise'),
  solve: both('de oplossing', 'the solution'),
  consult: both('het antwoord', 'the answer'),
  callback: both('het terugbellen', 'calling back'),
  handover: both('het overnemen', 'taking over'),
  decision: both('de keuze', 'the decision'),
  confirmation: both('het antwoord van de vrager', 'the answer of the requester'),
  data_leak: both('het melden van het datalek', 'reporting the data leak'),
};

/** Nearly, now, or still. */
function dueSays({ data }: FactOf<'EscalationRaised'>): Spoken {
  const due = data.clocks.find(({ id }) => id === data.clockId)?.dueAt ?? data.dueAt;
  const { nl, en } = RUNS[data.clock];
  if (data.dueAt < due) return both(`De tijd voor ${nl} is bijna om.`, `The time for ${en} is nearly up.`);
  return data.dueAt > due
    ? both(`Nog te laat: ${nl}.`, `Still late: ${en}.`)
    : both(`De tijd voor ${nl} is om.`, `The time for ${en} is up.`);
}

function rang({ data }: FactOf<'EscalationRaised'>, { cast, owner }: Telling): Spoken {
  if (data.added !== undefined) {
    const who = cast.who(data.added);
    return does(owner, `houdt de vraag, en ${who.nl} komt helpen`, `keeps the question, and ${who.en} comes to help`);
  }
  const n = data.tell.length;
  if (n === 0) return both('Er is niemand om te waarschuwen.', 'There is nobody to tell.');
  return n === 1
    ? both('Eén persoon krijgt een seintje.', 'One person is told.')
    : both(`${n} mensen krijgen een seintje.`, `${n} people are told.`);
}
