// What stands under a key, once: its name, the letter the house has for it, its sentence and what it does. The keys, the list of keys and the menu read
// this same list, in this order.
import { tick } from 'svelte';
import type { Me, Ticket } from '../shared/types';
import type { DraftKind } from './drafts';
import { beside, router } from './routes';
import { say } from './say';

/** What a key works on: the console, as far as keys know it. */
export interface Hands {
  readonly me: Me;
  readonly wholeQueue: boolean;
  /** The question a key is meant for. */
  readonly aimed: string | undefined;
  readonly desk: { readonly cursor: string | undefined; ticket(id: string | undefined): Ticket | undefined };
  readonly talk: { readonly ticket: Ticket | undefined };
  move(step: number): void;
  claim(id: string | undefined): Promise<void>;
  writeAs(kind: DraftKind): void;
  show(dialog: 'consult' | 'keys' | 'commands' | { deed: 'log' | 'ask' }): void;
  tick(id: string | undefined): void;
  applyOrder(): void;
  openId(id: string): void;
  out(): void;
  go(place: Place): void;
}

interface Keyed {
  readonly says: () => string;
  readonly does: (app: Hands) => void;
  /** Where it means nothing now the key does nothing, and the menu leaves it out. */
  readonly may?: (app: Hands) => boolean;
}
/** Under one letter or mark, which may be another. */
type Lettered = Keyed & { readonly letter: string };
/** Under keys that stay as they are, named as they stand on the keyboard. */
type Fixed = Keyed & { readonly keys: readonly string[] };

const open = (move: Ticket['may'][number]) => (app: Hands) => app.talk.ticket?.may.includes(move) === true;
const desk = (app: Hands) => app.wholeQueue;

export const LETTERED = {
  down: { letter: 'j', says: () => say.w.keys.down, does: (app) => app.move(1) },
  up: { letter: 'k', says: () => say.w.keys.up, does: (app) => app.move(-1) },
  claim: {
    letter: 'c',
    says: () => say.w.keys.claim,
    may: (app) => app.desk.ticket(app.aimed)?.may.includes('claim') === true,
    does: (app) => void app.claim(app.aimed),
  },
  reply: { letter: 'r', says: () => say.w.keys.reply, may: open('reply'), does: (app) => app.writeAs('reply') },
  note: { letter: 'n', says: () => say.w.keys.note, may: open('note'), does: (app) => app.writeAs('note') },
  help: { letter: 'h', says: () => say.w.keys.help, may: open('consult'), does: (app) => app.show('consult') },
  solved: {
    letter: 'e',
    says: () => say.w.keys.solved,
    may: open('offerSolution'),
    does: (app) => app.writeAs('solution'),
  },
  log: {
    letter: 'l',
    says: () => say.w.deeds.deeds.log.menu,
    may: desk,
    does: (app) => app.show({ deed: 'log' }),
  },
  ask: {
    letter: 'v',
    says: () => say.w.deeds.deeds.ask.menu,
    may: desk,
    does: (app) => app.show({ deed: 'ask' }),
  },
  tick: { letter: 'x', says: () => say.w.keys.tick, may: desk, does: (app) => app.tick(app.aimed) },
  // What follows it says where to.
  go: { letter: 'g', says: () => say.w.keys.go, does: () => {} },
  apply: { letter: '.', says: () => say.w.keys.apply, does: (app) => app.applyOrder() },
  search: { letter: '/', says: () => say.w.keys.search, does: search },
  sheet: { letter: '?', says: () => say.w.keys.title, does: (app) => app.show('keys') },
} as const satisfies Record<string, Lettered>;
export type LetterDeed = keyof typeof LETTERED;

export const FIXED = {
  commands: { keys: ['Ctrl', 'K'], says: () => say.w.keys.commands, does: (app) => app.show('commands') },
  open: {
    keys: ['Enter'],
    says: () => say.w.keys.open,
    may: (app) => app.desk.cursor !== undefined,
    does: (app) => app.openId(app.desk.cursor!),
  },
  out: { keys: ['Esc'], says: () => say.w.keys.out, does: (app) => app.out() },
  shift: {
    keys: ['Shift', 'H'],
    says: () => say.w.beside.shift.title,
    may: desk,
    does: () => router.go('/desk/dienstwissel'),
  },
} as const satisfies Record<string, Fixed>;

/** Behind the letter that goes somewhere. */
export const PLACES = {
  waiting: { letter: 'q', says: () => say.w.views.waiting, may: desk },
  mine: { letter: 'm', says: () => say.w.views.mine, may: desk },
  helping: { letter: 'h', says: () => say.w.views.helping },
  all: { letter: 'a', says: () => say.w.views.all },
  figures: {
    letter: 'd',
    says: () => say.w.commands.figures,
    may: (app) => app.me.permissions.includes('stats.read'),
  },
} as const satisfies Record<string, Pick<Lettered, 'letter' | 'says' | 'may'>>;
export type Place = keyof typeof PLACES;
export const goes = (place: Place): Keyed => ({ ...PLACES[place], does: (app) => app.go(place) });

export type Deed = LetterDeed | keyof typeof FIXED;
export const KEYED: Readonly<Record<Deed, Keyed>> = { ...LETTERED, ...FIXED };

/** From a page beside the queue too: the field is there once the queue is. */
function search(): void {
  if (beside()) router.go('/desk');
  void tick().then(() => document.getElementById('search')?.focus());
}
