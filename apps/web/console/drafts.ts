// What somebody was writing, per question and per kind: kept in the browser until it is sent, also while there is no network.
import type { Attachment } from '../shared/types';

export const DRAFT_KINDS = ['reply', 'solution', 'note'] as const;
export type DraftKind = (typeof DRAFT_KINDS)[number];

export interface Draft {
  text: string;
  what: string;
  by: string; // as a datetime-local input writes it: local time, no zone
  asks: boolean;
  /** Uploaded already; they go along when it is sent. */
  attachments: Attachment[];
  /** The version of the question this text was written against. */
  base?: number | undefined;
  /** Of the draft, as the server counts: what these words go on from. */
  version?: number | undefined;
  /** The server has yet to hear of it. */
  unsaved?: boolean;
  /** It went with the page that was left: whether it arrived shows at the server. */
  sent?: boolean;
}

export const emptyDraft = (): Draft => ({ text: '', what: '', by: '', asks: false, attachments: [] });

export const isEmpty = (d: Draft) => !d.text.trim() && !d.what.trim() && d.attachments.length === 0;

const PREFIX = 'zorg112.draft.';
const KEPT_FOR_MS = 14 * 24 * 3_600_000;
const keyOf = (person: string, ticket: string, kind: DraftKind) => `${PREFIX}${person}.${ticket}.${kind}`;

export function readDraft(person: string, ticket: string, kind: DraftKind): Draft {
  try {
    const raw = localStorage.getItem(keyOf(person, ticket, kind));
    return raw ? { ...emptyDraft(), ...(JSON.parse(raw) as Partial<Draft>) } : emptyDraft();
  } catch {
    return emptyDraft();
  }
}

export function keepDraft(person: string, ticket: string, kind: DraftKind, draft: Draft): void {
  try {
    const key = keyOf(person, ticket, kind);
    if (isEmpty(draft) && !(draft.unsaved && draft.version)) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify({ ...draft, at: Date.now() }));
  } catch {
    // A full or forbidden store must never stop somebody from writing.
  }
}

/** Signing out on a shared computer leaves nothing behind; at the start of a visit only what went stale goes. */
export function sweepDrafts(all = false): void {
  try {
    for (const key of Object.keys(localStorage).filter((k) => k.startsWith(PREFIX))) {
      const at = (JSON.parse(localStorage.getItem(key) ?? '{}') as { at?: number }).at ?? 0;
      if (all || Date.now() - at > KEPT_FOR_MS) localStorage.removeItem(key);
    }
  } catch {
    // Same reason as above.
  }
}
