import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class DayView {
  @ApiProperty({ description: 'Local date, YYYY-MM-DD.' }) day!: string;
  @ApiProperty() asked!: number;
  @ApiProperty() confirmed!: number;
  @ApiProperty({ description: 'Clocks that ended late on this day.' }) late!: number;
}

export class GroupView {
  @ApiProperty() key!: string;
  @ApiProperty() label!: string;
  @ApiProperty({ description: 'Fewer than five people asked: the figures are not shown.' }) withheld!: boolean;
  @ApiPropertyOptional() asked?: number;
  @ApiPropertyOptional() claimed?: number;
  @ApiPropertyOptional() confirmed?: number;
  @ApiPropertyOptional() promisesKept?: number;
  @ApiPropertyOptional() promisesBroken?: number;
  @ApiPropertyOptional({ description: 'Words that redirect, sent after the warning.' }) sentAnyway?: number;
}

export class OfficeRepliesView {
  @ApiProperty() count!: number;
  @ApiProperty({ description: 'Median milliseconds of open time.' }) openMedianMs!: number;
  @ApiProperty({ description: 'Median milliseconds by the clock on the wall.' }) clockMedianMs!: number;
}

/** The numbers of the rule over [from, to). Counts of deeds in the period; promises by when they ended. */
export class StatsView {
  @ApiProperty({ format: 'date-time' }) from!: string;
  @ApiProperty({ format: 'date-time' }) to!: string;
  @ApiProperty({ format: 'date-time' }) freshAt!: string;
  @ApiProperty() asked!: number;
  @ApiProperty() claimed!: number;
  @ApiProperty() confirmed!: number;
  @ApiProperty() unconfirmed!: number;
  @ApiProperty() notSolved!: number;
  @ApiProperty() reopened!: number;
  @ApiProperty() withdrawn!: number;
  @ApiProperty({ description: 'Open now.' }) open!: number;
  @ApiProperty() consults!: number;
  @ApiProperty({ description: 'Handovers offered to a named colleague.' }) handoversOffered!: number;
  @ApiProperty({ description: 'Accepted by the receiver.' }) handovers!: number;
  @ApiProperty({ description: 'Offers declined or left unanswered.' }) handoversRefused!: number;
  @ApiProperty({ description: 'Back to somebody who had it before: must be 0.' }) returnsToEarlierOwner!: number;
  @ApiProperty({ description: 'Words that redirect, sent after the warning. Never per helper.' }) sentAnyway!: number;
  @ApiProperty() standIns!: number;
  @ApiProperty({ description: 'A later date agreed with her: not late.' }) laterAgreed!: number;
  @ApiProperty({ description: 'Honestly not possible, with a second pair of eyes.' }) unsolved!: number;
  @ApiProperty({ description: 'Not a question after all.' }) discarded!: number;
  @ApiProperty({ description: 'Times somebody joined because a clock ran late.' }) escalations!: number;
  @ApiProperty() claimedInTime!: number;
  @ApiProperty() claimedLate!: number;
  @ApiProperty() firstReplyInTime!: number;
  @ApiProperty() firstReplyLate!: number;
  @ApiPropertyOptional({ description: 'Median milliseconds from asking to the first words of a person.' })
  firstReplyMedianMs?: number;
  @ApiPropertyOptional({
    type: OfficeRepliesView,
    description: 'First replies to questions whose clock runs in office hours, in open time and in clock time.',
  })
  firstReplyInOffice?: OfficeRepliesView;
  @ApiProperty() promisesMade!: number;
  @ApiProperty() promisesKept!: number;
  @ApiProperty() promisesMoved!: number;
  @ApiProperty() promisesBroken!: number;
  @ApiProperty({ description: 'Confirmed with one owner from the claim to the end.' }) solvedByFirstOwner!: number;
  @ApiPropertyOptional() scoreAverage?: number;
  @ApiProperty() scoreCount!: number;
  @ApiProperty({
    description: '"Moest je ergens anders aankloppen?": how often it was asked, at most once a week of anybody.',
  })
  elsewhereAsked!: number;
  @ApiProperty({ description: 'Of those asked: who answered.' }) elsewhereTold!: number;
  @ApiProperty({ description: 'Of those who answered: who had to knock elsewhere.' }) elsewhereKnocked!: number;
  @ApiProperty({ type: [DayView] }) perDay!: DayView[];
  @ApiProperty({ type: [GroupView] }) groups!: GroupView[];
}
