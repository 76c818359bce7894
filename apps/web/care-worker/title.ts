const WHOLE = 90;

/** Short words are the title, and stand there once. */
export const isTitle = (text: string): boolean => text.length > 0 && text.length <= WHOLE;

/** Of long words the beginning, up to a whole word. */
export function titleOf(text: string): string {
  return isTitle(text) ? text : `${text.slice(0, WHOLE - 10).replace(/\s+\S*$/, '')}…`;
}
