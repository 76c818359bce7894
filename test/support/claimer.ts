import { openDatabase, type DatabaseSettings } from '@zorg112/database';
import { Refusal } from '@zorg112/domain';
import { openDesk } from './desk.js';

/** A process of its own in which one colleague claims the questions it is told about, each at the very millisecond it is told. */
const [settings, name] = process.argv.slice(2);
const database = await openDatabase(JSON.parse(settings!) as DatabaseSettings);
const desk = await openDesk(database);
const colleague = desk.who(name!);

process.on('message', async ({ ticketId, at }: { ticketId: string; at: number }) => {
  while (Date.now() < at);
  try {
    const { ownerId } = await desk.ownership.claim(colleague, ticketId).then(({ owner }) => ({ ownerId: owner.id }));
    process.send!({ ownerId });
  } catch (fault) {
    process.send!(fault instanceof Refusal ? { code: fault.code, ...fault.details } : { code: String(fault) });
  }
});
process.send!({ ready: colleague.id });
