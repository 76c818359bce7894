import { Injectable } from '@nestjs/common';
import { type ExportedPage, type PageQuery } from '@zorg112/contracts';
import { Database, ExportedRow, type Transaction } from '@zorg112/database';
import { type Actor } from '@zorg112/domain';
import { v7 as newId } from 'uuid';
import { Directory } from './directory.js';
import { readSoFar } from './paging.js';
import { iso } from './ticket-view.js';
import { TimeSource } from './time-source.js';

const PAGE = 50;

/** A line for each file or sheet of figures that left the house, and each story of a question: who took it, when, and what was asked for. */
@Injectable()
export class Exported {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly time: TimeSource,
  ) {}

  async note(actor: Actor, file: string, asked: object): Promise<void> {
    await this.database.unitOfWork.run((tx) => this.noteIn(tx, actor.id, file, asked));
  }

  async noteIn(tx: Transaction, byId: string, file: string, asked: object): Promise<void> {
    await tx.manager.insert(ExportedRow, { id: newId(), byId, at: this.time.now(), file, asked: { ...asked } });
  }

  async list({ limit = PAGE, cursor }: PageQuery): Promise<ExportedPage> {
    const skip = readSoFar(cursor);
    const newest = { order: { at: 'DESC', id: 'DESC' }, skip, take: limit + 1 } as const;
    const rows = await this.database.read.manager.find(ExportedRow, newest);
    const shown = rows.slice(0, limit);
    await this.directory.know(shown.map(({ byId }) => byId));
    const items = shown.map(({ id, byId, at, file, asked }) => ({
      ...{ id, by: this.directory.named(byId), at: iso(at), file, asked },
    }));
    return { items, nextCursor: rows.length > limit ? String(skip + limit) : null };
  }
}
