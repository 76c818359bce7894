// The deeds beside answering, each a small form: which move it is, what it asks, and what it sends.
import { api } from '../../shared/api';
import { cents } from '../../shared/money';
import type { Move, Ticket, Urgency } from '../../shared/types';
import type { DeedWords } from '../words/deeds.nl';

export type DeedName = keyof DeedWords['deeds'];
export type Values = Readonly<Record<string, string>>;

export interface Field {
  readonly name: keyof DeedWords['fields'];
  /** `person`: a colleague of the desk on shift; `anybody`: found by name; `question`: a number; `outage`: one that is known. */
  readonly kind:
    'words' | 'line' | 'person' | 'anybody' | 'moment' | 'euros' | 'choice' | 'question' | 'outage' | 'yes';
  readonly options?: readonly Option[] | ((ticket: Ticket) => readonly Option[]);
  readonly optional?: true;
  /** Also who had the question before: to think along, to stand in, to look once more. */
  readonly earlier?: true;
  /** Asked only where what was filled in above calls for it. */
  readonly when?: (values: Values) => boolean;
}
type Option = keyof DeedWords['options'];

export interface DeedForm {
  readonly name: DeedName;
  readonly move: Move;
  readonly fields: readonly Field[];
  /** The boxes she reads, in their order: what is checked for leaving the next step with her. */
  readonly spoken?: readonly Field['name'][];
  /** What stands in the form to begin with. */
  readonly initial?: (ticket: Ticket) => Values;
  /** Where it may be done besides what the move itself says. */
  readonly when?: (ticket: Ticket) => boolean;
  /** `values.anyway`: pressed once more, after the warning. */
  readonly send: (ticket: Ticket, values: Values, key: string) => Promise<Ticket>;
}

const at = (ticket: Ticket, deed: string) => `/tickets/${ticket.id}/${deed}`;
const post = (path: string, body: object, key: string) => api.post<Ticket>(path, body, { key });
/** Answers that carry the ticket beside the thing that was made. */
const posted = async (path: string, body: object, key: string) =>
  (await api.post<{ ticket: Ticket }>(path, body, { key })).ticket;
const moment = (local: string | undefined) => (local ? { until: new Date(local).toISOString() } : {});
const anyway = ({ anyway: pressed }: Values) => (pressed ? { sendAnyway: true } : {});
const CALMER = ['today', 'week', 'normal'] as const;
const calmerThan = ({ urgency }: Ticket) => CALMER.slice((['now', ...CALMER] as readonly Urgency[]).indexOf(urgency));
const numbered = async (number: string | undefined): Promise<string> => {
  const wanted = Number(number);
  const { items } = await api.get<{ items: Ticket[] }>(`/tickets?q=${wanted}`);
  return items.find((one) => one.number === wanted)?.id ?? 'unknown';
};

/** Of the owner a question to this colleague; of a lead it starts at once. */
const STAND_IN: DeedForm['fields'] = [
  { name: 'who', kind: 'person', earlier: true },
  { name: 'until', kind: 'moment', optional: true },
];
const standsIn: DeedForm['send'] = (ticket, { who, until }, key) =>
  posted(at(ticket, 'stand-ins'), { personId: who, ...moment(until) }, key);

/** In the order of the menu: what helps her first, what is rare last. */
export const DEEDS: readonly DeedForm[] = [
  {
    name: 'quote',
    move: 'confirm',
    fields: [
      { name: 'person', kind: 'line' },
      { name: 'channel', kind: 'choice', options: ['phone', 'in_person', 'mail', 'chat', 'letter'] },
      { name: 'solved', kind: 'choice', options: ['solvedYes', 'solvedNo'] },
      {
        name: 'score',
        kind: 'choice',
        options: ['score5', 'score4', 'score3', 'score2', 'score1'],
        optional: true,
        when: ({ solved }) => solved === 'solvedYes',
      },
      { name: 'said', kind: 'words', optional: true },
    ],
    initial: ({ requester }) => ({ person: requester.name }),
    send: (ticket, { person, channel, solved, score, said, anyway: insists }, key) => {
      const yes = solved === 'solvedYes';
      const words = {
        ...(said?.trim() ? { text: said.trim() } : {}),
        ...(yes && score ? { score: Number(score.slice(-1)) } : {}),
        ...(insists ? { insists: true } : {}),
      };
      return post(at(ticket, 'confirmation'), { solved: yes, ...words, quoted: { person, channel } }, key);
    },
  },
  {
    name: 'interim',
    move: 'interim',
    fields: [{ name: 'text', kind: 'words' }],
    spoken: ['text'],
    send: (ticket, values, key) => posted(at(ticket, 'interim'), { text: values.text, ...anyway(values) }, key),
  },
  {
    name: 'calledBack',
    move: 'calledBack',
    fields: [],
    send: (ticket, _values, key) => post(at(ticket, 'callback/done'), {}, key),
  },
  {
    name: 'wait',
    move: 'askToWait',
    fields: [
      {
        name: 'how',
        kind: 'choice',
        options: (ticket) => (calmerThan(ticket).length > 0 ? ['laterDate', 'lessUrgent'] : ['laterDate']),
      },
      { name: 'until', kind: 'moment', when: ({ how }) => how === 'laterDate' },
      { name: 'urgency', kind: 'choice', options: calmerThan, when: ({ how }) => how === 'lessUrgent' },
      { name: 'text', kind: 'words' },
    ],
    spoken: ['text'],
    initial: () => ({ how: 'laterDate' }),
    send: (ticket, { how, until, urgency, ...values }, key) => {
      const wish = how === 'laterDate' ? moment(until) : { urgency };
      return post(at(ticket, 'wait'), { text: values.text, ...wish, ...anyway(values) }, key);
    },
  },
  {
    name: 'later',
    move: 'agreeLater',
    fields: [
      { name: 'until', kind: 'moment' },
      { name: 'agrees', kind: 'yes' },
    ],
    send: (ticket, { until, agrees }, key) =>
      post(at(ticket, 'later'), { ...moment(until), requesterAgrees: agrees === 'yes' }, key),
  },
  {
    name: 'lower',
    move: 'lowerUrgency',
    fields: [
      { name: 'urgency', kind: 'choice', options: calmerThan },
      { name: 'agrees', kind: 'yes' },
    ],
    send: (ticket, { urgency, agrees }, key) =>
      post(at(ticket, 'urgency'), { urgency, requesterAgrees: agrees === 'yes' }, key),
  },
  {
    name: 'decision',
    move: 'askDecision',
    fields: [
      { name: 'amount', kind: 'euros' },
      { name: 'why', kind: 'line' },
      { name: 'solves', kind: 'line' },
      { name: 'about', kind: 'choice', options: ['money', 'access', 'medication', 'care', 'personnel'] },
    ],
    send: (ticket, { amount, why, solves, about }, key) =>
      posted(
        at(ticket, 'decisions'),
        { amountCents: cents(amount ?? '') ?? -1, reason: why, solves, kind: about },
        key,
      ),
  },
  {
    name: 'verdict',
    move: 'giveVerdict',
    fields: [
      { name: 'verdict', kind: 'choice', options: ['yes', 'no'] },
      { name: 'alternative', kind: 'words', optional: true },
    ],
    send: (ticket, { verdict, alternative }, key) => {
      const open = ticket.decisions?.find(({ outcome, endedAt }) => outcome === undefined && endedAt === undefined);
      return posted(`/decisions/${open?.id}/verdict`, { granted: verdict === 'yes', alternative }, key);
    },
  },
  {
    name: 'path',
    move: 'startPath',
    fields: [{ name: 'path', kind: 'choice', options: ['danger', 'incident', 'data_leak'] }],
    send: (ticket, { path }, key) => post(at(ticket, 'paths'), { path }, key),
  },
  {
    name: 'outage',
    move: 'joinOutage',
    when: ({ isOutage, outage, private: secret }) => !isOutage && !outage && !secret,
    fields: [
      { name: 'outage', kind: 'outage', optional: true },
      { name: 'fault', kind: 'line', optional: true },
    ],
    send: async (ticket, { outage, fault }, key) => {
      const ticketIds = [ticket.id];
      if (outage) await api.post(`/outages/${outage}/tickets`, { ticketIds }, { key });
      else await api.post('/outages', { text: fault, ticketIds }, { key });
      return api.get<Ticket>(`/tickets/${ticket.id}`);
    },
  },
  {
    name: 'broadcast',
    move: 'hearBroadcast',
    fields: [
      { name: 'text', kind: 'words' },
      { name: 'next', kind: 'line' },
      { name: 'until', kind: 'moment' },
    ],
    spoken: ['text'],
    send: (ticket, { text, next, until, ...values }, key) => {
      const nextStep = { what: next, by: moment(until).until };
      return posted(`/outages/${ticket.id}/broadcast`, { text, nextStep, ...anyway(values) }, key);
    },
  },
  {
    name: 'outageOver',
    move: 'endOutage',
    fields: [{ name: 'text', kind: 'words' }],
    spoken: ['text'],
    send: (ticket, values, key) => posted(`/outages/${ticket.id}/end`, { text: values.text, ...anyway(values) }, key),
  },
  {
    name: 'askStandIn',
    move: 'askStandIn',
    fields: STAND_IN,
    send: standsIn,
  },
  {
    name: 'standIn',
    move: 'standIn',
    when: ({ may }) => !may.includes('askStandIn'),
    fields: STAND_IN,
    send: standsIn,
  },
  {
    name: 'standInOver',
    move: 'endStandIn',
    fields: [],
    send: (ticket) => api.delete<Ticket>(at(ticket, `stand-ins/${ticket.standIn?.id}`)),
  },
  {
    name: 'merge',
    move: 'merge',
    when: ({ isOutage }) => !isOutage,
    fields: [{ name: 'number', kind: 'question' }],
    send: async (ticket, { number }, key) => post(at(ticket, 'merge'), { intoId: await numbered(number) }, key),
  },
  {
    name: 'link',
    move: 'link',
    fields: [{ name: 'number', kind: 'question' }],
    send: async (ticket, { number }, key) => post(at(ticket, 'links'), { ticketId: await numbered(number) }, key),
  },
  {
    name: 'split',
    move: 'link',
    when: ({ status, isOutage }) => status !== 'closed' && !isOutage,
    fields: [{ name: 'part', kind: 'words' }],
    send: (ticket, { part }, key) => post(at(ticket, 'split'), { text: part }, key),
  },
  {
    name: 'difficult',
    move: 'tellDifficult',
    fields: [],
    send: (ticket, _values, key) => post(at(ticket, 'difficult-call'), {}, key),
  },
  {
    name: 'handover',
    move: 'offerHandover',
    initial: ({ someoneElse }): Values => (someoneElse?.person ? { who: someoneElse.person.id } : {}),
    fields: [
      { name: 'who', kind: 'person' },
      { name: 'why', kind: 'line' },
      { name: 'note', kind: 'words', optional: true },
      { name: 'agrees', kind: 'yes', optional: true },
    ],
    send: (ticket, { who, why, note, agrees }, key) => {
      const yes = agrees === 'yes' ? { requesterAgrees: true } : {};
      return posted(at(ticket, 'handovers'), { toPersonId: who, reason: why, note, ...yes }, key);
    },
  },
  {
    name: 'unsolved',
    move: 'admitUnsolved',
    fields: [
      { name: 'tried', kind: 'words' },
      { name: 'alternative', kind: 'words' },
      { name: 'second', kind: 'person', earlier: true },
    ],
    spoken: ['tried', 'alternative'],
    send: (ticket, { tried, alternative, second, ...values }, key) =>
      post(at(ticket, 'unsolved'), { tried, alternative, secondPersonId: second, ...anyway(values) }, key),
  },
  {
    name: 'better',
    move: 'lookAlong',
    fields: [{ name: 'idea', kind: 'words' }],
    send: (ticket, { idea }, key) => post(at(ticket, 'unsolved/second'), { agrees: false, text: idea }, key),
  },
  {
    name: 'discard',
    move: 'discard',
    fields: [{ name: 'why', kind: 'line' }],
    send: (ticket, { why }, key) => post(at(ticket, 'discard'), { reason: why }, key),
  },
  {
    name: 'undiscard',
    move: 'undoDiscard',
    fields: [],
    send: (ticket, _values, key) => post(at(ticket, 'discard/undo'), {}, key),
  },
];

/** What belongs to no question yet: help already given, and a question somebody asks through the desk. */
export interface LooseForm extends Pick<DeedForm, 'name' | 'fields' | 'spoken'> {
  readonly initial?: () => Values;
  readonly send: (values: Values, key: string) => Promise<Ticket>;
}
export const LOOSE: readonly LooseForm[] = [
  {
    name: 'log',
    fields: [
      { name: 'asker', kind: 'anybody' },
      { name: 'asked', kind: 'line' },
      { name: 'done', kind: 'line' },
    ],
    spoken: ['done'],
    send: ({ asker, asked, done, ...values }, key) =>
      api.post<Ticket>('/tickets/log', { text: asked, what: done, onBehalfOf: asker, ...anyway(values) }, { key }),
  },
  {
    name: 'ask',
    fields: [
      { name: 'asker', kind: 'anybody' },
      { name: 'channel', kind: 'choice', options: ['phone', 'walk_in', 'mail'] },
      { name: 'asked', kind: 'words' },
      { name: 'place', kind: 'line', optional: true },
      { name: 'careNow', kind: 'yes', optional: true },
      { name: 'helpNow', kind: 'yes', optional: true },
    ],
    initial: () => ({ channel: 'phone', helpNow: 'yes' }),
    send: async ({ asker, channel, asked, place, careNow, helpNow }, key) => {
      const more = { ...(place?.trim() ? { location: place.trim() } : {}), ...(careNow ? { careNow: true } : {}) };
      const opened = await api.post<Ticket>('/tickets', { text: asked, onBehalfOf: asker, channel, ...more }, { key });
      return helpNow && opened.may.includes('claim') ? claimed(opened) : opened;
    },
  },
];

/** Asked and picked up in one press; should a colleague be first, the question is there all the same. */
async function claimed({ id }: Ticket): Promise<Ticket> {
  try {
    return await api.post<Ticket>(`/tickets/${id}/claim`);
  } catch {
    return api.get<Ticket>(`/tickets/${id}`);
  }
}

export const deedsOf = (ticket: Ticket): readonly DeedForm[] =>
  DEEDS.filter(({ move, when }) => ticket.may.includes(move) && (when === undefined || when(ticket)));
