// Which figure stands where. One that is new and has no place yet stands under the last.

export const THEMES = {
  elsewhere: ['elsewhere', 'elsewhereAnswered'],
  inTime: [
    ...['claimedInTime', 'pickUp', 'firstWordsInTime', 'firstWords', 'promisesKept', 'promisesMoved'],
    ...['promisesBroken', 'later', 'solvedInTime'],
  ],
  solved: [
    ...['asked', 'confirmed', 'firstContact', 'solved', 'notSolved', 'reopened', 'unconfirmed', 'unsolved'],
    ...['withdrawn', 'discarded'],
  ],
  together: [
    ...['ownerless', 'returned', 'firstOwner', 'handovers', 'handoversRefused', 'standIns', 'joined'],
    ...['consults', 'consultTurnAround', 'consultsInTime'],
  ],
  phone: ['callsAnswered', 'answerTime', 'callsHungUp', 'calledBack'],
  care: ['score', 'scored', 'sentAnyway', 'maatwerk', 'maatwerkCost', 'nearTheWork', 'decisionTime'],
} satisfies Record<string, string[]>;
export type Theme = keyof typeof THEMES;

/** In the address of the questions behind a figure. */
export const FIGURE = 'cijfer';
/** Beside it: those that were too late for it. */
const LATE = 'laat';
export const inAddress = (figure: string, late: boolean): string =>
  `${FIGURE}=${encodeURIComponent(figure)}${late ? `&${LATE}=ja` : ''}`;
export const isOfLate = (search: string): boolean => new URLSearchParams(search).get(LATE) === 'ja';
/** How often somebody was in time: who was not, is as good to know. */
export const IN_TIME = [
  ...['claimedInTime', 'firstWordsInTime', 'promisesKept', 'solvedInTime', 'calledBack', 'consultsInTime'],
];
export const hasLate = ({ name, n, among = n }: { name: string; n: number; among?: number }): boolean =>
  among > n && IN_TIME.includes(name);
/** What people told of us: never laid beside the number of their question. */
export const TOLD = ['elsewhere', 'elsewhereAnswered', 'score', 'scored'];
/** Of calls; what became of one is a question like any other. */
export const CALLS = ['callsAnswered', 'answerTime', 'callsHungUp'];
export const hasQuestions = ({ name, n }: { name: string; n: number }): boolean =>
  n > 0 && ![...TOLD, ...CALLS].includes(name);

export function byTheme<F extends { name: string }>(figures: F[]): { theme: Theme; figures: F[] }[] {
  const places = Object.values(THEMES).flat();
  const fresh = figures.filter(({ name }) => !places.includes(name));
  return (Object.keys(THEMES) as Theme[]).map((theme) => ({
    theme,
    figures: [
      ...THEMES[theme].flatMap((name) => figures.find((figure) => figure.name === name) ?? []),
      ...(theme === 'care' ? fresh : []),
    ],
  }));
}
