// Keys of the console. A single letter works only outside a field, never over a dialog; it can be switched off or be another (WCAG 2.1.4).
import { FIXED, LETTERED, PLACES, type Deed, type LetterDeed, type Place } from './keyed';
import type { OwnScreen } from './preferences.svelte';

export type Pressed = Exclude<Deed, 'go'> | `go ${Place}`;

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
    return this.#own.now.keys.find((one) => one.deed === deed)?.key ?? LETTERED[deed].letter;
  }

  /** As it stands beside a button; undefined where there is none. */
  name(deed: LetterDeed): string | undefined {
    return this.letters && this.of(deed) ? this.of(deed).toUpperCase() : undefined;
  }

  /** The same for everything that has a key, as the menu shows it: `C`, `Shift+H`. */
  shown(deed: Deed): string | undefined {
    if (deed in LETTERED) return this.name(deed as LetterDeed);
    const { keys } = FIXED[deed as keyof typeof FIXED];
    // With Shift it is a single letter still: off with the others.
    return this.letters || deed !== 'shift' ? keys.join('+') : undefined;
  }

  /** One after the other: `G Q`. */
  to(place: string): string | undefined {
    const go = this.name('go');
    return go && place in PLACES ? `${go} ${PLACES[place as Place].letter.toUpperCase()}` : undefined;
  }

  /** The deed that has this key already. */
  under(key: string): LetterDeed | undefined {
    return key === '' ? undefined : (Object.keys(LETTERED) as LetterDeed[]).find((deed) => this.of(deed) === key);
  }

  switch(letters: boolean): Promise<boolean> {
    return this.#own.choose({ letters });
  }

  /** `key` undefined: as the house has it. */
  set(deed: LetterDeed, key: string | undefined): Promise<boolean> {
    const others = this.#own.now.keys.filter((one) => one.deed !== deed);
    const usual = key === undefined || key === LETTERED[deed].letter;
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
  deed(event: KeyboardEvent): Pressed | undefined {
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

  #letter(key: string, at: number): Pressed | undefined {
    const going = at - this.#goingSince < GO_WITHIN_MS;
    this.#goingSince = -Infinity;
    const place = going && (Object.keys(PLACES) as Place[]).find((one) => PLACES[one].letter === key);
    if (place) return `go ${place}`;
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
