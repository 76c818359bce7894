import { SMALLEST_GROUP } from './figures.js';

/** Something a person told, at an instant (UTC ms). */
export interface ToldBy {
  readonly person: string;
  readonly at: number;
}

/** Where the groups of an instant begin: at the first of its month, in UTC, so that no setting ever moves them. */
export function groupsFrom(at: number): number {
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
}

/**
 * What may be counted in [from, to) of what people told: whole groups of five different people, made in the order of time and anew each
 * month. Any two periods then differ by such groups, so that nobody is told apart by subtracting one from the other. Who is not in a whole group
 * yet counts as soon as it is; at the end of a month at most four people never are. `told`: in order of time, from `groupsFrom(from)` to `to`.
 */
export function inFives<T extends ToldBy>(told: readonly T[], from: number, to: number): T[] {
  const counted: T[] = [];
  let group: T[] = [];
  let people = new Set<string>();
  for (const one of told) {
    if (group[0] && groupsFrom(group[0].at) !== groupsFrom(one.at)) [group, people] = [[], new Set()];
    group.push(one);
    people.add(one.person);
    if (people.size < SMALLEST_GROUP) continue;
    if (group[0]!.at >= from && one.at < to) counted.push(...group);
    [group, people] = [[], new Set()];
  }
  return counted;
}
