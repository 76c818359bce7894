import { type Role } from '@zorg112/domain';

/**
 * Who may come through which door: one table. What somebody may do with one ticket is the rule's own table (domain, MOVES);
 * this one is about the doors before it.
 */
export const PERMISSIONS = {
  'ticket.open': ['care_worker', 'agent', 'back_office', 'lead', 'manager', 'admin'],
  'ticket.read': ['care_worker', 'agent', 'back_office', 'lead', 'manager', 'admin'],
  'ticket.write': ['care_worker', 'agent', 'back_office', 'lead', 'manager', 'admin'],
  'ticket.log': ['agent', 'lead'],
  'outage.write': ['agent', 'lead'],
  'decisions.read': ['agent', 'lead', 'manager', 'admin'],
  'lacked.read': ['agent', 'lead', 'back_office', 'manager', 'admin'],
  'paths.read': ['agent', 'lead', 'back_office'],
  'queue.read': ['agent', 'lead'],
  'cards.write': ['agent', 'lead', 'back_office'],
  'colleagues.read': ['agent', 'lead', 'back_office'],
  'floor.read': ['lead'],
  'roster.read': ['agent', 'lead', 'manager', 'admin', 'back_office'],
  'roster.write': ['lead', 'admin'],
  'duty.take': ['agent', 'lead'],
  'call.answer': ['agent', 'lead'],
  'numbers.write': ['lead', 'admin'],
  'call.mark': ['agent', 'lead', 'back_office'],
  'locations.write': ['lead', 'admin'],
  'accounts.write': ['admin'],
  'teams.write': ['admin'],
  'devices.write': ['lead', 'admin'],
  'stats.read': ['lead', 'manager', 'admin'],
  'logs.read': ['manager', 'admin'],
  'wording.check': ['agent', 'lead', 'back_office', 'manager', 'admin'],
  'policy.preview': ['agent', 'lead', 'manager', 'admin'],
  'policy.read': ['lead', 'manager', 'admin'],
  'policy.write': ['admin'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

export function may(roles: readonly Role[], permission: Permission): boolean {
  return roles.some((role) => (PERMISSIONS[permission] as readonly Role[]).includes(role));
}

export function permissionsOf(roles: readonly Role[]): Permission[] {
  return (Object.keys(PERMISSIONS) as Permission[]).filter((permission) => may(roles, permission));
}
