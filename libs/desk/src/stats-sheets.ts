import { type DayView } from '@zorg112/contracts';
import { type Figure, FIGURE_NAMES, FIGURES, localDate } from '@zorg112/domain';
import { type Cell, type Column, type Sheet } from '@zorg112/exports';

/** A part of the table; without figures: fewer than five people asked. */
export interface Row {
  readonly label: string;
  readonly figures: readonly Figure[] | undefined;
}

const TOO_FEW = 'te weinig vragers';
const MINUTE_MS = 60_000;

/** Every figure in a column of its own kind, all questions in the first row and each part below it. `from` and `to`: UTC ms, `to` not included. */
export function figuresSheet(rows: readonly Row[], from: number, to: number, zone: string): Sheet {
  const dates = [dayIn(zone, from), dayIn(zone, to - 1)];
  return {
    ...{ title: 'Cijfers', zone },
    columns: [
      ...[{ label: 'Deel', kind: 'text' } as const, { label: 'Van', kind: 'date' } as const],
      ...[{ label: 'Tot en met', kind: 'date' } as const, { label: 'Opmerking', kind: 'text' } as const],
      ...FIGURE_NAMES.flatMap((name) => columnsOf(name)),
    ],
    rows: rows.map(({ label, figures }) => [
      ...[label, ...dates, figures ? null : TOO_FEW],
      ...FIGURE_NAMES.flatMap((name) =>
        cellsOf(
          name,
          figures?.find((one) => one.name === name),
        ),
      ),
    ]),
    notes: FIGURE_NAMES.map((name) => `${FIGURES[name].nl.title}: ${FIGURES[name].nl.meaning}`),
  };
}

export function daysSheet(days: readonly DayView[], zone: string): Sheet {
  const count = (label: string): Column => ({ label, kind: 'count' });
  return {
    ...{ title: 'Per dag', zone },
    columns: [{ label: 'Dag', kind: 'date' }, count('Gevraagd'), count('Klaar, zegt de vrager'), count('Te laat')],
    rows: days.map(({ day, asked, confirmed, late }) => [day, asked, confirmed, late]),
  };
}

function columnsOf(name: Figure['name']): Column[] {
  const { unit, nl } = FIGURES[name];
  const half = `${nl.title} (helft binnen, minuten)`;
  if (unit === 'time')
    return [
      { label: half, kind: 'minutes' },
      { label: `${nl.title} (negen van tien binnen, minuten)`, kind: 'minutes' },
      { label: `${nl.title} (helft binnen, open minuten)`, kind: 'minutes' },
    ];
  if (unit === 'share')
    return [
      { label: nl.title, kind: 'share' },
      { label: `${nl.title} (van hoeveel)`, kind: 'count' },
    ];
  return [{ label: unit === 'money' ? `${nl.title} (euro)` : nl.title, kind: unit === 'money' ? 'euros' : 'count' }];
}

function cellsOf(name: Figure['name'], figure: Figure | undefined): Cell[] {
  const { unit } = FIGURES[name];
  const value = figure?.withheld ? undefined : figure?.value;
  const minutes = (ms: number | undefined): Cell => (ms === undefined ? null : ms / MINUTE_MS);
  if (unit === 'time') return [minutes(value), minutes(figure?.p90), minutes(figure?.open?.p50)];
  if (unit === 'share') return [value ?? null, figure?.among ?? null];
  return [value === undefined ? null : unit === 'money' ? value / 100 : value];
}

function dayIn(zone: string, instant: number): string {
  const { year, month, day } = localDate(zone, instant);
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}
