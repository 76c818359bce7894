import { lengthOn, type Hours } from './clock/business-time.js';
import { type Calendar } from './clock/calendar.js';
import { MINUTE, type Duration } from './clock/duration.js';
import { type LadderStep } from './escalation/ladder.js';
import { readCalendars } from './policy/calendar-part.js';
import { readLadder } from './policy/ladder-part.js';
import { reader, type HoursName, type Reader } from './policy/reader.js';

export const URGENCIES = ['now', 'today', 'week', 'normal'] as const;
export type Urgency = (typeof URGENCIES)[number];

export const isHigher = (one: Urgency, than: Urgency): boolean => URGENCIES.indexOf(one) < URGENCIES.indexOf(than);

export { type HoursName };
export type TargetName = 'claim' | 'firstReply' | 'solve' | 'handover' | 'consult';
const TARGETS: readonly TargetName[] = ['claim', 'firstReply', 'solve', 'handover', 'consult'];

export interface UrgencyPolicy extends Readonly<Record<TargetName, Duration>> {
  readonly hours: HoursName;
}

/** `config/policy.yaml`, read and checked. Every clock remembers the `version` it was started under. */
export interface Policy {
  readonly version: number;
  readonly calendar: Calendar;
  readonly urgencies: Readonly<Record<Urgency, UrgencyPolicy>>;
  readonly confirmation: {
    readonly hours: HoursName;
    readonly remindAfter: readonly Duration[];
    readonly closeUnconfirmedAfter: Duration;
    readonly reopenWindow: Duration;
  };
  readonly ladder: readonly LadderStep[];
  /** Calendars of regions that have their own. */
  readonly regions: Readonly<Record<string, Calendar>>;
  readonly callback: Readonly<Record<'now' | 'today', Duration>>;
  readonly handovers: { readonly max: number };
  readonly succession: { readonly awayLongerThan: Duration };
  readonly mandate: {
    readonly amountCents: number;
    readonly deciderAfter: Duration;
    readonly silenceGrants: boolean;
    readonly silenceGrantsUpToCents: number;
  };
}

/** Every fault of a policy file at once, each saying where. */
export class PolicyFault extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The policy cannot be used: ${faults.join('; ')}`);
  }
}

/** The hours a clock runs in; a region without a calendar of its own keeps the desk's. */
export function hoursOf(policy: Policy, name: HoursName, region?: string): Hours {
  return name === 'always' ? 'always' : calendarOf(policy, region);
}

export function calendarOf(policy: Policy, region?: string): Calendar {
  const own = region !== undefined && Object.hasOwn(policy.regions, region) ? policy.regions[region] : undefined;
  return own ?? policy.calendar;
}

const PARTS = [
  'version',
  'timezone',
  'calendar',
  'regions',
  'urgencies',
  'confirmation',
  'callback',
  'handovers',
  'succession',
  'ladder',
  'mandate',
];

/** Reads the parsed YAML; `version` is the number this organisation gave the file. Throws PolicyFault. */
export function readPolicy(raw: unknown, version: number): Policy {
  const at = reader([]);
  const root = at.object(raw, 'policy', PARTS);
  if ((root['version'] ?? 1) !== 1) at.faults.push('version must be 1, the only form of this file so far');
  const policy: Policy = {
    version,
    ...readCalendars(root, at),
    urgencies: readUrgencies(root['urgencies'], at),
    confirmation: readConfirmation(root['confirmation'], at),
    ladder: readLadder(root['ladder'], at),
    ...readRest(root, at),
  };
  refuseEndless(policy, at);
  if (at.faults.length > 0) throw new PolicyFault(at.faults);
  return policy;
}

function readUrgencies(value: unknown, at: Reader): Policy['urgencies'] {
  const raw = at.object(value, 'urgencies', URGENCIES);
  const entries = URGENCIES.map((urgency) => {
    const where = `urgencies.${urgency}`;
    const one = at.object(raw[urgency], where, ['hours', ...TARGETS]);
    const targets = TARGETS.map((target) => [target, at.duration(one[target], `${where}.${target}`)] as const);
    return [urgency, { hours: at.hours(one['hours'], `${where}.hours`), ...Object.fromEntries(targets) }] as const;
  });
  return Object.fromEntries(entries) as unknown as Policy['urgencies'];
}

function readConfirmation(value: unknown, at: Reader): Policy['confirmation'] {
  const keys = ['hours', 'remindAfter', 'closeUnconfirmedAfter', 'reopenWindow'];
  const raw = at.object(value, 'confirmation', keys);
  const reminders = at.list(raw['remindAfter'], 'confirmation.remindAfter');
  return {
    hours: at.hours(raw['hours'], 'confirmation.hours'),
    remindAfter: reminders.map((length, i) => at.duration(length, `confirmation.remindAfter[${i}]`)),
    closeUnconfirmedAfter: at.duration(raw['closeUnconfirmedAfter'], 'confirmation.closeUnconfirmedAfter'),
    reopenWindow: at.duration(raw['reopenWindow'], 'confirmation.reopenWindow'),
  };
}

/** The parts that may be left out, each with its default. */
function readRest(
  root: Record<string, unknown>,
  at: Reader,
): Pick<Policy, 'callback' | 'handovers' | 'succession' | 'mandate'> {
  const part = (name: string, keys: readonly string[]) => at.object(root[name] ?? {}, name, keys);
  const callback = part('callback', ['now', 'today']);
  const handovers = part('handovers', ['max']);
  const succession = part('succession', ['awayLongerThan']);
  const mandate = part('mandate', ['amountCents', 'deciderAfter', 'silenceGrants', 'silenceGrantsUpToCents']);
  const amountCents = at.whole(mandate['amountCents'] ?? 25_000, 'mandate.amountCents', MOST_CENTS);
  return {
    callback: {
      now: at.duration(callback['now'] ?? 'PT2M', 'callback.now'),
      today: at.duration(callback['today'] ?? 'PT10M', 'callback.today'),
    },
    handovers: { max: at.whole(handovers['max'] ?? 2, 'handovers.max', 100) },
    succession: { awayLongerThan: at.duration(succession['awayLongerThan'] ?? 'P5D', 'succession.awayLongerThan') },
    mandate: {
      amountCents,
      deciderAfter: at.duration(mandate['deciderAfter'] ?? 'PT4H', 'mandate.deciderAfter'),
      silenceGrants: at.yesNo(mandate['silenceGrants'] ?? true, 'mandate.silenceGrants'),
      silenceGrantsUpToCents: at.whole(
        mandate['silenceGrantsUpToCents'] ?? 4 * amountCents,
        'mandate.silenceGrantsUpToCents',
        4 * MOST_CENTS,
      ),
    },
  };
}

const MOST_CENTS = 1_000_000_000;
const LONGEST_WEEKS = 10 * 52;

/** A promise that a calendar with few hours would keep in ten years is no promise, and takes as long to reckon. */
function refuseEndless(policy: Policy, at: Reader): void {
  if (at.faults.length > 0) return;
  const furthest = Math.max(1, ...policy.ladder.map(({ offset }) => ('share' in offset ? 1 + offset.share : 1)));
  const office: [string, Duration][] = URGENCIES.filter((name) => policy.urgencies[name].hours === 'office').flatMap(
    (name) => TARGETS.map((target) => [`urgencies.${name}.${target}`, policy.urgencies[name][target]] as const),
  ) as [string, Duration][];
  office.push(['mandate.deciderAfter', policy.mandate.deciderAfter]);
  if (policy.confirmation.hours === 'office')
    office.push(['confirmation.closeUnconfirmedAfter', policy.confirmation.closeUnconfirmedAfter]);
  const calendars = [['calendar', policy.calendar] as const, ...Object.entries(policy.regions)];
  for (const [name, calendar] of calendars) {
    const weekMs = calendar.week.flat().reduce((sum, { from, to }) => sum + (to - from) * MINUTE, 0);
    for (const [where, duration] of office)
      if ((lengthOn(calendar, duration) * furthest) / weekMs > LONGEST_WEEKS)
        at.faults.push(
          `${where} would take more than ten years in ${name === 'calendar' ? name : `regions.${name}.calendar`}`,
        );
  }
}
