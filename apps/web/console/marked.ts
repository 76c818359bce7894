import type { Hit } from './door';

/** Words that leave the next step with her: where, and a sentence that keeps it here. */
export interface Redirects {
  text: string;
  hits: Hit[];
  suggestion: string;
}

/** A text cut at the phrases that were pointed out, so that they can be marked. */
export function marked(
  text: string,
  hits: readonly { start: number; end: number }[],
): { text: string; hit: boolean }[] {
  const parts: { text: string; hit: boolean }[] = [];
  let at = 0;
  for (const { start, end } of hits.toSorted((a, b) => a.start - b.start)) {
    if (start < at || end > text.length || end <= start) continue;
    if (start > at) parts.push({ text: text.slice(at, start), hit: false });
    parts.push({ text: text.slice(start, end), hit: true });
    at = end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), hit: false });
  return parts;
}

/** The text with the owning sentence in the place of the sentences that were pointed out. */
export function owned({ text, hits, suggestion }: Redirects): string {
  const ends = (at: number) => text[at] === '\n' || (/[.!?]/.test(text[at]!) && !/\S/.test(text[at + 1] ?? ' '));
  let from = Math.min(...hits.map((hit) => hit.start));
  let to = Math.max(...hits.map((hit) => hit.end));
  while (from > 0 && !ends(from - 1)) from -= 1;
  while (to < text.length && !ends(to - 1)) to += 1;
  return [text.slice(0, from).trim(), suggestion, text.slice(to).trim()].filter(Boolean).join(' ');
}

/** Of words typed in several boxes and sent as one, separated by an empty line: the box that was pointed out first, and what was found in it. */
export function inBox(boxes: readonly string[], { text, hits, suggestion }: Redirects): { box: number } & Redirects {
  let start = 0;
  const first = Math.min(...hits.map((hit) => hit.start));
  for (const [box, words] of boxes.entries()) {
    const end = start + words.length;
    if (first < end || box === boxes.length - 1) {
      const [from, to] = [start, end];
      const inside = hits.filter((hit) => hit.start >= from && hit.end <= to);
      return {
        ...{ box, suggestion, text: text.slice(from, to) },
        hits: inside.map((hit) => ({ ...hit, start: hit.start - from, end: hit.end - from })),
      };
    }
    start = end + GAP;
  }
  return { box: 0, text, hits, suggestion };
}

const GAP = 2;
