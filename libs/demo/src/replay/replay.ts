import { DoorError } from '@zorg112/contracts';
import {
  Database,
  insertHistories,
  insertRows,
  keepCounted,
  PersonRow,
  RosterRow,
  ServiceRow,
  TicketRow,
} from '@zorg112/database';
import { countedRows, type PolicyBook, type Wording as WordingLists } from '@zorg112/desk';
import { breaches, countedBy, type Roster, type Ticket, type Wording } from '@zorg112/domain';
import { type Case, type Cases } from '@zorg112/imports';
import { makeOrganisation, saveOrganisation } from '../organisation.js';
import { Cast } from './cast.js';
import { deedsOf } from './deeds.js';
import { live, type Lived, type World } from './lived.js';

/** So many questions are written in one transaction, and stand in memory at once. */
const AT_ONCE = 250;

/** Counted from what was written, but for `moves`: those of the log. */
export interface Replayed {
  questions: number;
  moves: number;
  /** Help asked beside the owner. */
  asked: number;
  /** Owners who had the question before. */
  returned: number;
  ownerlessMs: number;
  /** No end stands in the log. */
  open: number;
  /** Moved after the end the log gives; done at its last move. */
  movedAfterEnd: number;
}

/**
 * Fills an empty desk with the log of another one, lived under the rule. Each history is held against section 4 before it is
 * written. Throws DoorError import.not_empty where somebody lives already: what was replayed could never be told from what was asked.
 */
export async function replayLog(
  database: Database,
  policies: PolicyBook,
  wording: WordingLists,
  cases: Cases,
  now: number,
  progress: (questions: number) => void = () => undefined,
): Promise<Replayed> {
  const { manager } = database.read;
  if ((await manager.existsBy(TicketRow, {})) || (await manager.existsBy(PersonRow, {})))
    throw new DoorError('import.not_empty');
  const told = cases.all()[Symbol.iterator]();
  let next = told.next(); // a log that cannot be told is refused before anything is written
  const made = await makeOrganisation(now);
  await saveOrganisation(database, made);
  const cast = new Cast((next.value as Case | undefined)?.openedAt ?? now);
  const world = worldOf(policies, wording, made.organisation.fallbackOwnerId);
  const by = countedBy(policies);
  const sum: Replayed = { questions: 0, moves: 0, asked: 0, returned: 0, ownerlessMs: 0, open: 0, movedAfterEnd: 0 };
  while (!next.done) {
    const batch: Lived[] = [];
    for (; !next.done && batch.length < AT_ONCE; next = told.next()) {
      const lived = live(next.value.name, deedsOf(next.value), cast, world, now);
      const broken = breaches(lived.facts);
      if (broken.length > 0) throw new Error(`question ${next.value.name} breaks the rule: ${broken.join('; ')}`);
      add(sum, next.value, lived);
      batch.push(lived);
    }
    const { people, services, roster } = cast.newcomers();
    await database.unitOfWork.run(async (tx) => {
      await insertRows(tx, ServiceRow, services);
      await insertRows(tx, PersonRow, people);
      await insertRows(tx, RosterRow, roster);
      await insertHistories(tx, batch, now);
      await keepCounted(
        tx,
        batch.flatMap(({ facts }) => countedRows(undefined, facts, by)),
      );
    });
    progress(sum.questions);
  }
  return sum;
}

function add(sum: Replayed, { moves, solvedAt }: Case, { facts, ticket, ownerlessMs }: Lived): void {
  sum.questions++;
  sum.moves += moves.length;
  sum.asked += facts.filter(({ type }) => type === 'ConsultAsked').length;
  sum.returned += returns(ticket);
  sum.ownerlessMs += ownerlessMs;
  if (solvedAt === undefined) sum.open++;
  else if (moves.some(({ at }) => at > solvedAt)) sum.movedAfterEnd++;
}

function returns({ owned }: Ticket): number {
  const owners = owned.flatMap(({ personId, how }) => (how === 'watch' ? [] : [personId]));
  return owners.length - new Set(owners).size;
}

/** The log says nothing of shifts: nobody rosters them, so nobody is away, and nobody comes in but who it names. */
function worldOf(policies: PolicyBook, lists: WordingLists, dutyHolderId: string): World {
  const roster: Roster = {
    ...{ dutyHolderId, dutyRostered: false, onCallIds: [], helpers: [], leads: [], deciderIds: [], asleep: [] },
    ...{ onShiftIds: new Set(), receiverIds: new Set(), servicesOnShift: new Set(), managementIds: new Set() },
    ...{ onShiftSince: new Map(), nextShiftAt: new Map(), serviceBackAt: new Map(), onCallOf: new Map() },
  };
  const checked = new Map<string, Wording>();
  const checkWording = (text: string): Wording => {
    const known = checked.get(text) ?? lists.check(text, 'nl');
    checked.set(text, known);
    return known;
  };
  const policyOf = (version: number) => policies.of(version);
  // A log tells of no money.
  return { roster, checkWording, costCentreOf: () => undefined, policy: policies.current, policyOf };
}
