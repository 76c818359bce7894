import { type Clock, type ClockKind } from '../clock/clock.js';
import { type Fact, type FactType } from '../facts.js';
import { type Ticket } from '../ownership/ticket.js';

/** What the phone of the one who asked says, while her page is closed. Never the words themselves: a lock screen is read by others. */
export const PHONE_WORDS = [
  'claimed',
  'replied',
  'asked',
  'interim',
  'solution',
  'reminder',
  'owner',
  'joined',
  'late',
  'broadcast',
  'outage_over',
  'unsolved',
  'unconfirmed',
] as const;
export type PhoneWord = (typeof PHONE_WORDS)[number];

/** `by`: who is named, where it is somebody. */
export interface Said {
  readonly what: PhoneWord;
  readonly by?: string;
}

type Says = { readonly [T in FactType]?: (fact: Extract<Fact, { type: T }>) => Said | undefined };

const says =
  (what: PhoneWord) =>
  ({ by }: Pick<Fact, 'by'>): Said => ({ what, by });
const helps =
  (what: PhoneWord) =>
  ({ data }: { data: { ownerId: string } }): Said => ({ what, by: data.ownerId });
const plain = (what: PhoneWord) => (): Said => ({ what });

/** The one table: fact → what her phone says. What is not in it she reads on her page. */
const SAYS: Says = {
  TicketClaimed: helps('claimed'),
  OwnerSucceeded: helps('owner'),
  HandoverAccepted: helps('owner'),
  HelperReplied: ({ by, data }) => ({ what: data.asksRequester ? 'asked' : 'replied', by }),
  WaitAsked: says('asked'),
  InterimGiven: says('interim'),
  SolutionOffered: says('solution'),
  HelpLogged: helps('solution'),
  BetterIdeaBrought: says('replied'),
  BroadcastHeard: says('broadcast'),
  OutageEnded: says('outage_over'),
  ClosedUnsolved: says('unsolved'),
  RequesterReminded: plain('reminder'),
  TicketClosedUnconfirmed: plain('unconfirmed'),
  HelperJoined: ({ data }) => ({ what: 'joined', by: data.personId }),
  ConsultAsked: ({ data: { to } }) => (to.kind === 'person' && to.joins ? { what: 'joined', by: to.id } : undefined),
  EscalationRaised: ({ data }) => {
    if (isLate(data)) return { what: 'late' };
    return data.added === undefined ? undefined : { what: 'joined', by: data.added };
  },
};

/** What her phone says of this fact, if anything. Of what she did herself it says nothing. */
export function saidToHer(fact: Fact, requesterId: string): Said | undefined {
  if (fact.by === requesterId) return undefined;
  return (SAYS[fact.type] as ((fact: Fact) => Said | undefined) | undefined)?.(fact);
}

/** Is it still so? What waited for the end of her quiet hours may have been answered by her team, or be over. */
export function stillSo(what: PhoneWord, { status, closedHow, waitAsked }: Ticket): boolean {
  switch (what) {
    case 'asked':
      return status === 'waiting_for_requester' || (status !== 'closed' && waitAsked !== undefined);
    case 'solution':
    case 'reminder':
      return status === 'solution_offered';
    case 'unsolved':
    case 'unconfirmed':
      return closedHow === what;
    case 'outage_over':
      return status === 'solution_offered' || closedHow === what;
    default:
      return status !== 'closed';
  }
}

/** What she waits for by name. */
const PROMISED: readonly ClockKind[] = ['first_reply', 'promise'];

/** The first step after the time she was given: said once for each promise, whatever the ladder does after it. */
function isLate({ clock, clockId, step, dueAt, clocks }: Extract<Fact, { type: 'EscalationRaised' }>['data']): boolean {
  const rang = clocks.find(({ id }) => id === clockId);
  if (!rang || !PROMISED.includes(clock) || rang.dueAt === undefined || dueAt < rang.dueAt) return false;
  return !lateSteps(rang).some((other) => other !== step && rang.rung.includes(other));
}

function lateSteps({ steps, dueAt = Infinity }: Clock): string[] {
  return steps.filter(({ at }) => at >= dueAt).map(({ step }) => step);
}
