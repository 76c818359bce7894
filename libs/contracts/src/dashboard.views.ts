import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { FigureView, HourOfWeekView } from './stats.views.js';

/** A week from Monday, on the calendar of the house. */
export class WeekView {
  @ApiProperty({ description: 'Its Monday, YYYY-MM-DD.' }) week!: string;
  @ApiProperty({ format: 'date-time' }) from!: string;
  @ApiProperty({ format: 'date-time' }) to!: string;
  @ApiProperty({ description: 'False: it is not over yet.' }) over!: boolean;
  @ApiProperty({ description: 'Of so few people that nothing is shown.' }) withheld!: boolean;
  @ApiPropertyOptional({ description: 'Questions said to be solved in this week: nothing late, by our first answer.' })
  atOnce?: number;
  @ApiPropertyOptional({ description: 'Nothing late either, after more than one answer.' }) later?: number;
  @ApiPropertyOptional({ description: 'A time agreed with who asked, or a target of ours, had passed.' }) late?: number;
  @ApiProperty({ type: [FigureView], description: 'firstContact, firstOwner, promisesKept and firstWords.' })
  figures!: FigureView[];
}

export class WeeksView {
  @ApiProperty({ format: 'date-time' }) freshAt!: string;
  @ApiProperty({ type: [WeekView], description: 'Whole weeks, at least the last eight, in order.' })
  items!: WeekView[];
}

/** One team, region or subject. Counts of questions, and how long half of them waited for the first words of a person. */
export class PartView {
  @ApiProperty() key!: string;
  @ApiProperty() label!: string;
  @ApiProperty({ description: 'Too few people: nothing is shown.' }) withheld!: boolean;
  @ApiPropertyOptional() asked?: number;
  @ApiPropertyOptional() confirmed?: number;
  @ApiPropertyOptional({ description: 'Of those confirmed: one helper from beginning to end.' }) firstOwner?: number;
  @ApiPropertyOptional({ description: 'Of those confirmed: the first answer was the solution.' }) firstContact?: number;
  @ApiPropertyOptional() promisesKept?: number;
  @ApiPropertyOptional() promisesBroken?: number;
  @ApiPropertyOptional({ description: 'First words that were counted.' }) firstWords?: number;
  @ApiPropertyOptional({ description: 'Half of them came within so many milliseconds.' }) firstWordsMs?: number;
}

export class TablesView {
  @ApiProperty({ type: [PartView] }) teams!: PartView[];
  @ApiProperty({ type: [PartView] }) regions!: PartView[];
  @ApiProperty({ type: [PartView] }) subjects!: PartView[];
}

/** The tables of the dashboard over [from, to), of all questions. */
export class DashboardView extends TablesView {
  @ApiProperty({ format: 'date-time' }) freshAt!: string;
  @ApiPropertyOptional({
    type: TablesView,
    description: 'The same of the stretch to compare with, where it was asked.',
  })
  before?: TablesView;
  @ApiProperty({ type: [HourOfWeekView], description: 'Waiting until picked up.' }) waiting!: HourOfWeekView[];
}

export class OldestView {
  @ApiProperty() number!: number;
  @ApiProperty({ format: 'date-time' }) askedAt!: string;
  @ApiPropertyOptional() category?: string;
}

export class AheadView {
  @ApiProperty({ description: 'How many hours from now.' }) hours!: number;
  @ApiProperty({ description: 'Of how many of the same weekday before it.' }) weeks!: number;
  @ApiProperty({ description: 'Half of those times no more came in.' }) usual!: number;
  @ApiProperty() most!: number;
}

/** The day of one team so far, on the calendar of the house. */
export class TeamTodayView {
  @ApiProperty({ format: 'date-time' }) freshAt!: string;
  @ApiProperty() asked!: number;
  @ApiProperty() closed!: number;
  @ApiProperty({ description: 'Open now.' }) open!: number;
  @ApiProperty({ type: [OldestView], description: 'Open longest, by number; never private ones.' })
  oldest!: OldestView[];
  @ApiPropertyOptional({ type: AheadView, description: 'Absent where the house is too young to say.' })
  ahead?: AheadView;
}
