import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import sqlite3 from 'sqlite3';
import { DataSource, type DataSourceOptions, type EntityManager } from 'typeorm';
import { FirstHouse1700000000001 } from './migrations/0001-first-house.js';
import { SealedNumbers1700000000004 } from './migrations/0004-sealed-numbers.js';
import { Attachments1700000000005 } from './migrations/0005-attachments.js';
import { Categories1700000000010 } from './migrations/0010-categories.js';
import { Phones1700000000011 } from './migrations/0011-phones.js';
import { SharedDevices1700000000012 } from './migrations/0012-shared-devices.js';
import { Places1700000000011 } from './migrations/0011-places.js';
import { Search1700000000014 } from './migrations/0014-search.js';
import { Calls1700000000015 } from './migrations/0015-calls.js';
import { Drafts1700000000018 } from './migrations/0018-drafts.js';
import { Boards1700000000019 } from './migrations/0019-boards.js';
import { Preferences1700000000020 } from './migrations/0020-preferences.js';
import { Cards1700000000021 } from './migrations/0021-cards.js';
import { CannedTexts1700000000022 } from './migrations/0022-canned-texts.js';
import { WhatEnded1700000000023 } from './migrations/0023-what-ended.js';
import { Counted1700000000024 } from './migrations/0024-counted.js';
import { Months1700000000025 } from './migrations/0025-months.js';
import { Mails1700000000026 } from './migrations/0026-mails.js';
import { MonthParts1700000000027 } from './migrations/0027-month-parts.js';
import { CountedAnew1700000000028 } from './migrations/0028-counted-anew.js';
import { SuppliersCounted1700000000029 } from './migrations/0029-suppliers-counted.js';
import { Assets1700000000031 } from './migrations/0031-assets.js';
import { CostCentres1700000000032 } from './migrations/0032-cost-centres.js';
import { CountedByOne1700000000033 } from './migrations/0033-counted-by-one.js';
import { CountedUpTo1700000000034 } from './migrations/0034-counted-up-to.js';
import { ROWS } from './rows/rows.js';
import { forEngine, type Engine } from './sql.js';
import { UnitOfWork } from './unit-of-work.js';

export type DatabaseSettings =
  { readonly engine: 'sqlite'; readonly file: string } | { readonly engine: 'postgres'; readonly url: string };

/** Reading and writing, apart: whatever reads cannot write, by the engine's own refusal. */
export class Database {
  constructor(
    readonly read: ReadDatabase,
    readonly unitOfWork: UnitOfWork,
  ) {}

  async close(): Promise<void> {
    await this.unitOfWork.close();
    await this.read.close();
  }
}

const MIGRATIONS = [
  FirstHouse1700000000001,
  SealedNumbers1700000000004,
  Attachments1700000000005,
  Categories1700000000010,
  Phones1700000000011,
  SharedDevices1700000000012,
  Places1700000000011,
  Search1700000000014,
  Calls1700000000015,
  Drafts1700000000018,
  Boards1700000000019,
  Preferences1700000000020,
  Cards1700000000021,
  CannedTexts1700000000022,
  WhatEnded1700000000023,
  Counted1700000000024,
  Months1700000000025,
  Mails1700000000026,
  MonthParts1700000000027,
  CountedAnew1700000000028,
  SuppliersCounted1700000000029,
  Assets1700000000031,
  CostCentres1700000000032,
  CountedByOne1700000000033,
  CountedUpTo1700000000034,
];
const MIGRATION_LOCK = 112;

/** Opens both sides and brings the tables up to date. Safe to call from several processes at once. */
export async function openDatabase(settings: DatabaseSettings): Promise<Database> {
  if (settings.engine === 'sqlite') mkdirSync(dirname(settings.file), { recursive: true });
  const writer = await new DataSource(writerOptions(settings)).initialize();
  if (settings.engine === 'sqlite') await prepareSqlite(writer);
  await migrate(writer);
  const reader = await new DataSource(readerOptions(settings)).initialize();
  return new Database(new ReadDatabase(reader), new UnitOfWork(writer));
}

export class ReadDatabase {
  readonly #source: DataSource;
  constructor(source: DataSource) {
    this.#source = source;
  }
  get manager(): EntityManager {
    return this.#source.manager;
  }
  get engine(): Engine {
    return this.#source.options.type === 'postgres' ? 'postgres' : 'sqlite';
  }
  async close(): Promise<void> {
    await this.#source.destroy();
  }
  /** Raw SQL with `?` for each parameter, on both engines. */
  async sql<T>(text: string, parameters: readonly unknown[] = []): Promise<T[]> {
    return this.#source.query(forEngine(this.engine, text), [...parameters]);
  }
}

/** TypeORM asks the driver to be verbose, which formats the values of every statement and keeps a stack for each; we do without. */
const driver = { ...sqlite3, verbose: () => sqlite3 };

const common = { entities: ROWS, migrations: MIGRATIONS, migrationsTransactionMode: 'each', logging: false } as const;

/** How long a statement waits for a lock somebody else holds. */
const BUSY_MS = 5_000;
/** So long a process waits while another makes the house ready. */
const READY_MS = 60_000;
const AGAIN_MS = 50;

function writerOptions(settings: DatabaseSettings): DataSourceOptions {
  if (settings.engine === 'sqlite')
    return { ...common, type: 'sqlite', driver, database: settings.file, busyTimeout: BUSY_MS };
  return { ...common, type: 'postgres', url: settings.url, poolSize: 10, applicationName: 'zorg-112 writes' };
}

const SQLITE_OPEN_READONLY = 1;

function readerOptions(settings: DatabaseSettings): DataSourceOptions {
  const entities = ROWS;
  if (settings.engine === 'sqlite')
    return {
      entities,
      type: 'sqlite',
      driver,
      database: settings.file,
      busyTimeout: BUSY_MS,
      flags: SQLITE_OPEN_READONLY,
    };
  return {
    entities,
    type: 'postgres',
    url: settings.url,
    poolSize: 10,
    applicationName: 'zorg-112 reads',
    extra: { options: '-c default_transaction_read_only=on' },
  };
}

/**
 * A commit that was answered survives the power going out: WAL with FULL sync. A new file turns to WAL once, and who asks for it at the same
 * moment is refused at once, however patient: it asks again.
 */
async function prepareSqlite(writer: DataSource): Promise<void> {
  for (const until = Date.now() + READY_MS; ;)
    try {
      await writer.query('PRAGMA journal_mode = WAL');
      break;
    } catch (fault) {
      if (!String(fault).includes('SQLITE_BUSY') || Date.now() > until) throw fault;
      await pause(AGAIN_MS);
    }
  await writer.query('PRAGMA synchronous = FULL');
  await writer.query('PRAGMA foreign_keys = ON');
}

async function migrate(writer: DataSource): Promise<void> {
  if (writer.options.type !== 'postgres') return migrateInTurn(writer);
  const holder = writer.createQueryRunner();
  await holder.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
  try {
    await writer.runMigrations();
  } finally {
    await holder.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await holder.release();
  }
}

/** The write lock is taken before it is asked what is missing, so that a second process waits and finds it made. */
async function migrateInTurn(writer: DataSource): Promise<void> {
  // TypeORM sets foreign keys aside while tables change, which SQLite ignores inside a transaction; so it is done around it.
  await writer.query('PRAGMA foreign_keys = OFF');
  await writer.query(`PRAGMA busy_timeout = ${READY_MS}`);
  await writer.query('BEGIN IMMEDIATE');
  try {
    await writer.runMigrations({ transaction: 'none' });
    await writer.query('COMMIT');
  } catch (fault) {
    await writer.query('ROLLBACK').catch(() => undefined);
    throw fault;
  }
  await writer.query(`PRAGMA busy_timeout = ${BUSY_MS}`);
  await writer.query('PRAGMA foreign_keys = ON');
}
