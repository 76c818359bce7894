import { describe, expect, it } from '@jest/globals';
import { DoorError } from '@zorg112/contracts';
import { ctiEvent } from './cti-event.js';

const heard = (said: object) => ctiEvent(said as Record<string, unknown>, 'exchange');
const faults = (said: object): Record<string, string> => {
  try {
    heard(said);
  } catch (fault) {
    if (fault instanceof DoorError && fault.code === 'request.invalid') return fault.extra.fields!;
    throw fault;
  }
  return {};
};

describe('what an exchange tells', () => {
  it.each([
    [
      'Zammad, a call that comes in',
      {
        ...{ event: 'newCall', from: '493055571600', to: '491711234567890', direction: 'in' },
        ...{ callId: '53ba82e2-bd6b-4f0e-8ee7-1a5ad3b0d2a1', user: ['Alice Zammad', 'Bob Zammad'], queue: 'support' },
      },
      {
        ...{ event: 'newCall', direction: 'in', callId: '53ba82e2-bd6b-4f0e-8ee7-1a5ad3b0d2a1' },
        ...{ from: '493055571600', to: '491711234567890', users: ['Alice Zammad', 'Bob Zammad'] },
      },
    ],
    [
      'Zammad, an answer, as its examples have it',
      { event: 'answer', callId: '1', caller: 'Fatma Yıldız', direction: 'in', from: '0612', to: '0113' },
      { event: 'answer', callId: '1', direction: 'in', from: '0612', to: '0113', users: ['Fatma Yıldız'] },
    ],
    [
      'Zammad, the end of a call',
      {
        event: 'hangup',
        callId: 1234,
        cause: 'normalClearing',
        answeringNumber: 21,
        direction: 'in',
        from: '1',
        to: '2',
      },
      {
        ...{ event: 'hangup', callId: '1234', direction: 'in', from: '1', to: '2', cause: 'normalClearing' },
        ...{ answeringNumber: '21', users: [] },
      },
    ],
    [
      'sipgate, a form',
      {
        ...{ event: 'newCall', from: '492111234567', to: '4915791234567', direction: 'in', callId: '123456' },
        ...{ 'user[]': ['Alice', 'Bob'], 'userId[]': ['w0', 'w1'], 'fullUserId[]': ['1234567w0', '1234567w1'] },
        ...{ diversion: '1a2b', originalCallId: '123455', xcid: '123abc' },
      },
      {
        ...{ event: 'newCall', direction: 'in', callId: '123456', from: '492111234567', to: '4915791234567' },
        users: ['Alice', 'Bob'],
      },
    ],
    [
      'sipgate, our own call',
      { event: 'newCall', from: '21', to: '0612345601', direction: 'out', callId: 'x', 'user[]': 'Fatma Yıldız' },
      { event: 'newCall', direction: 'out', callId: 'x', from: '21', to: '0612345601', users: ['Fatma Yıldız'] },
    ],
    [
      'hardly anything',
      { event: 'hangup', callId: 'x', from: '', to: null, user: [null, { a: 1 }], cause: [], direction: ' ' },
      { event: 'hangup', callId: 'x', direction: 'in', users: [] },
    ],
  ])('%s', (_what, said, is) => expect(heard(said)).toEqual({ exchange: 'exchange', ...is }));

  it('keys that are pressed are nothing to us', () => {
    expect(heard({ event: 'dtmf', dtmf: '01', callId: 'x' })).toBeUndefined();
  });

  it.each([
    ['nothing', {}, ['event', 'callId']],
    ['an event nobody knows', { event: 'transfer', callId: 'x' }, ['event']],
    ['no call', { event: 'newCall', callId: '  ' }, ['callId']],
    ['a call with a name too long to keep', { event: 'newCall', callId: 'x'.repeat(251) }, ['callId']],
    ['a call by a name that is no text', { event: 'newCall', callId: ['x'] }, ['callId']],
    ['a direction there is not', { event: 'newCall', callId: 'x', direction: 'internal' }, ['direction']],
    ['an event by a name every object knows', { event: 'constructor', callId: 'x' }, ['event']],
  ])('%s is named', (_what, said, fields) => expect(Object.keys(faults(said))).toEqual(fields));

  it('the longest name a call may have is kept whole', () => {
    expect(heard({ event: 'newCall', callId: 'x'.repeat(250) })?.callId).toHaveLength(250);
  });
});
