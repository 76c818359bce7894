import { waitToRing, type Clock } from '../clock/clock.js';
import { type NewFact } from '../facts.js';
import { type Ticket } from '../ownership/ticket.js';
import { type ToldRole } from './ladder.js';
import { isAwake, type Roster } from './roster.js';

/** Who a step rings for. Nobody off shift, unless rostered on call or the step says so: who takes their place hears it instead. */
export function told(
  role: ToldRole,
  { ownerId, standIn }: Pick<Ticket, 'ownerId' | 'standIn'>,
  roster: Roster,
  outsideHours = false,
): readonly string[] {
  if (role === 'onCall') return roster.onCallIds;
  if (role === 'lead') return roster.leads.map(({ personId }) => personId);
  if (role === 'duty') return outsideHours ? [roster.dutyHolderId] : watching(roster);
  return [ownerId, ...(standIn ? [standIn.personId] : [])].filter((id) => outsideHours || isAwake(roster, id));
}

/** The duty holder; where that is the fallback and home, a lead on shift, else the achterwacht, else who is there. */
function watching(roster: Roster): readonly string[] {
  const { dutyHolderId, leads, onCallIds, helpers } = roster;
  if (isAwake(roster, dutyHolderId)) return [dutyHolderId];
  if (leads.length > 0) return leads.map(({ personId }) => personId);
  return onCallIds.length > 0 ? onCallIds : helpers.map(({ personId }) => personId);
}

/** Nobody is awake to hear this step: it rings the moment somebody is. */
export function waited(clock: Clock, step: string, until: number): NewFact {
  return { type: 'StepWaited', data: { clockId: clock.id, step, until, clocks: [waitToRing(clock, until)] } };
}
