import { describe, expect, it } from '@jest/globals';
import { slashAt } from './slash';

describe('a slash that asks for a canned text', () => {
  it.each([
    ['alone', '/|', ''],
    ['with what was typed behind it', '/mon|', 'mon'],
    ['up to the caret', '/mon|teur', 'mon'],
    ['with words in between', '/er komt|', 'er komt'],
    ['on a later line', 'Hoi,\n/mon|', 'mon'],
    ['not within a line', 'en/of|', undefined],
    ['not behind a space', ' /mon|', undefined],
    ['not before it', '|/mon', undefined],
    ['not on another line', '/mon\nHoi|', undefined],
    ['not where nothing is', '|', undefined],
  ])('%s', (_, written, typed) => {
    const caret = written.indexOf('|');
    const text = written.replace('|', '');
    const found = slashAt(text, caret);
    expect(found?.typed).toBe(typed);
    if (found) expect(text.slice(found.start, found.end)).toBe(`/${found.typed}`);
  });
});
