// Times as people say them. Every function takes the moment it is said at; nothing here reads a clock.
import { span } from '../../../libs/domain/src/spoken';
import type { Language } from './language.svelte';

export { span };
export { serverClock } from './server-clock';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Moment = number | string;
const at = (moment: Moment) => new Date(moment);
const two = (n: number) => String(n).padStart(2, '0');
const locale = (language: Language) => (language === 'nl' ? 'nl-NL' : 'en-GB');

/** "10.40 uur", "9.00 uur"; in English "10:40". */
export function clockTime(moment: Moment, language: Language = 'nl'): string {
  return language === 'nl' ? `${short(moment, 'nl')} uur` : short(moment, 'en');
}

/** "10.40", "10:40": where the word "uur" would be said too often. */
export function short(moment: Moment, language: Language = 'nl'): string {
  const day = at(moment);
  return `${day.getHours()}${language === 'nl' ? '.' : ':'}${two(day.getMinutes())}`;
}

/** "vandaag" is said by saying nothing: '', 'morgen', 'gisteren', 'dinsdag', '7 december'. */
export function dayWord(moment: Moment, now: number, language: Language = 'nl'): string {
  const days = daysBetween(now, moment);
  if (days === 0) return '';
  if (days === 1) return language === 'nl' ? 'morgen' : 'tomorrow';
  if (days === -1) return language === 'nl' ? 'gisteren' : 'yesterday';
  const inWeek = Math.abs(days) < 7;
  return at(moment).toLocaleDateString(
    locale(language),
    inWeek ? { weekday: 'long' } : { day: 'numeric', month: 'long' },
  );
}

/** "vóór 10.40 uur", "morgen vóór 9.00 uur", "7 december vóór 9.00 uur". */
export function before(moment: Moment, now: number, language: Language = 'nl'): string {
  const word = dayWord(moment, now, language);
  if (language === 'en') return `before ${clockTime(moment, 'en')}${word ? ` ${word}` : ''}`;
  return `${word ? `${word} ` : ''}vóór ${clockTime(moment)}`;
}

/** "10.40 uur", "gisteren 10.40 uur", "7 november 10.40 uur". */
export function moment(when: Moment, now: number, language: Language = 'nl'): string {
  const word = dayWord(when, now, language);
  return word ? `${word} ${clockTime(when, language)}` : clockTime(when, language);
}

/** "net", "3 min geleden", "2 uur geleden", then the moment itself. */
export function ago(when: Moment, now: number, language: Language = 'nl'): string {
  const past = now - at(when).getTime();
  const nl = language === 'nl';
  if (past < MINUTE) return nl ? 'net' : 'just now';
  if (past < HOUR) return nl ? `${Math.floor(past / MINUTE)} min geleden` : `${Math.floor(past / MINUTE)} min ago`;
  if (past < 6 * HOUR) return nl ? `${Math.floor(past / HOUR)} uur geleden` : `${Math.floor(past / HOUR)} h ago`;
  return moment(when, now, language);
}

/** "nog 4 m 10 s" or "4 m 10 s te laat". */
export function remaining(dueAt: Moment, now: number, language: Language = 'nl'): string {
  const left = at(dueAt).getTime() - now;
  if (left < 0) return language === 'nl' ? `${span(left)} te laat` : `${span(left, 'en')} late`;
  return language === 'nl' ? `nog ${span(left)}` : `${span(left, 'en')} left`;
}

/** Whole calendar days from one moment to the other, over a night that is an hour short or long too. */
function daysBetween(from: Moment, to: Moment): number {
  const midnight = (moment: Moment) => {
    const day = at(moment);
    return Date.UTC(day.getFullYear(), day.getMonth(), day.getDate());
  };
  return Math.round((midnight(to) - midnight(from)) / DAY);
}
