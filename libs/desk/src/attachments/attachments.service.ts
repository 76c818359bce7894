import { Injectable } from '@nestjs/common';
import { type AddedAttachmentView, type AttachmentView, DoorError } from '@zorg112/contracts';
import {
  type Attached,
  bytesOf,
  Database,
  findAttachment,
  type FoundAttachment,
  insertAttachment,
} from '@zorg112/database';
import { maskBsns, mayReadInside, mayReadWords, relations, Refusal, type Actor, type Ticket } from '@zorg112/domain';
import { v7 as newId } from 'uuid';
import { Directory } from '../directory.js';
import { Idempotency } from '../idempotency.js';
import { isInside } from '../thread.js';
import { TicketDesk, type Words } from '../ticket-desk.js';
import { TicketReader } from '../ticket-reader.js';
import { ticketView } from '../ticket-view.js';
import { TimeSource } from '../time-source.js';
import { cleaned } from './cleaning.js';
import { kindOf, nameFor } from './kinds.js';
import { AttachmentLimits } from './taking.js';

/** As it came in: nothing of it is believed. */
export interface Upload {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Photos and files: kept first, by whoever uploads them; seen by others only with the words they go along with. */
@Injectable()
export class Attachments {
  constructor(
    private readonly database: Database,
    private readonly desk: TicketDesk,
    private readonly tickets: TicketReader,
    private readonly directory: Directory,
    private readonly idempotency: Idempotency,
    private readonly limits: AttachmentLimits,
    private readonly time: TimeSource,
  ) {}

  /** Throws DoorError attachment.too_large, attachment.type, attachment.heic, attachment.unreadable. */
  async keep(actor: Actor, upload: Upload): Promise<AttachmentView> {
    const { view, bytes } = await this.#looked(upload);
    return this.#save(actor, view, bytes, this.idempotency.keep);
  }

  /** On a question there is: as her message, or as a note of who helps. To send one to her it goes with a reply. */
  async add(actor: Actor, ticketId: string, upload: Upload, text = ''): Promise<AddedAttachmentView> {
    const { ticket } = await this.tickets.stored(actor, ticketId);
    const kind = isHers(ticket, actor) ? 'message' : 'note';
    const looked = await this.#looked(upload);
    const view = await this.#save(actor, looked.view, looked.bytes);
    const messageId = newId();
    const attachments = [view.id];
    const move = { move: kind, messageId, text: text.trim(), attachments } as const;
    const said: Words = { id: messageId, kind, text: text.trim(), attachments };
    return this.desk.act(actor, ticketId, move, said, (done) => ({
      ...view,
      messageId,
      ticket: ticketView(done, actor, done.now, this.directory),
    }));
  }

  /** What nobody used yet is for who uploaded it. Throws DoorError attachment.not_found for what this reader may not see. */
  async seen(reader: Actor, id: string): Promise<Attached> {
    const found = await findAttachment(this.database.read, id);
    const theirs =
      found && (found.ticketId === null ? found.uploadedBy === reader.id : await this.#sees(reader, found));
    if (!found || !theirs) throw new DoorError('attachment.not_found');
    return found;
  }

  /** Of what `seen` found. */
  async bytes(id: string): Promise<Buffer> {
    const bytes = await bytesOf(this.database.read, id);
    if (!bytes) throw new DoorError('attachment.not_found');
    return bytes;
  }

  async #sees(reader: Actor, { ticketId, kind }: FoundAttachment): Promise<boolean> {
    try {
      const { ticket } = await this.tickets.stored(reader, ticketId!);
      return isInside(kind!) ? mayReadInside(ticket, reader) : mayReadWords(ticket, reader);
    } catch (fault) {
      if (fault instanceof Refusal) return false;
      throw fault;
    }
  }

  /** Checked and drawn anew before anything is written: inside a transaction only the database is waited for. */
  async #looked({ name, bytes }: Upload): Promise<{ view: AttachmentView; bytes: Buffer }> {
    if (bytes.length > this.limits.maxBytes) throw new DoorError('attachment.too_large');
    const kind = kindOf(bytes);
    if (kind === 'heic') throw new DoorError('attachment.heic');
    if (kind === undefined) throw new DoorError('attachment.type');
    const clean = await cleaned(bytes, kind);
    return { view: { id: newId(), name: maskBsns(nameFor(name, kind)), type: kind, size: clean.length }, bytes: clean };
  }

  async #save(
    actor: Actor,
    view: AttachmentView,
    bytes: Buffer,
    finish?: Idempotency['keep'],
  ): Promise<AttachmentView> {
    const row = { ...view, uploadedBy: actor.id, uploadedAt: this.time.now(), messageId: null };
    return this.database.unitOfWork.run(async (tx) => {
      await insertAttachment(tx, row, bytes);
      return view;
    }, finish);
  }
}

function isHers(ticket: Ticket, actor: Actor): boolean {
  const is = relations(ticket, actor);
  return is.has('requester') || is.has('teammate');
}
