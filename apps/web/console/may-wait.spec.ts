import { describe, expect, it } from '@jest/globals';
import type { Clock } from '../shared/types';
import { mayWait } from './may-wait';

const NOW = Date.parse('2026-11-27T20:00Z');
const clock = (seconds: number, state: Clock['state'] = 'running'): Clock => ({
  late: seconds < 0,
  ...{ id: 'one', kind: 'promise', state, startedAt: new Date(NOW - 3_600_000).toISOString() },
  dueAt: new Date(NOW + seconds * 1_000).toISOString(),
});

describe('what is sent may wait for second thoughts', () => {
  it.each([
    ['where nothing is due', [], true],
    ['where what is due is far away', [clock(3_600)], true],
    ['just longer than thinking and arriving take', [clock(11)], true],
    ['not where it would make her wait too long', [clock(9)], false],
    ['not where it is due this moment', [clock(0)], false],
    ['not for one of more clocks', [clock(3_600), clock(5)], false],
    ['where it is late already', [clock(-60)], true],
    ['where that clock stands still', [clock(5, 'paused')], true],
  ])('%s', (_, clocks, may) => expect(mayWait({ clocks }, NOW)).toBe(may));
});
