import { type DayView } from '@zorg112/contracts';
import { type Figure, FIGURE_NAMES, FIGURES, type Language, localDate, withoutFew } from '@zorg112/domain';
import { type Cell, type Column, type Kind, type Sheet } from '@zorg112/exports';
import { type Changed, type KeptMonth } from './months.js';
import { en } from './sheets.en.js';
import { nl, type SheetWords } from './sheets.nl.js';

/** A part of the table; without figures: too few people asked, or the rest would tell of them. */
export interface Row {
  readonly label: string;
  readonly key?: string;
  readonly figures?: readonly Figure[] | undefined;
  readonly remark?: string;
}

/** Of what the sheets are: [from, to), UTC ms, in this zone and language. */
export interface SheetOf {
  readonly from: number;
  readonly to: number;
  readonly zone: string;
  readonly language: Language;
  /** Not so while everything is counted anew: the file says so where its first figures stand. */
  readonly whole?: boolean;
}

const MINUTE_MS = 60_000;
export const sheetWordsIn = (language: Language): SheetWords => (language === 'en' ? en : nl);
export const meaningIn = (language: Language) => sheetWordsIn(language).notes;
/** A length of time as a cell. */
export const minutesOf = (ms: number | undefined): Cell => (ms === undefined ? null : ms / MINUTE_MS);

/** Every figure in a column of its own kind, all questions in the first row and each part below it. */
export function figuresSheet(
  all: readonly Figure[],
  parts: readonly Row[],
  { from, to, zone, language, whole = true }: SheetOf,
  remark?: string,
): Sheet {
  const w = sheetWordsIn(language);
  const dates = [dayIn(zone, from), dayIn(zone, to - 1)];
  const rows = [
    { label: w.all, figures: all, remark: whole ? remark : w.counting },
    ...parts.map((part) => named(part, w)),
  ];
  return {
    ...{ title: w.figures, zone },
    columns: [
      ...[{ label: w.part, kind: 'text' } as const, { label: w.from, kind: 'date' } as const],
      ...[{ label: w.to, kind: 'date' } as const, { label: w.remark, kind: 'text' } as const],
      ...FIGURE_NAMES.flatMap((name) => columnsOf(name, w, language)),
    ],
    rows: rows.map(({ label, figures, remark: said }) => [
      ...[
        label,
        ...dates,
        remarkOf(said ?? (figures ? undefined : w.few), namesOf(hiddenOf(figures), w.hidden, language)),
      ],
      ...FIGURE_NAMES.flatMap((name) =>
        cellsOf(
          name,
          figures?.find((one) => one.name === name),
        ),
      ),
    ]),
    notes: FIGURE_NAMES.map((name) => `${FIGURES[name][language].title}: ${FIGURES[name][language].meaning}`),
  };
}

export function daysSheet(days: readonly DayView[], { zone, language }: Pick<SheetOf, 'zone' | 'language'>): Sheet {
  const w = sheetWordsIn(language);
  const count = (label: string): Column => ({ label, kind: 'count' });
  const { asked, confirmed } = FIGURES;
  return {
    ...{ title: w.days, zone },
    columns: [{ label: w.day, kind: 'date' }, ...[asked[language].title, confirmed[language].title, w.late].map(count)],
    rows: days.map(({ day, asked: n, confirmed: done, late }) => [day, n, done, late]),
  };
}

/** Of a month that is over: nothing in it is counted anew. `later`: what changed of the whole house since; unknown while everything is counted anew. */
export function keptSheets(
  { takenAt, figures, parts, span }: KeptMonth,
  by: 'team' | 'region' | undefined,
  { zone, language }: Pick<SheetOf, 'zone' | 'language'>,
  later: readonly Changed[] | 'unknown' = [],
): Sheet[] {
  const w = sheetWordsIn(language);
  const of = { ...span, zone, language };
  const changed = later === 'unknown' ? [] : later;
  const ones = changed.map(({ is }) => is);
  const day = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'nl-NL', { dateStyle: 'long', timeZone: zone });
  // As the whole: a share or a score that so few stand behind is in no file that goes round.
  const rows = by && parts?.[by]?.map((part) => ({ ...part, figures: part.figures?.map(withoutFew) }));
  const remark = remarkOf(
    ...[w.kept(day.format(takenAt)), rows ? undefined : w.onlyWhole],
    later === 'unknown' ? w.laterUnknown : namesOf(ones, w.laterOnes, language),
  );
  return [
    figuresSheet(figures, rows ?? [], of, remark ?? undefined),
    ...(parts ? [daysSheet(parts.days, of)] : []),
    ...(changed.length > 0 ? [laterSheet(changed, of)] : []),
  ];
}

/** Each measure that changed in a row of its own: as it was kept, and as it is now. */
function laterSheet(changed: readonly Changed[], { zone, language }: Pick<SheetOf, 'zone' | 'language'>): Sheet {
  const w = sheetWordsIn(language);
  const rows = changed.flatMap(({ was, is }) => {
    const [then, now] = [cellsOf(was.name, was), cellsOf(is.name, is)];
    const remark = remarkOf(was.withheld && w.hiddenThen, is.withheld && w.hiddenNow);
    return columnsOf(is.name, w, language).flatMap(({ label, kind }, i) =>
      then[i] === now[i] && !(i === 0 && remark) ? [] : [{ kind, cells: [label, then[i]!, now[i]!, remark] }],
    );
  });
  const kinds = rows.map(({ kind }) => kind);
  return {
    ...{ title: w.later, zone },
    columns: [
      ...[{ label: w.figure, kind: 'text' } as const, { label: w.asKept, kind: kinds }],
      ...[{ label: w.asNow, kind: kinds }, { label: w.remark, kind: 'text' } as const],
    ],
    rows: rows.map(({ cells }) => cells),
  };
}

const remarkOf = (...said: (string | false | undefined)[]): string | null => said.filter(Boolean).join('; ') || null;

/** An empty cell is a figure that is withheld, or one that there was nothing to measure for: the first are told by name. */
const hiddenOf = (figures: readonly Figure[] = []): Figure[] => figures.filter(({ withheld }) => withheld);

/** Titles have commas of their own. */
function namesOf(figures: readonly Figure[], say: (titles: string) => string, language: Language): string | undefined {
  const titles = figures.map(({ name }) => FIGURES[name][language].title);
  return titles.length > 0 ? say(titles.join(' · ')) : undefined;
}

const named = ({ key, label, ...row }: Row, w: SheetWords): Row => ({
  ...row,
  label: key === 'none' ? w.noTeam : label,
});

/** The measures of a figure, each of one kind. */
function columnsOf(name: Figure['name'], w: SheetWords, language: Language): (Column & { readonly kind: Kind })[] {
  const { unit } = FIGURES[name];
  const { title } = FIGURES[name][language];
  const as = (what: string): string => `${title} (${what})`;
  if (unit === 'time')
    return [
      { label: as(w.half), kind: 'minutes' },
      { label: as(w.most), kind: 'minutes' },
      { label: as(w.times), kind: 'count' },
      { label: as(w.openHalf), kind: 'minutes' },
      { label: as(w.openMost), kind: 'minutes' },
      { label: as(w.openTimes), kind: 'count' },
    ];
  if (unit === 'share')
    return [
      { label: title, kind: 'share' },
      { label: as(w.among), kind: 'count' },
    ];
  return [{ label: unit === 'money' ? as(w.euros) : title, kind: unit === 'money' ? 'euros' : 'count' }];
}

function cellsOf(name: Figure['name'], figure: Figure | undefined): Cell[] {
  const { unit } = FIGURES[name];
  const shown = figure?.withheld ? undefined : figure;
  const { value, p90, n, open, among } = shown ?? {};
  if (unit === 'time')
    return [
      // How often it was is no more than a count; not of what people told.
      ...[minutesOf(value), minutesOf(p90), n ?? (figure?.n || null)],
      ...[minutesOf(open?.p50), minutesOf(open?.p90), open?.n ?? null],
    ];
  if (unit === 'share') return [value ?? null, among ?? null];
  return [value === undefined ? null : unit === 'money' ? value / 100 : value];
}

/** The day on the calendar of this zone, as a cell. */
export function dayIn(zone: string, instant: number): string {
  const { year, month, day } = localDate(zone, instant);
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}
