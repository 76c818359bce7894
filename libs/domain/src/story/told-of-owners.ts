import { both, does, momentOf, type Spoken } from './spoken.js';
import { leftOut, type Telling, type Tells } from './telling.js';

/** Who asked, who has it, and who acts for whom. Why somebody wanted another is in words, and stays there. */
export const TOLD_OF_OWNERS = {
  TicketOpened: ({ data, by }, so) => {
    const asker = so.cast.asker(so.team);
    const herself = by === data.requesterId;
    return [
      herself
        ? does(asker, 'stelt een vraag', 'asks a question')
        : does(so.by, `schrijft een vraag op voor ${asker.nl}`, `writes down a question for ${asker.en}`),
      ...(data.careNow
        ? [both('Iemand kan nu niet goed geholpen worden.', 'Somebody cannot be helped properly now.')]
        : []),
      ...(data.links ?? []).flatMap(({ how }) => BEGAN[how] ?? []),
      keepsWatch(so),
    ];
  },
  HelpLogged: (_fact, { by, cast, team }) => {
    const asker = cast.asker(team);
    return [
      does(by, `hielp ${asker.nl}, en schrijft dat op`, `helped ${asker.en}, and writes it down`),
      both('De vrager mag zeggen of het klaar is.', 'The requester may say whether it is done.'),
    ];
  },
  WatchPassed: (_fact, { owner }) => [
    does(owner, 'let nu op de vraag: de wacht gaat verder', 'looks after the question now: the watch goes on'),
  ],
  TicketClaimed: ({ data }, { owner }) => [
    data.answering
      ? does(owner, 'neemt de telefoon op en pakt de vraag op', 'answers the phone and picks up the question')
      : does(owner, 'pakt de vraag op', 'picks up the question'),
  ],
  // Why somebody is away is theirs.
  OwnerSucceeded: (_fact, so) => {
    const was = so.cast.who(so.before.ownerId);
    return [does(so.owner, `neemt het over: ${was.nl} is langer weg`, `takes over: ${was.en} is away for longer`)];
  },

  HandoverOffered: ({ data }, { by, cast }) => {
    const to = cast.who(data.toId);
    return [does(by, `vraagt ${to.nl} om de vraag over te nemen`, `asks ${to.en} to take over the question`)];
  },
  HandoverAccepted: (_fact, { owner, before, cast }) => {
    const was = cast.who(before.ownerId);
    return [
      does(owner, 'neemt de vraag over', 'takes over the question'),
      does(was, 'blijft meedenken', 'stays to think along'),
    ];
  },
  HandoverDeclined: ({ data }, { before, owner, cast }) => [
    does(receiver(data.handoverId, { before, cast }), 'neemt niet over', 'does not take over'),
    stays(owner),
  ],
  HandoverLapsed: ({ data }, { before, owner, cast }) => {
    const to = receiver(data.handoverId, { before, cast });
    return [does(to, 'zegt niet op tijd ja', 'does not say yes in time'), stays(owner)];
  },
  SomeoneElseAsked: (_fact, { by }) => [does(by, 'vraagt om iemand anders', 'asks for somebody else')],

  StandInStarted: ({ data }, { cast, owner }) => [
    does(cast.who(data.personId), `neemt waar voor ${owner.nl}`, `stands in for ${owner.en}`),
    does(owner, 'blijft eigenaar', 'stays the owner'),
  ],
  StandInAsked: ({ data }, { by, cast }) => {
    const asked = cast.who(data.personId);
    return [does(by, `vraagt ${asked.nl} om waar te nemen`, `asks ${asked.en} to stand in`)];
  },
  StandInDeclined: (_fact, { before, cast, by }) => {
    const asked = before.standInAsked ? cast.who(before.standInAsked.personId) : by;
    return [does(asked, 'kan niet waarnemen', 'cannot stand in')];
  },
  StandInAskOver: leftOut('nothing began and nothing ended'),
  StandInEnded: ({ data }, { owner }) => [
    data.because === 'owner_back'
      ? does(owner, 'is er weer', 'is back')
      : both('Het waarnemen is voorbij.', 'The standing in is over.'),
  ],
  DifficultTold: leftOut('a difficult conversation is between who had it and who came in beside'),

  StepWaited: ({ data }, { zone, at }) => {
    const until = momentOf(zone, data.until, at);
    return [
      both(
        `Er is nu niemand in dienst. De klok wacht tot ${until.nl}.`,
        `Nobody is on shift now. The clock waits until ${until.en}.`,
      ),
    ];
  },
} satisfies Partial<Tells>;

const BEGAN: Readonly<Record<string, Spoken>> = {
  reopened: both('Het gaat over iets van eerder.', 'It is about something of before.'),
  split: both('Eerst stond dit in een andere vraag.', 'This stood in another question first.'),
};

function keepsWatch({ cast, owner, after }: Telling): Spoken {
  return cast.watched(after.ownerId)
    ? does(owner, 'let op de vraag', 'looks after the question')
    : does(owner, 'heeft de wacht en let op de vraag', 'is on watch and looks after the question');
}

const stays = (owner: Spoken): Spoken => does(owner, 'blijft helpen', 'goes on helping');

function receiver(handoverId: string, { before, cast }: Pick<Telling, 'before' | 'cast'>): Spoken {
  return cast.who(before.handovers.find(({ id }) => id === handoverId)!.toId);
}
