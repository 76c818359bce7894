import { describe, expect, it } from '@jest/globals';
import { Desk, els, fatma, noor } from '../testing/desk.js';
import { refused } from '../testing/refused.js';

describe('a number that was masked by accident', () => {
  const desk = () => new Desk().asks({ text: 'Pas 123456782 doet niets' }).claims();

  it('is readable again by the word of who helps, with what was said to be no BSN', () => {
    const one = desk();
    expect(one.does(fatma, 'liftMask', { messageId: 'message-1', starts: [4, 20] } as never)).toEqual(['MaskLifted']);
    expect(one.history.at(-1)!.data).toEqual({ messageId: expect.any(String), starts: [4, 20] });
  });

  it('is found, or nothing is lifted', () => {
    refused(() => desk().does(fatma, 'liftMask', { starts: [] } as never), 'mask.not_found');
  });

  it('is not hers to lift', () => {
    refused(() => desk().does(noor, 'liftMask', { starts: [4] } as never), 'ticket.not_yours');
    expect(desk().does(els, 'liftMask', { starts: [4] } as never)).toEqual(['MaskLifted']);
  });
});
