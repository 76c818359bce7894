import { describe, expect, it } from '@jest/globals';
import { Lexicon, listed } from './lexicon.js';
import { compileLearned, featuresOfSentence, score } from './likeness.js';
import { compilePattern, PatternIndex } from './patterns.js';
import { MOST_STEPS, Reading } from './reading.js';
import { readSentences } from './tokens.js';

const lexicon = new Lexicon({
  stop: 'zij',
  turn: 'maar',
  opener: 'dag, goede morgen',
  trailer: 'graag',
  conj: 'en',
  det: 'de, het',
  thing: 'TV',
  desk: 'balie, hulp lijn, service*, *punt, {name}',
  any_desk: '{desk}, kantoor',
  line: '{phone}, {address}',
});
const sentenceOf = (text: string) => readSentences(text, { english: false })[0]!;
const reading = (text: string, budget = { steps: MOST_STEPS }) => new Reading(sentenceOf(text), lexicon, budget);
/** The words of the sentence in which each pattern stands. */
function found(text: string, ...patterns: string[]): string[] {
  const one = reading(text);
  const index = new PatternIndex(
    patterns.map((source) => ({ pattern: compilePattern(source, lexicon.has), value: source })),
  );
  return one.findAll(index).map(({ from, to }) =>
    one.tokens
      .slice(from, to)
      .map(({ word }) => word)
      .join(' '),
  );
}

describe('classes of words', () => {
  const classesAt = (text: string, at = 0): string[] => [...reading(text).classes(at).keys()].sort();

  it.each<[string, string[]]>([
    ['balie', ['any', 'any_desk', 'desk']],
    ['kantoor', ['any', 'any_desk']],
    ['hulp lijn', ['any', 'any_desk', 'desk']],
    ['hulp vraag', ['any']],
    ['servicedesk', ['any', 'any_desk', 'desk']],
    ['serv', ['any']],
    ['meldpunt', ['any', 'any_desk', 'desk']],
    ['punten', ['any']],
    ['Esra', ['any']],
    ['Balie', ['any', 'any_desk', 'desk']],
    ['112', ['any', 'number']],
    ['0113-123456', ['any', 'line', 'number', 'phone']],
    ['1234', ['any', 'line', 'number', 'phone']],
    ['123', ['any', 'number']],
    ['10.30', ['any', 'number', 'time']],
    ['9:05', ['any', 'number', 'time']],
    ['110.30', ['any', 'line', 'number', 'phone']],
    ['a@b.nl', ['address', 'any', 'line']],
    ['HR', ['any', 'org']],
    ['TV', ['any', 'thing']],
    ['ABCDEFG', ['any', 'org']],
    ['ABCDEFGH', ['any']],
    ['zomaar', ['any']],
  ])('%s: %j', (text, classes) => expect(classesAt(text)).toEqual(classes));

  it('a comma is of none; a capital in the middle is a name, known word or not', () => {
    expect(classesAt('ja Esra', 1)).toEqual(['any', 'any_desk', 'desk', 'name']);
    expect(classesAt('ja, nee', 1)).toEqual([]);
    expect(classesAt('ja Balie', 1)).toEqual(['any', 'any_desk', 'desk', 'name']);
    expect(classesAt('ja', 7)).toEqual([]);
  });

  it('say how many words they take, each way they are found', () => {
    expect(reading('hulp lijn').classes(0).get('desk')).toEqual([2]);
    expect(reading('servicepunt').classes(0).get('desk')).toEqual([1, 1]);
  });

  it('lists part at commas, whatever the line ends', () => {
    expect(listed(' a,  b\n c ,,d ')).toEqual(['a', 'b c', 'd']);
    expect(listed()).toEqual([]);
  });

  it.each([
    ['itself', { one: '{two}', two: '{one}' }],
    ['nobody', { one: '{gone}' }],
  ])('a class of %s cannot be read', (_what, classes) =>
    expect(() => new Lexicon(classes as never)).toThrow('cannot be read'),
  );
});

describe('patterns', () => {
  it.each<[string, string, string[]]>([
    // words, choices, classes
    ['bel', 'ik bel nu', ['bel']],
    ['bel/vraag', 'ik vraag nu', ['vraag']],
    ['bel/{desk}', 'ik balie nu', ['balie']],
    ['bel {desk}', 'bel hulp lijn nu', ['bel hulp lijn']],
    ['bel {desk} nu', 'bel servicepunt nu', ['bel servicepunt nu']],
    ['{desk}/{line} nu', 'bel 1234 nu', ['1234 nu']],
    ['bel Néé', 'bel nee', ['bel nee']],
    // what may be absent
    ['bel de? balie', 'bel balie', ['bel balie']],
    ['bel de? balie', 'bel de balie', ['bel de balie']],
    ['bel de? de balie', 'bel de balie', ['bel de balie']],
    // gaps: so many words, in one clause, past nobody else
    ['bel ~2 balie', 'bel balie', ['bel balie']],
    ['bel ~2 balie', 'bel nu de balie', ['bel nu de balie']],
    ['bel ~2 balie', 'bel nu maar de balie', []],
    ['bel ~2 balie', 'bel nu, balie', []],
    ['bel ~2 balie', 'bel zij balie', []],
    ['bel ~~2 balie', 'bel nu, balie', ['bel nu , balie']],
    ['bel ~~2 balie', 'bel zij balie', ['bel zij balie']],
    ['bel ~~2 balie', 'bel zij nu toch balie', []],
    ['bel ~1 END', 'bel nu', ['bel nu']],
    ['bel ~1 END', 'bel', ['bel']],
    // the next word is none of these
    ['bel !balie', 'bel balie', []],
    ['bel !balie', 'bel de balie', []],
    ['bel !balie', 'bel kantoor', ['bel']],
    ['bel !balie', 'bel', ['bel']],
    ['bel !{desk}/nu', 'bel nu', []],
    ['bel !balie ~1 nu', 'bel mij nu', ['bel mij nu']],
    // anchors
    ['START bel', 'bel nu', ['bel']],
    ['START bel', 'Dag, bel nu', ['bel']],
    ['START bel', 'goede morgen bel nu', []],
    ['START bel', 'ja bel nu', []],
    ['CLAUSE bel', 'ja, bel nu', ['bel']],
    ['CLAUSE bel', 'ja en bel nu', ['bel']],
    ['CLAUSE bel', 'ja dag bel nu', []],
    ['CLAUSE bel', 'ja, dag bel nu', ['bel']],
    ['CLAUSE bel', 'dag bel', ['bel']],
    ['CLAUSE bel', 'ja bel', []],
    ['bel END', 'ja bel', ['bel']],
    ['bel END', 'bel, graag', ['bel']],
    ['bel END', 'bel nu graag', []],
    ['bel BREAK', 'bel, nu', ['bel']],
    ['bel BREAK', 'bel en nu', ['bel']],
    ['bel BREAK', 'bel graag', ['bel']],
    ['bel BREAK', 'bel nu', []],
    // more than once
    ['bel', 'bel en bel', ['bel', 'bel']],
  ])('"%s" in "%s"', (pattern, text, words) => expect(found(text, pattern)).toEqual(words));

  it('only those whose every word is there are tried, each once, in their order', () => {
    const patterns = ['bel ~3 balie', 'bel/balie', 'balie ~2 kantoor', 'bel de? kantoor', 'mail'];
    expect(found('bel balie of kantoor', ...patterns)).toEqual(['bel balie', 'bel', 'balie', 'balie of kantoor']);
    expect(found('niets', ...patterns)).toEqual([]);
  });

  it('stops looking when the message has cost enough', () => {
    const pattern = compilePattern('a ~9 a ~9 a ~9 b', lexicon.has);
    const budget = { steps: 50 };
    const index = new PatternIndex([{ pattern, value: 1 }]);
    const one = new Reading(sentenceOf(`${'a '.repeat(60)}b`), lexicon, budget);
    expect(one.findAll(index).length).toBeLessThan(3);
    expect(budget.steps).toBeLessThan(0);
    expect(new Reading(sentenceOf('a a a b'), lexicon, { steps: MOST_STEPS }).findAll(index)).toHaveLength(1);
  });

  it.each([
    ['~2 bel', 'must start with a word'],
    ['bel? nu', 'must start with a word'],
    ['!bel nu', 'must start with a word'],
    ['START', 'must start with a word'],
    ['bel {nobody}', 'names the class nobody'],
    ['bel !{nobody}', 'names the class nobody'],
  ])('"%s" cannot be read', (source, why) => expect(() => compilePattern(source, lexicon.has)).toThrow(why));

  it('begins with an anchor and then a word; a class that words look like is known', () => {
    expect(() => compilePattern(' START  bel  {phone} ', lexicon.has)).not.toThrow();
    expect(() => compilePattern('CLAUSE {name}', lexicon.has)).not.toThrow();
  });
});

describe('clauses', () => {
  it('part at what parts them and at a turn', () => {
    const one = reading('een, twee maar drie');
    expect([0, 1, 2, 3, 4, 9].map((at) => one.clause(at))).toEqual([0, 1, 1, 2, 2, 2]);
  });

  it('are the same where two places overlap in one', () => {
    const one = reading('een, twee drie, vier vijf');
    const same = (a: [number, number], b: [number, number]) =>
      one.sameClause({ from: a[0], to: a[1] }, { from: b[0], to: b[1] });
    expect(same([2, 3], [3, 4])).toBe(true);
    expect(same([0, 1], [2, 3])).toBe(false);
    expect(same([2, 3], [0, 1])).toBe(false);
    expect(same([0, 3], [2, 4])).toBe(true);
    expect(same([5, 6], [2, 4])).toBe(false);
    expect(same([2, 4], [5, 7])).toBe(false);
  });
});

describe('what a sentence is known by', () => {
  const features = (text: string): string[] => [...featuresOfSentence(reading(text))];

  it('is its length, words, beginnings, pairs and classes', () => {
    expect(features('Bel kantoor, nu')).toEqual(
      expect.arrayContaining([
        ...['length:3', 'w:^', 'w:bel', 'w:kantoor', 'w:nu', 'w:$', 'p:kanto'],
        ...['b:^ bel', 'b:bel kantoor', 'b:kantoor nu', 'b:nu $', 'c:any_desk'],
      ]),
    );
    expect(features('Bel kantoor, nu')).not.toEqual(expect.arrayContaining(['w:,']));
    expect(features('vijfje')).toContain('p:vijfj');
    expect(features('vijfs')).not.toContain('p:vijfs');
    expect(features('de dag graag').filter((name) => name.startsWith('c:'))).toEqual([]);
  });

  it('and whether it asks; long is long', () => {
    expect(features('Kom je?')).toContain('asks');
    expect(features('Kom je')).not.toContain('asks');
    expect(features('een twee drie vier vijf zes zeven acht')).toContain('length:6');
    expect(features('ja')).toContain('length:1');
  });

  it('weighs together, a long message no more than a short one', () => {
    const learned = compileLearned({ bias: -1, threshold: 0, weights: '\n2.5 w:bel\n-1 b:bel nu\n' });
    expect([...learned.weights]).toEqual([
      ['w:bel', 2.5],
      ['b:bel nu', -1],
    ]);
    expect(score(['w:bel', 'x', 'y'], learned)).toBe(-1 + 2.5 / 2);
    expect(score(['w:bel', 'b:bel nu', 'z'], learned)).toBe(-1 + 1.5 / 2);
    expect(score([], learned)).toBe(-1);
  });
});
