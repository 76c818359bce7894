import { type Fact, SYSTEM } from '../facts.js';
import { type Role } from '../ownership/who.js';
import { both, type Spoken } from './spoken.js';

/** What somebody is in the house; never who. */
export interface StoryPart {
  readonly roles: readonly Role[];
  /** What their service is called. */
  readonly service?: string;
}

/**
 * Who plays what in one story: the first helper told of is "de helper" to the end, the next one "de tweede helper". Names are not known here.
 */
export class Cast {
  readonly #called = new Map<string, Spoken>();
  readonly #counts = new Map<string, number>();

  constructor(
    private readonly facts: readonly Fact[],
    private readonly requesterId: string,
    private readonly part: (id: string) => StoryPart | undefined,
  ) {}

  /** Throws nothing: whom the house does not know any more is a colleague. */
  who(id: string): Spoken {
    const known = this.#called.get(id);
    if (known) return known;
    const called = this.#calls(id);
    this.#called.set(id, called);
    return called;
  }

  /** Before she is told of as "de vrager". */
  asker(team: string | undefined): Spoken {
    const cares = this.part(this.requesterId)?.roles.includes('care_worker');
    const [nl, en] = cares ? ['een zorgmedewerker', 'a care worker'] : ['een medewerker', 'a member of staff'];
    return team === undefined
      ? both(`${nl} van een team`, `${en} of a team`)
      : both(`${nl} van team ${team}`, `${en} of team ${team}`);
  }

  /** Only ever kept watch over it. */
  watched(id: string): boolean {
    return id !== this.requesterId && !this.facts.some((fact) => takesPart(fact, id));
  }

  #calls(id: string): Spoken {
    if (id === SYSTEM) return both('zorg-112', 'zorg-112');
    if (id === this.requesterId) return both('de vrager', 'the requester');
    if (this.watched(id)) return this.#numbered('de', 'collega met de wacht', 'colleague on watch');
    const { roles = [], service } = this.part(id) ?? {};
    if (roles.includes('lead')) return this.#numbered('de', 'teamleider', 'team lead');
    if (roles.includes('agent')) return this.#numbered('de', 'helper', 'helper');
    if (roles.includes('back_office') && service !== undefined) return someoneOf(service, this.#next(`of ${service}`));
    if (roles.includes('manager') || roles.includes('admin')) return someoneOf(MANAGEMENT, this.#next('management'));
    return this.#numbered('de', 'collega', 'colleague');
  }

  #numbered(article: string, nl: string, en: string): Spoken {
    const n = this.#next(nl);
    if (n === 1) return both(`${article} ${nl}`, `the ${en}`);
    return both(`${article} ${ordinal(n, 'nl')} ${nl}`, `the ${ordinal(n, 'en')} ${en}`);
  }

  #next(part: string): number {
    const n = (this.#counts.get(part) ?? 0) + 1;
    this.#counts.set(part, n);
    return n;
  }
}

const MANAGEMENT = both('het management', 'the management');

/** Somebody of a service: whoever answers for it, and a second one where another does too. */
export function someoneOf(service: string | Spoken, n = 1): Spoken {
  const { nl, en } = typeof service === 'string' ? both(service, service) : service;
  if (n === 1) return both(`iemand van ${nl}`, `somebody of ${en}`);
  return both(`een ${ordinal(n, 'nl')} persoon van ${nl}`, `a ${ordinal(n, 'en')} person of ${en}`);
}

const ORDINALS = {
  nl: ['tweede', 'derde', 'vierde', 'vijfde', 'zesde', 'zevende', 'achtste', 'negende', 'tiende'],
  en: ['second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'],
};
const ordinal = (n: number, language: 'nl' | 'en'): string =>
  ORDINALS[language][n - 2] ?? (language === 'nl' ? `${n}e` : `${n}th`);

/** Did something, or was asked to: by more than keeping watch or hearing a bell. */
function takesPart({ type, by, data }: Fact, id: string): boolean {
  if (by === id) return true;
  if (type === 'TicketOpened' || type === 'WatchPassed') return false;
  return Object.entries(data).some(([name, value]: [string, unknown]) => {
    if (name === 'tell' || name === 'clocks') return false;
    return value === id || (name === 'to' && (value as { id?: string }).id === id);
  });
}
