// What the API answers, as these pages use it. Its own description stands in libs/contracts.
import type { FigureValue as FigureView, Status } from '../../shared/types';

export type { Figures as FiguresView, FigureValue as FigureView } from '../../shared/types';

export interface Spread {
  p50: number;
  p90: number;
}
/** Of fewer than five questions no times are told. */
export interface HourOfWeek extends Partial<Spread> {
  weekday: number;
  hour: number;
  n: number;
}
export interface AllServices extends Partial<Spread> {
  asked: number;
  answered: number;
  kept?: number;
  broken?: number;
  /** Not answered yet, and past their time now. */
  lateNow?: number;
  /** Questions of which a promise ran out while their answer was waited for. */
  heldUp?: number;
}
export interface SupplierNumbers extends Partial<Spread> {
  /** `@liften.example`, or all addresses of persons together. */
  key: string;
  asked: number;
  answered: number;
  kept: number;
  broken: number;
  lateNow?: number;
  heldUp: number;
}
export interface ServiceNumbers extends AllServices {
  id: string;
  name: string;
  /** So few people work there that how fast they are is not shown. */
  withheld?: boolean;
}
export interface CallNumbers extends Partial<Spread> {
  rang: number;
  answered: number;
  hungUp: number;
}
export interface DetailsView {
  from: string;
  to: string;
  freshAt: string;
  whole: boolean;
  waiting: HourOfWeek[];
  backlog: { hours: number; n: number }[];
  services: ServiceNumbers[];
  servicesTogether?: AllServices;
  suppliers: SupplierNumbers[];
  steps: { key: string; n: number }[];
  lacked: { key: string; n: number }[];
  maatwerk: { level: string; n: number; cents: number; solved: number }[];
  /** `withheld`: all those together whose teams are too small to show. */
  costCentres: { costCentre?: string; withheld?: boolean; n: number; cents: number; solved: number }[];
  cameBack: { location: string; team?: string; category: string; n: number }[];
  cameBackAssets: { asset: string; team?: string; category?: string; n: number }[];
  silentTeams: { id: string; name: string }[];
  calls: CallNumbers;
}
export interface KeptMonth {
  /** 2026-11. */
  month: string;
  takenAt: string;
}
/** The last first. */
export interface KeptMonths {
  items: KeptMonth[];
  /** Where each would be mailed to; absent where no mail is set up. */
  mailedTo?: string;
}
export interface MonthView extends KeptMonth {
  freshAt: string;
  whole: boolean;
  items: FigureView[];
  /** What is different by now, as it is now. */
  corrections: FigureView[];
}
export interface NightView {
  from: string;
  to: string;
  asked: number;
  late: number;
  helped: number;
  withdrawn: number;
  joined: number;
}
export interface CountedQuestion {
  id: string;
  number: number;
  at: string;
  status: Status;
  category?: string;
}
export interface TodayView {
  asked: number;
  closed: number;
  open: number;
  oldest: { number: number; askedAt: string; category?: string }[];
  ahead?: { hours: number; weeks: number; usual: number; most: number };
}
