import { describe, expect, it } from '@jest/globals';
import { type Fact, type FactData, type FactType } from '../facts.js';
import { openBetween } from '../numbers/counted.js';
import { EVERYBODY, NINE, policy } from '../testing/desk.js';
import { isLeftOut, storyOf, TELLS, type StoryHouse } from './story.js';

const house: StoryHouse = {
  ...{ zone: 'Europe/Amsterdam', now: NINE + 3_600_000, open: openBetween(() => policy), team: 'Linde' },
  part: (id) => {
    const person = EVERYBODY.find((one) => one.id === id);
    return person && { roles: person.roles, ...(person.serviceId ? { service: 'Personeelszaken' } : {}) };
  },
  service: (id) => (id === 'hr' ? 'Personeelszaken' : undefined),
};

const clocks: [] = [];
const messageId = 'm';
const later = NINE + 26 * 3_600_000;
const ASKED: FactData['TicketOpened'] = {
  ...{ clocks, messageId, urgency: 'today', careNow: false, private: false, requesterId: 'noor', ownerId: 'joost' },
  ...{ teamId: 'linde', channel: 'web' },
};
const clock = (dueAt: number) => ({
  ...{ id: 'k', kind: 'promise' as const, target: { of: 'promised' as const, by: dueAt }, policyVersion: 1 },
  ...{ startedAt: NINE, pauses: [], state: 'running' as const, dueAt, steps: [], rung: [] },
});
const rings = (dueAt: number, of: object) => ({
  ...{ clockId: 'k', clock: 'solve' as const, step: 's', dueAt, clocks: [{ ...clock(NINE), kind: 'solve' as const }] },
  ...{ tell: [], ...of },
});

type Deed = { [T in FactType]: readonly [type: T, by: string, data: FactData[T]] }[FactType];
/** What was done before it: asked, and picked up. */
const BEGUN: readonly Deed[] = [
  ['TicketOpened', 'noor', ASKED],
  ['TicketClaimed', 'fatma', { clocks, ownerId: 'fatma' }],
];
const historyOf = (deeds: readonly Deed[]): Fact[] =>
  deeds.map(([type, by, data], i) => ({ ticketId: 't', seq: i + 1, at: NINE, type, by, data }) as Fact);
/** What the last of these is told with, alone. */
const lastOf = (deeds: readonly Deed[]) => {
  const facts = historyOf(deeds);
  const at = { ...facts.at(-1)!, at: NINE + 60_000 } as Fact;
  const { text } = storyOf([...facts.slice(0, -1), at], house).lines.at(-1)!;
  return [text.nl, text.en];
};

const offer: Deed = ['HandoverOffered', 'fatma', { clocks, handoverId: 'h', toId: 'bram', reason: 'r' }];
const consult = (to: FactData['ConsultAsked']['to'], more = {}): Deed => [
  'ConsultAsked',
  'fatma',
  { clocks, consultId: 'c', to, ...more },
];
const HR = { kind: 'service', id: 'hr' } as const;
const decision = (level: 'owner' | 'team' | 'decider', amountCents: number, more = {}): Deed => [
  'DecisionAsked',
  'fatma',
  { clocks, decisionId: 'd', kind: 'money', amountCents, reason: 'r', solves: 's', level, ...more },
];
const ends = { clocks, messageId };
const quoted = { quoted: { person: 'Noor', channel: 'phone' } };

const ROWS: readonly (readonly [deeds: readonly Deed[], nl: string, en: string])[] = [
  [
    [['TicketOpened', 'noor', ASKED]],
    'Een zorgmedewerker van team Linde stelt een vraag. De collega met de wacht let op de vraag.',
    'A care worker of team Linde asks a question. The colleague on watch looks after the question.',
  ],
  [
    [['TicketOpened', 'joost', { ...ASKED, careNow: true }]],
    'De helper schrijft een vraag op voor een zorgmedewerker van team Linde. Iemand kan nu niet goed geholpen worden. De helper heeft de wacht en let op de vraag.',
    'The helper writes down a question for a care worker of team Linde. Somebody cannot be helped properly now. The helper is on watch and looks after the question.',
  ],
  [
    [['TicketOpened', 'noor', { ...ASKED, links: [{ ticketId: 'o', how: 'reopened' }] }]],
    'Een zorgmedewerker van team Linde stelt een vraag. Het gaat over iets van eerder. De collega met de wacht let op de vraag.',
    'A care worker of team Linde asks a question. It is about something of before. The colleague on watch looks after the question.',
  ],
  [
    [['TicketOpened', 'noor', { ...ASKED, links: [{ ticketId: 'o', how: 'split' }] }]],
    'Een zorgmedewerker van team Linde stelt een vraag. Eerst stond dit in een andere vraag. De collega met de wacht let op de vraag.',
    'A care worker of team Linde asks a question. This stood in another question first. The colleague on watch looks after the question.',
  ],
  [
    [['HelpLogged', 'fatma', { ...ASKED, ownerId: 'fatma', helpMessageId: 'h' }]],
    'De helper hielp een zorgmedewerker van team Linde, en schrijft dat op. De vrager mag zeggen of het klaar is.',
    'The helper helped a care worker of team Linde, and writes it down. The requester may say whether it is done.',
  ],
  [
    [BEGUN[0]!, ['WatchPassed', 'system', { ownerId: 'bram' }]],
    'De tweede collega met de wacht let nu op de vraag: de wacht gaat verder.',
    'The second colleague on watch looks after the question now: the watch goes on.',
  ],
  [
    [BEGUN[0]!, ['TicketClaimed', 'bram', { clocks, ownerId: 'bram', answering: true }]],
    'De helper neemt de telefoon op en pakt de vraag op.',
    'The helper answers the phone and picks up the question.',
  ],
  [
    [...BEGUN, ['OwnerSucceeded', 'system', { clocks, ownerId: 'bram', because: 'away' }]],
    'De tweede helper neemt het over: de helper is langer weg.',
    'The second helper takes over: the helper is away for longer.',
  ],
  [
    [...BEGUN, ['RequesterWrote', 'aisha', ends]],
    'De collega schrijft een bericht.',
    'The colleague writes a message.',
  ],
  [
    [...BEGUN, ['RequesterWrote', 'noor', { ...ends, clocks: [clock(later)] }]],
    'De vrager schrijft een bericht. De vrager hoort iets vóór vrijdag 20 november 2026 om 11.00 uur.',
    'The requester writes a message. The requester hears before Friday 20 November 2026 at 11:00.',
  ],
  [
    [...BEGUN, ['HelperReplied', 'fatma', { ...ends, asksRequester: true }]],
    'De helper vraagt de vrager iets.',
    'The helper asks the requester something.',
  ],
  [
    [...BEGUN, ['HelperReplied', 'fatma', { ...ends, asksRequester: false }]],
    'De helper geeft antwoord.',
    'The helper answers.',
  ],
  [
    [...BEGUN, ['InterimGiven', 'fatma', ends]],
    'De helper regelt alvast iets, tot het is opgelost.',
    'The helper arranges something until it is solved.',
  ],
  [
    [...BEGUN, ['HelperJoined', 'fatma', { personId: 'bram', because: 'moved_promise' }]],
    'Dit is de derde nieuwe tijd. De tweede helper komt daarom helpen.',
    'This is the third new time. The second helper therefore comes to help.',
  ],
  [
    [...BEGUN, ['HelperJoined', 'noor', { personId: 'els', because: 'unsolved' }]],
    'De teamleider komt erbij en denkt mee.',
    'The team lead joins and thinks along.',
  ],
  [
    [...BEGUN, ['CallbackAsked', 'system', { clocks }]],
    'De vrager wil gebeld worden.',
    'The requester wants to be called.',
  ],
  [[...BEGUN, ['CalledBack', 'fatma', { clocks }]], 'De helper belt terug.', 'The helper calls back.'],
  [
    [...BEGUN, consult(HR)],
    'De helper haalt iemand van Personeelszaken erbij.',
    'The helper asks somebody of Personeelszaken in.',
  ],
  [
    [...BEGUN, consult({ kind: 'service', id: 'gone' }, { onCall: ['sam'] })],
    'De helper haalt iemand van een andere dienst erbij. Daar is nu niemand in dienst. De achterwacht daar hoort het.',
    'The helper asks somebody of another service in. Nobody is on shift there now. Who is on call there is told.',
  ],
  [
    [...BEGUN, consult({ kind: 'email', address: 'a@b.nl' }, { onCall: [], backAt: later })],
    'De helper haalt iemand van buiten erbij. Daar is nu niemand in dienst. Er is weer iemand vanaf vrijdag 20 november 2026 om 11.00 uur.',
    'The helper asks somebody from outside in. Nobody is on shift there now. Somebody is back from Friday 20 November 2026 at 11:00.',
  ],
  [
    [...BEGUN, consult({ kind: 'person', id: 'sam', joins: false })],
    'De helper haalt iemand van Personeelszaken erbij.',
    'The helper asks somebody of Personeelszaken in.',
  ],
  [
    [...BEGUN, consult(HR), ['ConsultAnswered', 'sam', { clocks, consultId: 'c', lacked: 'right' }]],
    'Het antwoord van iemand van Personeelszaken is er. Zelf mocht het servicecentrum dit niet.',
    'The answer of somebody of Personeelszaken is there. The service centre had no right to do this itself.',
  ],
  [
    [...BEGUN, consult(HR), ['ConsultAnswered', 'sam', { clocks, consultId: 'c', lacked: 'key' }]],
    'Het antwoord van iemand van Personeelszaken is er. Zelf kon het servicecentrum er niet bij.',
    'The answer of somebody of Personeelszaken is there. The service centre had no key to do this itself.',
  ],
  [
    [...BEGUN, consult(HR), ['ConsultAnswered', 'sam', { clocks, consultId: 'c', lacked: 'knowledge' }]],
    'Het antwoord van iemand van Personeelszaken is er. Zelf wist het servicecentrum dit niet.',
    'The answer of somebody of Personeelszaken is there. The service centre did not know this itself.',
  ],
  [
    [...BEGUN, consult(HR), ['ConsultAnswered', 'sam', { clocks, consultId: 'c', lacked: 'nothing' }]],
    'Het antwoord van iemand van Personeelszaken is er.',
    'The answer of somebody of Personeelszaken is there.',
  ],
  [
    [...BEGUN, consult(HR), ['ConsultWithdrawn', 'fatma', { clocks, consultId: 'c', reason: 'r' }]],
    'Iemand van Personeelszaken hoeft niet meer te antwoorden.',
    'Somebody of Personeelszaken need not answer any more.',
  ],
  [
    [...BEGUN, offer],
    'De helper vraagt de tweede helper om de vraag over te nemen.',
    'The helper asks the second helper to take over the question.',
  ],
  [
    [...BEGUN, offer, ['HandoverAccepted', 'bram', { clocks, handoverId: 'h', ownerId: 'bram' }]],
    'De tweede helper neemt de vraag over. De helper blijft meedenken.',
    'The second helper takes over the question. The helper stays to think along.',
  ],
  [
    [...BEGUN, offer, ['HandoverDeclined', 'bram', { clocks, handoverId: 'h' }]],
    'De tweede helper neemt niet over. De helper blijft helpen.',
    'The second helper does not take over. The helper goes on helping.',
  ],
  [
    [...BEGUN, offer, ['HandoverLapsed', 'system', { clocks, handoverId: 'h' }]],
    'De tweede helper zegt niet op tijd ja. De helper blijft helpen.',
    'The second helper does not say yes in time. The helper goes on helping.',
  ],
  [
    [...BEGUN, ['SomeoneElseAsked', 'noor', { clocks, tell: ['els'] }]],
    'De vrager vraagt om iemand anders.',
    'The requester asks for somebody else.',
  ],
  [
    [...BEGUN, ['StandInStarted', 'system', { standInId: 's', personId: 'bram', because: 'off_shift' }]],
    'De tweede helper neemt waar voor de helper. De helper blijft eigenaar.',
    'The second helper stands in for the helper. The helper stays the owner.',
  ],
  [
    [...BEGUN, ['StandInAsked', 'fatma', { standInId: 's', personId: 'bram' }]],
    'De helper vraagt de tweede helper om waar te nemen.',
    'The helper asks the second helper to stand in.',
  ],
  [
    [
      ...BEGUN,
      ['StandInAsked', 'fatma', { standInId: 's', personId: 'bram' }],
      ['StandInDeclined', 'bram', { standInId: 's' }],
    ],
    'De tweede helper kan niet waarnemen.',
    'The second helper cannot stand in.',
  ],
  [
    [...BEGUN, ['StandInEnded', 'system', { standInId: 's', because: 'owner_back' }]],
    'De helper is er weer.',
    'The helper is back.',
  ],
  [
    [...BEGUN, ['StandInEnded', 'system', { standInId: 's', because: 'until' }]],
    'Het waarnemen is voorbij.',
    'The standing in is over.',
  ],
  [
    [...BEGUN, ['StepWaited', 'system', { clocks, clockId: 'k', step: 's', until: later }]],
    'Er is nu niemand in dienst. De klok wacht tot vrijdag 20 november 2026 om 11.00 uur.',
    'Nobody is on shift now. The clock waits until Friday 20 November 2026 at 11:00.',
  ],
  [
    [...BEGUN, ['SolutionOffered', 'fatma', ends]],
    'De helper zegt: het is opgelost. De vrager mag zeggen of dat klopt.',
    'The helper says: it is solved. The requester may say whether that is so.',
  ],
  [[...BEGUN, ['SolutionConfirmed', 'noor', { clocks }]], 'De vrager zegt: klaar.', 'The requester says: done.'],
  [
    [...BEGUN, ['SolutionConfirmed', 'fatma', { clocks, ...quoted }]],
    'De helper schrijft op dat de vrager zegt: klaar.',
    'The helper writes down that the requester says: done.',
  ],
  [
    [...BEGUN, ['SolutionRejected', 'aisha', { clocks }]],
    'De collega zegt: nog niet klaar. De helper gaat verder.',
    'The colleague says: not done yet. The helper goes on.',
  ],
  [
    [...BEGUN, ['SolutionRejected', 'fatma', { clocks, ...quoted }]],
    'De helper schrijft op dat de vrager zegt: nog niet klaar. De helper gaat verder.',
    'The helper writes down that the requester says: not done yet. The helper goes on.',
  ],
  [
    [...BEGUN, ['ClosedUnsolved', 'fatma', { ...ends, secondId: 'bram' }]],
    'De helper zegt eerlijk dat het niet lukt. De tweede helper kijkt mee.',
    'The helper says honestly that it cannot be done. The second helper looks along.',
  ],
  [
    [...BEGUN, ['SecondAgreed', 'bram', {}]],
    'De tweede helper ziet ook niets dat helpt.',
    'The second helper sees nothing that helps either.',
  ],
  [
    [...BEGUN, ['BetterIdeaBrought', 'bram', ends]],
    'De tweede helper weet iets beters. De vraag is weer open.',
    'The second helper knows something better. The question is open again.',
  ],
  [[...BEGUN, ['UnsolvedSeen', 'noor', {}]], 'De vrager heeft dat gelezen.', 'The requester has read it.'],
  [
    [...BEGUN, ['UnsolvedContested', 'noor', ends]],
    'De vrager laat het daar niet bij. De vraag is weer open.',
    'The requester does not leave it there. The question is open again.',
  ],
  [
    [...BEGUN, ['TicketReopened', 'noor', ends]],
    'De vrager zegt: het is er weer. De vraag is weer open.',
    'The requester says: it is back. The question is open again.',
  ],
  [
    [...BEGUN, ['TicketWithdrawn', 'noor', { clocks }]],
    'De vrager heeft geen hulp meer nodig.',
    'The requester needs no more help.',
  ],
  [
    [...BEGUN, ['TicketDiscarded', 'fatma', { clocks, reason: 'r' }]],
    'De helper zegt: dit is geen vraag.',
    'The helper says: this is not a question.',
  ],
  [
    [...BEGUN, ['DiscardUndone', 'fatma', { clocks }]],
    'De helper ziet toch een vraag. De vraag is weer open.',
    'The helper sees a question after all. The question is open again.',
  ],
  [
    [...BEGUN, ['RequesterReminded', 'system', { clocks, step: 's' }]],
    'De vrager krijgt een seintje: is het opgelost?',
    'The requester is reminded: is it solved?',
  ],
  [
    [...BEGUN, ['TicketClosedUnconfirmed', 'system', { clocks }]],
    'De vrager zegt niets meer. De vraag is afgerond: niet bevestigd.',
    'The requester says nothing any more. The question is finished: not confirmed.',
  ],
  [
    [...BEGUN, ['OutageEnded', 'joost', { ...ends, outageId: 'o' }], ['TicketClosedUnconfirmed', 'system', { clocks }]],
    'De storing is voorbij. De vraag is afgerond.',
    'The fault is over. The question is finished.',
  ],
  [
    [...BEGUN, ['UrgencyRaised', 'noor', { clocks, from: 'today', to: 'now' }]],
    'De vrager maakt de vraag dringender: “nu”.',
    'The requester makes the question more urgent: “now”.',
  ],
  [
    [...BEGUN, ['UrgencyLowered', 'fatma', { clocks, from: 'today', to: 'week' }]],
    'De helper maakt de vraag minder dringend: “deze week”. De vrager vindt dat goed.',
    'The helper makes the question less urgent: “this week”. The requester agrees.',
  ],
  [
    [...BEGUN, ['UrgencyLowered', 'noor', { clocks, from: 'today', to: 'normal' }]],
    'De vrager maakt de vraag minder dringend: “gewoon”.',
    'The requester makes the question less urgent: “ordinary”.',
  ],
  [
    [...BEGUN, ['WaitAsked', 'fatma', ends]],
    'De helper vraagt of het kan wachten.',
    'The helper asks whether it can wait.',
  ],
  [
    [...BEGUN, ['WaitAnswered', 'noor', { clocks, agrees: true }]],
    'De vrager zegt: dat kan.',
    'The requester says: it can.',
  ],
  [
    [...BEGUN, ['WaitAnswered', 'noor', { clocks, agrees: false }]],
    'De vrager zegt: dat kan niet wachten.',
    'The requester says: it cannot wait.',
  ],
  [
    [...BEGUN, ['LaterAgreed', 'fatma', { clocks, until: later }]],
    'Samen afgesproken: later, vóór vrijdag 20 november 2026 om 11.00 uur.',
    'Agreed together: later, before Friday 20 November 2026 at 11:00.',
  ],
  [
    [...BEGUN, ['ClocksRederived', 'system', { clocks, policyVersion: 2 }]],
    'Er gelden nieuwe afspraken. De klokken lopen daarmee verder.',
    'New targets apply. The clocks go on by them.',
  ],
  [
    [...BEGUN, decision('owner', 12_050)],
    'De helper beslist zelf: €\u00a0120,50 maatwerk.',
    'The helper decides without asking: €120.50 made to measure.',
  ],
  [
    [...BEGUN, decision('team', 0)],
    'Het team beslist zelf: maatwerk.',
    'The team decides itself: something made to measure.',
  ],
  [
    [...BEGUN, decision('decider', 64_000, { deciderId: 'ilse', management: true })],
    'De helper vraagt iemand van het management om €\u00a0640 maatwerk.',
    'The helper asks somebody of the management for €640 made to measure.',
  ],
  [
    [
      ...BEGUN,
      decision('decider', 64_000, { deciderId: 'els' }),
      ['DecisionPassedOn', 'system', { clocks, decisionId: 'd', deciderId: 'ilse' }],
    ],
    'De beslisser zegt niets op tijd. Iemand van het management mag nu beslissen.',
    'The decider does not say anything in time. Somebody of the management may decide now.',
  ],
  [
    [
      ...BEGUN,
      decision('decider', 64_000, { deciderId: 'els' }),
      ['DecisionGiven', 'els', { clocks, decisionId: 'd', granted: true }],
    ],
    'De teamleider zegt ja: het maatwerk mag.',
    'The team lead says yes: it may be made to measure.',
  ],
  [
    [
      ...BEGUN,
      decision('decider', 64_000, { deciderId: 'els' }),
      ['DecisionGiven', 'els', { clocks, decisionId: 'd', granted: false, alternative: 'a' }],
    ],
    'De teamleider zegt nee, en noemt iets anders dat wel kan.',
    'The team lead says no, and names something else that can be done.',
  ],
  [
    [
      ...BEGUN,
      decision('decider', 64_000, { deciderId: 'els' }),
      ['DecisionGiven', 'system', { clocks, decisionId: 'd', granted: true, bySilence: true }],
    ],
    'Niemand zegt op tijd nee. Daarom mag het.',
    'Nobody says no in time. Therefore it may.',
  ],
  [
    [...BEGUN, ['PathStarted', 'fatma', { clocks, path: 'danger' }]],
    'De helper begint met de stappen voor iemand in gevaar.',
    'The helper begins the steps for somebody in danger.',
  ],
  [
    [...BEGUN, ['PathStarted', 'fatma', { clocks, path: 'incident' }]],
    'De helper begint met de stappen voor een incident met een cliënt.',
    'The helper begins the steps for an incident with a client.',
  ],
  [
    [...BEGUN, ['PathStarted', 'fatma', { clocks, path: 'data_leak' }]],
    'De helper begint met de stappen voor een datalek.',
    'The helper begins the steps for a data leak.',
  ],
  [
    [...BEGUN, ['PathStepDone', 'fatma', { clocks, path: 'incident', step: 's', done: true }]],
    'De helper heeft een van die stappen gedaan.',
    'The helper has done one of those steps.',
  ],
  [
    [...BEGUN, ['PathStepDone', 'fatma', { clocks, path: 'incident', step: 's', done: false }]],
    'De helper zet een van die stappen weer open.',
    'The helper opens one of those steps again.',
  ],
  [
    [...BEGUN, ['TicketMerged', 'fatma', { clocks, intoId: 'o' }]],
    'De vraag gaat verder in een oudere vraag van de vrager.',
    'The question goes on in an older one of the requester.',
  ],
  [
    [...BEGUN, ['TicketAbsorbed', 'fatma', { clocks, ticketId: 'o', helperId: 'bram' }]],
    'Een nieuwere vraag van de vrager komt hierbij. De tweede helper denkt mee.',
    'A newer question of the requester joins this one. The second helper thinks along.',
  ],
  [
    [...BEGUN, ['TicketLinked', 'fatma', { ticketId: 'o', how: 'related' }]],
    'Er hangt een andere vraag mee samen.',
    'Another question is related to it.',
  ],
  [
    [...BEGUN, ['OutageJoined', 'noor', { clocks, outageId: 'o' }]],
    'De vraag hoort bij een storing die we kennen.',
    'The question belongs to a fault we know of.',
  ],
  [
    [...BEGUN, ['BroadcastHeard', 'joost', { ...ends, outageId: 'o' }]],
    'De vrager hoort nieuws over de storing.',
    'The requester hears news of the fault.',
  ],
  [
    [...BEGUN, ['OutageEnded', 'joost', { ...ends, outageId: 'o' }]],
    'De storing is voorbij. De vrager mag zeggen of het weer werkt.',
    'The fault is over. The requester may say whether it works again.',
  ],
  [
    [...BEGUN, ['EscalationRaised', 'system', rings(NINE - 1, { tell: ['fatma'] })]],
    'De tijd voor de oplossing is bijna om. Eén persoon krijgt een seintje.',
    'The time for the solution is nearly up. One person is told.',
  ],
  [
    [...BEGUN, ['EscalationRaised', 'system', rings(NINE, { tell: ['fatma', 'joost'] })]],
    'De tijd voor de oplossing is om. 2 mensen krijgen een seintje.',
    'The time for the solution is up. 2 people are told.',
  ],
  [
    [...BEGUN, ['EscalationRaised', 'system', rings(NINE + 1, { added: 'bram' })]],
    'Nog te laat: de oplossing. De helper houdt de vraag, en de tweede helper komt helpen.',
    'Still late: the solution. The helper keeps the question, and the second helper comes to help.',
  ],
  [
    [...BEGUN, ['EscalationRaised', 'system', rings(NINE, { clock: 'data_leak' })]],
    'De tijd voor het melden van het datalek is om. Er is niemand om te waarschuwen.',
    'The time for reporting the data leak is up. There is nobody to tell.',
  ],
];

describe('each deed has its sentence', () => {
  it.each(ROWS)('%#', (deeds, nl, en) => expect(lastOf(deeds)).toEqual([nl, en]));
  it('none is forgotten', () => {
    const told = new Set(ROWS.map(([deeds]) => deeds.at(-1)![0]));
    const all = Object.entries(TELLS).flatMap(([type, tells]) => (isLeftOut(tells) ? [] : [type]));
    expect([...told].sort()).toEqual(all.sort());
  });
});
