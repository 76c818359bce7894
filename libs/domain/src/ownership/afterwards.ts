import { refuseIf } from '../refusals.js';
import { type Decide } from './context.js';
import { onBehalf } from './conversation.js';
import { type Ticket } from './ticket.js';
import { type Actor } from './who.js';

/** "Moest je ergens anders aankloppen?" The headline figure: said once, by whom it was asked of. */
export const tellElsewhere: Decide<'tellElsewhere'> = (ticket, { knocked }, context) => {
  refuseIf(!isAskedElsewhere(ticket, context.actor), 'elsewhere.not_asked');
  refuseIf(ticket.elsewhere?.knocked !== undefined, 'elsewhere.already_told');
  return [{ type: 'ElsewhereTold', data: { knocked }, ...onBehalf(ticket, context) }];
};

/** A sun for who helped. */
export const thank: Decide<'thank'> = (ticket, _move, context) => {
  refuseIf(ticket.closedHow !== 'confirmed', 'thanks.not_confirmed');
  refuseIf(ticket.thankedAt !== undefined, 'thanks.already_given');
  return [{ type: 'ThanksGiven', data: {}, ...onBehalf(ticket, context) }];
};

export function isAskedElsewhere({ elsewhere }: Ticket, { id }: Actor): boolean {
  return elsewhere?.askedOf === id;
}
