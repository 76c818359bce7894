// Carries what waits to the server: one flusher at a time across tabs and worker, each person's own, in her order.
import { deliver } from './deliver';
import { byTime, type Entry, type Outcome, type Who, type Why } from './entry';

export interface Shelf {
  all(): Promise<Entry[]>;
  /** Only what is still there: taken out meanwhile stays out. */
  replace(entry: Entry): Promise<void>;
  remove(id: string): Promise<void>;
  who(): Promise<Who | undefined>;
}

export interface Ports {
  shelf: Shelf;
  /** Waits for its turn. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  now(): number;
  told(entry: Entry, outcome: Outcome): void;
  send?: typeof deliver;
}

const FIRST_MS = 2_000;
const LONGEST_MS = 5 * 60_000;

/** `fresh`: something changed (the network, the page, the session), so what met silence or a closed session is tried at once. */
export function flush(ports: Ports, fresh: boolean): Promise<void> {
  return ports.inTurn(() => inOrder(ports, fresh));
}

async function inOrder({ shelf, now, told, send = deliver }: Ports, fresh: boolean): Promise<void> {
  const who = await shelf.who();
  if (!who) return;
  const held = new Set<string>();
  for (const entry of (await shelf.all()).sort(byTime)) {
    if (entry.personId !== who.id || entry.refused) continue;
    const about = entry.about ?? entry.id;
    if (held.has(about)) continue;
    if (!due(entry, now(), fresh)) {
      held.add(about);
      continue;
    }
    const outcome = await send(entry, who.csrf);
    await settle(shelf, entry, outcome, now());
    told(entry, outcome);
    if (outcome.kind !== 'waits') continue;
    if (outcome.why !== 'busy') return; // nothing else comes through either
    held.add(about);
  }
}

/** A server that could not is left alone for as long as agreed, whatever changes here. */
function due({ waits }: Entry, now: number, fresh: boolean): boolean {
  return !waits || waits.until <= now || (fresh && waits.why !== 'busy');
}

async function settle(shelf: Shelf, entry: Entry, outcome: Outcome, now: number): Promise<void> {
  if (outcome.kind === 'sent') return shelf.remove(entry.id);
  const { waits: _before, ...still } = entry;
  const tries = entry.tries + 1;
  if (outcome.kind === 'refused') return shelf.replace({ ...still, tries, refused: outcome.fault });
  const until = now + Math.max(outcome.afterMs ?? 0, backOff(tries, entry.id));
  return shelf.replace({ ...still, tries, waits: { why: outcome.why, until } });
}

/** Twice as long each time, to five minutes; a little apart for each, so that a house full of phones does not knock at once. */
export function backOff(tries: number, id: string): number {
  const spread = 1 + ((parseInt(id.slice(0, 4), 16) || 0) % 100) / 200;
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(tries - 1, 12)) * spread;
}

/** What keeps her waiting longest to hear about, over all that waits. */
export function whyOf(entries: readonly Entry[]): Why | undefined {
  const all = new Set(entries.map(({ waits }) => waits?.why));
  return (['session', 'silence', 'busy'] as const).find((why) => all.has(why));
}
