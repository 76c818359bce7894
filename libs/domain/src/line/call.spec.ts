import { describe, expect, it } from '@jest/globals';
import {
  endsAtLatest,
  givenUp,
  heardOf,
  isMissed,
  LASTS_AT_MOST_MS,
  RINGS_AT_MOST_MS,
  stateOf,
  type CallEvent,
  type Cause,
  type HeardCall,
} from './call.js';

type Call = HeardCall & { startedAt: number };
const fresh: Call = {
  ...{ direction: 'in', rangAt: null, answeredAt: null, endedAt: null, cause: null, startedAt: 0 },
};
/** Each event a second after the one before. */
const after = (events: readonly (CallEvent | [CallEvent, Cause])[], call = fresh): Call =>
  events.reduce((was, one, i) => {
    const [event, cause] = typeof one === 'string' ? [one] : one;
    return heardOf(was, event, (i + 1) * 1_000, cause);
  }, call);

describe('a call, as it is heard of', () => {
  it.each<[string, Parameters<typeof after>[0], string, boolean]>([
    ['rings', ['newCall'], 'ringing', false],
    ['is answered', ['newCall', 'answer'], 'answered', false],
    ['is over', ['newCall', 'answer', 'hangup'], 'ended', false],
    ['was missed', ['newCall', ['hangup', 'cancel']], 'ended', true],
    ['was missed, whatever the exchange calls it', ['newCall', 'hangup'], 'ended', true],
    ['was missed, and only its end came through', [['hangup', 'noAnswer']], 'ended', true],
    ['was sent on by the exchange itself', ['newCall', ['hangup', 'forwarded']], 'ended', false],
    ['was answered before it rang', ['answer', 'newCall'], 'answered', false],
    ['was over before it rang', ['hangup', 'newCall'], 'ended', true],
    [
      'is not revived by a late answer, which says that somebody was there',
      ['newCall', 'hangup', 'answer'],
      'ended',
      false,
    ],
    ['is told twice', ['newCall', 'newCall', 'answer', 'answer'], 'answered', false],
  ])('%s', (_what, events, state, missed) => {
    expect([stateOf(after(events)), isMissed(after(events))]).toEqual([state, missed]);
  });

  it('the first time an event is heard is the one that counts', () => {
    expect(after(['newCall', 'answer', ['hangup', 'busy'], 'newCall', 'answer', ['hangup', 'cancel']])).toEqual({
      ...fresh,
      ...{ rangAt: 1_000, answeredAt: 2_000, endedAt: 3_000, cause: 'busy' },
    });
  });

  it('our own call is never missed', () => {
    expect(isMissed(after(['newCall', 'hangup'], { ...fresh, direction: 'out' }))).toBe(false);
  });

  it.each([
    ['ringing', after(['newCall']), RINGS_AT_MOST_MS],
    ['talking', after(['newCall', 'answer']), 2_000 + LASTS_AT_MOST_MS],
  ] as const)('%s for ever stops by itself', (_what, call, latest) => {
    expect(endsAtLatest(call)).toBe(latest);
    expect(givenUp(call, latest - 1)).toBe(call);
    expect(givenUp(call, latest)).toEqual({ ...call, endedAt: latest, cause: 'lost' });
  });

  it('what was hung up is not given up', () => {
    const over = after(['newCall', 'hangup']);
    expect(givenUp(over, RINGS_AT_MOST_MS)).toBe(over);
  });

  it('who waited longer than we did is heard all the same', () => {
    const lost = givenUp(after(['newCall']), RINGS_AT_MOST_MS);
    expect(isMissed(lost)).toBe(true);
    expect(stateOf(heardOf(lost, 'answer', RINGS_AT_MOST_MS + 1))).toBe('answered');
    expect(heardOf(lost, 'hangup', RINGS_AT_MOST_MS + 1, 'cancel')).toMatchObject({ cause: 'cancel' });
    expect(heardOf(lost, 'newCall', RINGS_AT_MOST_MS + 1)).toBe(lost);
  });
});
