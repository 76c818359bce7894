// What the API answers, as the first page uses it. Its own description stands in libs/contracts.
import type { FigureView, HourOfWeek } from '../numbers/views';

export interface Week {
  /** Its Monday, on the calendar of the house. */
  week: string;
  from: string;
  to: string;
  over: boolean;
  withheld: boolean;
  atOnce?: number;
  later?: number;
  late?: number;
  figures: FigureView[];
}
export interface Part {
  key: string;
  label: string;
  withheld: boolean;
  asked?: number;
  confirmed?: number;
  firstOwner?: number;
  firstContact?: number;
  promisesKept?: number;
  promisesBroken?: number;
  firstWords?: number;
  firstWordsMs?: number;
}
export interface Tables {
  teams: Part[];
  regions: Part[];
  subjects: Part[];
}
export interface Dashboard extends Tables {
  freshAt: string;
  before?: Tables;
  waiting: HourOfWeek[];
}
