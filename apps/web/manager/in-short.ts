import type { InShort } from '../../../libs/domain/src/numbers/sentence';

/** What the sentence on top is made from, out of the figures themselves. */
export function inShort(figures: { name: string; n: number; among?: number }[]): InShort {
  const of = (name: string) => figures.find((figure) => figure.name === name);
  const kept = of('promisesKept');
  return {
    asked: of('asked')?.n ?? 0,
    confirmed: of('confirmed')?.n ?? 0,
    promisesKept: kept?.n ?? 0,
    promisesBroken: (kept?.among ?? 0) - (kept?.n ?? 0),
  };
}
