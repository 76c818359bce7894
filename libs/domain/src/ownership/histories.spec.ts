import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { live } from '../testing/histories.js';
import { runs } from '../testing/runs.js';
import { rebuild } from './evolve.js';
import { breaches } from './invariants.js';

/** Lives histories until one breaks section 4 of the rule, and tells it as a story. Returns every kind of fact that happened. */
function liveMany(lot: fc.Parameters<[fc.GeneratorValue]>): string[] {
  const reached = new Set<string>();
  fc.assert(
    fc.property(fc.gen(), (draw) => {
      const desk = live(draw);
      const story = desk.history.map(({ by, type }) => `${by}: ${type}`).join('\n');
      expect([story, breaches(desk.history)]).toEqual([story, []]);
      expect(rebuild(desk.history)).toEqual(desk.ticket);
      const written = JSON.parse(JSON.stringify(desk.history)) as typeof desk.history;
      expect(rebuild(written)).toEqual(JSON.parse(JSON.stringify(desk.ticket)));
      for (const { type } of desk.history) reached.add(type);
    }),
    lot,
  );
  return [...reached].sort();
}

describe('after every history of moves section 4 of the rule holds, and the facts alone rebuild the state', () => {
  // The lot must draw every kind of fact, or the sentence above was not tested.
  it('in histories known to hold every kind of fact', () =>
    expect(liveMany({ numRuns: runs(1_000), seed: 112 })).toEqual(
      runs(1_000) < 1_000 ? expect.any(Array) : EVERY_FACT,
    ));
  it('in histories nobody has seen before', () => void liveMany({ numRuns: runs(500) }));
});

const EVERY_FACT = [
  'BetterIdeaBrought',
  'BroadcastHeard',
  'CallbackAsked',
  'CalledBack',
  'ClocksRederived',
  'ClosedUnsolved',
  'ConsultAnswered',
  'ConsultAsked',
  'ConsultWithdrawn',
  'DecisionAsked',
  'DecisionGiven',
  'DecisionPassedOn',
  'DifficultTold',
  'DiscardUndone',
  'ElsewhereTold',
  'EscalationRaised',
  'HandoverAccepted',
  'HandoverDeclined',
  'HandoverLapsed',
  'HandoverOffered',
  'HelpLogged',
  'HelperJoined',
  'HelperReplied',
  'InterimGiven',
  'LaterAgreed',
  'MaskLifted',
  'NoteWritten',
  'OutageEnded',
  'OutageJoined',
  'OwnerSucceeded',
  'PathDeclined',
  'PathStarted',
  'PathStepDone',
  'RequesterReminded',
  'RequesterWrote',
  'SecondAgreed',
  'SolutionConfirmed',
  'SolutionOffered',
  'SolutionRejected',
  'SomeoneElseAsked',
  'StandInAskOver',
  'StandInAsked',
  'StandInDeclined',
  'StandInEnded',
  'StandInStarted',
  'StepWaited',
  'ThanksGiven',
  'TicketAbsorbed',
  'TicketClaimed',
  'TicketClosedUnconfirmed',
  'TicketDiscarded',
  'TicketLinked',
  'TicketMerged',
  'TicketOpened',
  'TicketReopened',
  'TicketWithdrawn',
  'UnsolvedContested',
  'UnsolvedSeen',
  'UrgencyKept',
  'UrgencyLowered',
  'UrgencyRaised',
  'WaitAnswered',
  'WaitAsked',
  'WatchPassed',
];
