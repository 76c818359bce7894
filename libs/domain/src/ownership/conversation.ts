import { endClock, isOpen, meetClock, wasLate, type Clock } from '../clock/clock.js';
import { bestAvailable } from '../escalation/available.js';
import { type NewFact } from '../facts.js';
import { Refusal, refuseIf } from '../refusals.js';
import { begin, changedClocks, pausedOnHer, regionOf, resumed } from './clocks-of.js';
import { type MoveData } from './moves.js';
import { type Context, type Decide } from './context.js';
import { heard } from './paths.js';
import { openClock, type Ticket } from './ticket.js';

/** Her words, or a teammate's by name; a photo alone says enough. They resume what waited for her and start a promise if none runs. */
export const message: Decide<'message'> = (ticket, move, context) => {
  refuseIf(move.text.trim() === '' && !move.attachments?.length, 'message.empty');
  let clocks: readonly Clock[] = ticket.clocks;
  if (ticket.status === 'waiting_for_requester') clocks = resumed(clocks, context);
  clocks = promisedAnswer(ticket, clocks, context);
  return [
    {
      type: 'RequesterWrote',
      data: {
        messageId: move.messageId,
        ...withPhotos(move),
        clocks: changedClocks(ticket, clocks),
        ...heard(move.text, context),
      },
      ...onBehalf(ticket, context),
    },
  ];
};

/**
 * Words the requester reads. They say what happens next and when, unless a promise already runs or she is asked something. A photo
 * comes with words: by itself it is no first reply.
 */
export const reply: Decide<'reply'> = (ticket, move, context) => {
  refuseIf(move.text.trim() === '', 'message.empty');
  refuseStale(ticket, move.writtenAgainst, context);
  const { nextStep, asksRequester = false } = move;
  if (nextStep) {
    refuseIf(nextStep.what.trim() === '', 'reply.next_step_missing');
    refuseIf(nextStep.by <= context.now, 'reply.next_step_past');
  }
  const promised = openClock(ticket, 'promise')?.state === 'running';
  refuseIf(!promised && !nextStep && !asksRequester, 'reply.next_step_missing');
  const sentAnyway = refuseRedirect(ticket, move, context);

  let clocks = ticket.clocks.map((clock) => (clock.kind === 'first_reply' ? meetClock(clock, context.now) : clock));
  if (asksRequester || nextStep)
    clocks = clocks.map((clock) => (clock.kind === 'confirmation' ? endClock(clock, context.now, 'stopped') : clock));
  if (nextStep) clocks = newPromise(ticket, clocks, { of: 'promised', by: nextStep.by }, context);
  if (nextStep && !asksRequester) clocks = resumed(clocks, context);
  if (asksRequester) clocks = pausedOnHer(withSolve(ticket, clocks, context), ticket.urgency, context.now);
  const data = {
    messageId: move.messageId,
    ...withPhotos(move),
    asksRequester,
    clocks: changedClocks(ticket, clocks),
    ...(nextStep ? { nextStep } : {}),
    ...sentAnyway,
  };
  return [{ type: 'HelperReplied', data }, ...helpForMoved(ticket, clocks, context)];
};

/** Help that was only written down had no clock to solve it; asked on, it is a question like any other. */
function withSolve(ticket: Ticket, clocks: readonly Clock[], context: Context): readonly Clock[] {
  if (clocks.some((clock) => clock.kind === 'solve' && isOpen(clock))) return clocks;
  return [...clocks, begin(clocks, 'solve', { of: 'solve', urgency: ticket.urgency }, context, regionOf(ticket))];
}

/** A promise moved for the third time brings a helper. */
const MOVES_THAT_BRING_HELP = 3;

function helpForMoved(ticket: Ticket, clocks: readonly Clock[], { roster, topic }: Context): readonly NewFact[] {
  const moved = (list: readonly Clock[]): number => list.filter(({ outcome }) => outcome === 'moved').length;
  if (moved(clocks) === moved(ticket.clocks) || moved(clocks) !== MOVES_THAT_BRING_HELP) return [];
  const personId = bestAvailable('helper', roster, present(ticket), topic);
  return personId === undefined ? [] : [{ type: 'HelperJoined', data: { personId, because: 'moved_promise' } }];
}

/** Tot die tijd: what keeps care going until the real solution. The clocks run on; she has heard from a person. */
export const interim: Decide<'interim'> = (ticket, move, context) => {
  refuseIf(move.text.trim() === '', 'message.empty');
  refuseStale(ticket, move.writtenAgainst, context);
  const sentAnyway = refuseRedirect(ticket, move, context);
  const met = ticket.clocks.map((clock) => (clock.kind === 'first_reply' ? meetClock(clock, context.now) : clock));
  const waits = ticket.status === 'waiting_for_requester';
  const clocks = waits ? met : promisedAnswer(ticket, met, context);
  return [
    { type: 'InterimGiven', data: { messageId: move.messageId, clocks: changedClocks(ticket, clocks), ...sentAnyway } },
  ];
};

/** "Bel mij terug": she asked, or hung up before somebody answered. */
export const askCallback: Decide<'askCallback'> = (ticket, _move, context) => {
  refuseIf(openClock(ticket, 'callback') !== undefined, 'callback.already_asked');
  const clock = begin(
    ticket.clocks,
    'callback',
    { of: 'callback', urgency: ticket.urgency },
    context,
    regionOf(ticket),
  );
  return [{ type: 'CallbackAsked', data: { clocks: [clock] }, ...onBehalf(ticket, context) }];
};

export const calledBack: Decide<'calledBack'> = (ticket, _move, { now }) => {
  const clock = openClock(ticket, 'callback');
  if (!clock) throw new Refusal('callback.not_asked');
  return [{ type: 'CalledBack', data: { clocks: [meetClock(clock, now)] } }];
};

export const note: Decide<'note'> = (_ticket, move) => {
  refuseIf(move.text.trim() === '' && !move.attachments?.length, 'message.empty');
  return [{ type: 'NoteWritten', data: { messageId: move.messageId, ...withPhotos(move) } }];
};

/** What a fact tells of the photos that came with the words. */
export function withPhotos({ attachments = [] }: { readonly attachments?: readonly string[] }) {
  return attachments.length > 0 ? { attachments } : {};
}

/** Refused only if somebody else's words to or from the requester came after the version these were written against. */
export function refuseStale(ticket: Ticket, writtenAgainst: number | undefined, { actor }: Context): void {
  if (writtenAgainst === undefined) return;
  const newer = Object.entries(ticket.words).some(
    ([person, version]) => person !== actor.id && version > writtenAgainst,
  );
  refuseIf(newer, 'reply.stale', { version: ticket.version });
}

/** Whatever she reads of the desk. Warns once; sending anyway is one more press, and on the record. */
export function refuseRedirect(
  ticket: Ticket | undefined,
  move: Pick<MoveData['reply'], 'text' | 'sendAnyway' | 'nextStep'>,
  { checkWording }: Context,
): { sentAnyway?: true } {
  const promise = ticket && openClock(ticket, 'promise');
  const wording = checkWording(move.text, move.nextStep?.by ?? promise?.dueAt);
  refuseIf(wording.redirects && !move.sendAnyway, 'reply.redirects', {
    hits: wording.hits,
    suggestion: wording.suggestion,
  });
  return wording.redirects ? { sentAnyway: true } : {};
}

/** After her words somebody owes her an answer: the promise that runs, the first reply, or else a new promise of that length. */
export function promisedAnswer(ticket: Ticket, clocks: readonly Clock[], context: Context): Clock[] {
  const owed = clocks.some(
    (clock) => (clock.kind === 'promise' || clock.kind === 'first_reply') && clock.state === 'running',
  );
  return owed ? [...clocks] : newPromise(ticket, clocks, { of: 'firstReply', urgency: ticket.urgency }, context);
}

/** One promise at a time. The one before was kept (an answer she was owed), moved (changed in time) or broken. */
export function newPromise(
  ticket: Pick<Ticket, 'region'>,
  clocks: readonly Clock[],
  target: Clock['target'],
  context: Context,
): Clock[] {
  const end = (clock: Clock): Clock =>
    clock.kind === 'promise' && isOpen(clock) ? endPromise(clock, context.now) : clock;
  return [...clocks.map(end), begin(clocks, 'promise', target, context, regionOf(ticket))];
}

function endPromise(clock: Clock, now: number): Clock {
  if (wasLate(clock, now)) return endClock(clock, now, 'broken');
  return endClock(clock, now, clock.target.of === 'promised' ? 'moved' : 'kept');
}

export function onBehalf(ticket: Ticket, { actor }: Context): { onBehalfOf?: string } {
  return actor.id === ticket.requesterId ? {} : { onBehalfOf: ticket.requesterId };
}

/** Who is on the question already: never added twice. */
export function present(ticket: Ticket): ReadonlySet<string> {
  const { ownerId, requesterId, standIn, helpers } = ticket;
  return new Set([
    ownerId,
    requesterId,
    ...(standIn ? [standIn.personId] : []),
    ...helpers.map(({ personId }) => personId),
  ]);
}
