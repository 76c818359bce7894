// The sentence on top and the title of the chart, made from the numbers: no more than they carry.
import type { Day, Stats } from '../shared/types';
import type { Period } from './period';
import { ENOUGH, ofHundred } from './share';
import { count, dayName } from './words';
import type { ManagerWords } from './words.nl';

export function sentence(now: Stats, before: Stats | undefined, period: Period, w: ManagerWords): string {
  const { say } = w;
  if (now.asked === 0 && now.confirmed === 0) return say.nothing(w.in[period]);
  const asked = now.asked === 1 ? say.askedOne(w.in[period]) : say.asked(w.in[period], count(now.asked));
  if (now.asked < ENOUGH) return `${asked} ${say.little}`;
  const kept = ofHundred(now.promisesKept, now.promisesBroken);
  return [asked, said(now.confirmed, w), kept === undefined ? '' : say.promises(kept), compared(now, before, period, w)]
    .filter(Boolean)
    .join(' ');
}

function said(confirmed: number, { say }: ManagerWords): string {
  if (confirmed === 0) return say.confirmedNone;
  return confirmed === 1 ? say.confirmedOne : say.confirmed(count(confirmed));
}

/** The share of promises against the stretch before, when both say something. */
function compared(now: Stats, before: Stats | undefined, period: Period, w: ManagerWords): string {
  const mine = ofHundred(now.promisesKept, now.promisesBroken);
  const then = before && ofHundred(before.promisesKept, before.promisesBroken);
  if (mine === undefined || then === undefined) return '';
  return mine === then ? w.say.same(w.then[period]) : w.say.then(w.then[period], count(then));
}

/** What the chart shows, as its title. A weekday only when each was there twice. */
export function finding(days: Day[], weekly: boolean, { chart }: ManagerWords): string {
  const busiest = days.reduce((most, day) => (day.asked > most.asked ? day : most), days[0]!);
  if (!busiest?.asked) return chart.quiet;
  if (weekly) return chart.busiestWeek(dayName(busiest.day, 'date'), count(busiest.asked));
  const asked = days.filter((day) => day.asked > 0);
  if (days.length >= 14 && asked.length >= days.length / 2)
    return chart.weekday(dayName(busiestWeekday(days), 'weekday'));
  const name = dayName(busiest.day, 'long');
  return chart.busiest(name.charAt(0).toUpperCase() + name.slice(1), count(busiest.asked));
}

/** Under the title, from least to most. What is not over yet does not count, and few questions make no line. */
export function spread(days: Day[], weekly: boolean, { chart }: ManagerWords): string {
  const asked = (weekly ? days : days.slice(0, -1)).map((day) => day.asked);
  if (asked.reduce((sum, n) => sum + n, 0) < ENOUGH) return '';
  return (weekly ? chart.summaryWeek : chart.summary)(count(Math.min(...asked)), count(Math.max(...asked)));
}

/** A day that fell on the weekday with most questions on average. */
function busiestWeekday(days: Day[]): string {
  const weekdays = new Map<number, { day: string; sum: number; n: number }>();
  for (const { day, asked } of days) {
    const weekday = new Date(`${day}T12:00`).getDay();
    const so = weekdays.get(weekday) ?? { day, sum: 0, n: 0 };
    weekdays.set(weekday, { day, sum: so.sum + asked, n: so.n + 1 });
  }
  return [...weekdays.values()].sort((a, b) => b.sum / b.n - a.sum / a.n)[0]!.day;
}
