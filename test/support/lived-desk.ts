import { type Database } from '@zorg112/database';
import fc from 'fast-check';
import { history, live } from './stories.js';
import { wholeDesk, type WholeDesk } from './whole-desk.js';

const HISTORIES = 9;
/** An hour and a half before the clock changes, each way, and in week 53. */
const STARTS = ['2026-10-25T01:30+02:00', '2026-12-30T21:00+01:00', '2027-03-28T00:30+01:00'].map(Date.parse);
/** Those two days of 25 and 23 hours, and the week that two years share. */
export const ODD = [
  ['2026-10-25T00:00+02:00', '2026-10-26T00:00+01:00'],
  ['2026-12-28T00:00+01:00', '2027-01-04T00:00+01:00'],
  ['2027-03-28T00:00+01:00', '2027-03-29T00:00+02:00'],
].map(([from, to]) => ({ from: Date.parse(from!), to: Date.parse(to!) }));
export const LIVED_MS = 150_000;

/** A desk on which random histories were lived through the rule, the same for the same seed, and what those seldom come to. */
export async function livedDesk(database: Database, seed = 112, numRuns = HISTORIES): Promise<WholeDesk> {
  const desk = await wholeDesk(database);
  const histories = fc.sample(history, { numRuns, seed });
  for (const [i, rounds] of histories.entries()) await live(desk, rounds, STARTS[i]);
  await answered(desk);
  return desk;
}

/**
 * Said to be solved, by many, with a score and an answer to "moest je ergens anders aankloppen?"; and by some whose clock runs in office
 * hours, answered a day later.
 */
async function answered(desk: WholeDesk): Promise<void> {
  const fatma = desk.who('fatma');
  const askers = desk.organisation.people.filter(({ roles }) => roles.includes('care_worker')).slice(0, 13);
  for (const [i, { email }] of askers.entries()) {
    const asker = desk.who(email.split('@')[0]!);
    const { id } = await desk.ownership.open(asker, { text: 'De badlift zakt', location: 'Linde, bad' });
    desk.time.at += 60_000;
    await desk.ownership.claim(fatma, id);
    desk.time.at += 120_000;
    await desk.solution.offer(fatma, id, { text: 'Ik heb het ventiel vastgezet.' });
    await desk.solution.confirm(asker, id, { solved: true, score: 1 + (i % 5) });
    desk.time.at += 60_000;
    await desk.solution.tellElsewhere(asker, id, { knocked: i % 3 === 0 }).catch(() => undefined);
  }
  for (const { email } of askers.slice(0, 6)) {
    const asker = desk.who(email.split('@')[0]!);
    const { id } = await desk.ownership.open(asker, { text: 'De kast klemt', urgency: 'normal' });
    desk.time.at += 21 * 3_600_000;
    await desk.ownership.claim(fatma, id);
    await desk.solution.offer(fatma, id, { text: 'Ik heb hem geschaafd.' });
    await desk.solution.confirm(asker, id, { solved: true });
  }
}
