import { describe, expect, test } from '@jest/globals';
import { ease, LIMITS, NEVER, sentencesOf, textsOf, wordsOf, type Said } from './texts.js';

/** What stands on a button of the phone itself is quoted as it stands there. */
const OF_ANOTHER = /‘[^’]*’/g;

describe.each(['nl', 'en'] as const)('what the screens say reads easily (%s)', (language) => {
  const limits = LIMITS[language];
  let texts: readonly Said[];
  const all = async () => (texts ??= await textsOf(language));

  test('there is something to read, of every screen', async () => {
    expect((await all()).length).toBeGreaterThan(1_500);
    expect(new Set((await all()).map(({ where }) => where.split('/')[2])).size).toBeGreaterThanOrEqual(5);
  });
  test('in short sentences', async () => {
    const long = (await all()).flatMap(({ where, text }) =>
      sentencesOf(text)
        .filter((sentence) => wordsOf(sentence).length > limits.words)
        .map((sentence) => `${where}: ${sentence}`),
    );
    expect(long).toEqual([]);
  });
  test('in short words', async () => {
    const files = new Map<string, string[]>();
    for (const { where, text } of await all()) {
      const file = where.split(' ')[0]!;
      files.set(file, [...(files.get(file) ?? []), text]);
    }
    const hard = [...files]
      .map(([file, said]) => ({ file, ease: Math.round(ease(said, language)) }))
      .filter((one) => one.ease < limits.ease);
    expect(hard).toEqual([]);
  });
  test('in words of the house', async () => {
    const strange = (await all()).filter(({ text }) => NEVER[language].test(text.replace(OF_ANOTHER, '')));
    expect(strange.map(({ where, text }) => `${where}: ${text}`)).toEqual([]);
  });
});

describe('the ruler itself', () => {
  test('tells easy from hard', () => {
    const easy = ['Je vraag is binnen.', 'Fatma helpt je. Je hoort vóór 10.40 uur van haar.'];
    const hard = [
      'Naar aanleiding van uw binnengekomen verzoek wordt de verantwoordelijkheid voor de afhandeling daarvan overgedragen aan de desbetreffende behandelaar.',
    ];
    expect(ease(easy, 'nl')).toBeGreaterThan(80);
    expect(ease(hard, 'nl')).toBeLessThan(30);
    expect(sentencesOf('Dank je. Wat nu?\nNiets')).toEqual(['Dank je.', 'Wat nu?', 'Niets']);
  });
  test('knows the words that are never said', () => {
    expect('Deze melding is doorgestuurd').toMatch(NEVER.nl);
    expect('Je vraag is binnen').not.toMatch(NEVER.nl);
  });
});
