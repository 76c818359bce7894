import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { namesHint } from './names.js';

const found = (text: string, colleagues: string[] = []): string[] =>
  namesHint(text, colleagues).map(({ start, end }) => text.slice(start, end));

describe('the name of somebody who lives here', () => {
  test.each([
    ['Mevrouw De Vries is gevallen', 'Mevrouw De Vries'],
    ['de tablet van mw de Wit start niet op', 'mw de Wit'],
    ['dieet van dhr Jansen staat verkeerd', 'dhr Jansen'],
    ['dhr. Jansen', 'dhr. Jansen'],
    ['Dhr. Jansen', 'Dhr. Jansen'],
    ['DHR. Jansen', 'DHR. Jansen'],
    ['bewoner Piet Bakker', 'bewoner Piet Bakker'],
    ['bewoner Piet', 'bewoner Piet'],
    ['Cliënt Piet Bakker roept', 'Cliënt Piet Bakker'],
    ['mw. A. de Boer', 'mw. A. de Boer'],
    ['mw. A.B. de Boer', 'mw. A.B. de Boer'],
    ['mevrouw van der Berg-Smit wil', 'mevrouw van der Berg-Smit'],
    ["de heer D'Angelo", "de heer D'Angelo"],
    ["meneer 't Hart", "meneer 't Hart"],
    ['meneer jansen ligt', 'meneer jansen'],
    ['mevrouw de vries ligt', 'mevrouw de vries'],
    ['familie Bakker belt', 'familie Bakker'],
    ['Mrs. Smith fell', 'Mrs. Smith'],
    ['resident John Smith', 'resident John Smith'],
    ['geb. 12-03-1940', 'geb. 12-03-1940'],
    ['geboren op 3 maart 1940', 'geboren op 3 maart 1940'],
    ['geboortedatum: 12/3/40', 'geboortedatum: 12/3/40'],
    ['van 12-03-1940', '12-03-1940'],
    ['3 maart 1940', '3 maart 1940'],
  ])('"%s"', (text, name) => expect(found(text)).toEqual([name]));

  test.each([
    'meneer ligt op de grond',
    'Mevrouw Ligt op de grond',
    'MEVROUW LIGT OP DE GROND',
    'mevrouw van kamer 7',
    'meneer de deur uit',
    'krijg hem niet naar dhr. Hij hangt nog',
    'Ik ben bij mevrouw. De lift doet niets.',
    'mw heeft pijn',
    'dhr. ECD ligt eruit',
    'bewoner Kamer 12',
    'de bewoner. Piet komt zo',
    'cliëntenraad Noord',
    'collega Piet Bakker',
    'Fatma Yilmaz helpt',
    'Samira wil ruilen',
    'op 12-03-2026 om 10.30',
    '3 december',
    'versie 12.03.1940123',
    'amr Jansen',
    '',
  ])('not "%s"', (text) => expect(found(text)).toEqual([]));

  test('not a colleague whom the page knows', () => {
    const colleagues = ['Fatma Yilmaz', 'Joost de Wit'];
    expect(found('vraag het mevrouw Yilmaz of dhr. De Wit', colleagues)).toEqual([]);
    expect(found('mevrouw Yilmaz-Bakker en dhr. De Vries', colleagues)).toEqual([
      'mevrouw Yilmaz-Bakker',
      'dhr. De Vries',
    ]);
  });

  test('found more than once, in order, and never twice', () => {
    expect(found('dhr. Jansen, geb. 12-03-1940, en bewoner mevrouw Bakker')).toEqual([
      'dhr. Jansen',
      'geb. 12-03-1940',
      'mevrouw Bakker',
    ]);
  });
});

/**
 * Of 2,706 ordinary questions and answers: each text a hint was given for was read, and each holds somebody's name. No false alarm. A
 * text more here was not read yet.
 */
describe('how often it speaks, on ordinary questions and answers', () => {
  test.each([
    ['config/demo/example-requests.jsonl', 86, 2],
    ['test/data/ordinary-replies.jsonl', 1_000, 4],
    ['test/data/special-paths.jsonl', 360, 9],
    ['test/data/special-paths-taught.jsonl', 1_260, 24],
  ])('%s', (file, many, named) => {
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    const texts = lines.map((line) => (JSON.parse(line) as { text: string }).text);
    expect(texts).toHaveLength(many);
    expect(texts.flatMap((text) => (found(text).length > 0 ? [text] : []))).toHaveLength(named);
  });
});
