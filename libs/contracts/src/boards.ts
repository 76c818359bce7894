import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { Words, YesNo } from './fields.js';
import { NamedView } from './views.js';

export class AskingBoardView {
  @ApiProperty({ description: 'Six digits, to be typed by a lead on the page of shared devices.' }) code!: string;
  @ApiProperty({ format: 'date-time', description: 'Until then the code works, once.' }) until!: string;
  @ApiProperty({ description: 'The time zone of the house, IANA.' }) zone!: string;
}

export class AdmitBoardBody {
  @Words({ max: 6, description: 'The six digits that stand on the screen.' }) @Matches(/^\d{6}$/) code!: string;
  @Words({ max: 60, description: 'What the screen is called.' }) name!: string;
  @YesNo({ optional: true, description: 'First names of the desk’s own people who are here; true without it.' })
  showsNames?: boolean;
}

export class BoardView {
  @ApiProperty() id!: string;
  @ApiProperty() name!: string;
  @ApiProperty() showsNames!: boolean;
  @ApiProperty({ type: NamedView }) admittedBy!: NamedView;
  @ApiProperty({ format: 'date-time' }) admittedAt!: string;
  @ApiProperty({ format: 'date-time', description: 'When it last fetched its numbers.' }) seenAt!: string;
}

export class BoardPage {
  @ApiProperty({ type: [BoardView] }) items!: BoardView[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

export class HourView {
  @ApiProperty({ format: 'date-time', description: 'When the hour began.' }) at!: string;
  @ApiProperty({ description: 'Questions asked in it.' }) asked!: number;
}

export class HereView {
  @ApiProperty({ description: 'A first name.' }) name!: string;
  @ApiProperty() onThePhone!: boolean;
}

export class HelpWantedView {
  @ApiProperty({ description: 'The number of the question.' }) number!: number;
  @ApiProperty({ description: 'The service that was asked; absent for a colleague.', required: false })
  service?: string;
  @ApiProperty({ format: 'date-time' }) since!: string;
}

/** Numbers for a wall: no names of who asks or lives here, nobody's own figures. */
export class BoardFiguresView {
  @ApiProperty({ description: 'By the server’s clock.', format: 'date-time' }) at!: string;
  @ApiProperty({ description: 'The time zone of the house, IANA: a television need not know it.' }) zone!: string;
  @ApiProperty({ description: 'The build the server runs; another one is a reason to load the page again.' })
  build!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ description: 'Questions nobody picked up yet.' }) waiting!: number;
  @ApiPropertyOptional({ format: 'date-time', description: 'Since when the longest of them waits.' })
  waitingSince?: string;
  @ApiProperty({ description: 'Open questions in which somebody cannot be helped properly now.' }) careNow!: number;
  @ApiProperty({ description: 'Of today: times she said that it is solved, as /stats/summary counts it.' })
  helped!: number;
  @ApiProperty({ type: [HourView], description: 'Of today, up to now.' }) hours!: HourView[];
  @ApiProperty({ type: [HereView], description: 'Who of the desk is on shift, if this screen shows names.' })
  here!: HereView[];
  @ApiProperty({ description: 'How many of the desk are on shift.' }) onShift!: number;
  @ApiProperty({ type: [HelpWantedView], description: 'Help that was asked out loud and not given yet.' })
  helpWanted!: HelpWantedView[];
  @ApiProperty({ type: [String], description: 'What people said when they were helped, of the last week; no names.' })
  thanks!: string[];
  @ApiProperty({ type: [String], description: 'Known faults, in the words of the desk.' }) faults!: string[];
}
