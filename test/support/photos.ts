import sharp from 'sharp';

/** Where the photo was taken, as phones write it down. */
const TAKEN = {
  IFD0: { Make: 'Telefoon van Noor', Model: 'Zorgfoon 3' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '3/1 36/1 0/1' },
};

/**
 * A photo as a phone makes it, with GPS, device and a turned sensor in it. Lying it is 64 by 32 with its left half red; held upright, as
 * orientation 6 says, it is 32 by 64 with red above.
 */
export async function photoWithGps(): Promise<Buffer> {
  return half().jpeg({ quality: 95 }).withExif(TAKEN).withMetadata({ orientation: 6 }).toBuffer();
}

/** `of`: a different picture for a different number. */
export async function photo(as: 'jpeg' | 'png' | 'webp' = 'jpeg', of = 0): Promise<Buffer> {
  const background = { r: 40 * of, g: 120, b: 160 };
  return sharp({ create: { width: 24, height: 16, channels: 3, background } })
    .toFormat(as)
    .toBuffer();
}

/** As a phone's camera gives it: large, full of detail, with where and by what it was taken. */
export async function cameraPhoto(width = 3_000, height = 2_000): Promise<Buffer> {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 70 };
  const picture = sharp({ create: { width, height, channels: 3, background: '#888', noise } });
  return picture.jpeg({ quality: 80 }).withExif(TAKEN).toBuffer();
}

/** How much of it is left to see within a box, in shares of the picture: the spread of its light, none for an even surface. */
export async function detail(bytes: Buffer, box: { x: number; y: number; w: number; h: number }): Promise<number> {
  const { width, height } = await sharp(bytes).metadata();
  const [left, top] = [Math.round(box.x * width), Math.round(box.y * height)];
  const part = { left, top, width: Math.round(box.w * width), height: Math.round(box.h * height) };
  const { data, info } = await sharp(bytes).extract(part).greyscale().raw().toBuffer({ resolveWithObject: true });
  // Between neighbours: blocks have none but at their edges.
  let sum = 0;
  for (let i = 1; i < data.length; i++) if (i % info.width !== 0) sum += Math.abs(data[i]! - data[i - 1]!);
  return sum / data.length;
}

function half() {
  const red = { create: { width: 32, height: 32, channels: 3 as const, background: '#d02020' } };
  return sharp({ create: { width: 64, height: 32, channels: 3, background: '#2040d0' } }).composite([
    { input: red, left: 0, top: 0 },
  ]);
}
