/** Numbers of lines in order, as short as they can be said: "4, 7–12". */
export function stretches(lines: readonly number[], said: (line: number) => string): string {
  const found: [number, number][] = [];
  for (const line of lines) {
    const last = found.at(-1);
    if (last && line <= last[1] + 1) last[1] = Math.max(last[1], line);
    else found.push([line, line]);
  }
  return found.map(([from, to]) => (from === to ? said(from) : `${said(from)}–${said(to)}`)).join(', ');
}
