import { DoorError } from '@zorg112/contracts';
import { type Kind } from './kinds.js';

/** Enough to read a type plate; more is no help and costs everybody who looks. */
const LONGEST_SIDE = 2_560;
/** A small file can hold a picture that fills the memory. */
const MOST_PIXELS = 50_000_000;
const QUALITY = 85;

let turn: Promise<unknown> = Promise.resolve();

/**
 * The picture drawn anew from what is seen, upright: where it was taken, by which device and whatever else was written in the file is
 * not carried over. A PDF stays as it is. Throws attachment.unreadable.
 */
export async function cleaned(bytes: Buffer, kind: Kind): Promise<Buffer> {
  if (kind === 'application/pdf') return bytes;
  // One at a time: drawing shares its few threads with the database.
  const mine = turn.then(() => drawn(bytes, kind));
  turn = mine.catch(() => undefined);
  return mine;
}

async function drawn(bytes: Buffer, kind: Exclude<Kind, 'application/pdf'>): Promise<Buffer> {
  // Loaded with the first photo: most processes of a desk never draw one.
  const { default: sharp } = await import('sharp');
  try {
    const picture = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
      .autoOrient()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true });
    if (kind === 'image/png') return await picture.png({ compressionLevel: 8 }).toBuffer();
    if (kind === 'image/webp') return await picture.webp({ quality: QUALITY }).toBuffer();
    return await picture.jpeg({ quality: QUALITY, mozjpeg: true }).toBuffer();
  } catch {
    throw new DoorError('attachment.unreadable');
  }
}
