import { ApiProperty } from '@nestjs/swagger';
import { Words, YesNo } from './fields.js';
import { NamedView } from './views.js';

export class CannedTextBody {
  @Words({ max: 80, description: 'What it is found by.' }) title!: string;
  @Words({
    max: 2_000,
    description:
      'May leave open {vrager}, {plek}, {vraagnummer}, {ik} and {tijd} (in English {asker}, {place}, {number}, {me}, {time}).',
  })
  text!: string;
}

export class ChangedCannedTextBody extends CannedTextBody {
  @YesNo({ optional: true, description: 'False takes back a text that was put away.' }) putAway?: boolean;
}

export class CannedTextView {
  @ApiProperty() id!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ description: 'With its blanks open.' }) text!: string;
  @ApiProperty({ description: 'Counts every change. Goes into If-Match.' }) version!: number;
  @ApiProperty({ description: 'In no list any more; it can be taken back.' }) putAway!: boolean;
  @ApiProperty({ type: NamedView }) changedBy!: NamedView;
  @ApiProperty({ format: 'date-time' }) changedAt!: string;
}

export class CannedTextPage {
  @ApiProperty({ type: [CannedTextView], description: 'What you write most often first, then what everybody does.' })
  items!: CannedTextView[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}
