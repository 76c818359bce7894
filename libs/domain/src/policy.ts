import { type Block, type Calendar } from './clock/calendar.js';
import { type Hours, addOpenTime } from './clock/business-time.js';
import { parseDuration, type Duration } from './clock/duration.js';
import { localDate } from './clock/zone.js';
import { readOffset, type LadderStep } from './escalation/ladder.js';

export const URGENCIES = ['now', 'today', 'week', 'normal'] as const;
export type Urgency = (typeof URGENCIES)[number];

export type HoursName = 'always' | 'office';
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
  if (name === 'always') return 'always';
  return (region === undefined ? undefined : policy.regions[region]) ?? policy.calendar;
}

/** Reads the parsed YAML; `version` is the number this organisation gave the file. Throws PolicyFault. */
export function readPolicy(raw: unknown, version: number): Policy {
  const faults: string[] = [];
  const at = reader(faults);
  const root = at.object(raw, 'policy');
  const calendar = readCalendar(root, at, faults);
  const urgencies = at.object(root['urgencies'], 'urgencies');
  const confirmation = at.object(root['confirmation'], 'confirmation');
  const policy: Policy = {
    version,
    calendar,
    urgencies: Object.fromEntries(
      URGENCIES.map((urgency) => [
        urgency,
        readUrgency(at.object(urgencies[urgency], `urgencies.${urgency}`), urgency, at),
      ]),
    ) as unknown as Policy['urgencies'],
    confirmation: {
      hours: at.hours(confirmation['hours'], 'confirmation.hours'),
      remindAfter: at
        .list(confirmation['remindAfter'], 'confirmation.remindAfter')
        .map((after, i) => at.duration(after, `confirmation.remindAfter[${i}]`)),
      closeUnconfirmedAfter: at.duration(confirmation['closeUnconfirmedAfter'], 'confirmation.closeUnconfirmedAfter'),
      reopenWindow: at.duration(confirmation['reopenWindow'], 'confirmation.reopenWindow'),
    },
    ladder: at
      .list(root['ladder'], 'ladder')
      .flatMap((step, i) => readStep(at.object(step, `ladder[${i}]`), `ladder[${i}]`, faults)),
    regions: {},
    callback: { now: at.duration('PT2M', 'callback.now'), today: at.duration('PT10M', 'callback.today') },
    handovers: { max: 2 },
    succession: { awayLongerThan: at.duration('P5D', 'succession.awayLongerThan') },
    mandate: {
      amountCents: 25_000,
      deciderAfter: at.duration('PT4H', 'mandate.deciderAfter'),
      silenceGrants: true,
      silenceGrantsUpToCents: 100_000,
    },
  };
  if (faults.length > 0) throw new PolicyFault(faults);
  return policy;
}

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

function readCalendar(root: Record<string, unknown>, at: Reader, faults: string[]): Calendar {
  const zone = typeof root['timezone'] === 'string' ? root['timezone'] : 'Europe/Amsterdam';
  try {
    localDate(zone, 0);
  } catch {
    faults.push(`timezone "${zone}" is not a known time zone`);
    return { zone: 'UTC', officeDayMs: 1, week: [] };
  }
  const raw = at.object(root['calendar'], 'calendar');
  const hours = at.object(raw['openingHours'], 'calendar.openingHours');
  for (const day of Object.keys(hours)) {
    if (!(DAYS as readonly string[]).includes(day))
      faults.push(`calendar.openingHours.${day} is not a day (mon … sun)`);
  }
  const week = DAYS.map((day) =>
    readBlocks(
      hours[day] === undefined ? [] : at.list(hours[day], `calendar.openingHours.${day}`),
      `calendar.openingHours.${day}`,
      faults,
    ),
  );
  refuseOverlaps(week, faults);
  const officeDay = at.duration(raw['officeDay'] ?? 'PT8H', 'calendar.officeDay');
  const calendar: Calendar = { zone, officeDayMs: officeDay.ms, week };
  if (officeDay.days !== 0 || officeDay.ms <= 0)
    faults.push('calendar.officeDay must be hours of open time, such as PT8H');
  if (week.every((blocks) => blocks.length === 0))
    faults.push('calendar.openingHours is never open, so no due time could be reckoned');
  else if (faults.length === 0) addOpenTime(calendar, 0, 1);
  return calendar;
}

const BLOCK = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)$/;

function readBlocks(texts: readonly unknown[], where: string, faults: string[]): Block[] {
  return texts
    .flatMap((text) => {
      const match = BLOCK.exec(String(text));
      const [, h1, m1, h2, m2] = (match ?? []).map(Number);
      if (!match || (h2 === 24 && m2 !== 0)) {
        faults.push(`${where}: "${String(text)}" is not a block such as "08:00-17:30"`);
        return [];
      }
      const from = h1! * 60 + m1!;
      const to = h2! * 60 + m2!;
      return [{ from, to: to > from ? to : to + 1440 }];
    })
    .sort((a, b) => a.from - b.from);
}

function refuseOverlaps(week: readonly Block[][], faults: string[]): void {
  week.forEach((blocks, day) => {
    const tomorrow = (week[(day + 1) % 7] ?? []).map((block) => ({ from: block.from + 1440, to: block.to + 1440 }));
    const line = [...blocks, ...tomorrow];
    line.forEach((block, i) => {
      const next = line[i + 1];
      if (next && i < blocks.length && next.from < block.to)
        faults.push(`calendar.openingHours.${DAYS[day]} has blocks that overlap`);
    });
  });
}

function readUrgency(raw: Record<string, unknown>, urgency: Urgency, at: Reader): UrgencyPolicy {
  const targets = TARGETS.map(
    (target) => [target, at.duration(raw[target], `urgencies.${urgency}.${target}`)] as const,
  );
  return {
    hours: at.hours(raw['hours'], `urgencies.${urgency}.hours`),
    ...(Object.fromEntries(targets) as Record<TargetName, Duration>),
  };
}

const TOLD = ['owner', 'duty', 'onCall', 'lead'] as const;
const ADDED = ['helper', 'lead'] as const;

function readStep(raw: Record<string, unknown>, where: string, faults: string[]): LadderStep[] {
  const offset = readOffset(String(raw['at'] ?? ''));
  const tell = (raw['tell'] ?? []) as LadderStep['tell'];
  const add = raw['add'] as LadderStep['add'];
  if (!offset) faults.push(`${where}.at: "${String(raw['at'])}" is not a share ("25%") or a length of time ("-PT10M")`);
  if (!Array.isArray(tell) || tell.some((role) => !TOLD.includes(role)))
    faults.push(`${where}.tell knows ${TOLD.join(', ')}`);
  if (add !== undefined && !ADDED.includes(add)) faults.push(`${where}.add knows ${ADDED.join(' and ')}`);
  if (tell.length === 0 && !add) faults.push(`${where} tells nobody and adds nobody`);
  const outside = raw['outsideHours'] === true ? { outsideHours: true as const } : {};
  return offset ? [{ at: String(raw['at']), offset, tell, ...(add ? { add } : {}), ...outside }] : [];
}

type Reader = ReturnType<typeof reader>;

/** Typed readers that note what is wrong and where, and go on, so that one look names every fault. */
function reader(faults: string[]) {
  return {
    object(value: unknown, where: string): Record<string, unknown> {
      if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>;
      faults.push(`${where} is missing`);
      return {};
    },
    list(value: unknown, where: string): readonly unknown[] {
      if (Array.isArray(value)) return value;
      faults.push(`${where} must be a list`);
      return [];
    },
    duration(value: unknown, where: string): Duration {
      try {
        const duration = parseDuration(String(value));
        if (duration.days >= 0 && duration.ms >= 0) return duration;
        faults.push(`${where} cannot be negative`);
      } catch (fault) {
        faults.push(`${where}: ${(fault as Error).message}`);
      }
      return { days: 0, ms: 0 };
    },
    hours(value: unknown, where: string): HoursName {
      if (value === 'always' || value === 'office') return value;
      faults.push(`${where} must be always or office`);
      return 'always';
    },
  };
}
