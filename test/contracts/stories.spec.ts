import { beforeAll, describe, expect, it } from '@jest/globals';
import { Stories } from '@zorg112/desk';
import { namePartsOf, Refusal } from '@zorg112/domain';
import fc from 'fast-check';
import { onBothEngines } from '../support/engines.js';
import { history, live } from '../support/stories.js';
import { wholeDesk, type WholeDesk } from '../support/whole-desk.js';
import { ease, LIMITS, NEVER, sentencesOf, wordsOf } from '../words/texts.js';

const HISTORIES = 8;
const PATIENCE_MS = 150_000;

describe('the story of every question', () => {
  onBothEngines((given) => {
    let desk: WholeDesk;
    let stories: Stories;
    beforeAll(async () => {
      desk = await wholeDesk(given.database);
      stories = new Stories(given.database, desk.directory, desk.policies, desk.time);
      for (const rounds of fc.sample(history, { numRuns: HISTORIES, seed: 112 })) await live(desk, rounds);
    }, PATIENCE_MS);

    const sql = <T = Record<string, unknown>>(text: string) => given.database.read.sql<T>(text);
    const numbers = async (where: string): Promise<string[]> =>
      (await sql<{ number: number }>(`SELECT number FROM tickets WHERE ${where} ORDER BY number`)).map(({ number }) =>
        String(number),
      );
    const told = async () => {
      const all = await numbers('NOT private AND NOT is_outage');
      expect(all.length).toBeGreaterThan(15);
      return Promise.all(all.map((number) => stories.one(number)));
    };
    const texts = (story: Awaited<ReturnType<typeof stories.one>>, language: 'nl' | 'en'): string[] => [
      ...story.summary.flatMap((part) => [part[language].title, ...part[language].lines]),
      ...story.lines.flatMap((line) => [line[language].after ?? '', line[language].text]),
    ];

    it('names nobody of the house and repeats no word of the conversation', async () => {
      const people = await sql<{ name: string }>('SELECT name FROM people');
      const parts = namePartsOf(people.map(({ name }) => name));
      const messages = await sql<{ text: string }>('SELECT DISTINCT text FROM messages');
      const said = messages.map(({ text }) => text).filter((text) => text.length > 4);
      expect(said.length).toBeGreaterThan(5);
      for (const story of await told()) {
        const whole = [...texts(story, 'nl'), ...texts(story, 'en')].join('\n');
        expect(wordsOf(whole).filter((word) => /^\p{Lu}/u.test(word) && parts.has(word.toLowerCase()))).toEqual([]);
        expect(people.filter(({ name }) => whole.includes(name))).toEqual([]);
        expect(said.filter((text) => whole.includes(text))).toEqual([]);
      }
    });

    it.each(['nl', 'en'] as const)('reads easily, in words of the house (%s)', async (language) => {
      const all = (await told()).flatMap((story) => texts(story, language));
      const limits = LIMITS[language];
      // A list of who came in is read one by one.
      const read = all
        .flatMap(sentencesOf)
        .flatMap((text) => (text.split(', ').length > 4 ? text.split(', ') : [text]));
      const long = read.filter((sentence) => wordsOf(sentence).length > limits.words);
      expect([...new Set(long)]).toEqual([]);
      expect([...new Set(all.filter((text) => NEVER[language].test(text)))]).toEqual([]);
      expect(ease([...new Set(all)], language)).toBeGreaterThanOrEqual(limits.ease);
    });

    it('is not there of a private one, of the desk’s own fault, or of nothing', async () => {
      const hidden = await numbers('private OR is_outage');
      expect(hidden.length).toBeGreaterThan(1);
      for (const number of [...hidden, '999999', '1 OR 1=1', ''])
        await expect(stories.one(number)).rejects.toEqual(new Refusal('ticket.not_found'));
    });
  });
});
