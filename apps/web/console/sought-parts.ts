import { partsOf } from '../../../libs/domain/src/search/query';

/** A name and what it says (`plek:linde`) among what was typed, and what was typed without it. */
export interface SoughtPart {
  readonly text: string;
  readonly without: string;
}

/** What narrows a search by name, as it was typed, in order. */
export function namedParts(typed: string): SoughtPart[] {
  return partsOf(typed)
    .filter(({ key }) => key !== 'text')
    .map(({ start, end }) => {
      const from = /\p{L}+:"?$/u.exec(typed.slice(0, start))?.index ?? start;
      const to = typed[end] === '"' ? end + 1 : end;
      const without = `${typed.slice(0, from)} ${typed.slice(to)}`.replace(/\s+/g, ' ').trim();
      return { text: typed.slice(from, to), without };
    });
}
