// Words and times in the language that was chosen, said by the server's clock.
import { language } from '../shared/language.svelte';
import { ago, before, clockTime, dayWord, moment, serverClock, short, span } from '../shared/time';
import { firstName } from './clocks';
import { words, type ConsoleWords } from './words';

const now = () => serverClock.now();

export const say = {
  get w(): ConsoleWords {
    return words.now;
  },
  /** "vóór 10.40 uur", "morgen vóór 9.00 uur". */
  before: (at: string | number) => before(at, now(), language.now),
  /** "10.40 uur", "gisteren 17.05 uur". */
  moment: (at: string | number) => moment(at, now(), language.now),
  clock: (at: string | number) => clockTime(at, language.now),
  ago: (at: string | number, since: number) => ago(at, since, language.now),
  span: (ms: number) => span(ms, language.now),
  /** For a narrow column: the hour today, else the day. */
  short: (at: string | number) => dayWord(at, now(), language.now) || short(at, language.now),
  names(people: readonly { name: string }[]): string {
    const names = people.map((one) => firstName(one.name));
    if (names.length < 2) return names[0] ?? '';
    return `${names.slice(0, -1).join(', ')} ${words.now.status.and} ${names.at(-1)!}`;
  },
};
