// What this screen has of a draft and what the server keeps of it: which of the two goes on.
import { isEmpty, type Draft } from './drafts';

/**
 * `same`: nothing to do; `ours`: the server has yet to hear it; `theirs`: another screen went on; `apart`: both screens went on, so the one who wrote them chooses.
 * `theirs` undefined: the server never kept one. No words are ever dropped here but those the server knew.
 */
export function together(ours: Draft, theirs: Draft | undefined): 'same' | 'ours' | 'theirs' | 'apart' {
  const unsaved = ours.unsaved ?? ours.version === undefined;
  if ((ours.version ?? 0) === (theirs?.version ?? 0)) return unsaved && !(isEmpty(ours) && !theirs) ? 'ours' : 'same';
  if (ours.sent && theirs && isEmpty(theirs) && theirs.version! > (ours.version ?? 0)) return 'theirs'; // it arrived
  if (!theirs) return isEmpty(ours) ? 'same' : 'ours'; // forgotten there meanwhile
  if (!unsaved && theirs.version! < ours.version!) return 'same'; // asked before the last words arrived
  if (!unsaved || isEmpty(ours) || alike(ours, theirs)) return 'theirs';
  return isEmpty(theirs) ? 'ours' : 'apart';
}

function alike(one: Draft, other: Draft): boolean {
  const said = ({ text, what, by, asks, attachments }: Draft) =>
    JSON.stringify([text, what, by, asks, attachments.map(({ id }) => id)]);
  return said(one) === said(other);
}
