/** How often a property is tried: all of it, or a fiftieth while mutants are tried one by one. */
export function runs(all: number): number {
  // eslint-disable-next-line no-restricted-properties -- said by vitest.mutants.config.mjs to the tests alone
  return process.env['FEW_RUNS'] ? Math.ceil(all / 50) : all;
}
