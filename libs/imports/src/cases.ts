/** The question came to somebody. Without `holder` that desk wrote down that it moved, and not to whom. UTC ms. */
export interface Move {
  readonly at: number;
  /** A group by the name it has there; of a person only a number. */
  readonly holder?: string;
}

/** One question of another desk, as its lines tell it in order of time. */
export interface Case {
  readonly name: string;
  readonly openedAt: number;
  /** Who had it first. */
  readonly first: Move;
  readonly moves: readonly Move[];
  /** Absent while it is open. */
  readonly solvedAt?: number;
}
