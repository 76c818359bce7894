import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cardFrom, cardsFor, isStale, staleFrom, type CardUse, type CardWords } from './knowledge.js';

const DAY = 24 * 3_600_000;
const MADE = Date.parse('2026-01-01T00:00Z');
const use = (more: Partial<CardUse> = {}): CardUse => ({ keptAt: MADE, helped: 0, notHelped: 0, ...more });
const words = (title: string, dos: readonly string[] = [], category: CardWords['category'] = 'unknown'): CardWords => ({
  ...{ title, dos, donts: [], category },
});

describe('a card', () => {
  it.each([
    ['nobody used', {}, 183],
    ['that was used later', { usedAt: MADE + 100 * DAY }, 283],
    ['that helped later', { helped: 1, helpedAt: MADE + 10 * DAY }, 193],
    ['that helped as often as not', { helped: 1, helpedAt: MADE, notHelped: 1, usedAt: MADE + 50 * DAY }, 233],
    ['that is used and mostly does not help', { notHelped: 2, usedAt: MADE + 50 * DAY }, 183],
    ['that once helped and mostly does not', { helped: 1, helpedAt: MADE + 5 * DAY, notHelped: 2 }, 188],
    ['that was kept on purpose', { keptAt: MADE + 200 * DAY, notHelped: 9 }, 383],
  ])('%s is offered for clean-up half a year after its last good sign', (_, more, days) => {
    expect(staleFrom(use(more))).toBe(MADE + days * DAY);
    expect(isStale(use(more), MADE + days * DAY - 1)).toBe(false);
    expect(isStale(use(more), MADE + days * DAY)).toBe(true);
  });

  it('that helps, is used or is kept once more never goes sooner', () => {
    const at = fc.integer({ min: MADE, max: MADE + 900 * DAY });
    fc.assert(
      fc.property(at, at, at, fc.nat(5), fc.nat(5), (keptAt, usedAt, helpedAt, helped, notHelped) => {
        const before = use({ keptAt, usedAt, helpedAt, helped, notHelped });
        const later = Math.max(keptAt, usedAt, helpedAt) + DAY;
        for (const better of [{ keptAt: later }, { usedAt: later }, { helpedAt: later, helped: helped + 1 }])
          expect(staleFrom({ ...before, ...better })).toBeGreaterThanOrEqual(staleFrom(before));
      }),
    );
  });

  describe('stands beside a question', () => {
    const card = (
      title: string,
      dos: string[] = [],
      more: Partial<CardUse> = {},
      category?: CardWords['category'],
    ) => ({
      words: words(title, dos, category),
      use: use(more),
    });
    const beside = (text: string, cards: ReturnType<typeof card>[], category?: CardWords['category']) =>
      cardsFor({ text, ...(category ? { category } : {}) }, cards).map((one) => one.words.title);

    it.each([
      [
        'its title is like it',
        'De tillift piept',
        [card('Tillift piept'), card('Printer print niet')],
        ['Tillift piept'],
      ],
      ['what to do is like it', 'De accu is leeg', [card('Bed omhoog', ['Laad de accu op'])], ['Bed omhoog']],
      [
        'first by its title, then by what to do',
        'Accu leeg',
        [card('Bed omhoog', ['Laad de accu op']), card('Accu leeg')],
        ['Accu leeg', 'Bed omhoog'],
      ],
      [
        'what helped more first',
        'Tillift piept',
        [card('Tillift piept hard', [], { helped: 1 }), card('Tillift piept zacht', [], { helped: 4, notHelped: 1 })],
        ['Tillift piept zacht', 'Tillift piept hard'],
      ],
      ['nothing where nothing is like it', 'Mijn rooster klopt niet', [card('Tillift piept')], []],
      ['nothing where nothing tells what it is about', 'Het is stuk', [card('Het is stuk')], []],
    ])('%s', (_, text, cards, found) => expect(beside(text, cards)).toEqual(found));

    it('the same subject tips the balance', () => {
      const one = card('Vaatwasser stinkt vreselijk', [], {}, 'techniek_gebouw');
      expect(beside('De vaatwasser schuimt', [one])).toEqual([]);
      expect(beside('De vaatwasser schuimt', [one], 'techniek_gebouw')).toHaveLength(1);
    });

    it('three at most', () => {
      expect(
        beside(
          'Tillift piept',
          Array.from({ length: 9 }, (_, i) => card(`Tillift piept ${i}`)),
        ),
      ).toHaveLength(3);
    });
  });

  describe('from a question that was solved', () => {
    it.each([
      ['a line is a step', 'Tillift piept.', 'Stekker eruit.\nAccu erin.', ['Stekker eruit.', 'Accu erin.']],
      [
        'a sentence is a step',
        'Tillift piept',
        'Stekker eruit. Accu erin! Klaar?',
        ['Stekker eruit.', 'Accu erin!', 'Klaar?'],
      ],
      [
        'numbers and dashes are not part of it',
        'Tillift piept',
        '1. Stekker eruit\n- Accu erin',
        ['Stekker eruit', 'Accu erin'],
      ],
      ['a time is no end of a sentence', 'Tillift piept', 'Om 10.30 uur geladen.', ['Om 10.30 uur geladen.']],
      ['what says nothing is no step', 'Tillift piept', '…\n\n!', []],
    ])('%s', (_, question, solution, dos) => {
      expect(cardFrom(question, solution, 'hulpmiddelen')).toEqual({
        title: 'Tillift piept',
        dos,
        donts: [],
        category: 'hulpmiddelen',
      });
    });

    it('is called by the beginning of the question, not cut within a word', () => {
      const { title } = cardFrom(`${'lang woord '.repeat(20)}. Meer.`, 'x', 'unknown');
      expect(title).toMatch(/^lang woord [lang word]+(lang|woord)…$/u);
      expect(title.length).toBeLessThanOrEqual(80);
    });

    it('ten steps at most', () => expect(cardFrom('x', 'Stap.\n'.repeat(30), 'unknown').dos).toHaveLength(10));
  });

  it('made of a long solution has no step longer than somebody may write', () => {
    const { dos } = cardFrom('Vraag', `${'woord '.repeat(100)}\nKort.`, 'unknown');
    expect(dos).toHaveLength(2);
    expect(dos[0]).toMatch(/woord…$/);
    expect(dos[0]!.length).toBeLessThanOrEqual(400);
  });
});
