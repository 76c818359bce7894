import { AsyncLocalStorage } from 'node:async_hooks';
import { type DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { forEngine, type Engine } from './sql.js';

/** A write was tried outside a unit of work. A bug, never a person's fault. */
export class WriteOutsideUnitOfWork extends Error {
  constructor() {
    super('the writing connection answers only inside UnitOfWork.run');
  }
}

/** The open transaction, handed to the work and dead once the work is done. */
export class Transaction {
  readonly #manager: EntityManager;
  #over = false;
  /** Facts were appended: somebody waits to hear of the commit. */
  announces = false;

  constructor(manager: EntityManager) {
    this.#manager = manager;
  }
  get manager(): EntityManager {
    if (this.#over) throw new WriteOutsideUnitOfWork();
    return this.#manager;
  }
  get engine(): Engine {
    return this.#manager.connection.options.type === 'postgres' ? 'postgres' : 'sqlite';
  }
  async sql<T>(text: string, parameters: readonly unknown[] = []): Promise<T[]> {
    return this.manager.query(forEngine(this.engine, text), [...parameters]);
  }
  get over(): boolean {
    return this.#over;
  }
  end(): void {
    this.#over = true;
  }
}

type Finish = (tx: Transaction, result: unknown) => Promise<void>;

/**
 * The only way to write. On SQLite there is one writing connection: work waits its turn in a FIFO and runs between BEGIN IMMEDIATE
 * and COMMIT, so two works never share a transaction and two processes never deadlock. On PostgreSQL each work has a connection.
 * No slow awaits inside: nothing but the database.
 */
export class UnitOfWork {
  readonly #writer: DataSource;
  readonly #inside = new AsyncLocalStorage<{ readonly open: Transaction }>();
  #last: Promise<unknown> = Promise.resolve();
  readonly #onCommit = new Set<() => void>();

  constructor(writer: DataSource) {
    this.#writer = writer;
    if (this.#single) guardSingleConnection(writer.createQueryRunner(), () => this.#inside.getStore()?.open);
  }

  /** Called after each commit that appended facts; must not throw or wait. */
  onCommit(heard: () => void): void {
    this.#onCommit.add(heard);
  }

  /** Runs `work` in one transaction; `finish` may add to it when the result is known. Rolls back on any error and throws it. */
  async run<T>(work: (tx: Transaction) => Promise<T>, finish?: Finish): Promise<T> {
    if (this.#inside.getStore()) throw new Error('a unit of work cannot open another one');
    return this.#single ? this.#inTurn(() => this.#transact(work, finish)) : this.#transact(work, finish);
  }

  /** The dependency answers; for readiness. */
  async ping(): Promise<void> {
    await this.run(async (tx) => void (await tx.sql('SELECT 1')));
  }

  async close(): Promise<void> {
    await this.#last.catch(() => undefined);
    await this.#writer.destroy();
  }

  get #single(): boolean {
    return this.#writer.options.type !== 'postgres';
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work, work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #transact<T>(work: (tx: Transaction) => Promise<T>, finish?: Finish): Promise<T> {
    const runner = this.#writer.createQueryRunner();
    const tx = new Transaction(runner.manager);
    const result = await this.#inside.run({ open: tx }, async () => {
      try {
        await runner.startTransaction();
        const done = await work(tx);
        await finish?.(tx, done);
        tx.end();
        await runner.commitTransaction();
        return done;
      } catch (fault) {
        tx.end();
        // Where nothing was begun or the connection is gone there is nothing to take back; what went wrong is what is told.
        if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
        throw fault;
      } finally {
        if (!this.#single) await runner.release();
      }
    });
    if (tx.announces) for (const heard of this.#onCommit) heard();
    return result;
  }
}

const ENDINGS = ['COMMIT', 'ROLLBACK'];

/** TypeORM gives SQLite one runner for all: it begins with the write lock, and answers nobody outside an open unit of work. */
function guardSingleConnection(runner: QueryRunner, open: () => Transaction | undefined): void {
  const query = runner.query.bind(runner);
  runner.query = async (text: string, parameters?: unknown[], structured?: boolean): Promise<never> => {
    const tx = open();
    if (!tx || (tx.over && !ENDINGS.includes(text))) throw new WriteOutsideUnitOfWork();
    return query(
      text === 'BEGIN TRANSACTION' ? 'BEGIN IMMEDIATE' : text,
      parameters,
      structured as never,
    ) as Promise<never>;
  };
}
