import { DoorError } from '@zorg112/contracts';

/** `If-Match: "7"` → 7; absent or `*` → undefined. Throws request.malformed on anything else. */
export function versionIn(ifMatch: string | undefined): number | undefined {
  if (ifMatch === undefined || ifMatch.trim() === '*') return undefined;
  const [, version] = /^\s*(?:W\/)?"?(\d{1,9})"?\s*$/.exec(ifMatch) ?? [];
  if (version === undefined) throw new DoorError('request.malformed');
  return Number(version);
}
