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

function toAudience({ id, private: secret, requesterId, ownerId, teamId, helpers, consults }: Ticket): Audience {
  const asked = consults.flatMap(({ to }) => (to.kind === 'person' ? [to.id] : []));
  const helperIds = [...new Set([...helpers.map(({ personId }) => personId), ...asked])];
  return { ticketId: id, private: secret, requesterId, ownerId, ...(teamId ? { teamId } : {}), helperIds };
}
