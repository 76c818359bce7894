// A box on a photo, in shares of its width and height: drawn with a finger, moved with the arrows, never outside.

export interface Point {
  x: number;
  y: number;
}
export interface Box extends Point {
  w: number;
  h: number;
}

export const SMALLEST = 0.05;
export const IN_THE_MIDDLE: Box = { x: 0.3, y: 0.3, w: 0.4, h: 0.4 };

/** From one corner to the other, whichever way it was drawn. */
export function between(a: Point, b: Point): Box {
  const [from, to] = [inside(a), inside(b)];
  return within({
    x: Math.min(from.x, to.x),
    y: Math.min(from.y, to.y),
    w: Math.max(SMALLEST, Math.abs(from.x - to.x)),
    h: Math.max(SMALLEST, Math.abs(from.y - to.y)),
  });
}

export const moved = (box: Box, dx: number, dy: number): Box => within({ ...box, x: box.x + dx, y: box.y + dy });

/** Around the same middle. */
export function grown(box: Box, dw: number, dh: number): Box {
  const [w, h] = [side(box.w + dw), side(box.h + dh)];
  return within({ x: box.x + (box.w - w) / 2, y: box.y + (box.h - h) / 2, w, h });
}

export const around = (box: Box, { x, y }: Point): Box => within({ ...box, x: x - box.w / 2, y: y - box.h / 2 });

export const holds = ({ x, y, w, h }: Box, p: Point): boolean => p.x >= x && p.x <= x + w && p.y >= y && p.y <= y + h;

/** In whole pixels of a picture of this size. */
export function pixelsOf(box: Box, width: number, height: number): Box {
  const [x, y] = [Math.floor(box.x * width), Math.floor(box.y * height)];
  const w = Math.max(1, Math.min(width - x, Math.ceil(box.w * width)));
  return { x, y, w, h: Math.max(1, Math.min(height - y, Math.ceil(box.h * height))) };
}

/** As large as it may be, never larger than it was. */
export function fitted(width: number, height: number, longest: number): { width: number; height: number } {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** So few that nobody tells a face or a name from them: six on the longest side. */
export function blocksOf(w: number, h: number): { across: number; down: number } {
  const size = Math.max(w, h) / 6;
  return { across: Math.max(1, Math.round(w / size)), down: Math.max(1, Math.round(h / size)) };
}

function within({ x, y, w, h }: Box): Box {
  return { w, h, x: Math.min(Math.max(0, x), 1 - w), y: Math.min(Math.max(0, y), 1 - h) };
}
const inside = ({ x, y }: Point): Point => ({ x: share(x), y: share(y) });
const share = (n: number): number => Math.min(1, Math.max(0, n));
const side = (n: number): number => Math.min(1, Math.max(SMALLEST, n));
