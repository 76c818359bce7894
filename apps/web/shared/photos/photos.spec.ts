import { expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { around, between, blocksOf, fitted, grown, IN_THE_MIDDLE, moved, pixelsOf, SMALLEST, type Box } from './box';
import { MOST_BYTES, small, written } from './small';

const near = (box: Box, wanted: Box) =>
  (Object.keys(wanted) as (keyof Box)[]).forEach((side) => expect(box[side]).toBeCloseTo(wanted[side], 6));

test('a box is drawn from any corner to any other, moved, and grown around its middle', () => {
  near(between({ x: 0.8, y: 0.2 }, { x: 0.2, y: 0.6 }), { x: 0.2, y: 0.2, w: 0.6, h: 0.4 });
  near(moved(IN_THE_MIDDLE, 0.1, -0.1), { x: 0.4, y: 0.2, w: 0.4, h: 0.4 });
  near(grown(IN_THE_MIDDLE, 0.2, 0), { x: 0.2, y: 0.3, w: 0.6, h: 0.4 });
  near(around(IN_THE_MIDDLE, { x: 0.9, y: 0.5 }), { x: 0.6, y: 0.3, w: 0.4, h: 0.4 });
});

test('whatever somebody does with it, it stays on the photo and can be seen', () => {
  const anywhere = fc.double({ min: -3, max: 3, noNaN: true });
  const deed = fc.oneof(
    fc.tuple(anywhere, anywhere).map(
      ([x, y]) =>
        (box: Box) =>
          moved(box, x, y),
    ),
    fc.tuple(anywhere, anywhere).map(
      ([w, h]) =>
        (box: Box) =>
          grown(box, w, h),
    ),
    fc.tuple(anywhere, anywhere).map(
      ([x, y]) =>
        (box: Box) =>
          around(box, { x, y }),
    ),
    fc.tuple(anywhere, anywhere, anywhere, anywhere).map(
      ([a, b, c, d]) =>
        () =>
          between({ x: a, y: b }, { x: c, y: d }),
    ),
  );
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 30 }), fc.nat(4_000), fc.nat(4_000), (deeds, wide, high) => {
      const box = deeds.reduce((now, does) => does(now), IN_THE_MIDDLE);
      for (const [from, length] of [
        [box.x, box.w],
        [box.y, box.h],
      ] as const) {
        expect(length).toBeGreaterThanOrEqual(SMALLEST);
        expect(from).toBeGreaterThanOrEqual(0);
        expect(from + length).toBeLessThanOrEqual(1 + 1e-9);
      }
      const { x, y, w, h } = pixelsOf(box, wide + 1, high + 1);
      expect([x, y, w, h].every((n) => Number.isInteger(n) && n >= 0)).toBe(true);
      expect(w > 0 && h > 0 && x + w <= wide + 1 && y + h <= high + 1).toBe(true);
    }),
  );
});

test.each([
  [300, 300, 6, 6],
  [600, 300, 6, 3],
  [20, 900, 1, 6],
  [1, 1, 6, 6],
])('%i by %i pixels become %i by %i blocks', (w, h, across, down) => expect(blocksOf(w, h)).toEqual({ across, down }));

test('a photo is made to fit, and never larger', () => {
  expect(fitted(4_000, 3_000, 1_600)).toEqual({ width: 1_600, height: 1_200 });
  expect(fitted(300, 900, 1_600)).toEqual({ width: 300, height: 900 });
  expect(fitted(10_000, 1, 1_600)).toEqual({ width: 1_600, height: 1 });
});

test('first worse, then smaller, until it fits; at the end what there is', async () => {
  const tried: [number, number][] = [];
  const sizeOf = (quality: number, scale: number) => Math.round(900_000 * quality * scale * scale);
  const blob = await small(async (quality, scale) => {
    tried.push([quality, scale]);
    return new Blob([new Uint8Array(sizeOf(quality, scale))]);
  });
  expect(blob.size).toBeLessThanOrEqual(MOST_BYTES);
  expect(tried).toEqual([
    ...[0.82, 0.7, 0.55, 0.4].map((quality) => [quality, 1]),
    ...[0.82, 0.7, 0.55].map((quality) => [quality, 0.75]),
  ]);
  const never = jest.fn(async () => new Blob([new Uint8Array(MOST_BYTES + 1)]));
  expect((await small(never)).size).toBe(MOST_BYTES + 1);
  expect(never).toHaveBeenCalledTimes(16);
});

test('JPEG where the browser does not write WebP', async () => {
  const safari = async (type: string) => new Blob([type], { type: type === 'image/webp' ? 'image/png' : type });
  expect((await written(safari, 0.8)).type).toBe('image/jpeg');
  expect((await written(async (type) => new Blob([type], { type }), 0.8)).type).toBe('image/webp');
});
