import { type PersonRow, type RosterRow } from '@zorg112/database';
import { localDate, nextDate, toInstant, weekday } from '@zorg112/domain';

const ZONE = 'Europe/Amsterdam';
const WEEKS_AHEAD = 2;
const WEEK = 7;

interface Staff {
  readonly agents: readonly PersonRow[];
  readonly leads: readonly PersonRow[];
  readonly backOffice: readonly PersonRow[];
}

/**
 * Everybody of the service centre is on until further notice and Joost holds the duty, whenever the demo runs. Over it lie
 * the nights to come, with who is on call for the services a night cannot do without.
 */
export function demoRoster(now: number, since: number, { agents, leads, backOffice }: Staff): RosterRow[] {
  const [, , joost] = agents;
  const always = (kind: RosterRow['kind'], { id }: PersonRow): RosterRow => ({
    ...{ id: `${kind}-${id}`, personId: id, kind, serviceId: null, fromAt: since, toAt: null },
  });
  const entry = (kind: RosterRow['kind'], { id, serviceId }: PersonRow, from: number, to: number): RosterRow => ({
    ...{ id: `${kind}-${id}-${from}`, personId: id, kind, fromAt: from, toAt: to },
    serviceId: kind === 'on_call' ? serviceId : null,
  });
  const today = localDate(ZONE, now);
  const monday = nextDate(today, -((weekday(today) + 6) % WEEK));
  const day = (n: number, hour: number): number => toInstant(ZONE, nextDate(monday, n), hour * 60);
  const weeks = Array.from({ length: WEEKS_AHEAD + 1 }, (_none, i) => i * WEEK);
  const nights = weeks.flatMap((first) =>
    Array.from({ length: WEEK }, (_none, i) => first + i).flatMap((n) =>
      backOffice.slice(0, 3).map((person) => entry('on_call', person, day(n, 17), day(n + 1, 8))),
    ),
  );
  return [
    ...[...agents, ...leads, ...backOffice].map((person) => always('shift', person)),
    always('duty', joost!),
    always('on_call', leads[1]!),
    ...nights,
  ];
}
