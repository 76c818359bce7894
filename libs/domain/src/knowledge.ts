import { type Category } from './ownership/category.js';
import { similarTo, type Asked } from './ownership/similar.js';

/** What to do and what not to do, in one's own words: help for who helps, never a way to send anybody on. */
export interface CardWords {
  readonly title: string;
  readonly dos: readonly string[];
  readonly donts: readonly string[];
  readonly category: Category;
}

/** What people made of it. Instants in UTC ms. */
export interface CardUse {
  /** Made, changed, or kept on purpose. */
  readonly keptAt: number;
  /** Put in an answer last. */
  readonly usedAt?: number;
  readonly helped: number;
  /** Last said to have helped. */
  readonly helpedAt?: number;
  readonly notHelped: number;
}

const HALF_A_YEAR_MS = 183 * 24 * 3_600_000;
const MOST_BESIDE = 3;
const LONGEST_TITLE = 80;
/** As long as somebody may write one. */
const LONGEST_STEP = 400;
const MOST_STEPS = 10;

/** From when (UTC ms) a card is offered for clean-up: half a year after it was last kept, used or of help. Where it helped fewer than it did not, use alone keeps it no longer. */
export function staleFrom({ keptAt, usedAt = 0, helpedAt = 0, helped, notHelped }: CardUse): number {
  const used = notHelped > helped ? 0 : usedAt;
  return Math.max(keptAt, helpedAt, used) + HALF_A_YEAR_MS;
}

export function isStale(use: CardUse, now: number): boolean {
  return now >= staleFrom(use);
}

/**
 * Which cards stand beside this question: those whose title is like it, and after them those with a step that is; three at most. Of two
 * alike what helped more often stands first.
 */
export function cardsFor<T extends { readonly words: CardWords; readonly use: CardUse }>(
  asked: Asked,
  cards: readonly T[],
): T[] {
  const alike = (textsOf: (words: CardWords) => readonly string[]): Set<T> => {
    const texts = cards.flatMap((card) =>
      textsOf(card.words).map((text) => ({ card, text, category: card.words.category })),
    );
    return new Set(similarTo(asked, texts, texts.length).map(({ card }) => card));
  };
  const byTitle = alike(({ title }) => [title]);
  const bySteps = [...alike(({ dos }) => dos)].filter((card) => !byTitle.has(card));
  const worth = ({ use: { helped, notHelped } }: T): number => helped - notHelped;
  const best = (some: Iterable<T>): T[] => [...some].sort((one, other) => worth(other) - worth(one));
  return [...best(byTitle), ...best(bySteps)].slice(0, MOST_BESIDE);
}

/** A card from a question that was solved: its words and those that solved it, as they may be read beside another. */
export function cardFrom(question: string, solution: string, category: Category): CardWords {
  const [first = ''] = sentences(question);
  const steps = sentences(solution).slice(0, MOST_STEPS);
  return {
    title: shortened(first.replace(/[.!?]+$/u, ''), LONGEST_TITLE),
    dos: steps.map((step) => shortened(step, LONGEST_STEP)),
    ...{ donts: [], category },
  };
}

/** One on each line, or one for each sentence. */
function sentences(text: string): string[] {
  return text
    .split(/\n+|(?<=[.!?])\s+(?=\p{Lu})/u)
    .map((one) => one.replace(/^\s*(?:[-*•]|\d+[.)])\s+/u, '').trim())
    .filter((one) => /\p{L}/u.test(one));
}

function shortened(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).replace(/\s+\S*$/u, '')}…`;
}
