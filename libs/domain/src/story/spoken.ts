import { localDate, wallTime, type LocalDate } from '../clock/zone.js';
import { euros, localeOf, type Language } from '../spoken.js';

/** The same in both languages. */
export type Spoken = Readonly<Record<Language, string>>;

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];

export const both = (nl: string, en: string): Spoken => ({ nl, en });
const each = (say: (language: Language) => string): Spoken => ({ nl: say('nl'), en: say('en') });

/** "De helper pakt de vraag op.": a sentence that begins with who does it. */
export function does(who: Spoken, nl: string, en: string): Spoken {
  return both(`${capital(who.nl)} ${nl}.`, `${capital(who.en)} ${en}.`);
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Sentences after each other. */
export function together(sentences: readonly Spoken[]): Spoken {
  return each((language) => sentences.map((one) => one[language]).join(' '));
}

/** "maandag 23 november 2026", on the calendar of `zone`. */
export function dayOf(zone: string, instant: number): Spoken {
  return each((language) => calendar(language, zone).format(instant).replace(',', ''));
}

/** Made once: making one takes longer than a whole story. */
const calendars = new Map<string, Intl.DateTimeFormat>();
function calendar(language: Language, zone: string): Intl.DateTimeFormat {
  const key = `${language} ${zone}`;
  const known = calendars.get(key);
  if (known) return known;
  const format = { timeZone: zone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  const made = new Intl.DateTimeFormat(localeOf(language), format);
  calendars.set(key, made);
  return made;
}

/** "10.40 uur", "9.05 uur"; "10:40". */
export function timeOf(zone: string, instant: number): Spoken {
  const wall = wallTime(zone, instant).replace(/^0/, '');
  return both(`${wall.replace(':', '.')} uur`, wall);
}

/** "10.40 uur", and on another day than `since` the day before it: "dinsdag 24 november 2026 om 10.40 uur". */
export function momentOf(zone: string, instant: number, since?: number): Spoken {
  const time = timeOf(zone, instant);
  if (since !== undefined && daysBetween(zone, since, instant) === 0) return time;
  const day = dayOf(zone, instant);
  return both(`${day.nl} om ${time.nl}`, `${day.en} at ${time.en}`);
}

/** "vóór 10.40 uur", "vóór dinsdag 24 november 2026 om 10.40 uur". */
export function beforeTime(zone: string, instant: number, since: number): Spoken {
  const moment = momentOf(zone, instant, since);
  return both(`vóór ${moment.nl}`, `before ${moment.en}`);
}

/** Nights between two instants on the wall of `zone`. */
function daysBetween(zone: string, from: number, to: number): number {
  const day = ({ year, month, day: date }: LocalDate): number => Date.UTC(year, month - 1, date) / DAY;
  return day(localDate(zone, to)) - day(localDate(zone, from));
}

/** Silence that is told: from how long on, and how it is called. Up to here hours are counted. */
const SILENCES: readonly (readonly [from: number, Spoken])[] = [
  [20 * MINUTE, both('Een half uur later', 'Half an hour later')],
  [38 * MINUTE, both('Drie kwartier later', 'Three quarters of an hour later')],
  [53 * MINUTE, both('Een uur later', 'An hour later')],
  [75 * MINUTE, both('Anderhalf uur later', 'An hour and a half later')],
  [105 * MINUTE, both('', '')],
];
const NUMBERS: Spoken = both(
  'twee drie vier vijf zes zeven acht negen tien elf twaalf',
  'two three four five six seven eight nine ten eleven twelve',
);

/** "Drie kwartier later", "De volgende dag", "Drie weken later"; nothing where it went on soon. */
export function silence(zone: string, from: number, to: number): Spoken | undefined {
  const ms = to - from;
  const nights = daysBetween(zone, from, to);
  if (nights >= 2) return nights >= 14 ? counted(Math.round(nights / 7), WEEKS) : counted(nights, DAYS);
  if (nights === 1 && ms >= 6 * HOUR) return both('De volgende dag', 'The next day');
  const called = SILENCES.filter(([least]) => ms >= least).at(-1)?.[1];
  return called?.nl === '' ? counted(Math.round(ms / HOUR), HOURS) : called;
}

const [HOURS, DAYS, WEEKS] = [both('uur', 'hours'), both('dagen', 'days'), both('weken', 'weeks')];
function counted(n: number, of: Spoken): Spoken {
  const word = (language: Language): string => NUMBERS[language].split(' ')[n - 2] ?? String(n);
  return both(capital(`${word('nl')} ${of.nl} later`), capital(`${word('en')} ${of.en} later`));
}

/** "minder dan een minuut", "12 minuten", "2 uur en 5 minuten", "3 dagen en 4 uur". */
export function lengthOf(ms: number): Spoken {
  if (ms < MINUTE) return both('minder dan een minuut', 'less than a minute');
  const [days, hours, minutes] = [
    Math.floor(ms / DAY),
    Math.floor((ms % DAY) / HOUR),
    Math.floor((ms % HOUR) / MINUTE),
  ];
  const many = (n: number, one: string, more: string): string[] => (n === 0 ? [] : [`${n} ${n === 1 ? one : more}`]);
  const parts = (day: [string, string], hour: [string, string], minute: [string, string]): string[] => [
    ...many(days, ...day),
    ...many(hours, ...hour),
    ...(days > 0 ? [] : many(minutes, ...minute)),
  ];
  return both(
    parts(['dag', 'dagen'], ['uur', 'uur'], ['minuut', 'minuten']).join(' en '),
    parts(['day', 'days'], ['hour', 'hours'], ['minute', 'minutes']).join(' and '),
  );
}

/** "€ 640", "€ 12,50"; "€640", "€12.50". */
export const eurosOf = (cents: number): Spoken => each((language) => euros(cents, language));
