import { Column, PrimaryColumn, type ColumnOptions } from 'typeorm';

/** Instants are UTC milliseconds in a 64-bit integer on both engines; drivers that give text are read back as numbers. */
const instant = {
  to: (value?: number | null) => value,
  from: (value: string | number | null) => (value === null ? null : Number(value)),
};
const json = {
  to: (value: unknown) => (value === undefined || value === null ? null : JSON.stringify(value)),
  from: (value: string | null) => (value === null ? null : (JSON.parse(value) as unknown)),
};

export const Text = (name: string, options: ColumnOptions = {}) => Column({ name, type: 'text', ...options });
export const Key = (name: string) => PrimaryColumn({ name, type: 'text' });
export const Instant = (name: string, options: ColumnOptions = {}) =>
  Column({ name, type: 'bigint', transformer: instant, ...options });
export const Count = (name: string) => Column({ name, type: 'integer' });
export const Flag = (name: string) => Column({ name, type: 'boolean' });
export const Json = (name: string, options: ColumnOptions = {}) =>
  Column({ name, type: 'text', transformer: json, ...options });
export const NULL = { nullable: true } as const;
export const bigintKey = { type: 'bigint', transformer: instant } as const;
