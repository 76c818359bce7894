import { Injectable } from '@nestjs/common';
import { type ExportedPage, type PageQuery, type StatsQuery } from '@zorg112/contracts';
import { Database, ExportedRow } from '@zorg112/database';
import { type Actor } from '@zorg112/domain';
import { v7 as newId } from 'uuid';
import { Directory } from './directory.js';
import { pageOf } from './paging.js';
import { iso } from './ticket-view.js';
import { TimeSource } from './time-source.js';

const MOST = 500;

/** A line for each file of figures that left the house: who took it, when, and what was asked for. */
@Injectable()
export class Exported {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly time: TimeSource,
  ) {}

  async note(actor: Actor, file: string, asked: StatsQuery): Promise<void> {
    const row = { id: newId(), byId: actor.id, at: this.time.now(), file, asked: { ...asked } };
    await this.database.unitOfWork.run((tx) => tx.manager.insert(ExportedRow, row));
  }

  async list(page: PageQuery): Promise<ExportedPage> {
    const rows = await this.database.read.manager.find(ExportedRow, { order: { at: 'DESC', id: 'DESC' }, take: MOST });
    const { items, nextCursor } = pageOf(rows, { limit: 50, ...page });
    await this.directory.know(items.map(({ byId }) => byId));
    const views = items.map(({ id, byId, at, file, asked }) => ({
      ...{ id, by: this.directory.named(byId), at: iso(at), file, asked },
    }));
    return { items: views, nextCursor };
  }
}
