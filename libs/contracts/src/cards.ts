import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CATEGORIES, type Category } from '@zorg112/domain';
import { PageQuery } from './bodies.js';
import { Id, ListOfLines, OneOf, Words, YesNo, YesNoInQuery } from './fields.js';
import { NamedView } from './views.js';

const optional = true;
const STEPS = 10;

export class CardBody {
  @Words({ max: 80, description: 'What it is about, in the words it is asked in.' }) title!: string;
  @ListOfLines(STEPS, 400, { description: 'Wel doen: a step on each line.' }) dos!: string[];
  @ListOfLines(STEPS, 400, { optional, description: 'Niet doen.' }) donts?: string[];
  @OneOf(CATEGORIES, { optional }) category?: Category;
}

export class ChangedCardBody extends CardBody {
  @YesNo({ optional, description: 'False takes back a card that was put away.' }) putAway?: boolean;
}

/** Empty: the words of the question and its solution. */
export class CardOfTicketBody {
  @Words({ optional, max: 80, description: 'Your own words, where those of the question cannot be shared.' })
  title?: string;
  @ListOfLines(STEPS, 400, { optional }) dos?: string[];
  @ListOfLines(STEPS, 400, { optional }) donts?: string[];
  @OneOf(CATEGORIES, { optional }) category?: Category;
}

export class CardsQuery extends PageQuery {
  @Words({ optional, max: 200, description: 'Words it holds; their beginnings are enough.' }) q?: string;
  @OneOf(CATEGORIES, { optional }) category?: Category;
  @YesNoInQuery({ description: 'Only those that are offered for clean-up.' }) stale?: boolean;
  @YesNoInQuery({ description: 'Those that were put away, and no others.' }) putAway?: boolean;
}

export class CardVoteBody {
  @YesNo({ description: 'Heeft dit geholpen? The last answer of each person counts.' }) helped!: boolean;
}

export class CardUseBody {
  @Id({ description: 'The question it was used for.' }) ticketId!: string;
}

export class CardView {
  @ApiProperty() id!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ type: [String] }) dos!: string[];
  @ApiProperty({ type: [String] }) donts!: string[];
  @ApiProperty({ enum: CATEGORIES }) category!: Category;
  @ApiPropertyOptional({ description: 'The number of the question it was made from.' }) fromNumber?: number;
  @ApiProperty({ description: 'Counts every change. Goes into If-Match.' }) version!: number;
  @ApiProperty({ description: 'In no list any more; it can be taken back.' }) putAway!: boolean;
  @ApiProperty({ type: NamedView }) changedBy!: NamedView;
  @ApiProperty({ format: 'date-time' }) changedAt!: string;
  @ApiProperty({ description: 'How many people say it helped.' }) helped!: number;
  @ApiProperty() notHelped!: number;
  @ApiProperty({ description: 'For how many questions it was used.' }) used!: number;
  @ApiPropertyOptional({ description: 'What you said yourself.' }) mine?: boolean;
  @ApiProperty({ description: 'Half a year without use or help: offered for clean-up.' }) stale!: boolean;
}

export class CardVersionView {
  @ApiProperty() version!: number;
  @ApiProperty() title!: string;
  @ApiProperty({ type: [String] }) dos!: string[];
  @ApiProperty({ type: [String] }) donts!: string[];
  @ApiProperty({ type: NamedView }) changedBy!: NamedView;
  @ApiProperty({ format: 'date-time' }) changedAt!: string;
}

export class WholeCardView extends CardView {
  @ApiProperty({ type: [CardVersionView], description: 'What it said before, the newest first.' })
  earlier!: CardVersionView[];
}

export class CardPage {
  @ApiProperty({ type: [CardView], description: 'What helped most stands first.' }) items!: CardView[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}
