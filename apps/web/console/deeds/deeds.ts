// The deeds beside answering, each a small form: which move it is, what it asks, and what it sends.
import { api } from '../../shared/api';
import { cents } from '../../shared/money';
import type { Move, Ticket } from '../../shared/types';
import type { DeedWords } from '../words/deeds.nl';

export type DeedName = keyof DeedWords['deeds'];
export type Values = Readonly<Record<string, string>>;

export interface Field {
  readonly name: keyof DeedWords['fields'];
  /** `person`: a colleague of the desk on shift; `anybody`: found by name; `question`: a number; `outage`: one that is known. */
  readonly kind:
    'words' | 'line' | 'person' | 'anybody' | 'moment' | 'euros' | 'choice' | 'question' | 'outage' | 'yes';
  readonly options?: readonly (keyof DeedWords['options'])[];
  readonly optional?: true;
  /** Also who had the question before: to think along, to stand in, to look once more. */
  readonly earlier?: true;
}

export interface DeedForm {
  readonly name: DeedName;
  readonly move: Move;
  readonly fields: readonly Field[];
  /** Where it may be done besides what the move itself says. */
  readonly when?: (ticket: Ticket) => boolean;
  readonly send: (ticket: Ticket, values: Values, key: string) => Promise<Ticket>;
}

const at = (ticket: Ticket, deed: string) => `/tickets/${ticket.id}/${deed}`;
const post = (path: string, body: object, key: string) => api.post<Ticket>(path, body, { key });
/** Answers that carry the ticket beside the thing that was made. */
const posted = async (path: string, body: object, key: string) =>
  (await api.post<{ ticket: Ticket }>(path, body, { key })).ticket;
const moment = (local: string | undefined) => (local ? { until: new Date(local).toISOString() } : {});
const numbered = async (number: string | undefined): Promise<string> => {
  const wanted = Number(number);
  const { items } = await api.get<{ items: Ticket[] }>(`/tickets?q=${wanted}`);
  return items.find((one) => one.number === wanted)?.id ?? 'unknown';
};

/** In the order of the menu: what helps her first, what is rare last. */
export const DEEDS: readonly DeedForm[] = [
  {
    name: 'interim',
    move: 'interim',
    fields: [{ name: 'text', kind: 'words' }],
    send: (ticket, { text }, key) => posted(at(ticket, 'interim'), { text }, key),
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
      { name: 'text', kind: 'words' },
      { name: 'until', kind: 'moment' },
    ],
    send: (ticket, { text, until }, key) => post(at(ticket, 'wait'), { text, ...moment(until) }, key),
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
    move: 'changeUrgency',
    when: ({ urgency }) => urgency !== 'normal',
    fields: [
      { name: 'urgency', kind: 'choice', options: ['today', 'week', 'normal'] },
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
    send: (ticket, { text, next, until }, key) => {
      const by = moment(until).until;
      return posted(`/outages/${ticket.id}/broadcast`, { text, nextStep: { what: next, by } }, key);
    },
  },
  {
    name: 'outageOver',
    move: 'endOutage',
    fields: [{ name: 'text', kind: 'words' }],
    send: (ticket, { text }, key) => posted(`/outages/${ticket.id}/end`, { text }, key),
  },
  {
    name: 'standIn',
    move: 'standIn',
    fields: [
      { name: 'who', kind: 'person', earlier: true },
      { name: 'until', kind: 'moment', optional: true },
    ],
    send: (ticket, { who, until }, key) => posted(at(ticket, 'stand-ins'), { personId: who, ...moment(until) }, key),
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
    name: 'handover',
    move: 'offerHandover',
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
    send: (ticket, { tried, alternative, second }, key) =>
      post(at(ticket, 'unsolved'), { tried, alternative, secondPersonId: second }, key),
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

/** Help already given belongs to no question yet. */
export const LOG: Omit<DeedForm, 'move' | 'send'> & {
  readonly send: (values: Values, key: string) => Promise<Ticket>;
} = {
  name: 'log',
  fields: [
    { name: 'asker', kind: 'anybody' },
    { name: 'asked', kind: 'line' },
    { name: 'done', kind: 'line' },
  ],
  send: ({ asker, asked, done }, key) =>
    api.post<Ticket>('/tickets/log', { text: asked, what: done, onBehalfOf: asker }, { key }),
};

export const deedsOf = (ticket: Ticket): readonly DeedForm[] =>
  DEEDS.filter(({ move, when }) => ticket.may.includes(move) && (when === undefined || when(ticket)));
