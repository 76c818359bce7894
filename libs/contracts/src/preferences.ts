import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, Matches } from 'class-validator';
import { ListOf, OneOf, Words, YesNo } from './fields.js';

const optional = true;
const MOST = 40;
export const DENSITIES = ['roomy', 'compact'] as const;
export type Density = (typeof DENSITIES)[number];
/** When a sound is heard: never, where care cannot wait, at every question nobody picked up, or where somebody waits for oneself. */
export const SOUNDS = ['none', 'now', 'fresh', 'mine'] as const;
export type Sound = (typeof SOUNDS)[number];

/** One deed under another key. */
export class KeyPreference {
  @Words({ max: 20, description: 'What it does, as the screen calls it.' }) deed!: string;
  @Words({ max: 1, description: 'One letter, digit or mark; empty for no key.' }) @Matches(/^[^\s]?$/u) key!: string;
}

/** What somebody looks for often, under a name. */
export class SavedView {
  @Words({ max: 40 }) @Matches(/\S/) name!: string;
  @Words({ max: 200, description: 'As it stands in the search field.' }) @Matches(/\S/) words!: string;
}

export class PreferencesBody {
  @YesNo({ optional, description: 'Single letters are keys; true without it.' }) letters?: boolean;
  @ListOf(() => KeyPreference, { optional }) @ArrayMaxSize(MOST) keys?: KeyPreference[];
  @OneOf(DENSITIES, { optional }) density?: Density;
  @OneOf(SOUNDS, { optional }) sound?: Sound;
  @ListOf(() => SavedView, { optional }) @ArrayMaxSize(MOST) views?: SavedView[];
  @YesNo({ optional, description: 'The report of each month by mail, to who may read figures; false without it.' })
  monthReport?: boolean;
}

export class PreferencesView {
  @ApiProperty({ description: 'Counts every change, 0 before the first. Goes into If-Match.' }) version!: number;
  @ApiProperty() letters!: boolean;
  @ApiProperty({ type: [KeyPreference] }) keys!: KeyPreference[];
  @ApiProperty({ enum: DENSITIES }) density!: Density;
  @ApiProperty({ enum: SOUNDS }) sound!: Sound;
  @ApiProperty({ type: [SavedView] }) views!: SavedView[];
  @ApiProperty({ description: 'The report of each month by mail.' }) monthReport!: boolean;
}
