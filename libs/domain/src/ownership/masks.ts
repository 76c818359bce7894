import { refuseIf } from '../refusals.js';
import { type Decide } from './context.js';

/** A number that was masked by accident, said to be no BSN by who helps, by name. Whether it can still be read the house knows. */
export const liftMask: Decide<'liftMask'> = (_ticket, { messageId, starts }) => {
  refuseIf(starts.length === 0, 'mask.not_found');
  return [{ type: 'MaskLifted', data: { messageId, starts } }];
};
