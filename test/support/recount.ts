import { type ReadDatabase } from '@zorg112/database';
import { ALL_WHATS, figuresIn, talliesIn } from '@zorg112/desk';
import { FIGURES, type FigureOf } from '@zorg112/domain';
import { isDeepStrictEqual } from 'node:util';

type Sql = (text: string) => Promise<Record<string, unknown>[]>;
type Data = Record<string, unknown> & { clocks?: Clock[] };
interface Clock {
  readonly id: string;
  readonly kind: string;
  readonly startedAt: number;
  readonly endedAt?: number;
  readonly outcome?: string;
}
interface Told {
  readonly type: string;
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
const ONE_EACH: Readonly<Record<string, string>> = {
  ...{ ThanksGiven: 'thanks', SolutionRejected: 'not_solved', TicketReopened: 'reopened' },
  ...{ TicketClosedUnconfirmed: 'unconfirmed', TicketWithdrawn: 'withdrawn', TicketDiscarded: 'discarded' },
  ...{ ClosedUnsolved: 'unsolved', StandInStarted: 'stand_in', SomeoneElseAsked: 'someone_else', LaterAgreed: 'later' },
};

/** Every figure of [from, to) that is not what a second count of the raw facts comes to, as a sentence. An empty list is what must be. */
export async function misCounted(read: ReadDatabase, from: number, to: number): Promise<string[]> {
  const again = await recount((text) => read.sql(text), from, to);
  const counted = await talliesIn(read, { from, to });
  const found: string[] = [];
  const same = (what: string, is: unknown, should: unknown): void => {
    if (!isDeepStrictEqual(is, should)) found.push(`${what}: ${JSON.stringify(is)} but ${JSON.stringify(should)}`);
  };
  for (const what of ALL_WHATS) {
    const { n = 0, sum = 0 } = again.get(what) ?? {};
    same(what, counted.get(what) ?? { n: 0, sum: 0 }, { n, sum });
  }
  for (const figure of await figuresIn(read, { from, to })) {
    const { of, among, unit }: FigureOf = FIGURES[figure.name];
    const total = (whats: readonly string[]) => whats.reduce((all, what) => all + (again.get(what)?.n ?? 0), 0);
    if (figure.withheld) continue;
    same(figure.name, [figure.n, figure.among], [total(of), among && total(among)]);
    const values = again.get(of[0]!)?.values ?? [];
    if ((unit !== 'time' && unit !== 'score') || values.length === 0) continue;
    const [low, high] = [values[Math.ceil(values.length / 2) - 1]!, values[Math.floor(values.length / 2)]!];
    same(figure.name, figure.value, Math.round((low + high) / 2));
    if (unit === 'time') same(figure.name, figure.p90, values.filter((_, i) => i < 0.9 * values.length).at(-1));
  }
  return found;
}

/**
 * The figures once more, slowly and by hand, from nothing but the rows of `facts`: whole histories are read again for each thing that is
 * counted. It shares no line with what it is held against. [from, to) in UTC ms.
 */
export async function recount(sql: Sql, from: number, to: number): Promise<Map<string, Recounted>> {
  const histories = new Map<string, Told[]>();
  for (const row of await sql('SELECT ticket_id, type, at, data FROM facts ORDER BY ticket_id, seq')) {
    const data = (typeof row['data'] === 'string' ? JSON.parse(row['data']) : row['data']) as Data;
    const fact = { type: String(row['type']), at: Number(row['at']), data };
    const history = histories.get(String(row['ticket_id']));
    if (history) history.push(fact);
    else histories.set(String(row['ticket_id']), [fact]);
  }
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

function thingsIn(facts: readonly Told[]): [string, number, number?][] {
  const things: [string, number, number?][] = [];
  const asked = facts[0]!.at;
  const firstWords = facts.find(({ type, data }) => WORDS.includes(type) || data['answering'] === true)!;
  if (firstWords && firstWords !== facts[0]) things.push(['first_words', firstWords.at, firstWords.at - asked]);
  const clocks = new Map<string, Clock>();
  for (const { data } of facts) for (const clock of data.clocks ?? []) clocks.set(clock.id, clock);
  for (const { kind, startedAt, endedAt, outcome } of clocks.values()) {
    if (kind === 'promise') things.push(['promise.made', startedAt]);
    if (endedAt !== undefined) things.push([`${kind}.${outcome}`, endedAt]);
  }
  facts.forEach((fact, i) => things.push(...thingsOf(fact, facts.slice(0, i), asked)));
  return things;
}

function thingsOf({ type, at, data }: Told, before: readonly Told[], asked: number): [string, number, number?][] {
  const things: [string, number, number?][] = [];
  const last = (...types: string[]): Told | undefined =>
    [...before].reverse().find((fact) => types.includes(fact.type));
  const of = (wanted: string, key: string): Told | undefined =>
    before.find((fact) => fact.type === wanted && fact.data[key] === data[key]);
  if (type in ONE_EACH) things.push([ONE_EACH[type]!, at]);
  if (WORDS.includes(type)) things.push(['told', at]);
  if (data['sentAnyway'] === true) things.push(['sent_anyway', at]);
  if (type === 'TicketOpened' || type === 'HelpLogged') things.push(['asked', at]);
  if (type === 'HelpLogged') things.push(['logged', at]);
  if (type === 'TicketClaimed') things.push(['claimed', at, at - asked]);
  if (type === 'SolutionConfirmed') {
    things.push(['confirmed', at]);
    const offer = last('SolutionOffered', 'HelpLogged', 'OutageEnded')!;
    things.push(['solved', at, offer.at - asked]);
    const owners = before.filter(
      (fact) =>
        ['TicketClaimed', 'HelpLogged', 'OwnerSucceeded'].includes(fact.type) ||
        (fact.type === 'HandoverAccepted' && fact.data['difficult'] !== true),
    );
    if (owners.length === 1) things.push(['first_owner', at]);
    const first = before.find((fact) => WORDS.includes(fact.type) || fact.data['answering'] === true)!;
    const again = before.some((fact) => ['SolutionRejected', 'TicketReopened'].includes(fact.type));
    if (first.at === offer.at && !again) things.push(['first_contact', at]);
    if (data['score'] !== undefined) things.push(['score', at, Number(data['score'])]);
    if (data['asksElsewhere'] === true) things.push(['elsewhere.asked', at]);
  }
  if (type === 'ElsewhereTold') {
    const end = last('SolutionConfirmed', 'TicketReopened');
    const when = end?.type === 'SolutionConfirmed' ? end.at : at;
    things.push(['elsewhere.told', when]);
    if (data['knocked'] === true) things.push(['elsewhere.knocked', when]);
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
    if (data['level'] !== 'decider') things.push(['maatwerk.granted', at, Number(data['amountCents'])]);
  }
  if (type === 'DecisionGiven') {
    const amount = Number(of('DecisionAsked', 'decisionId')!.data['amountCents']);
    things.push(data['granted'] === true ? ['maatwerk.granted', at, amount] : ['maatwerk.refused', at]);
    if (data['bySilence'] === true) things.push(['maatwerk.silence', at]);
  }
  return things;
}
