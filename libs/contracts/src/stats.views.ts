import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { FIGURE_NAMES, SUMMARY_PARTS } from '@zorg112/domain';
import { NamedView } from './views.js';

export class FigureWordsView {
  @ApiProperty() title!: string;
  @ApiProperty({ description: 'What the figure means, in plain words.' }) meaning!: string;
}

export class OpenTimeView {
  @ApiProperty() n!: number;
  @ApiProperty({ description: 'Half came within so many open milliseconds.' }) p50!: number;
  @ApiProperty({ description: 'Nine of ten did.' }) p90!: number;
}

/** One figure, defined once: the same under this name on every page, in every file and here. */
export class FigureView {
  @ApiProperty({ enum: FIGURE_NAMES }) name!: string;
  @ApiProperty({ enum: ['count', 'share', 'time', 'money', 'score'] }) unit!: string;
  @ApiPropertyOptional({
    description: 'A count, a share (0 to 1), milliseconds half came within, cents, or a score. Absent: nothing to say.',
  })
  value?: number;
  @ApiProperty({ description: 'How many were counted.' }) n!: number;
  @ApiPropertyOptional({ description: 'Of a share: out of how many.' }) among?: number;
  @ApiPropertyOptional({ description: 'Of a time: nine of ten came within so many milliseconds.' }) p90?: number;
  @ApiPropertyOptional({ type: OpenTimeView, description: 'Of questions whose clock runs in office hours.' })
  open?: OpenTimeView;
  @ApiPropertyOptional({
    description:
      'Not shown: fewer than five people told it, it is of a part of the house, or it is a time of fewer than five.',
  })
  withheld?: boolean;
  @ApiPropertyOptional({ description: 'What it must be, whatever happens.' }) must?: number;
  @ApiPropertyOptional({
    description: 'Of a period up to now: so many more run and are past their time. They count once they end.',
  })
  lateNow?: number;
  @ApiProperty({ type: FigureWordsView }) nl!: FigureWordsView;
  @ApiProperty({ type: FigureWordsView }) en!: FigureWordsView;
}

export class FiguresView {
  @ApiProperty({ format: 'date-time' }) from!: string;
  @ApiProperty({ format: 'date-time' }) to!: string;
  @ApiProperty({ format: 'date-time' }) freshAt!: string;
  @ApiProperty({ description: 'False while everything is being counted anew: the figures are too low for a while.' })
  whole!: boolean;
  @ApiProperty({ type: [FigureView] }) items!: FigureView[];
}

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
  @ApiPropertyOptional({
    description: 'Words that redirect, sent after the warning. Absent where the whole less this would tell of few.',
  })
  sentAnyway?: number;
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
  @ApiProperty({ description: 'False while everything is being counted anew: the figures are too low for a while.' })
  whole!: boolean;
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
  @ApiPropertyOptional({ description: 'The middle score, of whole groups of five people; absent where there is none.' })
  scoreMedian?: number;
  @ApiPropertyOptional({ description: 'The mean of the same scores; never to be shown without the middle one.' })
  scoreAverage?: number;
  @ApiPropertyOptional({ description: 'Who gave a score; absent where fewer than five said that it is solved.' })
  scoreCount?: number;
  @ApiProperty({
    description: '"Moest je ergens anders aankloppen?": how often it was asked, at most once a week of anybody.',
  })
  elsewhereAsked!: number;
  @ApiPropertyOptional({ description: 'Of those asked: who answered; absent where fewer than five were.' })
  elsewhereTold?: number;
  @ApiProperty({ description: 'Of those who answered: in whole groups of five people.' }) elsewhereCounted!: number;
  @ApiProperty({ description: 'Of those counted: who had to knock elsewhere.' }) elsewhereKnocked!: number;
  @ApiProperty({ type: [DayView] }) perDay!: DayView[];
  @ApiProperty({ type: [GroupView] }) groups!: GroupView[];
}

export class HourOfWeekView {
  @ApiProperty({ description: '1 Monday to 7 Sunday, in the time of the house.' }) weekday!: number;
  @ApiProperty({ description: '0 to 23.' }) hour!: number;
  @ApiProperty({ description: 'Questions asked then and picked up.' }) n!: number;
  @ApiPropertyOptional({
    description: 'Half waited no longer than so many milliseconds; absent where fewer than five were asked.',
  })
  p50?: number;
  @ApiPropertyOptional({ description: 'Nine of ten.' }) p90?: number;
}

export class AgeView {
  @ApiProperty({ description: 'Asked longer ago than so many hours.' }) hours!: number;
  @ApiProperty({ description: 'Open questions of this age, up to the next.' }) n!: number;
}

export class KeyCountView {
  @ApiProperty() key!: string;
  @ApiProperty() n!: number;
}

/** Of all services, each with how often it was asked. */
export class AllServicesView {
  @ApiProperty() asked!: number;
  @ApiProperty() answered!: number;
  @ApiPropertyOptional() kept?: number;
  @ApiPropertyOptional({ description: 'Answers that came late. What has not come yet is not among them.' })
  broken?: number;
  @ApiPropertyOptional({ description: 'Not answered yet and past their time now; of a period up to now.' })
  lateNow?: number;
  @ApiPropertyOptional({ description: 'Questions of which a promise ran out while we waited for their answer.' })
  heldUp?: number;
  @ApiPropertyOptional({ description: 'Half answered within so many milliseconds.' }) p50?: number;
  @ApiPropertyOptional() p90?: number;
}

export class ServiceNumbersView extends AllServicesView {
  @ApiProperty() id!: string;
  @ApiProperty() name!: string;
  @ApiPropertyOptional({
    description: 'Fewer than five people work there, or the rest would tell of them: how fast they are is not shown.',
  })
  withheld?: boolean;
}

/** Somebody outside who was asked by mail: by the domain of the address, never the address. */
export class SupplierNumbersView {
  @ApiProperty({
    description: '`@liften.example`; `email`: all addresses together that are of a person (gmail.com and the like).',
  })
  key!: string;
  @ApiProperty() asked!: number;
  @ApiProperty() answered!: number;
  @ApiProperty({ description: 'Answered in time.' }) kept!: number;
  @ApiProperty({ description: 'Answers that came late. What has not come yet is not among them.' }) broken!: number;
  @ApiPropertyOptional({ description: 'Not answered yet and past their time now; of a period up to now.' })
  lateNow?: number;
  @ApiProperty({ description: 'Questions of which a promise ran out while we waited for their answer.' })
  heldUp!: number;
  @ApiPropertyOptional({ description: 'Half answered within so many milliseconds; of five answers or more.' })
  p50?: number;
  @ApiPropertyOptional() p90?: number;
}

export class MaatwerkLevelView {
  @ApiProperty({ enum: ['owner', 'team', 'decider', 'management'] }) level!: string;
  @ApiProperty() n!: number;
  @ApiProperty() cents!: number;
  @ApiProperty({ description: 'Of those: the question was solved, says who asked.' }) solved!: number;
}

export class CostCentreNumbersView {
  @ApiPropertyOptional({ description: 'Absent: the team had none when it was asked, or withheld.' })
  costCentre?: string;
  @ApiPropertyOptional({ description: 'All those together of a team whose figures are withheld.' })
  withheld?: boolean;
  @ApiProperty() n!: number;
  @ApiProperty() cents!: number;
  @ApiProperty({ description: 'Of those: the question was solved, says who asked.' }) solved!: number;
}

export class CameBackView {
  @ApiProperty() location!: string;
  @ApiPropertyOptional({ description: 'The team whose place it is.' }) team?: string;
  @ApiProperty() category!: string;
  @ApiProperty({ description: 'New questions there within thirty days of one that was solved.' }) n!: number;
}

export class CameBackAssetView {
  @ApiProperty({ description: 'The number on the thing.' }) asset!: string;
  @ApiPropertyOptional({ description: 'The team that asked, where it was one.' }) team?: string;
  @ApiPropertyOptional({ description: 'Where all of them were about one subject.' }) category?: string;
  @ApiProperty({ description: 'New questions about it within thirty days of one that was solved.' }) n!: number;
}

export class CallNumbersView {
  @ApiProperty({ description: 'Calls that came in.' }) rang!: number;
  @ApiProperty() answered!: number;
  @ApiProperty({ description: 'Ended before anybody answered.' }) hungUp!: number;
  @ApiPropertyOptional({ description: 'Half of the answered ones waited no longer than so many milliseconds.' })
  p50?: number;
  @ApiPropertyOptional() p90?: number;
}

export class NamedTeamView {
  @ApiProperty() id!: string;
  @ApiProperty() name!: string;
}

/** Teams that asked nothing. */
export class SilentTeamsView {
  @ApiProperty({ type: [NamedTeamView] }) items!: NamedTeamView[];
}

/** What stands behind the figures. */
export class StatsDetailsView {
  @ApiProperty({ format: 'date-time' }) from!: string;
  @ApiProperty({ format: 'date-time' }) to!: string;
  @ApiProperty({ format: 'date-time' }) freshAt!: string;
  @ApiProperty({ description: 'False while everything is being counted anew: the figures are too low for a while.' })
  whole!: boolean;
  @ApiProperty({ type: [HourOfWeekView], description: 'Waiting until picked up: is the night staffed enough?' })
  waiting!: HourOfWeekView[];
  @ApiProperty({ type: [AgeView], description: 'What is open now, by age.' }) backlog!: AgeView[];
  @ApiProperty({ type: [KeyCountView], description: 'Steps of the ladder that rang.' }) steps!: KeyCountView[];
  @ApiProperty({ type: [ServiceNumbersView], description: 'Which service makes us late.' })
  services!: ServiceNumbersView[];
  @ApiPropertyOptional({ type: AllServicesView, description: 'Absent where fewer than five people work there.' })
  servicesTogether?: AllServicesView;
  @ApiProperty({ type: [SupplierNumbersView], description: 'Which supplier makes us late; the latest first.' })
  suppliers!: SupplierNumbersView[];
  @ApiProperty({ type: [KeyCountView], description: 'What the desk lacked to do it itself.' }) lacked!: KeyCountView[];
  @ApiProperty({ type: [MaatwerkLevelView], description: 'Who granted it, and what it cost.' })
  maatwerk!: MaatwerkLevelView[];
  @ApiProperty({ type: [CostCentreNumbersView], description: 'Whose cost centre paid it, and what it solved.' })
  costCentres!: CostCentreNumbersView[];
  @ApiProperty({ type: [CameBackView] }) cameBack!: CameBackView[];
  @ApiProperty({ type: [CameBackAssetView], description: 'The same by the number on the thing, wherever it stands.' })
  cameBackAssets!: CameBackAssetView[];
  @ApiProperty({ type: [NamedTeamView], description: 'Teams that asked nothing.' }) silentTeams!: NamedTeamView[];
  @ApiProperty({ type: CallNumbersView }) calls!: CallNumbersView;
}

export class CountedQuestionView {
  @ApiProperty({ description: 'The question.' }) id!: string;
  @ApiProperty() number!: number;
  @ApiProperty({ format: 'date-time', description: 'When it was counted.' }) at!: string;
  @ApiProperty() status!: string;
  @ApiPropertyOptional() category?: string;
}

export class CountedQuestionPage {
  @ApiProperty({ type: [CountedQuestionView] }) items!: CountedQuestionView[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

export class StorySummaryWordsView {
  @ApiProperty() title!: string;
  @ApiProperty({ type: [String] }) lines!: string[];
}

export class StorySummaryView {
  @ApiProperty({ enum: SUMMARY_PARTS }) part!: string;
  @ApiProperty({ type: StorySummaryWordsView }) nl!: StorySummaryWordsView;
  @ApiProperty({ type: StorySummaryWordsView }) en!: StorySummaryWordsView;
}

export class StoryWordsView {
  @ApiProperty({ description: 'On the calendar of the house: "maandag 23 november 2026".' }) day!: string;
  @ApiProperty({ description: 'On the clock of the house: "10.40 uur".' }) time!: string;
  @ApiPropertyOptional({ description: 'How long nothing happened before it: "Drie kwartier later".' }) after?: string;
  @ApiProperty({ description: 'Roles for names, and no words of the conversation.' }) text!: string;
}

export class StoryLineView {
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty({ type: StoryWordsView }) nl!: StoryWordsView;
  @ApiProperty({ type: StoryWordsView }) en!: StoryWordsView;
}

/** One question as it went, without names and without words of the conversation. Each reading is noted. */
export class StoryView {
  @ApiProperty() number!: number;
  @ApiProperty({ format: 'date-time', description: 'When it was told.' }) madeAt!: string;
  @ApiProperty() status!: string;
  @ApiPropertyOptional() category?: string;
  @ApiProperty({ type: [StorySummaryView] }) summary!: StorySummaryView[];
  @ApiProperty({ type: [StoryLineView], description: 'In the order it happened.' }) lines!: StoryLineView[];
}

export class ExportedView {
  @ApiProperty() id!: string;
  @ApiProperty({ type: NamedView }) by!: NamedView;
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty() file!: string;
  @ApiProperty({ type: Object, additionalProperties: true, description: 'What was asked for.' }) asked!: object;
}

export class ExportedPage {
  @ApiProperty({ type: [ExportedView] }) items!: ExportedView[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

export class KeptMonthView {
  @ApiProperty({ description: '2026-11.' }) month!: string;
  @ApiProperty({ format: 'date-time', description: 'When its figures were kept.' }) takenAt!: string;
}

export class MonthPage {
  @ApiPropertyOptional({
    description:
      'Where the report of each month goes if you ask for it (`monthReport`). Absent: this house sends no mail.',
  })
  mailedTo?: string;
  @ApiProperty({ type: [KeptMonthView] }) items!: KeptMonthView[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

export class MonthView extends KeptMonthView {
  @ApiProperty({ format: 'date-time' }) freshAt!: string;
  @ApiProperty({ description: 'False while everything is being counted anew: no corrections are told meanwhile.' })
  whole!: boolean;
  @ApiProperty({ type: [FigureView], description: 'As they were kept.' }) items!: FigureView[];
  @ApiProperty({ type: [FigureView], description: 'What is different by now, as it is now.' })
  corrections!: FigureView[];
}

/** How the night went, for who reads it in the morning. */
export class NightView {
  @ApiProperty({ format: 'date-time' }) from!: string;
  @ApiProperty({ format: 'date-time' }) to!: string;
  @ApiProperty({ description: 'Questions that came in.' }) asked!: number;
  @ApiProperty({ description: 'Questions in which something was late.' }) late!: number;
  @ApiProperty({ description: 'Of those: answered, and nothing late any more.' }) helped!: number;
  @ApiProperty({ description: 'Of those: taken back before anybody answered. The others still wait.' })
  withdrawn!: number;
  @ApiProperty({ description: 'Times the clock brought somebody in.' }) joined!: number;
}
