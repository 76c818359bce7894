import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Id, Moment, OneOf, WholeInQuery, Words, YesNo } from './fields.js';
import { NamedView } from './views.js';

const optional = true;

/** On shift, keeping watch, on call (achterwacht), or away. */
export const ROSTER_KINDS = ['shift', 'duty', 'on_call', 'absent'] as const;
export type RosterKindName = (typeof ROSTER_KINDS)[number];

export class RosterQuery {
  @Moment({ optional, description: 'A moment in the week that is wanted, instead of from and to.' }) week?: string;
  @Moment({ optional, description: 'Without it: the Monday of this week.' }) from?: string;
  @Moment({ optional, description: 'Without it: a week after from. At most ten weeks.' }) to?: string;
}

export class RosterEntryBody {
  @Id() personId!: string;
  @OneOf(ROSTER_KINDS) kind!: RosterKindName;
  @Moment({ optional, description: 'Now, without it.' }) from?: string;
  @Moment({ optional, description: 'Until further notice, without it.' }) to?: string;
  @Id({ optional, description: 'On call for this service behind the desk; without it for the desk itself.' })
  serviceId?: string;
}

export class RosterWeekBody {
  @Moment({ optional, description: 'A moment in the week to copy to the next; this week without it.' }) from?: string;
}

export class DutyTakeoverBody {
  @Moment({ optional, description: 'Until the end of the shift, without it.' }) until?: string;
}

export class FallbackBody {
  @Id({ description: 'Keeps watch where no duty is rostered.' }) personId!: string;
}

export class CallBody {
  @YesNo() inCall!: boolean;
}

export class RosterEntryView {
  @ApiProperty() id!: string;
  @ApiProperty({ type: NamedView }) person!: NamedView;
  @ApiProperty({ enum: ROSTER_KINDS }) kind!: RosterKindName;
  @ApiPropertyOptional({ type: NamedView }) service?: NamedView;
  @ApiProperty({ format: 'date-time' }) from!: string;
  @ApiPropertyOptional({ format: 'date-time', description: 'Absent: until further notice.' }) to?: string;
}

export class PresentView extends NamedView {
  @ApiProperty({ type: [String] }) roles!: string[];
  @ApiPropertyOptional({ type: NamedView }) service?: NamedView;
  @ApiProperty({ format: 'date-time' }) since!: string;
  @ApiPropertyOptional({ format: 'date-time' }) until?: string;
  @ApiProperty() inCall!: boolean;
}

export class OnCallView extends NamedView {
  @ApiPropertyOptional({ type: NamedView, description: 'Absent: for the desk itself.' }) service?: NamedView;
  @ApiPropertyOptional({ format: 'date-time' }) until?: string;
}

export class DutyChangeView {
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty({ type: NamedView }) person!: NamedView;
}

export class SpanView {
  @ApiProperty({ format: 'date-time' }) from!: string;
  @ApiProperty({ format: 'date-time' }) to!: string;
}

export class RosterNowView {
  @ApiProperty({ type: [PresentView] }) onShift!: PresentView[];
  @ApiProperty({ type: NamedView, description: 'Keeps watch over what nobody picked up yet.' }) dutyHolder!: NamedView;
  @ApiProperty({ description: 'No duty is rostered: the fallback keeps watch.' }) byFallback!: boolean;
  @ApiPropertyOptional({ type: DutyChangeView }) nextDutyChange?: DutyChangeView;
  @ApiProperty({ type: NamedView }) fallback!: NamedView;
  @ApiProperty({ type: [OnCallView] }) onCall!: OnCallView[];
  @ApiProperty({ type: [NamedView] }) absent!: NamedView[];
  @ApiProperty({ type: [SpanView], description: 'Hours of the coming week with nobody rostered awake.' })
  asleep!: SpanView[];
}

export class RosterView {
  @ApiProperty({ format: 'date-time' }) from!: string;
  @ApiProperty({ format: 'date-time' }) to!: string;
  @ApiProperty({ description: 'IANA zone of the days.' }) timezone!: string;
  @ApiProperty({ type: RosterNowView }) now!: RosterNowView;
  @ApiProperty({ type: [RosterEntryView] }) items!: RosterEntryView[];
}

export class RosterEndedView extends RosterEntryView {
  @ApiProperty({ description: 'It had not begun and is gone; else it ends now.' }) removed!: boolean;
}

export class CopiedView {
  @ApiProperty() copied!: number;
  @ApiProperty({ description: 'Left out: something is rostered there already, or it is past.' }) skipped!: number;
}

export class FallbackView {
  @ApiProperty({ type: NamedView }) fallback!: NamedView;
}

export class CallView {
  @ApiProperty() inCall!: boolean;
  @ApiPropertyOptional({ format: 'date-time' }) since?: string;
}

export class DisabledView {
  @ApiProperty({ type: NamedView }) person!: NamedView;
  @ApiProperty() disabled!: boolean;
  @ApiProperty({ description: 'Open questions that got a new owner.' }) succeeded!: number;
}

export class AccountsQuery {
  @Words({ optional, max: 100, description: 'Part of a name or an address.' }) q?: string;
  @WholeInQuery(1, 100) limit?: number;
}

export class AccountView extends NamedView {
  @ApiProperty() email!: string;
  @ApiProperty({ type: [String] }) roles!: string[];
  @ApiProperty() disabled!: boolean;
  @ApiProperty({ description: 'Open questions this person owns, the watch over what nobody picked up included.' })
  owns!: number;
  @ApiProperty({ description: 'Keeps watch where no duty is rostered.' }) fallback!: boolean;
}

export class AccountPage {
  @ApiProperty({ type: [AccountView] }) items!: AccountView[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}
