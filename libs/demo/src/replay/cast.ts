import { type PersonRow, type RosterRow, type ServiceRow } from '@zorg112/database';
import { maskWithin, type Actor } from '@zorg112/domain';

const UNNAMED = 'Niet genoemd in het logboek';
const LONGEST = 80;

/** A group of the other desk in the two parts it can have here: who helps from the first, and a service beside them. */
interface Holder {
  readonly owner: Actor;
  readonly serviceId: string;
  readonly colleague: Actor;
}

/** What somebody plays for the first time: rows that are not saved yet. */
export interface Newcomers {
  readonly people: PersonRow[];
  readonly services: ServiceRow[];
  readonly roster: RosterRow[];
}

/** Who plays whom. Nobody of the log signs in here, so nobody has a password. `since`: on shift from the first question on, UTC ms. */
export class Cast {
  readonly requester: Actor;
  readonly #holders = new Map<string, Holder>();
  #new: Newcomers = { people: [], services: [], roster: [] };

  constructor(private readonly since: number) {
    this.requester = this.#enters('Vrager uit het logboek', { id: 'log-requester', roles: ['care_worker'] }, false);
  }

  holder(name = UNNAMED): Holder {
    const known = this.#holders.get(name);
    if (known) return known;
    const n = this.#holders.size + 1;
    const called = /^\d+$/.test(name) ? `Groep ${name}` : maskWithin({ name }).name.slice(0, LONGEST);
    const serviceId = `log-service-${n}`;
    this.#new.services.push({ id: serviceId, name: called });
    const owner = this.#enters(`Helper van ${called}`, { id: `log-helper-${n}`, roles: ['agent'] });
    const colleague = { id: `log-colleague-${n}`, roles: ['back_office'] as const, serviceId };
    const made = { owner, serviceId, colleague: this.#enters(`Collega van ${called}`, colleague) };
    this.#holders.set(name, made);
    return made;
  }

  /** Who came in since it was last asked. */
  newcomers(): Newcomers {
    const fresh = this.#new;
    this.#new = { people: [], services: [], roster: [] };
    return fresh;
  }

  #enters(name: string, { id, roles, serviceId }: Omit<Actor, 'teamIds'>, works = true): Actor {
    this.#new.people.push({
      ...{ id, name, email: `${id}@logboek.invalid`, roles: [...roles], serviceId: serviceId ?? null },
      ...{ language: 'nl', passwordHash: null, disabled: false, skills: [] },
    });
    const shift = { id: `shift-${id}`, personId: id, kind: 'shift', serviceId: null, fromAt: this.since, toAt: null };
    if (works) this.#new.roster.push(shift as RosterRow);
    return { id, roles, teamIds: [], ...(serviceId ? { serviceId } : {}) };
  }
}
