import { describe, expect, it } from '@jest/globals';
import { sounds, tellsOutside } from './sounds';

const now = { urgency: 'now', careNow: false } as const;
const care = { urgency: 'today', careNow: true } as const;
const week = { urgency: 'week', careNow: false } as const;
const awake = { onShift: true, onThePhone: false };

describe('a sound', () => {
  it.each([
    ['none: never', 'none', { fresh: [now], mine: true }, awake, false],
    ['now: where care cannot wait', 'now', { fresh: [week, now] }, awake, true],
    ['now: where it touches care now', 'now', { fresh: [care] }, awake, true],
    ['now: not for what can wait', 'now', { fresh: [week] }, awake, false],
    ['now: not for what is mine', 'now', { mine: true }, awake, false],
    ['fresh: for everything nobody picked up', 'fresh', { fresh: [week] }, awake, true],
    ['fresh: not for nothing', 'fresh', { fresh: [] }, awake, false],
    ['mine: where somebody waits for me', 'mine', { mine: true }, awake, true],
    ['mine: not for what nobody picked up', 'mine', { fresh: [now] }, awake, false],
    ['not off shift', 'fresh', { fresh: [now] }, { onShift: false, onThePhone: false }, false],
    ['not on the phone', 'now', { fresh: [now] }, { onShift: true, onThePhone: true }, false],
  ] as const)('%s', (_, chosen, news, disturbed, heard) =>
    expect(sounds(chosen, news as never, disturbed)).toBe(heard),
  );
});

describe('what the browser tells outside the page', () => {
  const away = { hidden: true, last: Infinity };
  it.each([
    ['what sounds', 'now', { fresh: [now] }, awake, away, true],
    ['not what does not', 'now', { fresh: [week] }, awake, away, false],
    ['not what is mine where only the new sounds', 'fresh', { mine: true }, awake, away, false],
    ['without a sound: everything new', 'none', { fresh: [week] }, awake, away, true],
    ['without a sound: where somebody waits for me', 'none', { mine: true }, awake, away, true],
    ['without a sound: not nothing', 'none', {}, awake, away, false],
    ['not in sight', 'fresh', { fresh: [now] }, awake, { hidden: false, last: Infinity }, false],
    ['not twice in ten seconds', 'fresh', { fresh: [now] }, awake, { hidden: true, last: 9_999 }, false],
    ['again after them', 'fresh', { fresh: [now] }, awake, { hidden: true, last: 10_000 }, true],
    ['not off shift, nor in ten quiet minutes', 'none', { mine: true }, { ...awake, onShift: false }, away, false],
    ['not on the phone', 'none', { fresh: [now] }, { ...awake, onThePhone: true }, away, false],
  ] as const)('%s', (_, chosen, news, disturbed, at, told) =>
    expect(tellsOutside(chosen, news as never, disturbed, at)).toBe(told),
  );
});
