import { DAY, parseDuration } from '../clock/duration.js';
import { lengthOf } from '../story/spoken.js';

export interface StepWords {
  before(percent: string): string;
  readonly at: string;
  after(percent: string): string;
  later(time: string): string;
}

/** In the order of time: a step stands at a share of the time agreed, or so long after it. A second step at one place is named "10% (2)". */
export function stepsInOrder(
  all: readonly { readonly key: string; readonly n: number }[],
  w: StepWords,
  language: 'nl' | 'en',
): { when: string; n: number }[] {
  const places = new Map<string, number>();
  for (const { key, n } of all) {
    const [place = key] = key.split(' (');
    places.set(place, (places.get(place) ?? 0) + n);
  }
  const named = (place: string): string => {
    const percent = /^(-?)(\d+)%$/.exec(place);
    if (!percent) return w.later(lengthOf(msOf(place))[language]);
    if (Number(percent[2]) === 0) return w.at;
    return percent[1] ? w.before(percent[2]!) : w.after(percent[2]!);
  };
  const after = (place: string): number => (place.endsWith('%') ? parseFloat(place) : Infinity);
  return [...places]
    .sort(([one], [other]) => after(one) - after(other))
    .map(([place, n]) => ({ when: named(place), n }));
}

/** Of a step of the policy that is no share: "PT4H". */
function msOf(place: string): number {
  const { days, ms } = parseDuration(place);
  return days * DAY + ms;
}
