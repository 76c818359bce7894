import { DoorError, type PeriodQuery } from '@zorg112/contracts';
import { DAY } from '@zorg112/domain';

/** [from, to), UTC ms. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const LAST_DAYS = 28;
const MOST_DAYS = 3_700;

/** The last 28 days where nothing is said, what was committed a moment ago included. Throws DoorError request.invalid. */
export function spanOf({ from, to }: PeriodQuery, now: number): Span {
  const span = { from: from ? Date.parse(from) : now - LAST_DAYS * DAY, to: to ? Date.parse(to) : now + 1 };
  if (span.from >= span.to) throw new DoorError('request.invalid', { fields: { to: 'must be after from' } });
  if (span.to - span.from > MOST_DAYS * DAY)
    throw new DoorError('request.invalid', { fields: { from: 'at most ten years' } });
  return span;
}
