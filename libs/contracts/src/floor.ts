import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DutyChangeView, PresentView } from './roster.js';
import { NamedView } from './views.js';

/** Somebody who is here, with how much they hold this moment. It is shown, and never kept. */
export class LoadedView extends PresentView {
  @ApiProperty({ description: 'Open questions they help with or think along on, now.' }) load!: number;
}

export class CoverView {
  @ApiProperty({ description: 'The number of the question.' }) number!: number;
  @ApiProperty({ type: NamedView }) owner!: NamedView;
  @ApiProperty({ type: NamedView, description: 'Who stands in.' }) person!: NamedView;
  @ApiPropertyOptional({ format: 'date-time' }) until?: string;
}

export class WaitsView {
  @ApiProperty() number!: number;
  @ApiProperty({ format: 'date-time' }) since!: string;
  @ApiProperty() late!: boolean;
}

export class BetweenView {
  @ApiProperty({ type: NamedView }) service!: NamedView;
  @ApiProperty({ description: 'Times this service was asked today, also a colleague of it by name.' }) asked!: number;
  @ApiProperty({ description: 'Of those, answered by now.' }) answered!: number;
}

export class FloorView {
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty({ type: [LoadedView], description: 'Everybody on shift.' }) people!: LoadedView[];
  @ApiProperty({ type: NamedView }) dutyHolder!: NamedView;
  @ApiPropertyOptional({ type: DutyChangeView }) nextDutyChange?: DutyChangeView;
  @ApiProperty({ type: [CoverView], description: 'Who stands in for whom; not on private questions.' })
  cover!: CoverView[];
  @ApiProperty({ description: 'Asked today, as /stats/summary counts it.' }) asked!: number;
  @ApiProperty({ description: 'Questions that ended today, however; no known faults.' }) ended!: number;
  @ApiProperty({ description: 'Open now; no known faults.' }) open!: number;
  @ApiProperty({ description: 'Usual in the next four hours: half of the last eight of this weekday had no more.' })
  expected!: number;
  @ApiProperty({ type: [WaitsView], description: 'The five that wait longest to be picked up.' }) oldest!: WaitsView[];
  @ApiProperty({ type: [BetweenView], description: 'Help asked of services today, and given.' })
  between!: BetweenView[];
}
