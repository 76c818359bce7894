import { type AllServicesView, type StatsDetailsView } from '@zorg112/contracts';
import {
  behindEn,
  behindNl,
  categoriesEn,
  categoriesNl,
  isCategory,
  lackedEn,
  lackedNl,
  stepsInOrder,
  supplierNamed,
} from '@zorg112/domain';
import { type Cell, type Column, type Sheet } from '@zorg112/exports';
import { en } from './details-sheets.en.js';
import { nl } from './details-sheets.nl.js';
import { dayIn, minutesOf, type SheetOf, sheetWordsIn } from './stats-sheets.js';

const WORDS = {
  nl: { ...nl, page: behindNl, subjects: categoriesNl, lacked: lackedNl },
  en: { ...en, page: behindEn, subjects: categoriesEn, lacked: lackedEn },
};

/** One table of the page. What it is of comes first, then when, what is to be said of a row, and its numbers. */
interface Part {
  readonly title: string;
  readonly of: readonly Column[];
  readonly numbers?: readonly Column[];
  readonly rows: readonly PartRow[];
  /** What stands there where no row does: an empty sheet looks like a fault. */
  readonly none?: string;
  readonly notes: readonly string[];
  /** Of now, whatever the period. */
  readonly now?: boolean;
}
interface PartRow {
  readonly of: readonly Cell[];
  readonly remark?: string;
  readonly numbers?: readonly Cell[];
}

const text = (label: string): Column => ({ label, kind: 'text' });
const count = (label: string): Column => ({ label, kind: 'count' });

/** The page behind the figures as a workbook, a sheet for each of its tables: the same rows, and what it withholds is not here either. */
export function detailsSheets(view: StatsDetailsView, { zone, language }: Pick<SheetOf, 'zone' | 'language'>): Sheet[] {
  const w = WORDS[language];
  const heads = sheetWordsIn(language);
  const [from, last] = [Date.parse(view.from), Date.parse(view.to) - 1];
  const long = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'nl-NL', { dateStyle: 'long', timeZone: zone });
  const period = {
    columns: [heads.from, heads.to].map((label): Column => ({ label, kind: 'date' })),
    cells: [dayIn(zone, from), dayIn(zone, last)],
    notes: [w.period(long.format(from), long.format(last))],
  };
  const now = {
    columns: [{ label: w.at, kind: 'instant' } as const],
    ...{ cells: [Date.parse(view.freshAt)], notes: [] },
  };
  return partsOf(view, language).map(({ title, of, numbers = [], rows, none, notes, ...part }) => {
    const when = part.now ? now : period;
    const nothing: PartRow = { of: of.map(() => null), ...(none === undefined ? {} : { remark: none }) };
    return {
      ...{ title, zone },
      columns: [...of, ...when.columns, text(heads.remark), ...numbers],
      rows: (rows.length === 0 ? [nothing] : rows).map((row) => [
        ...[...row.of, ...when.cells, row.remark ?? null],
        ...(row.numbers ?? numbers.map(() => null)),
      ]),
      notes: [...(view.whole ? [] : [heads.counting]), ...notes, ...when.notes],
    };
  });
}

function partsOf(view: StatsDetailsView, language: SheetOf['language']): Part[] {
  const w = WORDS[language];
  const { heat, age, suppliers, steps, lacked, cameBack, assets, silent, calls, times } = w.page;
  const minutes = (label: string): Column => ({ label: w.minutes(label), kind: 'minutes' });
  const subject = (key: string): string => (isCategory(key) ? w.subjects[key] : key);
  return [
    {
      ...{ title: w.titles.waiting, of: [text(heat.day), count(w.hour)], none: heat.quiet, notes: w.waiting },
      numbers: [count(w.questions), minutes(w.page.services.half), minutes(w.page.services.most)],
      rows: view.waiting.map(({ weekday, hour, n, p50, p90 }) => ({
        of: [heat.on[weekday - 1]!, hour],
        ...(p50 === undefined ? { remark: heat.few } : {}),
        numbers: [n, minutesOf(p50), minutesOf(p90)],
      })),
    },
    {
      ...{ title: w.titles.backlog, of: [text(age.old)], numbers: [count(age.open)], notes: [age.about], now: true },
      rows: view.backlog.map(({ hours, n }) => ({ of: [age.of(hours)], numbers: [n] })),
    },
    servicesOf(view, language),
    {
      ...{ title: w.titles.suppliers, of: [text(suppliers.name)], numbers: askedIn(language), none: suppliers.none },
      notes: [suppliers.about, suppliers.few],
      rows: view.suppliers.map((one) => ({
        of: [supplierNamed(one.key, suppliers.free)],
        ...(one.p50 === undefined ? { remark: w.fewAnswers } : {}),
        numbers: cameOf(one),
      })),
    },
    {
      ...{ title: w.titles.steps, of: [text(steps.when)], numbers: [count(times)], none: steps.none },
      notes: [steps.about],
      rows: stepsInOrder(view.steps, steps, language).map(({ when, n }) => ({ of: [when], numbers: [n] })),
    },
    {
      ...{ title: w.titles.lacked, of: [text(lacked.what)], numbers: [count(times)], none: lacked.none },
      notes: [lacked.about],
      rows: view.lacked.map(({ key, n }) => ({ of: [named(w.lacked, key)], numbers: [n] })),
    },
    ...paidOf(view, language),
    {
      ...{ title: w.titles.cameBack, of: [cameBack.place, cameBack.team, cameBack.subject].map(text) },
      ...{ numbers: [count(times)], none: cameBack.none, notes: [cameBack.about, w.hiddenTeams] },
      rows: view.cameBack.map(({ location, team = null, category, n }) => ({
        ...{ of: [location, team, subject(category)], numbers: [n] },
      })),
    },
    {
      ...{ title: w.titles.assets, of: [assets.asset, cameBack.team, cameBack.subject].map(text) },
      ...{ numbers: [count(times)], none: assets.none, notes: [assets.about, w.hiddenTeams] },
      rows: view.cameBackAssets.map(({ asset, team = null, category, n }) => ({
        ...{ of: [asset, team, category === undefined ? null : subject(category)], numbers: [n] },
      })),
    },
    {
      ...{ title: w.titles.silent, of: [text(cameBack.team)], none: silent.none, notes: [silent.about] },
      rows: view.silentTeams.map(({ name }) => ({ of: [name] })),
    },
    {
      ...{ title: w.titles.calls, of: [], none: calls.quiet, notes: [calls.about] },
      numbers: [...[calls.rang, calls.answered, calls.hungUp].map(count), minutes(calls.half), minutes(calls.most)],
      rows: [view.calls]
        .filter(({ rang }) => rang > 0)
        .map(({ rang, answered, hungUp, p50, p90 }) => ({
          ...{ of: [], numbers: [rang, answered, hungUp, minutesOf(p50), minutesOf(p90)] },
        })),
    },
  ];
}

/** All of them together first, as on the page: those that are withheld are in it. */
function servicesOf({ services, servicesTogether }: StatsDetailsView, language: SheetOf['language']): Part {
  const w = WORDS[language];
  const { services: page } = w.page;
  const together = services.length > 1 ? servicesTogether : undefined;
  return {
    ...{ title: w.titles.services, of: [text(page.name)], numbers: askedIn(language), none: page.none },
    notes: [page.about, page.few, ...(together ? [w.together] : [])],
    rows: [
      ...(together ? [{ of: [page.all], numbers: cameOf(together) }] : []),
      ...services.map((one) => ({
        of: [one.name],
        ...(one.withheld ? { remark: w.fewPeople } : one.p50 === undefined ? { remark: w.fewAnswers } : {}),
        numbers: cameOf(one),
      })),
    ],
  };
}

/** Maatwerk by who said yes, and by whose cost centre paid it. */
function paidOf({ maatwerk, costCentres }: StatsDetailsView, language: SheetOf['language']): Part[] {
  const w = WORDS[language];
  const { maatwerk: levels, costCentres: centres, times } = w.page;
  const numbers: Column[] = [
    ...[count(times), { label: w.euros(levels.cost), kind: 'euros' } as const, count(levels.away)],
  ];
  const paid = ({ n, cents, solved }: { n: number; cents: number; solved: number }): Cell[] => [n, cents / 100, solved];
  return [
    {
      ...{ title: w.titles.maatwerk, of: [text(levels.who)], numbers, none: levels.none, notes: [levels.about] },
      rows: maatwerk.map((one) => ({ of: [named(levels.level, one.level)], numbers: paid(one) })),
    },
    {
      ...{ title: w.titles.costCentres, of: [text(centres.who)], numbers, none: centres.none },
      notes: [centres.about, w.smallTeams],
      rows: costCentres.map((one) => ({
        of: [one.withheld ? centres.few : (one.costCentre ?? centres.without)],
        numbers: paid(one),
      })),
    },
  ];
}

function askedIn(language: SheetOf['language']): Column[] {
  const w = WORDS[language];
  const { asked, answered, kept, late, lateNow, half, most, heldUp } = w.page.services;
  const times = [half, most].map((label): Column => ({ label: w.minutes(label), kind: 'minutes' }));
  return [...[asked, answered, kept, late].map(count), ...times, ...[heldUp, lateNow].map(count)];
}

const cameOf = ({ asked, answered, kept, broken, lateNow, p50, p90, heldUp }: AllServicesView): Cell[] => [
  ...[asked, answered, kept ?? null, broken ?? null, minutesOf(p50), minutesOf(p90)],
  ...[heldUp ?? null, broken === undefined ? null : (lateNow ?? 0)],
];

/** What nobody gave a name is shown as it was counted. */
const named = (names: Readonly<Record<string, string>>, key: string): string => names[key] ?? key;
