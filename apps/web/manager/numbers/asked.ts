// How the figures are asked for.
import { api, ApiError } from '../../shared/api';
import { serverClock } from '../../shared/time';
import type { Only } from '../only';
import { stretchBefore, stretchOf, type Period, type Stretch } from '../period';
import type { FiguresView, FigureView } from './views';

export interface Counted extends FiguresView {
  before: FigureView[];
}

export const within = ({ from, to }: Stretch): { from: string; to: string } => ({
  ...{ from: from.toISOString(), to: to.toISOString() },
});

/** The stretch before is asked for by itself: half a week is compared with the same half, not with the weekend before it. */
export async function figuresOf(period: Period, only?: Only): Promise<Counted> {
  const at = serverClock.now();
  const ask = (stretch: Stretch) => {
    const query = new URLSearchParams({ ...within(stretch), ...(only ? { [only.by]: only.key } : {}) });
    return api.get<FiguresView>(`/stats/figures?${query.toString()}`);
  };
  const [now, before] = await Promise.all([
    ask(stretchOf(period, at)),
    ask(stretchBefore(period, at)).then(({ items }) => items, tooFew),
  ]);
  return { ...now, before };
}

/** Where it would tell of too few people there is nothing to compare with. */
function tooFew(fault: unknown): FigureView[] {
  if (fault instanceof ApiError && fault.code === 'stats.too_few') return [];
  throw fault;
}
