// What the numbers behind the figures find, as a title, and what it rests on in one sentence. No more than they carry.
import { stepsInOrder } from '../../../../libs/domain/src/numbers/steps';
import type { BehindWords } from './behind.nl';
import type {
  AllServices,
  CallNumbers,
  DetailsView,
  HourOfWeek,
  ServiceNumbers,
  Spread,
  SupplierNumbers,
} from './views';

/** An hour that enough was asked in to say how long. */
export type Timed = HourOfWeek & Spread;
export const isTimed = (cell: HourOfWeek): cell is Timed => cell.p50 !== undefined;

interface Found {
  title: string;
  summary: string;
}
type Say = (n: number) => string;

/** The hour of the week with the longest wait, of those asked in often enough to say so. */
export const longest = (waiting: HourOfWeek[]): Timed | undefined =>
  waiting
    .filter(isTimed)
    .reduce<Timed | undefined>((most, cell) => (most && most.p50 >= cell.p50 ? most : cell), undefined);

export function waiting(cells: HourOfWeek[], { heat }: BehindWords, count: Say, time: Say): Found {
  if (cells.length === 0) return { title: heat.quiet, summary: heat.quietWhy };
  const worst = longest(cells);
  if (!worst) return { title: heat.plain, summary: heat.little };
  const { weekday, hour, n, p50, p90 } = worst;
  return {
    title: heat.longest(heat.on[weekday - 1]!, `${hour}`, `${(hour + 1) % 24}`),
    summary: heat.rests(time(p50), time(p90), count(n)),
  };
}

const WEEK = 168;
export function ages(backlog: DetailsView['backlog'], { age }: BehindWords, count: Say): Found {
  const all = sum(backlog.map(({ n }) => n));
  const old = sum(backlog.filter(({ hours }) => hours >= WEEK).map(({ n }) => n));
  if (all === 0) return { title: age.empty, summary: age.about };
  return {
    title: old === 0 ? age.fresh(count(all), all) : age.older(count(old), count(all), old, all),
    summary: age.about,
  };
}

export function calls(now: CallNumbers, { calls }: BehindWords, count: Say, time: (ms?: number) => string): Found {
  if (now.rang === 0) return { title: calls.quiet, summary: calls.about };
  return {
    title:
      now.hungUp === 0
        ? calls.nobody(count(now.rang), now.rang)
        : calls.some(count(now.hungUp), count(now.rang), now.hungUp, now.rang),
    summary: now.p50 === undefined ? calls.about : calls.rests(time(now.p50)),
  };
}

/** They come with who is late most often first. */
export function services(
  all: ServiceNumbers[],
  together: AllServices | undefined,
  { services }: BehindWords,
  count: Say,
): Found {
  const [worst, next] = all;
  if (!worst) return { title: services.none, summary: services.about };
  if (all.some(({ withheld }) => withheld)) return servicesOfFew(all, together, services, count);
  const summary = [services.about, waitedFor(together?.heldUp, services, count)].filter(Boolean).join(' ');
  return { title: latest(all, worst.name, next, services, count), summary };
}

interface LateWords {
  latest: (name: string, n: string) => string;
  some: (n: string) => string;
  inTime: string;
  stillLate: (n: string, many: number) => string;
}
/** Named only who was late more often than the next. */
function latest(
  all: { broken?: number; lateNow?: number }[],
  name: string,
  next: { broken?: number } | undefined,
  w: LateWords,
  count: Say,
): string {
  const late = all.filter(({ broken = 0 }) => broken > 0);
  const now = sum(all.map(({ lateNow = 0 }) => lateNow)); // what has not come is in no count of late ones yet
  if (late.length === 0) return now > 0 ? w.stillLate(count(now), now) : w.inTime;
  const most = late[0]!.broken!;
  return most > (next?.broken ?? 0) ? w.latest(name, count(most)) : w.some(count(late.length));
}

const waitedFor = (heldUp: number | undefined, w: BehindWords['services'], count: Say): string =>
  heldUp ? w.waited(count(heldUp), heldUp) : '';

/** They come with who is late most often first. */
export function suppliers(
  all: SupplierNumbers[],
  named: (key: string) => string,
  { suppliers: w, services: { stillLate } }: BehindWords,
  count: Say,
): Found {
  const [worst, next] = all;
  if (!worst) return { title: w.none, summary: w.about };
  const few = all.some(({ p50 }) => p50 === undefined) ? w.few : '';
  return {
    title: latest(all, named(worst.key), next, { ...w, stillLate }, count),
    summary: [w.about, w.waited, few].filter(Boolean).join(' '),
  };
}

/** Of so few people no service is late: all of them together are. */
function servicesOfFew(
  all: ServiceNumbers[],
  together: AllServices | undefined,
  w: BehindWords['services'],
  count: Say,
): Found {
  const late = together?.broken;
  const asked = sum(all.map((one) => one.asked));
  const now = together?.lateNow ?? 0;
  const inTime = now > 0 ? w.stillLate(count(now), now) : w.inTime;
  const title = late === undefined ? w.many(count(asked), asked) : late === 0 ? inTime : w.allLate(count(late), late);
  return { title, summary: [w.about, waitedFor(together?.heldUp, w, count), w.few].filter(Boolean).join(' ') };
}

export function steps(
  all: DetailsView['steps'],
  { steps: w }: BehindWords,
  count: Say,
  language: 'nl' | 'en',
): Found & { rows: { when: string; n: number }[] } {
  const rows = stepsInOrder(all, w, language);
  const rang = sum(rows.map(({ n }) => n));
  return { title: rang === 0 ? w.none : w.rang(count(rang), rang), summary: w.about, rows };
}

export function lacked(
  [most, next]: DetailsView['lacked'],
  names: Record<string, string>,
  { lacked }: BehindWords,
  count: Say,
): Found {
  if (!most) return { title: lacked.none, summary: lacked.about };
  if (most.n === next?.n) return { title: lacked.some, summary: lacked.about };
  return { title: lacked.most((names[most.key] ?? most.key).toLowerCase(), count(most.n)), summary: lacked.about };
}

export function maatwerk(levels: DetailsView['maatwerk'], { maatwerk }: BehindWords, count: Say, euros: Say): Found {
  const n = sum(levels.map((level) => level.n));
  if (n === 0) return { title: maatwerk.none, summary: maatwerk.about };
  const [cost, away] = [euros(sum(levels.map(({ cents }) => cents))), sum(levels.map(({ solved }) => solved))];
  const title = away === 0 ? maatwerk.all(count(n), cost) : maatwerk.solved(cost, count(away), away);
  return { title, summary: maatwerk.about };
}

/** The title names the one that paid most, if it has a name and paid more than any other. */
export function costCentres(centres: DetailsView['costCentres'], { costCentres }: BehindWords, euros: Say): Found {
  const [most, next] = [...centres].sort((one, other) => other.cents - one.cents);
  const summary = costCentres.about;
  if (!most || most.cents === 0) return { title: costCentres.none, summary };
  if (!most.costCentre || most.cents === next?.cents) return { title: costCentres.some, summary };
  return { title: costCentres.most(costCentres.of(most.costCentre), euros(most.cents)), summary };
}

export function cameBack(
  [most, next]: DetailsView['cameBack'],
  subject: (key: string) => string,
  { cameBack }: BehindWords,
  count: Say,
): Found {
  if (!most) return { title: cameBack.none, summary: cameBack.about };
  if (most.n === next?.n) return { title: cameBack.some, summary: cameBack.about };
  return {
    title: cameBack.most(subject(most.category), [most.location, most.team].filter(Boolean).join(', '), count(most.n)),
    summary: cameBack.about,
  };
}

export function cameBackAssets(
  [most, next]: DetailsView['cameBackAssets'],
  { assets }: BehindWords,
  count: Say,
): Found {
  if (!most) return { title: assets.none, summary: assets.about };
  if (most.n === next?.n) return { title: assets.some, summary: assets.about };
  return { title: assets.most(most.asset, count(most.n), most.n), summary: assets.about };
}

const sum = (all: number[]): number => all.reduce((one, other) => one + other, 0);
