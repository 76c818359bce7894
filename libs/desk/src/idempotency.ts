import { Injectable } from '@nestjs/common';
import { AsyncLocalStorage } from 'node:async_hooks';
import { Database, findAnswer, keepAnswer, type Transaction } from '@zorg112/database';
import { DoorError } from '@zorg112/contracts';
import { TimeSource } from './time-source.js';

interface Asked {
  readonly personId: string;
  readonly key: string;
  readonly requestHash: string;
}

const asked = new AsyncLocalStorage<Asked>();

/** Another process answered this key first; what this one did was rolled back. */
class AnsweredElsewhere extends Error {}

/**
 * The same key gives the first answer again. The answer is kept in the transaction that did the work, so there is never work
 * without its answer or an answer without its work; a second that comes while the first is in flight waits for it.
 */
@Injectable()
export class Idempotency {
  readonly #inFlight = new Map<string, Promise<unknown>>();

  constructor(
    private readonly database: Database,
    private readonly time: TimeSource,
  ) {}

  async once<T>(request: Asked, work: () => Promise<T>): Promise<T> {
    const name = `${request.personId} ${request.key}`;
    while (this.#inFlight.has(name)) await this.#inFlight.get(name)!.catch(() => undefined);
    const turn = this.#once(request, work);
    this.#inFlight.set(name, turn);
    try {
      return await turn;
    } finally {
      this.#inFlight.delete(name);
    }
  }

  /** The `finish` of a unit of work: keeps its result as the answer if this request carries a key. */
  readonly keep = async (tx: Transaction, response: unknown): Promise<void> => {
    const request = asked.getStore();
    if (!request) return;
    try {
      await keepAnswer(tx, { ...request, response: response as object, createdAt: this.time.now() });
    } catch (fault) {
      if (/idempotency_keys/.test(String((fault as Error).message))) throw new AnsweredElsewhere();
      throw fault;
    }
  };

  /** Work of many transactions, which has no one answer to keep. Only for what may be done twice. */
  apart<T>(work: () => Promise<T>): Promise<T> {
    return asked.exit(work);
  }

  async #once<T>(request: Asked, work: () => Promise<T>): Promise<T> {
    const before = await this.#answer<T>(request);
    if (before) return before.response;
    try {
      return await asked.run(request, work);
    } catch (fault) {
      const since = await this.#answer<T>(request);
      if (since) return since.response;
      throw fault;
    }
  }

  async #answer<T>({ personId, key, requestHash }: Asked): Promise<{ response: T } | undefined> {
    const row = await findAnswer(this.database.read, personId, key);
    if (!row) return undefined;
    if (row.requestHash !== requestHash) throw new DoorError('idempotency.mismatch');
    return { response: row.response as T };
  }
}
