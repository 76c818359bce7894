import { Database } from '@zorg112/database';
import {
  AttachmentLimits,
  ConsultsService,
  ConversationService,
  DecisionsService,
  Directory,
  DutyRoster,
  EscalationService,
  Idempotency,
  OwnershipService,
  type PolicyBook,
  Sealing,
  SolutionService,
  TicketDesk,
  TimeSource,
  type Wording,
} from '@zorg112/desk';

/** A clock that is set by hand. */
export class SetTime extends TimeSource {
  constructor(public at: number) {
    super();
  }
  override now(): number {
    return this.at;
  }
}

/** What is told here is made up. */
const NOTHING_KEPT = new Sealing('', 0);

/** The desk's own use cases on a clock of the past: history is made by the same rule as the present. */
export function deskAt(time: SetTime, database: Database, policies: PolicyBook, wording: Wording) {
  const directory = new Directory(database, new SetTime(time.at), policies); // who is who does not change in the story
  const roster = new DutyRoster(database, directory);
  const idempotency = new Idempotency(database, time);
  const [sealing, limits] = [NOTHING_KEPT, new AttachmentLimits()];
  const desk = new TicketDesk(database, policies, roster, directory, idempotency, wording, sealing, limits, time);
  const ownership = new OwnershipService(desk, directory, database, policies);
  return {
    directory,
    roster,
    idempotency,
    desk,
    ownership,
    conversation: new ConversationService(desk, directory),
    consults: new ConsultsService(desk, directory, database),
    solution: new SolutionService(desk, directory, database, time),
    decisions: new DecisionsService(desk, directory, database),
    escalation: new EscalationService(desk, ownership, roster, database, time),
  };
}

export type DemoDesk = ReturnType<typeof deskAt>;
