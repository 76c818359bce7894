import { type Ticket } from '@zorg112/domain';
import { type ReadDatabase } from '../connections.js';
import { listOf } from '../sql.js';

interface Audience {
  readonly ticketId: string;
  readonly private: boolean;
  readonly requesterId: string;
  readonly ownerId: string;
  readonly teamId?: string;
  readonly helperIds: readonly string[];
  /** Asked as a whole. */
  readonly serviceIds: readonly string[];
}

/** Whose screens these tickets belong on, as they stand now. */
export async function loadAudience(read: ReadDatabase, ticketIds: readonly string[]): Promise<Map<string, Audience>> {
  if (ticketIds.length === 0) return new Map();
  const rows = await read.sql<{ state: string }>(
    `SELECT state FROM tickets WHERE id IN ${listOf(ticketIds)}`,
    ticketIds,
  );
  return new Map(
    rows.map(({ state }) => toAudience(JSON.parse(state) as Ticket)).map((audience) => [audience.ticketId, audience]),
  );
}

function toAudience(ticket: Ticket): Audience {
  const {
    id,
    private: secret,
    requesterId,
    ownerId,
    teamId,
    helpers,
    consults,
    handovers,
    decisions,
    standIn,
    standInAsked,
  } = ticket;
  const asked = consults.flatMap(({ to, onCall = [] }) => [...(to.kind === 'person' ? [to.id] : []), ...onCall]);
  const serviceIds = [...new Set(consults.flatMap(({ to }) => (to.kind === 'service' ? [to.id] : [])))];
  // The last offer also hears that it is over.
  const offered = handovers.slice(-1).map(({ toId }) => toId);
  const decides = decisions.flatMap(({ deciderId }) => (deciderId ? [deciderId] : []));
  const stands = [standIn, standInAsked].flatMap((one) => (one ? [one.personId] : []));
  const helps = helpers.map(({ personId }) => personId);
  const helperIds = [...new Set([...helps, ...asked, ...offered, ...decides, ...stands])];
  const where = teamId ? { teamId } : {};
  return { ticketId: id, private: secret, requesterId, ownerId, ...where, helperIds, serviceIds };
}
