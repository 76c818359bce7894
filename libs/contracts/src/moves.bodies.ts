import { DECISION_KINDS, PATHS, URGENCIES, type DecisionKind, type PathName, type Urgency } from '@zorg112/domain';
import { NextStepBody, OpenBody } from './bodies.js';
import { Id, ListOfIds, LONGEST_TEXT, Moment, Nested, OneOf, Whole, Words, YesNo, YesNoInQuery } from './fields.js';
import { PageQuery } from './bodies.js';

/** Bodies of the moves beside asking, answering and confirming. */
const optional = true;

export class LogBody extends OpenBody {
  @Words({ optional, description: 'What was done. Alone required with text; blank is refused with ticket.empty.' })
  what?: string;
  @YesNo({ optional }) sendAnyway?: boolean;
}

export class InterimBody {
  @Words({ optional, description: 'Tot die tijd: what keeps care going.' }) text?: string;
  @YesNo({ optional }) sendAnyway?: boolean;
}

export class HandoverBody {
  @Id() toPersonId!: string;
  @Words({ optional, max: 2_000 }) reason?: string;
  @Words({ optional, max: 5_000 }) note?: string;
  @YesNo({ optional, description: 'Her yes, needed after the most handovers the policy allows.' })
  requesterAgrees?: boolean;
}

export class DeclineBody {
  @Words({ optional, max: 2_000 }) reason?: string;
}

export class PathBody {
  @OneOf(PATHS) path!: PathName;
}

export class PathStepBody {
  @Words({ max: 64, description: 'The id of the step, from GET /special-paths.' }) step!: string;
  @YesNo() done!: boolean;
}

export class StandInBody {
  @Id() personId!: string;
  @Moment({ optional }) until?: string;
}

export class StandInsBody extends StandInBody {
  @ListOfIds({ description: 'The questions this colleague is asked to stand in for, at most 100.' })
  ticketIds!: string[];
}

export class SomeoneElseBody {
  @Words({ optional, max: 2_000 }) reason?: string;
  @Id({ optional, description: 'The helper she would like; also one who helped her before.' }) personId?: string;
}

export class UnsolvedBody {
  @Words({ optional }) tried?: string;
  @Words({ optional }) alternative?: string;
  @Id({ optional, description: 'The colleague who is asked to look along.' }) secondPersonId?: string;
  @YesNo({ optional }) sendAnyway?: boolean;
}

export class LookAlongBody {
  @YesNo({ description: 'It cannot be done, you think so too.' }) agrees!: boolean;
  @Words({ optional, description: 'What could be done after all; only for those who help.' }) text?: string;
}

export class DiscardBody {
  @Words({ optional, max: 2_000 }) reason?: string;
}

export class LaterBody {
  @Moment() until!: string;
  @YesNo({ optional, description: 'Her yes.' }) requesterAgrees?: boolean;
}

export class WaitBody {
  @Words({ optional, description: '"Kan dit wachten tot …?" in her language.' }) text?: string;
  @Moment({ optional }) until?: string;
  @OneOf(URGENCIES, { optional }) urgency?: Urgency;
  @YesNo({ optional }) sendAnyway?: boolean;
}

export class WaitAnswerBody {
  @YesNo() agrees!: boolean;
}

export class DecisionBody {
  @Whole(0, 100_000_000) amountCents!: number;
  @Words({ optional, max: 2_000 }) reason?: string;
  @Words({ optional, max: 2_000, description: 'What it solves.' }) solves?: string;
  @OneOf(DECISION_KINDS, { optional, description: 'Money unless said. The others are never granted by silence.' })
  kind?: DecisionKind;
}

export class VerdictBody {
  @YesNo() granted!: boolean;
  @Words({ optional, max: 2_000, description: 'What is done instead; a refusal needs one.' }) alternative?: string;
}

export class DecisionsQuery extends PageQuery {
  @YesNoInQuery({ description: 'Those that wait for my verdict.' }) mine?: boolean;
  @YesNoInQuery({ description: 'Only those not decided yet.' }) open?: boolean;
}

export class NotBsnBody {
  @Whole(0, LONGEST_TEXT, { optional, description: 'Where the masked number begins; all of them without it.' })
  start?: number;
}

export class MergeBody {
  @Id() intoId!: string;
}

export class LinkBody {
  @Id() ticketId!: string;
}

export class SplitBody {
  @Words({ optional, description: 'The part that becomes a question of its own.' }) text?: string;
}

export class OutageBody {
  @Words({ optional, description: 'What is going on, for everybody to read.' }) text?: string;
  @ListOfIds({ optional, description: 'Open questions to bundle.' }) ticketIds?: string[];
  @OneOf(URGENCIES, { optional }) urgency?: Urgency;
}

export class JoinBody {
  @Id({ optional, description: 'An open question about it that is there already; without it a new one is asked.' })
  ticketId?: string;
}

export class BundleBody {
  @ListOfIds() ticketIds!: string[];
}

export class BroadcastBody {
  @Words({ optional }) text?: string;
  @Nested(() => NextStepBody, { optional }) nextStep?: NextStepBody;
  @YesNo({ optional }) sendAnyway?: boolean;
}

export class OutageOverBody {
  @Words({ optional }) text?: string;
  @YesNo({ optional }) sendAnyway?: boolean;
}

export class MonthQuery {
  @Words({ optional, max: 7, description: 'A month such as 2026-11; this month without it.' }) month?: string;
}
