import { type StatsDetailsView } from '@zorg112/contracts';
import { type ReadDatabase } from '@zorg112/database';
import { isDeepStrictEqual } from 'node:util';
import { clocksIn, historiesOf, middle, mostOf, type Told } from './recount.js';

const [HOUR, DAY] = [3_600_000, 86_400_000];
const AGES = [0, 24, 72, 168, 720];
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
export const ENDS = [
  'SolutionConfirmed',
  'TicketClosedUnconfirmed',
  'TicketWithdrawn',
  'TicketDiscarded',
  'ClosedUnsolved',
];
const AGAIN = ['TicketReopened', 'DiscardUndone', 'UnsolvedContested', 'BetterIdeaBrought'];

type Question = readonly Told[];

/**
 * What stands behind the figures of [from, to) (UTC ms) once more, from nothing but the raw facts: everything that is not so, as a
 * sentence. It shares no line with what it is held against. `at`: when the view was made.
 */
export async function misSeenBehind(
  read: ReadDatabase,
  view: StatsDetailsView,
  [from, to]: readonly [number, number],
  at: number,
): Promise<string[]> {
  const sql = (text: string) => read.sql<Record<string, unknown>>(text);
  const all = [...(await historiesOf(sql)).values()].filter(([first]) => first!.data['isOutage'] !== true);
  const services = (await sql('SELECT id FROM services')).map(({ id }) => String(id));
  const found: string[] = [];
  const same = (what: string, is: unknown, should: unknown): void => {
    if (!isDeepStrictEqual(is, should)) found.push(`${what}: ${JSON.stringify(is)} but ${JSON.stringify(should)}`);
  };
  const within = (fact: Told): boolean => fact.at >= from && fact.at < to;
  const facts = all.flatMap((question) => question.filter(within).map((fact) => ({ fact, question })));
  const of = (type: string) => facts.filter(({ fact }) => fact.type === type);

  same('waiting', view.waiting, waiting(of('TicketClaimed')));
  same('backlog', view.backlog, backlog(all, at));
  same('steps', byKey(view.steps), counted(of('EscalationRaised').map(({ fact }) => fact.data['step'])));
  const lacks = of('ConsultAnswered').map(({ fact }) => fact.data['lacked']);
  same('lacked', byKey(view.lacked), counted(lacks.filter((lack) => lack !== undefined && lack !== 'nothing')));
  const granted = maatwerk(facts);
  same(
    'maatwerk',
    byKey(view.maatwerk.map(({ level, ...rest }) => ({ key: level, ...rest }))),
    sumsBy('level', granted),
  );
  const paid = sumsBy('costCentre', granted);
  const shown = view.costCentres.flatMap(({ withheld, costCentre = '-', ...sums }) =>
    withheld ? [] : [{ key: costCentre, ...sums }],
  );
  const isShown = (centre: string): boolean => shown.some(({ key }) => key === centre);
  same(
    'cost centres',
    byKey(shown),
    paid.filter(({ key }) => isShown(key)),
  );
  const few = granted.filter(({ costCentre }) => !isShown(costCentre)).map((one) => ({ ...one, costCentre: 'few' }));
  const ofFew = view.costCentres.flatMap(({ withheld, ...sums }) => (withheld ? [{ key: 'few', ...sums }] : []));
  same('cost centres of the few', ofFew, sumsBy('costCentre', few));
  // What is late now is said of a stretch that goes on until now.
  const late = to > at - 300_000 ? lateAnswers(all, at) : [];
  const lateOf = (id: string) => {
    const lateNow = late.filter((asked) => asked === id).length;
    return lateNow > 0 ? { lateNow } : {};
  };
  const asked = [...new Set([...named(facts, all, within), ...late])].sort();
  same(
    'services',
    view.services.map(({ id }) => id).sort(),
    asked.filter((id) => services.includes(id)),
  );
  for (const { id, name: _name, withheld, ...told } of view.services) {
    const { asked, answered, p50, p90, ...ends } = service(facts, all, id, within);
    const plain = { asked, answered };
    const how = { ...ends, ...lateOf(id), ...(answered < 5 ? {} : { p50, p90 }) };
    same(`service ${id}`, told, withheld ? plain : { ...plain, ...how });
  }
  const together = view.servicesTogether;
  if (together) same('services held up', together.heldUp, heldUp(all, services, within));
  const outside = asked.filter((id) => id === 'email' || id.startsWith('@'));
  same('suppliers', view.suppliers.map(({ key }) => key).sort(), outside);
  for (const { key, ...told } of view.suppliers) {
    const { p50, p90, ...ends } = service(facts, all, key, within);
    const plain = { ...ends, ...lateOf(key) };
    same(`supplier ${key}`, told, plain.answered < 5 ? plain : { ...plain, p50, p90 });
  }
  same(
    'came back',
    byKey(view.cameBack.map(({ location, category, n }) => ({ key: `${location} ${category}`, n }))),
    counted(cameBack(all, from, to)),
  );
  same(
    'came back by asset',
    byKey(view.cameBackAssets.map(({ asset, n, category }) => ({ key: `${asset} ${category ?? '-'}`, n }))),
    assetsBack(all, from, to),
  );
  const asking = all.flatMap(([first]) => (within(first!) ? [first!.data['teamId']] : []));
  const members = (await sql('SELECT DISTINCT team_id FROM memberships')).map(({ team_id: team }) => String(team));
  same(
    'silent teams',
    view.silentTeams.map(({ id }) => id).sort(),
    members.filter((team) => !asking.includes(team)).sort(),
  );
  return found;
}

type Placed = { readonly fact: Told; readonly question: Question };
const byKey = <T extends { key: string }>(rows: readonly T[]): T[] =>
  [...rows].sort((one, other) => (one.key < other.key ? -1 : 1));

function counted(keys: readonly unknown[]): { key: string; n: number }[] {
  const names = [...new Set(keys.map(String))];
  return byKey(names.map((key) => ({ key, n: keys.filter((one) => String(one) === key).length })));
}

/** By the hour on the wall in which she asked. */
function waiting(claims: readonly Placed[]): StatsDetailsView['waiting'] {
  const wall = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone: 'Europe/Amsterdam', weekday: 'short', hour: '2-digit', hourCycle: 'h23' },
  });
  const hours = new Map<number, number[]>();
  for (const { fact, question } of claims) {
    const parts = wall.formatToParts(question[0]!.at);
    const part = (type: string): string => parts.find((one) => one.type === type)!.value;
    const place = WEEKDAYS.indexOf(part('weekday')) * 24 + Number(part('hour'));
    hours.set(place, [...(hours.get(place) ?? []), fact.at - question[0]!.at]);
  }
  return [...hours]
    .sort(([one], [other]) => one - other)
    .map(([place, values]) => {
      const sorted = values.sort((one, other) => one - other);
      const when = { weekday: Math.floor(place / 24) + 1, hour: place % 24, n: values.length };
      return values.length < 5 ? when : { ...when, p50: middle(sorted)!, p90: mostOf(sorted)! };
    });
}

function backlog(all: readonly Question[], at: number): StatsDetailsView['backlog'] {
  const open = all.filter((question) => !isOver(question));
  const ages = open.map(([first]) => AGES.filter((hours) => first!.at < at - hours * HOUR).at(-1) ?? 0);
  return AGES.map((hours) => ({ hours, n: ages.filter((age) => age === hours).length }));
}

const lastOf = (question: Question): string | undefined =>
  question.filter(({ type }) => ENDS.includes(type) || AGAIN.includes(type) || type === 'TicketMerged').at(-1)?.type;
/** It has ended, and was not opened again since. */
export const isOver = (question: Question): boolean => {
  const last = lastOf(question);
  return last !== undefined && !AGAIN.includes(last);
};

type Granted = Record<'level' | 'costCentre', string> & Record<'cents' | 'solved', number>;

function maatwerk(facts: readonly Placed[]): Granted[] {
  return facts.flatMap(({ fact, question }) => {
    const { type, data } = fact;
    const solved = lastOf(question) === 'SolutionConfirmed' ? 1 : 0;
    const steps = question.filter((one) => one.data['decisionId'] === data['decisionId'] && one.at <= fact.at);
    const asked = steps.find((one) => one.type === 'DecisionAsked')?.data;
    const at = { costCentre: String(asked?.['costCentre'] ?? '-'), cents: Number(asked?.['amountCents']), solved };
    if (type === 'DecisionAsked' && data['level'] !== 'decider') return [{ level: String(data['level']), ...at }];
    if (type !== 'DecisionGiven' || data['granted'] !== true) return [];
    const level = steps.some((one) => one.data['management'] === true) ? 'management' : 'decider';
    return [{ level, ...at }];
  });
}

function sumsBy(what: 'level' | 'costCentre', granted: readonly Granted[]) {
  return counted(granted.map((one) => one[what])).map(({ key, n }) => {
    const own = granted.filter((one) => one[what] === key);
    const sum = (of: 'cents' | 'solved'): number => own.reduce((total, one) => total + one[of], 0);
    return { key, n, cents: sum('cents'), solved: sum('solved') };
  });
}

/** The service that was asked in, the one a colleague works for, or where an address outside is at. */
function serviceOf(question: Question, consultId: unknown): unknown {
  const to = question.find(({ type, data }) => type === 'ConsultAsked' && data['consultId'] === consultId)?.data['to'];
  const { kind, id, serviceId, address } = to as Record<'kind' | 'id' | 'serviceId' | 'address', string | undefined>;
  if (kind === 'email')
    return /@(gmail\.com|ziggo\.nl)$/i.test(address!) ? 'email' : /@[^@]*$/.exec(address!.toLowerCase())![0];
  return kind === 'service' ? id : serviceId;
}

/** Everybody outside who was asked, who answered, or who was waited for. */
const heldUp = (all: readonly Question[], ids: readonly unknown[], within: (fact: Told) => boolean): number =>
  all.filter((question) => waitedFor(question, within).some((id) => ids.includes(id))).length;

/** Whose answer was waited for at the instant a promise to her ran out, of promises that ended too late in this stretch. */
function waitedFor(question: Question, within: (fact: Told) => boolean): unknown[] {
  const late = clocksIn(question).filter(
    ({ kind, outcome, endedAt = NaN }) =>
      ['claim', 'first_reply', 'promise', 'solve', 'callback'].includes(kind) &&
      outcome === 'broken' &&
      within({ at: endedAt } as Told),
  );
  return late.flatMap(({ id }) => {
    const told = question.flatMap(({ data }) => (data.clocks ?? []).filter((clock) => clock.id === id));
    const due = told
      .map(({ dueAt }) => dueAt)
      .filter((at) => at !== undefined)
      .at(-1)!;
    const before = question.filter(({ at }) => at <= due);
    const open = before.filter((fact) => fact.type === 'ConsultAsked' && !isOverFor(fact.data['consultId'], before));
    return open.map((fact) => serviceOf(question, fact.data['consultId']));
  });
}

function isOverFor(consultId: unknown, before: Question): boolean {
  return before.some(({ type, data }) => {
    if (type === 'ConsultAnswered' || type === 'ConsultWithdrawn') return data['consultId'] === consultId;
    const ended = (data['ends'] as { consults?: unknown[] } | undefined)?.consults ?? [];
    return ended.includes(consultId) || ['TicketWithdrawn', 'TicketDiscarded', 'TicketMerged'].includes(type);
  });
}

/** Whoever was asked, answered, or was waited for when a promise ran out. */
function named(facts: readonly Placed[], all: readonly Question[], within: (fact: Told) => boolean): string[] {
  const consults = facts.filter(({ fact }) => fact.type === 'ConsultAsked' || fact.type === 'ConsultAnswered');
  const asked = consults.map(({ fact, question }) => serviceOf(question, fact.data['consultId']));
  const waited = all.flatMap((question) => waitedFor(question, within));
  return [...new Set([...asked, ...waited].map(String))].sort();
}

function service(facts: readonly Placed[], all: readonly Question[], id: string, within: (fact: Told) => boolean) {
  const own = facts.filter(
    ({ fact, question }) => 'consultId' in fact.data && serviceOf(question, fact.data['consultId']) === id,
  );
  const times = own
    .filter(({ fact }) => fact.type === 'ConsultAnswered')
    .map(({ fact, question }) => {
      const ask = question.find(
        ({ type, data }) => type === 'ConsultAsked' && data['consultId'] === fact.data['consultId'],
      );
      return fact.at - ask!.at;
    })
    .sort((one, other) => one - other);
  const ends = (outcome: string): number =>
    all.reduce((sum, question) => {
      const mine = clocksIn(question).filter(
        ({ kind, consultId, outcome: how, endedAt = NaN }) =>
          kind === 'consult' &&
          how === outcome &&
          within({ at: endedAt } as Told) &&
          serviceOf(question, consultId) === id,
      );
      return sum + mine.length;
    }, 0);
  return {
    ...{ asked: own.filter(({ fact }) => fact.type === 'ConsultAsked').length, answered: times.length },
    ...{ kept: ends('kept'), broken: ends('broken'), heldUp: heldUp(all, [id], within) },
    ...{ p50: middle(times), p90: mostOf(times) },
  };
}

/** Whose answer has not come and is past its time, once for each answer. */
const lateAnswers = (all: readonly Question[], at: number): string[] =>
  all.flatMap((question) => {
    if (isOver(question)) return [];
    const late = clocksIn(question).filter(
      ({ kind, state, dueAt = Infinity }) => kind === 'consult' && state === 'running' && dueAt < at,
    );
    return late.map(({ consultId }) => String(serviceOf(question, consultId)));
  });

/** The place and subject of what was asked within thirty days of the same there being solved. */
function cameBack(all: readonly Question[], from: number, to: number): string[] {
  const about = ([first]: Question): readonly unknown[] =>
    ['location', 'category', 'teamId'].map((name) => first!.data[name]);
  const open = all.filter(([first]) => first!.data['private'] !== true && about([first!])[0] !== undefined);
  return open.flatMap((question) => {
    const [place, subject] = about(question);
    const { at } = question[0]!;
    if (subject === undefined || at < from || at >= to) return [];
    const before = open.some(
      (other) =>
        isDeepStrictEqual(about(other), about(question)) &&
        other.some((fact) => fact.type === 'SolutionConfirmed' && fact.at < at && fact.at >= at - 30 * DAY),
    );
    return before ? [`${String(place)} ${String(subject)}`] : [];
  });
}

/** Each thing about which was asked within thirty days of a question about it being solved; with what they were about, if that was one. */
function assetsBack(all: readonly Question[], from: number, to: number): { key: string; n: number }[] {
  const open = all.filter(([first]) => first!.data['private'] !== true && first!.data['asset'] !== undefined);
  const again = open.filter(([first]) => {
    const { at } = first!;
    const solved = open.flatMap((other) =>
      other[0]!.data['asset'] === first!.data['asset'] ? other.filter(({ type }) => type === 'SolutionConfirmed') : [],
    );
    return at >= from && at < to && solved.some((fact) => fact.at < at && at - fact.at <= 30 * DAY);
  });
  const assets = [...new Set(again.map(([first]) => String(first!.data['asset'])))];
  return byKey(
    assets.map((asset) => {
      const mine = again.filter(([first]) => first!.data['asset'] === asset);
      const subjects = [...new Set(mine.map(([first]) => first!.data['category']))];
      return { key: `${asset} ${subjects.length === 1 ? String(subjects[0] ?? '-') : '-'}`, n: mine.length };
    }),
  );
}
