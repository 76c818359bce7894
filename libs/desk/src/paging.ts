import { DoorError, type PageQuery } from '@zorg112/contracts';

/** How many rows of a list were read already. Throws DoorError request.invalid (cursor). */
export function readSoFar(cursor = '0'): number {
  const rows = Number(cursor);
  if (!Number.isSafeInteger(rows) || rows < 0)
    throw new DoorError('request.invalid', { fields: { cursor: 'not a cursor of ours' } });
  return rows;
}

/** A page of a list that is short enough to be read whole. Without a limit all of it. Throws what `readSoFar` throws. */
export function pageOf<T>(all: readonly T[], { limit, cursor }: PageQuery): { items: T[]; nextCursor: string | null } {
  const from = readSoFar(cursor);
  const to = limit === undefined ? all.length : from + limit;
  return { items: all.slice(from, to), nextCursor: to < all.length ? String(to) : null };
}
