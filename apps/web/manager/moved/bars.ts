// Where the bars stand: hours in, places out. Nothing here knows about the page.
import type { MovesGroup } from './types';

export interface Bar {
  readonly group: MovesGroup;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly middle: number;
}

const TOP = 28;
const FOOT = 28;
/** Of fewer solved questions the middle one says nothing. */
export const FEW = 5;

export const told = ({ solved, medianHours }: MovesGroup): number | undefined =>
  solved < FEW ? undefined : medianHours;

export function bars(groups: readonly MovesGroup[], width: number, height: number): Bar[] {
  const most = Math.max(1, ...groups.map((group) => told(group) ?? 0));
  const slot = width / Math.max(1, groups.length);
  const wide = Math.min(64, slot * 0.7);
  return groups.map((group, i) => {
    const tall = ((told(group) ?? 0) / most) * (height - TOP - FOOT);
    const middle = slot * (i + 0.5);
    return { group, x: middle - wide / 2, y: height - FOOT - tall, width: wide, height: tall, middle };
  });
}
