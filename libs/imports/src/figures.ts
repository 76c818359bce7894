/** Questions by how often they moved; the last two together with what lies between. */
export const BY_MOVES = [
  { from: 0, to: 0 },
  { from: 1, to: 1 },
  { from: 2, to: 2 },
  { from: 3, to: 3 },
  { from: 4, to: 5 },
  { from: 6, to: Infinity },
] as const;

/** One question of another desk, when all of its lines were read. */
export interface Told {
  readonly moves: number;
  /** Back at a group (or person) that had it before. */
  readonly pingPong: boolean;
  readonly reopened: boolean;
  readonly inTime?: boolean;
  /** Hours from asked to solved; absent while it is open, negative where the file contradicts itself. */
  readonly hours?: number;
}

export interface MovesGroup {
  readonly from: number;
  /** Absent in the last: and more. */
  readonly to?: number;
  readonly questions: number;
  readonly solved: number;
  readonly medianHours?: number;
}

/** Shares are left to who shows them: here are only counts. */
export interface MovesFigures {
  readonly questions: number;
  readonly solved: number;
  readonly movedOnce: number;
  readonly movedTwice: number;
  readonly movedFourTimes: number;
  readonly pingPong: number;
  readonly reopened: number;
  /** Either of the two. */
  readonly cameBack: number;
  readonly inTime: number;
  /** Of how many it is known whether they were in time. */
  readonly inTimeKnown: number;
  /** Solved before they were asked: not in any median. */
  readonly contradicting: number;
  readonly byMoves: readonly MovesGroup[];
}

/** Hours that are added one by one: eight bytes each, in a room that grows. */
class Hours {
  #room = new Float64Array(256);
  count = 0;

  add(hours: number): void {
    if (this.count === this.#room.length) {
      const larger = new Float64Array(this.#room.length * 2);
      larger.set(this.#room);
      this.#room = larger;
    }
    this.#room[this.count++] = hours;
  }

  median(): number | undefined {
    if (this.count === 0) return undefined;
    const sorted = this.#room.subarray(0, this.count).sort();
    const middle = this.count >> 1;
    return this.count % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  }
}

/** Counts questions one by one. */
export class MovesCount {
  readonly #counts = {
    questions: 0,
    solved: 0,
    movedOnce: 0,
    movedTwice: 0,
    movedFourTimes: 0,
    pingPong: 0,
    reopened: 0,
    cameBack: 0,
    inTime: 0,
    inTimeKnown: 0,
    contradicting: 0,
  };
  readonly #groups = BY_MOVES.map(({ from, to }) => ({ from, to, questions: 0, hours: new Hours() }));

  add({ moves, pingPong, reopened, inTime, hours }: Told): void {
    const counts = this.#counts;
    const group = this.#groups.find(({ from, to }) => moves >= from && moves <= to)!;
    counts.questions++;
    group.questions++;
    if (moves >= 1) counts.movedOnce++;
    if (moves >= 2) counts.movedTwice++;
    if (moves >= 4) counts.movedFourTimes++;
    if (pingPong) counts.pingPong++;
    if (reopened) counts.reopened++;
    if (pingPong || reopened) counts.cameBack++;
    if (inTime !== undefined) counts.inTimeKnown++;
    if (inTime) counts.inTime++;
    if (hours === undefined) return;
    if (hours < 0) return void counts.contradicting++;
    counts.solved++;
    group.hours.add(hours);
  }

  figures(): MovesFigures {
    const byMoves = this.#groups.map(({ from, to, questions, hours }) => {
      const medianHours = hours.median();
      return {
        from,
        ...(to === Infinity ? {} : { to }),
        questions,
        solved: hours.count,
        ...(medianHours === undefined ? {} : { medianHours }),
      };
    });
    return { ...this.#counts, byMoves };
  }
}
