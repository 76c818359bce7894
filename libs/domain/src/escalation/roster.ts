import { type Interval } from '../clock/calendar.js';

/** Somebody who could join: how many open questions they help with now, and what they know (subjects, services). */
export interface Candidate {
  readonly personId: string;
  readonly load: number;
  readonly skills: readonly string[];
  /** On the phone now: skipped while a colleague is free. */
  readonly inCall: boolean;
}

/** Who is there at this moment. There is always a duty holder: the fallback owner where no duty is rostered. Instants are UTC ms. */
export interface Roster {
  readonly dutyHolderId: string;
  /** The duty is rostered now; otherwise its holder is the fallback, who may be home. */
  readonly dutyRostered: boolean;
  /** The achterwacht of the desk itself. */
  readonly onCallIds: readonly string[];
  /** Agents on shift. */
  readonly helpers: readonly Candidate[];
  /** Leads on shift. */
  readonly leads: readonly Candidate[];
  /** Everybody on shift, of the desk and of the services. */
  readonly onShiftIds: ReadonlySet<string>;
  /** Since when each of them is on. */
  readonly onShiftSince: ReadonlyMap<string, number>;
  /** Who may receive a question: enabled agents and leads, on shift or not. */
  readonly receiverIds: ReadonlySet<string>;
  /** When somebody who is off shift is next on, as far as it is rostered. */
  readonly nextShiftAt: ReadonlyMap<string, number>;
  /** Services with somebody on shift. */
  readonly servicesOnShift: ReadonlySet<string>;
  /** When a service with nobody on shift next has somebody (UTC ms), as far as it is rostered. */
  readonly serviceBackAt: ReadonlyMap<string, number>;
  /** The on-call of each back-office service. */
  readonly onCallOf: ReadonlyMap<string, readonly string[]>;
  /** Who decides above the mandate, in order: leads, then managers. */
  readonly deciderIds: readonly string[];
  /** Those of them who are the management team: not near the work, as a lead is. */
  readonly managementIds: ReadonlySet<string>;
  /** Hours to come in which nobody is rostered awake; empty where shifts are not rostered. No minutes are promised for them. */
  readonly asleep: readonly Interval[];
}

/** Off shift where shifts are rostered. Where nobody rosters shifts, nobody is away. */
export function isAway(roster: Roster, personId: string): boolean {
  return !roster.onShiftIds.has(personId) && isRostered(roster);
}

/** Somebody has a shift now or later. */
export function isRostered({ onShiftIds, nextShiftAt }: Roster): boolean {
  return onShiftIds.size > 0 || nextShiftAt.size > 0;
}

/** On shift, rostered for the duty, or on call for the desk: a step may ring for them. */
export function isAwake(roster: Roster, personId: string): boolean {
  const onDuty = roster.dutyRostered && personId === roster.dutyHolderId;
  return onDuty || roster.onCallIds.includes(personId) || !isAway(roster, personId);
}

/** Until when nobody is rostered awake (UTC ms); undefined while somebody is, or where shifts are not rostered. */
export function asleepUntil({ asleep }: Roster, now: number): number | undefined {
  return asleep.find(({ from, to }) => from <= now && now < to)?.to;
}

/** When somebody is back (UTC ms): now when on shift, Infinity when no shift is rostered. */
export function backAt(roster: Roster, personId: string): number {
  return isAway(roster, personId) ? (roster.nextShiftAt.get(personId) ?? Infinity) : -Infinity;
}
