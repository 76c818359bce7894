// Of what everything on the page is, in one sentence.
import type { Category } from '../../shared/types';
import type { Only } from '../only';
import type { Team } from './teams';
import type { NumbersWords } from './words.nl';

export function saidOf(
  only: Only | undefined,
  teams: Team[],
  names: Readonly<Record<Category, string>>,
  { about }: Pick<NumbersWords, 'about'>,
): string {
  if (!only) return about.all;
  if (only.by === 'category') return about.subject(names[only.key as Category] ?? only.key);
  return about.only(teams.find(({ id }) => id === only.key)?.name ?? (only.by === 'region' ? only.key : '…'));
}
