import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { Id, WholeInQuery, Words } from './fields.js';
import { NamedView, PersonView } from './views.js';

const optional = true;

/** Four to six digits, however they were typed or pasted. */
export const PERSONAL_CODE = /^\d{4,6}$/;
const Code = (description: string) =>
  applyDecorators(
    Words({ max: 6, description }),
    Matches(PERSONAL_CODE, { message: '$property must be four to six digits' }),
  );

export class DeviceBody {
  @Words({ max: 100, description: 'What it is called on the ward.' }) name!: string;
  @Id({ description: 'Whose people use it.' }) teamId!: string;
  @Words({ optional, max: 200, description: 'Where it lies; filled in for who asks something on it.' }) place?: string;
}

export class PairingBody {
  @Words({ max: 40, description: 'The code of the lead, with or without spaces and dashes, in any case.' })
  code!: string;
}

export class DevicePeopleQuery {
  @Words({ optional, max: 100, description: 'What a name begins with.' }) q?: string;
  @WholeInQuery(1, 100) limit?: number;
}

export class DeviceSessionBody {
  @Id() personId!: string;
  @Code('Her own short code.') code!: string;
}

export class DeviceCodeBody {
  @Id() personId!: string;
  @Words({ max: 200, description: 'Of her account.' }) password!: string;
  @Code('The code she chooses.') code!: string;
}

export class MyCodeBody {
  @Code('The code she chooses.') code!: string;
  @Words({ optional, max: 200, description: 'Of her account, where that has one.' }) password?: string;
}

export class DeviceView {
  @ApiProperty() id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: NamedView }) team!: NamedView;
  @ApiPropertyOptional() place?: string;
  @ApiProperty({ type: NamedView }) madeBy!: NamedView;
  @ApiProperty({ format: 'date-time' }) madeAt!: string;
  @ApiPropertyOptional({ format: 'date-time', description: 'Absent: the code was not used yet.' }) pairedAt?: string;
  @ApiPropertyOptional({ format: 'date-time' }) lastUsedAt?: string;
  @ApiPropertyOptional({ format: 'date-time', description: 'When it has to be paired again if nobody uses it.' })
  expiresAt?: string;
  @ApiPropertyOptional({ format: 'date-time', description: 'Unpaired: it opens nothing any more.' }) endedAt?: string;
  @ApiPropertyOptional({ type: NamedView }) endedBy?: NamedView;
}

export class DevicePage {
  @ApiProperty({ type: [DeviceView] }) items!: DeviceView[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

export class DeviceCodeView extends DeviceView {
  @ApiProperty({ description: 'Eight signs. Works once, until codeUntil; shown here and nowhere else.' })
  pairingCode!: string;
  @ApiProperty({ format: 'date-time' }) codeUntil!: string;
  @ApiProperty({ description: 'What the QR opens on the device, with the code filled in.' }) address!: string;
}

export class OwnDeviceView {
  @ApiProperty() name!: string;
  @ApiProperty({ type: NamedView }) team!: NamedView;
  @ApiPropertyOptional() place?: string;
}

export class DevicePersonView extends NamedView {
  @ApiProperty({ description: 'Absent a code she chooses one first, with her password.' }) hasCode!: boolean;
  @ApiProperty() onShift!: boolean;
  @ApiProperty({ description: 'Used this device before.' }) lately!: boolean;
}

export class DevicePeoplePage {
  @ApiProperty({ type: [DevicePersonView] }) items!: DevicePersonView[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

/** The session itself is in a cookie that no script reads. */
export class DeviceSessionView {
  @ApiProperty({ format: 'date-time', description: 'Unless she does something before.' }) expiresAt!: string;
  @ApiProperty() csrfToken!: string;
  @ApiProperty({ type: PersonView }) person!: PersonView;
}

export class StillHereView {
  @ApiProperty({ format: 'date-time' }) expiresAt!: string;
}

export class MyCodeView {
  @ApiProperty() set!: boolean;
}
