import { randomUUID } from 'node:crypto';
import Fastify from 'fastify';
import pg from 'pg';
import sqlite3 from 'sqlite3';

/**
 * The floor under the intake: the statements the house issues for one question, on the same driver and the same tables with the
 * same durability, behind a bare route (`POST /`) or by the driver alone (the order `{ alone: how many, concurrency }`).
 */
const { engine, url, statements, ids, poolSize } = JSON.parse(process.argv[2]);
const templates = statements.map(({ text, values }) => ({ text, values: values.map(template) }));
const write = engine === 'sqlite' ? await onSqlite() : onPostgres();

const app = Fastify();
const text = { type: 'string', minLength: 1, maxLength: 8_000 };
const schema = { body: { type: 'object', required: ['text'], properties: { text } } };
app.post('/', { schema }, async (_request, reply) => {
  const id = await write();
  return reply.code(201).send({ id });
});
await app.listen({ port: 0, host: '127.0.0.1' });

process.on('message', async ({ alone, concurrency }) => {
  let left = alone;
  const began = performance.now();
  const cpu = process.cpuUsage();
  const lane = async () => {
    while (left-- > 0) await write();
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
  const { user, system } = process.cpuUsage(cpu);
  process.send({ ms: performance.now() - began, cpuMs: (user + system) / 1_000 });
});
process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit(0));
process.send({ port: app.server.address().port });

/** A value with the ids of the recorded question cut out. */
function template(value) {
  if (typeof value !== 'string') return () => value;
  const parts = value.split(new RegExp(`(${ids.join('|')})`));
  if (parts.length === 1) return () => value;
  return (fresh) => parts.map((part) => fresh[ids.indexOf(part)] ?? part).join('');
}

async function onSqlite() {
  const database = await new Promise((done, failed) => {
    const opened = new sqlite3.Database(url, (fault) => (fault ? failed(fault) : done(opened)));
  });
  const run = (text, values = []) =>
    new Promise((done, failed) => database.run(text, values, (fault) => (fault ? failed(fault) : done())));
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'busy_timeout = 5000'])
    await run(`PRAGMA ${pragma}`);
  let last = Promise.resolve();
  const transact = async () => {
    const fresh = ids.map(() => randomUUID());
    for (const { text, values } of templates)
      await run(
        text,
        values.map((value) => value(fresh)),
      );
    return fresh[0];
  };
  return () => (last = last.then(transact));
}

function onPostgres() {
  const pool = new pg.Pool({ connectionString: url, max: poolSize });
  return async () => {
    const client = await pool.connect();
    try {
      const fresh = ids.map(() => randomUUID());
      for (const { text, values } of templates)
        await client.query(
          text,
          values.map((value) => value(fresh)),
        );
      return fresh[0];
    } finally {
      client.release();
    }
  };
}
