// Calm reordering: what stands on the screen stays put while somebody is using the list; the rest waits behind a pill.

export interface Waiting {
  fresh: number;
  up: number;
  any: boolean;
}

/** What would change if the newest order were shown now: rows that are new, and rows that would stand higher. */
export function waitingChanges(shown: readonly string[], latest: readonly string[]): Waiting {
  const before = new Map(shown.map((id, i) => [id, i]));
  const stays = latest.filter((id) => before.has(id));
  const fresh = latest.length - stays.length;
  const places = stays.map((id) => before.get(id)!);
  const kept = longestRising(places);
  const ranks = new Map(places.toSorted((a, b) => a - b).map((place, rank) => [place, rank]));
  const up = places.filter((place, now) => !kept.has(place) && now < ranks.get(place)!).length;
  const any = fresh > 0 || stays.length !== shown.length || kept.size !== places.length;
  return { fresh, up, any };
}

/** Rows that only come after everything shown disturb nobody: they are simply added. */
export function withTail(shown: readonly string[], latest: readonly string[]): string[] {
  const there = new Set(shown);
  let last = latest.length - 1;
  while (last >= 0 && !there.has(latest[last]!)) last -= 1;
  return last < 0 ? [...shown] : [...shown, ...latest.slice(last + 1)];
}

/** The rows that can be said to have stayed where they were: one row jumping to the top moved, the rest did not. */
function longestRising(places: readonly number[]): Set<number> {
  const ends: number[] = []; // index of the smallest last element of a rising run of each length
  const previous: number[] = [];
  places.forEach((place, i) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (places[ends[middle]!]! < place) low = middle + 1;
      else high = middle;
    }
    previous[i] = low > 0 ? ends[low - 1]! : -1;
    ends[low] = i;
  });
  const kept = new Set<number>();
  for (let i = ends.at(-1) ?? -1; i >= 0; i = previous[i]!) kept.add(places[i]!);
  return kept;
}

/** Which rows of a long list to draw, plus a few beyond the edge. */
export function windowOf(total: number, top: number, height: number, row: number, spare = 8) {
  const from = Math.min(total, Math.max(0, Math.floor(top / row) - spare));
  const to = Math.min(total, Math.ceil((top + height) / row) + spare);
  return { from, to };
}

/** The newest order of what was fetched, then the rest as it was. */
export function withRest(ids: readonly string[], order: readonly string[]): string[] {
  const known = new Set(ids);
  return [...ids, ...order.filter((id) => !known.has(id))];
}
