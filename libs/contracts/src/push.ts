import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type PhoneWord } from '@zorg112/domain';
import { Matches } from 'class-validator';
import { Nested, OneOf, Words, YesNo } from './fields.js';

const optional = true;
const OF_THE_WALL = /^([01]\d|2[0-3]):[0-5]\d$/;

export class PushKeysBody {
  @Words({ max: 200, description: 'base64url: the point of the browser, 65 bytes.' }) p256dh!: string;
  @Words({ max: 100, description: 'base64url: 16 bytes.' }) auth!: string;
}

/** What a browser answers to PushManager.subscribe, with the language to be told in. */
export class PushBody {
  @Words({ max: 2_000, description: 'Where the push service takes messages; only services this house knows.' })
  endpoint!: string;
  @Nested(() => PushKeysBody) keys!: PushKeysBody;
  @OneOf(['nl', 'en'], { optional, description: 'Dutch without it.' }) lang?: 'nl' | 'en';
}

export class QuietBody {
  @YesNo({ description: 'Whether the phone keeps still for some hours; what cannot wait is told all the same.' })
  on!: boolean;
  @Words({ optional, max: 5, description: 'On the wall clock of the desk, as 22:00.' })
  @Matches(OF_THE_WALL, { message: '$property must be a time of the day, as 22:00' })
  from?: string;
  @Words({ optional, max: 5, description: 'As 07:00; before `from` it is the next day.' })
  @Matches(OF_THE_WALL, { message: '$property must be a time of the day, as 07:00' })
  to?: string;
}

export class QuietView {
  @ApiProperty() on!: boolean;
  @ApiProperty({ example: '22:00' }) from!: string;
  @ApiProperty({ example: '07:00' }) to!: string;
}

export class PushView {
  @ApiPropertyOptional({ description: 'applicationServerKey, base64url. Absent where phones are not told anything.' })
  publicKey?: string;
  @ApiProperty({ type: QuietView }) quiet!: QuietView;
  @ApiProperty({ type: [String], description: 'The phones of this person that are told.' }) ids!: string[];
}

export class PushedView {
  @ApiProperty() id!: string;
}

/** What goes to a phone, sealed for it alone. No words of a question or an answer, no place, nobody's name but of who helps. */
export interface PushMessage {
  readonly what: PhoneWord;
  readonly ticketId: string;
  readonly number: number;
  /** First name of who helps, where somebody is named. */
  readonly by?: string;
  /** Whom it is for: a phone somebody else signed in on does not show it. */
  readonly to: string;
  readonly lang: 'nl' | 'en';
}
