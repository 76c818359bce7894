import { describe, expect, it } from '@jest/globals';
import { fold, readSentences } from './tokens.js';

/** A line per sentence: ^ before a capital, ^^ before capitals, # a number, @ an address, [ ] what parts clauses; ? when it asks. */
function read(text: string, how: Parameters<typeof readSentences>[1] = { english: false }): string[] {
  return readSentences(text, how).map(({ tokens, asks }) => {
    const words = tokens.map(({ word, kind, capital }) => {
      const mark = { no: '', first: '^', all: '^^' }[capital];
      return { word: mark + word, number: `#${word}`, address: `@${word}`, clause: `[${word}]` }[kind];
    });
    return words.join(' ') + (asks ? ' ?' : '');
  });
}
const english = (text: string) => read(text, { english: true });

describe('sentences', () => {
  it.each<[string, string[]]>([
    ['', []],
    ['  \n ', []],
    ['?!…', []],
    ['Dag Sanne. Ik kom!', ['^dag ^sanne', '^ik kom']],
    ['Kom je? Ja', ['^kom je ?', '^ja']],
    ['een; twee… drie... vier', ['een', 'twee', 'drie', 'vier']],
    ['een\ntwee\n\ndrie', ['een', 'twee', 'drie']],
    ['een\ttwee  drie', ['een twee drie']],
    // What is shortened, and a letter by itself, does not end one.
    ['zie bijv. hier, t.a.v. mw. De Vries', ['zie bijv hier [,] t a v mw ^de ^vries']],
    ['J. de Vries', ['^j de ^vries']],
    ['de heer. Hij', ['de heer', '^hij']],
    ['mw! Hij', ['mw', '^hij']],
  ])('%j', (text, sentences) => expect(read(text)).toEqual(sentences));

  it('the first word of each knows that it is', () => {
    const [one, two] = readSentences('Ik kom. Nu dan', { english: false });
    expect(one!.tokens.map(({ opens }) => opens)).toEqual([true, undefined]);
    expect(two!.tokens.map(({ opens }) => opens)).toEqual([true, undefined]);
  });
});

describe('words', () => {
  it.each<[string, string]>([
    ['Néém contact óp', '^neem contact op'],
    ['bel HR, ICT of Fz', 'bel ^^hr [,] ^^ict of ^fz'],
    ['de G-schijf, 2-persoons en café-beheer', 'de ^g-schijf [,] 2-persoons en cafe-beheer'],
    ['om 10.30, 10:30 of 12/03', 'om #10.30 [,] #10:30 of #12/03'],
    ['bel 112 of 06-12345678', 'bel #112 of #06-12345678'],
    ['mail Hulp@Linde.nl, of', 'mail @hulp@linde.nl [,] of'],
    ['zie https://linde.nl/a?b=1. Daar', 'zie @https://linde.nl/a?b=1'],
    ['zie www.linde.nl: daar', 'zie @www.linde.nl [:] daar'],
    ['hulp@linde of @hulp', 'hulp linde of hulp'],
    ['een (twee) - drie – vier — vijf', 'een [(] twee [)] [-] drie [–] vier [—] vijf'],
    ["zo'n ding", "zo'n ding"],
    ['“zo”', 'zo'],
  ])('%j', (text, sentence) => expect(read(text)[0]).toBe(sentence));

  it('stand where they were typed', () => {
    const text = 'Dag!  Néém contact op: mail hulp@linde.nl.';
    const places = readSentences(text, { english: false }).flatMap(({ tokens }) =>
      tokens.map(({ start, end, word }) => [text.slice(start, end), word]),
    );
    expect(places).toEqual([
      ['Dag', 'dag'],
      ['Néém', 'neem'],
      ['contact', 'contact'],
      ['op', 'op'],
      [':', ':'],
      ['mail', 'mail'],
      ['hulp@linde.nl', 'hulp@linde.nl'],
    ]);
  });

  it('capitals from beginning to end say nothing; of one word alone they do', () => {
    expect(read('BEL DE BALIE 112!')).toEqual(['bel de balie #112']);
    expect(read('ICT')).toEqual(['^^ict']);
    expect(read('BEL de BALIE')).toEqual(['^^bel de ^^balie']);
  });

  it('a piece without end is no address', () => {
    expect(read(`a@${'b'.repeat(200)}.nl`)).toEqual([`a ${'b'.repeat(200)}`, 'nl']);
  });
});

describe('English', () => {
  it.each<[string, string]>([
    ["i can't, won't and don't", 'i can not [,] will not and do not'],
    [
      "they'll see you're in, i'm off, they've gone, i'd stay",
      'they will see you are in [,] i am off [,] they have gone [,] i would stay',
    ],
    ['cannot dont cant wont isnt doesnt', 'can not do not can not will not is not does not'],
    ['im ill youll', 'i am i will you will'],
    ["it's he's she's that's there's what's let's thats", 'it is he is she is that is there is what is let us that is'],
    ["the nurse's key", 'the nurse key'],
  ])('%j', (text, sentence) => expect(english(text)).toEqual([sentence]));

  it('is not read so in Dutch', () => expect(read("zo'n cant ill")).toEqual(["zo'n cant ill"]));
});

describe('what somebody else said', () => {
  const others = (text: string) => read(text).join(' | ');
  it.each<[string, string]>([
    ['Hij zei: "daar gaan wij niet over" en hing op', '^hij zei [:] en hing op'],
    ['Hij zei: “daar gaan wij niet over”. Ik bel', '^hij zei [:] | ^ik bel'],
    ['Hij zei «daar gaan wij niet over» net', '^hij zei net'],
    ["Hij zei 'daar gaan wij niet over' net", '^hij zei net'],
    ['„Daar gaan wij niet over” zei hij', 'zei hij'],
    ['> daar gaan wij\nIk bel', '^ik bel'],
    ['  > daar gaan wij\n>> niet over\nIk bel', '^ik bel'],
    // Two words are a button, not a quotation; nor is what never closes, or closes on another line, or far away.
    ['Klik op "Zoek zelf" nu', '^klik op ^zoek zelf nu'],
    ['Hij zei "daar gaan wij niet over', '^hij zei daar gaan wij niet over'],
    ['Hij zei "daar gaan\nwij niet" over', '^hij zei daar gaan | wij niet over'],
    [`"${'x '.repeat(200)}" ja`, `${'x '.repeat(200)}ja`],
    // An apostrophe within a word opens nothing.
    ["zo'n foto's van hem en haar' ja", "zo'n foto's van hem en haar ja"],
    // A message that is one whole quotation is read as it stands.
    ['"daar gaan wij niet over"', 'daar gaan wij niet over'],
    ['> daar gaan wij niet over', 'daar gaan wij niet over'],
  ])('%j', (text, sentences) => expect(others(text)).toBe(sentences));

  it('counts where it is asked for', () => {
    expect(read('Zij zegt: “ik wil niet meer”', { english: false, quotes: 'said' })).toEqual([
      '^zij zegt [:] ik wil niet meer',
    ]);
    expect(read('Zij zegt ‘ik’', { english: false, quotes: 'said' })).toEqual(['^zij zegt ik']);
  });
});

it('folds to lower case without accents, and leaves what is no accent', () => {
  expect(['Één', 'CAFÉ', 'ß', 'ik', 'Ⅷ', '한'].map(fold)).toEqual(['een', 'cafe', 'ß', 'ik', 'ⅷ', '한']);
});
