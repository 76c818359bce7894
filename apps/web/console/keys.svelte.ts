// Keys of the console. A single letter works only outside a field, never over a dialog; it can be switched off or be another (WCAG 2.1.4).
import type { OwnScreen } from './preferences.svelte';

/** Deeds under a single letter or mark, as the house has them. */
export const LETTERS = {
  down: 'j',
  up: 'k',
  claim: 'c',
  reply: 'r',
  note: 'n',
  help: 'h',
  solved: 'e',
  log: 'l',
  ask: 'v',
  tick: 'x',
  go: 'g',
  apply: '.',
  search: '/',
  sheet: '?',
} as const;
export type LetterDeed = keyof typeof LETTERS;
/** Behind the letter that goes somewhere. */
const PLACES = { q: 'waiting', m: 'mine', h: 'helping', a: 'all', d: 'figures' } as const;
export type Place = (typeof PLACES)[keyof typeof PLACES];
export type Deed = Exclude<LetterDeed, 'go'> | 'open' | 'out' | 'shift' | 'commands' | `go ${Place}`;

const GO_WITHIN_MS = 1_500;

export class Keys {
  readonly #own: OwnScreen;
  #goingSince = -Infinity;

  constructor(own: OwnScreen) {
    this.#own = own;
  }

  get letters(): boolean {
    return this.#own.now.letters;
  }

  /** In small letters; empty where this deed has no key. */
  of(deed: LetterDeed): string {
    return this.#own.now.keys.find((one) => one.deed === deed)?.key ?? LETTERS[deed];
  }

  /** As it stands beside a button; undefined where there is none. */
  name(deed: LetterDeed): string | undefined {
    return this.letters && this.of(deed) ? this.of(deed).toUpperCase() : undefined;
  }

  /** The deed that has this key already. */
  under(key: string): LetterDeed | undefined {
    return key === '' ? undefined : (Object.keys(LETTERS) as LetterDeed[]).find((deed) => this.of(deed) === key);
  }

  switch(letters: boolean): Promise<boolean> {
    return this.#own.choose({ letters });
  }

  /** `key` undefined: as the house has it. */
  set(deed: LetterDeed, key: string | undefined): Promise<boolean> {
    const others = this.#own.now.keys.filter((one) => one.deed !== deed);
    const usual = key === undefined || key === LETTERS[deed];
    return this.#own.choose({ keys: usual ? others : [...others, { deed, key }] });
  }

  reset(): Promise<boolean> {
    return this.#own.choose({ keys: [] });
  }

  get changed(): boolean {
    return this.#own.now.keys.length > 0;
  }

  /** With Alt, so that it works wherever somebody is writing; not over a dialog. */
  call(event: KeyboardEvent): 'answer' | 'later' | undefined {
    if (event.defaultPrevented || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return undefined;
    if (document.querySelector('dialog[open]')) return undefined;
    return event.code === 'KeyA' ? 'answer' : event.code === 'KeyD' ? 'later' : undefined;
  }

  /** What this press means here, if anything. */
  deed(event: KeyboardEvent): Deed | undefined {
    if (event.defaultPrevented || event.altKey || event.isComposing) return undefined;
    if (document.querySelector('dialog[open]')) return undefined;
    if (event.ctrlKey || event.metaKey)
      return event.key.toLowerCase() === 'k' && !event.shiftKey ? 'commands' : undefined;
    if (event.key === 'Escape') return 'out';
    const at = event.target instanceof HTMLElement ? event.target : undefined;
    if (at && isField(at)) return undefined;
    if (event.key === 'ArrowDown' && isList(at)) return 'down';
    if (event.key === 'ArrowUp' && isList(at)) return 'up';
    if (event.key === 'Enter' && isList(at)) return 'open';
    if (!this.letters) return undefined;
    if (event.key === 'H' && event.shiftKey) return 'shift';
    return event.key.length === 1 ? this.#letter(event.key.toLowerCase(), event.timeStamp) : undefined;
  }

  #letter(key: string, at: number): Deed | undefined {
    const going = at - this.#goingSince < GO_WITHIN_MS;
    this.#goingSince = -Infinity;
    if (going && key in PLACES) return `go ${PLACES[key as keyof typeof PLACES]}`;
    const deed = this.under(key);
    if (deed !== 'go') return deed;
    this.#goingSince = at;
    return undefined;
  }
}

const isField = (at: HTMLElement) =>
  at.isContentEditable ||
  at.matches('textarea, select, input:not([type="radio"], [type="checkbox"], [type="button"], [type="submit"])');

/** Arrows and Enter belong to the list, and to a page where nothing else holds the focus; buttons and links keep their own. */
const isList = (at: HTMLElement | undefined) => !at || at === document.body || at.getAttribute('role') === 'listbox';
