/** Somebody who could join: how many open questions they help with now. */
export interface Candidate {
  readonly personId: string;
  readonly load: number;
}

/** Who is there at this moment. There is always a duty holder: the fallback owner where no duty is rostered. */
export interface Roster {
  readonly dutyHolderId: string;
  readonly onCallIds: readonly string[];
  /** Agents on shift. */
  readonly helpers: readonly Candidate[];
  /** Leads on shift. */
  readonly leads: readonly Candidate[];
}
