// Every call the console makes, by the name of the deed.
import type { RedirectingRules } from '../../../libs/domain/src/ownership/redirecting-words';
import { api, ApiError, type Options } from '../shared/api';
import type {
  Attachment,
  Colleague,
  Consult,
  Fact,
  Found,
  Message,
  NextStep,
  Page,
  Queue,
  Service,
  Ticket,
  Urgency,
  Worked,
} from '../shared/types';
import type { Draft, DraftKind } from './drafts';
import { fromInput, toInput } from './when';

export interface Hit {
  phrase: string;
  start: number;
  end: number;
  /** The reason, in the language of the words. */
  why: string;
}
export interface Refused {
  code: string;
  message: string;
  hits?: Hit[];
  suggestion?: string;
  fields?: Record<string, string>;
}
export interface SpokenBody {
  text: string;
  nextStep?: Pick<NextStep, 'what' | 'by'>;
  asksRequester?: boolean;
  sendAnyway?: boolean;
  attachments?: string[];
}
export interface ConsultBody {
  to: { personId: string } | { serviceId: string } | { email: string };
  question: string;
  /** The policy says it when absent. */
  by?: string;
}
type Sent = Message & { ticket: Ticket };
type Consulted = Consult & { ticket: Ticket };

const PAGE = 100;

async function all<T>(path: string): Promise<T[]> {
  const items: T[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: Page<T> = await api.get(withPage(path, cursor));
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}

function withPage(path: string, cursor?: string): string {
  const query = `limit=${PAGE}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`;
  return `${path}${path.includes('?') ? '&' : '?'}${query}`;
}

const draftOf = ({ text, what, by, asksRequester, writtenAgainst, attachments, version }: KeptDraft): Draft => ({
  ...{ text, what, by: by ? toInput(Date.parse(by)) : '', asks: asksRequester, attachments },
  ...{ base: writtenAgainst, version, unsaved: false },
});

const items = async <T>(path: string) => (await api.get<Page<T>>(path)).items;
type Going = Required<Pick<Options, 'key' | 'leaving'>>;
const against = (base: number | undefined, options: Going): Options => ({
  ...options,
  ...(base === undefined ? {} : { ifMatch: base }),
});

/** As the server keeps it; blank once it was sent or taken away. */
interface KeptDraft {
  kind: DraftKind;
  version: number;
  text: string;
  what: string;
  by?: string;
  asksRequester: boolean;
  writtenAgainst?: number;
  attachments: Attachment[];
}

export const door = {
  /** What the server said no to; undefined when it said nothing, or nothing of use. */
  refusal: (fault: unknown): Refused | undefined =>
    fault instanceof ApiError && !fault.passing && fault.status !== 401
      ? (fault.body as unknown as Refused)
      : undefined,
  code: (fault: unknown): string | undefined => (fault instanceof ApiError ? fault.code : undefined),
  isDenied: (fault: unknown) => fault instanceof ApiError && fault.code === 'permission.denied',
  isMissing: (fault: unknown) => fault instanceof ApiError && fault.status === 404,

  queue: (cursor?: string) => api.get<Queue>(withPage('/queue', cursor)),
  /** Everything open that somebody outside the desk may see. */
  asked: () => all<Ticket>('/tickets?status=open'),
  toLookAlong: () => items<Ticket>('/tickets?lookAlong=true&limit=100'),
  byIds: (ids: string[]) => items<Ticket>(`/tickets?ids=${ids.join(',')}`),
  byNumber: async (number: number) =>
    (await items<Ticket>(`/tickets?q=${number}`)).find((one) => one.number === number),
  whatWorked: (id: string) => items<Worked>(`/tickets/${id}/what-worked`),
  askedBy: (requester: string) => items<Ticket>(`/tickets?requester=${encodeURIComponent(requester)}&limit=6`),
  /** Everything this person may see, the best match first. */
  find: (words: string) => api.get<Found>(withPage(`/tickets?q=${encodeURIComponent(words)}`)),
  ticket: (id: string) => api.get<Ticket>(`/tickets/${id}`),
  messages: (id: string) => all<Message>(`/tickets/${id}/messages`),
  facts: (id: string) => all<Fact>(`/tickets/${id}/facts`),
  people: () => items<Colleague>('/people?onShift=true'),
  /** Colleagues of the desk and its services who are off shift now. */
  away: () => items<Colleague>('/people?onShift=false&limit=100'),
  services: () => items<Service>('/services'),

  wordLists: () => api.get<RedirectingRules & { zone: string }>('/word-lists'),

  claim: (id: string) => api.post<Ticket>(`/tickets/${id}/claim`),
  reply: (id: string, body: SpokenBody, base: number | undefined, options: Going) =>
    api.post<Sent>(`/tickets/${id}/replies`, body, against(base, options)),
  note: (id: string, body: SpokenBody, options: Going) => api.post<Sent>(`/tickets/${id}/notes`, body, options),
  /** What this person was writing on it, wherever that was. */
  drafts: async (id: string): Promise<Partial<Record<DraftKind, Draft>>> => {
    const { items } = await api.get<{ items: KeptDraft[] }>(`/tickets/${id}/draft`);
    return Object.fromEntries(items.map((one) => [one.kind, draftOf(one)]));
  },
  keepDraft: (id: string, kind: DraftKind, draft: Draft, leaving: boolean): Promise<{ version: number }> => {
    const by = fromInput(draft.by);
    const body = {
      ...{ kind, text: draft.text, what: draft.what, asksRequester: draft.asks },
      ...(by === undefined ? {} : { by: new Date(by).toISOString() }),
      ...(draft.base === undefined ? {} : { writtenAgainst: draft.base }),
      attachments: draft.attachments.map((one) => one.id),
    };
    return api.put(`/tickets/${id}/draft`, body, { ifMatch: draft.version ?? 0, leaving });
  },
  /** A file, to go along with words later. */
  upload: (file: Blob, name: string, key: string) => {
    const form = new FormData();
    form.append('file', file, name);
    return api.post<Attachment>('/attachments', form, { key });
  },
  notBsn: (id: string, messageId: string, start: number, key: string) =>
    api.post<Sent>(`/tickets/${id}/messages/${messageId}/not-bsn`, { start }, { key }),
  offer: (id: string, body: SpokenBody, base: number | undefined, options: Going) =>
    api.post<Ticket>(`/tickets/${id}/solution`, body, against(base, options)),
  /** By when somebody asked in now answers, as the policy has it. */
  consultDue: async ({ urgency, region }: Ticket, now: number) => {
    const body = { openedAt: new Date(now).toISOString(), urgency, clock: 'consult', ...(region ? { region } : {}) };
    return (await api.post<{ dueAt: string }>('/policy/preview', body)).dueAt;
  },
  consult: (id: string, body: ConsultBody, key: string) =>
    api.post<Consulted>(`/tickets/${id}/consults`, body, { key }),
  answer: (id: string, body: { text: string; lacked?: string }, key: string) =>
    api.post<Consulted>(`/consults/${id}/answer`, body, { key }),
  withdrawConsult: (id: string, reason: string) => api.post<Consulted>(`/consults/${id}/withdrawal`, { reason }),
  urgency: (id: string, urgency: Urgency) => api.post<Ticket>(`/tickets/${id}/urgency`, { urgency }),
};
