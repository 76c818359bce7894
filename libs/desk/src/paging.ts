import { DoorError, type PageQuery } from '@zorg112/contracts';

/** A page of a list that is short enough to be read whole. Without a limit all of it. Throws DoorError request.invalid (cursor). */
export function pageOf<T>(all: readonly T[], { limit, cursor }: PageQuery): { items: T[]; nextCursor: string | null } {
  const from = Number(cursor ?? 0);
  if (!Number.isSafeInteger(from) || from < 0)
    throw new DoorError('request.invalid', { fields: { cursor: 'not a cursor of ours' } });
  const to = limit === undefined ? all.length : from + limit;
  return { items: all.slice(from, to), nextCursor: to < all.length ? String(to) : null };
}
