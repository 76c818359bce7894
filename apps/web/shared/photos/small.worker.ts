// Beside the page, so that nothing stands still while a photo is made small.
import { small, written } from './small';

addEventListener('message', ({ data: bitmap }: MessageEvent<ImageBitmap>) => {
  void small((quality, scale) => {
    const canvas = new OffscreenCanvas(Math.ceil(bitmap.width * scale), Math.ceil(bitmap.height * scale));
    canvas.getContext('2d')!.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    return written((type, q) => canvas.convertToBlob({ type, quality: q }), quality);
  }).then(
    (blob) => postMessage(blob),
    () => postMessage(undefined),
  );
});
