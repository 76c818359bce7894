import { RING, type RingJob } from '@zorg112/contracts';
import { type EscalationService } from '@zorg112/desk';

/** Each job name and the one service call behind it. */
export const handlers = (escalation: EscalationService) => ({
  [RING]: ({ ticketId, clockId }: RingJob) => escalation.ring(ticketId, clockId),
});
