/** A job is an alarm bell, never an order: "this ticket, look at this clock". The handler reads again and may do nothing. */
export const RING = 'clock.ring';

export interface RingJob {
  readonly ticketId: string;
  readonly clockId: string;
}
