// The title of the chart, made from the numbers: no more than they carry.
import type { Day } from '../shared/types';
import { ENOUGH } from './share';
import { count, dayName } from './words';
import type { ManagerWords } from './words.nl';

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
