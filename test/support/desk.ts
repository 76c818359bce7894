import { PersonRow, type Database } from '@zorg112/database';
import { deskAt, makeOrganisation, saveOrganisation, SetTime, type DemoOrganisation } from '@zorg112/demo';
import { Directory, PolicyBook, readWording, TicketReader, WhatWorked } from '@zorg112/desk';
import { type Actor } from '@zorg112/domain';
import { readFile } from 'node:fs/promises';
import { load } from 'js-yaml';

/** A Monday morning at nine in winter: the desk is open. */
export const NINE = Date.parse('2026-11-23T09:00+01:00');

export type OpenDesk = Awaited<ReturnType<typeof openDesk>>;

/**
 * The whole desk on this database with the demo organisation in it and no questions yet, at a time set by hand (`desk.time.at`).
 * Opened a second time it finds the organisation there, as a second process would.
 */
export async function openDesk(database: Database, now = NINE, policyFile = 'config/policy.yaml') {
  const time = new SetTime(now);
  const policies = new PolicyBook(database);
  await policies.open(await yaml(policyFile), now);
  const wording = await (words ??= readWording((file) => yaml(`config/${file}`)));
  const organisation = await organisationAt(now);
  if (!(await database.read.manager.existsBy(PersonRow, {}))) await saveOrganisation(database, organisation);
  const directory = new Directory(database, time, policies);
  const reader = new TicketReader(database, directory, time);
  const worked = new WhatWorked(database, reader, directory, wording);
  const who = (name: string): Actor => actor(organisation, name);
  const desk = { database, time, policies, wording, organisation, reader, worked, who };
  return { ...desk, ...deskAt(time, database, policies, wording) };
}

/** A suite that opens a desk for each test reads the words, and makes the people with their passwords, once. */
let words: ReturnType<typeof readWording> | undefined;
const made = new Map<number, ReturnType<typeof makeOrganisation>>();

function organisationAt(now: number): ReturnType<typeof makeOrganisation> {
  return made.get(now) ?? made.set(now, makeOrganisation(now)).get(now)!;
}

/** Somebody of the demo by the beginning of the address: `who('noor')`, `who('fatma')`. */
function actor({ people, memberships }: DemoOrganisation, name: string): Actor {
  const person = people.find(({ email }) => email === `${name}@demo.zorg112.nl`);
  if (!person) throw new Error(`nobody of the demo is called ${name}`);
  const { id, roles, serviceId } = person;
  const teamIds = memberships.filter(({ personId }) => personId === id).map(({ teamId }) => teamId);
  return { id, roles, teamIds, ...(serviceId ? { serviceId } : {}) };
}

async function yaml(file: string): Promise<object> {
  return load(await readFile(file, 'utf8')) as object;
}
