import { meetClock, type Clock } from '../clock/clock.js';
import { refuseIf } from '../refusals.js';
import { begin, regionOf } from './clocks-of.js';
import { type Context, type Decide, type Recognised } from './context.js';
import { openClock, type Ticket } from './ticket.js';

/** What these words may be about, for the fact that brings them; nothing to say, nothing kept. */
export function heard(text: string, { recognise }: Context): { heard?: Recognised } {
  const { paths, urgency } = recognise(text);
  return paths.length > 0 || urgency ? { heard: { paths, ...(urgency ? { urgency } : {}) } } : {};
}

/** The step of the data-leak path that stops its 72 hours: the privacy officer has taken the report. */
export const REPORTED = 'reported';

/** Guided steps for a person in danger, an incident with a client, a data leak; a leak's 72 hours begin when it was told. */
export const startPath: Decide<'startPath'> = (ticket, { path }, context) => {
  refuseIf(isFollowed(ticket, path), 'path.already_started');
  const clocks = path === 'data_leak' ? leakClocks(ticket, false, context) : [];
  return [{ type: 'PathStarted', data: { path, clocks } }];
};

/** A suggestion that does not fit is declined once and stays away. */
export const declinePath: Decide<'declinePath'> = (ticket, { path }) => {
  refuseIf(isFollowed(ticket, path), 'path.already_started');
  return [{ type: 'PathDeclined', data: { path } }];
};

export const doPathStep: Decide<'doPathStep'> = (ticket, { path, step, done }, context) => {
  refuseIf(!isFollowed(ticket, path), 'path.not_started');
  const clocks = path === 'data_leak' && step === REPORTED ? leakClocks(ticket, done, context) : [];
  return [{ type: 'PathStepDone', data: { path, step, done, clocks } }];
};

/** The hours of a leak end when it is reported, and go on if it turns out that it was not. */
function leakClocks(ticket: Ticket, reported: boolean, context: Context): Clock[] {
  const clock = openClock(ticket, 'data_leak');
  if (clock) return reported ? [meetClock(clock, context.now)] : [];
  if (reported) return [];
  const since = { ...context, now: ticket.createdAt };
  return [begin(ticket.clocks, 'data_leak', { of: 'data_leak' }, since, regionOf(ticket))];
}

function isFollowed(ticket: Ticket, path: string): boolean {
  return ticket.paths.some((one) => one.path === path && one.startedAt !== undefined);
}
