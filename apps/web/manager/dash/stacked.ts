// Where every bar stands: numbers in, places out. Nothing here knows about the page.
import { allOf, endsOf, type Ended } from './findings';
import { roundStep } from './scale';
import type { Week } from './views';

export interface Bar {
  week: Week;
  x: number;
  width: number;
  /** From the foot upwards. */
  parts: { what: keyof Ended; y: number; height: number }[];
  all: number;
  top: number;
}
export interface Stacked {
  left: number;
  ticks: { value: number; y: number }[];
  bars: Bar[];
  /** A number fits above each bar. */
  roomy: boolean;
  labels: { day: string; x: number }[];
}

const [TOP, FOOT, LABEL_PX] = [22, 24, 64];

export function stacked(weeks: Week[], width: number, height: number): Stacked {
  const most = Math.max(4, ...weeks.map((week) => allOf(endsOf(week))));
  const step = roundStep(most / 4);
  const top = Math.ceil(most / step) * step;
  const left = String(top).length * 8 + 14;
  const slot = Math.max(0, width - left - 4) / Math.max(1, weeks.length);
  const y = (value: number) => TOP + (height - TOP - FOOT) * (1 - value / top);
  const middle = (at: number) => left + slot * (at + 0.5);
  const wide = Math.max(1, Math.min(48, slot * 0.68));
  const skip = Math.max(1, Math.ceil(LABEL_PX / Math.max(1, slot)));
  return {
    left,
    ticks: Array.from({ length: top / step + 1 }, (_, at) => ({ value: at * step, y: y(at * step) })),
    roomy: slot >= 32,
    bars: weeks.map((week, at) => {
      const ends = endsOf(week);
      let under = 0;
      const parts = (['atOnce', 'later', 'late'] as const).map((what) => {
        const from = under;
        under += ends[what];
        return { what, y: y(under), height: y(from) - y(under) };
      });
      return { week, x: middle(at) - wide / 2, width: wide, parts, all: under, top: y(under) };
    }),
    // Counted from the last backwards, so that it is named; a name at the very edge would be cut off.
    labels: weeks
      .map(({ week }, at) => ({ day: week, x: Math.min(middle(at), width - 24) }))
      .filter((_, at) => (weeks.length - 1 - at) % skip === 0),
  };
}
