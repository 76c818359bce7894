import { type ReadDatabase } from '@zorg112/database';
import { isSmall, SMALLEST_GROUP, type TablePart, withheldOf, withheldWithin } from '@zorg112/domain';
import { type Dimension, KEY, questionsOf, type Selection } from './tallies.js';

/** How many people asked what is counted, for each key; of the few, who. Without a dimension under the empty key. */
export async function peopleBy(read: ReadDatabase, selection: Selection, by?: Dimension): Promise<TablePart[]> {
  return (await peopleByWeek(read, selection, by)).get('') ?? [];
}

export async function peopleIn(read: ReadDatabase, selection: Selection): Promise<Omit<TablePart, 'key'>> {
  const [all] = await peopleBy(read, selection);
  return all ?? { people: 0 };
}

/** The same in each week (`week` reads which of `counted c`), of all of them at once however many there are. */
export async function peopleByWeek(
  read: ReadDatabase,
  selection: Selection,
  by?: Dimension,
  week?: string,
): Promise<ReadonlyMap<string, TablePart[]>> {
  const { text, values } = questionsOf(read, selection, by ? KEY[by] : `''`, week);
  const rows = await read.sql<{ week: number | string; part: string; people: number | string; person: string | null }>(
    `SELECT week, part, people, CASE WHEN people < ${SMALLEST_GROUP} THEN person END AS person
     FROM (SELECT week, part, person, COUNT(*) OVER (PARTITION BY week, part) AS people, ROW_NUMBER() OVER (PARTITION BY week, part ORDER BY person) AS i
       FROM (SELECT DISTINCT ${week ? 'week' : `''`} AS week, part, requester_id AS person FROM (${text}) AS questions) AS asked) AS counted
     WHERE i = 1 OR people < ${SMALLEST_GROUP}`,
    values,
  );
  const weeks = new Map<string, Map<string, TablePart & { who?: string[] }>>();
  for (const { week: at, part: key, people, person } of rows) {
    const parts = weeks.get(String(at)) ?? new Map<string, TablePart & { who?: string[] }>();
    weeks.set(String(at), parts);
    const known = parts.get(key);
    if (person !== null && known) known.who!.push(person);
    else parts.set(key, { key, people: Number(people), ...(person === null ? {} : { who: [person] }) });
  }
  return new Map([...weeks].map(([at, parts]) => [at, [...parts.values()]]));
}

/** Which parts of a table are not shown, by any way to them: teams are withheld within their regions too, for those have a table of their own. */
export async function hiddenIn(
  read: ReadDatabase,
  selection: Selection,
  by: Dimension,
  parts: readonly TablePart[],
): Promise<ReadonlySet<string>> {
  if (!parts.some(isSmall)) return new Set();
  const known = parts.every((part) => !isSmall(part) || part.who) ? parts : await peopleBy(read, selection, by);
  return by === 'team'
    ? hiddenTeams(known, await peopleBy(read, selection, 'region'), await regionOfTeams(read))
    : withheldOf(known);
}

/**
 * Which weeks of a part are not shown by themselves: those the table of that week hides it in and, because the weeks add up, as many more as
 * hide who is in them. Those `within` what was chosen stand beside its total, so that they hide each other, and so do those before.
 */
export async function weeksHidden(
  read: ReadDatabase,
  { from, to }: Selection,
  { by, key }: { readonly by: Dimension; readonly key: string },
  week: string,
  within: (week: string) => boolean,
): Promise<ReadonlySet<string>> {
  const weeks = await peopleByWeek(read, { from, to }, by, week);
  if (![...weeks.values()].some((parts) => parts.some(isSmall))) return new Set();
  const larger = by === 'team' ? await peopleByWeek(read, { from, to }, 'region', week) : undefined;
  const regionOf = larger ? await regionOfTeams(read) : () => '';
  const hides = (at: string, parts: TablePart[]): boolean =>
    (larger ? hiddenTeams(parts, larger.get(at) ?? [], regionOf) : withheldOf(parts)).has(key);
  const hidden = new Set([...weeks].filter(([at, parts]) => hides(at, parts)).map(([at]) => at));
  const own = [...weeks].flatMap(([at, parts]) =>
    parts.filter((part) => part.key === key).map((part) => ({ ...part, key: at })),
  );
  const [chosen, before] = [own.filter((one) => within(one.key)), own.filter((one) => !within(one.key))];
  return new Set([...withheldOf(chosen, hidden), ...withheldOf(before, hidden)]);
}

const hiddenTeams = (
  teams: readonly TablePart[],
  regions: readonly TablePart[],
  regionOf: (team: string) => string,
): ReadonlySet<string> => withheldWithin(teams, regionOf, withheldOf(regions));

async function regionOfTeams(read: ReadDatabase): Promise<(team: string) => string> {
  const rows = await read.sql<{ id: string; region: string }>('SELECT id, region FROM teams');
  const regions = new Map(rows.map(({ id, region }) => [id, region]));
  return (team) => regions.get(team) ?? 'none';
}
