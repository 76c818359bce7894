import { expect, it } from '@jest/globals';
import { type Clock } from '../clock/clock.js';
import { openBetween } from '../numbers/counted.js';
import { type Decision, type Helper, type Ownership, type Ticket } from '../ownership/ticket.js';
import { Desk, EVERYBODY, NINE, policy } from '../testing/desk.js';
import { Cast } from './cast.js';
import { summaryOf, type SummaryPart } from './summary.js';

const asked = new Desk().asks({ urgency: 'today' }).claims();
/** Everybody does something in it. */
const facts = [...asked.history, ...EVERYBODY.map(({ id: by }) => ({ ...asked.history.at(-1)!, by }))];
const part = (id: string) => EVERYBODY.find((one) => one.id === id);

/** What stands under one title, for a question that is like this by now. */
function says(of: SummaryPart, like: Partial<Ticket>): [nl: string[], en: string[]] {
  const after = { ...asked.ticket!, ...like };
  const cast = new Cast(facts, 'noor', part);
  const house = { zone: 'Europe/Amsterdam', now: NINE + 600_000, open: openBetween(() => policy), team: undefined };
  const summary = summaryOf({
    ...house,
    service: () => undefined,
    cast,
    after,
    first: asked.ticket!,
    confirmedBy: undefined,
  });
  const lines = summary.find((one) => one.part === of)?.lines ?? [];
  return [lines.map(({ nl }) => nl), lines.map(({ en }) => en)];
}

const closed = (closedHow: NonNullable<Ticket['closedHow']>) =>
  ({ status: 'closed', closedHow, closedAt: NINE }) as const;
it.each([
  [{ status: 'waiting_for_helper' }, 'Nog niet opgepakt.', 'Not picked up yet.'],
  [{ status: 'in_progress' }, 'Nog niet klaar.', 'Not done yet.'],
  [
    { status: 'waiting_for_requester' },
    'Nog niet klaar: het wacht op de vrager.',
    'Not done yet: it waits for the requester.',
  ],
  [
    { status: 'solution_offered' },
    'Opgelost volgens ons. De vrager zei nog niets.',
    'Solved, we say. The requester said nothing yet.',
  ],
  [closed('confirmed'), 'Klaar.', 'Done.'],
  [
    closed('unconfirmed'),
    'Niet bevestigd: de vrager zei niets meer.',
    'Not confirmed: the requester said nothing any more.',
  ],
  [closed('unsolved'), 'Niet gelukt. Dat is eerlijk gezegd.', 'Not solved. That was said honestly.'],
  [closed('withdrawn'), 'De vrager had geen hulp meer nodig.', 'The requester needed no more help.'],
  [closed('discarded'), 'Het was geen vraag.', 'It was not a question.'],
  [closed('merged'), 'Het ging verder in een oudere vraag.', 'It went on in an older question.'],
  [closed('outage_over'), 'De storing was voorbij.', 'The fault was over.'],
] as const)('how it ended: %j', (like, nl, en) => expect(says('ended', like)).toEqual([[nl], [en]]));

const owned = (how: Ownership['how']): Partial<Ticket> => ({
  owned: [
    { personId: 'fatma', since: NINE, how: 'claim' },
    { personId: 'bram', since: NINE + 60_000, how },
  ],
});
it.each([
  ['handover', 'nam over', 'took over'],
  ['difficult', 'nam over', 'took over'],
  ['request', 'nam over: de vrager vroeg erom', 'took over: the requester asked for it'],
  ['succession', 'nam over: de vorige was langer weg', 'took over: the one before was away for longer'],
] as const)('one owner at every moment, and how the next one came: %s', (how, nl, en) =>
  expect(says('owner', owned(how))).toEqual([
    [
      'Elk moment één eigenaar.',
      'Vanaf 9.00 uur tot 9.01 uur: de helper (pakte op).',
      `Vanaf 9.01 uur tot nu: de tweede helper (${nl}).`,
    ],
    [
      'One owner at every moment.',
      'From 9:00 until 9:01: the helper (picked it up).',
      `From 9:01 until now: the second helper (${en}).`,
    ],
  ]),
);
it('a gap in the owners is not called one owner at every moment', () => {
  const late = [{ personId: 'fatma', since: NINE + 1, how: 'claim' }] as const;
  expect(says('owner', { owned: late })[0]).toHaveLength(1);
  expect(says('owner', { owned: [{ ...late[0], since: NINE, personId: '' }] })[0]).toHaveLength(1);
});

const promise = (outcome?: Clock['outcome']): Clock => ({
  ...{ id: `${outcome}`, kind: 'promise', target: { of: 'promised', by: NINE }, policyVersion: 1, startedAt: NINE },
  ...{ pauses: [], steps: [], rung: [], state: outcome ? 'stopped' : 'running', ...(outcome ? { outcome } : {}) },
});
it('promises by how they went', () => {
  const clocks = [promise('kept'), promise('kept'), promise('moved'), promise('broken'), promise('later')];
  expect(says('promises', { clocks: [...clocks, promise('stopped'), promise()] })).toEqual([
    ['7 gedaan: 2 gehouden, 1 op tijd verzet, 1 te laat, 1 later afgesproken, 1 niet meer nodig, 1 loopt nog.'],
    ['7 made: 2 kept, 1 moved in time, 1 late, 1 agreed for later, 1 not needed any more, 1 still running.'],
  ]);
  expect(says('promises', { clocks: [] })).toEqual([['Er was geen tijd beloofd.'], ['No time was promised.']]);
});

it('who came in beside, by why; a difficult conversation and who had it before are not among them', () => {
  const who = (personId: string, because: Helper['because']): Helper => ({ personId, because, since: NINE });
  const helpers = [who('bram', 'escalation'), who('els', 'difficult'), who('joost', 'handover'), who('sam', 'merge')];
  expect(says('beside', { helpers })[0]).toEqual([
    'Toen de tijd om was: de derde helper.',
    'Met een andere vraag mee: de collega.',
  ]);
  const rest = [who('bram', 'moved_promise'), who('joost', 'unsolved'), who('els', 'consult')];
  expect(says('beside', { helpers: rest })[1]).toEqual([
    'Asked in: the team lead.',
    'After three new times: the third helper.',
    'When it could not be done: the helper.',
  ]);
  expect(says('beside', { helpers: [who('els', 'difficult')] })).toEqual([['Niemand.'], ['Nobody.']]);
});

const decided = (more: Partial<Decision>): Partial<Ticket> => ({
  decisions: [
    {
      ...{ id: 'd', kind: 'money', amountCents: 5_000, reason: 'r', solves: 's', level: 'owner', askedAt: NINE },
      ...{ askedBy: 'fatma', passed: [], outcome: 'granted', ...more },
    },
  ],
});
it.each([
  [{}, 'mocht, besloten door wie hielp', 'granted, decided by who helped'],
  [{ level: 'team' }, 'mocht, besloten door het team', 'granted, decided by the team'],
  [
    { level: 'decider', outcome: 'refused' },
    'mocht niet, besloten dicht bij het werk',
    'refused, decided near the work',
  ],
  [
    { level: 'decider', management: true, bySilence: true },
    'mocht, want niemand zei nee, besloten bij het management',
    'granted, for nobody said no, decided by the management',
  ],
] as const)('maatwerk: %j', (more, nl, en) =>
  expect(says('maatwerk', decided(more))).toEqual([[`€\u00a050 maatwerk: ${nl}.`], [`€50 made to measure: ${en}.`]]),
);

it('how urgent, and how urgent first', () => {
  expect(says('urgency', { urgency: 'now', careNow: true })).toEqual([
    ['Eerst vandaag, later nu.', 'Iemand kon niet goed geholpen worden.'],
    ['First today, later now.', 'Somebody could not be helped properly.'],
  ]);
});
