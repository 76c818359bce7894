/** The value below which this share of the values lies (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** The lowest and the highest, to show how much the machine swayed. */
export const span = (values: readonly number[]): string =>
  `${Math.round(Math.min(...values))}..${Math.round(Math.max(...values))}`;

export interface Row {
  readonly what: string;
  readonly unit: string;
  readonly figure: number;
  readonly floor?: number;
  readonly ratio?: number;
  readonly better?: 'more' | 'less';
  readonly [beside: string]: unknown;
}

/** Three parts lateness: the middle, the tail and the worst, each against the floor's. */
export function lateness(what: string, figures: readonly number[], floors: readonly number[]): Row[] {
  const of = (values: readonly number[], share: number): number => percentile(values, share);
  return (
    [
      ['p50', 0.5],
      ['p95', 0.95],
      ['p99', 0.99],
      ['max', 1],
    ] as const
  ).map(([name, share]) => ({
    what: `${what}, ${name}`,
    unit: 'ms',
    figure: of(figures, share),
    floor: of(floors, share),
    better: 'less',
    'ms above floor': of(figures, share) - of(floors, share),
  }));
}
