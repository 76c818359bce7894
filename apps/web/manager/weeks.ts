import type { Day } from '../shared/types';

/** Seven days together, named by their first; counted back from today, so that the last week is as whole as today is. */
export function inWeeks(days: Day[]): Day[] {
  const weeks: Day[] = [];
  for (let end = days.length; end > 0; end -= 7) {
    const week = days.slice(Math.max(0, end - 7), end);
    const sum = (what: 'asked' | 'confirmed' | 'late') => week.reduce((total, day) => total + day[what], 0);
    weeks.unshift({ day: week[0]!.day, asked: sum('asked'), confirmed: sum('confirmed'), late: sum('late') });
  }
  return weeks;
}
