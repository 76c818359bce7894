import { type Fact } from '../facts.js';
import { withClocks } from './clocks-of.js';
import { isOpenConsult, type Consult, type Helper, type Ticket } from './ticket.js';

/** The state after one more fact. The only way a ticket changes; `rebuild` folds a whole history with it. */
export function evolve(before: Ticket | undefined, fact: Fact): Ticket {
  if (fact.type === 'TicketOpened') return opened(fact);
  if (!before) throw new Error(`the history of ${fact.ticketId} does not begin with TicketOpened`);
  const ticket: Ticket = { ...before, version: fact.seq, changedAt: fact.at };
  const clocks = 'clocks' in fact.data ? withClocks(before.clocks, fact.data.clocks) : before.clocks;
  return after({ ...ticket, clocks }, fact);
}

export function rebuild(facts: Iterable<Fact>): Ticket {
  let ticket: Ticket | undefined;
  for (const fact of facts) ticket = evolve(ticket, fact);
  if (!ticket) throw new Error('a ticket without facts never existed');
  return ticket;
}

function opened(fact: Extract<Fact, { type: 'TicketOpened' }>): Ticket {
  const { clocks, messageId: _words, ...given } = fact.data;
  return {
    id: fact.ticketId,
    version: fact.seq,
    status: 'waiting_for_helper',
    ...given,
    owned: [{ personId: given.ownerId, since: fact.at, how: 'watch' }],
    helpers: [],
    consults: [],
    clocks,
    words: { [fact.by]: fact.seq },
    lastWordsAt: fact.at,
    unansweredSince: fact.at,
    createdAt: fact.at,
    changedAt: fact.at,
    notSolvedCount: 0,
    reopenedCount: 0,
  };
}

function after(ticket: Ticket, fact: Exclude<Fact, { type: 'TicketOpened' }>): Ticket {
  switch (fact.type) {
    case 'WatchPassed':
      return { ...ticket, ...owner(ticket, fact.data.ownerId, fact.at, 'watch') };
    case 'TicketClaimed':
      return {
        ...ticket,
        ...owner(ticket, fact.data.ownerId, fact.at, 'claim'),
        status: 'in_progress',
        claimedAt: fact.at,
      };
    case 'RequesterWrote':
      return {
        ...herWords(ticket, fact),
        status: ticket.status === 'waiting_for_requester' ? 'in_progress' : ticket.status,
      };
    case 'HelperReplied': {
      const { nextStep, asksRequester } = fact.data;
      const answered = ourWords(ticket, fact);
      const status = asksRequester ? 'waiting_for_requester' : nextStep ? 'in_progress' : ticket.status;
      return {
        ...(status === 'solution_offered' ? answered : without(answered, 'solutionOfferedAt')),
        status,
        ...(nextStep ? { nextStep } : {}),
      };
    }
    case 'NoteWritten':
      return ticket;
    case 'ConsultAsked': {
      const consult: Consult = { id: fact.data.consultId, to: fact.data.to, askedBy: fact.by, askedAt: fact.at };
      const { to } = fact.data;
      const helpers =
        to.kind === 'person' && to.joins
          ? joined(ticket, { personId: to.id, since: fact.at, because: 'consult' })
          : ticket.helpers;
      return { ...ticket, consults: [...ticket.consults, consult], helpers };
    }
    case 'ConsultAnswered': {
      const { consultId, lacked } = fact.data;
      return {
        ...ticket,
        consults: changed(ticket, consultId, {
          answeredAt: fact.at,
          answeredBy: fact.by,
          ...(lacked ? { lacked } : {}),
        }),
      };
    }
    case 'ConsultWithdrawn':
      return {
        ...ticket,
        consults: changed(ticket, fact.data.consultId, { withdrawnAt: fact.at, withdrawnReason: fact.data.reason }),
      };
    case 'SolutionOffered':
      return { ...without(ourWords(ticket, fact), 'nextStep'), status: 'solution_offered', solutionOfferedAt: fact.at };
    case 'SolutionConfirmed': {
      const { score, messageId } = fact.data;
      const spoken = messageId ? herWords(ticket, fact) : ticket;
      return { ...closed(without(spoken, 'unansweredSince'), fact.at, 'confirmed'), ...(score ? { score } : {}) };
    }
    case 'SolutionRejected':
      return {
        ...without(herWords(ticket, fact), 'solutionOfferedAt'),
        status: 'in_progress',
        notSolvedCount: ticket.notSolvedCount + 1,
      };
    case 'TicketReopened': {
      const fresh = without(without(herWords(ticket, fact), 'closedHow'), 'closedAt');
      const status = ticket.claimedAt === undefined ? 'waiting_for_helper' : 'in_progress';
      return { ...without(fresh, 'solutionOfferedAt'), status, reopenedCount: ticket.reopenedCount + 1 };
    }
    case 'TicketWithdrawn': {
      const consults = ticket.consults.map((consult) =>
        isOpenConsult(consult) ? { ...consult, withdrawnAt: fact.at, withdrawnReason: 'withdrawn' } : consult,
      );
      return { ...closed(without(ticket, 'unansweredSince'), fact.at, 'withdrawn'), consults };
    }
    case 'UrgencyRaised':
    case 'UrgencyLowered':
      return { ...ticket, urgency: fact.data.to };
    case 'EscalationRaised': {
      const { added } = fact.data;
      return added
        ? { ...ticket, helpers: joined(ticket, { personId: added, since: fact.at, because: 'escalation' }) }
        : ticket;
    }
    case 'RequesterReminded':
      return ticket;
    case 'TicketClosedUnconfirmed':
      return closed(ticket, fact.at, 'unconfirmed');
  }
}

function owner(
  ticket: Ticket,
  personId: string,
  at: number,
  how: 'watch' | 'claim',
): Pick<Ticket, 'ownerId' | 'owned' | 'helpers'> {
  const helpers = ticket.helpers.filter((helper) => helper.personId !== personId);
  return { ownerId: personId, owned: [...ticket.owned, { personId, since: at, how }], helpers };
}

function herWords(ticket: Ticket, fact: Fact): Ticket {
  return {
    ...ticket,
    words: { ...ticket.words, [fact.by]: fact.seq },
    lastWordsAt: fact.at,
    unansweredSince: ticket.unansweredSince ?? fact.at,
  };
}

function ourWords(ticket: Ticket, fact: Fact): Ticket {
  const firstReplyAt = ticket.firstReplyAt ?? fact.at;
  return {
    ...without(ticket, 'unansweredSince'),
    words: { ...ticket.words, [fact.by]: fact.seq },
    lastWordsAt: fact.at,
    firstReplyAt,
  };
}

function closed(ticket: Ticket, at: number, closedHow: NonNullable<Ticket['closedHow']>): Ticket {
  return { ...without(ticket, 'nextStep'), status: 'closed', closedHow, closedAt: at };
}

function joined(ticket: Ticket, helper: Helper): readonly Helper[] {
  const there =
    helper.personId === ticket.ownerId || ticket.helpers.some(({ personId }) => personId === helper.personId);
  return there ? ticket.helpers : [...ticket.helpers, helper];
}

function changed(ticket: Ticket, consultId: string, change: Partial<Consult>): readonly Consult[] {
  return ticket.consults.map((consult) => (consult.id === consultId ? { ...consult, ...change } : consult));
}

function without<K extends keyof Ticket>(ticket: Ticket, key: K): Omit<Ticket, K> & Ticket {
  const { [key]: _gone, ...rest } = ticket;
  return rest as Omit<Ticket, K> & Ticket;
}
