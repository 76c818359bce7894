// What comes over the wire, as the pages use it. The server's own description stands in libs/contracts.

import type { Category } from '../../../libs/domain/src/ownership/category';

export type { Category };
export type Urgency = 'now' | 'today' | 'week' | 'normal';
export type Status = 'waiting_for_helper' | 'in_progress' | 'waiting_for_requester' | 'solution_offered' | 'closed';
export type ClosedHow = 'confirmed' | 'unconfirmed' | 'unsolved' | 'withdrawn' | 'discarded' | 'merged' | 'outage_over';
export type ClockKind =
  | 'claim'
  | 'first_reply'
  | 'promise'
  | 'solve'
  | 'consult'
  | 'handover'
  | 'decision'
  | 'confirmation'
  | 'callback'
  | 'data_leak';
export type ClockState = 'running' | 'paused' | 'met' | 'broken' | 'stopped';
export type MessageKind =
  'question' | 'message' | 'reply' | 'interim' | 'note' | 'solution' | 'unsolved' | 'consult' | 'answer';
export type Role = 'care_worker' | 'agent' | 'back_office' | 'lead' | 'manager' | 'admin';
export type Move =
  | 'claim'
  | 'message'
  | 'reply'
  | 'note'
  | 'interim'
  | 'askCallback'
  | 'calledBack'
  | 'consult'
  | 'answer'
  | 'withdrawConsult'
  | 'offerHandover'
  | 'acceptHandover'
  | 'declineHandover'
  | 'standIn'
  | 'endStandIn'
  | 'askStandIn'
  | 'agreeStandIn'
  | 'declineStandIn'
  | 'askSomeoneElse'
  | 'tellDifficult'
  | 'offerSolution'
  | 'confirm'
  | 'tellElsewhere'
  | 'thank'
  | 'admitUnsolved'
  | 'lookAlong'
  | 'seeUnsolved'
  | 'contestUnsolved'
  | 'reopen'
  | 'withdraw'
  | 'discard'
  | 'undoDiscard'
  | 'changeUrgency'
  | 'lowerUrgency'
  | 'agreeLater'
  | 'askToWait'
  | 'answerWait'
  | 'askDecision'
  | 'giveVerdict'
  | 'keepUrgency'
  | 'startPath'
  | 'declinePath'
  | 'doPathStep'
  | 'liftMask'
  | 'merge'
  | 'link'
  | 'joinOutage'
  | 'hearBroadcast'
  | 'endOutage';

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
  /** The one asked is off shift: who is on call instead; empty when nobody is. */
  onCall?: Named[];
  /** Nobody is on call: when the one asked is there again. */
  backAt?: string;
}
export interface Handover {
  id: string;
  from: Named;
  to: Named;
  reason: string;
  note?: string;
  offeredAt: string;
  dueAt?: string;
}
export interface StandIn {
  id: string;
  person: Named;
  because: 'off_shift' | 'named' | 'agreed';
  since: string;
  until?: string;
}
export interface StandInAsked {
  id: string;
  person: Named;
  askedAt: string;
  until?: string;
  declined?: boolean;
}
export interface Decision {
  id: string;
  kind: 'money' | 'access' | 'medication' | 'care' | 'personnel';
  amountCents: number;
  reason: string;
  solves: string;
  costCentre?: string;
  level: 'owner' | 'team' | 'decider';
  askedBy: Named;
  askedAt: string;
  decider?: Named;
  dueAt?: string;
  outcome?: 'granted' | 'refused';
  bySilence?: boolean;
  decidedAt?: string;
  decidedBy?: Named;
  /** What is done instead. */
  alternative?: string;
  /** The question ended before anybody decided. */
  endedAt?: string;
}
export interface GuidedPath {
  path: 'danger' | 'incident' | 'data_leak';
  /** Her words may be about this. */
  suggestedAt?: string;
  startedAt?: string;
  declinedAt?: string;
  done: string[];
}
/** Somewhere somebody can be, in the words they use. */
export interface Place {
  id: string;
  name: string;
  team?: Named;
}
export interface Outage {
  id: string;
  number: number;
  text: string;
  owner: Named;
  startedAt: string;
  endedAt?: string;
  nextStep?: NextStep;
  count: number;
  /** The question of this reader that is part of it. */
  myTicketId?: string;
  /** What most of its questions are about. */
  category?: Category;
}
export interface Ticket {
  id: string;
  number: number;
  status: Status;
  closedHow?: ClosedHow;
  urgency: Urgency;
  /** Her words sound more urgent; only for those who help. */
  suggestedUrgency?: Urgency;
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
  asset?: string;
  category: Category;
  /** The region whose own calendar applies. */
  region?: string;
  channel: string;
  version: number;
  createdAt: string;
  changedAt: string;
  claimedAt?: string;
  firstReplyAt?: string;
  solutionOfferedAt?: string;
  closedAt?: string;
  /** The solution waits for her answer, and she was reminded. */
  reminded?: { at: string; count: number; closesAt?: string };
  lastWordsAt: string;
  unansweredSince?: string;
  score?: number;
  notSolvedCount: number;
  reopenedCount: number;
  /** The open offer; only for those who help. */
  handover?: Handover;
  earlierOwners?: Named[];
  /** Who helped before; this owner took over. */
  tookOverFrom?: Named;
  standIn?: StandIn;
  /** Asked to stand in, and not agreed yet; only for those who help. */
  standInAsked?: StandInAsked;
  someoneElse?: { askedAt: string; person?: Named; reason?: string };
  /** Talking about it is hard: handing over counts for nothing. */
  difficult?: true;
  waitAsked?: { until?: string; urgency?: Urgency };
  laterUntil?: string;
  unsolved?: { second: Named; lookedAt?: string; seenAt?: string; contestedAt?: string };
  decisions?: Decision[];
  paths?: GuidedPath[];
  links?: { ticketId: string; how: 'related' | 'merged' | 'split' | 'reopened' }[];
  mergedInto?: string;
  isOutage?: boolean;
  outage?: { id: string; endedAt?: string };
  may: Move[];
}
export interface Attachment {
  id: string;
  name: string;
  type: string;
  size: number;
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
  /** What was made unreadable, and until when the number is kept sealed. */
  masks?: { start: number; end: number; keptUntil?: string }[];
  /** Photos and files that came with these words. */
  attachments?: Attachment[];
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
  /** On a device of the ward. */
  shared?: { device: string; idleSeconds: number };
  line: { number: string };
  mandate: { amountCents: number };
}
export interface Colleague extends Named {
  roles: Role[];
  onShift: boolean;
  /** On the phone, or resting after a difficult conversation. */
  inCall: boolean;
  load: number;
  serviceId?: string;
  /** Off shift: when on again. */
  backAt?: string;
}
export interface Service extends Named {
  onShift: number;
  onCall: Named[];
  /** Nobody on shift: when somebody is again. */
  backAt?: string;
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
export interface Found extends Page<Ticket> {
  /** Nothing was found, and this finds something. */
  didYouMean?: string;
}
/** A way in which questions like this one were solved. */
export interface Worked {
  solution: string;
  times: number;
  questions: { id: string; number: number; text: string; closedAt: string }[];
}
/** How it goes this moment, for who leads the shift. */
export interface Floor {
  at: string;
  people: (Named & { service?: Named; inCall: boolean; load: number })[];
  dutyHolder: Named;
  nextDutyChange?: { at: string; person: Named };
  cover: { number: number; owner: Named; person: Named; until?: string }[];
  asked: number;
  ended: number;
  open: number;
  expected: number;
  oldest: { number: number; since: string; late: boolean }[];
  between: { service: Named; asked: number; answered: number }[];
}
/** Six digits on a screen that waits to be admitted. */
export interface AskingBoard {
  code: string;
  until: string;
  zone: string;
}
/** What a screen on the wall reads. */
export interface BoardFigures {
  at: string;
  zone: string;
  build: string;
  name: string;
  waiting: number;
  waitingSince?: string;
  careNow: number;
  helped: number;
  hours: { at: string; asked: number }[];
  here: { name: string; onThePhone: boolean }[];
  onShift: number;
  helpWanted: { number: number; service?: string; since: string }[];
  thanks: string[];
  faults: string[];
}
export type Density = 'roomy' | 'compact';
export type Sound = 'none' | 'now' | 'fresh' | 'mine';
/** What somebody looks for often, under a name. */
export interface SavedView {
  name: string;
  words: string;
}
/** How somebody has their own screen. */
export interface Preferences {
  version: number;
  letters: boolean;
  keys: { deed: string; key: string }[];
  density: Density;
  sound: Sound;
  views: SavedView[];
  /** The report of each month by mail. */
  monthReport: boolean;
}
/** What the desk knows of something: to do, and not to do. */
export interface Card {
  id: string;
  title: string;
  dos: string[];
  donts: string[];
  category: Ticket['category'];
  fromNumber?: number;
  version: number;
  putAway: boolean;
  changedBy: Named;
  changedAt: string;
  helped: number;
  notHelped: number;
  used: number;
  mine?: boolean;
  stale: boolean;
}
/** With what it said before, the newest first. */
export interface WholeCard extends Card {
  earlier: Pick<Card, 'version' | 'title' | 'dos' | 'donts' | 'changedBy' | 'changedAt'>[];
}
/** A text the desk writes often, with its blanks open. */
export interface CannedText {
  id: string;
  title: string;
  text: string;
  version: number;
  putAway: boolean;
  changedBy: Named;
  changedAt: string;
}
export interface Queue extends Page<Ticket> {
  counts: QueueCounts;
}
/** A figure as the desk defines it: one name, one meaning, everywhere. */
export interface FigureValue {
  name: string;
  unit: 'count' | 'share' | 'time' | 'money' | 'score';
  value?: number;
  n: number;
  among?: number;
  p90?: number;
  open?: { n: number; p50: number; p90: number };
  withheld?: boolean;
  must?: number;
  nl: { title: string; meaning: string };
  en: { title: string; meaning: string };
}
export interface Figures {
  from: string;
  to: string;
  freshAt: string;
  whole: boolean;
  items: FigureValue[];
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
  sentAnyway?: number;
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
  handoversOffered: number;
  handovers: number;
  handoversRefused: number;
  /** Back to somebody who had it before, without her asking for it: must be 0. */
  returnsToEarlierOwner: number;
  sentAnyway: number;
  standIns: number;
  laterAgreed: number;
  unsolved: number;
  discarded: number;
  firstReplyInOffice?: { count: number; openMedianMs: number; clockMedianMs: number };
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
  scoreMedian?: number;
  scoreCount: number;
  elsewhereAsked: number;
  elsewhereTold: number;
  elsewhereCounted: number;
  elsewhereKnocked: number;
  perDay: Day[];
  groups: Group[];
}
