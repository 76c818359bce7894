import { openDatabase, type Database, type DatabaseSettings, type Engine } from '@zorg112/database';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';

/** A place for a desk of its own: a file in a fresh folder, or a fresh database on the tests' PostgreSQL. */
export interface FreshDatabase {
  readonly settings: DatabaseSettings;
  /** As DATABASE_URL says it. */
  readonly url: string;
  /** Opens it once more, as another process would; closed with the rest. */
  open(): Promise<Database>;
  /** Closes what was opened here and takes the place away. */
  forget(): Promise<void>;
}

export async function freshDatabase(engine: Engine): Promise<FreshDatabase> {
  const place = engine === 'sqlite' ? await freshFile() : await freshOnPostgres();
  const opened: Database[] = [];
  return {
    ...place,
    async open() {
      const database = await openDatabase(place.settings);
      opened.push(database);
      return database;
    },
    async forget() {
      await Promise.allSettled(opened.map((database) => database.close()));
      await place.remove();
    },
  };
}

type Place = Pick<FreshDatabase, 'settings' | 'url'> & { remove(): Promise<void> };

async function freshFile(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'zorg112-desk-'));
  const file = join(folder, 'desk.sqlite');
  return {
    settings: { engine: 'sqlite', file },
    url: `sqlite:${file}`,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function freshOnPostgres(): Promise<Place> {
  const server = process.env['ZORG_TEST_PG_URL'];
  if (!server) throw new Error('ZORG_TEST_PG_URL is not set; run the suites with `npm test`');
  const name = `desk_${randomBytes(6).toString('hex')}`;
  await onServer(server, `CREATE DATABASE ${name}`);
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).toString();
  return {
    settings: { engine: 'postgres', url },
    url,
    remove: () => onServer(server, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
