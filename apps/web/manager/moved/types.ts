// What the reading of a log gives over the wire. The server's own description stands in libs/contracts.

export const NEEDED = ['ticket', 'at', 'group', 'moves', 'opened', 'solved'] as const;
export const MORE = ['state', 'owner', 'stations', 'reopened', 'inTime', 'field', 'before', 'after'] as const;
export type Part = (typeof NEEDED)[number] | (typeof MORE)[number];
export type Mapping = Partial<Record<Part, string>>;
export type DateOrder = 'dmy' | 'mdy';
export type UnreadWhy = 'quotes' | 'cells' | 'length' | 'ticket' | 'date' | 'number' | 'tag';

export interface Columns {
  desk?: 'topdesk' | 'servicenow' | 'zendesk' | 'jira' | 'event_log';
  columns: { name: string; samples: string[] }[];
  mapping: Mapping;
  dates: DateOrder | 'clear' | 'ask' | 'none';
}

export interface MovesGroup {
  from: number;
  to?: number;
  questions: number;
  solved: number;
  medianHours?: number;
}

export interface Reading {
  rows: number;
  questions: number;
  movedOnce: number;
  movedTwice: number;
  movedFourTimes: number;
  movesFrom: 'count' | 'group' | 'owner';
  pingPong: number;
  reopened: number;
  inTime: number;
  inTimeKnown: number;
  contradicting: number;
  byMoves: MovesGroup[];
  unread: { count: number; why: Partial<Record<UnreadWhy, number>>; first: { line: number; why: UnreadWhy }[] };
}
