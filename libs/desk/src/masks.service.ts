import { Injectable } from '@nestjs/common';
import { type NotBsnBody, type SentView } from '@zorg112/contracts';
import { maskedMessage, takeSealed, unmask, type MessageRow, type Transaction } from '@zorg112/database';
import { Refusal, replaced, type Actor } from '@zorg112/domain';
import { Directory } from './directory.js';
import { messageView } from './message-view.js';
import { Sealing } from './sealing.js';
import { placeOf } from './masking.js';
import { TicketDesk } from './ticket-desk.js';
import { ticketView } from './ticket-view.js';

/** "Geen BSN": who helps says that a masked number is something else, and it reads whole again. */
@Injectable()
export class MasksService {
  constructor(
    private readonly desk: TicketDesk,
    private readonly directory: Directory,
    private readonly sealing: Sealing,
  ) {}

  /** Without `start` everything that is masked in these words. Throws Refusal mask.not_found, mask.forgotten. */
  async lift(actor: Actor, ticketId: string, messageId: string, { start }: NotBsnBody): Promise<SentView> {
    return this.desk.together(
      actor,
      async (hands) => {
        await hands.load(ticketId);
        const row = await maskedMessage(hands.tx, ticketId, messageId);
        const masks = row?.masks?.filter((mask) => start === undefined || mask.start === start) ?? [];
        const starts = masks.map((mask) => mask.start);
        const done = await hands.act(ticketId, { move: 'liftMask', messageId, starts }, undefined);
        const shown = await this.#shown(hands.tx, row!, starts, done.now);
        await this.directory.know([shown.authorId]);
        return {
          ...messageView(shown, done.now, this.directory),
          ticket: ticketView({ ...done, text: firstWords(done.text, row!, shown) }, actor, done.now, this.directory),
        };
      },
      false,
    );
  }

  async #shown(tx: Transaction, row: MessageRow, starts: readonly number[], now: number): Promise<MessageRow> {
    const sealed = (await takeSealed(tx, row.id, starts)).filter(({ keptUntil }) => keptUntil > now);
    let { text } = row;
    for (const start of starts) {
      const one = sealed.find((number) => number.start === start);
      const number = one && this.sealing.open(one.sealed, placeOf(row.id, start));
      if (number === undefined) throw new Refusal('mask.forgotten');
      text = replaced(text, { start, end: start + number.length }, number);
    }
    const left = row.masks!.filter(({ start }) => !starts.includes(start));
    const masks = left.length > 0 ? left : null;
    await unmask(tx, row, text, masks);
    return { ...row, text, masks };
  }
}

function firstWords(text: string, before: MessageRow, { text: after }: MessageRow): string {
  return before.kind === 'question' && text === before.text ? after : text;
}
