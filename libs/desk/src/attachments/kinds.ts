/** What a file is by its first bytes; what it is called or said to be does not count. */
export type Kind = 'image/jpeg' | 'image/png' | 'image/webp' | 'application/pdf';

const ENDINGS: Record<Kind, string> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
  'application/pdf': '.pdf',
};
/** ISO base media: the brand stands behind `ftyp`. */
const HEIC = /^(heic|heix|heim|heis|hevc|hevx|mif1|msf1)$/;

/** `heic` is known and not taken; undefined is anything else. */
export function kindOf(bytes: Buffer): Kind | 'heic' | undefined {
  const text = (from: number, to: number): string => bytes.toString('latin1', from, to);
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  if (text(0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'image/webp';
  if (text(0, 5) === '%PDF-') return 'application/pdf';
  if (text(4, 8) === 'ftyp' && HEIC.test(text(8, 12))) return 'heic';
  return undefined;
}

const LONGEST = 80;

/** A name that is safe to show and to save under: no path, nothing invisible, and the ending of what it is. */
export function nameFor(given: string, kind: Kind): string {
  const last = given.split(/[/\\]/).at(-1)!.normalize('NFC');
  const plain = last
    .replace(/[\p{C}<>:"|?*]/gu, '')
    .replace(/\.[^.]{1,5}$/, '')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const fallback = kind === 'application/pdf' ? 'bestand' : 'foto';
  return ([...plain].slice(0, LONGEST).join('').trim() || fallback) + ENDINGS[kind];
}
