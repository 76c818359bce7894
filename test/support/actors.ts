import type {
  AddedAttachmentView,
  AttachmentView,
  ConsultedView,
  EscalationRaisedEvent,
  FactView,
  LoginView,
  MessageView,
  QueueView,
  SentView,
  ServerEventBody,
  ServerEventName,
  StatsView,
  StoodInView,
  TicketView,
} from '@zorg112/contracts';
import { setTimeout as pause } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import type { House } from './house.js';

/**
 * People with verbs, over the real wire: `const noor = await signIn(house, 'noor'); const ticket = await noor.asks('…')`.
 * A verb that is refused throws `Refused` with status and code; `refuses(() => noor.claims(ticket), 409, '…')` expects that.
 */
export const DEMO_PASSWORD = 'zorg112-demo';
const PATIENCE_MS = 20_000;

/** The desk answered with an error body. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;
  readonly body: ErrorBody;
  readonly headers: Headers;

  constructor(what: string, { status, body, headers }: Answer<ErrorBody>, log: string) {
    super(`${what} → ${status} ${body.code ?? ''}: ${body.message ?? ''}${log}`);
    this.status = status;
    this.code = body.code;
    this.body = body;
    this.headers = headers;
  }
}

export interface ErrorBody {
  readonly code: string;
  readonly message: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly [more: string]: unknown;
}

export interface Answer<T = unknown> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

export interface Request {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object goes as JSON; a string and a form go as they are. */
  readonly body?: unknown;
  readonly token?: string;
}

/** One request, whatever the answer; JSON is read, other text is kept as it is. Redirects are not followed. */
export async function call<T = unknown>(house: House, path: string, asked: Request = {}): Promise<Answer<T>> {
  const { method = 'GET', headers = {}, body, token } = asked;
  const plain = body === undefined || typeof body === 'string' || body instanceof FormData;
  const text = plain ? body : JSON.stringify(body);
  const answer = await fetch(house.url + path, {
    method,
    redirect: 'manual',
    headers: {
      ...(plain ? {} : { 'content-type': 'application/json' }),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...headers,
    },
    ...(text === undefined ? {} : { body: text }),
  });
  const said = await answer.text();
  const json = /json/.test(answer.headers.get('content-type') ?? '');
  return { status: answer.status, headers: answer.headers, body: (json && said ? JSON.parse(said) : said) as T };
}

/** A colleague of the demo organisation: a first name, or a whole address. */
export async function signIn(house: House, who: string): Promise<Actor> {
  const email = who.includes('@') ? who : `${who}@demo.zorg112.nl`;
  const body = { email, password: DEMO_PASSWORD };
  const answer = await call<LoginView>(house, '/api/v1/auth/login', { method: 'POST', body });
  if (answer.status !== 200) throw refused(house, `sign in as ${email}`, answer);
  return new Actor(house, answer.body);
}

/** Several at once, in the order of their names. */
export async function signInAll<const Names extends readonly string[]>(
  house: House,
  ...names: Names
): Promise<{ [I in keyof Names]: Actor }> {
  return (await Promise.all(names.map((who) => signIn(house, who)))) as { [I in keyof Names]: Actor };
}

/** Care workers of the demo by their team, for whom no name is promised. `not`: another team than these. */
export async function careWorkers(house: House, teamId: string, not = false): Promise<string[]> {
  const rows = await house.sql<{ email: string }>(
    `SELECT p.email FROM people p JOIN memberships m ON m.person_id = p.id
     WHERE m.team_id ${not ? '<>' : '='} ? AND p.email <> 'noor@demo.zorg112.nl' ORDER BY m.team_id, p.email LIMIT 5`,
    [teamId],
  );
  return rows.map(({ email }) => email);
}

type Ticket = Pick<TicketView, 'id'>;
type Said = { readonly event: string; readonly body: unknown };
export interface NextStep {
  readonly what: string;
  readonly by: string;
}

export class Actor {
  readonly house: House;
  readonly token: string;
  readonly id: string;
  readonly name: string;
  readonly teamIds: readonly string[];
  /** Everything the socket said, in order. */
  readonly heard: Said[] = [];
  #socket?: Socket;

  constructor(house: House, { accessToken, person }: LoginView) {
    this.house = house;
    this.token = accessToken;
    this.id = person.id;
    this.name = person.name;
    this.teamIds = person.teamIds;
  }

  // Asking and saying.
  asks(text: string, more: object = {}): Promise<TicketView> {
    return this.posts('/tickets', { text, ...more });
  }
  writes(ticket: Ticket, text: string): Promise<SentView> {
    return this.posts(`/tickets/${ticket.id}/messages`, { text });
  }
  confirms(ticket: Ticket, more: object = {}): Promise<TicketView> {
    return this.posts(`/tickets/${ticket.id}/confirmation`, { solved: true, ...more });
  }
  saysNotSolved(ticket: Ticket, text?: string): Promise<TicketView> {
    return this.posts(`/tickets/${ticket.id}/confirmation`, { solved: false, ...(text ? { text } : {}) });
  }
  reopens(ticket: Ticket, text: string): Promise<TicketView> {
    return this.posts(`/tickets/${ticket.id}/reopening`, { text });
  }
  withdraws(ticket: Ticket, reason?: string): Promise<TicketView> {
    return this.posts(`/tickets/${ticket.id}/withdrawal`, reason ? { reason } : undefined);
  }
  setsUrgency(ticket: Ticket, urgency: string, more: object = {}): Promise<TicketView> {
    return this.posts(`/tickets/${ticket.id}/urgency`, { urgency, ...more });
  }

  /** A file, to go with words later; or at once on a question. */
  uploads(bytes: Uint8Array, name = 'foto.jpg', more: Record<string, string> = {}): Promise<AttachmentView> {
    return this.posts('/attachments', formOf(bytes, name), more);
  }
  addsTo(ticket: Ticket, bytes: Uint8Array, name = 'foto.jpg'): Promise<AddedAttachmentView> {
    return this.posts(`/tickets/${ticket.id}/attachments`, formOf(bytes, name));
  }

  // Helping.
  claims(ticket: Ticket): Promise<TicketView> {
    return this.posts(`/tickets/${ticket.id}/claim`);
  }
  /** `against`: the version these words were written against (If-Match). */
  replies(
    ticket: Ticket,
    text: string,
    { against, ...more }: { nextStep?: NextStep; asksRequester?: boolean; sendAnyway?: boolean; against?: number } = {},
  ): Promise<SentView> {
    const headers: Record<string, string> = against === undefined ? {} : { 'if-match': `"${against}"` };
    return this.posts(`/tickets/${ticket.id}/replies`, { text, ...more }, headers);
  }
  notes(ticket: Ticket, text: string): Promise<SentView> {
    return this.posts(`/tickets/${ticket.id}/notes`, { text });
  }
  /** Haal iemand erbij. */
  asksIn(ticket: Ticket, to: object, question: string, by?: string): Promise<ConsultedView> {
    return this.posts(`/tickets/${ticket.id}/consults`, { to, question, ...(by ? { by } : {}) });
  }
  answers(consult: { id: string }, text: string, lacked?: string): Promise<ConsultedView> {
    return this.posts(`/consults/${consult.id}/answer`, { text, ...(lacked ? { lacked } : {}) });
  }
  takesBack(consult: { id: string }, reason: string): Promise<ConsultedView> {
    return this.posts(`/consults/${consult.id}/withdrawal`, { reason });
  }
  /** Laat waarnemen: asked of a colleague, who agrees. */
  async hasStandIn(ticket: Ticket, colleague: Actor): Promise<TicketView> {
    const asked = await this.posts<StoodInView>(`/tickets/${ticket.id}/stand-ins`, { personId: colleague.id });
    return colleague.posts(`/tickets/${ticket.id}/stand-ins/${asked.id}/agreement`);
  }
  offersSolution(ticket: Ticket, text: string): Promise<TicketView> {
    return this.posts(`/tickets/${ticket.id}/solution`, { text });
  }

  // Reading.
  sees(ticket: Ticket): Promise<TicketView> {
    return this.gets(`/tickets/${ticket.id}`);
  }
  async lists(query = ''): Promise<TicketView[]> {
    return (await this.gets<{ items: TicketView[] }>(`/tickets?limit=100${query && `&${query}`}`)).items;
  }
  async reads(ticket: Ticket): Promise<MessageView[]> {
    return (await this.gets<{ items: MessageView[] }>(`/tickets/${ticket.id}/messages`)).items;
  }
  async facts(ticket: Ticket): Promise<FactView[]> {
    return (await this.gets<{ items: FactView[] }>(`/tickets/${ticket.id}/facts`)).items;
  }
  queue(): Promise<QueueView> {
    return this.gets('/queue');
  }
  summary(): Promise<StatsView> {
    return this.gets('/stats/summary');
  }

  // The live line.
  /** Connects the socket; with `watching: true` also to the queue. */
  async listens({ watching = false } = {}): Promise<this> {
    const socket = connectSocket(this.house, { auth: { token: this.token } });
    this.#socket = socket;
    socket.onAny((event: string, body: unknown) => this.heard.push({ event, body }));
    await this.hears('hello');
    if (watching) await this.emits('queue.watch');
    return this;
  }
  /** Sends over the socket and waits for the acknowledgement. */
  emits(event: string, body: object = {}): Promise<{ ok: boolean; code?: string }> {
    return this.#socket!.timeout(PATIENCE_MS).emitWithAck(event, body) as Promise<{ ok: boolean; code?: string }>;
  }
  /** The first such event, heard already or still to come. */
  async hears<E extends ServerEventName>(
    event: E,
    like: (body: ServerEventBody<E>) => boolean = () => true,
  ): Promise<ServerEventBody<E>> {
    const first = (): ServerEventBody<E> | undefined => this.heardOf(event).find(like);
    return soon(this.house, `${this.name} to hear ${event}`, async () => first());
  }
  heardOf<E extends ServerEventName>(event: E): ServerEventBody<E>[] {
    return this.heard.filter((said) => said.event === event).map(({ body }) => body as ServerEventBody<E>);
  }
  heardEscalations(ticket: Ticket): EscalationRaisedEvent[] {
    return this.heardOf('escalation.raised').filter(({ ticketId }) => ticketId === ticket.id);
  }
  hangsUp(): void {
    this.#socket?.disconnect();
  }

  // The wire.
  async gets<T>(path: string, headers?: Record<string, string>): Promise<T> {
    return this.#asks<T>(`GET ${path}`, path, { ...(headers ? { headers } : {}) });
  }
  async posts<T>(path: string, body?: object, headers: Record<string, string> = {}): Promise<T> {
    return this.#asks<T>(`POST ${path}`, path, { method: 'POST', body, headers });
  }
  async puts<T>(path: string, body: object): Promise<T> {
    return this.#asks<T>(`PUT ${path}`, path, { method: 'PUT', body });
  }
  /** Any request of this person, whatever the answer. */
  calls<T = unknown>(path: string, asked: Request = {}): Promise<Answer<T>> {
    return call<T>(this.house, `/api/v1${path}`, { ...asked, token: this.token });
  }

  async #asks<T>(what: string, path: string, asked: Request): Promise<T> {
    const answer = await this.calls<T>(path, asked);
    if (answer.status >= 400) throw refused(this.house, `${this.name}: ${what}`, answer);
    return answer.body;
  }
}

/** As a page sends a file. */
export function formOf(bytes: Uint8Array, name: string, fields: Record<string, string> = {}): FormData {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append('file', new Blob([new Uint8Array(bytes)]), name);
  return form;
}

/** A socket to /console that does not try again. */
export function connectSocket(house: House, options: object): Socket {
  return io(`${house.url}/console`, { reconnection: false, forceNew: true, transports: ['websocket'], ...options });
}

/** Expects the refusal, and nothing else. Gives the error body. */
export async function refuses(deed: () => Promise<unknown>, status: number, code: string): Promise<ErrorBody> {
  let done: unknown;
  try {
    done = await deed();
  } catch (fault) {
    if (!(fault instanceof Refused)) throw fault;
    if (fault.status === status && fault.code === code) return fault.body;
    throw new Error(`expected ${status} ${code}, but ${fault.message}`, { cause: fault });
  }
  throw new Error(`expected ${status} ${code}, but it was done: ${JSON.stringify(done)?.slice(0, 300)}`);
}

/** Looks until `look` finds something; waits on a condition, never on a time. */
export async function soon<T>(house: House, what: string, look: () => Promise<T | undefined | false>): Promise<T> {
  for (const end = Date.now() + PATIENCE_MS; ; await pause(25)) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}${lastWords(house)}`);
  }
}

/** A moment from now, as it goes over the wire. */
export const inSeconds = (seconds: number): string => new Date(Date.now() + seconds * 1_000).toISOString();
export const nextStep = (what: string, seconds: number): NextStep => ({ what, by: inSeconds(seconds) });

/** How much is written down: a refusal leaves this as it was. */
export async function written(house: House): Promise<Record<string, number>> {
  const tables = ['tickets', 'facts', 'messages', 'clocks', 'participants'];
  const counts = await Promise.all(
    tables.map(async (table) => {
      const [row] = await house.sql<{ n: number | string }>(`SELECT COUNT(*) AS n FROM ${table}`);
      return [table, Number(row?.n)] as const;
    }),
  );
  return Object.fromEntries(counts);
}

function refused(house: House, what: string, answer: Answer): Refused {
  return new Refused(what, answer as Answer<ErrorBody>, answer.status >= 500 ? lastWords(house) : '');
}

function lastWords(house: House): string {
  return `\n${house.log().split('\n').slice(-60).join('\n')}`;
}
