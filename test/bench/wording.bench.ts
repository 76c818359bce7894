import { checkWording, compileRedirectingWords } from '../../libs/domain/src/ownership/redirecting-words.js';
import { compileSpecialPaths, recognise } from '../../libs/domain/src/ownership/special-paths.js';
import { ordinary, readRules, redirecting, type Phrase } from '../redirecting-words/phrases.js';
import { readRules as readPathRules, taught } from '../special-paths/texts.js';
import { median, span, type Row } from './support/statistics.js';

/**
 * What reading one message costs: a reply of 2,000 characters before it is sent (promised: under 2 ms), and her words as they come
 * in. The floor is what a plain list of keywords would do in the same run, taking turns: find the words and look each one up.
 */
export const name = 'wording: one message read';

const ROUNDS = Number(process.env['ZORG_BENCH_ROUNDS'] ?? 21);
const WARM_UP = 5;
const TIMES = 50;
const LETTERS = 2_000;
const KEYWORDS = new Set(
  'bel bellen mail mailen vraag contact intranet google website manager later morgen call ask'.split(' '),
);

export async function run(): Promise<Row[]> {
  const checker = compileRedirectingWords(await readRules());
  const paths = compileSpecialPaths(await readPathRules());
  const check = (text: string): unknown => checkWording(text, checker);
  const dutch = (list: readonly Phrase[]): readonly Phrase[] => list.filter(({ lang }) => lang === 'nl');
  return [
    measure('an ordinary reply in Dutch, 2,000 characters', long(dutch(ordinary)), check),
    measure('words that send her away, 2,000 characters', long(dutch(redirecting)), check),
    measure(
      'an ordinary reply in English, 2,000 characters',
      long(ordinary.filter(({ lang }) => lang === 'en')),
      check,
    ),
    measure('an ordinary reply as it is, about 80 characters', middling(ordinary), check),
    measure('her words, for special paths, 2,000 characters', long(taught), (text) => recognise(text, paths)),
    measure('her words as they are, about 60 characters', middling(taught), (text) => recognise(text, paths)),
  ];
}

const long = (list: readonly { readonly text: string }[]): string =>
  list
    .map(({ text }) => text)
    .join(' ')
    .slice(0, LETTERS);

const middling = (list: readonly { readonly text: string }[]): string =>
  [...list].sort((one, other) => one.text.length - other.text.length)[list.length >> 1]!.text;

function measure(what: string, text: string, read: (text: string) => unknown): Row {
  const rounds = { read: [] as number[], floor: [] as number[] };
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const [figure, floor] = [cpuUs(() => read(text)), cpuUs(() => keywords(text))];
    if (round < 0) continue;
    rounds.read.push(figure);
    rounds.floor.push(floor);
  }
  return {
    what,
    unit: 'us',
    figure: median(rounds.read),
    floor: median(rounds.floor),
    ratio: median(rounds.read.map((figure, i) => figure / rounds.floor[i]!)),
    better: 'less',
    rounds: span(rounds.read),
  };
}

/** Of this process, each time: what the neighbours do is not counted. */
function cpuUs(work: () => unknown): number {
  const before = process.cpuUsage();
  for (let i = 0; i < TIMES; i++) work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / TIMES;
}

function keywords(text: string): number {
  let found = 0;
  for (const [word] of text.toLowerCase().matchAll(/\p{L}+/gu)) if (KEYWORDS.has(word)) found++;
  return found;
}
