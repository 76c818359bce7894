import { Injectable } from '@nestjs/common';
import { Database, PersonRow, ServiceRow, TeamRow } from '@zorg112/database';
import { SYSTEM, type Policy, type Role } from '@zorg112/domain';
import { PolicyBook } from './policy-book.js';
import { TimeSource } from './time-source.js';

export interface Named {
  readonly id: string;
  readonly name: string;
}
export interface Team extends Named {
  readonly region: string;
  readonly costCentre?: string;
}
export interface Colleague extends Named {
  readonly roles: readonly Role[];
  readonly serviceId?: string;
  readonly disabled: boolean;
  /** Subjects and services somebody knows. */
  readonly skills: readonly string[];
}

const FRESH_FOR_MS = 30_000;

/** What every view needs: names by id, kept in memory (a thousand people are small), and the policy by which windows close. */
@Injectable()
export class Directory {
  #people = new Map<string, Colleague>();
  #teams = new Map<string, Team>();
  #services = new Map<string, Named>();
  #readAt = -Infinity;
  #reading?: Promise<void>;

  constructor(
    private readonly database: Database,
    private readonly time: TimeSource,
    private readonly policies: PolicyBook,
  ) {}

  get policy(): Policy {
    return this.policies.current;
  }

  /** Makes sure these ids are known, if they exist. */
  async know(ids: Iterable<string>): Promise<void> {
    const missing = [...ids].some((id) => id !== SYSTEM && !this.#people.has(id));
    if (missing || this.time.now() - this.#readAt > FRESH_FOR_MS)
      await (this.#reading ??= this.#readAll().finally(() => (this.#reading = undefined)));
  }

  person(id: string): Colleague | undefined {
    return this.#people.get(id);
  }
  named(id: string): Named {
    return { id, name: id === SYSTEM ? 'zorg-112' : (this.#people.get(id)?.name ?? 'onbekend') };
  }
  team(id: string): Team | undefined {
    return this.#teams.get(id);
  }
  service(id: string): Named | undefined {
    return this.#services.get(id);
  }
  async everyone(): Promise<Colleague[]> {
    await this.know([]);
    return [...this.#people.values()];
  }
  async teams(): Promise<Team[]> {
    await this.know([]);
    return [...this.#teams.values()];
  }
  async services(): Promise<Named[]> {
    await this.know([]);
    return [...this.#services.values()];
  }

  /** Somebody changed: the next one who looks reads it again. */
  forget(): void {
    this.#readAt = -Infinity;
  }

  async #readAll(): Promise<void> {
    const { manager } = this.database.read;
    const [people, teams, services] = [
      await manager.find(PersonRow),
      await manager.find(TeamRow),
      await manager.find(ServiceRow),
    ];
    this.#people = new Map(
      people.map(({ id, name, roles, serviceId, disabled, skills }) => [
        id,
        { id, name, roles, disabled, skills, ...(serviceId ? { serviceId } : {}) },
      ]),
    );
    this.#teams = new Map(
      teams.map(({ costCentre, ...team }) => [team.id, { ...team, ...(costCentre === null ? {} : { costCentre }) }]),
    );
    this.#services = new Map(services.map((service) => [service.id, { ...service }]));
    this.#readAt = this.time.now();
  }
}
