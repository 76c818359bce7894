import { describe, expect, it } from '@jest/globals';
import { sounds } from './sounds';

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
