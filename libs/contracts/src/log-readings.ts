import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { OneOf, Words } from './fields.js';

const optional = true;
const Column = (description: string) => Words({ optional, max: 250, description });

/** Which column of the other desk's log says what. With none named they are guessed. */
export class LogReadingQuery {
  @Column('Which question a line is about.') ticket?: string;
  @Column('When it happened.') at?: string;
  @Column('What happened: an activity or a status.') state?: string;
  @Column('The group that had it then.') group?: string;
  @Column('Who had it then; only where there are no groups.') owner?: string;
  @Column('When it was asked.') opened?: string;
  @Column('When it was solved.') solved?: string;
  @Column('How often it moved, counted by that desk.') moves?: string;
  @Column('At how many groups it was: one more than its moves.') stations?: string;
  @Column('How often it was reopened.') reopened?: string;
  @Column('Whether it was solved in the time promised.') inTime?: string;
  @Column('In a list of changes: the field that changed.') field?: string;
  @Column('In a list of changes: what stood there before.') before?: string;
  @Column('In a list of changes: what stood there after.') after?: string;
  @OneOf(['dmy', 'mdy'], { optional, description: 'What comes first in its dates, where the file does not show it.' })
  dates?: 'dmy' | 'mdy';
}

export class LogColumnView {
  @ApiProperty() name!: string;
  @ApiProperty({ type: [String], description: 'A few values to know it by; none where people can be named.' })
  samples!: readonly string[];
}

export class LogColumnsView {
  @ApiProperty({ enum: ['csv', 'xes'] }) kind!: string;
  @ApiPropertyOptional({ enum: ['topdesk', 'servicenow', 'zendesk', 'jira', 'event_log'] }) desk?: string;
  @ApiProperty({ type: [LogColumnView] }) columns!: readonly LogColumnView[];
  @ApiProperty({ type: LogReadingQuery, description: 'What the columns seem to mean.' })
  mapping!: Partial<LogReadingQuery>;
  @ApiProperty({
    enum: ['dmy', 'mdy', 'clear', 'ask', 'none'],
    description: 'What comes first in the dates. clear: it makes no difference; ask: it cannot be seen.',
  })
  dates!: string;
}

export class MovesGroupView {
  @ApiProperty() from!: number;
  @ApiPropertyOptional({ description: 'Absent in the last: and more.' }) to?: number;
  @ApiProperty() questions!: number;
  @ApiProperty() solved!: number;
  @ApiPropertyOptional({ description: 'From asked to solved.' }) medianHours?: number;
}

export class UnreadLineView {
  @ApiProperty() line!: number;
  @ApiProperty({ enum: ['quotes', 'cells', 'length', 'ticket', 'date', 'number', 'tag'] }) why!: string;
}

export class UnreadLinesView {
  @ApiProperty() count!: number;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' } }) why!: Partial<Record<string, number>>;
  @ApiProperty({ type: [UnreadLineView], description: 'The first of them, without what stands in them.' })
  first!: readonly UnreadLineView[];
}

/** What moving questions went together with at another desk. Correlation: hard questions are moved more. */
export class LogReadingView {
  @ApiProperty() rows!: number;
  @ApiProperty() bytes!: number;
  @ApiProperty() questions!: number;
  @ApiProperty() solved!: number;
  @ApiProperty({ description: 'Moved at least once.' }) movedOnce!: number;
  @ApiProperty() movedTwice!: number;
  @ApiProperty() movedFourTimes!: number;
  @ApiProperty({
    enum: ['count', 'group', 'owner'],
    description: 'A count that desk kept itself, or the changes of group or, without groups, of person.',
  })
  movesFrom!: string;
  @ApiProperty({ description: 'Came back to who had it before.' }) pingPong!: number;
  @ApiProperty() reopened!: number;
  @ApiProperty({ description: 'Either of the two.' }) cameBack!: number;
  @ApiProperty() inTime!: number;
  @ApiProperty({ description: 'Of how many it is known whether they were in time.' }) inTimeKnown!: number;
  @ApiProperty({ description: 'Solved before they were asked: in no median.' }) contradicting!: number;
  @ApiProperty({
    type: [MovesGroupView],
    description: 'Correlation, not cause: hard questions are moved more. Say so wherever it is shown.',
  })
  byMoves!: readonly MovesGroupView[];
  @ApiProperty({ type: UnreadLinesView }) unread!: UnreadLinesView;
}
