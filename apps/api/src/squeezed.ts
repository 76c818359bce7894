import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
/** Pages are made for each visit: a better one takes longer to make than it saves on the way. */
const QUALITY = 5;

/** A page as it travels: as small as the browser can read. Not for a page with a secret beside words that somebody else chose. */
export async function squeezed(
  html: string,
  accepted: string | string[] = '',
): Promise<{ body: string | Buffer; encoding?: 'br' | 'gzip' }> {
  const takes = (encoding: string): boolean =>
    new RegExp(`\\b${encoding}\\b(?!\\s*;\\s*q=0(\\.0*)?\\b)`).test(String(accepted));
  if (takes('br')) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: html.length };
    return { body: await brotli(html, { params }), encoding: 'br' };
  }
  return takes('gzip') ? { body: await zip(html), encoding: 'gzip' } : { body: html };
}
