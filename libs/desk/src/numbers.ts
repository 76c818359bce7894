import { Injectable } from '@nestjs/common';
import {
  allCounted,
  type CountedRow,
  Database,
  forgetCounted,
  historiesAfter,
  isAllCounted,
  keepCounted,
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

  /** Makes all of it anew from the facts, and returns of how many questions. Deeds done meanwhile count too. */
  async rebuild(told: (questions: number) => void = () => {}): Promise<number> {
    await this.database.unitOfWork.run((tx) => forgetCounted(tx));
    const by = countedBy(this.policies);
    let questions = 0;
    for (let after: string | undefined = ''; after !== undefined;) {
      after = await this.database.unitOfWork.run(async (tx) => {
        const histories = await historiesAfter(tx, after!, AT_ONCE);
        await this.policies.know([...histories.values()].flatMap((facts) => facts.flatMap(clocksTold)));
        await keepCounted(
          tx,
          [...histories.values()].flatMap((facts) => countedRows(undefined, facts, by)),
        );
        questions += histories.size;
        return [...histories.keys()].at(-1);
      });
      told(questions);
    }
    await this.database.unitOfWork.run((tx) => allCounted(tx));
    return questions;
  }
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
