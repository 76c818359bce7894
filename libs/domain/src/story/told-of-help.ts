import { both, does, eurosOf, momentOf, type Spoken } from './spoken.js';
import { askedIn, leftOut, type Tells } from './telling.js';

/** What was said and done to help: that it was, never what. */
export const TOLD_OF_HELP = {
  RequesterWrote: (_fact, { by }) => [does(by, 'schrijft een bericht', 'writes a message')],
  HelperReplied: ({ data }, { by }) => [
    data.asksRequester
      ? does(by, 'vraagt de vrager iets', 'asks the requester something')
      : does(by, 'geeft antwoord', 'answers'),
  ],
  NoteWritten: leftOut('a note is words among those who help'),
  MaskLifted: leftOut('it is about the words'),
  InterimGiven: (_fact, { by }) => [
    does(by, 'regelt alvast iets, tot het is opgelost', 'arranges something until it is solved'),
  ],
  HelperJoined: ({ data }, { cast }) => {
    if (data.because === 'difficult') return [];
    const who = cast.who(data.personId);
    return data.because === 'moved_promise'
      ? [
          both('Dit is de derde nieuwe tijd.', 'This is the third new time.'),
          does(who, 'komt daarom helpen', 'therefore comes to help'),
        ]
      : [does(who, 'komt erbij en denkt mee', 'joins and thinks along')];
  },
  CallbackAsked: () => [both('De vrager wil gebeld worden.', 'The requester wants to be called.')],
  CalledBack: (_fact, { by }) => [does(by, 'belt terug', 'calls back')],

  ConsultAsked: ({ data }, so) => {
    const whom = askedIn(data.to, so);
    const { onCall, backAt } = data;
    const away = onCall && [both('Daar is nu niemand in dienst.', 'Nobody is on shift there now.')];
    const back = backAt === undefined ? undefined : momentOf(so.zone, backAt, so.at);
    return [
      does(so.by, `haalt ${whom.nl} erbij`, `asks ${whom.en} in`),
      ...(away ?? []),
      ...(onCall?.length ? [both('De achterwacht daar hoort het.', 'Who is on call there is told.')] : []),
      ...(back ? [both(`Er is weer iemand vanaf ${back.nl}.`, `Somebody is back from ${back.en}.`)] : []),
    ];
  },
  ConsultAnswered: ({ data }, so) => {
    const whom = askedIn(so.before.consults.find(({ id }) => id === data.consultId)!.to, so);
    const lacked = LACKED[data.lacked ?? ''];
    return [
      both(`Het antwoord van ${whom.nl} is er.`, `The answer of ${whom.en} is there.`),
      ...(lacked ? [lacked] : []),
    ];
  },
  ConsultWithdrawn: ({ data }, so) => {
    const whom = askedIn(so.before.consults.find(({ id }) => id === data.consultId)!.to, so);
    return [does(whom, 'hoeft niet meer te antwoorden', 'need not answer any more')];
  },

  DecisionAsked: ({ data }, { by, cast }) => {
    const cost = costOf(data.amountCents, data.costCentre);
    if (data.level === 'team')
      return [both(`Het team beslist zelf: ${cost.nl}.`, `The team decides itself: ${cost.en}.`)];
    if (data.level === 'owner') return [does(by, `beslist zelf: ${cost.nl}`, `decides without asking: ${cost.en}`)];
    const decider = data.deciderId === undefined ? undefined : cast.who(data.deciderId);
    return [
      does(
        by,
        `vraagt ${decider?.nl ?? 'een beslisser'} om ${cost.nl}`,
        `asks ${decider?.en ?? 'a decider'} for ${cost.en}`,
      ),
    ];
  },
  DecisionPassedOn: ({ data }, { cast }) => {
    const next = cast.who(data.deciderId);
    return [
      both('De beslisser zegt niets op tijd.', 'The decider does not say anything in time.'),
      does(next, 'mag nu beslissen', 'may decide now'),
    ];
  },
  DecisionGiven: ({ data }, { by }) => {
    if (data.bySilence)
      return [both('Niemand zegt op tijd nee. Daarom mag het.', 'Nobody says no in time. Therefore it may.')];
    return data.granted
      ? [does(by, 'zegt ja: het maatwerk mag', 'says yes: it may be made to measure')]
      : [does(by, 'zegt nee, en noemt iets anders dat wel kan', 'says no, and names something else that can be done')];
  },

  PathStarted: ({ data }, { by }) => {
    const { nl, en } = PATHS[data.path];
    return [does(by, `begint met de stappen voor ${nl}`, `begins the steps for ${en}`)];
  },
  PathDeclined: leftOut('her words only sounded like it'),
  PathStepDone: ({ data }, { by }) => [
    data.done
      ? does(by, 'heeft een van die stappen gedaan', 'has done one of those steps')
      : does(by, 'zet een van die stappen weer open', 'opens one of those steps again'),
  ],
} satisfies Partial<Tells>;

export const costOf = (cents: number, costCentre?: string): Spoken => {
  const { nl, en } = eurosOf(cents);
  if (cents === 0) return both('maatwerk', 'something made to measure');
  const from =
    costCentre === undefined
      ? both('', '')
      : both(` van kostenplaats ${costCentre}`, ` from cost centre ${costCentre}`);
  return both(`${nl} maatwerk${from.nl}`, `${en} made to measure${from.en}`);
};

const LACKED: Readonly<Record<string, Spoken>> = {
  right: both('Zelf mocht het servicecentrum dit niet.', 'The service centre had no right to do this itself.'),
  key: both('Zelf kon het servicecentrum er niet bij.', 'The service centre had no key to do this itself.'),
  knowledge: both('Zelf wist het servicecentrum dit niet.', 'The service centre did not know this itself.'),
};
const PATHS: Readonly<Record<'danger' | 'incident' | 'data_leak', Spoken>> = {
  danger: both('iemand in gevaar', 'somebody in danger'),
  incident: both('een incident met een cliënt', 'an incident with a client'),
  data_leak: both('een datalek', 'a data leak'),
};
