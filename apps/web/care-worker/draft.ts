// Words are never lost: kept at every keystroke, until the server has them.
import { newKey } from '../shared/new-key';
import { given } from './given';
import { scanned } from './routes';

export interface Draft {
  text: string;
  location: string;
  asset: string;
  careNow: boolean;
  private: boolean;
  category: string;
}

/** On a shared phone one's words are not shown to the next. */
export const HERS = `zorg112.draft.${given.person}.`;
const ASK = `${HERS}ask`;
const PLACES = 'zorg112.place';
const PLACE = `${PLACES}.${given.person}`;
const ANSWER = (ticketId: string) => HERS + ticketId;

let typed: Partial<Draft> = {};

/** Before the script takes the page over: what stands in the form, typed early or sent back by the server. */
export function typedBefore(page: ParentNode): void {
  const form = page.querySelector<HTMLFormElement>('form[action="/vraag"]');
  if (!form) return;
  const data = new FormData(form);
  typed = {
    text: String(data.get('text') ?? ''),
    location: String(data.get('location') ?? ''),
    asset: String(data.get('asset') ?? ''),
    careNow: data.has('careNow'),
    private: data.has('private'),
    category: String(data.get('category') ?? ''),
  };
}

export function startedDraft(): Draft {
  const kept = JSON.parse(read(ASK) ?? '{}') as Partial<Draft>;
  const early = typed;
  typed = {};
  // Another sticker is about another thing.
  const asset = arrived ? early.asset : early.asset || kept.asset;
  return {
    text: early.text || kept.text || '',
    location: placeNow(early.location, kept.location),
    asset: asset ?? '',
    careNow: early.careNow || kept.careNow || false,
    private: early.private || kept.private || false,
    category: early.category || kept.category || '',
  };
}

let arrived = scanned;
/**
 * What a sticker says, what she typed, what she left, where she was last by this phone, by the server: in this order. On a phone of the
 * ward everybody begins where that lies, as the server says.
 */
function placeNow(early = '', kept?: string): string {
  if (arrived && early) write(PLACE, early);
  const first = arrived || early !== given.place ? early : '';
  arrived = false;
  return first || (kept ?? ((!given.device && read(PLACE)) || given.place));
}

export function keepDraft(draft: Draft): void {
  write(ASK, draft.text || draft.careNow || draft.private || draft.category ? JSON.stringify(draft) : '');
}

/** The place is remembered for the next question; the words are with the server now. */
export function sent({ location }: Draft): void {
  write(ASK, '');
  write(PLACE, location.trim());
}

export const keptAnswer = (ticketId: string): string => read(ANSWER(ticketId)) ?? '';
export const keepAnswer = (ticketId: string, text: string): void => write(ANSWER(ticketId), text);

/** Photos stand in the phone's database; here only that there are some, so that nobody opens it for nothing. */
const PHOTOS = (about = 'ask') => `${HERS}photos.${about}`;
export const photosWait = (about?: string): boolean => read(PHOTOS(about)) !== null;
export const keepPhotosWait = (about: string | undefined, some: boolean): void =>
  write(PHOTOS(about), some ? JSON.stringify({ at: Date.now() }) : '');

/** The same words get the same key, so that a second try after a silence is not a second question. */
export class KeyOf {
  #words = '';
  #key: string;

  constructor(first = '') {
    this.#key = first;
  }

  for(body: object): string {
    const words = JSON.stringify(body);
    if (!this.#key || (this.#words && words !== this.#words)) this.#key = newKey();
    this.#words = words;
    return this.#key;
  }

  done(): void {
    this.#words = this.#key = '';
  }
}

/** On a shared phone nothing stays behind: of anybody, or only of hers where others were writing too. */
export function wipe(gone = 'zorg112.draft.'): void {
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(gone) || key.startsWith(gone === HERS ? PLACE : PLACES)) localStorage.removeItem(key);
  } catch {
    // nothing was kept either
  }
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    if (value) localStorage.setItem(key, value);
    else localStorage.removeItem(key);
  } catch {
    // storage is shut off or full: the words stay in the field
  }
}
