import { describe, expect, it } from '@jest/globals';
import { NINE, policy } from '../testing/desk.js';
import { HOUR, MINUTE } from './duration.js';
import { PREVIEWED_CLOCKS, previewClock } from './preview.js';

const preview = (kind: (typeof PREVIEWED_CLOCKS)[number], more = {}) =>
  previewClock(policy, { kind, urgency: 'today', openedAt: NINE, ...more });

describe('what a clock would do', () => {
  it.each([
    ['claim', { of: 'claim', urgency: 'today' }, 15 * MINUTE],
    ['first_reply', { of: 'firstReply', urgency: 'today' }, 30 * MINUTE],
    ['solve', { of: 'solve', urgency: 'today' }, 8 * HOUR],
    ['consult', { of: 'consult', urgency: 'today' }, HOUR],
    ['handover', { of: 'handover', urgency: 'today' }, 15 * MINUTE],
    ['callback', { of: 'callback', urgency: 'today' }, 10 * MINUTE],
  ] as const)('%s', (kind, target, after) => {
    expect(preview(kind)).toMatchObject({ id: 'preview', kind, target, startedAt: NINE, dueAt: NINE + after });
    expect(preview(kind)).not.toHaveProperty('region');
  });

  it('a decision and the silence after a solution have no urgency', () => {
    expect(preview('decision')).toMatchObject({ target: { of: 'decision' }, dueAt: NINE + 4.5 * HOUR });
    const silence = preview('confirmation');
    expect(silence.target).toEqual({ of: 'confirmation' });
    expect(silence.steps.map(({ step }) => step)).toEqual(['remind 1', 'remind 2', 'close']);
    expect(silence.steps.at(-1)!.at).toBe(silence.dueAt);
  });

  it('of a region is of that region', () => {
    expect(preview('claim', { region: 'zuid' }).region).toBe('zuid');
  });

  it('stands still in its pauses, in whatever order they are told; not for what must happen now', () => {
    const pauses = [
      { from: NINE + 3 * HOUR, to: NINE + 5 * HOUR },
      { from: NINE + HOUR, to: NINE + 2 * HOUR },
    ];
    expect(preview('solve', { pauses })).toMatchObject({ dueAt: NINE + 11 * HOUR, pauses: [pauses[1], pauses[0]] });
    expect(preview('solve', { pauses, urgency: 'now' })).toMatchObject({ dueAt: NINE + 2 * HOUR, pauses: [] });
  });
});
