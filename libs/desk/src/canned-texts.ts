import { Injectable } from '@nestjs/common';
import {
  type CannedTextBody,
  type CannedTextPage,
  type CannedTextView,
  type ChangedCannedTextBody,
  DoorError,
  type PageQuery,
} from '@zorg112/contracts';
import { CannedTextRow, cannedTextsFor, countCannedTextUse, Database } from '@zorg112/database';
import { type Actor, maskBsns, Refusal, unknownBlanks } from '@zorg112/domain';
import { v7 as newId } from 'uuid';
import { Directory } from './directory.js';
import { pageOf } from './paging.js';
import { iso } from './ticket-view.js';
import { TimeSource } from './time-source.js';
import { Wording } from './wording.js';

/** Texts the desk writes often: everybody's to use and to better. None of them sends anybody elsewhere. */
@Injectable()
export class CannedTexts {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly wording: Wording,
    private readonly time: TimeSource,
  ) {}

  async for(reader: Actor, page: PageQuery = {}): Promise<CannedTextPage> {
    const { items, nextCursor } = pageOf(await cannedTextsFor(this.database.read, reader.id), page);
    await this.directory.know(items.map(({ changedBy }) => changedBy));
    return { items: items.map((row) => this.#view(row)), nextCursor };
  }

  /** Throws DoorError request.invalid; Refusal reply.redirects with what was heard in it. */
  async add(actor: Actor, body: CannedTextBody): Promise<CannedTextView> {
    const row = { id: newId(), ...this.#read(body), version: 1, putAway: false, ...this.#by(actor) };
    await this.database.unitOfWork.run((tx) => tx.manager.insert(CannedTextRow, row));
    return this.#known(row);
  }

  /** `over`: the version it was read as. Throws DoorError canned.newer, canned.not_found, and what `add` throws. */
  async change(actor: Actor, id: string, body: ChangedCannedTextBody, over?: number): Promise<CannedTextView> {
    const words = this.#read(body);
    return this.#save(actor, id, (before) => {
      if (over !== undefined && before.version !== over) throw new DoorError('canned.newer');
      return { ...words, putAway: body.putAway ?? before.putAway };
    });
  }

  /** In no list any more; nothing of it is lost. */
  async putAway(actor: Actor, id: string): Promise<CannedTextView> {
    return this.#save(actor, id, () => ({ putAway: true }));
  }

  /** It came in an answer: it stands higher for this person from now on. */
  async used(actor: Actor, id: string): Promise<CannedTextView> {
    const row = await this.database.unitOfWork.run(async (tx) => {
      const found = await tx.manager.findOneBy(CannedTextRow, { id });
      if (!found) throw new DoorError('canned.not_found');
      await countCannedTextUse(tx, id, actor.id);
      return found;
    });
    return this.#known(row);
  }

  #read({ title, text }: CannedTextBody): Pick<CannedTextRow, 'title' | 'text'> {
    const words = { title: maskBsns(title.trim()), text: maskBsns(text.trim()) };
    const fields: Record<string, string> = {};
    for (const name of ['title', 'text'] as const) if (words[name] === '') fields[name] = 'must not be blank';
    const [unknown] = unknownBlanks(words.text);
    if (unknown !== undefined) fields['text'] = `{${unknown}} is nothing that can be filled in`;
    if (Object.keys(fields).length > 0) throw new DoorError('request.invalid', { fields });
    const { redirects, hits, suggestion } = this.wording.check(words.text);
    if (redirects) throw new Refusal('reply.redirects', { hits, suggestion });
    return words;
  }

  #by(actor: Actor): Pick<CannedTextRow, 'changedBy' | 'changedAt'> {
    return { changedBy: actor.id, changedAt: this.time.now() };
  }

  async #save(actor: Actor, id: string, change: (before: CannedTextRow) => Partial<CannedTextRow>) {
    const row = await this.database.unitOfWork.run(async (tx) => {
      const before = await tx.manager.findOneBy(CannedTextRow, { id });
      if (!before) throw new DoorError('canned.not_found');
      const after = { ...before, ...change(before), version: before.version + 1, ...this.#by(actor) };
      // Two at once: the second finds another version than it read.
      const { affected } = await tx.manager.update(CannedTextRow, { id, version: before.version }, after);
      if (affected !== 1) throw new DoorError('canned.newer');
      return after;
    });
    return this.#known(row);
  }

  async #known(row: CannedTextRow): Promise<CannedTextView> {
    await this.directory.know([row.changedBy]);
    return this.#view(row);
  }

  #view({ changedBy, changedAt, ...row }: CannedTextRow): CannedTextView {
    return { ...row, changedBy: this.directory.named(changedBy), changedAt: iso(changedAt) };
  }
}
