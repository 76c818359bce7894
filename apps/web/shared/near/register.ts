// The register of decisions and what was lacked, as they come over the wire.
import type { Decision } from '../types';

export interface Shares {
  owner: number;
  team: number;
  decider: number;
  /** Of those, put to the management team at any time; a lead is near the work. */
  management: number;
  bySilence: number;
  refused: number;
  grantedCents: number;
  medianMs?: number;
  nearTheWork?: number;
}
export interface Registered extends Decision {
  ticketId: string;
  ticketNumber: number;
  teamName?: string;
}
export interface LackedLine {
  lacked: 'right' | 'key' | 'knowledge' | 'nothing';
  asked: string;
  count: number;
  tickets: number[];
}
