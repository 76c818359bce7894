import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ListOfIds, Moment, OneOf, Whole, Words, YesNo } from './fields.js';
import { AttachmentView } from './views.js';

const optional = true;
export const DRAFT_KINDS = ['reply', 'note', 'solution'] as const;
export type DraftKind = (typeof DRAFT_KINDS)[number];

/** What somebody is writing. Blank words without anything beside them are no draft: what was kept goes. */
export class DraftBody {
  @OneOf(DRAFT_KINDS) kind!: DraftKind;
  @Words() text!: string;
  @Words({ optional, max: 1_000, description: 'The next step, as far as it was written.' }) what?: string;
  @Moment({ optional, description: 'When the next step will be there.' }) by?: string;
  @YesNo({ optional }) asksRequester?: boolean;
  @Whole(0, 999_999_999, { optional, description: 'The version of the ticket these words are written against.' })
  writtenAgainst?: number;
  @ListOfIds({ optional, description: 'Ids of what you uploaded with POST /attachments and did not send yet.' })
  attachments?: string[];
}

export class DraftQuery {
  @OneOf(DRAFT_KINDS, { optional, description: 'All kinds without it.' }) kind?: DraftKind;
}

export class DraftView {
  @ApiProperty({ enum: DRAFT_KINDS }) kind!: DraftKind;
  @ApiProperty({ description: 'Counts every change, also that the words were sent or taken away. Goes into If-Match.' })
  version!: number;
  @ApiProperty({
    description: 'As it was typed; what can be a BSN is unreadable. Empty once it was sent or taken away.',
  })
  text!: string;
  @ApiProperty() what!: string;
  @ApiPropertyOptional({ format: 'date-time' }) by?: string;
  @ApiProperty() asksRequester!: boolean;
  @ApiPropertyOptional() writtenAgainst?: number;
  @ApiProperty({ type: [AttachmentView], description: 'Without what is no longer kept.' })
  attachments!: AttachmentView[];
  @ApiProperty({ format: 'date-time' }) changedAt!: string;
}

export class DraftsView {
  @ApiProperty({ type: [DraftView] }) items!: DraftView[];
}
