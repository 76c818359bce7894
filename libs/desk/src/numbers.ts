import { Injectable } from '@nestjs/common';
import {
  allCounted,
  type CountedRow,
  countedUpTo,
  Database,
  forgetCounted,
  historiesAfter,
  isTurn,
  keepCounted,
  stateOf,
  type Transaction,
} from '@zorg112/database';
import { type Clock, type CountedBy, countedBy, countedIn, evolve, type Fact, type Ticket } from '@zorg112/domain';
import { PolicyBook } from './policy-book.js';

const AT_ONCE = 200;

/** Keeps what the facts count beside them. As it happens and told all over again, it is the same function of the same facts. */
@Injectable()
export class Numbers {
  constructor(
    private readonly database: Database,
    private readonly policies: PolicyBook,
  ) {}

  /** A house whose facts are older than its counts, or that was stopped while they were made anew: goes on where that was, beside whoever does so too. */
  async catchUp(): Promise<void> {
    const { whole, turn, countedTo } = await stateOf(this.database.read);
    if (whole) return;
    if (countedTo === undefined) await this.rebuild();
    else await this.#countOn(turn);
  }

  /**
   * Makes all of it anew from the facts, and returns of how many questions this did. Deeds done meanwhile count too. Undefined: somebody
   * began anew after this did, and counts it instead. `told` is called before the first questions and after each portion, and waited for.
   */
  async rebuild(told?: Told): Promise<number | undefined> {
    return this.#countOn(await this.database.unitOfWork.run((tx) => forgetCounted(tx)), told);
  }

  async #countOn(turn: number, told: Told = () => {}): Promise<number | undefined> {
    for (let questions = 0; ;) {
      await told(questions);
      const counted = await this.database.unitOfWork.run((tx) => this.#next(tx, turn));
      if (counted === undefined) return undefined;
      if (counted === 0) return questions;
      questions += counted;
    }
  }

  /** The next portion, of how many questions; of none: all of it is counted, and said to be. Undefined: it is somebody else's turn. */
  async #next(tx: Transaction, turn: number): Promise<number | undefined> {
    if (!(await isTurn(tx, turn))) return undefined;
    const { countedTo } = await stateOf(tx);
    if (countedTo === undefined) return 0;
    const by = countedBy(this.policies);
    const histories = await historiesAfter(tx, countedTo, AT_ONCE);
    await this.policies.know([...histories.values()].flatMap((facts) => facts.flatMap(clocksTold)));
    await keepCounted(
      tx,
      [...histories.values()].flatMap((facts) => countedRows(undefined, facts, by)),
    );
    const last = [...histories.keys()].at(-1);
    await (last === undefined ? allCounted(tx, turn) : countedUpTo(tx, turn, last));
    return histories.size;
  }
}

type Told = (questions: number) => void | Promise<void>;

/** What these facts of one question add, after what it was `before`. */
export function countedRows(before: Ticket | undefined, facts: readonly Fact[], by: CountedBy): CountedRow[] {
  let ticket = before;
  return facts.flatMap((fact) => {
    const was = ticket;
    const is = (ticket = evolve(was, fact));
    return countedIn(was, fact, is, by).map(({ what, at, key, value, openMs }, n) => ({
      ...{ what, at, ticketId: fact.ticketId, seq: fact.seq, n },
      ...{ key: key ?? null, value: value ?? null, openMs: openMs ?? null },
    }));
  });
}

const clocksTold = ({ data }: Fact): readonly Clock[] => ('clocks' in data ? data.clocks : []);
