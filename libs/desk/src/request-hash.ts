import { maskWithin } from '@zorg112/domain';
import { createHash } from 'node:crypto';

/** Tells one request from another. Of what was masked: a BSN of nine digits would be found back from its hash by trying. */
export function hashOf(url: string, body: object): string {
  return createHash('sha256')
    .update(JSON.stringify(maskWithin([url, body])))
    .digest('hex');
}
