// Keys of the console. A single letter works only outside a field, never over a dialog, and can be switched off (WCAG 2.1.4).
export type Deed =
  | 'down'
  | 'up'
  | 'open'
  | 'out'
  | 'claim'
  | 'reply'
  | 'note'
  | 'help'
  | 'solved'
  | 'log'
  | 'ask'
  | 'tick'
  | 'shift'
  | 'apply'
  | 'search'
  | 'sheet';

const LETTERS: Record<string, Deed> = {
  j: 'down',
  k: 'up',
  c: 'claim',
  r: 'reply',
  n: 'note',
  h: 'help',
  e: 'solved',
  l: 'log',
  v: 'ask',
  x: 'tick',
  '.': 'apply',
  '/': 'search',
  '?': 'sheet',
};
const KEPT = 'zorg112.letters';

export class Keys {
  letters = $state(localStorage.getItem(KEPT) !== 'off');

  switch(on: boolean): void {
    this.letters = on;
    localStorage.setItem(KEPT, on ? 'on' : 'off');
  }

  /** With Alt, so that it works wherever somebody is writing; not over a dialog. */
  call(event: KeyboardEvent): 'answer' | 'later' | undefined {
    if (event.defaultPrevented || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return undefined;
    if (document.querySelector('dialog[open]')) return undefined;
    return event.code === 'KeyA' ? 'answer' : event.code === 'KeyD' ? 'later' : undefined;
  }

  /** What this press means here, if anything. */
  deed(event: KeyboardEvent): Deed | undefined {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return undefined;
    if (document.querySelector('dialog[open]')) return undefined;
    if (event.key === 'Escape') return 'out';
    const at = event.target instanceof HTMLElement ? event.target : undefined;
    if (at && isField(at)) return undefined;
    if (event.key === 'ArrowDown' && isList(at)) return 'down';
    if (event.key === 'ArrowUp' && isList(at)) return 'up';
    if (event.key === 'Enter' && isList(at)) return 'open';
    if (event.key === 'H' && event.shiftKey && this.letters) return 'shift';
    return this.letters ? LETTERS[event.key.length === 1 ? event.key.toLowerCase() : ''] : undefined;
  }
}

const isField = (at: HTMLElement) =>
  at.isContentEditable ||
  at.matches('textarea, select, input:not([type="radio"], [type="checkbox"], [type="button"], [type="submit"])');

/** Arrows and Enter belong to the list, and to a page where nothing else holds the focus; buttons and links keep their own. */
const isList = (at: HTMLElement | undefined) => !at || at === document.body || at.getAttribute('role') === 'listbox';
