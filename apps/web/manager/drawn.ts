// Where everything in the chart stands: numbers in, places out. Nothing here knows about the page.
import type { Day } from '../shared/types';

export interface Picture {
  left: number;
  ticks: { value: number; y: number }[];
  bars: { day: string; x: number; y: number; width: number; height: number }[];
  line: string;
  dots: { x: number; y: number }[];
  labels: { day: string; x: number }[];
}

const TOP = 8;
const FOOT = 24;
const LABEL_PX = 72;

export function drawn(days: Day[], width: number, height: number): Picture {
  const most = Math.max(4, ...days.map(({ asked, confirmed }) => Math.max(asked, confirmed)));
  const step = roundStep(most / 4);
  const top = Math.ceil(most / step) * step;
  const left = String(top).length * 8 + 14;
  const room = Math.max(0, width - left - 4);
  const slot = room / Math.max(1, days.length);
  const y = (value: number) => TOP + (height - TOP - FOOT) * (1 - value / top);
  const middle = (i: number) => left + slot * (i + 0.5);
  const bar = Math.max(1, Math.min(36, slot * 0.68));
  const dots = days.map(({ confirmed }, i) => ({ x: middle(i), y: y(confirmed) }));
  const skip = Math.max(1, Math.ceil(LABEL_PX / Math.max(1, slot)));
  return {
    left,
    ticks: Array.from({ length: top / step + 1 }, (_, i) => ({ value: i * step, y: y(i * step) })),
    bars: days.map(({ day, asked }, i) => ({
      day,
      x: middle(i) - bar / 2,
      y: y(asked),
      width: bar,
      height: y(0) - y(asked),
    })),
    line: dots.map((dot, i) => `${i ? 'L' : 'M'}${dot.x.toFixed(1)} ${dot.y.toFixed(1)}`).join(''),
    dots,
    // Counted from today backwards, so that the last day is named; a name at the very edge would be cut off.
    labels: days
      .map(({ day }, i) => ({ day, x: Math.min(middle(i), width - 26) }))
      .filter((_, i) => (days.length - 1 - i) % skip === 0),
  };
}

/** 1, 2, 5, 10, 20, 50…: steps people count in. */
function roundStep(rough: number): number {
  const ten = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].map((n) => n * ten).find((step) => step >= rough && step >= 1) ?? 1;
}
