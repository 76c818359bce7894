import { endClock, isLate, isOpen, meetClock, startClock, type Clock } from '../clock/clock.js';
import { refuseIf } from '../refusals.js';
import { changedClocks, nextClockId, pausedOnHer, resumed } from './clocks-of.js';
import { type MoveData } from './moves.js';
import { type Context, type Decide } from './context.js';
import { openClock, type Ticket } from './ticket.js';

/** Her words, or a teammate's by name. They resume what waited for her and start a promise if none runs. */
export const message: Decide<'message'> = (ticket, move, context) => {
  refuseIf(move.text.trim() === '', 'message.empty');
  let clocks: readonly Clock[] = ticket.clocks;
  if (ticket.status === 'waiting_for_requester') clocks = resumed(clocks, context);
  clocks = promisedAnswer(ticket, clocks, context);
  return [
    {
      type: 'RequesterWrote',
      data: { messageId: move.messageId, clocks: changedClocks(ticket, clocks) },
      ...onBehalf(ticket, context),
    },
  ];
};

/** Words the requester reads. They say what happens next and when, unless a promise already runs or she is asked something. */
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
  const sentAnyway = refuseRedirect(move, context);

  let clocks = ticket.clocks.map((clock) => (clock.kind === 'first_reply' ? meetClock(clock, context.now) : clock));
  if (asksRequester || nextStep)
    clocks = clocks.map((clock) => (clock.kind === 'confirmation' ? endClock(clock, context.now, 'stopped') : clock));
  if (nextStep) clocks = newPromise(clocks, { of: 'promised', by: nextStep.by }, context);
  if (nextStep && !asksRequester) clocks = resumed(clocks, context);
  if (asksRequester) clocks = pausedOnHer(clocks, ticket.urgency, context.now);
  const data = {
    messageId: move.messageId,
    asksRequester,
    clocks: changedClocks(ticket, clocks),
    ...(nextStep ? { nextStep } : {}),
    ...sentAnyway,
  };
  return [{ type: 'HelperReplied', data }];
};

export const note: Decide<'note'> = (_ticket, move) => {
  refuseIf(move.text.trim() === '', 'message.empty');
  return [{ type: 'NoteWritten', data: { messageId: move.messageId } }];
};

/** Refused only if somebody else's words to or from the requester came after the version these were written against. */
export function refuseStale(ticket: Ticket, writtenAgainst: number | undefined, { actor }: Context): void {
  if (writtenAgainst === undefined) return;
  const newer = Object.entries(ticket.words).some(
    ([person, version]) => person !== actor.id && version > writtenAgainst,
  );
  refuseIf(newer, 'reply.stale', { version: ticket.version });
}

/** Warns once; sending anyway is one more press, and on the record. */
export function refuseRedirect(
  move: Pick<MoveData['reply'], 'text' | 'sendAnyway'>,
  { checkWording }: Context,
): { sentAnyway?: true } {
  const wording = checkWording(move.text);
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
  return owed ? [...clocks] : newPromise(clocks, { of: 'firstReply', urgency: ticket.urgency }, context);
}

/** One promise at a time. The one before was kept (an answer she was owed), moved (changed in time) or broken. */
export function newPromise(clocks: readonly Clock[], target: Clock['target'], { policy, now }: Context): Clock[] {
  const ended = clocks.map((clock) => (clock.kind === 'promise' && isOpen(clock) ? endPromise(clock, now) : clock));
  return [...ended, startClock(policy, { id: nextClockId(clocks, 'promise'), kind: 'promise', target }, now)];
}

function endPromise(clock: Clock, now: number): Clock {
  if (isLate(clock, now) || clock.pausedLate) return endClock(clock, now, 'broken');
  return endClock(clock, now, clock.target.of === 'promised' ? 'moved' : 'kept');
}

export function onBehalf(ticket: Ticket, { actor }: Context): { onBehalfOf?: string } {
  return actor.id === ticket.requesterId ? {} : { onBehalfOf: ticket.requesterId };
}
