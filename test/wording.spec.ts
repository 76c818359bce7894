import { describe, expect, it } from '@jest/globals';
import { checkWording, compileRedirectingWords, contradictsSolved, type RedirectingRules } from '@zorg112/domain';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

const yaml = (language: string): unknown => parse(readFileSync(`config/redirecting-words/${language}.yaml`, 'utf8'));
const lines = <T>(file: string): T[] =>
  readFileSync(`test/data/${file}`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);

describe('the wording check with our word lists', () => {
  const checker = compileRedirectingWords({ nl: yaml('nl'), en: yaml('en') } as RedirectingRules);

  it('finds most replies that send her elsewhere, and hardly ever an innocent one', () => {
    const replies = lines<{ text: string; redirect: boolean }>('redirect-phrases.jsonl');
    const found = replies.filter(({ text }) => checkWording(text, checker).redirects);
    const right = found.filter(({ redirect }) => redirect).length;
    expect(right / found.length).toBeGreaterThanOrEqual(0.9);
    expect(right / replies.filter(({ redirect }) => redirect).length).toBeGreaterThanOrEqual(0.85);
  });

  it('says where, and offers a sentence that keeps the next step here', () => {
    const text = 'Daar ga ik niet over, bel maar met de leverancier.';
    const { redirects, hits, suggestion } = checkWording(text, checker);
    expect(redirects).toBe(true);
    for (const { phrase, start, end } of hits) expect(text.slice(start, end)).toBe(phrase);
    expect(checkWording(suggestion, checker).redirects).toBe(false);
  });

  it('leaves an owning sentence and the safety line alone', () => {
    for (const text of ['Ik zoek het voor je uit. Je hoort vóór 15.00 uur van mij.', 'Bel 112 bij levensgevaar.'])
      expect(checkWording(text, checker).redirects).toBe(false);
  });
});

describe('words against "solved"', () => {
  it('are noticed when they say it does not work now', () => {
    expect(contradictsSolved('maar hij werkt nog steeds niet')).toBe(true);
    expect(contradictsSolved('Dank je, eerst werkte het niet maar nu wel')).toBe(false);
  });
});
