import { openDatabase, type DatabaseSettings } from '@zorg112/database';

/** A process that opens a database on a signal and tells what became of it. */
process.on('message', async ({ settings, at }: { settings: DatabaseSettings; at: number }) => {
  while (Date.now() < at);
  try {
    const database = await openDatabase(settings);
    await database.close();
    process.send!({ opened: true });
  } catch (fault) {
    process.send!({ opened: false, why: String(fault) });
  }
});
process.send!({ ready: true });
