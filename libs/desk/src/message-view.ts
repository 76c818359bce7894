import { type MaskView, type MessageView } from '@zorg112/contracts';
import { type Mask, MessageRow } from '@zorg112/database';
import { Directory } from './directory.js';
import { iso } from './ticket-view.js';

/** The directory must know the author. */
export function messageView(row: MessageRow, now: number, directory: Directory): MessageView {
  const author = directory.person(row.authorId);
  return {
    id: row.id,
    ticketId: row.ticketId,
    kind: row.kind,
    text: row.text,
    author: { ...directory.named(row.authorId), roles: [...(author?.roles ?? [])] },
    at: iso(row.at),
    version: row.version,
    asksRequester: row.asksRequester,
    ...(row.masks ? { masks: row.masks.map((mask) => maskView(mask, now)) } : {}),
    ...(row.attachments ? { attachments: [...row.attachments] } : {}),
    ...(row.consultId ? { consultId: row.consultId } : {}),
    ...(row.onBehalfOf ? { onBehalfOf: directory.named(row.onBehalfOf) } : {}),
    ...(row.nextStep
      ? { nextStep: { what: row.nextStep.what, by: iso(row.nextStep.by), late: row.nextStep.by < now } }
      : {}),
  };
}

/** `keptUntil` stands there as long as the number can be made readable again. */
function maskView({ start, end, keptUntil }: Mask, now: number): MaskView {
  return { start, end, ...(keptUntil !== undefined && keptUntil > now ? { keptUntil: iso(keptUntil) } : {}) };
}
