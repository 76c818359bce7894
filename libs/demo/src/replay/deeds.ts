import { type Case, type Move } from '@zorg112/imports';

/** What happens to a question of another desk when it is lived under the rule. `nth`: which move it was, from 0. UTC ms. */
export type Deed =
  | { readonly at: number; readonly deed: 'opens' }
  | { readonly at: number; readonly deed: 'claims'; readonly holder?: string }
  | { readonly at: number; readonly deed: 'asks' | 'answers'; readonly nth: number; readonly holder?: string }
  | { readonly at: number; readonly deed: 'offers' };

/**
 * Who had it first owns it to the end; each move is help that is asked at its instant, and answered when it moved on or was done.
 * The instants are the log's: nothing is quicker here than it was there. Only where the log contradicts itself one gives way:
 * what stands before the asking happens then, a question that moved after its end was not done yet, and one that was solved before
 * anybody had it was had by then.
 */
export function deedsOf({ openedAt, first, moves, solvedAt }: Case): Deed[] {
  const ordered = [...moves].sort((a, b) => a.at - b.at).map((move) => ({ ...move, at: Math.max(move.at, openedAt) }));
  const last = ordered.at(-1)?.at ?? openedAt;
  const end = solvedAt === undefined ? undefined : Math.max(solvedAt, last);
  const claimedAt = Math.min(Math.max(first.at, openedAt), ordered[0]?.at ?? Infinity, end ?? Infinity);
  const helped = ordered.flatMap((move, nth): Deed[] => {
    const until = ordered[nth + 1]?.at ?? end;
    const answer: Deed[] = until === undefined ? [] : [{ ...to(move), at: until, deed: 'answers', nth }];
    return [{ ...to(move), at: move.at, deed: 'asks', nth }, ...answer];
  });
  return [
    { at: openedAt, deed: 'opens' },
    { ...to(first), at: claimedAt, deed: 'claims' },
    ...helped,
    ...(end === undefined ? [] : [{ at: end, deed: 'offers' } as const]),
  ];
}

const to = ({ holder }: Move): Pick<Move, 'holder'> => (holder === undefined ? {} : { holder });
