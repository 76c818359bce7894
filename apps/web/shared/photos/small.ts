// A photo as small as it travels well: first worse, then smaller, until it fits.

export const MOST_BYTES = 300_000;
export const LONGEST_SIDE = 1_600;
const QUALITIES = [0.82, 0.7, 0.55, 0.4];
const SCALES = [1, 0.75, 0.5, 0.35];

/** `encode` draws it anew at a quality and a scale. The last is taken, whatever its size. */
export async function small(encode: (quality: number, scale: number) => Promise<Blob>): Promise<Blob> {
  let last: Blob | undefined;
  for (const scale of SCALES)
    for (const quality of QUALITIES) {
      last = await encode(quality, scale);
      if (last.size <= MOST_BYTES) return last;
    }
  return last!;
}

/** WebP where this browser writes it, else JPEG; either way nothing but what is seen. */
export async function written(to: (type: string, quality: number) => Promise<Blob>, quality: number): Promise<Blob> {
  const webp = await to('image/webp', quality);
  return webp.type === 'image/webp' ? webp : to('image/jpeg', quality);
}
