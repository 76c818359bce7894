// What comes over the wire, as the pages use it. The server's own description stands in libs/contracts.

export type Urgency = 'now' | 'today' | 'week' | 'normal';
export type Status = 'waiting_for_helper' | 'in_progress' | 'waiting_for_requester' | 'solution_offered' | 'closed';
export type ClosedHow = 'confirmed' | 'unconfirmed' | 'unsolved' | 'withdrawn' | 'discarded';
export type ClockKind = 'claim' | 'first_reply' | 'promise' | 'solve' | 'consult' | 'confirmation';
export type ClockState = 'running' | 'paused' | 'met' | 'broken' | 'stopped';
export type MessageKind = 'question' | 'message' | 'reply' | 'note' | 'solution' | 'consult' | 'answer';
export type Role = 'care_worker' | 'agent' | 'back_office' | 'lead' | 'manager' | 'admin';
export type Move =
  | 'claim'
  | 'message'
  | 'reply'
  | 'note'
  | 'consult'
  | 'answer'
  | 'offerSolution'
  | 'confirm'
  | 'reopen'
  | 'withdraw'
  | 'changeUrgency'
  | 'changeUrgency'
  | 'raiseUrgency';

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}
export interface Named {
  id: string;
  name: string;
}
export interface NextStep {
  what: string;
  by: string;
  late: boolean;
}
export interface Clock {
  id: string;
  kind: ClockKind;
  state: ClockState;
  startedAt: string;
  /** Absent while paused. */
  dueAt?: string;
  late: boolean;
}
export interface Consult {
  id: string;
  to: { kind: 'person' | 'service' | 'email'; id?: string; name: string };
  by: Named;
  /** The words of a consult are for those who help. */
  question?: string;
  answer?: string;
  askedAt: string;
  dueAt?: string;
  answeredAt?: string;
  withdrawnAt?: string;
  lacked?: string;
}
export interface Ticket {
  id: string;
  number: number;
  status: Status;
  closedHow?: ClosedHow;
  urgency: Urgency;
  careNow: boolean;
  private: boolean;
  /** The first words of the question; absent for those who only oversee. */
  text?: string;
  owner: Named;
  requester: Named;
  helpers: Named[];
  consults: Consult[];
  nextStep?: NextStep;
  clocks: Clock[];
  teamId?: string;
  teamName?: string;
  location?: string;
  channel: string;
  version: number;
  createdAt: string;
  changedAt: string;
  claimedAt?: string;
  firstReplyAt?: string;
  solutionOfferedAt?: string;
  closedAt?: string;
  lastWordsAt: string;
  unansweredSince?: string;
  score?: number;
  notSolvedCount: number;
  reopenedCount: number;
  may: Move[];
}
export interface Message {
  id: string;
  ticketId: string;
  kind: MessageKind;
  text: string;
  author: Named & { roles: Role[] };
  onBehalfOf?: Named;
  consultId?: string;
  at: string;
  version: number;
  asksRequester: boolean;
  nextStep?: NextStep;
}
export interface Fact {
  seq: number;
  type: string;
  at: string;
  by: Named;
  onBehalfOf?: Named;
  data: object;
}
export interface Team extends Named {
  region: string;
}
export interface Person extends Named {
  roles: Role[];
  teamIds: string[];
}
export interface Me extends Person {
  email: string;
  teams: Team[];
  language: string;
  permissions: string[];
  csrfToken?: string;
  now: string;
  demo: boolean;
  line: { number: string };
}
export interface Colleague extends Named {
  roles: Role[];
  onShift: boolean;
  load: number;
  serviceId?: string;
}
export interface Service extends Named {
  onShift: number;
}
export interface QueueCounts {
  waiting: number;
  inProgress: number;
  waitingForRequester: number;
  solutionOffered: number;
  late: number;
  now: number;
  mine: number;
}
export interface Queue extends Page<Ticket> {
  counts: QueueCounts;
}
export interface Day {
  day: string;
  asked: number;
  confirmed: number;
  late: number;
}
export interface Group {
  key: string;
  label: string;
  /** Fewer than five people asked: the figures stay with them. */
  withheld: boolean;
  asked?: number;
  claimed?: number;
  confirmed?: number;
  promisesKept?: number;
  promisesBroken?: number;
  firstReplyMedianMs?: number;
}
export interface Stats {
  from: string;
  to: string;
  freshAt: string;
  asked: number;
  claimed: number;
  confirmed: number;
  unconfirmed: number;
  notSolved: number;
  reopened: number;
  withdrawn: number;
  open: number;
  consults: number;
  escalations: number;
  claimedInTime: number;
  claimedLate?: number;
  firstReplyInTime: number;
  firstReplyLate?: number;
  firstReplyMedianMs?: number;
  promisesMade: number;
  promisesKept: number;
  promisesMoved: number;
  promisesBroken: number;
  solvedByFirstOwner: number;
  scoreAverage?: number;
  scoreCount: number;
  perDay: Day[];
  groups: Group[];
}
