import { Injectable } from '@nestjs/common';
import { DoorError, maskBsns, type LocationBody, type LocationPage, type LocationView } from '@zorg112/contracts';
import { Database, PlaceRow, TeamRow } from '@zorg112/database';
import { type Actor, type Ticket } from '@zorg112/domain';
import { v7 as newId } from 'uuid';
import { Directory } from './directory.js';

/** So far back is looked for where she was last. */
const LAST = 20;

/** The places an organisation has, in the words people use for them. Anybody may write another one beside a question. */
@Injectable()
export class Places {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
  ) {}

  /** Those of the reader's own teams first. */
  async all({ teamIds }: Actor): Promise<LocationPage> {
    await this.directory.know([]);
    const rows = await this.database.read.manager.find(PlaceRow, { order: { name: 'ASC' } });
    const own = ({ teamId }: PlaceRow): number => +(teamId !== null && teamIds.includes(teamId));
    return { items: rows.sort((a, b) => own(b) - own(a)).map((row) => this.#view(row)), nextCursor: null };
  }

  /** The same words are the same place. */
  async add({ name, teamId }: LocationBody): Promise<LocationView> {
    const words = maskBsns(name.trim().replace(/\s+/g, ' '));
    if (words === '') throw new DoorError('request.invalid', { fields: { name: 'must not be blank' } });
    if (teamId !== undefined && !(await this.database.read.manager.existsBy(TeamRow, { id: teamId })))
      throw new DoorError('request.invalid', { fields: { teamId: 'not a team' } });
    await this.directory.know([]);
    return this.database.unitOfWork.run(async (tx) => {
      const known = await tx.manager.findOneBy(PlaceRow, { name: words });
      if (known) return this.#view(known);
      const place = { id: newId(), teamId: teamId ?? null, name: words };
      await tx.manager.insert(PlaceRow, place);
      return this.#view(place);
    });
  }

  async remove(id: string): Promise<LocationView> {
    await this.directory.know([]);
    return this.database.unitOfWork.run(async (tx) => {
      const place = await tx.manager.findOneBy(PlaceRow, { id });
      if (!place) throw new DoorError('location.not_found');
      await tx.manager.delete(PlaceRow, { id });
      return this.#view(place);
    });
  }

  /** Where she was when she asked before. */
  async lastOf({ id }: Actor): Promise<string | undefined> {
    const rows = await this.database.read.sql<{ state: string }>(
      `SELECT state FROM tickets WHERE requester_id = ? ORDER BY number DESC LIMIT ${LAST}`,
      [id],
    );
    return rows.map(({ state }) => (JSON.parse(state) as Ticket).location).find((location) => location !== undefined);
  }

  #view({ id, name, teamId }: PlaceRow): LocationView {
    const team = teamId === null ? undefined : this.directory.team(teamId);
    return { id, name, ...(team ? { team: { id: team.id, name: team.name } } : {}) };
  }
}
