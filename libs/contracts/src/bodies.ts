import {
  CATEGORIES,
  COST_CENTRE_MAX,
  FIGURE_NAMES,
  type FigureName,
  PREVIEWED_CLOCKS,
  URGENCIES,
  type Category,
  type PreviewedClock,
  type Urgency,
} from '@zorg112/domain';
import {
  Anything,
  AssetNumber,
  Email,
  FileField,
  Id,
  ListOf,
  ListOfIds,
  Moment,
  Nested,
  OneOf,
  Whole,
  WholeInQuery,
  Words,
  YesNo,
  YesNoInQuery,
} from './fields.js';

const optional = true;
const ATTACHMENTS = 'Photos and files that go along: ids of what you uploaded with POST /attachments, five at most.';

export class LoginBody {
  @Email({ example: 'noor@demo.zorg112.nl' }) email!: string;
  @Words({ max: 200 }) password!: string;
}

export class OpenBody {
  @Words({
    optional,
    description: 'What is going on, in her own words. Alone required; blank is refused with ticket.empty.',
  })
  text?: string;
  @YesNo({ optional, description: 'Kan iemand nu niet goed geholpen worden? Sets urgency now.' }) careNow?: boolean;
  @OneOf(URGENCIES, { optional }) urgency?: Urgency;
  @Id({ optional, description: 'The team it is about; her first team without it.' }) teamId?: string;
  @Words({ optional, max: 200 }) location?: string;
  @AssetNumber({ optional, description: 'The number on the thing it is about. Kept in capitals.' }) asset?: string;
  @OneOf(CATEGORIES, { optional, description: 'What it is about. Never needed; `unknown` is always an answer.' })
  category?: Category;
  @YesNo({ optional, description: 'Alleen voor mij.' }) private?: boolean;
  @Id({ optional, description: 'Staff ask for somebody: whose question it is.' }) onBehalfOf?: string;
  @OneOf(['web', 'phone', 'mail', 'walk_in', 'api'], { optional }) channel?: string;
  @Id({ optional, description: 'An earlier question this one follows, too long ago to reopen.' }) follows?: string;
  @ListOfIds({ optional, description: ATTACHMENTS }) attachments?: string[];
}

export class SimilarBody {
  @Words({ description: 'What she is typing. It is compared, and neither kept nor logged.' }) text!: string;
  @Words({ optional, max: 200 }) location?: string;
  @OneOf(CATEGORIES, { optional }) category?: Category;
}

export class LocationBody {
  @Words({ max: 120, description: 'In the words people use: "De Linde, huiskamer".' }) name!: string;
  @Id({ optional, description: 'Whose place it is; of everybody without it.' }) teamId?: string;
}

export class CostCentreBody {
  @Words({ max: COST_CENTRE_MAX, description: 'As the books of the house number it; blank takes it away.' })
  costCentre!: string;
}

export class TextBody {
  @Words({ optional }) text?: string;
}

export class MessageBody extends TextBody {
  @ListOfIds({ optional, description: ATTACHMENTS }) attachments?: string[];
}

export class NextStepBody {
  @Words({ max: 500 }) what!: string;
  @Moment() by!: string;
}

export class ReplyBody {
  @Words({ optional }) text?: string;
  @Nested(() => NextStepBody, { optional, description: 'What happens next and by when she hears.' })
  nextStep?: NextStepBody;
  @YesNo({ optional, description: 'Asks her something: the clocks wait for her, but for now-questions.' })
  asksRequester?: boolean;
  @YesNo({ optional, description: 'Send although the words leave the next step with her; it is counted.' })
  sendAnyway?: boolean;
  @ListOfIds({ optional, description: ATTACHMENTS }) attachments?: string[];
}

export class UploadBody {
  @FileField() file!: string;
  @Words({ optional, max: 200, description: 'What it is called; without it the name of the file.' }) name?: string;
}

export class AddedBody extends UploadBody {
  @Words({ optional, description: 'Words with it.' }) text?: string;
}

export class SolutionBody {
  @Words({ optional, description: 'What was done.' }) text?: string;
  @YesNo({ optional }) sendAnyway?: boolean;
}

export class ConsultToBody {
  @Id({ optional }) personId?: string;
  @Id({ optional }) serviceId?: string;
  @Email({ optional }) email?: string;
}

export class ConsultBody {
  @Nested(() => ConsultToBody, { description: 'Exactly one of personId, serviceId, email.' }) to!: ConsultToBody;
  @Words({ optional }) question?: string;
  @Moment({ optional, description: 'Answer due by; the policy says it when absent.' }) by?: string;
}

export class AnswerBody {
  @Words({ optional }) text?: string;
  @OneOf(['right', 'key', 'knowledge', 'nothing'], { optional, description: 'What the desk lacked to do it itself.' })
  lacked?: string;
}

export class WithdrawConsultBody {
  @Words({ optional, max: 2_000 }) reason?: string;
}

export class QuotedBody {
  @Words({ max: 200, description: 'Who said it.' }) person!: string;
  @OneOf(['phone', 'mail', 'in_person', 'chat', 'letter']) channel!: string;
}

export class ConfirmationBody {
  @YesNo() solved!: boolean;
  @Whole(1, 5, { optional }) score?: number;
  @Words({ optional }) text?: string;
  @YesNo({ optional, description: 'Close although the words say it does not work; on the record.' }) insists?: boolean;
  @Nested(() => QuotedBody, { optional, description: 'Staff quote her side: who said it, by what channel.' })
  quoted?: QuotedBody;
}

export class ElsewhereBody {
  @YesNo({ description: '"Moest je ergens anders aankloppen?"' }) knocked!: boolean;
}

export class WithdrawalBody {
  @Words({ optional, max: 2_000 }) reason?: string;
}

export class UrgencyBody {
  @OneOf(URGENCIES) urgency!: Urgency;
  @YesNo({ optional, description: 'Her yes, needed to lower it.' }) requesterAgrees?: boolean;
}

export class CheckWordingBody {
  @Words() text!: string;
  @OneOf(['nl', 'en'], { optional }) lang?: 'nl' | 'en';
  @Moment({ optional, description: 'When she hears next, for the sentence that is offered.' }) by?: string;
}

export class PauseBody {
  @Moment() from!: string;
  @Moment() to!: string;
}

export class PolicyPreviewBody {
  @Moment() openedAt!: string;
  @OneOf(URGENCIES) urgency!: Urgency;
  @OneOf(PREVIEWED_CLOCKS) clock!: PreviewedClock;
  @ListOf(() => PauseBody, { optional }) pauses?: PauseBody[];
  @Anything({ optional, description: 'A draft policy, same shape as the file; the running one when absent.' })
  policy?: Record<string, unknown>;
  @Words({ optional, max: 200, description: "A region with a calendar of its own; the desk's hours when absent." })
  region?: string;
}

export class PolicyBody {
  @Anything({ description: 'The whole policy, same shape as the file.' }) policy!: Record<string, unknown>;
  @Words({ optional, max: 2_000, description: 'Why, for whoever reads the list of versions.' }) reason?: string;
}

export class RederivationBody {
  @Whole(1, 1_000_000_000, { optional, description: 'The version you mean; refused when another one runs by now.' })
  version?: number;
}

export class PageQuery {
  @WholeInQuery(1, 100) limit?: number;
  @Words({ optional, max: 200 }) cursor?: string;
}

export class TicketsQuery extends PageQuery {
  @Words({ optional, max: 200, description: 'A status, several with commas, or open.' }) status?: string;
  @Id({ optional, description: 'A person, or me.' }) owner?: string;
  @Id({ optional, description: 'Who helps or was asked in: me.' }) helping?: string;
  @Id({ optional, description: 'Offered to this person, or me, as a handover.' }) offered?: string;
  @YesNoInQuery({ description: 'Closed as unsolved, and I am asked to look along.' }) lookAlong?: boolean;
  @Id({ optional, description: 'Bundled with this outage.' }) outage?: string;
  @YesNoInQuery({ description: 'Asked by me.' }) mine?: boolean;
  @Id({ optional, description: 'Asked by this person.' }) requester?: string;
  @Id({ optional }) team?: string;
  @OneOf(URGENCIES, { optional }) urgency?: Urgency;
  @Words({
    optional,
    max: 200,
    description:
      'Words, a "phrase", a number, and plek: apparaat: status: van: eigenaar: team: spoed: sinds: (place: asset: status: from: owner: team: urgency: since:). Best match first, without a sort.',
  })
  q?: string;
  @Words({ optional, max: 6_600, description: 'Up to 100 ids with commas.' }) ids?: string;
  @OneOf(['due', 'newest', 'oldest', 'changed', 'best'], { optional }) sort?:
    'due' | 'newest' | 'oldest' | 'changed' | 'best';
}

export class PeopleQuery extends PageQuery {
  @Words({ optional, max: 100 }) q?: string;
  @Id({ optional }) role?: string;
  @YesNoInQuery() onShift?: boolean;
  @Words({ optional, max: 100, description: 'Knows this subject.' }) skill?: string;
}

const GROUPS = ['team', 'region', 'category', 'channel', 'urgency', 'month'] as const;

export class PeriodQuery {
  @Moment({ optional }) from?: string;
  @Moment({ optional }) to?: string;
}

/** At most one of team, region, category, channel and urgency: of more, so few people would be told apart. */
export class SelectionQuery extends PeriodQuery {
  @Id({ optional }) team?: string;
  @Words({ optional, max: 60 }) region?: string;
  @OneOf(CATEGORIES, { optional }) category?: Category;
  @Words({ optional, max: 30 }) channel?: string;
  @OneOf(URGENCIES, { optional }) urgency?: Urgency;
}

/** Of a kept month (`month`, by team or region), or of a stretch: all of it by `groupBy`, or beside all of it the one part that is chosen. */
export class ExportQuery extends SelectionQuery {
  @OneOf(GROUPS, { optional }) groupBy?: (typeof GROUPS)[number];
  @Words({ optional, max: 7, description: 'As it was kept, such as 2026-11; not together with a stretch or a part.' })
  month?: string;
  @OneOf(['nl', 'en'], { optional, description: 'Of the heads and meanings; Dutch without it.' }) lang?: 'nl' | 'en';
}

/** What stands behind the figures, as a file. */
export class DetailsFileQuery extends PeriodQuery {
  @OneOf(['nl', 'en'], { optional, description: 'Of the heads and meanings; Dutch without it.' }) lang?: 'nl' | 'en';
}

/** The stretch, and the one to compare it with. */
export class DashboardQuery extends PeriodQuery {
  @Moment({ optional }) beforeFrom?: string;
  @Moment({ optional }) beforeTo?: string;
}

/** A page of figures that went on paper, or into a PDF; or one drawing of it that was saved. */
export class PrintedBody {
  @Words({ max: 60, description: 'Its address, such as /dash/cijfers.' }) page!: string;
  @Words({ optional, max: 300, description: 'What was chosen on it, as it stands in the address.' }) search?: string;
  @OneOf(['print', 'csv', 'png'], { optional, description: 'What was taken along; without it `print`.' }) file?:
    'print' | 'csv' | 'png';
  @Id({ optional, description: 'Which drawing of the page.' }) chart?: string;
}

/** The questions behind a figure. */
export class CountedQuery extends PeriodQuery {
  @OneOf(FIGURE_NAMES, { description: 'The name of the figure.' }) figure!: FigureName;
  @YesNoInQuery({ description: 'Of a figure of what was in time: what was not.' }) missed?: boolean;
  @WholeInQuery(1, 100) limit?: number;
  @Words({ optional, max: 200 }) cursor?: string;
}

export class StatsQuery extends PeriodQuery {
  @OneOf(GROUPS, { optional }) groupBy?: (typeof GROUPS)[number];
}
