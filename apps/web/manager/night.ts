// The morning sentence: how the night went, for who reads it before noon.
import { wallTime } from '../../../libs/domain/src/clock/zone';
import type { NightView } from './numbers/views';
import { ZONE } from './period';
import type { ManagerWords } from './words.nl';

const NOON = '12:00';

/** Nothing to say after noon, until the next night has begun. `now` in UTC ms; noon by the clock of the house. */
export function nightSentence(night: NightView, now: number, { night: w }: ManagerWords): string {
  const over = Date.parse(night.to) <= now;
  if (over && wallTime(ZONE, now) >= NOON) return '';
  const when = over ? w.last : w.soFar;
  if (night.asked === 0 && night.late === 0) return over ? w.quiet : '';
  const asked = night.asked === 0 ? [] : [w.asked(when, night.asked)];
  if (night.late === 0) return [...asked, w.inTime].join(' ');
  const late = asked.length > 0 ? w.late(night.late) : w.lateOf(when, night.late);
  return [...asked, late, w.helped(night)].join(' ');
}
