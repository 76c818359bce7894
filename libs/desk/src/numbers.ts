import { Injectable } from '@nestjs/common';
import {
  allCounted,
  type CountedRow,
  Database,
  forgetCounted,
  historiesAfter,
  isAllCounted,
  isTurn,
  keepCounted,
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

  /** A house whose facts are older than its counts, or that was stopped while they were made anew. */
  async catchUp(): Promise<void> {
    if (!(await isAllCounted(this.database.read))) await this.rebuild();
  }

  /**
   * Makes all of it anew from the facts, and returns of how many questions. Deeds done meanwhile count too. Undefined: somebody began
   * anew after this did, and counts it instead. `told` is called before the first questions and after each portion, and waited for.
   */
  async rebuild(told: (questions: number) => void | Promise<void> = () => {}): Promise<number | undefined> {
    const { unitOfWork } = this.database;
    const turn = await unitOfWork.run((tx) => forgetCounted(tx));
    let questions = 0;
    for (let after: string | undefined = ''; after !== undefined;) {
      await told(questions);
      const counted = await unitOfWork.run((tx) => this.#next(tx, turn, after!));
      if (!counted) return undefined;
      questions += counted.questions;
      after = counted.last;
    }
    return questions;
  }

  /** The next portion; without a last one there was none, and all of it is said to be counted. Undefined: it is somebody else's turn. */
  async #next(tx: Transaction, turn: number, after: string): Promise<Portion | undefined> {
    if (!(await isTurn(tx, turn))) return undefined;
    const by = countedBy(this.policies);
    const histories = await historiesAfter(tx, after, AT_ONCE);
    await this.policies.know([...histories.values()].flatMap((facts) => facts.flatMap(clocksTold)));
    await keepCounted(
      tx,
      [...histories.values()].flatMap((facts) => countedRows(undefined, facts, by)),
    );
    if (histories.size === 0) await allCounted(tx, turn);
    return { questions: histories.size, last: [...histories.keys()].at(-1) };
  }
}

interface Portion {
  readonly questions: number;
  readonly last: string | undefined;
}

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
