import { describe, expect, it, test } from '@jest/globals';
import { compileSpecialPaths, evidenceOf, isAbout, recognise, type SpecialPathRules } from './special-paths.js';
import { type PathName } from './ticket.js';

/** Lists of a few words, so that every word of them counts. How well the real ones hear stands in `test/special-paths`. */
const classes = {
  stop: '',
  turn: 'maar',
  opener: 'help',
  trailer: 'graag',
  conj: 'en',
  det: 'de',
  floor: 'grond, vloer',
};
const paths = {} as SpecialPathRules['nl']['paths'];
const rules: SpecialPathRules = {
  nl: {
    classes,
    paths,
    recognises: [
      { id: 'floor', path: 'danger', why: '', patterns: ['op ~2 {floor}', 'onderuit'], unless: 'water op, kabel' },
      { id: 'fell', path: 'incident', why: '', patterns: ['gevallen'] },
      { id: 'lost', path: 'data_leak', why: '', patterns: ['telefoon ~3 kwijt'] },
      { id: 'waits', urgency: 'today', why: '', patterns: ['wachten'] },
      { id: 'hurry', urgency: 'now', why: '', patterns: ['meteen'] },
    ],
    excuses: [
      { id: 'drill', scope: 'message', why: '', patterns: ['oefening'] },
      { id: 'past', scope: 'sentence', why: '', patterns: ['vorige/vorig jaar'] },
      { id: 'whole', scope: 'clause', why: '', of: ['incident'], patterns: ['niemand'] },
      { id: 'nothing', scope: 'clause', why: '', patterns: ['hersteld'] },
    ],
  },
  en: {
    classes,
    paths,
    recognises: [{ id: 'fire', path: 'danger', why: '', patterns: ['not breathing', 'fire'] }],
    excuses: [],
  },
};
const house = compileSpecialPaths(rules);
const heard = (text: string) => recognise(text, house);

describe('what her words may be about', () => {
  it.each<[string, PathName[], string?]>([
    ['Mevrouw ligt op de grond', ['danger'], 'now'],
    ['Mevrouw ligt op de natte vloer', ['danger'], 'now'],
    ['Hij is gevallen', ['incident'], 'today'],
    ['Mijn telefoon is kwijt', ['data_leak'], 'now'],
    ['Mijn telefoon is stuk. Ik ben de weg kwijt.', []],
    ['Er is brand: fire!', ['danger'], 'now'],
    ["She isn't breathing", ['danger'], 'now'],
    ['De lamp is stuk', []],
    ['', []],
    ['???', []],
  ])('%s', (text, about, ...[urgency]) => expect(heard(text)).toEqual({ paths: about, ...(urgency && { urgency }) }));

  it('is told in one order, each once, with the highest urgency of all that was said', () => {
    const all = 'Telefoon kwijt. Hij is gevallen. Hij ligt op de grond en ging onderuit. Dat kan wachten.';
    expect(heard(all)).toEqual({ paths: ['danger', 'incident', 'data_leak'], urgency: 'now' });
    expect(heard('Dat kan wachten.')).toEqual({ paths: [], urgency: 'today' });
    expect(heard('Dat kan wachten, of toch meteen')).toEqual({ paths: [], urgency: 'now' });
    expect(heard('Hij is gevallen, kom meteen')).toEqual({ paths: ['incident'], urgency: 'now' });
  });

  it.each([
    // Not when the words beside it say it is something else: in the same clause only.
    ['Er ligt water op de grond', []],
    ['Er ligt water op de grond, hij ging onderuit', ['danger']],
    ['De kabel ligt op de grond', []],
    ['Hij ligt op de grond, de kabel is stuk', ['danger']],
    ['Hij is gevallen over de kabel', ['incident']],
    // An exercise makes all of it an exercise, whatever stands before it.
    ['Hij ligt op de grond. Hij is gevallen. Het is een oefening.', []],
    // Long ago: for its sentence.
    ['Vorig jaar is hij gevallen, op de grond', []],
    ['Dat was vorige week. Hij is gevallen', ['incident']],
    ['Hij is gevallen. Dat was vorig jaar', ['incident']],
    // Nobody hurt: for its clause, and only for what it is about.
    ['Er is niemand gevallen', []],
    ['Er is niemand gevallen en hij ligt op de grond', ['danger']],
    ['Niemand kwam, hij is gevallen', ['incident']],
    ['Niemand ligt op de grond', ['danger']],
    ['Niemand kan wachten', []],
    ['Gevallen en hersteld', []],
    ['Op de grond en hersteld', []],
  ] as const)('%s → %j', (text, about) => expect(heard(text).paths).toEqual(about));

  it('an excuse of certain paths leaves what only speaks of urgency', () => {
    expect(heard('Niemand kan wachten').urgency).toBe('today');
    expect(heard('Hersteld, dus dat kan wachten').urgency).toBe('today');
    expect(heard('Hersteld en kan wachten').urgency).toBeUndefined();
  });

  it('what somebody is quoted as saying counts too', () => {
    expect(heard("Zij zegt: 'hij is hier gevallen vandaag'").paths).toEqual(['incident']);
  });

  it('no text is too long: its beginning is read', () => {
    expect(heard(`Hij is gevallen. ${'x '.repeat(10_500)}`).paths).toEqual(['incident']);
    expect(heard(`${'x '.repeat(10_000)} gevallen`).paths).toEqual([]);
    expect(heard(`${' '.repeat(19_992)}gevallen`).paths).toEqual(['incident']);
    expect(heard(`${' '.repeat(19_993)}gevallen`).paths).toEqual([]);
  });
});

describe('what was learned weighs every word', () => {
  const nothing = { bias: -1, threshold: 0, weights: '' };
  const learned = {
    danger: { ...nothing, weights: '9 w:stil' },
    incident: { ...nothing, weights: '9 path:incident\n-20 x:past\n-20 x:whole' },
    data_leak: { ...nothing, weights: '-9 r:lost\n20 w:zoek' },
  };
  const weighs = (text: string) => recognise(text, compileSpecialPaths({ ...rules, learned }));

  it.each<[string, PathName[]]>([
    ['Hij is stil', ['danger']],
    ['Hij is gevallen', ['incident']],
    ['Mijn telefoon is kwijt', []],
    ['Telefoon zoek', ['data_leak']],
    ['Hij is', []],
  ])('%s → %j', (text, about) => expect(weighs(text).paths).toEqual(about));

  it('and says how soon, of what it hears by itself', () => {
    expect(weighs('Hij is stil')).toEqual({ paths: ['danger'], urgency: 'now' });
    expect(weighs('Hij is gevallen')).toEqual({ paths: ['incident'], urgency: 'today' });
  });

  test.each<[PathName, boolean, number, boolean]>([
    ['incident', false, 2, true],
    ['incident', false, 1, false],
    ['incident', true, 1, false],
    ['data_leak', true, 0, false],
    ['danger', true, 0, true],
    ['danger', false, 0, false],
  ])('%s, known by a rule %s, weighing %d against 1: %s', (path, byRule, weighed, about) =>
    expect(isAbout(path, byRule, weighed, 1)).toBe(about),
  );

  it('knows a text by its words, beginnings, pairs, classes, rules and excuses, in both languages', () => {
    const { spoke, features } = evidenceOf('Vorig jaar. Onderuit op de grond', house);
    expect(spoke.map(({ id }) => id)).toEqual(['floor', 'floor']);
    expect(features).toEqual(
      expect.arrayContaining(['x:past', 'r:floor', 'path:danger', 'c:floor', 'w:grond', 'b:de grond']),
    );
    expect(features).toEqual(expect.arrayContaining(['p:onder', 'length:2', 'length:4', 'b:^ vorig', 'b:grond $']));
    expect(new Set(features).size).toBe(features.length);
    expect(evidenceOf('Wachten', house).features).not.toContain('path:undefined');
    expect(evidenceOf('Wachten', house).features).not.toContain('r:waits');
  });
});

describe('lists that cannot be read', () => {
  it('are refused with a sentence that says what', () => {
    const wrong = (pattern: string, unless = '') => ({
      ...rules,
      nl: { ...rules.nl, recognises: [{ id: 'x', why: '', patterns: [pattern], unless }] },
    });
    expect(() => compileSpecialPaths(wrong('in {nobody}'))).toThrow('names the class nobody');
    expect(() => compileSpecialPaths(wrong('~2 in'))).toThrow('must start with a word');
    expect(() => compileSpecialPaths(wrong('in', '{nobody}'))).toThrow('names the class nobody');
    expect(() => compileSpecialPaths(wrong('in'))).not.toThrow();
  });
});
