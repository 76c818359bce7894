import { expect, it } from '@jest/globals';
import { readVerdicts, verdictOn } from './verdicts.js';

const known = await readVerdicts();

it('what is said of each text is what was said before: `verdicts.ts` writes it anew, and the difference is read', () => {
  expect(known.length).toBeGreaterThan(300);
  for (const verdict of known) expect(verdictOn(verdict.text)).toEqual(verdict);
});
