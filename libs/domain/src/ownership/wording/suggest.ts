import { localDate, wallTime, weekday } from '../../clock/zone.js';
import { type Hit } from './judge.js';
import { type Reading } from './reading.js';
import { type CompiledLanguage, type Kind, type Wordings } from './rules.js';
import { type Token } from './tokens.js';

/** When she hears something next: `by` and `now` in UTC ms, told on the wall clock of `zone` (IANA). */
export interface Promised {
  readonly by: number;
  readonly now: number;
  readonly zone: string;
}

/** An owning sentence for what was typed: the step we take, with whom or where if that was named, and when she hears. */
export function suggest(
  text: string,
  hit: Hit | undefined,
  readings: readonly Reading[],
  language: CompiledLanguage,
  promised?: Promised,
): string {
  const { suggestions } = language;
  const formal = readings.some((reading) => reading.tokens.some((_, at) => reading.is(at, 'formal')));
  const kind = hit?.rule.kind ?? 'unknown';
  const named = suggestions.named[kind];
  const found = hit && named && mentioned(text, readings[hit.sentence]!, hit, whomOf(language, kind));
  const step = (found && filled(worded(named, formal), found)) ?? worded(suggestions.steps[kind], formal);
  return `${step} ${hear(language, formal, promised)}`;
}

const worded = ({ plain, formal }: Wordings, isFormal: boolean): string => (isFormal ? (formal ?? plain) : plain);

interface Mentioned {
  readonly whom: string;
  /** "op intranet"; undefined when no preposition was typed. */
  readonly where: string | undefined;
}

function filled(sentence: string, { whom, where }: Mentioned): string | undefined {
  if (!sentence.includes('{where}')) return sentence.split('{whom}').join(whom);
  return where && sentence.split('{where}').join(where);
}

const whomOf = ({ suggestions }: CompiledLanguage, kind: Kind): readonly string[] =>
  suggestions.whom[kind] ?? suggestions.whom.any;

/** The place or person the words send her to, with the article it was typed with; the one nearest to those words. */
function mentioned(text: string, reading: Reading, hit: Hit, classes: readonly string[]): Mentioned | undefined {
  const { tokens } = reading;
  const found = tokens.flatMap((_, at) => {
    const longest = Math.max(0, ...classes.flatMap((name) => reading.classes(at).get(name) ?? []));
    return longest > 0 ? [{ at, to: at + longest }] : [];
  });
  const far = ({ at, to }: { at: number; to: number }): number => Math.max(0, hit.from - to, at - hit.to);
  const nearest = found.sort((a, b) => far(a) - far(b) || a.at - b.at)[0];
  if (!nearest || far(nearest) > MOST_WORDS_AWAY) return undefined;
  const from = reading.is(nearest.at - 1, 'det') ? nearest.at - 1 : nearest.at;
  if (reading.is(from - 1, 'vague') || reading.is(nearest.at - 1, 'vague')) return undefined;
  const whom = said(text, tokens[from]!, tokens[nearest.to - 1]!);
  const before = reading.is(from - 1, 'place') ? tokens[from - 1]!.word : undefined;
  return { whom, where: before && `${before} ${whom}` };
}

const MOST_WORDS_AWAY = 4;

/** As typed, but for the capital that only began the sentence. */
function said(text: string, first: Token, last: Token): string {
  const words = text.slice(first.start, last.end).replace(/\s+/g, ' ');
  return first.capital === 'first' && first.opens ? words[0]!.toLowerCase() + words.slice(1) : words;
}

function hear({ suggestions }: CompiledLanguage, formal: boolean, promised?: Promised): string {
  if (!promised || promised.by <= promised.now) return worded(suggestions.hearToday, formal);
  const { by, now, zone } = promised;
  const [day, today] = [localDate(zone, by), localDate(zone, now)];
  const time = wallTime(zone, by).replace(':', suggestions.timeDot);
  const days = (Date.UTC(day.year, day.month - 1, day.day) - Date.UTC(today.year, today.month - 1, today.day)) / DAY;
  const on = days < 7 ? suggestions.days[weekday(day)]! : `${day.day} ${suggestions.months[day.month - 1]!}`;
  const sentence = worded(days === 0 ? suggestions.hear : suggestions.hearOn, formal);
  return sentence.split('{by}').join(time).split('{day}').join(on);
}

const DAY = 86_400_000;
