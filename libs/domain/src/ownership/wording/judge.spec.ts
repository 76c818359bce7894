import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { judge } from './judge.js';
import { compileLanguage, type LanguageRules } from './rules.js';

/** The Dutch words, under rules of one word each: what is left when each of them has spoken. */
const nl = load(readFileSync('config/redirecting-words/nl.yaml', 'utf8')) as LanguageRules;
const why = '';
const rules: LanguageRules = {
  ...nl,
  redirects: [
    { id: 'bel', kind: 'elsewhere', next: 'hers', why, patterns: ['bel'], unless: 'mij, straks' },
    { id: 'zoek', kind: 'lookup', next: 'hers', why, patterns: ['zoek'], forgivenBy: ['regel'] },
    { id: 'weg', kind: 'unknown', next: 'nobody', why, patterns: ['weg'], forgivenBy: ['regel', 'vraag'] },
  ],
  forgives: [
    { id: 'regel', why, patterns: ['regel'], unless: 'nooit' },
    { id: 'vraag', why, patterns: ['vraag'], onlyAsking: true },
  ],
  excuses: [
    { id: 'grap', why, scope: 'message', patterns: ['grap'] },
    { id: 'oefen', why, scope: 'sentence', next: 'hers', patterns: ['oefen'] },
    { id: 'citaat', why, scope: 'clause', patterns: ['citaat'] },
  ],
};
const left = (text: string): string => {
  const { hits } = judge(text, compileLanguage('nl', rules));
  return hits.map(({ rule }) => rule.id).join(' ');
};

describe('what is left of redirecting words', () => {
  it.each<[string, string]>([
    ['Hier', ''],
    ['Bel hen', 'bel'],
    ['Bel hen en zoek het. Het is weg', 'bel zoek weg'],
    // Unless something else stands in the same clause.
    ['Bel mij', ''],
    ['Bel hen, straks', 'bel'],
    ['Zoek straks', 'zoek'],
    // An excuse for the message, its sentence, its clause; some only for a step that is hers.
    ['Bel hen. Grap', ''],
    ['Grap. Bel hen, weg', ''],
    ['Bel hen, oefen', ''],
    ['Bel hen. Oefen', 'bel'],
    ['Weg, oefen', 'weg'],
    ['Bel hen citaat', ''],
    ['Bel hen, citaat', 'bel'],
    ['Bel hen. Citaat', 'bel'],
    ['Weg citaat', ''],
    // Forgiven by what somebody does about it, wherever that stands; only by what is named.
    ['Zoek het, regel', ''],
    ['Zoek het. Regel', ''],
    ['Regel. Zoek het', ''],
    ['Bel hen. Regel', 'bel'],
    ['Zoek het. Regel nooit', 'zoek'],
    ['Zoek het. Regel, nooit', ''],
    ['Weg. Vraag?', ''],
    ['Weg. Vraag', 'weg'],
    ['Zoek. Vraag?', 'zoek'],
    // "I would gladly see to it, but you must look": turned back in its own sentence.
    ['Regel maar zoek', 'zoek'],
    ['Regel maar weg', 'weg'],
    ['Zoek maar regel', ''],
    ['Regel, zoek', ''],
    ['Regel. Maar zoek', ''],
    // "First look, then I see to it": her step still comes first; not so where nobody has one.
    ['Zoek eerst, regel', 'zoek'],
    ['Zoek eerst. Regel', 'zoek'],
    ['Regel. Zoek eerst', ''],
    ['Regel, zoek eerst', ''],
    ['Weg eerst. Regel', ''],
    ['Zoek. Eerst regel', ''],
    ['Zoek. Daarna regel', 'zoek'],
    ['Zoek, daarna regel', 'zoek'],
    ['Zoek. Daarna dan toch regel', 'zoek'],
    ['Zoek. Daarna hier dan toch regel', ''],
    ['Zoek. Regel daarna', ''],
    ['Daarna regel. Zoek', ''],
    ['Weg. Daarna regel', ''],
  ])('%s → %s', (text, ids) => expect(left(text)).toBe(ids));

  it('tells where each stands', () => {
    const { hits, evidence } = judge('Ja hoor. Nou, bel hen', compileLanguage('nl', rules));
    expect(hits).toEqual([expect.objectContaining({ sentence: 1, from: 2, to: 3 })]);
    expect(evidence.readings).toHaveLength(2);
    expect(evidence.redirects).toHaveLength(1);
  });
});

describe('lists that cannot be read', () => {
  const without = (name: string) => Object.fromEntries(Object.entries(rules.classes).filter(([one]) => one !== name));
  it.each<[string, Partial<LanguageRules>, string]>([
    ['a class it stands on', { classes: without('afterwards') }, 'The nl word list lacks the class afterwards.'],
    [
      'what forgives',
      { redirects: [{ ...rules.redirects[0]!, forgivenBy: ['regel', 'genade'] }] },
      'The nl rule bel is forgiven by genade, which is not in the list.',
    ],
    [
      'a day',
      { suggestions: { ...rules.suggestions, days: 'zondag, maandag' } },
      'The nl word list needs seven days and twelve months.',
    ],
    [
      'a month',
      { suggestions: { ...rules.suggestions, months: 'januari' } },
      'The nl word list needs seven days and twelve months.',
    ],
    [
      'whom to name',
      { suggestions: { ...rules.suggestions, whom: { any: 'niemand' } } },
      'The nl suggestions name the class niemand, which is not in the list.',
    ],
  ])('%s', (_what, part, sentence) => expect(() => compileLanguage('nl', { ...rules, ...part })).toThrow(sentence));
});
