import { Database, PersonRow } from '@zorg112/database';
import { CannedTexts, Cards, Directory, type PolicyBook, TicketReader, type Wording } from '@zorg112/desk';
import { Refusal } from '@zorg112/domain';
import { readFile } from 'node:fs/promises';
import { CARDS } from './cards.js';
import { deskAt, SetTime } from './demo-desk.js';
import { makeOrganisation, saveOrganisation, type DemoOrganisation } from './organisation.js';
import { CANNED_TEXTS } from './sentences.js';
import { Week, type ExampleRequest, type Planned } from './week.js';

const REQUESTS = 'config/demo/example-requests.jsonl';

/** Fills an empty desk with the demo organisation and its last week, up to `now`. Returns false when somebody already lives there. */
export async function seedDemo(
  database: Database,
  policies: PolicyBook,
  wording: Wording,
  now: number,
  history = true,
): Promise<boolean> {
  if (await database.read.manager.existsBy(PersonRow, {})) return false;
  const made = await makeOrganisation(now);
  await saveOrganisation(database, made);
  await writeDown(database, policies, wording, made, now);
  if (!history) return true;
  const lines = (await readFile(REQUESTS, 'utf8')).trim().split('\n');
  const time = new SetTime(now);
  const desk = deskAt(time, database, policies, wording);
  const week = new Week(
    desk,
    made,
    lines.map((line) => JSON.parse(line) as ExampleRequest),
    now,
  );
  await play(week.plan(), time, now, (until) => ringUntil(until, database, desk.escalation, time));
  await settle(database, now);
  return true;
}

/** What the desk writes often and what it knows, through the same door as anybody: what sends somebody on is refused here too. */
async function writeDown(
  database: Database,
  policies: PolicyBook,
  wording: Wording,
  { people }: DemoOrganisation,
  now: number,
): Promise<void> {
  const time = new SetTime(now);
  const directory = new Directory(database, time, policies);
  const texts = new CannedTexts(database, directory, wording, time);
  const cards = new Cards(database, new TicketReader(database, directory, time), directory, wording, time);
  const { id, roles } = people.find((one) => one.roles.includes('lead'))!;
  const lead = { id, roles, teamIds: [] };
  for (const one of CANNED_TEXTS) await texts.add(lead, one);
  for (const one of CARDS) await cards.add(lead, one);
}

/** Plays what was planned in the order of the clock; bells that fall due in between ring at their own moment. */
async function play(
  planned: Planned[],
  time: SetTime,
  now: number,
  ring: (until: number) => Promise<void>,
): Promise<void> {
  const ahead = planned;
  for (let next = ahead.shift(); next && next.at <= now; next = ahead.shift()) {
    await ring(next.at);
    // Dice give fractions; an instant is a whole millisecond, and PostgreSQL takes no other.
    time.at = Math.floor(next.at);
    for (const follow of await happen(next)) insert(ahead, follow);
  }
  await ring(now);
}

/** In a story drawn by lot somebody is sometimes too late for their line; the rule says so and the story goes on. */
async function happen(planned: Planned): Promise<readonly Planned[]> {
  try {
    return await planned.happens();
  } catch (refusal) {
    if (refusal instanceof Refusal) return [];
    throw refusal;
  }
}

function insert(ahead: Planned[], planned: Planned): void {
  const i = ahead.findIndex(({ at }) => at > planned.at);
  ahead.splice(i < 0 ? ahead.length : i, 0, planned);
}

/** Rings every bell up to `until`, each at the moment it was due. */
async function ringUntil(
  until: number,
  database: Database,
  escalation: { sweep(): Promise<number> },
  time: SetTime,
): Promise<void> {
  for (;;) {
    const [first] = await database.read.sql<{ at: number | string | null }>(
      'SELECT MIN(next_ring_at) AS at FROM clocks',
    );
    if (first?.at == null || Number(first.at) > until) return;
    time.at = Math.max(time.at, Number(first.at));
    await escalation.sweep();
  }
}

/** What happened before the doors opened is nobody's news. */
async function settle(database: Database, now: number): Promise<void> {
  await database.unitOfWork.run(
    async (tx) => void (await tx.sql('UPDATE facts SET relayed_at = ? WHERE relayed_at IS NULL', [now])),
  );
}
