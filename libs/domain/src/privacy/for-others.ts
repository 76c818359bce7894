import { nameParts, namesHint } from './names.js';

/** What stands where somebody's name stood. */
const SOMEBODY = '…';
const JOINT = '(?:van|von|de|der|den|ter|ten|te|la|el)';
/** "… van der …" is still one name. */
const TOGETHER = new RegExp(`…(?:[ -]+(?:(?:${JOINT} +)*…))+`, 'giu');
const GREETING = new RegExp(
  '^\\s*(?:(?:hoi|hallo|hai|hey|hi|hello|beste|dear|dag|goede(?:morgen|middag|n?avond)|good (?:morning|afternoon|evening))' +
    "(?: (?:…|allemaal|collega's|team|all|there))*(?:\\s*[,.!:]+\\s*|\\s*\\n\\s*|(?<=…)\\s+)|…\\s*,\\s*)",
  'iu',
);
const GOODBYE =
  /\s*(?<![\p{L}\p{N}])(?:(?:met )?(?:(?:vriendelijke|hartelijke|lieve) )?groet(?:en|jes)?|m\.?v\.?g\.?|(?:kind|best|warm) regards|regards)[\s,.!]*(?:…[\s,.!]*)?$/iu;

/**
 * Words about one question, fit to be read beside another: everybody of that question (`names`, as they are called in full) and whoever
 * looks like somebody who lives there is "…", and what greets them is left out. A part of a name of three letters or fewer is taken for
 * a name only with its capital: "Jan" is somebody, "de" and "mag" are not.
 */
export function forOthers(text: string, names: readonly string[]): string {
  const hidden = withoutParts(withoutHinted(text), names).replace(TOGETHER, SOMEBODY);
  const said = hidden.replace(GREETING, '').replace(GOODBYE, '').trim();
  return said.replace(/^\p{Ll}/u, (first) => first.toUpperCase());
}

function withoutHinted(text: string): string {
  const spans = [...namesHint(text)].reverse();
  return spans.reduce((left, { start, end }) => left.slice(0, start) + SOMEBODY + left.slice(end), text);
}

function withoutParts(text: string, names: readonly string[]): string {
  const parts = [...new Set(names.flatMap(nameParts))].sort((one, other) => other.length - one.length);
  return parts.reduce((left, part) => left.replace(whole(part), SOMEBODY), text);
}

/** A name as a word by itself, with the s of what is hers. Letters, hyphens and apostrophes only: nothing of it means more to a pattern. */
function whole(part: string): RegExp {
  const short = part.length <= 3;
  const written = short ? part.charAt(0).toUpperCase() + part.slice(1) : part;
  return new RegExp(`(?<![\\p{L}\\p{N}])${written}(?:['’]?s)?(?![\\p{L}\\p{N}])`, short ? 'gu' : 'giu');
}
