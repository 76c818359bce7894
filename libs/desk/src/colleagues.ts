import { Injectable } from '@nestjs/common';
import {
  type ColleaguePage,
  type NamedPage,
  type PeopleQuery,
  type ServicePage,
  DoorError,
  type TeamPage,
  type TeamView,
} from '@zorg112/contracts';
import { Database, TeamRow } from '@zorg112/database';
import { costCentreOf } from '@zorg112/domain';
import { Directory } from './directory.js';
import { DutyRoster, isDesk } from './duty-roster.js';
import { iso } from './ticket-view.js';
import { TimeSource } from './time-source.js';

const STAFF = ['agent', 'lead', 'back_office'];

/** Who could be brought in: colleagues with who is on shift and how much they hold, and the services behind the desk. */
@Injectable()
export class Colleagues {
  constructor(
    private readonly directory: Directory,
    private readonly roster: DutyRoster,
    private readonly time: TimeSource,
    private readonly database: Database,
  ) {}

  /** Without a search word only colleagues of the desk and its services; with one, anybody by name. Free-est first. */
  async people({ q, role, onShift, skill, limit = 50 }: PeopleQuery): Promise<ColleaguePage> {
    const now = this.time.now();
    const [entries, loads] = [await this.roster.entries(now), await this.roster.loads()];
    const there = entries.on('shift', now);
    const { nextShiftAt } = await this.roster.at(now);
    const word = q?.trim().toLowerCase();
    const subject = skill?.trim().toLowerCase();
    const found = (await this.directory.everyone())
      .filter(
        (person) =>
          !person.disabled &&
          !entries.disabled.has(person.id) &&
          (word ? person.name.toLowerCase().includes(word) : person.roles.some((one) => STAFF.includes(one))),
      )
      .filter((person) => !role || (person.roles as readonly string[]).includes(role))
      .filter((person) => !subject || person.skills.some((one) => one.toLowerCase() === subject))
      .map(({ id, name, roles, serviceId, skills }) => ({
        id,
        name,
        roles: [...roles],
        onShift: there.has(id),
        load: loads.get(id) ?? 0,
        skills: [...skills],
        inCall: entries.inCall(id, now),
        ...(serviceId ? { serviceId } : {}),
        ...backAt(there.has(id) ? undefined : nextShiftAt.get(id)),
      }))
      .filter((person) => onShift === undefined || person.onShift === onShift)
      .sort((a, b) => Number(b.onShift) - Number(a.onShift) || a.load - b.load || a.name.localeCompare(b.name, 'nl'));
    return { items: found.slice(0, limit), nextCursor: null };
  }

  /** Whom she may ask for by name: everybody of the desk, who is on shift first. Names only. */
  async helpers(): Promise<NamedPage> {
    const now = this.time.now();
    const entries = await this.roster.entries(now);
    const there = entries.on('shift', now);
    const desk = (await this.directory.everyone()).filter(
      (one) => isDesk(one) && !one.disabled && !entries.disabled.has(one.id),
    );
    const items = desk
      .sort((a, b) => Number(there.has(b.id)) - Number(there.has(a.id)) || a.name.localeCompare(b.name, 'nl'))
      .map(({ id, name }) => ({ id, name }));
    return { items, nextCursor: null };
  }

  async services(): Promise<ServicePage> {
    const now = this.time.now();
    const there = await this.roster.onShift(now);
    const { onCallOf, serviceBackAt } = await this.roster.at(now);
    const everyone = await this.directory.everyone();
    const services = await this.directory.services();
    const items = services.map(({ id, name }) => {
      const onShift = everyone.filter((person) => person.serviceId === id && there.has(person.id)).length;
      const onCall = (onCallOf.get(id) ?? []).map((one) => this.directory.named(one));
      return { id, name, onShift, onCall, ...backAt(onShift > 0 ? undefined : serviceBackAt.get(id)) };
    });
    return { items: items.sort((a, b) => a.name.localeCompare(b.name, 'nl')), nextCursor: null };
  }

  async teams(): Promise<TeamPage> {
    const teams = await this.directory.teams();
    return { items: teams, nextCursor: null };
  }

  /** From now on: what was asked before keeps what it was asked for. Blank takes it away. Throws DoorError team.not_found, request.invalid. */
  async setCostCentre(teamId: string, written: string): Promise<TeamView> {
    const costCentre = written.trim() === '' ? null : costCentreOf(written);
    if (costCentre === undefined)
      throw new DoorError('request.invalid', { fields: { costCentre: 'not a cost centre' } });
    await this.database.unitOfWork.run(async (tx) => {
      const { affected } = await tx.manager.update(TeamRow, { id: teamId }, { costCentre });
      if (!affected) throw new DoorError('team.not_found');
    });
    this.directory.forget();
    await this.directory.know([]);
    return this.directory.team(teamId)!;
  }
}

function backAt(at: number | undefined): { backAt?: string } {
  return at === undefined ? {} : { backAt: iso(at) };
}
