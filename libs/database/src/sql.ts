export type Engine = 'sqlite' | 'postgres';

/** SQL is written with `?`; PostgreSQL wants numbers. No literal question marks in our statements. */
export function forEngine(engine: Engine, text: string): string {
  if (engine === 'sqlite') return text;
  let n = 0;
  return text.replace(/\?/g, () => `$${++n}`);
}

/** `(?, ?, ?)` for a list. */
export function listOf(values: readonly unknown[]): string {
  return `(${values.map(() => '?').join(', ')})`;
}
