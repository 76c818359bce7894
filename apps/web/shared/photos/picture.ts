// One photo on a canvas: read upright, made unrecognisable or cut where somebody says so, and written out without what the camera noted.
import { blocksOf, fitted, pixelsOf, type Box } from './box';
import { LONGEST_SIDE, small, written } from './small';

/** Throws when this browser cannot show what it is. */
export async function read(file: Blob): Promise<HTMLCanvasElement> {
  const source = await opened(file);
  const { width, height } = fitted(source.width, source.height, LONGEST_SIDE);
  const canvas = blank(width, height);
  const pen = canvas.getContext('2d')!;
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(source, 0, 0, width, height);
  if ('close' in source) source.close();
  return canvas;
}

/** What stood in the box is gone: its few blocks are all there is. */
export function unrecognisable(canvas: HTMLCanvasElement, box: Box): void {
  const { x, y, w, h } = pixelsOf(box, canvas.width, canvas.height);
  const { across, down } = blocksOf(w, h);
  const few = blank(across, down);
  few.getContext('2d')!.drawImage(canvas, x, y, w, h, 0, 0, across, down);
  const pen = canvas.getContext('2d')!;
  pen.imageSmoothingEnabled = false;
  pen.drawImage(few, 0, 0, across, down, x, y, w, h);
}

export function cut(canvas: HTMLCanvasElement, box: Box): HTMLCanvasElement {
  const { x, y, w, h } = pixelsOf(box, canvas.width, canvas.height);
  const part = blank(w, h);
  part.getContext('2d')!.drawImage(canvas, x, y, w, h, 0, 0, w, h);
  return part;
}

export function copied(canvas: HTMLCanvasElement): HTMLCanvasElement {
  return cut(canvas, { x: 0, y: 0, w: 1, h: 1 });
}

/** At most 300 kB, in a worker where there is one. */
export async function writtenOut(canvas: HTMLCanvasElement): Promise<Blob> {
  const blob = await inWorker(canvas).catch(() => undefined);
  return blob ?? small((quality, scale) => here(canvas, quality, scale));
}

async function inWorker(canvas: HTMLCanvasElement): Promise<Blob | undefined> {
  if (typeof OffscreenCanvas === 'undefined') return undefined;
  const worker = new Worker(new URL('./small.worker.ts', import.meta.url), { type: 'module' });
  try {
    const bitmap = await createImageBitmap(canvas);
    return await new Promise<Blob | undefined>((done, failed) => {
      worker.onmessage = ({ data }: MessageEvent<Blob | undefined>) => done(data);
      worker.onerror = failed;
      worker.postMessage(bitmap, [bitmap]);
    });
  } finally {
    worker.terminate();
  }
}

function here(canvas: HTMLCanvasElement, quality: number, scale: number): Promise<Blob> {
  const drawn = scale === 1 ? canvas : blank(Math.ceil(canvas.width * scale), Math.ceil(canvas.height * scale));
  if (drawn !== canvas) drawn.getContext('2d')!.drawImage(canvas, 0, 0, drawn.width, drawn.height);
  const to = (type: string, q: number) =>
    new Promise<Blob>((done, failed) =>
      drawn.toBlob((blob) => (blob ? done(blob) : failed(new Error('nothing was drawn'))), type, q),
    );
  return written(to, quality);
}

async function opened(file: Blob): Promise<ImageBitmap | HTMLImageElement> {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    // An older browser does not know the option, and Safari opens more kinds this way; an image element stands upright by itself.
    const image = new Image();
    image.src = URL.createObjectURL(file);
    try {
      await image.decode();
      return image;
    } finally {
      URL.revokeObjectURL(image.src);
    }
  }
}

function blank(width: number, height: number): HTMLCanvasElement {
  return Object.assign(document.createElement('canvas'), { width, height });
}
