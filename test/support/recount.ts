import { type ReadDatabase } from '@zorg112/database';
import { ALL_WHATS, type Dimension, figuresIn, talliesIn } from '@zorg112/desk';
import { isDeepStrictEqual } from 'node:util';
import { OpenAgain } from './open-again.js';

type Sql = (text: string) => Promise<Record<string, unknown>[]>;
type Data = Record<string, unknown> & { clocks?: Clock[] };
export interface Clock {
  readonly id: string;
  readonly consultId?: string;
  readonly kind: string;
  readonly startedAt: number;
  readonly dueAt?: number;
  readonly pausedAt?: number;
  readonly endedAt?: number;
  readonly outcome?: string;
  readonly state?: string;
}
export interface Told {
  readonly type: string;
  readonly by: string;
  readonly at: number;
  readonly data: Data;
}
export interface Recounted {
  readonly n: number;
  readonly sum: number;
  readonly values: readonly number[];
}

const WORDS = [
  ...['HelperReplied', 'InterimGiven', 'SolutionOffered', 'HelpLogged', 'ClosedUnsolved', 'WaitAsked'],
  ...['BroadcastHeard', 'OutageEnded'],
];
/** Words to one asker. */
const CHECKED = ['HelperReplied', 'InterimGiven', 'SolutionOffered', 'HelpLogged', 'ClosedUnsolved'];
const ONE_EACH: Readonly<Record<string, string>> = {
  ...{ ThanksGiven: 'thanks', SolutionRejected: 'not_solved', TicketReopened: 'reopened' },
  ...{ TicketClosedUnconfirmed: 'unconfirmed', TicketWithdrawn: 'withdrawn', TicketDiscarded: 'discarded' },
  ...{ ClosedUnsolved: 'unsolved', StandInStarted: 'stand_in', SomeoneElseAsked: 'someone_else', LaterAgreed: 'later' },
};

type Things = readonly string[];
/** What each figure is made of, written out a second time: what is counted, and out of what. */
const MADE_OF: Readonly<Record<string, readonly [of: Things, among?: Things]>> = {
  ...{ elsewhere: [['elsewhere.knocked'], ['elsewhere.told']], asked: [['asked']], pickUp: [['claimed']] },
  ...{ elsewhereAnswered: [['elsewhere.answered'], ['elsewhere.asked']], firstWords: [['first_words']] },
  ...{ claimedInTime: [['claim.kept'], ['claim.kept', 'claim.broken']], promisesMoved: [['promise.moved']] },
  ...{ firstWordsInTime: [['first_reply.kept'], ['first_reply.kept', 'first_reply.broken']], later: [['later']] },
  ...{ promisesKept: [['promise.kept'], ['promise.kept', 'promise.broken']], promisesBroken: [['promise.broken']] },
  ...{ confirmed: [['confirmed']], unconfirmed: [['unconfirmed']], notSolved: [['not_solved']] },
  ...{ reopened: [['reopened']], solved: [['solved']], returned: [['returned']], ownerless: [['ownerless']] },
  ...{ solvedInTime: [['solve.kept'], ['solve.kept', 'solve.broken']], firstOwner: [['first_owner'], ['confirmed']] },
  ...{ firstContact: [['first_contact'], ['confirmed']], handovers: [['handover.accepted']] },
  ...{ handoversRefused: [['handover.declined', 'handover.lapsed']], standIns: [['stand_in']], joined: [['joined']] },
  ...{ consults: [['consult.asked']], consultTurnAround: [['consult.answered']], discarded: [['discarded']] },
  ...{
    consultsInTime: [['consult.kept'], ['consult.kept', 'consult.broken']],
    sentAnyway: [['sent_anyway'], ['told']],
  },
  ...{ score: [['score']], scored: [['score'], ['confirmed']], callsHungUp: [['call.hung_up']] },
  ...{ callsAnswered: [['call.answered'], ['call.rang']], answerTime: [['call.answered']], unsolved: [['unsolved']] },
  ...{ calledBack: [['callback.kept'], ['callback.kept', 'callback.broken']], maatwerk: [['maatwerk.granted']] },
  ...{ maatwerkCost: [['maatwerk.granted']], nearTheWork: [['maatwerk.near'], ['maatwerk.decided']] },
  ...{ decisionTime: [['maatwerk.waited']], withdrawn: [['withdrawn']] },
};

/** Every figure of [from, to) that is not what a second count of the raw facts comes to, as a sentence. An empty list is what must be. */
export async function misCounted(read: ReadDatabase, from: number, to: number): Promise<string[]> {
  const histories = await historiesOf((text) => read.sql(text));
  const again = new Map([...recount(histories, from, to), ...(await callsAgain((text) => read.sql(text), from, to))]);
  const told = { score: scoresOf(histories), elsewhere: answersOf(histories) };
  const open = openTimes(histories, from, to);
  const counted = await talliesIn(read, { from, to });
  const found: string[] = [];
  const same = (what: string, is: unknown, should: unknown): void => {
    if (!isDeepStrictEqual(is, should)) found.push(`${what}: ${JSON.stringify(is)} but ${JSON.stringify(should)}`);
  };
  for (const what of ALL_WHATS) {
    if (what.startsWith('call.')) continue; // of no question
    const { n = 0, sum = 0 } = again.get(what) ?? {};
    same(what, counted.get(what) ?? { n: 0, sum: 0 }, { n, sum });
  }
  for (const figure of await figuresIn(read, { from, to })) {
    const [of, among] = MADE_OF[figure.name]!;
    const { unit } = figure;
    if (figure.name === 'score' || figure.name === 'elsewhere') {
      const values = byFives(told[figure.name], from, to);
      const sum = values.reduce((all, one) => all + one, 0);
      if (figure.name === 'elsewhere')
        same(
          'elsewhere',
          [figure.n, figure.among, figure.withheld ?? false],
          [sum, values.length, values.length === 0],
        );
      else
        same(
          'score',
          [figure.n, figure.withheld ?? false, figure.value],
          [values.length, values.length === 0, middle(values)],
        );
      continue;
    }
    const total = (whats: Things) => whats.reduce((all, what) => all + (again.get(what)?.n ?? 0), 0);
    const all = among && total(among);
    // Of whether people answered nothing is said of fewer than five.
    if (['elsewhereAnswered', 'scored'].includes(figure.name) && all! > 0 && all! < 5) {
      same(figure.name, [figure.n, figure.among, figure.value, figure.withheld], [0, undefined, undefined, true]);
      continue;
    }
    same(figure.name, [figure.n, figure.among], [total(of), all]);
    if (unit === 'count') same(figure.name, figure.value, total(of));
    if (unit === 'share') same(figure.name, figure.value, all ? total(of) / all : undefined);
    if (unit === 'money') same(figure.name, figure.value, again.get(of[0]!)?.sum ?? 0);
    const values = again.get(of[0]!)?.values ?? [];
    if (unit !== 'time' || values.length === 0) continue;
    const few = values.length < 5;
    same(`${figure.name}, withheld`, figure.withheld ?? false, few);
    same(figure.name, figure.value, few ? undefined : middle(values));
    same(figure.name, figure.p90, few ? undefined : mostOf(values));
    const times = open.get(of[0]!);
    const opened = times && times.length >= 5 ? { n: times.length, p50: middle(times), p90: mostOf(times) } : undefined;
    same(`${figure.name}, open`, figure.open, opened);
  }
  return found;
}

/** From nothing but the rows of `calls`. */
async function callsAgain(sql: Sql, from: number, to: number): Promise<Map<string, Recounted>> {
  const calls = await sql(`SELECT started_at, rang_at, answered_at, ended_at, direction FROM calls`);
  const mine = calls.filter(
    (call) => call['direction'] === 'in' && Number(call['started_at']) >= from && Number(call['started_at']) < to,
  );
  const answered = mine.filter((call) => call['answered_at'] !== null);
  const hungUp = mine.filter((call) => call['answered_at'] === null && call['ended_at'] !== null);
  const values = answered
    .map((call) => Math.max(0, Number(call['answered_at']) - Number(call['rang_at'] ?? call['started_at'])))
    .sort((a, b) => a - b);
  return new Map([
    ['call.rang', { n: mine.length, sum: 0, values: [] }],
    ['call.answered', { n: answered.length, sum: 0, values }],
    ['call.hung_up', { n: hungUp.length, sum: 0, values: [] }],
  ]);
}

/** The same for each part: what is counted of the questions of one team, region, subject, channel or urgency. */
export async function misParted(read: ReadDatabase, from: number, to: number): Promise<string[]> {
  const sql: Sql = (text) => read.sql(text);
  const histories = await historiesOf(sql);
  const found: string[] = [];
  const partOf = await partsAgain(sql);
  for (const [by, keyOf] of Object.entries(partOf) as [Dimension, (typeof partOf)[Dimension]][]) {
    const parts = new Map<unknown, Map<string, readonly Told[]>>();
    for (const [id, facts] of histories) {
      const key = keyOf(facts);
      parts.set(key, (parts.get(key) ?? new Map<string, readonly Told[]>()).set(id, facts));
    }
    for (const [key, own] of parts) {
      const counted = await talliesIn(read, { from, to, only: { by, key: String(key) } });
      for (const [what, { n, sum }] of recount(own, from, to)) {
        const is = counted.get(what) ?? { n: 0, sum: 0 };
        if (ALL_WHATS.some((one) => one === what) && !isDeepStrictEqual(is, { n, sum }))
          found.push(`${by} ${String(key)}, ${what}: ${JSON.stringify(is)} but ${JSON.stringify({ n, sum })}`);
      }
    }
  }
  return found;
}

/** Under which key of each dimension a question stands, by its facts. */
export async function partsAgain(sql: Sql): Promise<Record<Dimension, (facts: readonly Told[]) => unknown>> {
  const regions = new Map((await sql('SELECT id, region FROM teams')).map(({ id, region }) => [id, region]));
  return {
    team: ([first]) => first!.data['teamId'] ?? 'none',
    region: ([first]) => regions.get(first!.data['teamId']) ?? 'none',
    category: ([first]) => first!.data['category'] ?? 'unknown',
    channel: ([first]) => first!.data['channel'],
    urgency: urgencyIn,
  };
}

/** Of values from low to high. */
export function middle(values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined;
  return Math.round((values[Math.ceil(values.length / 2) - 1]! + values[Math.floor(values.length / 2)]!) / 2);
}

/** Nine of ten are no more than this. Of values from low to high. */
export const mostOf = (values: readonly number[]): number | undefined =>
  values.filter((_, i) => i < 0.9 * values.length).at(-1);

type Histories = ReadonlyMap<string, readonly Told[]>;
/** What somebody told: who, about which question, when, and a score, or 1 for who had to knock elsewhere. */
interface Answer {
  readonly by: unknown;
  readonly of: string;
  readonly at: number;
  readonly value: number;
}

function scoresOf(histories: Histories): Answer[] {
  return answered(histories, ({ type, at, data }) =>
    type === 'SolutionConfirmed' && data['score'] !== undefined ? { at, value: Number(data['score']) } : undefined,
  );
}

function answersOf(histories: Histories): Answer[] {
  return answered(histories, ({ type, at, data }) => {
    if (type !== 'ElsewhereTold') return undefined;
    return { at, value: data['knocked'] === true ? 1 : 0 };
  });
}

function answered(histories: Histories, told: (fact: Told) => { at: number; value: number } | undefined): Answer[] {
  const answers: Answer[] = [];
  for (const [of, facts] of histories)
    for (const fact of facts) {
      const answer = told(fact);
      if (answer && facts[0]!.data['isOutage'] !== true)
        answers.push({ ...answer, of, by: fact.data['quoted'] ? facts[0]!.data['requesterId'] : fact.by }); // a teammate may speak for her
    }
  return answers.sort((one, other) => one.at - other.at || (one.of < other.of ? -1 : 1));
}

/** The values of whole groups of five people within [from, to), each month by itself, from low to high. */
function byFives(answers: readonly Answer[], from: number, to: number): number[] {
  const values: number[] = [];
  for (const month of new Set(answers.map(({ at }) => new Date(at).toISOString().slice(0, 7)))) {
    let rest = answers.filter(({ at }) => new Date(at).toISOString().startsWith(month));
    for (;;) {
      const size = rest.findIndex((_, i) => new Set(rest.slice(0, i + 1).map(({ by }) => by)).size === 5) + 1;
      if (size === 0) break;
      const group = rest.slice(0, size);
      if (group.every(({ at }) => at >= from && at < to)) values.push(...group.map(({ value }) => value));
      rest = rest.slice(size);
    }
  }
  return values.sort((a, b) => a - b);
}

/** From nothing but the rows of `facts`. */
export async function historiesOf(sql: Sql): Promise<Histories> {
  const histories = new Map<string, Told[]>();
  for (const row of await sql('SELECT ticket_id, type, at, by_id, data FROM facts ORDER BY ticket_id, seq')) {
    const data = (typeof row['data'] === 'string' ? JSON.parse(row['data']) : row['data']) as Data;
    const fact = { type: String(row['type']), at: Number(row['at']), by: String(row['by_id']), data };
    const history = histories.get(String(row['ticket_id']));
    if (history) history.push(fact);
    else histories.set(String(row['ticket_id']), [fact]);
  }
  return histories;
}

/**
 * The figures once more, slowly and by hand: whole histories are read again for each thing that is counted. It shares no line with what it
 * is held against. [from, to) in UTC ms.
 */
export function recount(histories: Histories, from: number, to: number): Map<string, Recounted> {
  const found: [what: string, at: number, value?: number][] = [];
  for (const facts of histories.values()) if (facts[0]!.data['isOutage'] !== true) found.push(...thingsIn(facts));
  const counts = new Map<string, { n: number; sum: number; values: number[] }>();
  for (const [what, at, value] of found) {
    if (at < from || at >= to) continue;
    const so = counts.get(what) ?? { n: 0, sum: 0, values: [] };
    if (value !== undefined) so.values.push(value);
    counts.set(what, { n: so.n + 1, sum: so.sum + (value ?? 0), values: so.values });
  }
  for (const { values } of counts.values()) values.sort((a, b) => a - b);
  return counts;
}

/** Each as it was told last. */
export function clocksIn(facts: readonly Told[]): Clock[] {
  const clocks = new Map<string, Clock>();
  for (const { data } of facts) for (const clock of data.clocks ?? []) clocks.set(clock.id, clock);
  return [...clocks.values()];
}

/** What one question counts: what, at which instant, and its value. */
export function thingsIn(facts: readonly Told[]): [string, number, number?][] {
  const things: [string, number, number?][] = [];
  const asked = facts[0]!.at;
  const firstWords = facts.find(({ type, data }) => WORDS.includes(type) || data['answering'] === true)!;
  if (firstWords && firstWords !== facts[0]) things.push(['first_words', firstWords.at, firstWords.at - asked]);
  for (const { kind, startedAt, endedAt, outcome } of clocksIn(facts)) {
    if (kind === 'promise') things.push(['promise.made', startedAt]);
    if (endedAt !== undefined) things.push([`${kind}.${outcome}`, endedAt]);
  }
  facts.forEach((fact, i) => things.push(...thingsOf(fact, facts.slice(0, i), asked)));
  return things;
}

/** It went to one of the management, at first or passed on. */
function above(before: readonly Told[], decisionId: unknown): boolean {
  const steps = before.filter(({ type }) => type === 'DecisionAsked' || type === 'DecisionPassedOn');
  return steps.some(({ data }) => data['decisionId'] === decisionId && data['management'] === true);
}

function thingsOf({ type, at, data }: Told, before: readonly Told[], asked: number): [string, number, number?][] {
  const things: [string, number, number?][] = [];
  const last = (...types: string[]): Told | undefined =>
    [...before].reverse().find((fact) => types.includes(fact.type));
  const of = (wanted: string, key: string): Told | undefined =>
    before.find((fact) => fact.type === wanted && fact.data[key] === data[key]);
  if (type in ONE_EACH) things.push([ONE_EACH[type]!, at]);
  if (CHECKED.includes(type)) things.push(['told', at]);
  if (data['sentAnyway'] === true) things.push(['sent_anyway', at]);
  if (type === 'TicketOpened' || type === 'HelpLogged') things.push(['asked', at]);
  if (type === 'HelpLogged') things.push(['logged', at]);
  if (type === 'TicketClaimed') things.push(['claimed', at, at - asked]);
  if (type === 'SolutionConfirmed') {
    things.push(['confirmed', at]);
    const offer = last('SolutionOffered', 'HelpLogged', 'OutageEnded')!;
    if (offer.at > asked) things.push(['solved', at, offer.at - asked]);
    const owners = before.filter(
      (fact) =>
        ['TicketClaimed', 'HelpLogged', 'OwnerSucceeded'].includes(fact.type) ||
        (fact.type === 'HandoverAccepted' && fact.data['difficult'] !== true),
    );
    if (owners.length === 1) things.push(['first_owner', at]);
    const first = before.find((fact) => WORDS.includes(fact.type) || fact.data['answering'] === true)!;
    const again = before.some((fact) => ['SolutionRejected', 'TicketReopened'].includes(fact.type));
    const spoken = first.data['answering'] === true ? 900_000 : 0;
    if (offer.at <= first.at + spoken && !again) things.push(['first_contact', at]);
    if (data['score'] !== undefined) things.push(['score', at, Number(data['score'])]);
    if (data['asksElsewhere'] === true) things.push(['elsewhere.asked', at]);
  }
  if (type === 'ElsewhereTold') {
    things.push(['elsewhere.answered', endOf(before)?.at ?? at], ['elsewhere.told', at]);
    if (data['knocked'] === true) things.push(['elsewhere.knocked', at]);
  }
  if (type.startsWith('Handover')) {
    const difficult = data['difficult'] === true || of('HandoverOffered', 'handoverId')?.data['difficult'] === true;
    if (!difficult) things.push([`handover.${type.slice('Handover'.length).toLowerCase()}`, at]);
    const had = before.some(
      (fact) =>
        ['TicketClaimed', 'HelpLogged', 'HandoverAccepted'].includes(fact.type) &&
        fact.data['ownerId'] === data['ownerId'],
    );
    if (type === 'HandoverAccepted' && !difficult && data['asked'] !== true && had) things.push(['returned', at]);
  }
  if (type === 'EscalationRaised')
    things.push(['step', at], ...(data['added'] === undefined ? [] : [['joined', at] as [string, number]]));
  if (type === 'ConsultAsked') things.push(['consult.asked', at]);
  if (type === 'ConsultAnswered') {
    things.push(['consult.answered', at, at - of('ConsultAsked', 'consultId')!.at]);
    if (data['lacked'] !== undefined) things.push(['lacked', at]);
  }
  if (type === 'DecisionAsked') {
    things.push(['maatwerk.asked', at]);
    if (data['level'] !== 'decider')
      things.push(
        ['maatwerk.granted', at, Number(data['amountCents'])],
        ['maatwerk.paid', at, Number(data['amountCents'])],
        ['maatwerk.decided', at],
        ['maatwerk.near', at],
      );
  }
  if (type === 'DecisionGiven') {
    const ask = of('DecisionAsked', 'decisionId')!;
    const amount = Number(ask.data['amountCents']);
    if (data['granted'] === true) things.push(['maatwerk.granted', at, amount], ['maatwerk.paid', at, amount]);
    else things.push(['maatwerk.refused', at]);
    if (data['bySilence'] === true) things.push(['maatwerk.silence', at]);
    things.push(['maatwerk.decided', at], ['maatwerk.waited', at, at - ask.at]);
    if (!above(before, data['decisionId'])) things.push(['maatwerk.near', at]);
  }
  return things;
}

export const OFFICE = ['week', 'normal'];

/** Of questions whose clock runs in office hours when it is counted: the open time until somebody took it up, answered and solved it. */
function openTimes(histories: Histories, from: number, to: number): Map<string, number[]> {
  const all = [...histories.values()].filter(([first]) => first!.data['isOutage'] !== true);
  const instants = all.flatMap((facts) => facts.map(({ at }) => at)).sort((a, b) => a - b);
  const open = new OpenAgain(instants[0] ?? 0, instants.at(-1) ?? 0);
  const times = new Map<string, number[]>();
  for (const facts of all)
    facts.forEach((fact, i) => {
      const before = facts.slice(0, i);
      if (i === 0 || !OFFICE.includes(urgencyIn(before))) return;
      const asked = facts[0]!.at;
      for (const [what, at, value] of sinceAsked(fact, before, facts)) {
        if (at < from || at >= to) continue;
        if (!times.has(what)) times.set(what, []);
        times.get(what)!.push(open.between(asked, asked + value));
      }
    });
  for (const values of times.values()) values.sort((a, b) => a - b);
  return times;
}

export function urgencyIn(facts: readonly Told[]): string {
  const changed = facts.filter(({ type }) => type === 'UrgencyRaised' || type === 'UrgencyLowered').at(-1);
  return String(changed ? changed.data['to'] : facts[0]!.data['urgency']);
}

/** What is measured from asking, at this fact. */
export function sinceAsked(fact: Told, before: readonly Told[], facts: readonly Told[]): [string, number, number][] {
  const things = thingsOf(fact, before, facts[0]!.at).flatMap(([what, at, value = 0]): [string, number, number][] =>
    ['claimed', 'solved'].includes(what) ? [[what, at, value]] : [],
  );
  const first = facts.find(({ type, data }) => WORDS.includes(type) || data['answering'] === true);
  return first === fact && before.length > 0 ? [...things, ['first_words', fact.at, fact.at - facts[0]!.at]] : things;
}

/** The yes she gave, unless it was opened again since. */
function endOf(before: readonly Told[]): Told | undefined {
  const end = before.filter(({ type }) => type === 'SolutionConfirmed' || type === 'TicketReopened').at(-1);
  return end?.type === 'SolutionConfirmed' ? end : undefined;
}
