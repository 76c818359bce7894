/** 1, 2, 5, 10, 20, 50…: steps people count in. */
export function roundStep(rough: number): number {
  const ten = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].map((n) => n * ten).find((step) => step >= rough && step >= 1) ?? 1;
}

/** A line through what is there: where nothing can be said it is broken. */
export function lineThrough(points: ({ x: number; y: number } | undefined)[]): string {
  let broken = true;
  return points
    .map((point) => {
      if (!point) {
        broken = true;
        return '';
      }
      const move = broken ? 'M' : 'L';
      broken = false;
      return `${move}${point.x.toFixed(1)} ${point.y.toFixed(1)}`;
    })
    .join('');
}
