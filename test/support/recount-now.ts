import { type NightView, type TeamTodayView } from '@zorg112/contracts';
import { type ReadDatabase } from '@zorg112/database';
import { ENDS, isOver } from './recount-behind.js';
import { Differences, PROMISED, questionsAgain } from './recount-drawn.js';
import { type Clock, clocksIn, middle, thingsIn, type Told } from './recount.js';
import { dayAt, daysOn, lastTime, midnightOf, timeAt } from './wall.js';

type Question = readonly Told[];
const LATE = PROMISED.map((kind) => `${kind}.broken`);
const FOUR_HOURS_MS = 4 * 3_600_000;

/** How the night went once more: what is not so, as sentences. `now`: when it was looked at. */
export async function misNight(read: ReadDatabase, view: NightView, now: number): Promise<string[]> {
  const differ = new Differences();
  const all = await questionsAgain(read);
  const evening = lastTime('22:00', now);
  const morning = midnightOf(daysOn(dayAt(evening), 1));
  const seven = firstTime('07:00', morning);
  const [from, to] = [evening, Math.min(seven, now + 1)];
  const things = all.flatMap(({ things: all }) => all).filter(([, at]) => at >= from && at < to);
  const count = (what: string): number => things.filter(([one]) => one === what).length;
  // What was late is told once it ends: of a night looked back on, what ended after that look and is over by now is not in it.
  const late = all.filter(
    ({ facts, things }) =>
      (isOver(facts)
        ? (heard(facts) || takenBack(facts)) &&
          things.some(([what, at]) => LATE.includes(what) && at >= from && at <= now)
        : true) && lateBetween(facts, from, Math.min(to, now)),
  );
  const waits = late.filter(({ facts }) => !isOver(facts) && (!heard(facts) || (nextDue(facts) ?? now) < now));
  const back = late.filter(({ facts }) => takenBack(facts)).length;
  const shown = { asked: count('asked'), joined: count('joined'), late: late.length, withdrawn: back };
  const is = { from: new Date(from).toISOString(), to: new Date(to).toISOString(), ...shown };
  differ.same(`the night at ${new Date(now).toISOString()}`, view, {
    ...is,
    helped: late.length - waits.length - back,
  });
  return differ.found;
}

/** The day of a team once more. */
export async function misToday(read: ReadDatabase, view: TeamTodayView, team: string, now: number): Promise<string[]> {
  const differ = new Differences();
  const everything = await questionsAgain(read);
  const own = everything.filter(({ facts }) => facts[0]!.data['teamId'] === team);
  const midnight = midnightOf(dayAt(now));
  const asked = (from: number, to: number): number =>
    own.flatMap(({ things }) => things).filter(([what, at]) => what === 'asked' && at >= from && at < to).length;
  const open = own.filter(({ facts }) => !isOver(facts));
  const closed = own.filter(({ facts }) => isOver(facts) && endOf(facts) >= midnight);
  const numbers = new Map(
    (await read.sql<{ id: string; number: number }>('SELECT id, number FROM tickets')).map(({ id, number }) => [
      id,
      Number(number),
    ]),
  );
  const oldest = open
    .filter(({ facts }) => facts[0]!.data['private'] !== true && !inDanger(facts))
    .map(({ id, facts: [first] }) => ({
      ...{ number: numbers.get(id)!, askedAt: new Date(first!.at).toISOString(), category: first!.data['category'] },
    }))
    .sort((a, b) => (a.askedAt < b.askedAt ? -1 : a.askedAt > b.askedAt ? 1 : a.number - b.number));
  const { freshAt: _freshAt, oldest: told, ahead, ...flow } = view;
  differ.same('today', flow, { asked: asked(midnight, now + 1), closed: closed.length, open: open.length });
  differ.same('oldest', told, oldest.slice(0, 5));
  const first = Math.min(
    ...everything.flatMap(({ things }) => things).flatMap(([what, at]) => (what === 'asked' ? [at] : [])),
  );
  const came: number[] = [];
  for (let week = 1; week <= 8; week++) {
    const from = firstTime(timeAt(now), midnightOf(daysOn(dayAt(now), -7 * week)));
    if (from < first) break;
    came.push(asked(from, from + FOUR_HOURS_MS));
  }
  came.sort((a, b) => a - b);
  const usual = { hours: 4, weeks: came.length, usual: middle(came), most: came.at(-1) };
  differ.same('ahead', ahead, came.length < 4 ? undefined : usual);
  return differ.found;
}

/** The first instant from this one at which the wall says so; HH:mm. */
function firstTime(time: string, from: number): number {
  let at = from;
  while (timeAt(at) < time) at += 60_000;
  return at;
}

const takenBack = (facts: Question): boolean =>
  isOver(facts) && !heard(facts) && facts.filter(({ type }) => ENDS.includes(type)).at(-1)?.type === 'TicketWithdrawn';
const heard = (facts: Question): boolean =>
  thingsIn(facts).some(([what]) => what === 'first_words' || what === 'logged');
const running = (clock: Clock): boolean => clock.state === 'running';
const nextDue = (facts: Question): number | undefined => {
  const due = clocksIn(facts)
    .filter(running)
    .flatMap(({ dueAt }) => dueAt ?? []);
  return due.length > 0 ? Math.min(...due) : undefined;
};
const lateBetween = (facts: Question, from: number, to: number): boolean =>
  clocksIn(facts).some(
    (clock) =>
      PROMISED.includes(clock.kind) &&
      within(dueOf(facts, clock), from, to) &&
      (clock.outcome === 'broken' || clock.outcome === undefined),
  );
const within = (at: number | undefined, from: number, to: number): boolean => at !== undefined && at >= from && at < to;
/** One that stands still, or ended so, had been due when it said so last, if that had passed by then. */
function dueOf(facts: Question, { id, dueAt, pausedAt }: Clock): number | undefined {
  if (dueAt !== undefined || pausedAt === undefined) return dueAt;
  const was = facts.flatMap(({ data }) => data.clocks ?? []).filter((clock) => clock.id === id && clock.dueAt);
  const due = was.at(-1)?.dueAt;
  return due !== undefined && due < pausedAt ? due : undefined;
}
const endOf = (facts: Question): number =>
  facts.filter(({ type }) => ENDS.includes(type) || type === 'TicketMerged').at(-1)!.at;
/** A path was heard in it or begun, and nobody said that it is not so. */
function inDanger(facts: Question): boolean {
  const paths = new Map<unknown, boolean>();
  for (const { type, data } of facts) {
    for (const path of (data['heard'] as { paths?: string[] } | undefined)?.paths ?? [])
      if (!paths.has(path)) paths.set(path, true);
    if (type === 'PathStarted') paths.set(data['path'], true);
    if (type === 'PathDeclined') paths.set(data['path'], false);
  }
  return [...paths.values()].some(Boolean);
}
