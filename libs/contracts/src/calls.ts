import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type CallState } from '@zorg112/domain';
import { Id, Words, YesNo } from './fields.js';
import { NamedView } from './views.js';

const optional = true;

/** What an exchange told, whichever convention it follows. */
export interface HeardEvent {
  readonly exchange: string;
  readonly event: 'newCall' | 'answer' | 'hangup';
  readonly callId: string;
  readonly direction: 'in' | 'out';
  readonly from?: string;
  readonly to?: string;
  readonly cause?: string;
  /** Names of colleagues: who calls out, who was called, who answered. */
  readonly users: readonly string[];
  /** A number, an address or an id of whoever answered. */
  readonly answeringNumber?: string;
}

export class AnswerCallBody {
  @Id({ optional, description: 'Who calls, where the number does not say it.' }) personId?: string;
  @Id({ optional, description: 'The open question of the caller that this call is about.' }) ticketId?: string;
  @YesNo({ optional, description: 'It is about something new, whatever else is open.' }) newQuestion?: boolean;
  @YesNo({ optional, description: 'Nobody knows who calls: the question is of whoever has this number.' })
  unknown?: boolean;
  @YesNo({ optional, description: 'From now on this number is this person’s.' }) remember?: boolean;
}

export class WrongNumberBody {
  @Words({ optional, max: 500, description: 'Kept as the reason, where a question was opened for this call.' })
  reason?: string;
}

export class CallTicketView {
  @ApiProperty() id!: string;
  @ApiProperty() number!: number;
  @ApiProperty({ description: 'First words.' }) text!: string;
  @ApiProperty() status!: string;
  @ApiProperty({ type: NamedView }) owner!: NamedView;
}

export class IncomingCallView {
  @ApiProperty() id!: string;
  @ApiProperty({ description: "The exchange's own name for it." }) callId!: string;
  @ApiProperty({ enum: ['ringing', 'answered', 'ended'] }) state!: CallState;
  @ApiPropertyOptional({ description: 'E.164; absent where the number is withheld.' }) from?: string;
  @ApiPropertyOptional({ description: 'As people read it aloud.' }) fromShown?: string;
  @ApiProperty({ format: 'date-time' }) startedAt!: string;
  @ApiPropertyOptional({ format: 'date-time' }) answeredAt?: string;
  @ApiPropertyOptional({ type: NamedView }) answeredBy?: NamedView;
  @ApiPropertyOptional({ type: NamedView, description: 'Who calls. Never guessed from a number of several.' })
  person?: NamedView;
  @ApiPropertyOptional({ type: NamedView, description: 'Whose phone it is, or the team of who calls.' })
  team?: NamedView;
  @ApiProperty({ type: [NamedView], description: 'Whose number it is, where it is of several: ask who it is.' })
  people!: NamedView[];
  @ApiProperty({ type: [CallTicketView], description: 'Open questions of who calls.' }) tickets!: CallTicketView[];
  @ApiPropertyOptional({ type: CallTicketView, description: 'The question this call is about.' })
  ticket?: CallTicketView;
}

export class IncomingCallPage {
  @ApiProperty({ type: [IncomingCallView] }) items!: IncomingCallView[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

export class NumbersQuery {
  @Id({ optional }) personId?: string;
  @Id({ optional }) teamId?: string;
}

export class NumberBody {
  @Words({ max: 40, description: 'However it is written; kept as E.164. A number inside the house, as 22, as it is.' })
  number!: string;
  @Id({ optional, description: 'Of one person. Exactly one of the two.' }) personId?: string;
  @Id({ optional, description: 'Of a team: a phone of the ward.' }) teamId?: string;
}

export class NumberView {
  @ApiProperty() id!: string;
  @ApiProperty() number!: string;
  @ApiProperty() shown!: string;
  @ApiPropertyOptional({ type: NamedView }) person?: NamedView;
  @ApiPropertyOptional({ type: NamedView }) team?: NamedView;
}

export class NumberPage {
  @ApiProperty({ type: [NumberView] }) items!: NumberView[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}
