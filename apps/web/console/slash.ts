/** A slash at the beginning of the line the caret is on, and what was typed behind it up to the caret. Positions in UTF-16. */
export function slashAt(text: string, caret: number): { start: number; end: number; typed: string } | undefined {
  const start = text.lastIndexOf('\n', caret - 1) + 1;
  if (caret <= start || text[start] !== '/') return undefined;
  return { start, end: caret, typed: text.slice(start + 1, caret) };
}
