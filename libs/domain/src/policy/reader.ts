import { parseDuration, type Duration, DAY } from '../clock/duration.js';

/** No promise is longer than a year: what runs longer is not a clock. */
const LONGEST: Duration = { days: 366, ms: 0 };

/** `always` runs around the clock, `office` in opening hours. */
export type HoursName = 'always' | 'office';

export type Reader = ReturnType<typeof reader>;
type Keyed = Record<string, unknown>;

/** Typed readers that note what is wrong and where, and go on, so that one look names every fault. */
export function reader(faults: string[]) {
  return {
    faults,
    /** `known`: the keys it may have; another one is most likely a slip of the pen. */
    object(value: unknown, where: string, known?: readonly string[]): Keyed {
      if (value === null || typeof value !== 'object' || Array.isArray(value)) {
        faults.push(
          value === undefined || where === 'policy' ? `${where} is missing` : `${where} must be a set of names`,
        );
        return {};
      }
      const prefix = where === 'policy' ? '' : `${where}.`;
      for (const key of known ? Object.keys(value).filter((name) => !known.includes(name)) : [])
        faults.push(`${prefix}${key} is not known here (${known!.join(', ')})`);
      return value as Keyed;
    },
    list(value: unknown, where: string): readonly unknown[] {
      if (Array.isArray(value)) return value;
      faults.push(`${where} must be a list`);
      return [];
    },
    duration(value: unknown, where: string): Duration {
      try {
        const duration = parseDuration(String(value));
        if (duration.days < 0 || duration.ms < 0) faults.push(`${where} cannot be negative`);
        else if (duration.days + duration.ms / DAY > LONGEST.days) faults.push(`${where} is longer than a year`);
        else return duration;
      } catch (fault) {
        faults.push(`${where}: ${(fault as Error).message}`);
      }
      return { days: 0, ms: 0 };
    },
    hours(value: unknown, where: string): HoursName {
      return this.oneOf(['always', 'office'], value, where);
    },
    oneOf<T extends string>(names: readonly T[], value: unknown, where: string): T {
      if (names.includes(value as T)) return value as T;
      faults.push(`${where} must be ${names.slice(0, -1).join(', ')} or ${names.at(-1)!}`);
      return names[0]!;
    },
    yesNo(value: unknown, where: string): boolean {
      if (typeof value !== 'boolean') faults.push(`${where} must be true or false`);
      return value === true;
    },
    /** A whole number from 0 to `most`. */
    whole(value: unknown, where: string, most: number): number {
      if (Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most) return value as number;
      faults.push(`${where} must be a whole number from 0 to ${most}`);
      return 0;
    },
  };
}
