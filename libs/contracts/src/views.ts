import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  CATEGORIES,
  NOTICES,
  PATHS,
  URGENCIES,
  type Category,
  type NoticeWhat,
  type PathName,
  type Urgency,
} from '@zorg112/domain';

/** What goes out. Instants are ISO 8601 in UTC. */
export class NamedView {
  @ApiProperty() id!: string;
  @ApiProperty() name!: string;
}

export class NextStepView {
  @ApiProperty() what!: string;
  @ApiProperty({ format: 'date-time' }) by!: string;
  @ApiProperty() late!: boolean;
}

export class ClockView {
  @ApiProperty() id!: string;
  @ApiProperty({
    enum: [
      'claim',
      'first_reply',
      'promise',
      'solve',
      'consult',
      'handover',
      'decision',
      'confirmation',
      'callback',
      'data_leak',
    ],
  })
  kind!: string;
  @ApiProperty({ enum: ['running', 'paused', 'met', 'broken', 'stopped'] }) state!: string;
  @ApiProperty({ format: 'date-time' }) startedAt!: string;
  @ApiPropertyOptional({ format: 'date-time', description: 'Absent while paused.' }) dueAt?: string;
  @ApiProperty() late!: boolean;
}

export class ConsultToView {
  @ApiProperty({ enum: ['person', 'service', 'email'] }) kind!: string;
  @ApiPropertyOptional() id?: string;
  @ApiProperty() name!: string;
}

export class ConsultView {
  @ApiProperty() id!: string;
  @ApiProperty({ type: ConsultToView }) to!: ConsultToView;
  @ApiProperty({ type: NamedView }) by!: NamedView;
  @ApiProperty({ format: 'date-time' }) askedAt!: string;
  @ApiPropertyOptional({ format: 'date-time' }) dueAt?: string;
  @ApiPropertyOptional({ format: 'date-time' }) answeredAt?: string;
  @ApiPropertyOptional({ format: 'date-time' }) withdrawnAt?: string;
  @ApiPropertyOptional({ description: 'Only for those who help.' }) lacked?: string;
  @ApiPropertyOptional({
    type: [NamedView],
    description: 'The one asked is off shift: who is on call instead; empty when nobody is. Only for those who help.',
  })
  onCall?: NamedView[];
  @ApiPropertyOptional({ format: 'date-time', description: 'Nobody is on call: when the one asked is there again.' })
  backAt?: string;
}

export class HandoverView {
  @ApiProperty() id!: string;
  @ApiProperty({ type: NamedView }) from!: NamedView;
  @ApiProperty({ type: NamedView }) to!: NamedView;
  @ApiProperty() reason!: string;
  @ApiPropertyOptional() note?: string;
  @ApiProperty({ format: 'date-time' }) offeredAt!: string;
  @ApiPropertyOptional({ format: 'date-time', description: 'When the offer lapses.' }) dueAt?: string;
}

export class StandInView {
  @ApiProperty() id!: string;
  @ApiProperty({ type: NamedView }) person!: NamedView;
  @ApiProperty({
    enum: ['off_shift', 'named', 'agreed', 'asked'],
    description: 'Asked: it starts when this colleague agrees.',
  })
  because!: string;
  @ApiProperty({ format: 'date-time' }) since!: string;
  @ApiPropertyOptional({ format: 'date-time' }) until?: string;
}

export class StandInAskedView {
  @ApiProperty() id!: string;
  @ApiProperty({ type: NamedView }) person!: NamedView;
  @ApiProperty({ format: 'date-time' }) askedAt!: string;
  @ApiPropertyOptional({ format: 'date-time' }) until?: string;
  @ApiPropertyOptional({ description: 'Said no; without it there is no answer yet.' }) declined?: boolean;
}

export class DecisionView {
  @ApiProperty() id!: string;
  @ApiProperty({ enum: ['money', 'access', 'medication', 'care', 'personnel'] }) kind!: string;
  @ApiProperty() amountCents!: number;
  @ApiProperty() reason!: string;
  @ApiProperty({ description: 'What it solves.' }) solves!: string;
  @ApiPropertyOptional({ description: 'Whose it is: of the team, as it was when this was asked.' }) costCentre?: string;
  @ApiProperty({ enum: ['owner', 'team', 'decider'] }) level!: string;
  @ApiProperty({ type: NamedView }) askedBy!: NamedView;
  @ApiProperty({ format: 'date-time' }) askedAt!: string;
  @ApiPropertyOptional({ type: NamedView }) decider?: NamedView;
  @ApiPropertyOptional({ format: 'date-time' }) dueAt?: string;
  @ApiPropertyOptional({ enum: ['granted', 'refused'] }) outcome?: string;
  @ApiPropertyOptional({ description: 'The decider said nothing in time.' }) bySilence?: boolean;
  @ApiPropertyOptional({ format: 'date-time' }) decidedAt?: string;
  @ApiPropertyOptional({ type: NamedView }) decidedBy?: NamedView;
  @ApiPropertyOptional({ description: 'What is done instead.' }) alternative?: string;
  @ApiPropertyOptional({ format: 'date-time', description: 'The question ended before anybody decided.' })
  endedAt?: string;
}

export class PathView {
  @ApiProperty({ enum: PATHS }) path!: PathName;
  @ApiPropertyOptional({ format: 'date-time', description: 'Her words may be about this.' }) suggestedAt?: string;
  @ApiPropertyOptional({ format: 'date-time' }) startedAt?: string;
  @ApiPropertyOptional({ format: 'date-time' }) declinedAt?: string;
  @ApiProperty({ type: [String] }) done!: string[];
}

export class GuidedStepView {
  @ApiProperty() id!: string;
  @ApiProperty() text!: string;
  @ApiProperty() why!: string;
}
export class GuidedPathView {
  @ApiProperty({ enum: PATHS }) path!: PathName;
  @ApiProperty() title!: string;
  @ApiProperty() intro!: string;
  @ApiProperty({ description: 'Said where it is suggested.' }) ask!: string;
  @ApiProperty({ type: [GuidedStepView] }) steps!: GuidedStepView[];
}
export class GuidedPathsView {
  @ApiProperty({ type: [GuidedPathView] }) items!: GuidedPathView[];
}

export class LinkView {
  @ApiProperty() ticketId!: string;
  @ApiProperty({ enum: ['related', 'merged', 'split', 'reopened'] }) how!: string;
}

export class SomeoneElseView {
  @ApiProperty({ format: 'date-time' }) askedAt!: string;
  @ApiPropertyOptional({ type: NamedView, description: 'Whom she asked for.' }) person?: NamedView;
  @ApiPropertyOptional({ description: 'Why, if she said so; only for those who help.' }) reason?: string;
}

export class RemindedView {
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty({ description: 'How often since the solution was offered.' }) count!: number;
  @ApiPropertyOptional({ format: 'date-time', description: 'Without her answer it closes then, as not confirmed.' })
  closesAt?: string;
}

export class WaitView {
  @ApiPropertyOptional({ format: 'date-time' }) until?: string;
  @ApiPropertyOptional({ enum: ['now', 'today', 'week', 'normal'] }) urgency?: string;
}

export class UnsolvedView {
  @ApiProperty({ type: NamedView, description: 'Who is asked to look along.' }) second!: NamedView;
  @ApiPropertyOptional({ format: 'date-time', description: 'When they said so too, or brought something better.' })
  lookedAt?: string;
  @ApiPropertyOptional({ format: 'date-time' }) seenAt?: string;
  @ApiPropertyOptional({ format: 'date-time' }) contestedAt?: string;
}

export class TicketOutageView {
  @ApiProperty() id!: string;
  @ApiPropertyOptional({ format: 'date-time' }) endedAt?: string;
}

export class TicketView {
  @ApiProperty() id!: string;
  @ApiProperty() number!: number;
  @ApiProperty({ enum: ['waiting_for_helper', 'in_progress', 'waiting_for_requester', 'solution_offered', 'closed'] })
  status!: string;
  @ApiPropertyOptional({
    enum: ['confirmed', 'unconfirmed', 'unsolved', 'withdrawn', 'discarded', 'merged', 'outage_over'],
  })
  closedHow?: string;
  @ApiProperty({ enum: ['now', 'today', 'week', 'normal'] }) urgency!: string;
  @ApiPropertyOptional({ enum: URGENCIES, description: 'Her words sound more urgent. Only for those who help.' })
  suggestedUrgency?: Urgency;
  @ApiProperty() careNow!: boolean;
  @ApiProperty() private!: boolean;
  @ApiPropertyOptional({ description: 'The first words of the question; absent for those who only oversee.' })
  text?: string;
  @ApiProperty({ type: NamedView }) owner!: NamedView;
  @ApiProperty({ type: NamedView }) requester!: NamedView;
  @ApiProperty({ type: [NamedView] }) helpers!: NamedView[];
  @ApiProperty({ type: [ConsultView] }) consults!: ConsultView[];
  @ApiPropertyOptional({ type: NextStepView }) nextStep?: NextStepView;
  @ApiProperty({ type: [ClockView] }) clocks!: ClockView[];
  @ApiPropertyOptional() teamId?: string;
  @ApiPropertyOptional() teamName?: string;
  @ApiPropertyOptional() location?: string;
  @ApiPropertyOptional({ description: 'The number on the thing it is about.' }) asset?: string;
  @ApiProperty({ enum: CATEGORIES, description: '`unknown` where nobody said.' }) category!: Category;
  @ApiPropertyOptional({ description: 'The region whose own calendar applies.' }) region?: string;
  @ApiProperty() channel!: string;
  @ApiProperty() version!: number;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty({ format: 'date-time' }) changedAt!: string;
  @ApiPropertyOptional({ format: 'date-time' }) claimedAt?: string;
  @ApiPropertyOptional({ format: 'date-time' }) firstReplyAt?: string;
  @ApiPropertyOptional({ format: 'date-time' }) solutionOfferedAt?: string;
  @ApiPropertyOptional({ format: 'date-time' }) closedAt?: string;
  @ApiPropertyOptional({ type: RemindedView, description: 'The solution waits for her answer, and she was reminded.' })
  reminded?: RemindedView;
  @ApiProperty({ format: 'date-time' }) lastWordsAt!: string;
  @ApiPropertyOptional({ format: 'date-time', description: 'Since when her words wait for an answer.' })
  unansweredSince?: string;
  @ApiPropertyOptional() score?: number;
  @ApiProperty() notSolvedCount!: number;
  @ApiProperty() reopenedCount!: number;
  @ApiPropertyOptional({ type: HandoverView, description: 'The open offer; only for those who help.' })
  handover?: HandoverView;
  @ApiPropertyOptional({ type: [NamedView], description: 'Who owned it before; only for those who help.' })
  earlierOwners?: NamedView[];
  @ApiPropertyOptional({ type: NamedView, description: 'Who helped before; this owner took over.' })
  tookOverFrom?: NamedView;
  @ApiPropertyOptional({ type: StandInView }) standIn?: StandInView;
  @ApiPropertyOptional({ type: StandInAskedView, description: 'Asked to stand in; only for those who help.' })
  standInAsked?: StandInAskedView;
  @ApiPropertyOptional({ type: SomeoneElseView }) someoneElse?: SomeoneElseView;
  @ApiPropertyOptional({
    description:
      'Who helps said that talking about it is hard: handing over counts for nothing. Only for those who help.',
  })
  difficult?: true;
  @ApiPropertyOptional({ type: WaitView, description: 'She was asked whether this can wait.' }) waitAsked?: WaitView;
  @ApiPropertyOptional({ format: 'date-time', description: 'The later date she agreed to.' }) laterUntil?: string;
  @ApiPropertyOptional({ type: UnsolvedView }) unsolved?: UnsolvedView;
  @ApiPropertyOptional({ type: [DecisionView], description: 'Maatwerk; her team sees its own.' })
  decisions?: DecisionView[];
  @ApiPropertyOptional({ type: [PathView], description: 'Only for those who help.' }) paths?: PathView[];
  @ApiPropertyOptional({ type: [LinkView] }) links?: LinkView[];
  @ApiPropertyOptional({ description: 'The question this one goes on in.' }) mergedInto?: string;
  @ApiPropertyOptional({ description: 'A known fault for many.' }) isOutage?: boolean;
  @ApiPropertyOptional({ type: TicketOutageView }) outage?: TicketOutageView;
  @ApiProperty({
    type: [String],
    description:
      'Moves this reader could try now; lowerUrgency is changeUrgency downward, which who stands in may not.',
  })
  may!: string[];
}

export class AuthorView extends NamedView {
  @ApiProperty({ type: [String] }) roles!: string[];
}

export class MaskView {
  @ApiProperty({ description: 'Where in the text it begins.' }) start!: number;
  @ApiProperty() end!: number;
  @ApiPropertyOptional({
    format: 'date-time',
    description: 'Until then staff on the question may say that it is no BSN.',
  })
  keptUntil?: string;
}

export class AttachmentView {
  @ApiProperty() id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ enum: ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] }) type!: string;
  @ApiProperty({ description: 'In bytes.' }) size!: number;
}

export class MessageView {
  @ApiProperty() id!: string;
  @ApiProperty() ticketId!: string;
  @ApiProperty({
    enum: ['question', 'message', 'reply', 'interim', 'note', 'solution', 'unsolved', 'consult', 'answer'],
  })
  kind!: string;
  @ApiProperty() text!: string;
  @ApiProperty({ type: AuthorView }) author!: AuthorView;
  @ApiPropertyOptional({ type: NamedView }) onBehalfOf?: NamedView;
  @ApiPropertyOptional() consultId?: string;
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty() version!: number;
  @ApiProperty() asksRequester!: boolean;
  @ApiPropertyOptional({ type: NextStepView }) nextStep?: NextStepView;
  @ApiPropertyOptional({ type: [MaskView], description: 'What was made unreadable because it can be a BSN.' })
  masks?: MaskView[];
  @ApiPropertyOptional({ type: [AttachmentView], description: 'Photos and files, in the order of who sent them.' })
  attachments?: AttachmentView[];
}

export class AddedAttachmentView extends AttachmentView {
  @ApiProperty({ description: 'The words it stands with.' }) messageId!: string;
  @ApiProperty({ type: TicketView }) ticket!: TicketView;
}

export class SentView extends MessageView {
  @ApiProperty({ type: TicketView }) ticket!: TicketView;
}

export class ConsultedView extends ConsultView {
  @ApiProperty({ type: TicketView }) ticket!: TicketView;
}

export class FactView {
  @ApiProperty() seq!: number;
  @ApiProperty() type!: string;
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty({ type: NamedView }) by!: NamedView;
  @ApiPropertyOptional({ type: NamedView }) onBehalfOf?: NamedView;
  @ApiProperty({ type: Object }) data!: object;
}

export class PersonView {
  @ApiProperty() id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: [String] }) roles!: string[];
  @ApiProperty({ type: [String] }) teamIds!: string[];
}

export class ColleagueView extends NamedView {
  @ApiProperty({ type: [String] }) roles!: string[];
  @ApiProperty() onShift!: boolean;
  @ApiProperty({ description: 'Open questions this colleague helps with.' }) load!: number;
  @ApiPropertyOptional() serviceId?: string;
  @ApiProperty({ type: [String], description: 'Subjects and services this colleague knows.' }) skills!: string[];
  @ApiProperty({ description: 'On the phone now.' }) inCall!: boolean;
  @ApiPropertyOptional({ format: 'date-time', description: 'Off shift: when on again, as far as it is rostered.' })
  backAt?: string;
}

export class ServiceView extends NamedView {
  @ApiProperty({ description: 'How many of its people are on shift.' }) onShift!: number;
  @ApiProperty({ type: [NamedView], description: 'Who is on call for it now.' }) onCall!: NamedView[];
  @ApiPropertyOptional({ format: 'date-time', description: 'Nobody on shift: when somebody is, as rostered.' })
  backAt?: string;
}

export class TeamView extends NamedView {
  @ApiProperty() region!: string;
  @ApiPropertyOptional({ description: 'What its maatwerk is paid from.' }) costCentre?: string;
}

export class LineView {
  @ApiProperty() number!: string;
}

export class MandateView {
  @ApiProperty({ description: 'Up to here who helps, or the care team itself, decides.' }) amountCents!: number;
}

export class SharedView {
  @ApiProperty({ description: 'What the device is called.' }) device!: string;
  @ApiProperty({ description: 'Nobody is signed in here any more after so long without doing anything.' })
  idleSeconds!: number;
}

export class MeView extends PersonView {
  @ApiProperty() email!: string;
  @ApiProperty({ type: [TeamView] }) teams!: TeamView[];
  @ApiProperty() language!: string;
  @ApiProperty({ type: [String] }) permissions!: string[];
  @ApiPropertyOptional({ description: 'For writes with the cookie: send it as X-CSRF-Token.' }) csrfToken?: string;
  @ApiProperty({ format: 'date-time', description: 'The clock of the server.' }) now!: string;
  @ApiProperty() demo!: boolean;
  @ApiPropertyOptional({ type: SharedView, description: 'This session is on a shared device.' }) shared?: SharedView;
  @ApiProperty({ type: LineView }) line!: LineView;
  @ApiProperty({ type: MandateView }) mandate!: MandateView;
}

export class LoginView {
  @ApiProperty() accessToken!: string;
  @ApiProperty({ format: 'date-time' }) expiresAt!: string;
  @ApiProperty() csrfToken!: string;
  @ApiProperty({ type: PersonView }) person!: PersonView;
}

export class TicketPage {
  @ApiProperty({ type: [TicketView] }) items!: TicketView[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}
export class FoundPage extends TicketPage {
  @ApiPropertyOptional({
    description: 'Nothing was found, and this finds something: what was typed, with its words mended.',
  })
  didYouMean?: string;
}
export class SimilarView {
  @ApiProperty({ type: [TicketView], description: 'The likeliest first, at most three; none where none is alike.' })
  items!: TicketView[];
}
export class SolvedQuestionView {
  @ApiProperty() id!: string;
  @ApiProperty() number!: number;
  @ApiProperty() text!: string;
  @ApiProperty({ format: 'date-time' }) closedAt!: string;
}
export class WorkedView {
  @ApiProperty({ description: 'In the words of the last time, less greetings; everybody of those questions is "…".' })
  solution!: string;
  @ApiProperty({ description: 'How many questions like this one were solved so.' }) times!: number;
  @ApiProperty({ type: [SolvedQuestionView], description: 'The likest first, at most three.' })
  questions!: SolvedQuestionView[];
}
export class WhatWorkedView {
  @ApiProperty({ type: [WorkedView], description: 'What worked most often first, at most five.' }) items!: WorkedView[];
}
export class MessagePage {
  @ApiProperty({ type: [MessageView] }) items!: MessageView[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}
export class FactPage {
  @ApiProperty({ type: [FactView] }) items!: FactView[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}
export class ColleaguePage {
  @ApiProperty({ type: [ColleagueView] }) items!: ColleagueView[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}
export class NamedPage {
  @ApiProperty({ type: [NamedView] }) items!: NamedView[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}
export class ServicePage {
  @ApiProperty({ type: [ServiceView] }) items!: ServiceView[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}
export class LocationView {
  @ApiProperty() id!: string;
  @ApiProperty() name!: string;
  @ApiPropertyOptional({ type: NamedView }) team?: NamedView;
}
export class LocationPage {
  @ApiProperty({ type: [LocationView] }) items!: LocationView[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}
export class TeamPage {
  @ApiProperty({ type: [TeamView] }) items!: TeamView[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

export class QueueCounts {
  @ApiProperty() waiting!: number;
  @ApiProperty() inProgress!: number;
  @ApiProperty() waitingForRequester!: number;
  @ApiProperty() solutionOffered!: number;
  @ApiProperty() late!: number;
  @ApiProperty() now!: number;
  @ApiProperty() mine!: number;
}
export class QueueView extends TicketPage {
  @ApiProperty({ type: QueueCounts }) counts!: QueueCounts;
}

export class HitView {
  @ApiProperty() phrase!: string;
  @ApiProperty() start!: number;
  @ApiProperty() end!: number;
  @ApiProperty({ description: 'Why this leaves the next step elsewhere, in the language of the words.' }) why!: string;
}
/** The word lists of section 6, as the server reads them: what is checked while typing is what is checked on sending. */
export class WordListsView {
  @ApiProperty({ type: Object }) nl!: object;
  @ApiProperty({ type: Object }) en!: object;
  @ApiProperty({ type: Object, required: false }) learned?: object;
  @ApiProperty({ description: 'The zone in which times are said.' }) zone!: string;
}

export class WordingView {
  @ApiProperty() redirects!: boolean;
  @ApiProperty({ type: [HitView] }) hits!: HitView[];
  @ApiProperty() suggestion!: string;
}

export class StepView {
  @ApiProperty() step!: string;
  @ApiProperty({ format: 'date-time' }) at!: string;
}
export class PolicyPreviewView {
  @ApiProperty({ format: 'date-time' }) dueAt!: string;
  @ApiProperty({ type: [StepView], description: 'Sorted by time.' }) steps!: StepView[];
  @ApiProperty({ description: 'The zone of the calendar that applied.' }) timezone!: string;
}
export class PolicyVersionView {
  @ApiProperty() version!: number;
  @ApiProperty({ format: 'date-time' }) since!: string;
  @ApiProperty({ enum: ['file', 'screen'] }) origin!: 'file' | 'screen';
  @ApiPropertyOptional({ type: NamedView }) by?: NamedView;
  @ApiPropertyOptional() reason?: string;
}
export class PolicySavedView {
  @ApiProperty() version!: number;
  @ApiProperty({ format: 'date-time' }) since!: string;
}
export class PolicySourceView {
  @ApiProperty() version!: number;
  @ApiProperty({ type: Object, additionalProperties: true }) policy!: Record<string, unknown>;
}
export class PolicyView extends PolicySavedView {
  @ApiProperty({ type: Object, additionalProperties: true, description: 'Same shape as the file.' })
  policy!: Record<string, unknown>;
  @ApiProperty({ type: [PolicyVersionView], description: 'Newest first.' }) versions!: PolicyVersionView[];
}
export class RederivationView {
  @ApiProperty({ description: 'The running version.' }) version!: number;
  @ApiProperty() tickets!: number;
  @ApiProperty() clocks!: number;
}

export class HandedView extends HandoverView {
  @ApiProperty({ type: TicketView }) ticket!: TicketView;
}
export class StoodInView extends StandInView {
  @ApiProperty({ type: TicketView }) ticket!: TicketView;
}
export class DecidedView extends DecisionView {
  @ApiProperty({ type: TicketView }) ticket!: TicketView;
}
export class RegisterView extends DecisionView {
  @ApiProperty() ticketId!: string;
  @ApiProperty() ticketNumber!: number;
  @ApiPropertyOptional() teamName?: string;
}
export class RegisterPage {
  @ApiProperty({ type: [RegisterView] }) items!: RegisterView[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}
export class SharesView {
  @ApiProperty({ description: 'Decided by the owner.' }) owner!: number;
  @ApiProperty({ description: 'Decided by the team.' }) team!: number;
  @ApiProperty({ description: 'Decided by a named decider: a lead, or above.' }) decider!: number;
  @ApiProperty({ description: 'Of these: it went to one of the management team at any time.' }) management!: number;
  @ApiProperty({ description: 'Granted because the decider was silent.' }) bySilence!: number;
  @ApiProperty() refused!: number;
  @ApiProperty({ description: 'Granted, in cents.' }) grantedCents!: number;
  @ApiPropertyOptional({ description: 'Half of the decisions above the mandate took no longer, in milliseconds.' })
  medianMs?: number;
  @ApiPropertyOptional({
    description: 'Share that never went near the management team, 0 to 1: owner, team and lead are near the work.',
  })
  nearTheWork?: number;
}
export class ShiftChangeLine {
  @ApiProperty({ type: TicketView }) ticket!: TicketView;
  @ApiPropertyOptional({ format: 'date-time', description: 'The first clock that falls due before the owner is back.' })
  dueAt?: string;
  @ApiPropertyOptional({ type: NamedView }) proposed?: NamedView;
}
export class ShiftChangeView {
  @ApiPropertyOptional({ format: 'date-time', description: 'When the owner is back, as far as it is rostered.' })
  backAt?: string;
  @ApiProperty({ type: [ShiftChangeLine] }) items!: ShiftChangeLine[];
  @ApiProperty({ type: [TicketView], description: 'Questions of others this reader is asked to stand in for.' })
  asked!: TicketView[];
}
export class LackedLine {
  @ApiProperty({ enum: ['right', 'key', 'knowledge', 'nothing'] }) lacked!: string;
  @ApiProperty({ description: 'The service that had to be asked; a colleague is counted as theirs.' }) asked!: string;
  @ApiProperty({ description: 'Private questions count too.' }) count!: number;
  @ApiProperty({ type: [Number], description: 'The numbers of the questions; never of private ones.' })
  tickets!: number[];
}
export class LackedView {
  @ApiProperty() month!: string;
  @ApiProperty({ type: [LackedLine] }) items!: LackedLine[];
}
export class OutageView {
  @ApiProperty() id!: string;
  @ApiProperty() number!: number;
  @ApiProperty() text!: string;
  @ApiProperty({ type: NamedView }) owner!: NamedView;
  @ApiProperty({ format: 'date-time' }) startedAt!: string;
  @ApiPropertyOptional({ format: 'date-time' }) endedAt?: string;
  @ApiPropertyOptional({ type: NextStepView }) nextStep?: NextStepView;
  @ApiProperty({ description: 'Questions bundled with it, without saying whose.' }) count!: number;
  @ApiPropertyOptional({ description: 'The question of this reader that is part of it.' }) myTicketId?: string;
  @ApiPropertyOptional({ enum: CATEGORIES, description: 'What most of the bundled questions are about.' })
  category?: Category;
}
export class OutagePage {
  @ApiProperty({ type: [OutageView] }) items!: OutageView[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}
export class BundledView extends OutageView {
  @ApiProperty({ type: TicketView }) ticket!: TicketView;
  @ApiProperty({
    type: [String],
    description: 'Questions that could not be bundled, each with the code that says why.',
  })
  left!: string[];
}

export class ToldView {
  @ApiProperty({ description: 'The question.' }) id!: string;
  @ApiProperty() number!: number;
  @ApiProperty() text!: string;
  @ApiProperty({ enum: NOTICES, description: 'What happened last. step: a clock rang.' }) what!: NoticeWhat;
  @ApiPropertyOptional({ description: 'Of a step: which clock.' }) clock?: string;
  @ApiPropertyOptional({ description: 'Of a step: the one that rang last.' }) step?: string;
}
export class NoticeView {
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty({ type: [ToldView], description: 'What rang within a minute, each question once.' })
  tickets!: ToldView[];
}
export class NoticesView {
  @ApiProperty({ type: [NoticeView], description: 'Newest first.' }) items!: NoticeView[];
}

export class ErrorView {
  @ApiProperty({ example: 'ticket.already_claimed' }) code!: string;
  @ApiProperty() message!: string;
  @ApiPropertyOptional({ type: Object, description: 'Per field what is wrong with it.' }) fields?: Record<
    string,
    string
  >;
}
