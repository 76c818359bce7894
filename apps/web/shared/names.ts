import type { Ticket } from './types';

/** Colleagues call each other by their first name. */
export const firstName = (name: string): string => name.split(' ')[0] || name;

/** Colleagues a page about this question knows. */
export const namesOn = ({ owner, requester, helpers }: Pick<Ticket, 'owner' | 'requester' | 'helpers'>): string[] =>
  [owner, requester, ...helpers].map(({ name }) => name);
