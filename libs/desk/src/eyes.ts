import { listOf } from '@zorg112/database';
import { servicesOf, type Actor } from '@zorg112/domain';

/** A piece of SQL with its parameters. */
export interface Where {
  readonly text: string;
  readonly values: readonly unknown[];
}

export const OPEN: Where = { text: `t.status <> 'closed'`, values: [] };
export const NOTHING: Where = { text: '1 = 0', values: [] };
export const NOT_PRIVATE: Where = { text: 'NOT t.private', values: [] };

/** The same answer as `maySee` of the rule, as SQL. The two are held against each other in a test. */
export function visibleTo(reader: Actor): Where {
  const oversees = reader.roles.some((role) => role === 'manager' || role === 'admin');
  return oversees ? openOr(own(reader)) : readableBy(reader);
}

/** And of `mayReadWords`: who only oversees does not find a question by its words either. */
export function readableBy(reader: Actor): Where {
  if (reader.roles.some((role) => role === 'agent' || role === 'lead')) return openOr(own(reader));
  const { text, values } = own(reader);
  if (reader.teamIds.length === 0) return { text, values };
  return {
    text: `(NOT t.private AND t.team_id IN ${listOf(reader.teamIds)}) OR ${text}`,
    values: [...reader.teamIds, ...values],
  };
}

/** And of `mayReadInside`: notes are found by those who help; a helper who asks herself finds her question as a requester. */
export function insideOf(reader: Actor): Where {
  const helps = reader.roles.some((role) => role === 'agent' || role === 'lead');
  const { text, values } = helps ? openOr(own(reader)) : own(reader);
  return { text: `t.requester_id <> ? AND (${text})`, values: [reader.id, ...values] };
}

function own(reader: Actor): Where {
  const services = ['', ...servicesOf(reader)];
  const asked = `EXISTS (SELECT 1 FROM participants p WHERE p.ticket_id = t.id AND ((p.kind IN ('helper', 'stand_in', 'receiver', 'decider', 'asked_person') AND p.id = ?) OR (p.kind = 'asked_service' AND p.id IN ${listOf(services)})))`;
  return {
    text: `t.requester_id = ? OR t.owner_id = ? OR ${asked}`,
    values: [reader.id, reader.id, reader.id, ...services],
  };
}

function openOr({ text, values }: Where): Where {
  return { text: `NOT t.private OR ${text}`, values };
}
