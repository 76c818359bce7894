import { type Database } from '@zorg112/database';
import { Accounts, HandoversService, OutagesService, TogetherService } from '@zorg112/desk';
import { openDesk } from './desk.js';

export type WholeDesk = Awaited<ReturnType<typeof wholeDesk>>;

/** The desk with every use case that does something on several questions at once. */
export async function wholeDesk(database: Database) {
  const desk = await openDesk(database);
  const { desk: moves, directory, ownership, roster, policies, reader, time } = desk;
  return {
    ...desk,
    accounts: new Accounts(moves, database, roster, directory, policies, time),
    handovers: new HandoversService(moves, directory, database, reader, roster, time),
    outages: new OutagesService(moves, ownership, directory, database, time),
    together: new TogetherService(moves, directory),
  };
}
