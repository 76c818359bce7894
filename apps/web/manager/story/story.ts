// What the API answers, and where the story of a question stands. Its own description is in libs/contracts.
import type { Language } from '../../shared/language.svelte';
import { searchOf } from '../only';
import type { Period } from '../period';
import { inAddress } from '../numbers/themes';

type InBoth<W> = Record<Language, W>;
export interface Story {
  number: number;
  madeAt: string;
  category?: string;
  summary: ({ part: string } & InBoth<{ title: string; lines: string[] }>)[];
  lines: ({ at: string } & InBoth<{ day: string; time: string; after?: string; text: string }>)[];
}

/** With the figure it is one of, so that the way back leads there. */
export const storyAt = (number: number, period: Period, figure: string, late: boolean): string =>
  `/dash/vraag/${number}${searchOf(period)}&${inAddress(figure, late)}`;
