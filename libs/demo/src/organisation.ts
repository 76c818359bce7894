import {
  Database,
  insertRows,
  MembershipRow,
  OrganisationRow,
  PersonRow,
  PhoneNumberRow,
  PlaceRow,
  RosterRow,
  ServiceRow,
  TeamRow,
} from '@zorg112/database';
import { type Role } from '@zorg112/domain';
import { hashPassword } from '@zorg112/identity';
import { Chance } from './chance.js';
import { FIRST, LAST, SERVICES, SKILLS, TEAMS } from './names.js';
import { demoRoster } from './roster.js';

export const DEMO_PASSWORD = 'zorg112-demo';
/** A password everybody knows is not worth an expensive hash. */
const CHEAP = 2 ** 14;

export interface DemoOrganisation {
  readonly people: readonly PersonRow[];
  readonly teams: readonly TeamRow[];
  readonly places: readonly PlaceRow[];
  readonly services: readonly ServiceRow[];
  readonly memberships: readonly MembershipRow[];
  readonly roster: readonly RosterRow[];
  readonly numbers: readonly PhoneNumberRow[];
  readonly organisation: OrganisationRow;
}

const NAMED = {
  agents: [
    'Fatma Yıldız',
    'Bram de Wit',
    'Joost Visser',
    'Nadia Benali',
    'Peter Kok',
    'Sanne Bakker',
    'Mo El Idrissi',
    'Lieke Smit',
    'Daan Mulder',
    'Iris Postma',
  ],
  leads: ['Els van Dijk', 'Ruud Hendriks'],
  managers: ['Ilse de Groot', 'Henk Brouwer'],
  backOffice: ['Sam Jansen'],
};
const ROOMS = ['huiskamer', 'keuken', 'badkamer', 'kantoor', 'gang', 'linnenkamer'];
const AT_HOME = ['kantoor', 'auto', 'bij iemand thuis'];
const JOOST = 2;
/** Two teams share one. */
const FIRST_COST_CENTRE = 4101;
/** Longer ago than any history the demo tells. */
const LONG_AGO_MS = 400 * 24 * 3_600_000;

/** 54 teams in three regions, about a thousand people, a service centre of twelve; everybody of it is on shift, Joost holds the duty. */
export async function makeOrganisation(now: number): Promise<DemoOrganisation> {
  const chance = new Chance(112);
  const passwordHash = await hashPassword(DEMO_PASSWORD, CHEAP);
  const since = now - LONG_AGO_MS;
  const services = SERVICES.map(([id, name]) => ({ id: `service-${id}`, name }));
  const teams = Object.entries(TEAMS)
    .flatMap(([region, names]) => names.map((name) => ({ name, region })))
    .map((team, i) => ({ id: `team-${i + 1}`, ...team, costCentre: String(FIRST_COST_CENTRE + Math.floor(i / 2)) }));
  const people: PersonRow[] = [];
  const emails = new Set<string>();
  const add = (name: string, roles: Role[], email: string, serviceId: string | null = null): PersonRow => {
    let free = email;
    for (let n = 2; emails.has(free); n++) free = email.replace('@', `${n}@`);
    emails.add(free);
    const person = {
      id: `person-${people.length + 1}`,
      email: free,
      name,
      roles,
      serviceId,
      language: 'nl',
      passwordHash,
      disabled: false,
      skills: SKILLS[name] ?? [],
    };
    people.push(person);
    return person;
  };
  const short = (name: string): string => `${plain(name.split(' ')[0]!)}@demo.zorg112.nl`;
  const long = (name: string): string => `${plain(name).replace(/\s+/g, '.')}@demo.zorg112.nl`;

  const agents = NAMED.agents.map((name) => add(name, ['agent'], short(name)));
  const leads = NAMED.leads.map((name) => add(name, ['lead', 'agent'], short(name)));
  NAMED.managers.forEach((name) => add(name, ['manager'], short(name)));
  add('Beheerder', ['admin'], 'admin@demo.zorg112.nl');
  const backOffice = services.map(({ id }, i) => {
    const name = NAMED.backOffice[i] ?? `${chance.of(FIRST)} ${chance.of(LAST)}`;
    return add(name, ['back_office'], i === 0 ? short(name) : long(name), id);
  });
  const noor = add('Noor Hoekstra', ['care_worker'], 'noor@demo.zorg112.nl');
  const home = teams.find(({ name }) => name === 'De Linde')!;
  const memberships: MembershipRow[] = [{ personId: noor.id, teamId: home.id, fromAt: since, toAt: null }];
  for (const team of teams) {
    for (let n = chance.whole(12, 22) - (team === home ? 1 : 0); n > 0; n--) {
      const name = `${chance.of(FIRST)} ${chance.of(LAST)}`;
      memberships.push({
        personId: add(name, ['care_worker'], long(name)).id,
        teamId: team.id,
        fromAt: since,
        toAt: null,
      });
    }
  }
  const roster = demoRoster(now, since, { agents, leads, backOffice });
  return {
    people,
    teams,
    places: teams.flatMap(placesOf),
    services,
    memberships,
    roster,
    numbers: numbersOf([...agents, ...leads], noor.id, home.id),
    organisation: { id: 'organisation', name: 'Zorggroep De Kring', fallbackOwnerId: agents[JOOST]!.id },
  };
}

/** Phones on the desks of the service centre from 21 on, Noor's own, and the phone of her ward, which is nobody's own. */
function numbersOf(desk: readonly PersonRow[], noorId: string, wardId: string): PhoneNumberRow[] {
  const of = (number: string, personId: string | null, teamId: string | null = null) => ({ number, personId, teamId });
  const numbers = desk.map(({ id }, i) => of(`${21 + i}`, id));
  return [...numbers, of('+31612345601', noorId), of('+31113550201', null, wardId)].map((one, i) => ({
    id: `number-${i + 1}`,
    ...one,
  }));
}

/** Whoever works at people's homes has an office and a car; a house has rooms. */
function placesOf({ id, name }: TeamRow): PlaceRow[] {
  const rooms = name.startsWith('Thuiszorg') ? AT_HOME : ROOMS;
  return rooms.map((room, i) => ({ id: `place-${id}-${i + 1}`, teamId: id, name: `${name}, ${room}` }));
}

export async function saveOrganisation(database: Database, made: DemoOrganisation): Promise<void> {
  await database.unitOfWork.run(async (tx) => {
    await insertRows(tx, ServiceRow, made.services);
    await insertRows(tx, PersonRow, made.people);
    await insertRows(tx, TeamRow, made.teams);
    await insertRows(tx, PlaceRow, made.places);
    await insertRows(tx, MembershipRow, made.memberships);
    await insertRows(tx, RosterRow, made.roster);
    await insertRows(tx, PhoneNumberRow, made.numbers);
    await insertRows(tx, OrganisationRow, [made.organisation]);
  });
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/ı/g, 'i')
    .normalize('NFD')
    .replace(/[^a-z\s]/g, '');
}
