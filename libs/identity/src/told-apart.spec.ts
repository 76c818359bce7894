import { expect, it } from '@jest/globals';
import { toldApart } from './told-apart.js';

const told = (...names: string[]): string[] =>
  toldApart(names.map((name, i) => ({ id: `${i}`, name }))).map(({ name }) => name);

it.each<[string, string[], string[]]>([
  ['a first name is enough for one', ['Noor Hoekstra', 'Mo El Idrissi'], ['Mo', 'Noor']],
  ['two share it: the initial of the last name', ['Noor Hoekstra', 'Noor van den Berg'], ['Noor B.', 'Noor H.']],
  ['and that too: the whole name', ['Noor Bos', 'Noor Bakker', 'Noor Kok'], ['Noor Bakker', 'Noor Bos', 'Noor K.']],
  ['somebody with one name', ['Noor', 'Noor Bos'], ['Noor', 'Noor B.']],
  ['by name, also with an accent', ['Zoë A', 'Émile B', 'Eva C', 'Özge D'], ['Émile', 'Eva', 'Özge', 'Zoë']],
  ['spaces around are none', ['  Noor   Bos '], ['Noor']],
])('%s', (_what, names, said) => expect(told(...names)).toEqual(said));
